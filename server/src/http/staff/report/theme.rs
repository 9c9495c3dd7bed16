//! The judgement of a theme, and how figures from elsewhere about it are read.

use app::staff::{FieldFault, Kept, PieceForm, Section, ThemePage, ThemeWriting, Trouble};
use axum::{body::Body, http::StatusCode, response::Response};
use domain::report::{Decision, Judgement, OutsideReading, Piece, Verdict, Word};
use leptos::prelude::*;

use super::{
    CHANGED, LONGEST_REASON, REFUSED, Unsaved, Writer, after, again, asks, based_on, fields, posted,
};

/// The two forms of the page; `None` is as it is kept.
#[derive(Default)]
struct Forms {
    decision: Option<PieceForm>,
    outside: Option<PieceForm>,
}

pub async fn show(writer: Writer) -> Response {
    page(&writer, StatusCode::OK, Forms::default()).await
}

fn is_on_the_board(writer: &Writer) -> bool {
    domain::report::on_the_board().iter().any(|theme| theme.id == writer.subject)
}

pub async fn decide(writer: Writer, body: Body) -> Response {
    let kept = posted(body).await;
    let theme = writer.subject.clone();
    if !is_on_the_board(&writer) {
        return writer.asked.trouble(Trouble::NotFound).await;
    }
    let (piece, detail) = if kept.get("undo") == "1" {
        (Piece::Decision { theme, decision: None }, String::new())
    } else {
        let mut reading = writer.reading(&kept);
        let verdict = Verdict::from_id(&kept.get("verdict"));
        if verdict.is_none() {
            reading.fault("verdict", FieldFault::Choose);
        }
        let reason = reading.required("reason", LONGEST_REASON);
        let (Some(verdict), true) = (verdict, reading.errors.is_empty()) else {
            let decision = Some(again(kept.clone(), reading.errors));
            return page(&writer, REFUSED, Forms { decision, ..Forms::default() }).await;
        };
        if let Some(form) = asks(&kept, &["reason"]) {
            return page(&writer, REFUSED, Forms { decision: Some(form), ..Forms::default() }).await;
        }
        let detail = format!("{}: {reason}", verdict.id());
        (Piece::Decision { theme, decision: Some(Decision { verdict, reason }) }, detail)
    };
    let refused = |form| Forms { decision: Some(form), ..Forms::default() };
    save(&writer, kept, &piece, &detail, refused).await
}

pub async fn read_outside(writer: Writer, body: Body) -> Response {
    let kept = posted(body).await;
    let theme = writer.subject.clone();
    if !is_on_the_board(&writer) {
        return writer.asked.trouble(Trouble::NotFound).await;
    }
    let (piece, detail) = if kept.get("undo") == "1" {
        (Piece::Outside { theme, reading: None }, String::new())
    } else {
        let mut reading = writer.reading(&kept);
        let word = Word::from_id(&kept.get("word"));
        if word.is_none() {
            reading.fault("word", FieldFault::Choose);
        }
        let note = reading.required("note", LONGEST_REASON);
        let (Some(word), true) = (word, reading.errors.is_empty()) else {
            let outside = Some(again(kept.clone(), reading.errors));
            return page(&writer, REFUSED, Forms { outside, ..Forms::default() }).await;
        };
        if let Some(form) = asks(&kept, &["note"]) {
            return page(&writer, REFUSED, Forms { outside: Some(form), ..Forms::default() }).await;
        }
        let detail = format!("{}: {note}", word.id());
        (Piece::Outside { theme, reading: Some(OutsideReading { word, note }) }, detail)
    };
    let refused = |form| Forms { outside: Some(form), ..Forms::default() };
    save(&writer, kept, &piece, &detail, refused).await
}

async fn save(
    writer: &Writer,
    kept: Kept,
    piece: &Piece,
    detail: &str,
    refused: impl FnOnce(PieceForm) -> Forms,
) -> Response {
    match writer.save(piece, based_on(&kept), detail).await {
        Ok(()) => writer.to(&format!("tema-{}", writer.subject)),
        Err(Unsaved::Changed(theirs)) => page(writer, CHANGED, refused(after(kept, theirs))).await,
        Err(Unsaved::Failed(error)) => writer.asked.failed(error).await,
    }
}

async fn page(writer: &Writer, status: StatusCode, forms: Forms) -> Response {
    let loaded = match writer.picture().await {
        Ok(loaded) => loaded,
        Err(error) => return writer.asked.failed(error).await,
    };
    let Some(judgement) = loaded.board().into_iter().find(|judgement| judgement.theme == writer.subject)
    else {
        return writer.asked.trouble(Trouble::NotFound).await;
    };
    let report = &loaded.report;
    let revision = |revision: Option<u32>| revision.unwrap_or_default();
    let decision = forms.decision.unwrap_or_else(|| PieceForm {
        kept: decision_fields(&judgement),
        based_on: revision(report.decisions.get(&judgement.theme).map(|kept| kept.revision)),
        ..PieceForm::default()
    });
    let outside = forms.outside.unwrap_or_else(|| PieceForm {
        kept: outside_fields(&judgement),
        based_on: revision(report.outside.get(&judgement.theme).map(|kept| kept.revision)),
        ..PieceForm::default()
    });
    let language = writer.asked.language;
    let title = judgement.theme_name.get(language).to_owned();
    let indicators = loaded.indicators.into_iter().filter(|one| one.theme == judgement.theme).collect();
    let page = ThemeWriting { language, year: writer.year, indicators, judgement, decision, outside };
    writer
        .asked
        .clone()
        .marked(loaded.picture.demo)
        .page_with_islands(status, Section::Picture, title, move || view! { <ThemePage page=page.clone() /> })
        .await
}

fn decision_fields(judgement: &Judgement) -> Kept {
    let decided = judgement.decided.as_ref().map(|decided| &decided.value);
    decided.map_or_else(Kept::default, |decided| {
        fields(&[("verdict", decided.verdict.id()), ("reason", &decided.reason)])
    })
}

fn outside_fields(judgement: &Judgement) -> Kept {
    let read = judgement.voices.outside.as_ref().map(|read| &read.value);
    read.map_or_else(Kept::default, |read| fields(&[("word", read.word.id()), ("note", &read.note)]))
}
