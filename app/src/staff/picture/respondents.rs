//! Section 3: who answered. Numbers of answers, never shares of anything.

use domain::{
    burst::Burst,
    disclosure::{Coverage, Figure as Published, Responses},
    statistics::to_nearest_five,
};

use super::{PictureView, words};
use crate::{
    components::charts::{Bar, Figure, Mark, Panel, Scale, sort_by_size},
    staff::overview::coverage_words,
    texts::{day, integer, t, t_with},
};

/// Answers per age group and area with their coverage, and by channel and language.
pub(super) fn figures(view: &PictureView) -> Vec<Figure> {
    let language = view.language;
    let picture = view.picture();
    let who = &picture.respondents;
    let group_bars: Vec<Bar> = who
        .groups
        .iter()
        .filter_map(|responses| {
            let group = picture.group(responses.survey.as_deref()?)?;
            Some(bar(view, group.name.get(language).to_owned(), responses.n, short_coverage(view, responses)))
        })
        .collect();
    let mut area_bars: Vec<Bar> = who
        .areas
        .iter()
        .filter_map(|responses| {
            let area = picture.area(responses.area.as_deref()?)?;
            Some(bar(view, area.name.clone(), responses.n, short_coverage(view, responses)))
        })
        .collect();
    sort_by_size(&mut area_bars);
    let channels: Vec<Bar> = who
        .channels
        .iter()
        .map(|counted| bar(view, words::channel_name(language, &counted.id), counted.n, String::new()))
        .collect();
    let languages: Vec<Bar> = who
        .languages
        .iter()
        .map(|counted| {
            let name = domain::language::Language::from_tag(&counted.id)
                .map_or_else(|| counted.id.clone(), |known| known.own_name().to_owned());
            bar(view, name, counted.n, String::new())
        })
        .collect();

    let received = published(view, who.received);
    let about_groups = vec![
        t_with(language, "respondents-received", &[("n", received.into())]),
        t_with(language, "respondents-outside", &[("n", published(view, who.non_residents).into())]),
        coverage_note(view, &who.groups),
    ];
    let about_areas = vec![
        t_with(language, "respondents-area-unknown", &[("n", published(view, who.area_unknown).into())]),
        coverage_note(view, &who.areas),
    ];
    let figures = [
        ("svar-per-grupp", group_bars, t(language, "field-age-group"), about_groups),
        ("svar-per-omrade", area_bars, t(language, "field-area"), about_areas),
        ("svar-per-kanal", channels, t(language, "field-channel"), burst_notes(view)),
        ("svar-per-sprak", languages, t(language, "field-language"), Vec::new()),
    ];
    figures
        .into_iter()
        .filter(|(_, bars, ..)| !bars.is_empty())
        .map(|(id, bars, row_head, notes)| counts(view, id, bars, row_head, notes))
        .collect()
}

fn counts(view: &PictureView, id: &str, bars: Vec<Bar>, row_head: String, notes: Vec<String>) -> Figure {
    let language = view.language;
    let largest = bars
        .iter()
        .max_by(|one, other| one.mark.size().unwrap_or(0.0).total_cmp(&other.mark.size().unwrap_or(0.0)));
    let title = match largest {
        Some(Bar { label, mark: Mark::Shown { text, .. }, .. }) => t_with(
            language,
            "finding-most-answers",
            &[("name", words::unbroken(label).into()), ("n", text.clone().into())],
        ),
        _ => t(language, "finding-hidden"),
    };
    let max = round_up(bars.iter().filter_map(|bar| bar.mark.size()).fold(0.0, f64::max));
    let notes = notes
        .into_iter()
        .filter(|note| !note.is_empty())
        .chain([words::whole_label(language, view.picture())])
        .collect();
    Figure {
        id: id.to_owned(),
        title,
        unit: t(language, "unit-answers"),
        row_head,
        panel_head: String::new(),
        word_head: t(language, "overview-coverage"),
        change_head: String::new(),
        scale: Scale { max, ticks: [0.0, max / 2.0, max].map(|tick| integer(language, tick as u64)) },
        panels: vec![Panel { name: String::new(), base: String::new(), bars }],
        notes,
    }
}

fn bar(view: &PictureView, label: String, n: Published<u64>, word: String) -> Bar {
    let mark = match n {
        Published::Shown(n) => Mark::Shown {
            value: n as f64,
            interval: None,
            text: integer(view.language, n),
            interval_text: String::new(),
            word,
            base: String::new(),
        },
        other => Mark::Hidden(words::hidden(view.language, &other)),
    };
    Bar { label, mark, change: None, aside: false }
}

pub(super) fn published(view: &PictureView, n: Published<u64>) -> String {
    match n {
        Published::Shown(n) => integer(view.language, n),
        other => words::hidden(view.language, &other),
    }
}

/// The coverage ratio beside a bar, where there is one.
fn short_coverage(view: &PictureView, responses: &Responses) -> String {
    match responses.coverage {
        Coverage::Ratio { .. } => coverage_words(view.language, responses.coverage),
        Coverage::PopulationUnknown | Coverage::NotShown => String::new(),
    }
}

/// Days with far more answers in one channel than usual, the latest first.
fn burst_notes(view: &PictureView) -> Vec<String> {
    const MOST: usize = 5;
    let language = view.language;
    let note = |burst: &Burst| {
        let event = burst.event.as_ref().map(|code| format!(" {code}")).unwrap_or_default();
        let channel = format!("{}{event}", words::channel_name(language, burst.channel.id()));
        t_with(
            language,
            "respondents-burst",
            &[
                ("channel", channel.into()),
                ("day", day(language, burst.day).into()),
                ("n", integer(language, to_nearest_five(burst.count)).into()),
                ("usual", integer(language, burst.usual).into()),
            ],
        )
    };
    let shown = view.loaded.bursts.iter().filter(|burst| view.without != Some(burst.channel));
    shown.take(MOST).map(note).collect()
}

/// Why there is no coverage, said once instead of on every row.
fn coverage_note(view: &PictureView, responses: &[Responses]) -> String {
    let unknown = responses.iter().any(|one| one.coverage == Coverage::PopulationUnknown);
    if unknown { t(view.language, "coverage-unknown-long") } else { t(view.language, "coverage-explained") }
}

/// The next round number that leaves room and has a whole half.
pub(super) fn round_up(value: f64) -> f64 {
    let mut step = 10.0;
    loop {
        for factor in [1.0, 1.2, 1.6, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0] {
            if value <= step * factor {
                return step * factor;
            }
        }
        step *= 10.0;
    }
}
