//! No published set of tables lets the attack in, and most of what is safe is kept.

use std::collections::BTreeMap;

use domain::{
    aggregates::{self, AggregateRow},
    disclosure::{Figure, PublishedPicture, RawPicture, TableForm, publishable},
};

use crate::{
    crowd,
    town::{self, Dice},
};

pub type Key = (String, String, Option<String>, String);

/// Every exact count by age group, field, area and answer.
pub fn exact(raw: &RawPicture) -> BTreeMap<Key, (u64, u64)> {
    let counted = |row: &AggregateRow<'_>| {
        let (share, n) = (row.share?, row.n?);
        let count = (share / 100.0 * n as f64).round() as u64;
        let answer = row.answer.as_deref()?.to_owned();
        let key = (row.survey.to_owned(), row.field.to_string(), row.area.map(str::to_owned), answer);
        Some((key, (count, n)))
    };
    aggregates::draft_rows(raw).filter_map(|row| counted(&row)).collect()
}

/// Safe figures in all, how many of them are shown, and how many would be were every table with a small one hidden.
///
/// Safe is what the rules for a figure by itself let through: a large enough base, neither side of a table of two with
/// 1–4, a place with enough mentions. What is not shown of that was hidden to protect another.
fn kept(raw: &RawPicture, picture: &PublishedPicture) -> (usize, usize, usize) {
    let exact = exact(raw);
    let (mut safe, mut shown, mut roughly) = (0, 0, 0);
    for table in picture.tables.iter().filter(|table| table.base != Figure::TooFew) {
        let places = table.question == "plats" || table.question == "b_plats";
        let least = if table.sensitive || table.survey == "barn" { 20 } else { 10 };
        let counts: Vec<(bool, bool)> = table
            .rows
            .iter()
            .filter_map(|row| {
                let answer = match &table.within {
                    Some((place, _)) => format!("{place}.{}", row.option),
                    None => row.option.clone(),
                };
                let key = (table.survey.clone(), table.field.clone(), table.area.clone(), answer);
                // The same option may stand in the full scale only or in the sums only.
                let &(count, n) = exact.get(&key)?;
                let of_two = matches!(
                    table.form,
                    TableForm::SingleOptions | TableForm::CrossOption | TableForm::ProblemOrNot
                );
                let small = |count: u64| (1..=4).contains(&count) || table.sensitive && count == 0;
                let unnamed =
                    places && count < least && !["ingenstans", "nej", "vet_inte"].contains(&&*row.option);
                let is_safe = !(small(count) || unnamed || of_two && small(n - count));
                Some((is_safe, row.figure.is_shown()))
            })
            .collect();
        let whole = counts.iter().all(|(is_safe, _)| *is_safe);
        for (_, is_shown) in counts.iter().filter(|(is_safe, _)| *is_safe) {
            safe += 1;
            shown += usize::from(*is_shown);
            roughly += usize::from(whole);
        }
    }
    (safe, shown, roughly)
}

#[test]
fn most_safe_figures_are_kept() {
    let (mut safe, mut shown, mut roughly) = (0, 0, 0);
    for seed in 1..=3 {
        let municipality = town::municipality(8);
        let raw = town::raw(&municipality, &town::tallies(&municipality, 2_000, 0.05, seed));
        let (picture, report) = publishable(&raw, None).expect("it can be published");
        let of_town = kept(&raw, &picture);
        println!("{of_town:?}, {report:?}");
        (safe, shown, roughly) = (safe + of_town.0, shown + of_town.1, roughly + of_town.2);
    }
    println!(
        "{shown} of {safe} safe figures are kept; {roughly} if every table with a small one were hidden"
    );
    assert!(shown * 100 >= safe * 85, "{shown} of {safe}");
    assert!(shown > roughly);
}

/// Whoever reads a small picture writes down every table of whole numbers that fits it. Nothing here is shared with the
/// attack of the product: what a figure leaves possible is worked out from the published picture alone.
struct Reader<'a> {
    picture: &'a PublishedPicture,
    field: &'a str,
}

