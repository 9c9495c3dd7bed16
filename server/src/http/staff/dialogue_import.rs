//! Notes from dialogues, read in from a file: first what will happen to every row, then all of it or nothing.

use app::{
    staff::{DialogueImport, DialogueImportPage, Fate, FileTrouble, Preview, Section, Trouble},
    texts::t,
};
use axum::{
    body::{Body, Bytes},
    extract::{Extension, FromRequest, Multipart, Request, State},
    http::{StatusCode, Uri, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{dialogue::DialogueNote, dialogue_rows::Rows, published::Digest};
use leptos::prelude::*;

use super::{
    super::request::{BODY_PATIENCE, query_value, read_form},
    guard::SignedIn,
    render::Asked,
};
use crate::{
    dialogue_file::{self, LARGEST, MOST_ROWS, Unreadable},
    export::Dialect,
    state::{Lagesbild, Shared},
};

/// As a form, a character of the file takes up to nine bytes.
const LARGEST_FORM: usize = 9 * LARGEST;

/// The file to fill in.
pub async fn template(asked: Asked, uri: Uri) -> Response {
    let dialect = query_value(&uri, "dialect").and_then(|id| Dialect::from_id(&id)).unwrap_or_default();
    match dialogue_file::template(dialect) {
        Ok(file) => {
            let headers = [
                (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"dialoganteckningar.csv\""),
            ];
            (headers, file).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a template could not be written");
            asked.trouble(Trouble::Failed).await
        }
    }
}

pub async fn page(asked: Asked) -> Response {
    if !may_edit(&asked) {
        return asked.trouble(Trouble::Forbidden).await;
    }
    show(&asked, StatusCode::OK, None, None).await
}

/// Shows what would happen, row by row. Nothing is kept.
pub async fn preview(State(state): State<Shared>, asked: Asked, request: Request) -> Response {
    if !may_edit(&asked) {
        return asked.trouble(Trouble::Forbidden).await;
    }
    match posted(request, &state).await {
        Err(trouble) => show(&asked, StatusCode::UNPROCESSABLE_ENTITY, Some(trouble), None).await,
        Ok(text) => match read(&state, &text) {
            Err(trouble) => show(&asked, StatusCode::UNPROCESSABLE_ENTITY, Some(trouble), None).await,
            Ok(rows) => match previewed(&state, rows, text).await {
                Ok(preview) => show(&asked, status(&preview), None, Some(preview)).await,
                Err(error) => asked.failed(error).await,
            },
        },
    }
}

/// Reads all of it in: just what was looked at, and nothing else.
pub async fn import(
    State(state): State<Shared>,
    asked: Asked,
    Extension(SignedIn(account)): Extension<SignedIn>,
    body: Body,
) -> Response {
    if !may_edit(&asked) {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let form = read_form(body, LARGEST_FORM).await.unwrap_or_default();
    let value = |name: &str| {
        form.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let text = value("text");
    let rows = match read(&state, &text) {
        Ok(rows) => rows,
        Err(trouble) => return show(&asked, StatusCode::UNPROCESSABLE_ENTITY, Some(trouble), None).await,
    };
    let mut preview = match previewed(&state, rows, text).await {
        Ok(preview) => preview,
        Err(error) => return asked.failed(error).await,
    };
    preview.changed = preview.expects != value("expects");
    preview.unreviewed = !preview.marks.is_empty() && value("reviewed") != "1";
    if !preview.faults.is_empty() || preview.changed || preview.unreviewed {
        return show(&asked, StatusCode::UNPROCESSABLE_ENTITY, None, Some(preview)).await;
    }
    let (new, replaced, same) =
        (preview.count(Fate::New), preview.count(Fate::Replaces), preview.count(Fate::Same));
    let notes: Vec<DialogueNote> = preview.notes.into_iter().map(|(_, note, _)| note).collect();
    let year = notes.iter().map(|note| note.year).max().unwrap_or_default();
    let imported = async {
        state.store.import_dialogues(state.code(), &notes).await?;
        let told = format!("{new} + {replaced}");
        state.audit(Some(&account), "import.dialogues", "web", &told).await
    };
    match imported.await {
        Ok(()) => {
            let language = asked.language.tag();
            let told = format!("new={new}&replaced={replaced}&same={same}");
            Redirect::to(&format!("/personal/dialoger?year={year}&done=imported&{told}&lang={language}"))
                .into_response()
        }
        Err(error) => asked.failed(error).await,
    }
}

fn may_edit(asked: &Asked) -> bool {
    asked.role().is_some_and(store::Role::edits)
}

/// The text of the posted file, or what was pasted.
async fn posted(request: Request, state: &Shared) -> Result<String, FileTrouble> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
        let form = read_form(request.into_body(), LARGEST_FORM).await.map_err(|_| FileTrouble::TooLarge)?;
        let text = form.into_iter().find(|(name, _)| name == "text").map(|(_, text)| text);
        return text.filter(|text| !text.trim().is_empty()).ok_or(FileTrouble::Nothing);
    }
    let parts = async {
        let mut parts = Multipart::from_request(request, state).await.map_err(|_| FileTrouble::NoText)?;
        let mut found: Vec<Bytes> = Vec::new();
        while let Some(part) = parts.next_field().await.map_err(|_| FileTrouble::TooLarge)? {
            found.push(part.bytes().await.map_err(|_| FileTrouble::TooLarge)?);
        }
        Ok(found)
    };
    let parts = tokio::time::timeout(BODY_PATIENCE, parts).await.map_err(|_| FileTrouble::NoText)??;
    // The file comes before what was pasted.
    let bytes = parts.into_iter().find(|bytes| !bytes.is_empty()).ok_or(FileTrouble::Nothing)?;
    dialogue_file::text_of(&bytes).map_err(trouble)
}

fn read(state: &Lagesbild, text: &str) -> Result<Rows, FileTrouble> {
    if text.trim().is_empty() {
        return Err(FileTrouble::Nothing);
    }
    if text.len() > LARGEST {
        return Err(FileTrouble::TooLarge);
    }
    dialogue_file::read(text, &state.municipality, state.today()).map_err(trouble)
}

fn trouble(unreadable: Unreadable) -> FileTrouble {
    match unreadable {
        Unreadable::NoText => FileTrouble::NoText,
        Unreadable::TooLarge => FileTrouble::TooLarge,
        Unreadable::Empty => FileTrouble::Empty,
        Unreadable::TooMany => FileTrouble::TooMany { most: MOST_ROWS },
        Unreadable::Header(fault) => FileTrouble::Header(fault),
        Unreadable::Broken(line) => FileTrouble::Broken { line },
    }
}

async fn previewed(state: &Lagesbild, rows: Rows, text: String) -> store::Result<Preview> {
    let mut notes = Vec::with_capacity(rows.notes.len());
    let mut expects = String::new();
    for (line, note) in rows.notes {
        let there = state.store.dialogue(state.code(), note.id).await?;
        let fate = match there {
            None => Fate::New,
            Some(there) if there == note => Fate::Same,
            Some(_) => Fate::Replaces,
        };
        expects.extend([note.id.to_string(), format!(" {fate:?}\n")]);
        notes.push((line, note, fate));
    }
    expects.push_str(&text);
    Ok(Preview {
        notes,
        faults: rows.faults,
        marks: rows.marks,
        expects: Digest::of(expects.as_bytes()).to_string(),
        text,
        changed: false,
        unreviewed: false,
    })
}

fn status(preview: &Preview) -> StatusCode {
    if preview.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

async fn show(
    asked: &Asked,
    status: StatusCode,
    trouble: Option<FileTrouble>,
    preview: Option<Preview>,
) -> Response {
    let title = t(asked.language, if preview.is_some() { "import-preview-title" } else { "import-title" });
    let page = DialogueImport { language: asked.language, trouble, preview };
    asked
        .page(status, Section::Dialogues, title, move || view! { <DialogueImportPage page=page.clone() /> })
        .await
}
