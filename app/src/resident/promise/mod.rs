//! `/lofte/{year}`: the promise told to everyone: what we heard, what we promise, how it goes, what came of it.
//!
//! The text is one decided version, whose bytes never change; what was done since stands beside it. No script and no
//! wasm. For each age group there is a page of its own with what concerns it, in lätt svenska another, and a leaflet.

mod ages;
mod commitment;
mod frame;
mod leaflet;
mod links;
mod page;
mod simple;

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    calendar::Entry,
    language::{Language, Text},
    promise::{Commitment, Decided, DeedDone, Effect, FollowUp, Meeting, Progress, PromiseText, progress},
    published::FrozenPicture,
};
use jiff::civil::Date;
use leptos::prelude::*;
use store::PromiseEntry;
use uuid::Uuid;

use self::links::Address;
use super::Context;
use crate::{
    promise::words,
    squeeze::{Kind, squeezed},
    staff::areas_in_words,
    texts::{t, t_with},
};

pub use ages::promise_for_age;
pub use leaflet::promise_leaflet;
pub use page::{promise_not_decided_page, promise_page};
pub use simple::promise_simply;

/// The style sheet of these pages, served under a name with its hash.
pub const PROMISE_STYLE: &str = squeezed!(
    concat!(
        include_str!("../../../../style/tokens.css"),
        include_str!("../../../../style/base.css"),
        include_str!("../../../../style/resident.css"),
        include_str!("../../../../style/print.css"),
        include_str!("../../../../style/promise-public.css"),
    ),
    Kind::Style
);

/// The page in lätt svenska, below a year's promise.
pub const SIMPLE: &str = "latt";

/// The age groups with larger type.
const LARGE: [&str; 2] = ["barn", "aldre"];

/// What stands beside a decided text and may be other tomorrow.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    pub today: Date,
    /// Deeds that were done, by day.
    pub deeds: Vec<DeedDone>,
    pub meetings: Vec<Meeting>,
    pub follow_ups: BTreeMap<Uuid, FollowUp>,
    /// The goal's figure in the next published picture, and that picture's year and version.
    pub effects: BTreeMap<Uuid, Later>,
    /// Announced presence that is still to come.
    pub coming: Vec<Entry>,
    /// Every decided version of the year, the newest first.
    pub versions: Vec<PromiseEntry>,
    /// The years with a decided promise, the latest first.
    pub years: Vec<i16>,
}

/// What became of a goal, by a later picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Later {
    pub effect: Effect,
    pub year: i16,
    pub number: u32,
}

/// What a promise's page is made from.
#[derive(Clone, Debug)]
pub struct PublicPromise {
    pub decided: Arc<Decided>,
    pub beside: Beside,
    /// The picture that it cites, where that is still there.
    pub picture: Option<Arc<FrozenPicture>>,
    /// The age groups by slug, in order.
    pub ages: Vec<(String, Text)>,
    /// The address of [`PROMISE_STYLE`].
    pub styles: String,
}

impl PublicPromise {
    fn text(&self) -> &PromiseText {
        self.decided.text()
    }

    fn is_newest(&self) -> bool {
        self.beside.versions.first().is_none_or(|newest| newest.number == self.decided.number)
    }

    fn address(&self, context: &Context) -> Address {
        Address {
            year: self.text().year,
            part: None,
            version: (!self.is_newest()).then_some(self.decided.number),
            language: context.chosen_language(),
        }
    }

    /// What was done of a commitment, the latest first.
    fn done(&self, commitment: &Commitment) -> Vec<&DeedDone> {
        let mut done: Vec<_> = self
            .beside
            .deeds
            .iter()
            .filter(|deed| deed.commitment == commitment.id && deed.day <= self.beside.today)
            .collect();
        done.sort_by_key(|deed| std::cmp::Reverse((deed.day, deed.id)));
        done
    }

    fn progress(&self, commitment: &Commitment) -> Progress {
        progress(&commitment.deed, &self.text().terms, &self.done(commitment), self.beside.today)
    }

    fn follow_up(&self, commitment: &Commitment) -> Option<&FollowUp> {
        self.beside.follow_ups.get(&commitment.id)
    }

    fn age(&self, language: Language, slug: &str) -> String {
        let known = self.ages.iter().find(|(known, _)| known == slug);
        known.map_or_else(|| words::people(language, slug), |(_, name)| name.get(language).to_owned())
    }

    /// For whom and where: "13–17 år. Barkarby och Viksjö. Torget."
    fn for_whom(&self, context: &Context, commitment: &Commitment) -> String {
        let language = context.language;
        let names: Vec<_> = commitment.age_groups.iter().map(|slug| self.age(language, slug)).collect();
        let whom = if names.is_empty() || names.len() == self.ages.len() {
            t(language, "told-for-all")
        } else {
            t_with(language, "told-for", &[("ages", names.join(", ").into())])
        };
        let areas = areas_in_words(language, &context.municipality, &commitment.areas);
        let places = commitment.places.trim().trim_end_matches('.');
        let parts = [whom, areas, places.to_owned()];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}.", parts.join(". "))
    }

    /// Presence announced in one of the commitment's own areas, for one of its age groups.
    fn coming_to(&self, commitment: &Commitment) -> Vec<&Entry> {
        let same = |entry: &&Entry| {
            let area = entry.areas.iter().any(|area| commitment.areas.contains(area));
            let age = entry.ages.is_empty()
                || commitment.age_groups.is_empty()
                || entry.ages.iter().any(|age| commitment.age_groups.contains(age));
            area && age
        };
        self.beside.coming.iter().filter(same).collect()
    }
}

/// Whether a commitment is for an age group.
pub fn concerns(commitment: &Commitment, slug: &str) -> bool {
    commitment.age_groups.is_empty() || commitment.age_groups.iter().any(|group| group == slug)
}

/// Words that staff wrote, which are in Swedish whatever the page's language.
fn own(language: Language) -> Option<&'static str> {
    (language != Language::Swedish).then_some("sv")
}

/// How much is done of what was promised: words beside a bar that says the same.
fn bar(language: Language, progress: &Progress, unit: &str) -> AnyView {
    let words = words::deed_progress(language, progress, unit);
    let drawn = progress.promised.filter(|promised| *promised > 0).map(|promised| {
        let width = f64::from(progress.done.min(promised)) / f64::from(promised) * 200.0;
        view! {
            <svg class="how-far" viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="all" width="200" height="10" rx="5"></rect>
                <rect class="part" width=format!("{width:.0}") height="10" rx="5"></rect>
            </svg>
        }
    });
    view! {
        <p class="far">
            <b>{words}</b>
        </p>
        {drawn}
    }
    .into_any()
}
