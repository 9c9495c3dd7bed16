//! Starting and ending kiosks from an event's page.

use app::staff::{Handbook, HandbookPage, KioskLink, KioskLinkPage, Section, Trouble};
use axum::{
    body::Body,
    extract::{Extension, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use domain::event::Event;
use leptos::prelude::*;
use store::{Account, Kiosk};

use super::{
    super::request::PathPart, door::end_session, events::found, guard::SignedIn, posted, render::Asked,
};
use crate::{
    auth::Token,
    qr::Qr,
    seal,
    state::{Lagesbild, Shared},
};

/// Starts a kiosk. On this tablet: nobody stays signed in on a tablet that is left on a table, so the session ends
/// first. For another device: a link and a QR, shown once.
///
/// The token is in the address's fragment, which browsers send to nobody.
pub async fn start(
    State(state): State<Shared>,
    asked: Asked,
    PathPart(typed): PathPart,
    Extension(SignedIn(account)): Extension<SignedIn>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let event = match event_to_change(&asked, &account, &typed).await {
        Ok(event) => event,
        Err(response) => return response,
    };
    let here = posted(body).await.get("device") == "here";
    let token = Token::new(state.random.as_ref());
    let kiosk = Kiosk {
        token: token.hash,
        event: event.code.clone(),
        day: state.today(),
        key: seal::new_key(state.random.as_ref()),
        ended: false,
    };
    if let Err(error) = begin(&state, &account, &kiosk).await {
        return asked.failed(error).await;
    }
    if here {
        let to = Redirect::to(&format!("/kiosk/#{}", token.secret)).into_response();
        return match end_session(&state, &account, &headers, to).await {
            Ok(response) => response,
            Err(error) => asked.failed(error).await,
        };
    }
    let address = format!("{}/kiosk/#{}", state.config.public_url.as_str(), token.secret);
    let qr = match Qr::of(&address) {
        Ok(qr) => qr.svg(&event.title),
        Err(error) => {
            tracing::error!(%error, "a QR could not be made");
            return asked.trouble(Trouble::Failed).await;
        }
    };
    let loopback = state.config.public_url.is_loopback();
    let title = app::texts::t(asked.language, "kiosk-start-other");
    let page = KioskLink { language: asked.language, code: event.code.to_string(), address, qr, loopback };
    asked
        .page(StatusCode::OK, Section::Events, title, move || view! { <KioskLinkPage page=page.clone() /> })
        .await
}

/// The event, for whoever may change events.
async fn event_to_change(asked: &Asked, account: &Account, typed: &str) -> Result<Event, Response> {
    if !account.role.edits() {
        return Err(asked.trouble(Trouble::Forbidden).await);
    }
    found(asked, typed).await.map(|(event, _)| event)
}

async fn begin(state: &Lagesbild, account: &Account, kiosk: &Kiosk) -> store::Result<()> {
    state.store.add_kiosk(state.code(), kiosk).await?;
    state.audit(Some(account), "kiosk.start", kiosk.event.as_str(), "").await
}

/// Ends every kiosk of the event. What waits on them is still taken, for three days; but not where one of them is lost.
pub async fn end(
    State(state): State<Shared>,
    asked: Asked,
    PathPart(typed): PathPart,
    Extension(SignedIn(account)): Extension<SignedIn>,
    body: Body,
) -> Response {
    let event = match event_to_change(&asked, &account, &typed).await {
        Ok(event) => event,
        Err(response) => return response,
    };
    let lost = posted(body).await.get("lost") == "1";
    let ended = async {
        let (action, ended) = if lost {
            ("kiosk.lose", state.store.lose_kiosks(state.code(), &event.code).await?)
        } else {
            ("kiosk.end", state.store.end_kiosks(state.code(), &event.code).await?)
        };
        if ended > 0 {
            state.audit(Some(&account), action, event.code.as_str(), &ended.to_string()).await?;
        }
        Ok(())
    };
    match ended.await {
        Ok(()) => {
            let language = asked.language.tag();
            Redirect::to(&format!("/personal/handelser/{}?lang={language}", event.code)).into_response()
        }
        Err(error) => asked.failed(error).await,
    }
}

/// How a tablet is set up, locked and taken home again.
pub async fn handbook(asked: Asked) -> Response {
    let page =
        Handbook { language: asked.language, address: asked.state.config.public_url.as_str().to_owned() };
    let title = app::texts::t(asked.language, "handbook");
    asked
        .page(StatusCode::OK, Section::Events, title, move || view! { <HandbookPage page=page.clone() /> })
        .await
}
