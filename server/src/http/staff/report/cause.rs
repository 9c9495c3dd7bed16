//! Why a prioritised problem exists.

use app::staff::{CausePage, CauseWriting, FieldFault, PieceForm, Section, Trouble};
use axum::{body::Body, http::StatusCode, response::Response};
use domain::{
    report::{CauseAnalysis, Piece},
    survey::{Theme, themes},
};
use leptos::prelude::*;

use super::{CHANGED, LONGEST_TEXT, REFUSED, Unsaved, Writer, after, again, asks, based_on, fields, posted};

/// A theme that can be put first.
fn theme(writer: &Writer) -> Option<Theme> {
    themes().into_iter().find(|theme| theme.prio && theme.id == writer.subject)
}

pub async fn show(writer: Writer) -> Response {
    let Some(theme) = theme(&writer) else { return writer.asked.trouble(Trouble::NotFound).await };
    match writer.report().await {
        Ok(report) => {
            let kept = report.causes.get(&theme.id);
            let cause = kept.map(|kept| kept.value.clone()).unwrap_or_default();
            let form = PieceForm {
                kept: fields(&cause.parts()),
                based_on: kept.map_or(0, |kept| kept.revision),
                ..PieceForm::default()
            };
            page(&writer, StatusCode::OK, theme, form).await
        }
        Err(error) => writer.asked.failed(error).await,
    }
}

pub async fn save(writer: Writer, body: Body) -> Response {
    let Some(theme) = theme(&writer) else { return writer.asked.trouble(Trouble::NotFound).await };
    let kept = posted(body).await;
    let mut reading = writer.reading(&kept);
    let mut part = |name| reading.text(name, LONGEST_TEXT);
    let cause = CauseAnalysis {
        why: part("why"),
        places: part("places"),
        times: part("times"),
        affected: part("affected"),
        sources_used: part("sources_used"),
        sources_rejected: part("sources_rejected"),
        uncertainty: part("uncertainty"),
    };
    if !reading.errors.is_empty() {
        return page(&writer, REFUSED, theme, again(kept.clone(), reading.errors)).await;
    }
    // Nothing is saved as if something had been written; what was written can be taken away.
    if cause.is_empty() && based_on(&kept) == 0 {
        let mut reading = writer.reading(&kept);
        reading.fault("why", FieldFault::Missing);
        let errors = reading.errors;
        return page(&writer, REFUSED, theme, again(kept, errors)).await;
    }
    let parts = cause.parts().map(|(part, _)| part);
    if let Some(form) = asks(&kept, &parts) {
        return page(&writer, REFUSED, theme, form).await;
    }
    let piece = Piece::Cause { theme: theme.id.clone(), cause };
    match writer.save(&piece, based_on(&kept), "").await {
        Ok(()) => writer.to(&format!("orsak-{}", theme.id)),
        Err(Unsaved::Changed(theirs)) => page(&writer, CHANGED, theme, after(kept, theirs)).await,
        Err(Unsaved::Failed(error)) => writer.asked.failed(error).await,
    }
}

async fn page(writer: &Writer, status: StatusCode, theme: Theme, form: PieceForm) -> Response {
    let language = writer.asked.language;
    let values = [("theme", theme.name.get(language).to_owned().into())];
    let title = app::texts::t_with(language, "cause-title", &values);
    let page = CauseWriting { language, year: writer.year, theme: theme.id, form };
    writer
        .asked
        .page_with_islands(status, Section::Picture, title, move || view! { <CausePage page=page.clone() /> })
        .await
}
