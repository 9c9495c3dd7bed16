//! Why a theme got no commitment.

use app::staff::{Marks, PromiseForm, Trouble};
use axum::{body::Body, response::Response};
use domain::{
    promise::{LeftOut, Piece},
    survey::themes,
};

use super::{
    Editing, LONGEST_TEXT, Unsaved, after, again, based_on,
    form::{CHANGED, REFUSED, posted},
    workbench::{Just, page},
};

pub async fn save(Editing(desk): Editing, body: Body) -> Response {
    let theme = desk.subject.clone();
    if themes().iter().all(|known| known.id != theme) {
        return desk.trouble(Trouble::NotFound).await;
    }
    let kept = posted(body).await;
    let mut reading = desk.reading(&kept);
    let reason = reading.text("reason", LONGEST_TEXT);
    let errors = reading.errors;
    if !errors.is_empty() {
        let left_out = Some((theme, again(kept, errors)));
        return page(&desk, REFUSED, Just { left_out, ..Just::default() }).await;
    }
    let marks = Marks::of([(format!("skal-{theme}"), reason.as_str())]);
    if !marks.were_read(&kept) {
        let form = PromiseForm { marks, ..again(kept, Vec::new()) };
        return page(&desk, REFUSED, Just { left_out: Some((theme, form)), ..Just::default() }).await;
    }
    let piece = Piece::LeftOut(LeftOut { theme: theme.clone(), reason: reason.clone() });
    match desk.save(&piece, based_on(&kept), &reason).await {
        Ok(()) => desk.saved(&format!("bortvalt-{theme}")),
        Err(Unsaved::Changed(theirs)) => {
            let left_out = Some((theme, after(kept, theirs)));
            page(&desk, CHANGED, Just { left_out, ..Just::default() }).await
        }
        Err(Unsaved::Failed(error)) => desk.asked.failed(error).await,
    }
}
