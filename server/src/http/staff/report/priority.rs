//! Which themes are put first, where they stand, and why.

use app::staff::{
    FieldFault, Kept, LoadedPicture, PieceForm, PriorityPage, PriorityWriting, Section, Trouble,
};
use axum::{body::Body, http::StatusCode, response::Response};
use domain::report::{MOST_PRIORITIES, Move, Piece, Priority, PriorityOrder, Stamped};
use leptos::prelude::*;

use super::{
    CHANGED, LONGEST_REASON, LONGEST_TEXT, REFUSED, Unsaved, Writer, after, again, asks, based_on, fields,
    posted,
};

/// The two forms of the page; `None` is as it is kept.
#[derive(Default)]
struct Forms {
    motivation: Option<PieceForm>,
    order: Option<PieceForm>,
}

pub async fn show(writer: Writer) -> Response {
    match subject(&writer).await {
        Ok((loaded, priorities)) => page(&writer, StatusCode::OK, loaded, priorities, Forms::default()).await,
        Err(response) => response,
    }
}

/// The picture with every theme's place, as long as the address names one of them.
async fn subject(writer: &Writer) -> Result<(LoadedPicture, Vec<Priority>), Response> {
    let loaded = match writer.picture().await {
        Ok(loaded) => loaded,
        Err(error) => return Err(writer.asked.failed(error).await),
    };
    let priorities = loaded.priorities(&loaded.board());
    if priorities.iter().any(|priority| priority.theme == writer.subject) {
        Ok((loaded, priorities))
    } else {
        Err(writer.asked.trouble(Trouble::NotFound).await)
    }
}

pub async fn motivate(writer: Writer, body: Body) -> Response {
    let kept = posted(body).await;
    let (loaded, priorities) = match subject(&writer).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let mut reading = writer.reading(&kept);
    let text = reading.text("text", LONGEST_TEXT);
    let forms = |form| Forms { motivation: Some(form), ..Forms::default() };
    if !reading.errors.is_empty() {
        return page(&writer, REFUSED, loaded, priorities, forms(again(kept.clone(), reading.errors))).await;
    }
    if let Some(form) = asks(&kept, &["text"]) {
        return page(&writer, REFUSED, loaded, priorities, forms(form)).await;
    }
    let piece = Piece::Motivation { theme: writer.subject.clone(), text };
    match writer.save(&piece, based_on(&kept), "").await {
        Ok(()) => writer.to(&format!("prioritering-{}", writer.subject)),
        Err(Unsaved::Changed(theirs)) => {
            page(&writer, CHANGED, loaded, priorities, forms(after(kept, theirs))).await
        }
        Err(Unsaved::Failed(error)) => writer.asked.failed(error).await,
    }
}

/// Moves a theme to a place with a reason, or takes its move back.
pub async fn place(writer: Writer, body: Body) -> Response {
    let kept = posted(body).await;
    let (loaded, priorities) = match subject(&writer).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let order = loaded.report.order.as_ref().map(|order| order.value.clone()).unwrap_or_default();
    let theme = writer.subject.as_str();
    let forms = |form| Forms { order: Some(form), ..Forms::default() };
    let (order, detail) = if kept.get("undo") == "1" {
        (order.without_move(theme), format!("{theme}: 0"))
    } else {
        let mut reading = writer.reading(&kept);
        let places = u8::try_from(priorities.len()).unwrap_or(u8::MAX);
        let place = kept.get("place").parse::<u8>().ok().filter(|place| (1..=places).contains(place));
        if place.is_none() {
            let fault = FieldFault::NumberBetween { least: 1, most: places.into() };
            reading.fault("place", fault);
        }
        let reason = reading.required("reason", LONGEST_REASON);
        let (Some(place), true) = (place, reading.errors.is_empty()) else {
            return page(&writer, REFUSED, loaded, priorities, forms(again(kept.clone(), reading.errors)))
                .await;
        };
        if let Some(form) = asks(&kept, &["reason"]) {
            return page(&writer, REFUSED, loaded, priorities, forms(form)).await;
        }
        let detail = format!("{theme}: {place}. {reason}");
        (order.with_move(theme, Move { place, reason, by: writer.by() }, places), detail)
    };
    match writer.save(&Piece::Order(order), based_on(&kept), &detail).await {
        Ok(()) => writer.to(&format!("prioritering-{theme}")),
        Err(Unsaved::Changed(theirs)) => {
            // The places as they are now, to choose again.
            match subject(&writer).await {
                Ok((loaded, priorities)) => {
                    page(&writer, CHANGED, loaded, priorities, forms(after(kept, theirs))).await
                }
                Err(response) => response,
            }
        }
        Err(Unsaved::Failed(error)) => writer.asked.failed(error).await,
    }
}

/// How many are put first. One number: whoever is last decides, and no move is lost.
pub async fn set_count(writer: Writer, body: Body) -> Response {
    const TRIES: usize = 5;
    let count = posted(body).await.get("count").parse::<u8>().ok();
    let Some(count) = count.filter(|count| (1..=MOST_PRIORITIES).contains(count)) else {
        // The page offers no other.
        return writer.to("prioritering");
    };
    for _ in 0..TRIES {
        let order = match writer.report().await {
            Ok(report) => report.order,
            Err(error) => return writer.asked.failed(error).await,
        };
        let revision = order.as_ref().map_or(0, |order| order.revision);
        let order = order.map_or_else(PriorityOrder::default, |Stamped { value, .. }| value);
        match writer.save(&Piece::Order(order.with_count(count)), revision, &count.to_string()).await {
            Ok(()) => return writer.to("prioritering"),
            Err(Unsaved::Changed(_)) => {}
            Err(Unsaved::Failed(error)) => return writer.asked.failed(error).await,
        }
    }
    writer.asked.trouble(Trouble::SlowDown).await
}

async fn page(
    writer: &Writer,
    status: StatusCode,
    loaded: LoadedPicture,
    priorities: Vec<Priority>,
    forms: Forms,
) -> Response {
    let places = u8::try_from(priorities.len()).unwrap_or(u8::MAX);
    let Some(priority) = priorities.into_iter().find(|priority| priority.theme == writer.subject) else {
        return writer.asked.trouble(Trouble::NotFound).await;
    };
    let motivation = forms.motivation.unwrap_or_else(|| {
        let kept = priority.motivation.as_ref();
        PieceForm {
            kept: fields(&[("text", kept.map_or("", |kept| &kept.value))]),
            based_on: kept.map_or(0, |kept| kept.revision),
            ..PieceForm::default()
        }
    });
    let order = forms.order.unwrap_or_else(|| PieceForm {
        kept: priority
            .moved
            .as_ref()
            .map_or_else(Kept::default, |moved| fields(&[("reason", &moved.reason)])),
        based_on: loaded.report.order.as_ref().map_or(0, |order| order.revision),
        ..PieceForm::default()
    });
    let language = writer.asked.language;
    let values = [("theme", priority.theme_name.get(language).to_owned().into())];
    let title = app::texts::t_with(language, "priority-title", &values);
    let page = PriorityWriting { language, year: writer.year, priority, places, motivation, order };
    writer
        .asked
        .clone()
        .marked(loaded.picture.demo)
        .page_with_islands(
            status,
            Section::Picture,
            title,
            move || view! { <PriorityPage page=page.clone() /> },
        )
        .await
}
