//! The board's rule, the priorities' score, and what has to be written before a picture is published.

use std::collections::BTreeMap;

use domain::{
    disclosure::{Changes, PublishedPicture, Year, publish},
    language::Text,
    municipality::Thresholds,
    report::{
        Breadth, By, Decision, DialogueVoice, GroupVoice, Heard, Judgement, LEAST_NOTES, Measure,
        MeasureKind, Move, OutsideReading, Part, Piece, Priority, PriorityOrder, Report, Residents,
        SectionNumber, Stamped, Trend, Verdict, Voices, Word, board, priorities,
    },
    staff::{Organisation, Role},
    survey::themes,
};
use jiff::civil::date;
use proptest::{prelude::*, sample::subsequence};

use crate::crowd::{self, picture, raw, survey};

fn by() -> By {
    By { role: Role::Editor, organisation: Organisation::Police, day: date(2026, 9, 3) }
}

fn report(pieces: Vec<Piece>) -> Report {
    Report::of(2026, pieces.into_iter().map(|value| Stamped { value, revision: 1, by: by() }))
}

fn measure(kind: MeasureKind, value: f64, low: f64, high: f64) -> Measure {
    Measure { kind, field: String::new(), text: Text::same("x"), value, low, high, n: 100, trend: None }
}

fn index(value: f64) -> Measure {
    measure(MeasureKind::Index, value, value, value)
}

fn share(percent: f64) -> Measure {
    measure(MeasureKind::Unsafe, percent, percent, percent)
}

/// An age group with one figure each.
fn residents(sizes: &[f64]) -> Residents {
    let group = |(number, size): (usize, &f64)| GroupVoice {
        survey: number.to_string(),
        name: Text::same("x"),
        measures: vec![index(*size)],
    };
    Residents { groups: sizes.iter().enumerate().map(group).collect(), ..Residents::default() }
}

/// One picture of several age groups.
fn groups(crowds: &[(&str, &[(usize, &str)])]) -> PublishedPicture {
    let surveys: Vec<_> = crowds.iter().map(|(slug, _)| survey(slug)).collect();
    let tallies: Vec<_> =
        surveys.iter().zip(crowds).map(|(one, (_, crowd))| crowd::tally(one, crowd)).collect();
    let all: Vec<_> = surveys.iter().zip(&tallies).collect();
    publish(&crowd::raw_of(&all), Thresholds::default())
}

#[test]
fn what_is_felt_on_the_bus_is_no_word_on_school_and_evenings_are_one_theme_for_all_ages() {
    let picture = groups(&[
        ("barn", &[(100, "b_skola=alltid b_dag=alltid b_kvall=alltid")]),
        (
            "ungdom",
            &[
                (
                    60,
                    "u_iskolan=mycket_trygg u_skolvag=mycket_trygg u_buss=mycket_otrygg trygg_kvall=mycket_trygg",
                ),
                (
                    40,
                    "u_iskolan=mycket_trygg u_skolvag=mycket_trygg u_buss=mycket_trygg trygg_kvall=mycket_trygg",
                ),
            ],
        ),
        ("unga-vuxna", &[(100, "y_centrum=mycket_otrygg y_station=mycket_trygg y_buss=mycket_trygg")]),
        ("aldre", &[(100, "a_kvall=mycket_otrygg a_dag=mycket_trygg a_hemma=mycket_trygg")]),
    ]);
    let board = board(&picture, None, &Heard::default(), &report(Vec::new()));
    let fields = |theme: &str| {
        let groups = &judged(&board, theme).voices.residents.groups;
        let all = groups.iter().flat_map(|group| &group.measures).map(|measure| measure.field.as_str());
        all.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(fields("skola"), "b_skola u_skolvag u_iskolan");
    assert_eq!(fields("kollektivtrafik"), "u_buss y_station y_buss");
    assert_eq!(fields("morker"), "b_kvall trygg_kvall y_centrum a_kvall");
    assert_eq!(fields("trygg"), "b_dag a_dag a_hemma");
    assert_eq!(judged(&board, "skola").voices.residents.apart(), None);
    let evening = &judged(&board, "morker").voices.residents;
    assert_eq!(evening.groups.iter().map(domain::report::GroupVoice::word).max(), Some(Some(Word::High)));
    assert_eq!(evening.groups.iter().map(domain::report::GroupVoice::word).min(), Some(Some(Word::Low)));
    assert_eq!(evening.apart(), None, "each was asked in other words");
    // The adults were asked too, and nobody answered.
    assert_eq!(evening.breadth(), Breadth { felt: 2, measured: 4, asked: 5, all: 5 });
    assert_eq!(judged(&board, "kollektivtrafik").voices.residents.breadth().asked, 2);
}

#[test]
fn breadth_is_over_those_asked_and_silence_wins_none() {
    // All five ages were asked; nine of the old are too few for any figure, and of the others nobody answered.
    let picture = two_groups(&[(100, "pr_moped=mycket_stort")], &[(9, "pr_moped=inget")]);
    let board = board(&picture, None, &Heard::default(), &report(Vec::new()));
    let all = priorities(&picture, &board, &report(Vec::new()));
    let theme = all.iter().find(|one| one.theme == "tvahjul").unwrap();
    assert_eq!(theme.breadth, Breadth { felt: 1, measured: 1, asked: 5, all: 5 });
    assert_eq!(theme.score.parts[&Part::Breadth], Some(4));
}

fn outside(word: Word) -> Stamped<OutsideReading> {
    Stamped { value: OutsideReading { word, note: "PTU".to_owned() }, revision: 1, by: by() }
}

/// So many notes, all of one severity.
fn notes(number: u32, severity: u8) -> DialogueVoice {
    DialogueVoice::of((0..number).map(|_| severity))
}

fn judged<'a>(board: &'a [Judgement], theme: &str) -> &'a Judgement {
    board.iter().find(|judgement| judgement.theme == theme).expect("the theme is on the board")
}

