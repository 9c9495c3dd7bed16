//! Judging one commitment, and what residents are told of it.

use std::collections::BTreeMap;

use app::{
    promise::words,
    staff::{FieldFault, Judge, JudgePage, PromiseForm, Section, Trouble, judge_fields},
};
use axum::{body::Body, http::StatusCode, response::Response};
use domain::{
    promise::{Commitment, Done, FollowUp, Onward, Piece, Progress, Seen, claims_a_cause, effect, progress},
    survey::SLUGS,
};
use jiff::civil::Date;
use leptos::prelude::*;

use super::{
    super::{
        Desk, LONGEST_TEXT, Unsaved, after, again, asks, based_on,
        form::{CHANGED, REFUSED, Reading, posted},
    },
    Kept, forbidden,
};

pub async fn show(desk: Desk) -> Response {
    page(&desk, StatusCode::OK, None).await
}

pub async fn save(desk: Desk, body: Body) -> Response {
    if let Some(response) = forbidden(&desk).await {
        return response;
    }
    let kept = match desk.kept().await {
        Ok(kept) => kept,
        Err(response) => return response,
    };
    let Some(commitment) = kept.commitment(&desk.subject).cloned() else {
        return desk.trouble(Trouble::NotFound).await;
    };
    let fields = posted(body).await;
    let mut reading = desk.reading(&fields);
    let follow_up = read(&mut reading);
    hold_to_what_is_known(&mut reading, &kept, &follow_up, &commitment, desk.state().today());
    if follow_up == FollowUp::default() && based_on(&fields) == 0 {
        reading.fault("done", FieldFault::Choose);
    }
    let errors = reading.errors;
    if !errors.is_empty() {
        return page(&desk, REFUSED, Some(again(fields, errors))).await;
    }
    let told = SLUGS.map(|slug| format!("told-{slug}"));
    let mut own_words = vec!["reason", "easy"];
    own_words.extend(told.iter().map(String::as_str));
    if let Some(form) = asks(&fields, &own_words) {
        return page(&desk, REFUSED, Some(form)).await;
    }
    let commitment = commitment.id;
    let piece = Piece::FollowUp { commitment, follow_up };
    match desk.save(&piece, based_on(&fields), "").await {
        Ok(()) => desk.to_page("/uppfoljning", &format!("atagande-{commitment}")),
        Err(Unsaved::Changed(theirs)) => page(&desk, CHANGED, Some(after(fields, theirs))).await,
        Err(Unsaved::Failed(error)) => desk.asked.failed(error).await,
    }
}

/// What everyone will read is not to contradict what stands beside it: what is logged, and that nobody has been asked yet.
fn hold_to_what_is_known(
    reading: &mut Reading<'_>,
    kept: &Kept,
    follow_up: &FollowUp,
    commitment: &Commitment,
    today: Date,
) {
    let come = come(kept, commitment, today);
    let short = come.promised.is_some_and(|promised| come.done < promised);
    if follow_up.done == Some(Done::Yes) && short {
        reading.fault("done", FieldFault::NotAllDone);
    }
    if follow_up.seen.is_some_and(|seen| seen != Seen::NotKnown) && kept.now.is_none() {
        reading.fault("seen", FieldFault::NotAskedYet);
    }
    let told = follow_up.told.iter().map(|(slug, text)| (format!("told-{slug}"), text));
    for (field, text) in told.chain([("easy".to_owned(), &follow_up.easy)]) {
        if let Some(said) = claims_a_cause(text) {
            reading.fault(&field, FieldFault::ClaimsCause(said));
        }
    }
}

/// What goes on, changes or ends does so for a reason; done and changed may be left for later.
fn read(reading: &mut Reading<'_>) -> FollowUp {
    let onward = Onward::from_id(&reading.kept.get("onward"));
    let reason = if onward.is_some() {
        reading.required("reason", LONGEST_TEXT)
    } else {
        reading.text("reason", LONGEST_TEXT)
    };
    if onward.is_none() && !reason.is_empty() {
        reading.fault("onward", FieldFault::Choose);
    }
    let mut told = BTreeMap::new();
    for slug in SLUGS {
        let field = format!("told-{slug}");
        if reading.kept.0.iter().any(|(name, _)| *name == field) {
            let text = reading.text(&field, LONGEST_TEXT);
            if !text.is_empty() {
                told.insert(slug.to_owned(), text);
            }
        }
    }
    FollowUp {
        done: Done::from_id(&reading.kept.get("done")),
        seen: Seen::from_id(&reading.kept.get("seen")),
        onward,
        reason,
        told,
        easy: reading.text("easy", LONGEST_TEXT),
    }
}

async fn page(desk: &Desk, status: StatusCode, form: Option<PromiseForm>) -> Response {
    if let Some(response) = forbidden(desk).await {
        return response;
    }
    let kept = match desk.kept().await {
        Ok(kept) => kept,
        Err(response) => return response,
    };
    let Some(commitment) = kept.commitment(&desk.subject).cloned() else {
        return desk.trouble(Trouble::NotFound).await;
    };
    let form = form.unwrap_or_else(|| match kept.writing.follow_ups.get(&commitment.id) {
        Some(there) => PromiseForm {
            kept: judge_fields(&there.value),
            based_on: there.revision,
            ..PromiseForm::default()
        },
        None => PromiseForm { kept: judge_fields(&FollowUp::default()), ..PromiseForm::default() },
    });
    let (progress, effect) = said(desk, &kept, &commitment);
    let page = Judge { names: desk.names(), year: desk.year, progress, effect, commitment, form };
    let demo = kept.promise.text().demo();
    let values = [("theme", words::theme(desk.asked.language, &page.commitment.theme).into())];
    let title = app::texts::t_with(desk.asked.language, "judge-title", &values);
    desk.asked
        .clone()
        .marked(demo)
        .page_with_islands(
            status,
            Section::FollowUp,
            title,
            move || view! { <JudgePage page=page.clone() /> },
        )
        .await
}

fn come(kept: &Kept, one: &Commitment, today: Date) -> Progress {
    let done: Vec<_> = kept.log.deeds.iter().filter(|deed| deed.commitment == one.id).collect();
    progress(&one.deed, &kept.promise.text().terms, &done, today)
}

/// How far the commitment has come and what the next survey says, in words.
fn said(desk: &Desk, kept: &Kept, one: &Commitment) -> (String, Option<String>) {
    let language = desk.asked.language;
    let come = come(kept, one, desk.state().today());
    let effect = one.goal.as_ref().and_then(|goal| {
        let effect = effect(goal, kept.then.as_deref()?, kept.now.as_deref()?);
        Some(words::effect(language, goal, &effect))
    });
    (words::deed_progress(language, &come, &one.deed.unit), effect)
}
