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
    answers::{self, Fault, Refusal, Written},
    clock::Random,
    event::{Event, EventCode},
    language::Language,
    municipality::AREA_QUESTION,
    response::{Channel, Response as Answered},
    single_use::SingleUseCode,
    survey::Survey,
    tally::{Counted, Counter},
};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{Accepted, CodeHash, Saved, SubmissionKey};

use super::{
    card,
    kiosk::Claim,
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
const CONTROL_FIELDS: [&str; 7] = ["version", "key", "lang", "event", "code", "kiosk", "queued"];

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
    let form = read_form(body, LARGEST_FORM).await.map(Posted);
    let claim = match &form {
        Ok(form) => Claim::of(&state, form).await,
        Err(_) => Ok(Claim::None),
    };
    // A whole market square speaks through one kiosk.
    if !matches!(claim, Ok(Claim::Good(_)))
        && !state.submissions.allows(
            client_address(&state, peer, &headers),
            state.clock.as_ref(),
            state.random.as_ref(),
        )
    {
        return caller.refuse(StatusCode::TOO_MANY_REQUESTS, Notice::SlowDown);
    }
    let form = match form {
        Ok(form) => form,
        Err(BodyFault::TooLarge) => return caller.refuse(StatusCode::PAYLOAD_TOO_LARGE, Notice::TooLarge),
        Err(BodyFault::Slow) => return caller.refuse(StatusCode::REQUEST_TIMEOUT, Notice::Busy),
        Err(BodyFault::Broken) => return caller.refuse(StatusCode::UNPROCESSABLE_ENTITY, Notice::BadRequest),
    };
    if let Some(language) = form.get("lang").and_then(Language::from_tag) {
        caller.context.language = language;
    }
    caller.context.code = form.get("code").and_then(SingleUseCode::parse);
    match claim {
        Ok(claim) => receive(&state, &caller, &slug, &form, claim).await,
        Err(error) => {
            tracing::error!(%error, "a kiosk could not be looked up");
            caller.refuse(StatusCode::SERVICE_UNAVAILABLE, Notice::Busy)
        }
    }
}

/// Who sent it, as far as the answer's form goes.
pub(super) struct Caller {
    pub(super) context: Context,
    pub(super) json: bool,
}

/// The posted fields in their order.
pub(super) struct Posted(pub(super) Vec<(String, String)>);

impl Posted {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Takes a field out.
    pub(super) fn take(&mut self, name: &str) -> Option<String> {
        let at = self.0.iter().position(|(field, _)| field == name)?;
        Some(self.0.remove(at).1)
    }

