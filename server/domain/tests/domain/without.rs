//! The picture without a channel, against a recount of the single answers.

use std::collections::BTreeMap;

use domain::{
    disclosure::{Figure, PublishedPicture, RawPicture, TableForm, TallyInput, publish, publish_without},
    municipality::Thresholds,
    response::{Channel, Response},
    survey::{QuestionKind, Survey},
    tally::{Tally, cells},
};
use proptest::prelude::*;

use crate::crowd::{municipality, response, survey, surveys};

/// So many answers of each kind, by channel.
fn answers(survey: &Survey, crowd: &[(usize, Channel, &str)]) -> Vec<Response> {
    crowd
        .iter()
        .flat_map(|(times, channel, form)| {
            let one = Response { channel: *channel, ..response(survey, form) };
            std::iter::repeat_n(one, *times)
        })
        .collect()
}

fn raw(survey: &Survey, answers: &[Response]) -> RawPicture {
    let mut tally = Tally::default();
    for answer in answers {
        tally.add(&cells(survey, answer));
    }
    let input = TallyInput {
        round: "2026",
        survey: &survey.slug,
        version: survey.version,
        demo: false,
        tally: &tally,
    };
    RawPicture::from_tallies(&municipality(), surveys(), 2026, &[input]).unwrap()
}

/// Everything that is published of one table: its base and its rows.
fn figures(
    picture: &PublishedPicture,
    field: &str,
    form: TableForm,
) -> (Figure<u64>, BTreeMap<String, Figure<u8>>) {
    let table = picture
        .tables
        .iter()
        .find(|table| {
            table.survey == "vuxna" && table.field == field && table.form == form && table.area.is_none()
        })
        .unwrap();
    let rows = table.rows.iter().map(|row| {
        let figure = match row.figure {
            Figure::Shown(share) => Figure::Shown(share.percent),
            Figure::Protected => Figure::Protected,
            Figure::TooFew => Figure::TooFew,
        };
        (row.option.clone(), figure)
    });
    (table.base, rows.collect())
}

const STUFFED: &str = "fv_polis=inte_alls";
const AT_EVENTS: [(usize, Channel, &str); 2] =
    [(60, Channel::Event, "fv_polis=helt omr=norr"), (40, Channel::Event, "fv_polis=ganska_bra omr=soder")];

#[test]
fn without_a_stuffed_channel_the_figures_are_those_of_the_others() {
    let survey = survey("vuxna");
    let mut crowd = AT_EVENTS.to_vec();
    crowd.push((900, Channel::Link, STUFFED));
    let raw = raw(&survey, &answers(&survey, &crowd));
    let whole = publish(&raw, Thresholds::default());
    assert_eq!(whole.leavable, [Channel::Link, Channel::Event]);
    let without = publish_without(&raw, Channel::Link, Thresholds::default()).unwrap();
    assert_eq!((without.without, without.label.n), (Some(Channel::Link), 100));
    assert_eq!(without.label.channels, [Channel::Event]);
    let (base, rows) = figures(&without, "fv_polis", TableForm::FullScale);
    assert_eq!(base, Figure::Shown(100));
    assert_eq!(
        (rows["helt"], rows["ganska_bra"], rows["inte_alls"]),
        (Figure::Shown(60), Figure::Shown(40), Figure::Shown(0))
    );
    assert!(without.tables.iter().all(|table| table.area.is_none()), "areas are not counted by channel");
    assert!(without.respondents.groups_by_area.is_empty());
}

#[test]
fn a_figure_that_would_give_the_left_out_channel_away_is_hidden() {
    let survey = survey("vuxna");
    let mut crowd = AT_EVENTS.to_vec();
    // Three came in by the open link and trust the police; without it sixty do, and with it sixty-three.
    crowd.extend([
        (3, Channel::Link, "fv_polis=helt"),
        (50, Channel::Link, STUFFED),
        (20, Channel::Link, "fv_polis=ganska_bra"),
    ]);
    let raw = raw(&survey, &answers(&survey, &crowd));
    let (_, with) = figures(&publish(&raw, Thresholds::default()), "fv_polis", TableForm::FullScale);
    assert!(with["helt"].is_shown());
    for channel in [Channel::Link, Channel::Event] {
        let without = publish_without(&raw, channel, Thresholds::default()).unwrap();
        let (base, rows) = figures(&without, "fv_polis", TableForm::FullScale);
        assert!(base.is_shown());
        assert_eq!(rows["helt"], Figure::Protected, "without {channel:?}");
        assert!(rows.values().filter(|figure| **figure == Figure::Protected).count() > 1, "never alone");
    }
}