/// At most so many answer in the towns that are read through.
const MOST: u64 = 48;

impl Reader<'_> {
    fn rows(&self, area: Option<&str>) -> (Figure<u64>, Vec<Option<u64>>) {
        let table = self
            .picture
            .tables
            .iter()
            .find(|table| {
                (table.survey.as_str(), table.field.as_str(), table.area.as_deref())
                    == ("vuxna", self.field, area)
            })
            .unwrap();
        let percent =
            |figure: &Figure<_>| figure.shown().map(|share: &domain::disclosure::Share| share.percent.into());
        (table.base, table.rows.iter().map(|row| percent(&row.figure)).collect())
    }

    /// Whether these counts would be published like this.
    fn fits((base, rows): &(Figure<u64>, Vec<Option<u64>>), counts: &[u64]) -> bool {
        let n: u64 = counts.iter().sum();
        let rounded = |n: u64, step: u64| (2 * n + step) / (2 * step) * step;
        match base {
            Figure::TooFew => n < 10,
            Figure::Protected => n >= 10,
            Figure::Shown(base) => {
                n >= 10
                    && rounded(n, 5) == *base
                    && counts.iter().zip(rows).all(|(count, row)| {
                        row.is_none_or(|percent| {
                            let step = if n < 50 { 5 } else { 1 };
                            !(1..=5).contains(count)
                                && (200 * count + step * n) / (2 * step * n) * step == percent
                        })
                    })
            }
        }
    }

    /// Every table of so many rows that fits.
    fn tables(&self, area: Option<&str>, rows: usize, most: u64) -> Vec<Vec<u64>> {
        let published = self.rows(area);
        let mut tables = vec![Vec::new()];
        for _ in 0..rows {
            tables = tables
                .into_iter()
                .flat_map(|table: Vec<u64>| {
                    let left = most - table.iter().sum::<u64>();
                    (0..=left).map(move |count| [table.clone(), vec![count]].concat())
                })
                .collect();
        }
        tables.retain(|table| Self::fits(&published, table));
        tables
    }

    /// The published limits of a number of answers.
    fn most(figure: Figure<u64>) -> u64 {
        match figure {
            Figure::Shown(0) => 0,
            Figure::Shown(n) => n + 2,
            _ => MOST,
        }
    }
}

