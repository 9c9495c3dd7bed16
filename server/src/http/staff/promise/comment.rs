//! What one party says to the other about a commitment, or about the whole.

use app::staff::Trouble;
use axum::{body::Body, response::Response};
use domain::promise::{Comment, Entry};
use uuid::Uuid;

use super::{
    Desk, LONGEST_TEXT,
    form::{REFUSED, posted},
    workbench::{Just, page},
};

pub async fn add(desk: Desk, body: Body) -> Response {
    if !desk.account.role.follows_up() {
        return desk.trouble(Trouble::Forbidden).await;
    }
    let kept = posted(body).await;
    let about: Option<Uuid> = kept.get("commitment").parse().ok();
    let mut reading = desk.reading(&kept);
    let text = reading.required("comment", LONGEST_TEXT);
    let errors = reading.errors;
    if !errors.is_empty() {
        let comment = Some((about, kept.get("comment"), errors));
        return page(&desk, REFUSED, Just { comment, ..Just::default() }).await;
    }
    let state = desk.state();
    // The form's own id: sent twice it is there once.
    let id = kept.get("id").parse().unwrap_or_else(|_| desk.fresh());
    let entry = Entry::Comment(Comment { id, commitment: about, text, by: desk.by() });
    let subject = about.map(|about| about.to_string()).unwrap_or_default();
    let added = async {
        if state.store.add_promise_entry(state.code(), desk.year, &entry).await? {
            desk.log("promise.comment", &subject, "").await?;
        }
        Ok(())
    };
    match added.await {
        Ok(()) if subject.is_empty() => desk.saved("kommentar"),
        Ok(()) => desk.saved(&format!("kommentar-{subject}")),
        Err(error) => desk.asked.failed(error).await,
    }
}
