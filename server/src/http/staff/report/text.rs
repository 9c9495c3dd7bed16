//! A section's own text.

use app::{
    report::{section_id, section_title},
    staff::{PieceForm, Section, TextPage, TextWriting, Trouble},
};
use axum::{body::Body, http::StatusCode, response::Response};
use domain::report::{Piece, SectionNumber};
use leptos::prelude::*;

use super::{CHANGED, LONGEST_TEXT, REFUSED, Unsaved, Writer, after, again, asks, based_on, fields, posted};

fn section(writer: &Writer) -> Option<SectionNumber> {
    SectionNumber::new(writer.subject.parse().ok()?)
}

pub async fn show(writer: Writer) -> Response {
    let Some(section) = section(&writer) else { return writer.asked.trouble(Trouble::NotFound).await };
    match writer.report().await {
        Ok(report) => {
            let kept = report.texts.get(&section);
            let form = PieceForm {
                kept: fields(&[("text", kept.map_or("", |kept| &kept.value))]),
                based_on: kept.map_or(0, |kept| kept.revision),
                ..PieceForm::default()
            };
            page(&writer, StatusCode::OK, section, form).await
        }
        Err(error) => writer.asked.failed(error).await,
    }
}

pub async fn save(writer: Writer, body: Body) -> Response {
    let Some(section) = section(&writer) else { return writer.asked.trouble(Trouble::NotFound).await };
    let kept = posted(body).await;
    let mut reading = writer.reading(&kept);
    let text = reading.text("text", LONGEST_TEXT);
    if !reading.errors.is_empty() {
        return page(&writer, REFUSED, section, again(kept.clone(), reading.errors)).await;
    }
    if let Some(form) = asks(&kept, &["text"]) {
        return page(&writer, REFUSED, section, form).await;
    }
    match writer.save(&Piece::Text { section, text }, based_on(&kept), "").await {
        Ok(()) => writer.to(section_id(section)),
        Err(Unsaved::Changed(theirs)) => page(&writer, CHANGED, section, after(kept, theirs)).await,
        Err(Unsaved::Failed(error)) => writer.asked.failed(error).await,
    }
}

async fn page(writer: &Writer, status: StatusCode, section: SectionNumber, form: PieceForm) -> Response {
    let language = writer.asked.language;
    let title = format!("{} {}", section.get(), section_title(language, section));
    let page = TextWriting { language, year: writer.year, section, form };
    writer
        .asked
        .page_with_islands(status, Section::Picture, title, move || view! { <TextPage page=page.clone() /> })
        .await
}
