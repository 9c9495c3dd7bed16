//! Made-up data: a municipality, answers that are the same every time, and everything a page is given.

use std::sync::Arc;

use domain::{
    answers::validate,
    disclosure::{self, Changes, PublishedPicture, Year},
    event::{Event, EventCode, EventKind, Organiser},
    language::Language,
    matter::{Handling, Matter, MatterKind, MatterStatus, Reference, Said},
    municipality::{Area, Municipality, Thresholds},
    report::Report,
    response::{Channel, Response},
    round::Round,
    situation_picture::{RawPicture, TallyInput},
    survey::{QuestionKind, Survey, default_surveys},
    tally::{Dimension, Tally, cells},
};
use jiff::civil::{Date, date};
use leptos::prelude::*;
use store::{DailyCount, Indicator, Organisation, Role};

use super::super::{
    AccountView, Document, Frame, LoadedPicture, Overview, PicturePage, PictureView, Section,
};

pub(super) const TODAY: Date = date(2026, 9, 3);

pub(super) fn municipality(with_population: bool) -> Municipality {
    let area = |id: &str, name: &str, size: u32| Area {
        id: id.to_owned(),
        name: name.to_owned(),
        population: if with_population {
            [("barn", 5), ("ungdom", 8), ("unga-vuxna", 9), ("vuxna", 60), ("aldre", 18)]
                .into_iter()
                .map(|(slug, share)| (slug.to_owned(), size * share / 100))
                .collect()
        } else {
            std::collections::BTreeMap::default()
        },
    };
    Municipality {
        code: "0123".to_owned(),
        name: "Järfälla".to_owned(),
        police: "Lokalpolisområde Järfälla".to_owned(),
        areas: vec![
            area("barkarby", "Barkarby", 9_000),
            area("jakobsberg", "Jakobsberg", 24_000),
            area("kallhall", "Kallhäll", 12_000),
            area("skalby", "Skälby", 8_000),
            area("staket", "Stäket", 5_000),
            area("viksjo", "Viksjö", 14_000),
        ],
        margins: None,
        accessibility: domain::accessibility::Accessibility::built_in(),
        contacts: domain::municipality::Contacts::default(),
        thresholds: Thresholds::default(),
        map: domain::area_map::AreaMap::default(),
    }
}

/// The same with a map: the areas as squares beside one another.
pub(super) fn with_map(mut municipality: Municipality) -> Municipality {
    let squares: Vec<String> = (0..municipality.areas.len())
        .map(|at| {
            let (west, east) = (17.0 + at as f64 * 0.1, 17.1 + at as f64 * 0.1);
            format!(
                r#"{{"properties":{{"area":"{}"}},"geometry":{{"type":"Polygon","coordinates":[[[{west},59.4],[{east},59.4],[{east},59.5],[{west},59.5],[{west},59.4]]]}}}}"#,
                municipality.areas[at].id
            )
        })
        .collect();
    let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, squares.join(","));
    let areas: Vec<&str> = municipality.areas.iter().map(|area| area.id.as_str()).collect();
    municipality.map.read(&text, &areas).expect("every area has a square");
    municipality
}

/// A generator that gives the same numbers every time.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// 0 to `sides` − 1, the low ones more often.
    fn low(&mut self, sides: usize) -> usize {
        self.roll(sides).min(self.roll(sides))
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }
}

fn response(survey: &Survey, municipality: &Municipality, dice: &mut Dice) -> Response {
    let mut form: Vec<(String, String)> = Vec::new();
    for question in &survey.questions {
        if question.id == "omr" || question.condition.is_some() && dice.roll(4) == 0 {
            continue;
        }
        for field in question.fields() {
            if dice.roll(12) == 0 {
                continue;
            }
            let tilt = field.id.len() % 3;
            let pick = |dice: &mut Dice| match tilt {
                0 => dice.low(question.options.len()),
                1 => dice.roll(question.options.len()),
                _ => dice.low(question.options.len().min(5)),
            };
            let first = pick(dice);
            form.push((field.id.to_owned(), question.options[first].id.clone()));
            let several = matches!(question.kind, QuestionKind::Many { .. });
            if several && !question.options[first].exclusive && dice.roll(2) == 0 {
                let second = pick(dice);
                if !question.options[second].exclusive {
                    form.push((field.id.to_owned(), question.options[second].id.clone()));
                }
            }
        }
    }
    if form.is_empty() {
        let field = survey.fields().nth(1).expect("a survey has questions");
        form.push((field.id.to_owned(), field.question.options[0].id.clone()));
    }
    let answers = validate(survey, &form).expect("the form is made from the survey");
    let area = match dice.roll(20) {
        0 => None,
        1 => Some("annan_kommun".to_owned()),
        _ => Some(municipality.areas[dice.low(municipality.areas.len())].id.clone()),
    };
    Response {
        survey: survey.slug.clone(),
        version: survey.version,
        day: TODAY,
        area,
        event: None,
        channel: [Channel::Link, Channel::Link, Channel::Event][dice.roll(3)],
        language: if dice.roll(15) == 0 { Language::English } else { Language::Swedish },
        answers,
    }
}

