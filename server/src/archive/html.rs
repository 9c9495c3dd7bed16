//! The public pages of a picture and a promise, each as one file that needs nothing beside it.

use std::{collections::BTreeMap, sync::Arc};

use app::{
    Context,
    resident::{
        self, PUBLISHED_STYLE, Published, Scripts,
        promise::{Beside, Later, PROMISE_STYLE, PublicPromise, promise_page},
    },
};
use domain::{
    language::Language,
    municipality::Municipality,
    promise::{Decided, effect},
    survey::SLUGS,
};
use jiff::civil::Date;
use store::PromiseEntry;

use super::{
    ArchiveError,
    gather::{Content, Picture},
};
use crate::open_data::Publisher;

/// Stands in the page where its style sheet's address would.
const STYLES: &str = "lagesbild.css";

fn context(municipality: &Municipality, publisher: &Publisher, path_and_query: String) -> Context {
    Context {
        language: Language::Swedish,
        municipality: Arc::new(municipality.clone()),
        path_and_query,
        scripts: Scripts::default(),
        kiosk: false,
        code: None,
        public_url: publisher.address.clone(),
        demo_running: false,
        published: None,
        promised: None,
    }
}

fn as_one_file(html: &str, style: &str, publisher: &Publisher) -> Result<Vec<u8>, ArchiveError> {
    let whole = resident::as_one_file(html, (STYLES, style), &publisher.address);
    whole.map(String::into_bytes).ok_or_else(|| {
        ArchiveError::Unreadable("a page does not name its style sheet as expected".to_owned())
    })
}

/// The promise as everyone reads it, as it stood after the last thing that was done or met about: the package does not
/// change from one day to the next.
pub(super) fn promise(
    decided: &Decided,
    content: &Content,
    municipality: &Municipality,
    publisher: &Publisher,
) -> Result<Vec<u8>, ArchiveError> {
    let text = decided.text();
    let days = content.deeds.iter().map(|deed| deed.day).chain(content.meetings.iter().map(|one| one.day));
    let today: Date = days.max().map_or(decided.day, |last| last.max(decided.day));
    let cited = text.terms.picture.as_ref();
    let find = |wanted: &dyn Fn(&Picture) -> bool| {
        content.pictures.iter().rev().find(|picture| wanted(picture)).map(|picture| Arc::clone(&picture.read))
    };
    let then = cited.and_then(|cited| find(&|picture| picture.read.sha256() == cited.sha256));
    let now = then.as_ref().and_then(|then| {
        find(&|picture| {
            picture.read.year() > then.year() && (then.figures.demo || !picture.read.figures.demo)
        })
    });
    let effects: BTreeMap<_, _> = then
        .as_deref()
        .zip(now.as_deref())
        .map(|(then, now)| {
            let goals = text.commitments.iter().filter_map(|one| Some((one.id, one.goal.as_ref()?)));
            let later =
                |goal| Later { effect: effect(goal, then, now), year: now.year(), number: now.number };
            goals.map(|(id, goal)| (id, later(goal))).collect()
        })
        .unwrap_or_default();
    let versions = content.promises.iter().rev().map(|one| PromiseEntry {
        year: text.year,
        number: one.number,
        day: one.day,
        sha256: one.sha256(),
    });
    let ages = SLUGS.iter().filter_map(|slug| {
        let survey = content.surveys.iter().rfind(|survey| survey.slug == **slug)?;
        Some((survey.slug.clone(), survey.name.clone()))
    });
    let shown = PublicPromise {
        decided: Arc::new(decided.clone()),
        beside: Beside {
            today,
            deeds: content.deeds.clone(),
            meetings: content.meetings.clone(),
            follow_ups: content.follow_ups.clone(),
            effects,
            coming: Vec::new(),
            versions: versions.collect(),
            years: vec![text.year],
        },
        picture: then,
        ages: ages.collect(),
        styles: STYLES.to_owned(),
    };
    let path = format!("/lofte/{}?version={}", text.year, decided.number);
    let page = promise_page(&context(municipality, publisher, path), &shown);
    as_one_file(&page, PROMISE_STYLE, publisher)
}

/// The page as everyone reads it, in Swedish, with its styles inside and its links leading to the public address.
pub(super) fn picture(
    picture: &Picture,
    municipality: &Municipality,
    publisher: &Publisher,
) -> Result<Vec<u8>, ArchiveError> {
    let about = picture.frozen.about();
    let path = format!("/lagesbild/{}?version={}", about.year, about.number);
    let context = context(municipality, publisher, path);
    let shown = Published {
        picture: Arc::clone(&picture.read),
        earlier: picture.earlier.clone(),
        versions: picture.versions.clone(),
        promise: None,
        // Only this one: which others there are changes from year to year, and this page does not.
        years: vec![about.year],
        styles: STYLES.to_owned(),
        group: None,
        area: None,
        preview: false,
    };
    let html = resident::published_page(&context, &shown).html;
    as_one_file(&html, PUBLISHED_STYLE, publisher)
}
