//! The inbox: what was pointed out or asked for, and what was done about it. For those who edit: it holds personal data.

use app::staff::{
    FieldErrors, FieldFault, INBOX, Inbox, InboxPage, Kept, OneMatter, OneMatterPage, Section, Trouble,
};
use axum::{
    body::Body,
    extract::{Extension, State},
    http::{StatusCode, Uri},
    response::{IntoResponse, Redirect, Response},
};
use domain::matter::{Handling, Matter, MatterStatus, Reference};
use jiff::civil::Date;
use leptos::prelude::*;

use super::{
    super::request::{PathPart, query_value},
    guard::SignedIn,
    posted,
    render::Asked,
};
use crate::state::{Lagesbild, Shared};

/// The longest that may be written, in characters.
const LONGEST_HANDLER: usize = 80;
const LONGEST_NOTE: usize = 2_000;

pub async fn list(
    State(state): State<Shared>,
    asked: Asked,
    Extension(SignedIn(account)): Extension<SignedIn>,
) -> Response {
    if !account.role.edits() {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let matters = match state.store.matters(state.code()).await {
        Ok(matters) => matters,
        Err(error) => return asked.failed(error).await,
    };
    let page = Inbox {
        language: asked.language,
        today: state.today(),
        matters,
        keep_days: state.municipality.accessibility.keep_days,
    };
    let title = app::texts::t(asked.language, "nav-inbox");
    asked.page(StatusCode::OK, Section::Inbox, title, move || view! { <InboxPage page=page.clone() /> }).await
}

pub async fn show(
    State(state): State<Shared>,
    asked: Asked,
    Extension(SignedIn(account)): Extension<SignedIn>,
    PathPart(typed): PathPart,
    uri: Uri,
) -> Response {
    if !account.role.edits() {
        return asked.trouble(Trouble::Forbidden).await;
    }
    match known(&state, &typed).await {
        Ok(Some(matter)) => {
            let kept = OneMatter::fields_of(&matter);
            let saved = query_value(&uri, "saved").is_some();
            show_one(&asked, StatusCode::OK, matter, (kept, Vec::new()), saved).await
        }
        Ok(None) => asked.trouble(Trouble::NotFound).await,
        Err(error) => asked.failed(error).await,
    }
}

async fn known(state: &Lagesbild, typed: &str) -> store::Result<Option<Matter>> {
    match Reference::parse(typed) {
        Some(reference) => state.store.matter(state.code(), &reference).await,
        None => Ok(None),
    }
}

async fn show_one(
    asked: &Asked,
    status: StatusCode,
    matter: Matter,
    (kept, errors): (Kept, FieldErrors),
    saved: bool,
) -> Response {
    let title = app::resident::kind_in_words(asked.language, matter.kind);
    let page = OneMatter {
        language: asked.language,
        today: asked.state.today(),
        matter,
        kept,
        errors,
        saved,
        keep_days: asked.state.municipality.accessibility.keep_days,
    };
    asked.page(status, Section::Inbox, title, move || view! { <OneMatterPage page=page.clone() /> }).await
}

pub async fn handle(
    State(state): State<Shared>,
    asked: Asked,
    Extension(SignedIn(account)): Extension<SignedIn>,
    PathPart(typed): PathPart,
    body: Body,
) -> Response {
    if !account.role.edits() {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let matter = match known(&state, &typed).await {
        Ok(Some(matter)) => matter,
        Ok(None) => return asked.trouble(Trouble::NotFound).await,
        Err(error) => return asked.failed(error).await,
    };
    let kept = posted(body).await;
    let handling = match handling_of(&kept, &matter.handling, state.today()) {
        Ok(handling) => handling,
        Err(faults) => {
            let errors =
                faults.into_iter().map(|(field, fault)| (field.to_owned(), fault.text(asked.language)));
            let form = (kept, errors.collect());
            return show_one(&asked, StatusCode::UNPROCESSABLE_ENTITY, matter, form, false).await;
        }
    };
    let (reference, language) = (matter.reference, asked.language.tag());
    let saved = async {
        if !state.store.handle_matter(state.code(), &reference, &handling).await? {
            return Ok(false);
        }
        let detail = format!("{}: {}", handling.status.id(), handling.handler);
        state.audit(Some(&account), "matter.handle", reference.as_str(), &detail).await?;
        Ok(true)
    };
    match saved.await {
        Ok(true) => {
            Redirect::to(&format!("{INBOX}/{}?saved=1&lang={language}", reference.as_str())).into_response()
        }
        // Deleted meanwhile.
        Ok(false) => asked.trouble(Trouble::NotFound).await,
        Err(error) => asked.failed(error).await,
    }
}

/// What a form says was done, or what is wrong with it. A matter that is taken has someone who took it, and one that is
/// done has what was answered.
fn handling_of(
    kept: &Kept,
    before: &Handling,
    today: Date,
) -> Result<Handling, Vec<(&'static str, FieldFault)>> {
    let mut faults = Vec::new();
    let status = MatterStatus::from_id(&kept.get("status"));
    if status.is_none() {
        faults.push(("status", FieldFault::Choose));
    }
    let mut text = |field: &'static str, most: usize, needed: bool| {
        let text = kept.get(field).trim().replace("\r\n", "\n");
        if needed && text.is_empty() {
            faults.push((field, FieldFault::Missing));
        } else if text.chars().count() > most {
            faults.push((field, FieldFault::TooLong { most }));
        }
        text
    };
    let taken = status.is_some_and(|status| status != MatterStatus::New);
    let handler = text("handler", LONGEST_HANDLER, taken);
    let note = text("note", LONGEST_NOTE, status == Some(MatterStatus::Done));
    match status {
        Some(status) if faults.is_empty() => {
            // Words put right afterwards do not keep it any longer.
            let done = (status == MatterStatus::Done).then(|| before.done.unwrap_or(today));
            Ok(Handling { status, handler, note, done })
        }
        _ => Err(faults),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn handled(
        fields: &[(&str, &str)],
        before: &Handling,
    ) -> Result<Handling, Vec<(&'static str, FieldFault)>> {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        handling_of(&Kept(fields.collect()), before, date(2026, 9, 3))
    }

    #[test]
    fn what_is_taken_has_someone_and_what_is_done_has_an_answer() {
        let new = Handling::NEW;
        assert_eq!(handled(&[], &new), Err(vec![("status", FieldFault::Choose)]));
        assert!(handled(&[("status", "new")], &new).is_ok());
        assert_eq!(handled(&[("status", "handling")], &new), Err(vec![("handler", FieldFault::Missing)]));
        let without_note = [("status", "done"), ("handler", "jurist"), ("note", " ")];
        assert_eq!(handled(&without_note, &new), Err(vec![("note", FieldFault::Missing)]));
        let long = "x".repeat(LONGEST_NOTE + 1);
        assert_eq!(
            handled(&[("status", "new"), ("note", &long)], &new),
            Err(vec![("note", FieldFault::TooLong { most: LONGEST_NOTE })])
        );
    }

    #[test]
    fn the_day_on_which_it_was_done_is_the_first_one_and_goes_when_it_is_taken_up_again() {
        let fields = [("status", "done"), ("handler", "jurist"), ("note", "Rättat.")];
        let done = handled(&fields, &Handling::NEW).unwrap();
        assert_eq!(done.done, Some(date(2026, 9, 3)));
        let before = Handling { done: Some(date(2026, 8, 1)), ..done };
        assert_eq!(handled(&fields, &before).unwrap().done, Some(date(2026, 8, 1)));
        assert_eq!(handled(&[("status", "handling"), ("handler", "jurist")], &before).unwrap().done, None);
    }
}
