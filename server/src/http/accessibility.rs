//! `/tillganglighet`, its two forms and their receipt. What is written there is kept apart from every answer, and without
//! the address that it came from.

use std::net::SocketAddr;

use app::{
    Context,
    resident::{
        self, LONGEST_LINE, LONGEST_TEXT, MatterForm, MatterTrouble, Notice, matter_fields, matter_page,
        matter_receipt_page,
    },
    staff::{FieldErrors, FieldFault, Kept},
};
use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{Html, IntoResponse, Redirect, Response},
    routing::get,
};
use domain::matter::{Handling, Matter, MatterKind, Reference, Said, due};

use super::{
    request::{PathPart, client_address, read_form},
    resident::{come_again, context, notice, unavailable},
};
use crate::state::{Lagesbild, Shared};

/// Room for the longest text that may be written, as a form encodes it.
const LARGEST: usize = 64 * 1024;

pub async fn statement(State(state): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    Html(resident::accessibility_page(&context(&state, &uri, &headers))).into_response()
}

/// The pages that are another for each visitor.
pub fn forms() -> Router<Shared> {
    Router::new()
        .route("/tillganglighet/{kind}", get(form).post(send))
        .route("/tillganglighet/kvitto/{reference}", get(receipt))
}

async fn form(
    State(state): State<Shared>,
    PathPart(kind): PathPart,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let context = context(&state, &uri, &headers);
    let Some(kind) = MatterKind::from_id(&kind) else {
        return notice(&context, StatusCode::NOT_FOUND, Notice::NotFound);
    };
    let reference = Reference::generate(state.random.as_ref());
    let form = MatterForm {
        kind,
        reference: reference.as_str(),
        kept: &Kept::default(),
        errors: &Vec::new(),
        trouble: None,
    };
    Html(matter_page(&context, &form)).into_response()
}

/// Takes what was written. The form carries the reference that it will have, so that the same one sent twice is one.
async fn send(
    State(state): State<Shared>,
    PathPart(kind): PathPart,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let context = context(&state, &uri, &headers);
    let Some(kind) = MatterKind::from_id(&kind) else {
        return notice(&context, StatusCode::NOT_FOUND, Notice::NotFound);
    };
    let kept = Kept(read_form(body, LARGEST).await.unwrap_or_default());
    let fresh = || Reference::generate(state.random.as_ref());
    let reference = Reference::parse(&kept.get("reference")).unwrap_or_else(fresh);
    let again = |status, errors: &FieldErrors, trouble| {
        let form = MatterForm { kind, reference: reference.as_str(), kept: &kept, errors, trouble };
        come_again((status, Html(matter_page(&context, &form))).into_response())
    };
    let said = match said(kind, &kept) {
        Ok(said) => said,
        Err(faults) => {
            let errors =
                faults.into_iter().map(|(field, fault)| (field.to_owned(), fault.text(context.language)));
            return again(StatusCode::UNPROCESSABLE_ENTITY, &errors.collect(), None);
        }
    };
    let address = client_address(&state, peer, &headers);
    if !state.matters.allows(address, state.clock.as_ref(), state.random.as_ref()) {
        return again(StatusCode::TOO_MANY_REQUESTS, &Vec::new(), Some(MatterTrouble::SlowDown));
    }
    match keep(&state, &context, kind, reference.clone(), said).await {
        Ok(reference) => {
            let (reference, language) = (reference.as_str(), context.language.tag());
            Redirect::to(&format!("/tillganglighet/kvitto/{reference}?lang={language}")).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a matter of accessibility could not be kept");
            again(StatusCode::SERVICE_UNAVAILABLE, &Vec::new(), Some(MatterTrouble::Busy))
        }
    }
}

/// What was written, or what is wrong with it.
fn said(kind: MatterKind, kept: &Kept) -> Result<Said, Vec<(&'static str, FieldFault)>> {
    let (mut said, mut faults) = (Said::default(), Vec::new());
    for field in matter_fields(kind) {
        let most = if field.long { LONGEST_TEXT } else { LONGEST_LINE };
        let text = kept.get(field.name).trim().replace("\r\n", "\n");
        if field.required && text.is_empty() {
            faults.push((field.name, FieldFault::Missing));
        } else if text.chars().count() > most {
            faults.push((field.name, FieldFault::TooLong { most }));
        }
        match field.name {
            "page" => said.page = text,
            "format" => said.format = text,
            "contact" => said.contact = text,
            _ => said.text = text,
        }
    }
    if faults.is_empty() { Ok(said) } else { Err(faults) }
}

/// Keeps the matter under its reference. The same one sent again is the same; another one under a reference that is taken
/// gets a reference of its own.
async fn keep(
    state: &Lagesbild,
    context: &Context,
    kind: MatterKind,
    reference: Reference,
    said: Said,
) -> store::Result<Reference> {
    let today = state.today();
    let mut matter = Matter {
        reference,
        kind,
        said,
        language: context.language,
        received: today,
        due: due(today, state.municipality.accessibility.answer_within_days),
        handling: Handling::NEW,
    };
    while !state.store.add_matter(state.code(), &matter).await? {
        let there = state.store.matter(state.code(), &matter.reference).await?;
        if there.is_some_and(|there| (there.kind, &there.said) == (matter.kind, &matter.said)) {
            break;
        }
        matter.reference = Reference::generate(state.random.as_ref());
    }
    Ok(matter.reference)
}

/// That it has come in, and how far it has come; nothing of what was written.
async fn receipt(
    State(state): State<Shared>,
    PathPart(typed): PathPart,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let context = context(&state, &uri, &headers);
    let Some(reference) = Reference::parse(&typed) else {
        return notice(&context, StatusCode::NOT_FOUND, Notice::NotFound);
    };
    match state.store.matter(state.code(), &reference).await {
        Ok(Some(matter)) => {
            let headers = [
                (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
                (header::HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex")),
            ];
            (headers, Html(matter_receipt_page(&context, &matter))).into_response()
        }
        Ok(None) => notice(&context, StatusCode::NOT_FOUND, Notice::NotFound),
        Err(error) => unavailable(&context, &error),
    }
}