/// A picture of `answers[i]` answers to the i-th survey.
pub(super) fn picture(municipality: &Municipality, answers: [usize; 5], demo: bool) -> LoadedPicture {
    picture_without(municipality, answers, demo, None)
}

/// The same without the answers of a channel.
pub(super) fn picture_without(
    municipality: &Municipality,
    answers: [usize; 5],
    demo: bool,
    without: Option<Channel>,
) -> LoadedPicture {
    let (raw, whole) = year(municipality, 2026, answers, demo);
    let picture = match without {
        None => whole.clone(),
        Some(channel) => disclosure::publish_without(&raw, channel, municipality.thresholds)
            .expect("the channel can be left out"),
    };
    LoadedPicture {
        picture,
        whole,
        changes: None,
        surveys: surveys(municipality),
        years: vec![2026, 2025],
        indicators: indicators(),
        bursts: Vec::new(),
        report: Report { year: 2026, ..Report::default() },
        dialogues: Vec::new(),
        events: Vec::new(),
    }
}

/// The same weighted by age and area.
pub(super) fn weighted(municipality: &Municipality, answers: [usize; 5]) -> LoadedPicture {
    let (raw, published) = year(municipality, 2026, answers, false);
    let by_area = Year { raw: &raw, published: &published };
    let picture = disclosure::publish_weighted(published.clone(), by_area, municipality.thresholds);
    LoadedPicture { picture, ..self::picture(municipality, answers, false) }
}

/// The same by another dimension than the area.
pub(super) fn by(municipality: &Municipality, answers: [usize; 5], dimension: Dimension) -> LoadedPicture {
    let (raw, _) = year_by(municipality, 2026, answers, false, dimension);
    let picture = disclosure::publish(&raw, municipality.thresholds);
    LoadedPicture { picture, events: events(), ..self::picture(municipality, answers, false) }
}

/// The same people two years in a row.
pub(super) fn two_years(municipality: &Municipality, answers: [usize; 5]) -> LoadedPicture {
    let (earlier, later) =
        (year(municipality, 2025, answers, false), year(municipality, 2026, answers, false));
    let [before, now] = [&earlier, &later].map(|(raw, published)| Year { raw, published });
    let changes = Changes::between(before, now);
    LoadedPicture { changes, ..picture(municipality, answers, false) }
}

fn surveys(municipality: &Municipality) -> Vec<Survey> {
    default_surveys(municipality).expect("the surveys that come with the product can be loaded")
}

fn year(
    municipality: &Municipality,
    year: i16,
    answers: [usize; 5],
    demo: bool,
) -> (RawPicture, PublishedPicture) {
    year_by(municipality, year, answers, demo, Dimension::Area)
}

fn year_by(
    municipality: &Municipality,
    year: i16,
    answers: [usize; 5],
    demo: bool,
    dimension: Dimension,
) -> (RawPicture, PublishedPicture) {
    let surveys = surveys(municipality);
    let mut dice = Dice::new(1);
    let tallies: Vec<Tally> = surveys
        .iter()
        .zip(answers)
        .map(|(survey, number)| {
            let mut tally = Tally::default();
            for _ in 0..number {
                tally.add(&cells(survey, &response(survey, municipality, &mut dice)));
            }
            tally
        })
        .collect();
    let inputs: Vec<TallyInput<'_>> = surveys
        .iter()
        .zip(&tallies)
        .map(|(survey, tally)| TallyInput {
            round: "round",
            survey: &survey.slug,
            version: survey.version,
            demo,
            tally,
        })
        .collect();
    let raw = RawPicture::from_tallies_by(dimension, municipality, &surveys, year, &inputs)
        .expect("the versions are known");
    let picture = disclosure::publish(&raw, municipality.thresholds);
    (raw, picture)
}

fn indicators() -> Vec<Indicator> {
    let indicator = |year, geography: &str, name: &str, theme: &str, unit: &str, value| Indicator {
        source: "Polisens trygghetsmätning".to_owned(),
        url: "polisen.se/aktuellt".to_owned(),
        year,
        geography: geography.to_owned(),
        indicator: name.to_owned(),
        theme: theme.to_owned(),
        unit: unit.to_owned(),
        value,
    };
    vec![
        indicator(2021, "Polisregion Syd", "Otrygg ute sent på kvällen", "morker", "percent", 26.8),
        indicator(2022, "Polisregion Syd", "Otrygg ute sent på kvällen", "morker", "percent", 25.5),
        indicator(2020, "Järfälla", "Orolig för inbrott", "oro", "percent", 54.0),
        indicator(2023, "Järfälla", "Folkmängd", "bakgrund", "persons", 86_330.0),
    ]
}

pub(super) fn frame(
    language: Language,
    municipality: &Municipality,
    current: Section,
    title: String,
) -> Frame {
    Frame {
        language,
        municipality: Arc::new(municipality.clone()),
        account: Some(AccountView {
            name: "Anna Åkesson".to_owned(),
            role: Role::Admin,
            organisation: Organisation::Municipality,
        }),
        current,
        title,
        year: 2026,
        styles: "/assets/staff.css".to_owned(),
        hydration: None,
        demo: false,
        path: "/personal".to_owned(),
    }
}

