//! Notes from dialogues with staff and with partners: the list, one note, writing, changing and taking away.

use std::sync::Arc;

use app::{
    staff::{
        DeleteDialogue, DeleteDialoguePage, DeletedDialogue, DeletedDialoguePage, DialogueDetails,
        DialogueForm, DialogueFormPage, DialoguePage, Dialogues, DialoguesDone, DialoguesPage, Kept, Mark,
        Marks, Section, Trouble, dialogue_fault, field_name,
    },
    texts::t,
};
use axum::{
    body::Body,
    extract::{Extension, State},
    http::{StatusCode, Uri},
    response::{IntoResponse, Redirect, Response},
};
use domain::dialogue::{DialogueKind, DialogueNote, Draft, Faults, Field, themes};
use leptos::prelude::*;
use store::Account;
use uuid::Uuid;

use super::{
    super::request::{PathPart, query_value, read_form},
    guard::SignedIn,
    picture::year_of,
    render::Asked,
};
use crate::{
    environment::random_id,
    state::{Lagesbild, Shared},
};

const NEW: &str = "/personal/dialoger/ny";
/// The longest texts, each character taking up to nine bytes in a form.
const LARGEST: usize = 64 * 1024;

pub async fn list(State(state): State<Shared>, asked: Asked, uri: Uri) -> Response {
    let chosen = |name| query_value(&uri, name).filter(|value| !value.is_empty());
    let kind = chosen("kind").and_then(|id| DialogueKind::from_id(&id));
    let theme = chosen("theme").filter(|id| themes().any(|theme| theme.id == *id));
    let number = |name| chosen(name).and_then(|number| number.parse().ok());
    let done = match chosen("done").as_deref() {
        Some("restored") => Some(DialoguesDone::Restored),
        Some("imported") => Some(DialoguesDone::Imported {
            new: number("new").unwrap_or_default(),
            replaced: number("replaced").unwrap_or_default(),
            same: number("same").unwrap_or_default(),
        }),
        _ => None,
    };
    let read = async {
        let mut years = state.store.years_with_dialogues(state.code()).await?;
        let newest = years.first().copied();
        let year = chosen("year").and_then(|year| year_of(&year)).or(newest);
        let year = year.unwrap_or_else(|| state.catalogue().current_year(state.today()));
        if !years.contains(&year) {
            years.push(year);
            years.sort_unstable_by(|one, other| other.cmp(one));
        }
        let notes = state.store.dialogues(state.code(), year).await?;
        Ok::<_, store::Error>((years, year, notes))
    };
    let (years, year, mut notes) = match read.await {
        Ok(read) => read,
        Err(error) => return asked.failed(error).await,
    };
    let none_at_all = notes.is_empty();
    notes.retain(|note| {
        kind.is_none_or(|kind| note.kind == kind) && theme.as_ref().is_none_or(|theme| note.theme == *theme)
    });
    let page = Dialogues {
        language: asked.language,
        municipality: Arc::clone(&state.municipality),
        year,
        years,
        notes,
        none_at_all,
        kind,
        theme,
        may_edit: may_edit(&asked),
        done,
    };
    let title = t(asked.language, "nav-dialogues");
    asked
        .page(
            StatusCode::OK,
            Section::Dialogues,
            title,
            move || view! { <DialoguesPage page=page.clone() /> },
        )
        .await
}

pub async fn show(State(state): State<Shared>, asked: Asked, PathPart(id): PathPart, uri: Uri) -> Response {
    let note = match found(&state, &asked, &id).await {
        Ok(note) => note,
        Err(response) => return response,
    };
    let page = DialogueDetails {
        language: asked.language,
        municipality: Arc::clone(&state.municipality),
        age_groups: state.catalogue().ages(),
        may_edit: may_edit(&asked),
        saved: query_value(&uri, "saved").is_some(),
        note,
    };
    let title = theme_name(&asked, &page.note);
    asked
        .page(StatusCode::OK, Section::Dialogues, title, move || view! { <DialoguePage page=page.clone() /> })
        .await
}

