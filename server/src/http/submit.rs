//! `POST /s/{slug}`: a resident's answers come in.
//!
//! The same endpoint serves the page with script, the page without, and programs that ask for JSON. It answers
//! "stored" only after the transaction is durable, and a repeated key with the same words as the first time.

use std::net::SocketAddr;

use app::{
    Context,
    resident::{self, Form, Notice},
};
use axum::{
    Json,
    body::Body,
    extract::{ConnectInfo, State},
    http::{HeaderMap, StatusCode, Uri},
    response::{Html, IntoResponse, Redirect, Response},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    answers::{self, Fault, Refusal},
    clock::Random,
    event::{Event, EventCode},
    language::Language,
    municipality::AREA_QUESTION,
    response::{Channel, Response as Answered},
    survey::Survey,
    tally,
};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{Accepted, Saved, SubmissionKey};

use super::{
    request::{BodyFault, PathPart, client_address, read_form, wants_json},
    resident::{come_again, context, find_event},
};
use crate::{
    environment::{random_id, random_token, sha256},
    ingest::NotSaved,
    state::{Lagesbild, Shared},
};

/// The largest form that is read. A whole survey is about 1 kB.
const LARGEST_FORM: usize = 64 * 1024;

/// Fields of the form that are no answers.
const CONTROL_FIELDS: [&str; 6] = ["version", "key", "lang", "event", "code", "kiosk"];

pub async fn submit(
    State(state): State<Shared>,
    PathPart(slug): PathPart,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let mut caller = Caller { context: context(&state, &uri, &headers), json: wants_json(&headers) };
    // The body is read before anything is answered: a phone on a bad network would else see a broken connection.
    let form = read_form(body, LARGEST_FORM).await;
    if !state.submissions.allows(
        client_address(&state, peer, &headers),
        state.clock.as_ref(),
        state.random.as_ref(),
    ) {
        return caller.refuse(StatusCode::TOO_MANY_REQUESTS, Notice::SlowDown);
    }
    let form = match form {
        Ok(form) => Posted(form),
        Err(BodyFault::TooLarge) => return caller.refuse(StatusCode::PAYLOAD_TOO_LARGE, Notice::TooLarge),
        Err(BodyFault::Broken) => return caller.refuse(StatusCode::UNPROCESSABLE_ENTITY, Notice::BadRequest),
    };
    if let Some(language) = form.get("lang").and_then(Language::from_tag) {
        caller.context.language = language;
    }
    receive(&state, &caller, &slug, &form).await
}

/// Who sent it, as far as the answer's form goes.
struct Caller {
    context: Context,
    json: bool,
}

/// The posted fields in their order.
struct Posted(Vec<(String, String)>);

impl Posted {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// What was answered, without the fields that steer.
    fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.0.iter().map(|(field, value)| (field.as_str(), value.as_str()));
        all.filter(|(field, _)| !CONTROL_FIELDS.contains(field))
    }

    /// The same, to be shown again.
    fn answers(&self) -> Vec<(String, String)> {
        self.fields().map(|(field, value)| (field.to_owned(), value.to_owned())).collect()
    }
}

async fn receive(state: &Lagesbild, caller: &Caller, slug: &str, form: &Posted) -> Response {
    let catalogue = state.catalogue();
    let Some(latest) = catalogue.latest(slug) else {
        return caller.refuse(StatusCode::NOT_FOUND, Notice::NotFound);
    };
    let today = state.today();
    let Some(round) = catalogue.open_round(today) else {
        return caller.refuse(StatusCode::GONE, Notice::Closed);
    };
    let Some(version) = form.get("version") else {
        return caller.again(state, latest, None, form, Notice::BadRequest);
    };
    let version = version.parse().ok();
    let Some(survey) = version.and_then(|version| catalogue.version(slug, version)) else {
        return caller.again(state, latest, None, form, Notice::WrongVersion);
    };
    let event = match form.get("event").filter(|typed| !typed.is_empty()) {
        None => None,
        Some(typed) => match find_event(state, typed).await {
            Ok(Some(event)) => Some(event),
            Ok(None) => return caller.again(state, latest, None, form, Notice::UnknownEvent),
            Err(error) => {
                tracing::error!(%error, "an event could not be looked up");
                return caller.refuse(StatusCode::SERVICE_UNAVAILABLE, Notice::Busy);
            }
        },
    };
    // Nobody has been handed a single-use code or a tablet's token, so none can be right.
    if ["code", "kiosk"].into_iter().any(|field| form.get(field).is_some_and(|value| !value.is_empty())) {
        return caller.again(state, latest, event.as_ref(), form, Notice::BadRequest);
    }
    let key = form.get("key").and_then(parse_key);
    let checked = answers::validate_fields(survey, form.fields());
    let (key, mut answers) = match (key, checked) {
        (Some(key), Ok(answers)) => (key, answers),
        (None, Ok(_)) => return caller.again(state, latest, event.as_ref(), form, Notice::BadRequest),
        (_, Err(refusal)) => return caller.invalid(state, latest, event.as_ref(), form, &refusal),
    };

    let response = Answered {
        survey: survey.slug.clone(),
        version: survey.version,
        day: today,
        area: answers.take_one(AREA_QUESTION),
        channel: if event.is_some() { Channel::Event } else { Channel::Link },
        event: event.map(|event| event.code),
        language: caller.context.language,
        answers,
    };
    let event = response.event.clone();
    match state.ingest.save(accept(state.random.as_ref(), survey, &round.id, &key, response)).await {
        Ok(saved) => caller.stored(slug, event.as_ref(), saved),
        Err(NotSaved::Busy | NotSaved::Failed) => {
            caller.refuse(StatusCode::SERVICE_UNAVAILABLE, Notice::Busy)
        }
    }
}

