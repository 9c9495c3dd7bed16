//! Moves a commitment up or down.

use app::staff::Trouble;
use axum::{body::Body, response::Response};
use domain::promise::{Commitment, Piece};
use uuid::Uuid;

use super::{Editing, Unsaved, form::posted};

pub async fn place(Editing(desk): Editing, body: Body) -> Response {
    let up = posted(body).await.get("way") == "up";
    let loaded = match desk.load().await {
        Ok(loaded) => loaded,
        Err(error) => return desk.asked.failed(error).await,
    };
    let mut order: Vec<(Commitment, u32)> =
        loaded.writing.in_order().into_iter().map(|(one, revision)| (one.clone(), revision)).collect();
    let id: Option<Uuid> = desk.subject.parse().ok();
    let Some(at) = order.iter().position(|(one, _)| Some(one.id) == id) else {
        return desk.trouble(Trouble::NotFound).await;
    };
    let other = if up { at.checked_sub(1) } else { Some(at + 1).filter(|other| *other < order.len()) };
    if let Some(other) = other {
        order.swap(at, other);
    }
    for (place, (mut commitment, revision)) in (1..).zip(order) {
        if commitment.place == place {
            continue;
        }
        commitment.place = place;
        let piece = Piece::Commitment { id: commitment.id, commitment: Some(Box::new(commitment)) };
        match desk.save(&piece, revision, &format!("place {place}")).await {
            // Who writes in one right now keeps what they write; its place can be set afterwards.
            Ok(()) | Err(Unsaved::Changed(_)) => {}
            Err(Unsaved::Failed(error)) => return desk.asked.failed(error).await,
        }
    }
    desk.saved(&format!("atagande-{}", desk.subject))
}