/// An empty form; with `?efter=ID` who took part in that dialogue, and when, is filled in.
pub async fn new(State(state): State<Shared>, asked: Asked, uri: Uri) -> Response {
    if !may_edit(&asked) {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let mut fields = vec![
        ("id".to_owned(), random_id(state.random.as_ref()).to_string()),
        ("day".to_owned(), state.today().to_string()),
        ("year".to_owned(), state.catalogue().current_year(state.today()).to_string()),
    ];
    if let Some(id) = query_value(&uri, "efter") {
        match found(&state, &asked, &id).await {
            Ok(before) => {
                fields.retain(|(name, _)| name != "day" && name != "year");
                let again = ["kind", "day", "year", "area", "place", "function", "number"];
                fields.extend(
                    fields_of(&before).into_iter().filter(|(name, _)| again.contains(&name.as_str())),
                );
            }
            Err(response) => return response,
        }
    }
    form(&state, &asked, StatusCode::OK, Form::empty(NEW, Kept(fields), false)).await
}

pub async fn add(
    State(state): State<Shared>,
    asked: Asked,
    Extension(SignedIn(account)): Extension<SignedIn>,
    body: Body,
) -> Response {
    if !may_edit(&asked) {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let kept = posted(body).await;
    // The form's own id: sent twice, it is the same note.
    let id = kept.get("id").parse().unwrap_or_else(|_| random_id(state.random.as_ref()));
    let note = match checked(&state, &asked, &kept, id) {
        Ok(note) => note,
        Err(wrong) => {
            let wrong = Form { action: NEW.to_owned(), edits: false, ..*wrong };
            return form(&state, &asked, StatusCode::UNPROCESSABLE_ENTITY, wrong).await;
        }
    };
    let saved = save_new(&state, &account, &note).await;
    kept_or_failed(&asked, saved, &note).await
}

/// Adds the note. A form that was saved, gone back to and saved again in other words changes its own note.
async fn save_new(state: &Lagesbild, account: &Account, note: &DialogueNote) -> store::Result<()> {
    if state.store.add_dialogue(state.code(), note).await? {
        return state.audit(Some(account), "dialogue.add", &note.id.to_string(), &note.theme).await;
    }
    let Some(there) = state.store.dialogue(state.code(), note.id).await? else { return Ok(()) };
    let note = DialogueNote { demo: there.demo, ..note.clone() };
    if there != note && state.store.replace_dialogue(state.code(), &note).await? {
        state.audit(Some(account), "dialogue.change", &note.id.to_string(), &note.theme).await?;
    }
    Ok(())
}

pub async fn edit(State(state): State<Shared>, asked: Asked, PathPart(id): PathPart) -> Response {
    if !may_edit(&asked) {
        return asked.trouble(Trouble::Forbidden).await;
    }
    match found(&state, &asked, &id).await {
        Ok(note) => {
            let action = format!("/personal/dialoger/{}/andra", note.id);
            form(&state, &asked, StatusCode::OK, Form::empty(&action, Kept(fields_of(&note)), true)).await
        }
        Err(response) => response,
    }
}

pub async fn change(
    State(state): State<Shared>,
    asked: Asked,
    PathPart(id): PathPart,
    Extension(SignedIn(account)): Extension<SignedIn>,
    body: Body,
) -> Response {
    if !may_edit(&asked) {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let before = match found(&state, &asked, &id).await {
        Ok(note) => note,
        Err(response) => return response,
    };
    let kept = posted(body).await;
    let note = match checked(&state, &asked, &kept, before.id) {
        Ok(note) => DialogueNote { demo: before.demo, ..note },
        Err(wrong) => {
            let action = format!("/personal/dialoger/{}/andra", before.id);
            let wrong = Form { action, edits: true, ..*wrong };
            return form(&state, &asked, StatusCode::UNPROCESSABLE_ENTITY, wrong).await;
        }
    };
    let saved = async {
        if state.store.replace_dialogue(state.code(), &note).await? {
            state.audit(Some(&account), "dialogue.change", &note.id.to_string(), &note.theme).await?;
        }
        Ok(())
    };
    kept_or_failed(&asked, saved.await, &note).await
}

pub async fn ask_to_delete(State(state): State<Shared>, asked: Asked, PathPart(id): PathPart) -> Response {
    if !may_edit(&asked) {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let note = match found(&state, &asked, &id).await {
        Ok(note) => note,
        Err(response) => return response,
    };
    let page = DeleteDialogue {
        language: asked.language,
        municipality: Arc::clone(&state.municipality),
        age_groups: state.catalogue().ages(),
        note,
    };
    let title = t(asked.language, "dialogue-delete-title");
    asked
        .page(StatusCode::OK, Section::Dialogues, title, move || {
            view! { <DeleteDialoguePage page=page.clone() /> }
        })
        .await
}

pub async fn delete(
    State(state): State<Shared>,
    asked: Asked,
    PathPart(id): PathPart,
    Extension(SignedIn(account)): Extension<SignedIn>,
) -> Response {
    if !may_edit(&asked) {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let note = match found(&state, &asked, &id).await {
        Ok(note) => note,
        Err(response) => return response,
    };
    let deleted = async {
        if state.store.delete_dialogue(state.code(), note.id).await? {
            state.audit(Some(&account), "dialogue.delete", &note.id.to_string(), &note.theme).await?;
        }
        Ok::<_, store::Error>(())
    };
    if let Err(error) = deleted.await {
        return asked.failed(error).await;
    }
    let page = DeletedDialogue { language: asked.language, kept: Kept(fields_of(&note)), note };
    let title = t(asked.language, "dialogue-deleted");
    asked
        .page(StatusCode::OK, Section::Dialogues, title, move || {
            view! { <DeletedDialoguePage page=page.clone() /> }
        })
        .await
}

/// Puts a note back that was just taken away: the page that said so holds it.
pub async fn restore(
    State(state): State<Shared>,
    asked: Asked,
    Extension(SignedIn(account)): Extension<SignedIn>,
    body: Body,
) -> Response {
    if !may_edit(&asked) {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let kept = posted(body).await;
    let draft = draft(&kept);
    let id = kept.get("id").parse().unwrap_or_else(|_| random_id(state.random.as_ref()));
    let Ok(note) = draft.check(id, &state.municipality, state.today()) else {
        // Such as an area that is no longer configured: the form tells, and keeps the rest.
        return match checked(&state, &asked, &kept, id) {
            Err(wrong) => {
                let wrong = Form { action: NEW.to_owned(), edits: false, ..*wrong };
                form(&state, &asked, StatusCode::UNPROCESSABLE_ENTITY, wrong).await
            }
            Ok(_) => asked.trouble(Trouble::NotFound).await,
        };
    };
    let note = DialogueNote { demo: kept.has("demo", "1"), ..note };
    let saved = async {
        if state.store.add_dialogue(state.code(), &note).await? {
            state.audit(Some(&account), "dialogue.restore", &note.id.to_string(), &note.theme).await?;
        }
        Ok::<_, store::Error>(())
    };
    match saved.await {
        Ok(()) => {
            let (year, language) = (note.year, asked.language.tag());
            Redirect::to(&format!("/personal/dialoger?year={year}&done=restored&lang={language}"))
                .into_response()
        }
        Err(error) => asked.failed(error).await,
    }
}

/// A form that cannot be read has nothing in it, and is refused field by field.
async fn posted(body: Body) -> Kept {
    Kept(read_form(body, LARGEST).await.unwrap_or_default())
}

fn may_edit(asked: &Asked) -> bool {
    asked.role().is_some_and(store::Role::edits)
}

/// The note of an address, or the page that says why there is none.
async fn found(state: &Lagesbild, asked: &Asked, id: &str) -> Result<DialogueNote, Response> {
    let Ok(id) = id.parse::<Uuid>() else { return Err(asked.trouble(Trouble::NotFound).await) };
    match state.store.dialogue(state.code(), id).await {
        Ok(Some(note)) => Ok(note),
        Ok(None) => Err(asked.trouble(Trouble::NotFound).await),
        Err(error) => Err(asked.failed(error).await),
    }
}

async fn kept_or_failed(asked: &Asked, saved: store::Result<()>, note: &DialogueNote) -> Response {
    match saved {
        Ok(()) => {
            let language = asked.language.tag();
            Redirect::to(&format!("/personal/dialoger/{}?saved=1&lang={language}", note.id)).into_response()
        }
        Err(error) => asked.failed(error).await,
    }
}

fn theme_name(asked: &Asked, note: &DialogueNote) -> String {
    let theme = themes().find(|theme| theme.id == note.theme);
    theme.map_or_else(|| note.theme.clone(), |theme| theme.name.get(asked.language).to_owned())
}

/// A note as the fields of its form.
fn fields_of(note: &DialogueNote) -> Vec<(String, String)> {
    let one = |name: &str, value: String| (name.to_owned(), value);
    let mut fields = vec![
        one("id", note.id.to_string()),
        one("kind", note.kind.id().to_owned()),
        one("theme", note.theme.clone()),
        one("severity", note.severity.to_string()),
        one("observation", note.observation.clone()),
        one("day", note.day.to_string()),
        one("year", note.year.to_string()),
        one("area", note.area.clone().unwrap_or_default()),
        one("place", note.place.clone()),
        one("frequency", note.frequency.map(|often| often.id().to_owned()).unwrap_or_default()),
        one("proposal", note.proposal.clone()),
    ];
    for some in &note.participants {
        fields.push(one("function", some.function.clone()));
        fields.push(one("number", some.number.to_string()));
    }
    fields.extend(note.age_groups.iter().map(|slug| one("age_groups", slug.clone())));
    if note.demo {
        fields.push(one("demo", "1".to_owned()));
    }
    fields
}

fn draft(kept: &Kept) -> Draft {
    let all = |name: &str| -> Vec<String> {
        kept.0.iter().filter(|(known, _)| known == name).map(|(_, value)| value.clone()).collect()
    };
    let mut numbers = all("number").into_iter();
    let participants = all("function")
        .into_iter()
        .map(|function| {
            let number = numbers.next().unwrap_or_default();
            // The first row offers a number before anyone has written who it is of.
            let number = if function.trim().is_empty() { String::new() } else { number };
            (function, number)
        })
        .collect();
    Draft {
        kind: kept.get("kind"),
        year: kept.get("year"),
        day: kept.get("day"),
        participants,
        theme: kept.get("theme"),
        area: kept.get("area"),
        place: kept.get("place"),
        severity: kept.get("severity"),
        frequency: kept.get("frequency"),
        observation: kept.get("observation"),
        proposal: kept.get("proposal"),
        age_groups: all("age_groups"),
    }
}

/// The note that was posted; or the form again, with what is wrong or with what may point someone out.
fn checked(state: &Lagesbild, asked: &Asked, kept: &Kept, id: Uuid) -> Result<DialogueNote, Box<Form>> {
    let draft = draft(kept);
    let marks = marks_of(&draft);
    let confirms = marks.confirms();
    let checked = draft.check(id, &state.municipality, state.today());
    let mut kept = kept.clone();
    let confirmed = marks.were_read(&kept);
    match checked {
        Ok(note) if confirmed => Ok(note),
        other => {
            kept.0.retain(|(name, _)| name != "confirmed" && name != "id");
            kept.0.push(("id".to_owned(), id.to_string()));
            let faults: Faults = other.err().unwrap_or_default();
            let errors = faults
                .iter()
                .map(|(field, fault)| {
                    (field_name(*field).to_owned(), dialogue_fault(asked.language, *field, fault))
                })
                .collect();
            Err(Box::new(Form {
                action: String::new(),
                kept,
                errors,
                marks: marks.0,
                confirms,
                edits: false,
            }))
        }
    }
}

/// What in the note's own words may point someone out.
fn marks_of(draft: &Draft) -> Marks {
    let functions = draft.participants.iter().map(|(function, _)| (Field::Participants, function.as_str()));
    let texts = [
        (Field::Observation, draft.observation.as_str()),
        (Field::Place, draft.place.as_str()),
        (Field::Proposal, draft.proposal.as_str()),
    ];
    Marks::of(texts.into_iter().chain(functions).map(|(field, text)| (field_name(field).to_owned(), text)))
}

struct Form {
    action: String,
    kept: Kept,
    errors: Vec<(String, String)>,
    marks: Vec<Mark>,
    confirms: String,
    edits: bool,
}

impl Form {
    fn empty(action: &str, kept: Kept, edits: bool) -> Self {
        let (errors, marks, confirms) = (Vec::new(), Vec::new(), String::new());
        Self { action: action.to_owned(), kept, errors, marks, confirms, edits }
    }
}

async fn form(state: &Lagesbild, asked: &Asked, status: StatusCode, form: Form) -> Response {
    let Form { action, kept, errors, marks, confirms, edits } = form;
    let page = DialogueForm {
        language: asked.language,
        municipality: Arc::clone(&state.municipality),
        age_groups: state.catalogue().ages(),
        action,
        kept,
        errors,
        marks,
        confirms,
        edits,
    };
    let title = t(asked.language, if edits { "dialogue-change-title" } else { "dialogue-new-title" });
    asked
        .page_with_islands(status, Section::Dialogues, title, move || {
            view! { <DialogueFormPage page=page.clone() /> }
        })
        .await
}