/// Two age groups in one picture.
fn two_groups(adults: &[(usize, &str)], old: &[(usize, &str)]) -> PublishedPicture {
    let (one, other) = (survey("vuxna"), survey("aldre"));
    let (adults, old) = (crowd::tally(&one, adults), crowd::tally(&other, old));
    publish(&crowd::raw_of(&[(&one, &adults), (&other, &old)]), Thresholds::default())
}

#[test]
fn a_share_stands_on_the_scale_of_the_index() {
    for (percent, size, word) in [
        (0.0, 0.0, Word::Low),
        (14.0, 28.0 / 15.0, Word::Low),
        (15.0, 2.0, Word::Middle),
        (29.0, 44.0 / 15.0, Word::Middle),
        (30.0, 3.0, Word::High),
        (100.0, 6.0, Word::High),
    ] {
        assert!((share(percent).size() - size).abs() < 1e-9, "{percent}");
        assert_eq!(Word::of(share(percent).size()), word, "{percent}");
    }
    assert_eq!(Word::of(index(1.9).size()), Word::Low);
    assert_eq!(Word::of(index(2.0).size()), Word::Middle);
    assert_eq!(Word::of(index(3.0).size()), Word::High);
}

#[test]
fn a_figure_whose_interval_reaches_from_low_to_high_says_nothing() {
    let wide = measure(MeasureKind::Index, 2.5, 1.9, 3.1);
    assert!(!wide.speaks());
    assert!(measure(MeasureKind::Index, 2.5, 2.0, 3.1).speaks());
    let mut group = residents(&[1.0]).groups.remove(0);
    group.measures.push(wide);
    assert_eq!(group.word(), Some(Word::Low), "what says something speaks alone");
    group.measures.remove(0);
    assert_eq!(
        (group.word(), Residents { groups: vec![group], ..Residents::default() }.word()),
        (None, None)
    );
}

#[test]
fn an_age_group_speaks_with_its_highest_figure_and_the_middle_one_decides() {
    let mut group = residents(&[1.0]).groups.remove(0);
    group.measures.push(share(40.0));
    assert_eq!(group.loudest().map(|measure| measure.kind), Some(MeasureKind::Unsafe));
    assert_eq!(residents(&[0.5, 3.5, 2.5]).word(), Some(Word::Middle));
    assert_eq!(residents(&[1.0, 3.5]).size(), Some(2.25));
    let apart = residents(&[0.5, 2.5, 3.5]);
    let (low, high) = apart.apart().expect("the ages differ");
    assert_eq!((low.survey.as_str(), high.survey.as_str()), ("0", "2"));
    assert_eq!(residents(&[2.0, 3.5]).apart(), None);
}