#[test]
fn a_channel_with_few_answers_cannot_be_left_out_and_neither_can_the_only_one() {
    let survey = survey("vuxna");
    let few = [(200, Channel::Link, "fv_polis=helt"), (49, Channel::Event, "fv_polis=helt")];
    let raw_few = raw(&survey, &answers(&survey, &few));
    assert_eq!(publish(&raw_few, Thresholds::default()).leavable, [] as [Channel; 0]);
    assert!(publish_without(&raw_few, Channel::Link, Thresholds::default()).is_none());
    let only = raw(&survey, &answers(&survey, &few[..1]));
    assert_eq!(publish(&only, Thresholds::default()).leavable, [] as [Channel; 0]);
    // The small ones together are large enough to remain without the large one.
    let small = [few[0], few[1], (5, Channel::Code, "fv_polis=helt")];
    let raw_small = raw(&survey, &answers(&survey, &small));
    assert_eq!(publish(&raw_small, Thresholds::default()).leavable, [Channel::Link]);
}

/// Unsafe as one side of a table of this many.
fn is_unsafe(count: usize, base: usize, sensitive: bool) -> bool {
    (1..=4).contains(&count) || sensitive && (count == 0 || count == base)
}

/// Independent of the program's own arithmetic: the single answers of one channel, counted.
fn count<'a>(answers: impl Iterator<Item = &'a Response>, field: &str, options: &[&str]) -> (usize, usize) {
    let chosen: Vec<_> =
        answers.map(|answer| answer.answers.get(field)).filter(|chosen| !chosen.is_empty()).collect();
    let in_base: Vec<_> = chosen
        .into_iter()
        .filter(|chosen| !chosen.iter().any(|option| option == "vet_inte" || option == "vill_inte"))
        .collect();
    let hits = in_base.iter().filter(|chosen| chosen.iter().any(|option| options.contains(&option.as_str())));
    (hits.count(), in_base.len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn whatever_is_shown_without_a_channel_is_safe_in_it_and_in_all_others(
        people in prop::collection::vec((0_usize..4, 0_usize..1_000_000), 150..300),
    ) {
        let survey = survey("vuxna");
        let single = |question: &&domain::survey::Question| !matches!(question.kind, QuestionKind::Many { .. }) && question.id != "omr";
        let asked: Vec<_> = survey.questions.iter().filter(single).collect();
        let answers: Vec<Response> = people
            .iter()
            .map(|(way, seed)| {
                let mut form = Vec::new();
                for (at, question) in asked.iter().enumerate() {
                    // Some options are rare, and not everybody answers everything.
                    let throw = (seed / (at + 3)) % 23;
                    let option = &question.options[[0, 0, 0, 1, 1, 1, 2, 2, 3][throw % 9] % question.options.len()];
                    if throw < 21 {
                        form.extend(question.fields().map(|field| format!("{}={}", field.id, option.id)));
                    }
                }
                form.push(format!("utsatt={}", ["nej", "nej", "nej", "stold", "hot"][seed % 5]));
                // Channels of very different size.
                let channel = [Channel::Link, Channel::Link, Channel::Event, Channel::Code][*way];
                Response { channel, ..response(&survey, &form.join(" ")) }
            })
            .collect();
        let raw = raw(&survey, &answers);
        let whole = publish(&raw, Thresholds::default());
        let mut shown = 0;
        for channel in &whole.leavable {
            let without = publish_without(&raw, *channel, Thresholds::default()).unwrap();
            for table in without.tables.iter().filter(|table| table.survey == "vuxna") {
                let with = whole.tables.iter().find(|with| {
                    (&with.survey, &with.field, with.form) == (&table.survey, &table.field, table.form) && with.area.is_none()
                }).unwrap();
                if !matches!(table.form, TableForm::FullScale | TableForm::SingleOptions) {
                    continue;
                }
                let least = if table.sensitive { 20 } else { 10 };
                for (row, with) in table.rows.iter().zip(&with.rows) {
                    if !row.figure.is_shown() {
                        continue;
                    }
                    shown += 1;
                    prop_assert!(with.figure.is_shown(), "{} {} is hidden in the whole", table.field, row.option);
                    for by_itself in [true, false] {
                        let side = answers.iter().filter(|answer| (answer.channel == *channel) == by_itself);
                        let (count, base) = count(side, &table.field, &[&row.option]);
                        prop_assert!(base == 0 || base >= least, "{} rests on {base}", table.field);
                        prop_assert!(
                            base == 0 || !is_unsafe(count, base, table.sensitive),
                            "{} {}: {count} of {base}, {channel:?} by itself: {by_itself}", table.field, row.option
                        );
                    }
                }
            }
        }
        prop_assert!(whole.leavable.is_empty() || shown > 0, "nothing was tested");
    }
}
