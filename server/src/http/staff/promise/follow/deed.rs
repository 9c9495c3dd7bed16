//! Writing down what was done.

use app::staff::{
    DeedForm, DeedPage, FieldErrors, FieldFault, Kept as Fields, LONGEST_NOTE, MOST_AT_ONCE, Marks, Section,
    deed_fields,
};
use axum::{
    body::Body,
    http::{StatusCode, Uri},
    response::{IntoResponse, Redirect, Response},
};
use domain::promise::{DeedDone, Entry};
use leptos::prelude::*;
use uuid::Uuid;

use super::{
    super::{
        super::super::request::query_value,
        Desk, LONGEST_LINE,
        form::{CHANGED, REFUSED, Reading, posted},
    },
    Kept, forbidden,
};

pub async fn show(desk: Desk, uri: Uri) -> Response {
    if let Some(response) = forbidden(&desk).await {
        return response;
    }
    let kept = match desk.kept().await {
        Ok(kept) => kept,
        Err(response) => return response,
    };
    let asked: Option<Uuid> = query_value(&uri, "klar").and_then(|id| id.parse().ok());
    let added = kept.log.deeds.iter().find(|deed| Some(deed.id) == asked).cloned();
    let fields = match &added {
        Some(deed) => deed_fields(desk.fresh(), deed),
        None => first(&desk, &kept, query_value(&uri, "atagande")),
    };
    page(&desk, StatusCode::OK, kept, Form { fields, added, ..Form::default() }).await
}

/// Before anything is written: today, one, by whom it was last on this account's side.
fn first(desk: &Desk, kept: &Kept, commitment: Option<String>) -> Fields {
    let own = |deed: &&DeedDone| deed.by.organisation == desk.account.organisation;
    let before = kept.log.deeds.iter().rfind(own);
    let only = match kept.promise.text().commitments.as_slice() {
        [only] => Some(only.id.to_string()),
        _ => None,
    };
    let commitment = commitment.filter(|id| kept.commitment(id).is_some()).or(only);
    let function = before.map(|deed| deed.function.clone()).unwrap_or_default();
    let fields = [
        ("id", desk.fresh().to_string()),
        ("commitment", commitment.unwrap_or_default()),
        ("day", desk.state().today().to_string()),
        ("number", "1".to_owned()),
        ("function", function),
    ];
    Fields(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

pub async fn add(desk: Desk, body: Body) -> Response {
    if let Some(response) = forbidden(&desk).await {
        return response;
    }
    let kept = match desk.kept().await {
        Ok(kept) => kept,
        Err(response) => return response,
    };
    let fields = posted(body).await;
    let mut reading = desk.reading(&fields);
    let deed = read(&desk, &mut reading, &kept);
    let errors = reading.errors;
    let (Some(deed), true) = (deed, errors.is_empty()) else {
        return page(&desk, REFUSED, kept, Form { fields, errors, ..Form::default() }).await;
    };
    let marks = Marks::in_fields(&fields, &["place", "function", "note"]);
    if !marks.were_read(&fields) {
        return page(&desk, REFUSED, kept, Form { fields, marks, ..Form::default() }).await;
    }
    let state = desk.state();
    let saved = async {
        if state.store.add_promise_entry(state.code(), desk.year, &Entry::Deed(deed.clone())).await? {
            let detail = format!("{} {}", deed.day, deed.number);
            desk.log("promise.deed", &deed.commitment.to_string(), &detail).await?;
            return Ok(true);
        }
        let there = state.store.promise_entries(state.code(), desk.year).await?;
        Ok(there.iter().any(|entry| is_the_same(entry, &deed)))
    };
    match saved.await {
        Ok(false) => {
            // Posted again it is a deed of its own.
            let mut fields = fields;
            fields.0.retain(|(name, _)| name != "id");
            fields.0.push(("id".to_owned(), desk.fresh().to_string()));
            let errors = vec![(String::new(), app::texts::t(desk.asked.language, "deed-other-there"))];
            page(&desk, CHANGED, kept, Form { fields, errors, ..Form::default() }).await
        }
        Ok(true) => {
            let (year, id, language) = (desk.year, deed.id, desk.asked.language.tag());
            let to = format!("/personal/lofte/{year}/insats?klar={id}&lang={language}");
            Redirect::to(&to).into_response()
        }
        Err(error) => desk.asked.failed(error).await,
    }
}

/// Whether it is the deed itself, sent again, whoever sent it and when.
fn is_the_same(entry: &Entry, deed: &DeedDone) -> bool {
    matches!(entry, Entry::Deed(there) if *there == DeedDone { by: there.by, ..deed.clone() })
}

fn read(desk: &Desk, reading: &mut Reading<'_>, kept: &Kept) -> Option<DeedDone> {
    let commitment = kept.commitment(&reading.kept.get("commitment")).map(|one| one.id);
    if commitment.is_none() {
        reading.fault("commitment", FieldFault::Choose);
    }
    let number = reading.number("number", MOST_AT_ONCE);
    if number.is_none() && reading.kept.get("number").trim().is_empty() {
        reading.fault("number", FieldFault::NumberBetween { least: 1, most: MOST_AT_ONCE });
    }
    let day = reading.day("day");
    let terms = &kept.promise.text().terms;
    match day {
        None if reading.kept.get("day").trim().is_empty() => reading.fault("day", FieldFault::Missing),
        Some(day) if day > desk.state().today() => reading.fault("day", FieldFault::NotYet),
        Some(day) if day < terms.starts || day > terms.ends => {
            reading.fault("day", FieldFault::Between { first: terms.starts, last: terms.ends });
        }
        _ => {}
    }
    let (place, function) = (reading.text("place", LONGEST_LINE), reading.text("function", LONGEST_LINE));
    let note = reading.text("note", LONGEST_NOTE);
    // The form's own id: sent twice it is there once.
    let id = reading.kept.get("id").parse().unwrap_or_else(|_| desk.fresh());
    Some(DeedDone {
        id,
        commitment: commitment?,
        day: day?,
        number: number?,
        place,
        function,
        note,
        by: desk.by(),
    })
}

/// What the page shows besides the promise.
#[derive(Default)]
struct Form {
    fields: Fields,
    errors: FieldErrors,
    marks: Marks,
    added: Option<DeedDone>,
}

async fn page(desk: &Desk, status: StatusCode, kept: Kept, form: Form) -> Response {
    let demo = kept.promise.text().demo();
    let Form { fields, errors, marks, added } = form;
    let today = desk.state().today();
    let page =
        DeedForm { names: desk.names(), promise: kept.promise, kept: fields, errors, marks, added, today };
    let title = app::texts::t(desk.asked.language, "deed-title");
    desk.asked
        .clone()
        .marked(demo)
        .page_with_islands(status, Section::FollowUp, title, move || view! { <DeedPage page=page.clone() /> })
        .await
}
