//! A promise as it is drafted, checked, commented and decided: reading what is posted, saving it, and what is answered.

pub mod comment;
pub mod commitment;
pub mod decide;
pub mod draft;
pub mod follow;
pub mod left_out;
pub mod move_one;
pub mod remove;
pub mod terms;
pub mod workbench;

use std::{collections::BTreeSet, sync::Arc};

use app::staff::{FromWhat, Names, PROMISE};
use axum::response::{IntoResponse, Redirect, Response};
use domain::{
    promise::{
        Approval, Comment, Concern, Decided, Evidence, Last, Log, PictureCited, Piece, PromiseText, Terms,
        Writing, check, offered,
    },
    published::{Digest, FrozenPicture},
};
use jiff::civil::date;
use store::PieceSaved;
use uuid::Uuid;

use super::{
    form::{self, Desk, Editing, Unsaved, after, again, asks, based_on},
    picture::SAVED,
    render::Asked,
};
use crate::{environment::random_id, state::Lagesbild};

/// The most characters of a line, and of a longer text.
const LONGEST_LINE: usize = 200;
const LONGEST_TEXT: usize = 2_000;

/// Everything that is kept of a year's promise, and what it rests on.
struct Loaded {
    writing: Writing,
    /// As it would be decided now, and its mark.
    text: Option<(PromiseText, Digest)>,
    concerns: Vec<Concern>,
    /// The version of the picture that the draft cites.
    cited: Option<Arc<FrozenPicture>>,
    /// The newest version of the picture of the year before.
    newest: Option<PictureCited>,
    last: Option<Last>,
    decided: Option<Decided>,
    approvals: Vec<Approval>,
    comments: Vec<Comment>,
}

impl Loaded {
    fn demo(&self) -> bool {
        self.cited.as_ref().is_some_and(|picture| picture.figures.demo)
            || self.decided.as_ref().is_some_and(|decided| decided.text().demo())
            || self.newest.as_ref().is_some_and(|newest| newest.demo)
    }

    /// The themes that the cited picture puts first, in their order.
    fn first(&self) -> Vec<String> {
        let priorities = self.cited.iter().flat_map(|picture| &picture.report.priorities);
        priorities.map(|priority| priority.theme.clone()).collect()
    }

    fn from(&self) -> FromWhat {
        match (&self.writing.terms, &self.decided, &self.newest) {
            (None, Some(decided), _) => FromWhat::Decided(decided.number),
            (_, _, Some(newest)) => FromWhat::Picture(newest.clone()),
            _ => FromWhat::Nothing,
        }
    }

    /// What a commitment can rest on: what the cited picture publishes of the theme, and what it rests on already.
    fn offered(&self, theme: &str, id: Option<Uuid>) -> Evidence {
        let mut all = self.cited.as_ref().map(|picture| offered(picture, theme)).unwrap_or_default();
        let kept = id.and_then(|id| self.writing.commitments.get(&id)?.value.as_deref());
        if let Some(kept) = kept {
            let Evidence { residents, dialogues, outside } = &kept.evidence;
            add_missing(&mut all.residents, residents);
            add_missing(&mut all.dialogues, dialogues);
            add_missing(&mut all.outside, outside);
            let its = kept.goal.as_ref().map(domain::promise::Goal::today);
            add_missing(&mut all.residents, &its.into_iter().collect::<Vec<_>>());
        }
        all
    }
}

fn add_missing<T: Clone + PartialEq>(all: &mut Vec<T>, some: &[T]) {
    for one in some {
        if !all.contains(one) {
            all.push(one.clone());
        }
    }
}

impl Desk {
    fn names(&self) -> Names {
        Names {
            language: self.asked.language,
            municipality: Arc::clone(&self.state().municipality),
            ages: self.state().catalogue().ages(),
        }
    }

    fn fresh(&self) -> Uuid {
        random_id(self.state().random.as_ref())
    }

    async fn picture(&self, cited: &PictureCited) -> store::Result<Option<Arc<FrozenPicture>>> {
        let state = self.state();
        let which = (cited.year, cited.number);
        let picture = state.published.picture(state.store.as_ref(), state.code(), which).await?;
        Ok(picture.filter(|picture| picture.sha256() == cited.sha256))
    }

