//! The situation picture at ten thousand and at a million answers: it is made of counts, so it should cost the same.
//!
//! Measured twice: what is done in between (reading the counts, making the picture, masking it), and the staff's page
//! over HTTP with all that belongs to it.

mod support;

use std::{
    hint,
    time::{Duration, Instant},
};

use domain::{
    disclosure,
    municipality::Municipality,
    situation_picture::{RawPicture, TallyInput},
};
use end2end::{Options, Server, TEST_TOWN, staff::Session};
use store::Store;
use support::{
    figures::{against_goal, grouped, line, median, milliseconds, title},
    fill::fill,
    many,
};

const FEW: u64 = 10_000;
const TIMES: usize = 60;

fn main() {
    println!("# The situation picture at {} and {} answers", grouped(FEW as f64), grouped(many() as f64));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let towns = [FEW, many()].map(|answers| Town::with(answers, &runtime));

    title("Reading the counts, making the picture, masking it");
    compare(|town| runtime.block_on(town.picture()), &towns);
    title("The picture from its counts, and the attack that it must pass");
    // Of a million answers nothing is hidden, so that there is little to attack: the fewer they are, the more.
    for answers in [300, 2_000] {
        attack(&Town::with(answers, &runtime), answers, &runtime);
    }
    attack(&towns[0], FEW, &runtime);
    attack(&towns[1], many(), &runtime);
    title("The staff's page over HTTP");
    compare(Town::page, &towns);
}

fn compare(what: impl Fn(&Town), towns: &[Town; 2]) {
    let timed = |town: &Town| {
        let started = Instant::now();
        what(town);
        started.elapsed()
    };
    towns.iter().for_each(&what);
    // In turn, so that both meet the same machine.
    let pairs: Vec<[Duration; 2]> = (0..TIMES).map(|_| [timed(&towns[0]), timed(&towns[1])]).collect();
    let middle =
        |place: usize| median(&pairs.iter().map(|pair| milliseconds(pair[place])).collect::<Vec<_>>());
    let (of_few, of_many) = (middle(0), middle(1));
    line(format!("{} answers: {of_few:.2} ms", grouped(FEW as f64)));
    line(format!("{} answers: {of_many:.2} ms", grouped(many() as f64)));
    let ratio = of_many / of_few;
    against_goal("ratio", &format!("{ratio:.2}"), "≤ 1.3", ratio <= 1.3);
}

/// From counts that are read already: what is made of them, and what is masked and attacked.
fn attack(town: &Town, answers: u64, runtime: &tokio::runtime::Runtime) {
    let code = &town.municipality.code;
    let (surveys, tallies) = runtime.block_on(async {
        let surveys = town.store.surveys(code).await.expect("surveys");
        (surveys, town.store.tallies(code, town.year).await.expect("tallies"))
    });
    let timed = || {
        let started = Instant::now();
        let raw = RawPicture::from_tallies(&town.municipality, &surveys, town.year, &inputs(&tallies));
        let raw = raw.expect("a picture");
        let made = started.elapsed();
        let started = Instant::now();
        let (_, report) = disclosure::publishable(&raw, None).expect("it passes");
        (made, started.elapsed(), report)
    };
    let runs: Vec<_> = (0..TIMES / 4).map(|_| timed()).collect();
    let middle = |of: fn(&(Duration, Duration, disclosure::AttackReport)) -> Duration| {
        median(&runs.iter().map(|run| milliseconds(of(run))).collect::<Vec<_>>())
    };
    let (made, attacked) = (middle(|run| run.0), middle(|run| run.1));
    line(format!("{} answers: {:?}", grouped(answers as f64), runs[0].2));
    against_goal("made from counts", &format!("{made:.2} ms"), "≤ 100 ms", made <= 100.0);
    against_goal("masked and attacked", &format!("{attacked:.2} ms"), "≤ 5 s", attacked <= 5_000.0);
}

fn inputs(tallies: &[store::RoundTally]) -> Vec<TallyInput<'_>> {
    let inputs = tallies.iter().map(|kept| TallyInput {
        round: &kept.round,
        survey: &kept.survey,
        version: kept.version,
        demo: false,
        tally: &kept.tally,
    });
    inputs.collect()
}

struct Town {
    server: Server,
    session: Session,
    store: std::sync::Arc<dyn Store>,
    municipality: Municipality,
    year: i16,
}

impl Town {
    fn with(answers: u64, runtime: &tokio::runtime::Runtime) -> Self {
        let server = Server::start_with(Options { municipality: TEST_TOWN, ..Options::default() });
        let session = Session::first_administrator(&server);
        let config =
            std::fs::read_to_string(end2end::folder().join(TEST_TOWN.expect("a file"))).expect("the town");
        let municipality: Municipality = toml::from_str(&config).expect("the town");
        let (store, year) = runtime.block_on(async {
            let store = store_sqlx::open(&server.database_address()).await.expect("the database opens");
            let surveys = store.surveys(&municipality.code).await.expect("surveys");
            let round = store.rounds(&municipality.code).await.expect("rounds").remove(0);
            fill(store.as_ref(), &municipality.code, &surveys, &round.id, answers).await;
            (store, round.year)
        });
        Self { server, session, store, municipality, year }
    }

    /// What `app::api::situation_picture` does for the page.
    async fn picture(&self) {
        let code = &self.municipality.code;
        let surveys = self.store.surveys(code).await.expect("surveys");
        let tallies = self.store.tallies(code, self.year).await.expect("tallies");
        self.store.rounds(code).await.expect("rounds");
        self.store.years_with_responses(code).await.expect("years");
        self.store.indicators(code).await.expect("indicators");
        let raw = RawPicture::from_tallies(&self.municipality, &surveys, self.year, &inputs(&tallies))
            .expect("a picture");
        hint::black_box(disclosure::publish(&raw, self.municipality.thresholds));
    }

    fn page(&self) {
        let page = self.session.get(&self.server, &format!("/personal/lagesbild/{}", self.year)).send();
        let page = page.expect("an answer");
        assert_eq!(page.status(), 200);
        hint::black_box(page.bytes().expect("the page"));
    }
}