/// A key is 128 bits as base64url, with or without padding.
fn parse_key(key: &str) -> Option<[u8; 16]> {
    URL_SAFE_NO_PAD.decode(key.trim_end_matches('=')).ok()?.try_into().ok()
}

/// The response with all that the store needs to keep it, and to count it once.
fn accept(random: &dyn Random, survey: &Survey, round: &str, key: &[u8; 16], response: Answered) -> Accepted {
    let content = serde_json::to_vec(&(&response.survey, &response.area, &response.answers))
        .expect("answers are plain data");
    let fingerprint = Sha256::new().chain_update(key).chain_update(content).finalize().into();
    Accepted {
        id: random_id(random),
        round: round.to_owned(),
        key: SubmissionKey { hash: sha256(key), fingerprint },
        tally: tally::cells(survey, &response),
        response,
    }
}

impl Caller {
    fn stored(&self, slug: &str, event: Option<&EventCode>, saved: Saved) -> Response {
        if self.json {
            return match saved {
                Saved::New => (StatusCode::CREATED, Json(json!({ "status": "saved" }))),
                Saved::Before { .. } => (StatusCode::OK, Json(json!({ "status": "already_saved" }))),
            }
            .into_response();
        }
        let again = if saved == (Saved::Before { same_answers: false }) { "&again=differs" } else { "" };
        let language = self.context.language.tag();
        let event = event.map(|code| format!("&event={code}")).unwrap_or_default();
        Redirect::to(&format!("/tack?survey={slug}&lang={language}{event}{again}")).into_response()
    }

    /// 422: the page again, with every answer kept and the errors named.
    fn invalid(
        &self,
        state: &Lagesbild,
        survey: &Survey,
        event: Option<&Event>,
        form: &Posted,
        refusal: &Refusal,
    ) -> Response {
        let language = self.context.language;
        if self.json {
            let errors: serde_json::Map<_, _> = match refusal {
                Refusal::Nothing => {
                    [("form".to_owned(), resident::nothing_answered(language).into())].into_iter().collect()
                }
                Refusal::Faults(faults) => faults
                    .iter()
                    .map(|(field, fault): &(String, Fault)| {
                        (field.clone(), resident::field_error(language, survey, field, fault).into())
                    })
                    .collect(),
            };
            let body = json!({ "status": "invalid", "errors": errors });
            return (StatusCode::UNPROCESSABLE_ENTITY, Json(body)).into_response();
        }
        self.form(state, survey, event, form, Some(refusal), None)
    }

    /// 422 for what is wrong around the answers: the page again, with the answers kept.
    fn again(
        &self,
        state: &Lagesbild,
        survey: &Survey,
        event: Option<&Event>,
        form: &Posted,
        notice: Notice,
    ) -> Response {
        if self.json {
            return self.refuse(StatusCode::UNPROCESSABLE_ENTITY, notice);
        }
        self.form(state, survey, event, form, None, Some(notice))
    }

    fn form(
        &self,
        state: &Lagesbild,
        survey: &Survey,
        event: Option<&Event>,
        form: &Posted,
        refusal: Option<&Refusal>,
        notice: Option<Notice>,
    ) -> Response {
        let posted = form.answers();
        // The same answer goes on under the same key; a key that was no key is replaced.
        let fresh = random_token::<16>(state.random.as_ref());
        let key = form.get("key").filter(|key| parse_key(key).is_some()).unwrap_or(&fresh);
        let form = Form { survey, key, event, posted: &posted, refusal, notice };
        (StatusCode::UNPROCESSABLE_ENTITY, Html(resident::survey_page(&self.context, &form))).into_response()
    }

    fn refuse(&self, status: StatusCode, notice: Notice) -> Response {
        if !self.json {
            return super::resident::notice(&self.context, status, notice);
        }
        let word = match status {
            StatusCode::GONE => "closed",
            StatusCode::PAYLOAD_TOO_LARGE => "too_large",
            StatusCode::TOO_MANY_REQUESTS => "slow_down",
            StatusCode::SERVICE_UNAVAILABLE => "busy",
            StatusCode::NOT_FOUND => "not_found",
            _ => "invalid",
        };
        let body = if word == "invalid" {
            let field = match notice {
                Notice::WrongVersion => "version",
                Notice::UnknownEvent => "event",
                _ => "form",
            };
            let text = resident::notice_text(self.context.language, notice);
            json!({ "status": word, "errors": { field: text } })
        } else {
            json!({ "status": word })
        };
        come_again((status, Json(body)).into_response())
    }
}