/// A whole page as HTML.
pub(super) fn document<V: IntoView + 'static>(
    frame: Frame,
    page: impl FnOnce() -> V + Send + 'static,
) -> String {
    rendered(move || view! { <Document frame=frame>{page()}</Document> })
}

/// A view as HTML, as the server renders it.
pub(super) fn rendered<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    // Islands ask the shared context of the request whether they are being hydrated.
    let owner = Owner::new_root(Some(Arc::new(hydration_context::SsrSharedContext::new())));
    owner.with(|| view().to_html())
}

pub(super) fn view(
    language: Language,
    municipality: &Municipality,
    loaded: &LoadedPicture,
    group: Option<&str>,
    area: Option<&str>,
) -> PictureView {
    PictureView {
        language,
        municipality: Arc::new(municipality.clone()),
        loaded: loaded.clone(),
        group: group.map(str::to_owned),
        area: area.map(str::to_owned),
        without: None,
        edits: true,
    }
}

pub(super) fn picture_page(view: PictureView) -> String {
    let title = view.title();
    let mut frame = frame(view.language, &view.municipality, Section::Picture, title);
    frame.demo = view.loaded.picture.demo;
    document(frame, move || view! { <PicturePage view=view /> })
}

pub(super) fn events() -> Vec<Event> {
    let event = |code: &str, title: &str, place: &str, day: Date, areas: &[&str]| Event {
        code: EventCode::parse(code).expect("it is a code"),
        kind: EventKind::Dialogue,
        title: title.to_owned(),
        place: place.to_owned(),
        first_day: day,
        last_day: day,
        organiser: Organiser::Joint,
        areas: areas.iter().map(|area| (*area).to_owned()).collect(),
    };
    vec![
        event(
            "KHT4WP",
            "Möt oss på torget",
            "Jakobsbergs centrum, vid biblioteket",
            date(2026, 9, 10),
            &["jakobsberg"],
        ),
        event(
            "ACDE67",
            "Trygghetsvandring i Viksjö",
            "Viksjö centrum",
            date(2026, 9, 3),
            &["viksjo", "skalby"],
        ),
    ]
}

pub(super) fn ages() -> crate::staff::Ages {
    let name = |slug: &str, name: &str| (slug.to_owned(), domain::language::Text::pair(name, name));
    vec![name("barn", "10–12 år"), name("aldre", "65 år och äldre")]
}

/// One that is late, one that is not, and one that is done.
pub(super) fn matters() -> Vec<Matter> {
    let one = |reference: &str, due, status| Matter {
        reference: Reference::parse(reference).expect("it is a reference"),
        kind: MatterKind::Deficiency,
        said: Said {
            page: "/s/vuxna".to_owned(),
            text: "Det är\n3 rader <i>\nsom inte läses upp.".to_owned(),
            format: String::new(),
            contact: "eva@example.se".to_owned(),
        },
        language: Language::Swedish,
        received: date(2026, 8, 1),
        due,
        handling: Handling { status, handler: "kommunikatör".to_owned(), ..Handling::NEW },
    };
    vec![
        one("AAAAAAAAAA", date(2026, 8, 15), MatterStatus::New),
        one("DDDDDDDDDD", date(2026, 9, 15), MatterStatus::Handling),
        one("CCCCCCCCCC", date(2026, 8, 16), MatterStatus::Done),
    ]
}

pub(super) fn daily() -> Vec<DailyCount> {
    let count = |survey: &str, event: &str, day, count| DailyCount {
        round: "2026".to_owned(),
        survey: survey.to_owned(),
        event: event.to_owned(),
        channel: if event.is_empty() { Channel::Link } else { Channel::Event },
        day,
        count,
    };
    vec![
        count("vuxna", "", TODAY, 37),
        count("vuxna", "", date(2026, 9, 1), 1_204),
        count("ungdom", "ACDE67", TODAY, 12),
        count("aldre", "", date(2026, 8, 20), 311),
    ]
}

pub(super) fn overview(language: Language, loaded: &LoadedPicture) -> Overview {
    Overview {
        language,
        today: TODAY,
        round: Some(Round {
            id: "2026".to_owned(),
            year: 2026,
            opens: date(2026, 8, 1),
            closes: None,
            demo: false,
        }),
        picture: loaded.picture.clone(),
        daily: daily(),
        events: events(),
        promises: Vec::new(),
        undecided: Vec::new(),
        inbox: Some(domain::matter::Waiting { waiting: 3, late: 1 }),
    }
}

/// What the server function answers.
pub(super) fn rendered_fragment(view: &PictureView) -> crate::api::PictureFragment {
    Owner::new().with(|| super::super::picture::fragment(view))
}

/// The words of an HTML text, without its tags.
pub(super) fn words(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for character in html.chars() {
        match character {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            other if !inside => text.push(other),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
