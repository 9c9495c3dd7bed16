//! A promise as it is drafted, checked, commented and decided: reading what is posted, saving it, and what is answered.

pub mod comment;
pub mod commitment;
pub mod decide;
pub mod draft;
pub mod follow;
mod form;
pub mod left_out;
pub mod move_one;
pub mod remove;
pub mod terms;
pub mod workbench;

use std::{collections::BTreeSet, sync::Arc};

use app::staff::{FromWhat, LastYear, Marks, Names, PROMISE, PromiseForm, Trouble};
use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    promise::{
        Approval, Comment, Concern, Decided, Entry, Evidence, PictureCited, Piece, PromiseText, Terms,
        Writing, check, offered,
    },
    published::{Digest, FrozenPicture},
    report::{By, Stamped},
};
use jiff::civil::date;
use store::{Account, PieceSaved};
use uuid::Uuid;

use super::{guard::SignedIn, picture::year_of, render::Asked};
use crate::{environment::random_id, state::Shared};

/// Whoever is signed in, at an address below a year's promise: `/personal/lofte/{year}/…/{subject}`.
pub struct Desk {
    pub asked: Asked,
    pub account: Account,
    pub year: i16,
    /// The last part of the address that varies; empty where there is none.
    pub subject: String,
}

impl FromRequestParts<Shared> for Desk {
    /// The whole answer: there is no such year.
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Result<Self, Response> {
        let Ok(asked) = Asked::from_request_parts(parts, state).await;
        let account = parts.extensions.get::<SignedIn>().map(|SignedIn(account)| account.clone());
        let Some(account) = account else { return Err(asked.trouble(Trouble::Forbidden).await) };
        let parts: Result<Path<Vec<(String, String)>>, _> = Path::from_request_parts(parts, state).await;
        let parts = parts.map(|Path(parts)| parts).unwrap_or_default();
        let part = |name: &str| {
            parts.iter().find(|(key, _)| key == name).map(|(_, part)| part.clone()).unwrap_or_default()
        };
        match year_of(&part("year")) {
            Some(year) => Ok(Self { asked, account, year, subject: part("subject") }),
            None => Err(asked.trouble(Trouble::NotFound).await),
        }
    }
}

/// The same for those who may write in the promise.
pub struct Editing(pub Desk);

impl FromRequestParts<Shared> for Editing {
    /// The whole answer: it is not allowed, or there is no such year.
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Result<Self, Response> {
        let desk = Desk::from_request_parts(parts, state).await?;
        if desk.account.role.edits() { Ok(Self(desk)) } else { Err(desk.trouble(Trouble::Forbidden).await) }
    }
}

/// What became of a posted piece, where it was not saved.
enum Unsaved {
    /// Somebody else was quicker.
    Changed(Stamped<Piece>),
    Failed(store::Error),
}

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
    last: Option<LastYear>,
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
            let its = kept.goal.as_ref().map(|goal| domain::promise::ResidentsSay {
                survey: goal.survey.clone(),
                area: goal.area.clone(),
                measure: goal.baseline.clone(),
            });
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
    fn state(&self) -> &Shared {
        &self.asked.state
    }

    async fn trouble(&self, trouble: Trouble) -> Response {
        self.asked.trouble(trouble).await
    }

    fn names(&self) -> Names {
        Names {
            language: self.asked.language,
            municipality: Arc::clone(&self.state().municipality),
            ages: self.state().catalogue().ages(),
        }
    }

    fn by(&self) -> By {
        let Account { role, organisation, .. } = self.account;
        By { role, organisation, day: self.state().today() }
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
                let kept = state.store.promise(code, year - 1).await?.follow_ups;
                let follow_ups = kept.into_iter().map(|(id, follow_up)| (id, follow_up.value)).collect();
                Some(LastYear { promise, follow_ups })
            }
            None => None,
        };
        let text = match PromiseText::of(&writing, &state.municipality) {
            Some(text) => {
                let bytes = text.bytes().map_err(|error| store::Error::Corrupt(error.to_string()))?;
                Some((text, Digest::of(&bytes)))
            }
            None => None,
        };
        let before = last.as_ref().map(|last| last.promise.text());
        let concerns =
            text.as_ref().map(|(text, _)| check(text, cited.as_deref(), before)).unwrap_or_default();
        let approvals = state.store.approvals(code, year).await?;
        let comments = state.store.promise_entries(code, year).await?.into_iter();
        let comments = comments.filter_map(|entry| match entry {
            Entry::Comment(comment) => Some(comment),
            Entry::Deed(_) | Entry::Meeting(_) => None,
        });
        Ok(Loaded {
            writing,
            text,
            concerns,
            cited,
            newest,
            last,
            decided,
            approvals,
            comments: comments.collect(),
        })
    }

    /// Keeps a piece and writes in the log what was done, `detail` with it.
    async fn save(&self, piece: &Piece, based_on: u32, detail: &str) -> Result<(), Unsaved> {
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
async fn years(state: &Shared) -> store::Result<BTreeSet<i16>> {
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

fn based_on(kept: &app::staff::Kept) -> u32 {
    kept.get("based_on").parse().unwrap_or_default()
}

fn again(kept: app::staff::Kept, errors: app::staff::FieldErrors) -> PromiseForm {
    PromiseForm { based_on: based_on(&kept), kept, errors, ..PromiseForm::default() }
}

/// The form again, where these fields may point someone out and nobody has said that they were read: a promise is public.
fn asks(kept: &app::staff::Kept, fields: &[&str]) -> Option<PromiseForm> {
    let marks = Marks::in_fields(kept, fields);
    (!marks.were_read(kept)).then(|| PromiseForm { marks, ..again(kept.clone(), Vec::new()) })
}

fn after(kept: app::staff::Kept, theirs: Stamped<Piece>) -> PromiseForm {
    PromiseForm { based_on: theirs.revision, kept, theirs: Some(theirs), ..PromiseForm::default() }
}