#[test]
fn the_proposal_follows_the_rule_case_by_case() {
    let few = LEAST_NOTES - 1;
    for (sizes, staff, partners, read, verdict) in [
        (&[3.5][..], notes(3, 5), notes(3, 4), Some(outside(Word::High)), Verdict::Agreed),
        (&[2.5], notes(3, 5), notes(0, 0), None, Verdict::Agreed),
        (&[2.5], notes(3, 5), notes(3, 1), None, Verdict::Split),
        (&[0.5], notes(3, 5), notes(0, 0), None, Verdict::Split),
        (&[0.5], notes(0, 0), notes(0, 0), Some(outside(Word::High)), Verdict::Split),
        (&[3.5], notes(0, 0), notes(0, 0), None, Verdict::Missing),
        (&[3.5], notes(few, 1), notes(few, 1), None, Verdict::Missing),
        (&[], notes(3, 5), notes(3, 5), Some(outside(Word::High)), Verdict::Missing),
    ] {
        let voices = Voices { residents: residents(sizes), staff, partners, outside: read };
        assert_eq!(voices.proposed(), verdict, "{:?}", voices.words());
    }
}

#[test]
fn the_board_reads_published_figures_of_every_kind() {
    let adults = [
        (
            60,
            "pr_moped=mycket_stort trygg_kvall=ganska_otrygg utsatt=hot v_bedrageri=mycket_ofta fv_polis=inte_alls",
        ),
        (40, "pr_moped=litet trygg_kvall=mycket_trygg utsatt=nej v_bedrageri=aldrig fv_polis=helt"),
    ];
    let old = [(30, "a_bedr=forsok"), (20, "a_bedr=forlust"), (40, "a_bedr=nej"), (10, "a_bedr=vet_inte")];
    let board = board(&two_groups(&adults, &old), None, &Heard::default(), &report(Vec::new()));
    let said = |theme: &str, kind: MeasureKind| {
        let groups = &judged(&board, theme).voices.residents.groups;
        let measures = groups.iter().flat_map(|group| &group.measures);
        let found: Vec<f64> =
            measures.filter(|measure| measure.kind == kind).map(|measure| measure.value).collect();
        assert_eq!(found.len(), 1, "{theme}: {kind:?}");
        found[0]
    };
    assert!((said("tvahjul", MeasureKind::Index) - 4.4).abs() < 1e-9);
    assert!((said("morker", MeasureKind::Unsafe) - 60.0).abs() < 1e-9);
    assert!((said("utsatthet", MeasureKind::Exposed) - 60.0).abs() < 1e-9);
    assert!((said("oro", MeasureKind::Worried) - 60.0).abs() < 1e-9);
    assert!((said("fortroende", MeasureKind::Disagree) - 60.0).abs() < 1e-9);
    assert!((said("bedrageri", MeasureKind::Tried) - 50.0).abs() < 1e-9);

    let children = picture("barn", &[(30, "b_orsak=moped"), (50, "b_orsak=inget")]);
    let board = domain::report::board(&children, None, &Heard::default(), &report(Vec::new()));
    let named = &judged(&board, "tvahjul").voices.residents.groups[0].measures[0];
    assert_eq!((named.kind, named.value.to_string().as_str(), named.n), (MeasureKind::Named, "38", 80));
    for theme in ["plats", "prioritering", "bakgrund"] {
        assert!(board.iter().all(|judgement| judgement.theme != theme), "{theme} is nothing to judge");
    }
}

#[test]
fn what_is_hidden_says_nothing() {
    // Nine adults are too few for any figure; of 60 exposed, two of another kind are protected.
    for crowd in
        [&[(9, "pr_moped=mycket_stort prio=tvahjul")][..], &[(40, "pr_moped=litet"), (2, "pr_moped=inget")]]
    {
        let picture = picture("vuxna", crowd);
        let board = board(&picture, None, &Heard::default(), &report(Vec::new()));
        let residents = &judged(&board, "tvahjul").voices.residents;
        assert_eq!((residents.groups.len(), residents.asked, residents.all), (0, 5, 5), "{crowd:?}");
        let priorities = priorities(&picture, &board, &report(Vec::new()));
        let two_wheels = priorities.iter().find(|priority| priority.theme == "tvahjul").unwrap();
        assert_eq!(two_wheels.score.parts[&Part::Size], None);
    }
}

#[test]
fn staff_overrule_the_proposal_and_take_it_back() {
    let picture = picture("vuxna", &[(60, "pr_moped=mycket_stort"), (40, "pr_moped=litet")]);
    let theme = || "tvahjul".to_owned();
    let decision = Decision { verdict: Verdict::Agreed, reason: "Vi ser det varje dag".to_owned() };
    let decided = |decision| {
        let pieces = vec![Piece::Decision { theme: theme(), decision }];
        let board = board(&picture, None, &Heard::default(), &report(pieces));
        judged(&board, "tvahjul").clone()
    };
    let overruled = decided(Some(decision.clone()));
    assert_eq!((overruled.proposed, overruled.verdict()), (Verdict::Missing, Verdict::Agreed));
    assert_eq!(
        overruled.decided.as_ref().map(|decided| (&decided.value, decided.by)),
        Some((&decision, by()))
    );
    assert_eq!(decided(None).verdict(), Verdict::Missing);
}