/// `pr_fart` has four options in the whole municipality, summed into two rows in each of two areas.
#[test]
fn whoever_writes_down_every_table_that_fits_a_small_picture_cannot_tell_an_unsafe_count() {
    let options = ["inget", "litet", "ganska_stort", "mycket_stort"];
    let (mut read, mut unsafe_counts) = (0, 0);
    for seed in 0..60 {
        let mut dice = Dice(seed);
        let mut crowd = Vec::new();
        let mut counts = [[0_u64; 4]; 3];
        for (place, area) in ["norr", "soder", "vet_inte"].into_iter().enumerate() {
            for (at, option) in options.into_iter().enumerate() {
                let count = if place == 2 {
                    dice.below(3)
                } else {
                    [dice.below(4), dice.below(9)][dice.below(2) as usize]
                };
                counts[place][at] = count;
                crowd.push((count as usize, format!("omr={area} pr_fart={option}")));
            }
            crowd.push((dice.below(3) as usize, format!("omr={area}")));
        }
        let crowd: Vec<(usize, &str)> = crowd.iter().map(|(times, form)| (*times, form.as_str())).collect();
        let n: usize = crowd.iter().map(|(times, _)| times).sum();
        let Ok((picture, _)) = publishable(&crowd::raw("vuxna", &crowd), None) else { continue };
        if n as u64 > MOST - 4 {
            continue;
        }
        read += 1;
        let reader = Reader { picture: &picture, field: "pr_fart" };
        let who = &picture.respondents;
        let most_in = |area: &str| {
            let cell = who
                .groups_by_area
                .iter()
                .find(|one| (one.survey.as_deref(), one.area.as_deref()) == (Some("vuxna"), Some(area)));
            Reader::most(cell.unwrap().n).min(MOST)
        };
        let group = who.groups.iter().find(|group| group.survey.as_deref() == Some("vuxna")).unwrap();
        let areas = ["norr", "soder"].map(|area| reader.tables(Some(area), 2, most_in(area)));
        let elsewhere = match who.area_unknown {
            Figure::Protected => Reader::most(Figure::Protected),
            shown => Reader::most(shown),
        };
        let whole = reader.tables(None, 4, Reader::most(group.n).min(MOST));

        // Which sums of the whole go with which tables of the areas.
        let sums = |table: &[u64]| [table[2] + table[3], table[0] + table[1]];
        let lives = |whole: [u64; 2], north: &[u64], south: &[u64]| {
            let left: Option<Vec<u64>> =
                (0..2).map(|row| whole[row].checked_sub(north[row] + south[row])).collect();
            left.is_some_and(|left| left.iter().sum::<u64>() <= elsewhere)
        };
        let possible: std::collections::BTreeSet<[u64; 2]> = whole.iter().map(|table| sums(table)).collect();
        let mut ranges: BTreeMap<(usize, usize), (u64, u64)> = BTreeMap::new();
        let mut widen = |key, value: u64| {
            let range = ranges.entry(key).or_insert((value, value));
            *range = (range.0.min(value), range.1.max(value));
        };
        let mut joined = std::collections::BTreeSet::new();
        for north in &areas[0] {
            for south in &areas[1] {
                for sum in possible.iter().filter(|sum| lives(**sum, north, south)) {
                    joined.insert(*sum);
                    (0..2).for_each(|row| widen((0, row), north[row]));
                    (0..2).for_each(|row| widen((1, row), south[row]));
                }
            }
        }
        for table in whole.iter().filter(|table| joined.contains(&sums(table))) {
            (0..4).for_each(|option| widen((2, option), table[option]));
        }
        // The truth is among them, and no unsafe count is told.
        let mut check = |key, count: u64, room: u64| {
            let (least, most) = ranges[&key];
            assert!((least..=most).contains(&count), "{seed} {key:?}: {count} is not in {least}–{most}");
            if (1..=4).contains(&count) && room >= 5 {
                unsafe_counts += 1;
                assert!(most >= 5 && most - least >= 4, "{seed} {key:?}: {least}–{most}, which is {count}");
            }
        };
        for (area, table) in counts[..2].iter().enumerate() {
            let sums = sums(table);
            (0..2).for_each(|row| check((area, row), sums[row], most_in(["norr", "soder"][area])));
        }
        (0..4).for_each(|option| {
            check((2, option), counts.iter().map(|table| table[option]).sum(), MOST);
        });
    }
    println!("{unsafe_counts} unsafe counts in {read} pictures");
    assert!(read >= 10 && unsafe_counts >= 30, "{unsafe_counts} in {read}");
}

#[test]
fn a_figure_is_published_anew_only_when_its_base_has_changed_by_ten() {
    let version = |more: usize, earlier: Option<&PublishedPicture>| {
        let crowd = [
            (60 + more, "omr=norr fv_polis=helt pr_fart=litet"),
            (40, "omr=soder fv_polis=inte_alls pr_fart=ganska_stort"),
        ];
        publishable(&crowd::raw("vuxna", &crowd), earlier).expect("it can be published").0
    };
    let first = version(0, None);
    assert_eq!(version(0, Some(&first)), first, "the same answers say the same again");
    let few_more = version(9, Some(&first));
    assert_eq!(few_more.tables, first.tables);
    assert_eq!(few_more.theme_indexes, first.theme_indexes);
    assert_eq!((few_more.label.n, &few_more.respondents), (first.label.n, &first.respondents));

    let many_more = version(12, Some(&first));
    let area = |picture: &PublishedPicture, area: &str| {
        let mut tables = picture.tables.iter();
        let found = tables.find(|table| {
            (table.survey.as_str(), table.field.as_str(), table.area.as_deref())
                == ("vuxna", "pr_fart", Some(area))
        });
        found.unwrap().clone()
    };
    assert_eq!(area(&many_more, "norr").base, Figure::Shown(70));
    assert_eq!(area(&many_more, "soder"), area(&first, "soder"));
    assert_eq!(many_more.label.n, 110);
}

