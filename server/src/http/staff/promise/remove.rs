//! Takes a commitment away, and puts it back.

use app::staff::{TakenAway, Trouble, fields_of};
use axum::{body::Body, http::StatusCode, response::Response};
use domain::promise::{Commitment, Evidence, Piece, offered};
use uuid::Uuid;

use super::{
    Desk, Editing, Unsaved, after, based_on, commitment,
    form::{CHANGED, posted},
    workbench::{Just, page},
};

pub async fn remove(Editing(desk): Editing, body: Body) -> Response {
    let kept = posted(body).await;
    let loaded = match desk.load().await {
        Ok(loaded) => loaded,
        Err(error) => return desk.asked.failed(error).await,
    };
    let id: Option<Uuid> = desk.subject.parse().ok();
    let there = id.and_then(|id| loaded.writing.commitments.get(&id)).and_then(|kept| kept.value.as_deref());
    let Some(there) = there.cloned() else { return desk.to("") };
    let piece = Piece::Commitment { id: there.id, commitment: None };
    match desk.save(&piece, based_on(&kept), "taken away").await {
        Ok(()) => {
            let json = serde_json::to_string(&there).unwrap_or_default();
            let taken_away = Some(TakenAway { id: there.id, json });
            page(&desk, StatusCode::OK, Just { taken_away, ..Just::default() }).await
        }
        // What somebody has changed meanwhile is not taken away unseen.
        Err(Unsaved::Changed(theirs)) => {
            let form = after(fields_of(desk.asked.language, &there), theirs);
            commitment::page(&desk, CHANGED, &there.theme, form).await
        }
        Err(Unsaved::Failed(error)) => desk.asked.failed(error).await,
    }
}

/// Puts back what was taken away, as the page carried it. Its figures are taken only where they are published.
pub async fn restore(Editing(desk): Editing, body: Body) -> Response {
    let kept = posted(body).await;
    let Ok(mut restored) = serde_json::from_str::<Commitment>(&kept.get("commitment")) else {
        return desk.trouble(Trouble::NotFound).await;
    };
    let known = domain::survey::themes().iter().any(|theme| theme.id == restored.theme);
    if restored.id.to_string() != desk.subject || !known {
        return desk.trouble(Trouble::NotFound).await;
    }
    let loaded = match desk.load().await {
        Ok(loaded) => loaded,
        Err(error) => return desk.asked.failed(error).await,
    };
    let published = match published(&desk, &restored.theme).await {
        Ok(published) => published,
        Err(error) => return desk.asked.failed(error).await,
    };
    let Evidence { residents, dialogues, outside } = &mut restored.evidence;
    residents.retain(|say| published.residents.contains(say));
    dialogues.retain(|one| published.dialogues.contains(one));
    outside.retain(|one| published.outside.contains(one));
    restored.goal = restored.goal.filter(|goal| published.residents.contains(&goal.today()));
    let Some(away) = loaded.writing.commitments.get(&restored.id) else {
        return desk.trouble(Trouble::NotFound).await;
    };
    let id = restored.id;
    if away.value.is_some() {
        return desk.to(&format!("atagande-{id}"));
    }
    let piece = Piece::Commitment { id, commitment: Some(Box::new(restored)) };
    match desk.save(&piece, away.revision, "put back").await {
        Ok(()) | Err(Unsaved::Changed(_)) => desk.saved(&format!("atagande-{id}")),
        Err(Unsaved::Failed(error)) => desk.asked.failed(error).await,
    }
}

/// Everything that any version of the picture publishes of a theme, and the decided text rests on.
async fn published(desk: &Desk, theme: &str) -> store::Result<Evidence> {
    let state = desk.state();
    let mut all = Evidence::default();
    for entry in state.store.versions(state.code(), desk.year - 1).await? {
        let which = (entry.about.year, entry.about.number);
        let picture = state.published.picture(state.store.as_ref(), state.code(), which).await?;
        if let Some(picture) = picture {
            let Evidence { residents, dialogues, outside } = offered(&picture, theme);
            all.residents.extend(residents);
            all.dialogues.extend(dialogues);
            all.outside.extend(outside);
        }
    }
    if let Some(decided) = state.store.latest_promise(state.code(), desk.year).await? {
        for commitment in &decided.text().commitments {
            all.residents.extend(commitment.evidence.residents.iter().cloned());
            all.dialogues.extend(commitment.evidence.dialogues.iter().cloned());
            all.outside.extend(commitment.evidence.outside.iter().cloned());
        }
    }
    Ok(all)
}