    async fn load(&self) -> store::Result<Loaded> {
        let (state, year) = (self.state(), self.year);
        let code = state.code();
        let writing = state.store.promise(code, year).await?;
        let decided = state.store.latest_promise(code, year).await?;
        let newest = state.store.versions(code, year - 1).await?.into_iter().next();
        let newest = newest.map(|entry| PictureCited {
            year: entry.about.year,
            number: entry.about.number,
            sha256: entry.sha256,
            demo: entry.about.demo,
        });
        let cited = match writing.terms.as_ref().and_then(|terms| terms.value.picture.as_ref()) {
            Some(cited) => self.picture(cited).await?,
            None => None,
        };
        let last = match state.store.latest_promise(code, year - 1).await? {
            Some(promise) => {
                let follow_ups = state.store.promise(code, year - 1).await?.judged();
                Some(Last { promise, follow_ups })
            }
            None => None,
        };
        let text = match PromiseText::of(&writing, &state.municipality) {
            Some(text) => {
                let sha256 = text.sha256().map_err(|error| store::Error::Corrupt(error.to_string()))?;
                Some((text, sha256))
            }
            None => None,
        };
        let before = last.as_ref().map(|last| last.promise.text());
        let concerns =
            text.as_ref().map(|(text, _)| check(text, cited.as_deref(), before)).unwrap_or_default();
        let approvals = state.store.approvals(code, year).await?;
        let log: Log = state.store.promise_entries(code, year).await?.into_iter().collect();
        Ok(Loaded {
            writing,
            text,
            concerns,
            cited,
            newest,
            last,
            decided,
            approvals,
            comments: log.comments,
        })
    }

    /// Keeps a piece and writes in the log what was done, `detail` with it.
    async fn save(&self, piece: &Piece, based_on: u32, detail: &str) -> Result<(), Unsaved<Piece>> {
        let state = self.state();
        let by = self.by();
        let saved = state.store.save_promise_piece(state.code(), self.year, piece, based_on, &by).await;
        match saved.map_err(Unsaved::Failed)? {
            PieceSaved::Changed(theirs) => Err(Unsaved::Changed(*theirs)),
            PieceSaved::Saved { revision } => {
                let action = format!("promise.{}", piece.kind());
                let detail = format!("{revision}. {detail}");
                self.log(&action, &piece.subject(), detail.trim_end()).await.map_err(Unsaved::Failed)
            }
        }
    }

    async fn log(&self, action: &str, subject: &str, detail: &str) -> store::Result<()> {
        let subject = format!("{}/{subject}", self.year);
        self.state().audit(Some(&self.account), action, subject.trim_end_matches('/'), detail).await
    }

    /// The terms that a promise has before anybody has written any.
    fn first_terms(&self, picture: Option<PictureCited>) -> Terms {
        let municipality = &self.state().municipality;
        let values = [("municipality", municipality.name.clone().into())];
        let own = app::texts::t_with(domain::language::Language::Swedish, "municipality-long", &values);
        Terms {
            starts: date(self.year, 1, 1),
            ends: date(self.year, 12, 31),
            parties: vec![municipality.police.clone(), own],
            picture,
            goals: String::new(),
            reason: String::new(),
        }
    }

    /// Back to a place on the workbench.
    fn to(&self, anchor: &str) -> Response {
        self.to_page("", anchor)
    }

    /// The same, where it tells that something was saved.
    fn saved(&self, anchor: &str) -> Response {
        let (year, language) = (self.year, self.asked.language.tag());
        Redirect::to(&format!("{PROMISE}/{year}?lang={language}&{SAVED}=1#{anchor}")).into_response()
    }

    fn to_page(&self, rest: &str, anchor: &str) -> Response {
        let (year, language) = (self.year, self.asked.language.tag());
        let anchor = if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
        Redirect::to(&format!("{PROMISE}/{year}{rest}?lang={language}{anchor}")).into_response()
    }

    /// The years that have a promise or a draft, and this one, the latest first.
    async fn years(&self) -> store::Result<Vec<i16>> {
        let mut years = years(self.state()).await?;
        years.insert(self.year);
        Ok(years.into_iter().rev().collect())
    }
}

/// The years that have a promise or a draft.
pub(super) async fn years(state: &Lagesbild) -> store::Result<BTreeSet<i16>> {
    let decided = state.store.promise_years(state.code()).await?;
    let mut years: BTreeSet<i16> = decided.into_iter().collect();
    // A draft is written for the coming year, or for this one when it is late.
    let current = state.catalogue().current_year(state.today());
    for year in current - 1..=current + 2 {
        if !years.contains(&year) && state.store.promise(state.code(), year).await?.terms.is_some() {
            years.insert(year);
        }
    }
    Ok(years)
}

/// `/personal/lofte`: the newest year that has a promise or a draft, else the next.
pub async fn newest(asked: Asked) -> Response {
    let state = &asked.state;
    match years(state).await {
        Ok(years) => {
            let next = state.catalogue().current_year(state.today()) + 1;
            let year = years.last().copied().unwrap_or(next);
            Redirect::to(&format!("{PROMISE}/{year}?lang={}", asked.language.tag())).into_response()
        }
        Err(error) => asked.failed(error).await,
    }
}

/// What was refused is shown on an address that only takes forms: from there another language leads back to the promise.
pub async fn back(desk: Desk) -> Response {
    desk.to("")
}