    /// Whether the answer waited for network before it was sent.
    pub(super) fn is_queued(&self) -> bool {
        self.get("queued").is_some_and(|value| !value.is_empty())
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

pub(super) async fn receive(
    state: &Lagesbild,
    caller: &Caller,
    slug: &str,
    form: &Posted,
    claim: Claim,
) -> Response {
    let catalogue = state.catalogue();
    let Some(latest) = catalogue.latest(slug) else {
        return caller.refuse(StatusCode::NOT_FOUND, Notice::NotFound);
    };
    let today = state.today();
    // What waited on a phone for the network was given before it could be sent.
    let late = || form.is_queued().then(|| catalogue.late_round(today)).flatten();
    let Some(round) = catalogue.open_round(today).or_else(late) else {
        return closed(state, caller, slug, form).await;
    };
    let Some(version) = form.get("version") else {
        return caller.again(state, latest, None, form, Notice::BadRequest);
    };
    let version = version.parse().ok();
    let Some(counter) = version.and_then(|version| catalogue.version(slug, version)) else {
        return caller.again(state, latest, None, form, Notice::WrongVersion);
    };
    let survey = &counter.survey;
    let kiosk = match claim {
        Claim::None => None,
        Claim::Good(kiosk) => Some(kiosk),
        Claim::Bad => return caller.again(state, latest, None, form, Notice::BadRequest),
    };
    // A code decides which event it is, and so does a kiosk; a code that is not there has none, and is refused with its
    // answer.
    let code = form.get("code").filter(|typed| !typed.is_empty()).map(card::hash);
    let typed = kiosk.as_ref().map(|kiosk| kiosk.event.as_str()).or_else(|| form.get("event"));
    let event = match (&code, typed.filter(|typed| !typed.is_empty())) {
        (Some(code), _) => match card::event_of(state, code).await {
            Ok(event) => event,
            Err(error) => {
                tracing::error!(%error, "a single-use code could not be looked up");
                return caller.refuse(StatusCode::SERVICE_UNAVAILABLE, Notice::Busy);
            }
        },
        (None, None) => None,
        (None, Some(typed)) => match find_event(state, typed).await {
            Ok(Some(event)) => Some(event),
            Ok(None) => return caller.again(state, latest, None, form, Notice::UnknownEvent),
            Err(error) => {
                tracing::error!(%error, "an event could not be looked up");
                return caller.refuse(StatusCode::SERVICE_UNAVAILABLE, Notice::Busy);
            }
        },
    };
    if kiosk.is_some() && code.is_some() {
        // No tablet hands out cards.
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
        channel: match (&kiosk, &code, &event) {
            (Some(_), _, _) => Channel::Kiosk,
            (None, Some(_), _) => Channel::Code,
            (None, None, Some(_)) => Channel::Event,
            (None, None, None) => Channel::Link,
        },
        event: event.map(|event| event.code),
        language: caller.context.language,
        answers,
    };
    let event = response.event.clone();
    match state
        .ingest
        .save(accept(state.random.as_ref(), &round.id, &key, code, response.write(), counter))
        .await
    {
        Ok(Saved::NoCode) => caller.without_code().again(state, latest, None, form, Notice::UnknownCode),
        Ok(saved) => caller.stored(slug, event.as_ref(), saved),
        Err(NotSaved::Busy | NotSaved::Failed) => {
            caller.refuse(StatusCode::SERVICE_UNAVAILABLE, Notice::Busy)
        }
    }
}

/// A round that has closed takes no more answers, but knows those it has: a phone that never heard so is told now.
async fn closed(state: &Lagesbild, caller: &Caller, slug: &str, form: &Posted) -> Response {
    let Some(key) = form.get("key").and_then(parse_key) else {
        return caller.refuse(StatusCode::GONE, Notice::Closed);
    };
    let kept = match state.store.known_key(state.code(), &sha256(&key)).await {
        Ok(Some(kept)) => kept,
        Ok(None) => return caller.refuse(StatusCode::GONE, Notice::Closed),
        Err(error) => {
            tracing::error!(%error, "a key could not be looked up");
            return caller.refuse(StatusCode::SERVICE_UNAVAILABLE, Notice::Busy);
        }
    };
    let catalogue = state.catalogue();
    let version = form.get("version").and_then(|version| version.parse().ok());
    let version = version.and_then(|version| catalogue.version(slug, version));
    let answers = version.and_then(|version| answers::validate(&version.survey, &form.answers()).ok());
    let same_answers = answers.is_some_and(|mut answers| {
        let area = answers.take_one(AREA_QUESTION);
        fingerprint(&key, slug, area.as_ref(), &Written::from(&answers)) == kept
    });
    let event = form.get("event").and_then(EventCode::parse);
    caller.stored(slug, event.as_ref(), Saved::Before { same_answers })
}

/// A key is 128 bits as base64url, with or without padding.
fn parse_key(key: &str) -> Option<[u8; 16]> {
    URL_SAFE_NO_PAD.decode(key.trim_end_matches('=')).ok()?.try_into().ok()
}

/// By which a repeat with other answers is told from one with the same.
fn fingerprint(key: &[u8; 16], survey: &str, area: Option<&String>, answers: &Written) -> [u8; 32] {
    let about = serde_json::to_string(&(survey, area)).expect("texts are plain data");
    let about = about.trim_end_matches(']');
    let content = [about, ",", answers.as_str(), "]"];
    content.iter().fold(Sha256::new().chain_update(key), Sha256::chain_update).finalize().into()
}

/// The response with all that the store needs to keep it, and to count it once.
fn accept(
    random: &dyn Random,
    round: &str,
    key: &[u8; 16],
    code: Option<CodeHash>,
    response: Answered<Written>,
    counter: &Counter,
) -> Accepted {
    let fingerprint = fingerprint(key, &response.survey, response.area.as_ref(), &response.answers);
    Accepted {
        id: random_id(random),
        round: round.to_owned(),
        key: SubmissionKey { hash: sha256(key), fingerprint },
        code,
        response,
        tally: Counted::Later(counter.clone()),
    }
}

impl Caller {
    /// The same without the code that was not there: the page that is shown again sends none.
    fn without_code(&self) -> Self {
        Self { context: Context { code: None, ..self.context.clone() }, json: self.json }
    }

    fn stored(&self, slug: &str, event: Option<&EventCode>, saved: Saved) -> Response {
        if self.json {
            return match saved {
                Saved::New => (StatusCode::CREATED, Json(json!({ "status": "saved" }))).into_response(),
                Saved::Before { .. } => {
                    (StatusCode::OK, Json(json!({ "status": "already_saved" }))).into_response()
                }
                Saved::NoCode => self.refuse(StatusCode::UNPROCESSABLE_ENTITY, Notice::UnknownCode),
            };
        }
        let again = if saved == (Saved::Before { same_answers: false }) { "&again=differs" } else { "" };
        let language = self.context.language.tag();
        // Whoever came with a card is not led on to the event's open page.
        let way = match (&self.context.code, event) {
            (Some(_), _) => "&card=1".to_owned(),
            (None, event) => event.map(|code| format!("&event={code}")).unwrap_or_default(),
        };
        Redirect::to(&format!("/tack?survey={slug}&lang={language}{way}{again}")).into_response()
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
        let form = Form { survey, key, event, posted: &posted, refusal, closes: None, notice };
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
            StatusCode::REQUEST_TIMEOUT => "too_slow",
            _ => "invalid",
        };
        let body = if word == "invalid" {
            let field = match notice {
                Notice::WrongVersion => "version",
                Notice::UnknownEvent => "event",
                Notice::UnknownCode => "code",
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Those that are stored with keys were made so, and must be made so for ever.
    #[test]
    fn the_fingerprint_is_of_key_survey_area_and_answers_as_json() {
        let form = [("kon".to_owned(), "kvinna".to_owned()), ("omr".to_owned(), "viksjo".to_owned())];
        let surveys =
            domain::survey::default_surveys(&crate::config::built_in_municipality()).expect("surveys");
        let answers = answers::validate(&surveys[3], &form).expect("sound answers");
        let key = [7; 16];
        for area in [None, Some("a \"b]\" ]".to_owned())] {
            let content = serde_json::to_vec(&("vuxna", area.as_ref(), &answers)).unwrap();
            let whole = sha256(&[&key[..], &content].concat());
            assert_eq!(fingerprint(&key, "vuxna", area.as_ref(), &Written::from(&answers)), whole);
        }
    }
}