#[test]
fn towns_of_every_size_can_be_published_and_the_same_counts_give_the_same_picture() {
    for (answers, areas, seed) in
        [(60, 2, 1), (60, 2, 2), (200, 2, 1), (200, 8, 1), (500, 8, 1), (5_000, 8, 1), (20_000, 8, 1)]
    {
        let municipality = town::municipality(areas);
        let raw = town::raw(&municipality, &town::tallies(&municipality, answers, 0.05, seed));
        let made =
            publishable(&raw, None).unwrap_or_else(|error| panic!("{answers} {areas} {seed}: {error}"));
        assert!(made == publishable(&raw, None).unwrap(), "{answers} {areas} {seed}");
        let shown = made.0.tables.iter().flat_map(|table| &table.rows).filter(|row| row.figure.is_shown());
        assert!(shown.count() > 0, "{answers} {areas} {seed}");
    }
}

/// In towns this small some figures stay open whatever is hidden around them. Now and then that is who answered (one
/// person in an area, and the label leaves no room for more): then there is no picture.
#[test]
fn of_a_question_that_stays_open_nothing_is_said_anywhere_nor_of_what_tells_of_it() {
    let municipality = town::municipality(2);
    let (mut withheld, mut pictures) = (0, 0);
    for seed in 1..=6 {
        let raw = town::raw(&municipality, &town::tallies(&municipality, 60, 0.05, seed));
        let Ok((picture, _)) = publishable(&raw, None) else { continue };
        pictures += 1;
        let says_nothing = |survey: &str, field: &str| {
            let mut tables =
                picture.tables.iter().filter(|table| table.survey == survey && table.field == field);
            tables.all(|table| {
                table.base == Figure::Protected
                    && table.rows.iter().all(|row| row.figure == Figure::Protected)
                    && table.dont_know.is_none_or(|figure| figure == Figure::Protected)
            })
        };
        for survey in domain::survey::SLUGS {
            let fields: Vec<&str> = picture
                .tables
                .iter()
                .filter(|table| table.survey == *survey && says_nothing(survey, &table.field))
                .map(|table| table.field.as_str())
                .collect();
            withheld += fields.len();
            let mut indexes = picture.theme_indexes.iter().filter(|index| index.survey == *survey);
            assert!(indexes.all(|index| {
                !index.figure.is_shown() || !index.items.iter().any(|item| fields.contains(&item.as_str()))
            }));
            for (asked, tells) in [("plats", "tid"), ("plats", "plats.tid"), ("tid", "plats.tid")] {
                let is_there =
                    picture.tables.iter().any(|table| table.survey == *survey && table.field == tells);
                assert!(!fields.contains(&asked) || !is_there || fields.contains(&tells), "{seed} {survey}");
            }
        }
    }
    println!("{withheld} tables withheld in {pictures} pictures");
    assert!(withheld > 0 && pictures >= 4, "{withheld} in {pictures}");
}

#[test]
fn a_handful_of_answers_gives_an_empty_picture_and_a_single_one_none() {
    let (picture, _) = publishable(&crowd::raw("vuxna", &[(3, "omr=norr fv_polis=helt")]), None).unwrap();
    assert!(picture.tables.iter().flat_map(|table| &table.rows).all(|row| !row.figure.is_shown()));
    assert!(!picture.respondents.received.is_shown() && picture.label.n == 5);

    let error = publishable(&crowd::raw("vuxna", &[(1, "omr=norr fv_polis=helt")]), None).unwrap_err();
    assert!(!error.open.is_empty());
    assert!(!error.to_string().contains("helt"), "{error}");
}
