//! A municipality and people to answer in it. The population is made up.

use std::sync::LazyLock;

use domain::{
    answers::{Answers, validate},
    disclosure::{PublishedPicture, RawPicture, TallyInput, publish},
    event::EventCode,
    language::Language,
    municipality::{Area, Contacts, Municipality, Thresholds},
    response::{Channel, Response},
    survey::{SLUGS, Survey, default_surveys},
    tally::{Tally, cells},
};

/// Two areas with made-up numbers of inhabitants: 100 and 300 in each age group.
pub fn municipality() -> Municipality {
    let area = |id: &str, name: &str, inhabitants: u32| Area {
        id: id.to_owned(),
        name: name.to_owned(),
        population: SLUGS.iter().map(|slug| ((*slug).to_owned(), inhabitants)).collect(),
    };
    Municipality {
        code: "9999".to_owned(),
        name: "Provkommun".to_owned(),
        police: "Lokalpolisområde Prov".to_owned(),
        areas: vec![area("norr", "Norr", 100), area("soder", "Söder", 300)],
        margins: None,
        accessibility: domain::accessibility::Accessibility::built_in(),
        contacts: Contacts::default(),
        thresholds: Thresholds::default(),
        map: domain::area_map::AreaMap::default(),
    }
}

/// The five default questionnaires for this municipality, read once.
pub fn surveys() -> &'static [Survey] {
    static SURVEYS: LazyLock<Vec<Survey>> = LazyLock::new(|| default_surveys(&municipality()).unwrap());
    &SURVEYS
}

pub fn survey(slug: &str) -> Survey {
    surveys().iter().find(|survey| survey.slug == slug).unwrap().clone()
}

/// `field=option` pairs apart by spaces, as a form: `omr=norr plats=station plats=park`.
pub fn form(answers: &str) -> Vec<(String, String)> {
    let pairs = answers.split_whitespace().map(|pair| pair.split_once('=').unwrap());
    pairs.map(|(field, option)| (field.to_owned(), option.to_owned())).collect()
}

/// One resident's response to a survey, checked as the server checks it.
pub fn response(survey: &Survey, answers: &str) -> Response {
    stored(survey, validate(survey, &form(answers)).unwrap())
}

pub fn stored(survey: &Survey, mut answers: Answers) -> Response {
    Response {
        survey: survey.slug.clone(),
        version: survey.version,
        day: jiff::civil::date(2026, 9, 15),
        area: answers.take_one("omr"),
        event: EventCode::parse("ACD-EFG"),
        channel: Channel::Event,
        language: Language::Swedish,
        answers,
    }
}

/// The tally of so many residents with these answers each.
pub fn tally(survey: &Survey, crowd: &[(usize, &str)]) -> Tally {
    let mut tally = Tally::default();
    for (times, answers) in crowd {
        let one = cells(survey, &response(survey, answers));
        (0..*times).for_each(|_| tally.add(&one));
    }
    tally
}

pub fn raw(slug: &str, crowd: &[(usize, &str)]) -> RawPicture {
    let survey = survey(slug);
    raw_of(&[(&survey, &tally(&survey, crowd))])
}

pub fn raw_of(tallies: &[(&Survey, &Tally)]) -> RawPicture {
    raw_in(&municipality(), tallies)
}

pub fn raw_in(municipality: &Municipality, tallies: &[(&Survey, &Tally)]) -> RawPicture {
    let mut surveys = surveys().to_vec();
    for (survey, _) in tallies {
        surveys.retain(|known| (&known.slug, known.version) != (&survey.slug, survey.version));
        surveys.push((*survey).clone());
    }
    let inputs: Vec<_> = tallies
        .iter()
        .map(|(survey, tally)| TallyInput {
            round: "2026",
            survey: &survey.slug,
            version: survey.version,
            demo: false,
            tally,
        })
        .collect();
    RawPicture::from_tallies(municipality, &surveys, 2026, &inputs).unwrap()
}

/// The published picture of so many residents with these answers each.
pub fn picture(slug: &str, crowd: &[(usize, &str)]) -> PublishedPicture {
    publish(&raw(slug, crowd), Thresholds::default())
}