#[test]
fn a_dialogue_is_the_mean_severity_of_its_notes() {
    let voice = DialogueVoice::of([2, 3, 6]);
    assert_eq!((voice.notes, voice.word()), (3, Some(Word::High)));
    assert!((voice.severity.unwrap() - 11.0 / 3.0).abs() < 1e-9);
    assert_eq!(DialogueVoice::of([6, 6]).word(), None, "two are too few to say anything");
    assert_eq!(DialogueVoice::of([]).severity, None);
}

fn heard(theme: &str, staff: DialogueVoice) -> Heard {
    Heard { staff: BTreeMap::from([(theme.to_owned(), staff)]), partners: BTreeMap::new() }
}

#[test]
fn the_score_is_as_it_is_written_down() {
    // Of both groups 25 % chose mopeds; adults' index is 4.4, the old's 0.
    let adults = [
        (60, "pr_moped=mycket_stort prio=trafik"),
        (15, "pr_moped=litet prio=trafik"),
        (25, "pr_moped=litet prio=tvahjul"),
    ];
    let old = [(25, "pr_moped=inget prio=tvahjul"), (75, "pr_moped=inget prio=trafik")];
    let picture = two_groups(&adults, &old);
    let board = board(&picture, None, &heard("tvahjul", notes(4, 4)), &report(Vec::new()));
    let all = priorities(&picture, &board, &report(Vec::new()));
    let priority = all.iter().find(|priority| priority.theme == "tvahjul").unwrap();
    let parts: Vec<Option<u8>> = Part::ALL.iter().map(|part| priority.score.parts[part]).collect();
    // 40 · 2.2/6, 20 · 1/5 (all five ages were asked), 20 · 25/50, 15 · 4/6, and nothing to compare with.
    assert_eq!(parts, [Some(15), Some(4), Some(10), Some(10), None]);
    assert_eq!(priority.score.total(), 39);
    assert_eq!(all.len(), themes().iter().filter(|theme| theme.prio).count());
    assert_eq!(Part::ALL.iter().map(|part| part.most()).sum::<u8>(), 100);
    assert!(all.is_sorted_by_key(|priority| std::cmp::Reverse(priority.score.total())));
}

#[test]
fn what_grows_gives_points_and_what_shrinks_gives_none() {
    let year = |unsafe_ones: usize| {
        raw(
            "vuxna",
            &[(200 - unsafe_ones, "trygg_kvall=mycket_trygg"), (unsafe_ones, "trygg_kvall=ganska_otrygg")],
        )
    };
    let trend = |earlier: usize, later: usize| {
        let (earlier, later) = (year(earlier), year(later));
        let [one, two] = [&earlier, &later].map(|raw| publish(raw, Thresholds::default()));
        let changes =
            Changes::between(Year { raw: &earlier, published: &one }, Year { raw: &later, published: &two });
        let board = board(&two, changes.as_ref(), &Heard::default(), &report(Vec::new()));
        let told = judged(&board, "morker").voices.residents.groups[0].measures[0].trend;
        let all = priorities(&two, &board, &report(Vec::new()));
        (told, all.iter().find(|one| one.theme == "morker").unwrap().score.parts[&Part::Growing])
    };
    assert_eq!(trend(40, 120), (Some(Trend::Worse), Some(5)));
    assert_eq!(trend(120, 40), (Some(Trend::Better), Some(0)));
    assert_eq!(trend(80, 82), (Some(Trend::NotSure), Some(0)), "compared, and not surely worse");
    assert_eq!(trend(2, 82), (None, None), "a hidden figure is compared with nothing");
}

#[test]
fn sections_2_and_14_have_to_be_written_and_spaces_are_not_writing() {
    let text = |number: u8, text: &str| Piece::Text {
        section: SectionNumber::new(number).unwrap(),
        text: text.to_owned(),
    };
    assert_eq!(
        report(vec![text(1, "Kort"), text(14, " \n")]).missing_before_publishing(),
        [SectionNumber::METHOD, SectionNumber::PRIORITIES]
    );
    assert_eq!(report(vec![text(2, "Så här"), text(14, "Därför")]).missing_before_publishing(), []);
    assert_eq!(SectionNumber::ALL.map(SectionNumber::get), std::array::from_fn(|at| at as u8 + 1));
    assert_eq!((SectionNumber::new(0), SectionNumber::new(16)), (None, None));
}

