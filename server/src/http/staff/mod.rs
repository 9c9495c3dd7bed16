//! Everything under `/personal`.

mod cards;
mod door;
mod events;
mod exports;
mod guard;
mod kiosk;
mod log;
mod overview;
mod picture;
mod render;

use app::staff::{Kept, Trouble};
use axum::{
    Router,
    body::Body,
    middleware,
    response::Response,
    routing::{MethodRouter, any, get, post},
};

use self::render::Asked;
use super::request::read_form;
use crate::state::Shared;

/// The staff's router together with the list of what it answers, so that a test can try every address.
pub struct Routes {
    pub router: Router<Shared>,
    pub paths: Vec<&'static str>,
}

impl Routes {
    fn add(mut self, path: &'static str, handler: MethodRouter<Shared>) -> Self {
        self.router = self.router.route(path, handler);
        self.paths.push(path);
        self
    }
}

pub fn routes(state: &Shared) -> Routes {
    let mut routes = Routes { router: Router::new(), paths: Vec::new() }
        .add("/personal", get(overview::show))
        .add("/personal/logga-in", get(door::sign_in_page).post(door::sign_in))
        .add("/personal/logga-ut", post(door::sign_out))
        .add("/personal/start/{token}", get(door::setup_page).post(door::setup))
        .add("/personal/handelser", get(events::list).post(events::add))
        .add("/personal/handelser/{code}", get(events::show))
        .add("/personal/handelser/{code}/affisch", get(events::poster))
        .add("/personal/handelser/{code}/kort", post(cards::make))
        .add("/personal/handelser/{code}/kort/dra-tillbaka", post(cards::withdraw))
        .add("/personal/handelser/{code}/qr.svg", get(events::qr_svg))
        .add("/personal/handelser/{code}/qr.png", get(events::qr_png))
        .add("/personal/handelser/{code}/surfplatta", post(kiosk::start))
        .add("/personal/handelser/{code}/surfplatta/avsluta", post(kiosk::end))
        .add("/personal/handbok", get(kiosk::handbook))
        .add("/personal/lagesbild", get(picture::newest))
        .add("/personal/lagesbild/{year}", get(picture::show))
        .add("/personal/export", get(exports::page))
        .add("/personal/export/responses.csv", get(exports::responses))
        .add("/personal/export/situation-picture.csv", get(exports::situation_picture))
        .add("/personal/export/codebook.csv", get(exports::codebook))
        .add("/personal/export/manifest.json", get(exports::manifest))
        .add("/personal/logg", get(log::show))
        .add("/personal/api/{*function}", any(picture::server_function))
        .add("/personal/{*rest}", any(not_found));
    routes.router = routes.router.layer(middleware::from_fn_with_state(state.clone(), guard::guard));
    routes
}

/// A staff form as it was posted. One that cannot be read has nothing in it, and is refused field by field.
async fn posted(body: Body) -> Kept {
    const LARGEST: usize = 16 * 1024;
    Kept(read_form(body, LARGEST).await.unwrap_or_default())
}

async fn not_found(asked: Asked) -> Response {
    asked.trouble(Trouble::NotFound).await
}
