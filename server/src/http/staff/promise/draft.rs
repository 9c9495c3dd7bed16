//! A first draft: from the published picture of the year before, or from a text that was decided and not written here.

use app::{promise::words, staff::Trouble};
use axum::response::Response;
use domain::{
    language::Language,
    promise::{Piece, PromiseText, propose},
};

use super::{Desk, Editing, Unsaved};

pub async fn make(Editing(desk): Editing) -> Response {
    match pieces(&desk).await {
        Ok(Some(pieces)) => match keep(&desk, pieces).await {
            Ok(()) => desk.to(""),
            Err(error) => desk.asked.failed(error).await,
        },
        Ok(None) => desk.trouble(Trouble::NotFound).await,
        Err(error) => desk.asked.failed(error).await,
    }
}

/// What the draft is made of; none where there is nothing to make it of, or somebody has begun already: a draft is never
/// written over.
async fn pieces(desk: &Desk) -> store::Result<Option<Vec<Piece>>> {
    let loaded = desk.load().await?;
    if loaded.writing.terms.is_some() {
        return Ok(Some(Vec::new()));
    }
    if let Some(decided) = &loaded.decided {
        return Ok(Some(of_decided(decided.text())));
    }
    let Some(newest) = &loaded.newest else { return Ok(None) };
    let Some(picture) = desk.picture(newest).await? else { return Ok(None) };
    let mut ids = || desk.fresh();
    let mut pieces = propose(&picture, loaded.last.as_ref(), desk.year, &desk.state().municipality, &mut ids);
    for piece in &mut pieces {
        if let Piece::Commitment { commitment: Some(commitment), .. } = piece
            && commitment.problem.is_empty()
        {
            // A promise is written in Swedish, whatever language its writer reads in.
            commitment.problem = words::problem(Language::Swedish, &desk.state().municipality, commitment);
        }
    }
    Ok(Some(pieces))
}

fn of_decided(text: &PromiseText) -> Vec<Piece> {
    let commitments = text.commitments.iter().map(|commitment| Piece::Commitment {
        id: commitment.id,
        commitment: Some(Box::new(commitment.clone())),
    });
    let left_out = text.left_out.iter().cloned().map(Piece::LeftOut);
    std::iter::once(Piece::Terms(text.terms.clone())).chain(commitments).chain(left_out).collect()
}

/// Keeps the draft. Its terms come first: of two who make one at the same time the second stops there.
async fn keep(desk: &Desk, pieces: Vec<Piece>) -> store::Result<()> {
    let state = desk.state();
    let by = desk.by();
    let writing = state.store.promise(state.code(), desk.year).await?;
    let number = pieces.iter().filter(|piece| matches!(piece, Piece::Commitment { .. })).count();
    for (at, piece) in pieces.iter().enumerate() {
        let based_on = match piece {
            Piece::LeftOut(left_out) => writing.left_out.get(&left_out.theme).map(|kept| kept.revision),
            Piece::Commitment { id, .. } => writing.commitments.get(id).map(|kept| kept.revision),
            Piece::Terms(_) | Piece::FollowUp { .. } => None,
        };
        let saved =
            state.store.save_promise_piece(state.code(), desk.year, piece, based_on.unwrap_or_default(), &by);
        if matches!(saved.await?, store::PieceSaved::Changed(_)) && at == 0 {
            return Ok(());
        }
    }
    if pieces.is_empty() {
        return Ok(());
    }
    desk.log("promise.draft", "", &format!("{number} commitments")).await
}

/// Terms, where there are none yet: what is written by hand belongs to a promise too.
pub(super) async fn begin(desk: &Desk) -> Result<(), Unsaved<Piece>> {
    let loaded = desk.load().await.map_err(Unsaved::Failed)?;
    if loaded.writing.terms.is_some() {
        return Ok(());
    }
    match desk.save(&Piece::Terms(desk.first_terms(loaded.newest)), 0, "").await {
        // Somebody else began at the same time.
        Ok(()) | Err(Unsaved::Changed(_)) => Ok(()),
        Err(failed) => Err(failed),
    }
}