#[test]
fn what_is_written_survives_being_frozen() {
    let moved = Move { place: 2, reason: "Därför".to_owned(), by: by() };
    let written = report(vec![
        Piece::Text { section: SectionNumber::METHOD, text: "Så här".to_owned() },
        Piece::Order(PriorityOrder::default().with_count(4).with_move("trafik", moved, 11)),
    ]);
    let frozen = serde_json::to_string(&written).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&frozen).unwrap(), written);
}

/// The order that holds, with these moves made one after the other.
fn order_after(moves: &[(usize, u8)]) -> (Vec<Priority>, PriorityOrder) {
    let picture = picture("vuxna", &[(40, "pr_moped=mycket_stort"), (60, "pr_fart=ganska_stort")]);
    let none = report(Vec::new());
    let board = board(&picture, None, &Heard::default(), &none);
    let by_score: Vec<String> =
        priorities(&picture, &board, &none).into_iter().map(|one| one.theme).collect();
    let order = moves.iter().fold(PriorityOrder::default(), |order, (theme, place)| {
        let to = Move { place: *place, reason: "Därför".to_owned(), by: by() };
        order.with_move(&by_score[*theme], to, 11)
    });
    let written = report(vec![Piece::Order(order.clone())]);
    (priorities(&picture, &board, &written), order)
}

#[test]
fn a_moved_theme_goes_back_where_its_score_puts_it() {
    let (moved, order) = order_after(&[(5, 1)]);
    assert_eq!((moved[0].rank_by_score, moved[0].chosen), (6, true));
    let theme = moved[0].theme.clone();
    assert!(order.without_move(&theme).moves().is_empty());
    let (plain, _) = order_after(&[]);
    assert!(plain.iter().all(|one| one.rank == one.rank_by_score && one.moved.is_none()));
    assert_eq!(plain.iter().filter(|one| one.chosen).count(), 3);
}

proptest! {
    #[test]
    fn the_verdict_does_not_hang_on_who_says_what_but_that_residents_speak(
        size in 0.0..6.0_f64, words in subsequence(vec![0_u8, 2, 5], 0..=3),
    ) {
        // The same severities by staff, then by partners; the other source comes from elsewhere.
        let voice = |at: usize| words.get(at).map_or(notes(0, 0), |severity| notes(3, *severity));
        let (one, other) = (voice(0), voice(1));
        let read = words.get(2).map(|severity| outside(Word::of(f64::from(*severity))));
        let of = |staff, partners| Voices { residents: residents(&[size]), staff, partners, outside: read.clone() };
        let verdict = of(one, other).proposed();
        prop_assert_eq!(verdict, of(other, one).proposed());
        prop_assert_eq!(verdict == Verdict::Missing, words.is_empty());
        let mut alone = of(one, other);
        alone.residents = Residents::default();
        prop_assert_eq!(alone.proposed(), Verdict::Missing);
        // Once they differ, nobody who joins in makes them agree.
        if verdict == Verdict::Split && read.is_none() {
            for word in Word::ALL {
                let joined = Voices { outside: Some(outside(word)), ..of(one, other) };
                prop_assert_eq!(joined.proposed(), Verdict::Split);
            }
        }
    }

    #[test]
    fn a_larger_share_is_never_smaller_on_the_scale(one in 0.0..=100.0_f64, other in 0.0..=100.0_f64) {
        let (less, more) = (one.min(other), one.max(other));
        prop_assert!(share(less).size() <= share(more).size());
        prop_assert!((0.0..=6.0).contains(&share(one).size()));
    }

    #[test]
    fn however_themes_are_moved_each_has_one_place_and_the_last_moved_its_own(
        moves in prop::collection::vec((0_usize..11, 1_u8..=11), 1..6),
    ) {
        let (all, order) = order_after(&moves);
        let ranks: Vec<u8> = all.iter().map(|one| one.rank).collect();
        prop_assert_eq!(ranks, (1..=all.len() as u8).collect::<Vec<_>>());
        let (theme, place) = moves[moves.len() - 1];
        let last = all.iter().find(|one| usize::from(one.rank_by_score) == theme + 1).unwrap();
        prop_assert_eq!(last.rank, place);
        prop_assert_eq!(order.moves()[&last.theme].place, place);
        let still: Vec<u8> = all.iter().filter(|one| one.moved.is_none()).map(|one| one.rank_by_score).collect();
        prop_assert!(still.is_sorted(), "{still:?}");
    }
}
