//! Everything under `/personal`.

mod announce;
mod archive;
mod cards;
mod dialogue_import;
mod dialogues;
mod door;
mod events;
mod exports;
mod figure;
mod form;
mod guard;
mod inbox;
mod indicators;
mod kiosk;
mod log;
mod overview;
mod picture;
mod promise;
mod publish;
mod render;
mod report;
mod rounds;

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
        .add("/personal/handelser/{code}/kalender", post(announce::save))
        .add("/personal/handelser/{code}/kort", post(cards::make))
        .add("/personal/handelser/{code}/kort/dra-tillbaka", post(cards::withdraw))
        .add("/personal/handelser/{code}/qr.svg", get(events::qr_svg))
        .add("/personal/handelser/{code}/qr.png", get(events::qr_png))
        .add("/personal/handelser/{code}/surfplatta", post(kiosk::start))
        .add("/personal/handelser/{code}/surfplatta/avsluta", post(kiosk::end))
        .add("/personal/handbok", get(kiosk::handbook))
        .add("/personal/dialoger", get(dialogues::list))
        .add("/personal/dialoger/ny", get(dialogues::new).post(dialogues::add))
        .add("/personal/dialoger/angra", post(dialogues::restore))
        .add("/personal/dialoger/mall.csv", get(dialogue_import::template))
        .add("/personal/dialoger/las-in", get(dialogue_import::page).post(dialogue_import::preview))
        .add("/personal/dialoger/las-in/klart", post(dialogue_import::import))
        .add("/personal/dialoger/{id}", get(dialogues::show))
        .add("/personal/dialoger/{id}/andra", get(dialogues::edit).post(dialogues::change))
        .add("/personal/dialoger/{id}/ta-bort", get(dialogues::ask_to_delete).post(dialogues::delete))
        .add("/personal/lagesbild", get(picture::newest))
        .add("/personal/lagesbild/{year}", get(picture::show))
        .add("/personal/lagesbild/{year}/avsnitt/{subject}", get(report::text::show).post(report::text::save))
        .add(
            "/personal/lagesbild/{year}/tema/{subject}",
            get(report::theme::show).post(report::theme::decide),
        )
        .add("/personal/lagesbild/{year}/tema/{subject}/utifran", post(report::theme::read_outside))
        .add("/personal/lagesbild/{year}/orsak/{subject}", get(report::cause::show).post(report::cause::save))
        .add("/personal/lagesbild/{year}/prioritering", post(report::priority::set_count))
        .add("/personal/lagesbild/{year}/prioritering/{subject}", get(report::priority::show))
        .add("/personal/lagesbild/{year}/prioritering/{subject}/motivering", post(report::priority::motivate))
        .add("/personal/lagesbild/{year}/prioritering/{subject}/plats", post(report::priority::place))
        .add("/personal/omgangar", get(rounds::show).post(rounds::add))
        .add("/personal/siffror-utifran", get(indicators::page).post(indicators::preview))
        .add("/personal/siffror-utifran/las-in", post(indicators::import))
        .add("/personal/lagesbild/{year}/publicera", get(publish::page).post(publish::publish))
        .add("/personal/lagesbild/{year}/publicera/omgang", post(publish::close))
        .add("/personal/lagesbild/{year}/publicera/forhandsvisning", get(publish::preview))
        .add("/personal/lagesbild/{year}/publicera/forhandsvisning/{slug}", get(publish::preview_plain))
        .add("/personal/lagesbild/{year}/figur/{file}", get(figure::svg))
        .add("/personal/lofte", get(promise::newest))
        .add("/personal/lofte/{year}", get(promise::workbench::show))
        .add("/personal/lofte/{year}/utkast", get(promise::back).post(promise::draft::make))
        .add("/personal/lofte/{year}/villkor", get(promise::terms::show).post(promise::terms::save))
        .add("/personal/lofte/{year}/bortvalt/{subject}", get(promise::back).post(promise::left_out::save))
        .add("/personal/lofte/{year}/kommentar", get(promise::back).post(promise::comment::add))
        .add(
            "/personal/lofte/{year}/atagande/{subject}",
            get(promise::commitment::show).post(promise::commitment::save),
        )
        .add("/personal/lofte/{year}/atagande/{subject}/flytta", post(promise::move_one::place))
        .add(
            "/personal/lofte/{year}/atagande/{subject}/ta-bort",
            get(promise::back).post(promise::remove::remove),
        )
        .add("/personal/lofte/{year}/atagande/{subject}/angra", post(promise::remove::restore))
        .add("/personal/uppfoljning", get(promise::follow::newest))
        .add("/personal/lofte/{year}/uppfoljning", get(promise::follow::show))
        .add(
            "/personal/lofte/{year}/uppfoljning/{subject}",
            get(promise::follow::judge::show).post(promise::follow::judge::save),
        )
        .add(
            "/personal/lofte/{year}/insats",
            get(promise::follow::deed::show).post(promise::follow::deed::add),
        )
        .add("/personal/lofte/{year}/insats/angra", post(promise::follow::take_back::undo))
        .add(
            "/personal/lofte/{year}/ta-bort/{subject}",
            get(promise::follow::take_back::show).post(promise::follow::take_back::take_back),
        )
        .add("/personal/lofte/{year}/insatser.csv", get(promise::follow::deeds_file))
        .add(
            "/personal/lofte/{year}/moten",
            get(promise::follow::meetings::show).post(promise::follow::meetings::add),
        )
        .add("/personal/lofte/{year}/besluta", get(promise::decide::show).post(promise::decide::approve))
        .add("/personal/lofte/{year}/besluta/dra-tillbaka", post(promise::decide::withdraw))
        .add("/personal/export", get(exports::page))
        .add("/personal/export/responses.csv", get(exports::responses))
        .add("/personal/export/situation-picture.csv", get(exports::situation_picture))
        .add(exports::WORKBOOK, get(exports::situation_picture))
        .add("/personal/export/codebook.csv", get(exports::codebook))
        .add("/personal/export/manifest.json", get(exports::manifest))
        .add("/personal/arkiv/{file}", get(archive::package))
        .add("/personal/inkorg", get(inbox::list))
        .add("/personal/inkorg/{reference}", get(inbox::show).post(inbox::handle))
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
