//! How many submissions a second are stored, counted and durable before they are answered: answers, tallies and key in
//! one transaction, over HTTP, on both engines.
//!
//! The limit is the same server with a handler that reads the form and throws it away. Both are loaded in turn, several
//! times, by one thread on the same machine, which is a part of both figures. Then the same server at half the rate that
//! was measured: a request's time begins when it was due, whether or not the server kept up.

#[path = "with_server/forms.rs"]
mod forms;
#[path = "with_server/host.rs"]
mod host;
mod support;

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use domain::clock::Clock as _;
use forms::Forms;
use host::Host;
use server::{config::built_in_municipality, environment::SystemClock};
use support::{
    cluster::Cluster,
    figures::{against_goal, grouped, line, median, quantile, spread, title},
    load::{Outcome, as_fast_as_it_goes, at_a_rate},
    process::{memory, processor_time},
};

const CONNECTIONS: usize = 256;
const ROUNDS: usize = 5;
const WARM_UP: Duration = Duration::from_secs(2);
const THROWN_AWAY: Duration = Duration::from_secs(3);
const STORED: Duration = Duration::from_secs(5);
const AT_HALF: Duration = Duration::from_secs(12);

/// What a browser is answered: on to the thanks page.
const SEE_OTHER: u16 = 303;

fn main() {
    if host::served() {
        return;
    }
    println!("# Durable submissions a second");
    let folder = tempfile::tempdir().expect("a temporary folder");
    measure("SQLite", &format!("sqlite:{}", folder.path().join("lagesbild.db").display()));
    let cluster = Cluster::start();
    measure("PostgreSQL", &cluster.new_database());
}

fn measure(engine: &str, database: &str) {
    title(&format!("{engine}, {CONNECTIONS} connections"));
    let host = Host::start(database);
    let (mut forms, mut thrown) = (Forms::new(1), Forms::to(2, "/throw-away"));
    let mut acknowledged = 0;
    let load = |forms: &mut Forms, time: Duration| {
        let outcome = as_fast_as_it_goes(host.address, CONNECTIONS, time, forms.next_load());
        let others = outcome.others(SEE_OTHER);
        assert!(others.is_empty(), "every form is taken, but there was {others}");
        outcome
    };
    // What came in a crowd is put in its place when it is over. That belongs to neither figure and is told apart.
    let mut settled = Vec::new();
    let mut settle = |stored: u64| {
        let started = Instant::now();
        settle(host.address);
        settled.push(stored as f64 / started.elapsed().as_secs_f64());
    };
    let warm_up = load(&mut forms, WARM_UP).of_status(SEE_OTHER);
    acknowledged += warm_up;
    settle(warm_up);
    load(&mut thrown, WARM_UP);

    // With the time on processors, of server and load together: where others use the machine too, it says more.
    let costed = |forms: &mut Forms, time: Duration| {
        let spent = || {
            [host.process.id(), std::process::id()].into_iter().filter_map(processor_time).sum::<Duration>()
        };
        let before = spent();
        let outcome = load(forms, time);
        let each = spent().saturating_sub(before).as_secs_f64() * 1e6 / outcome.of_status(SEE_OTHER) as f64;
        (outcome, each)
    };
    let (mut limit, mut stored, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    let (mut limit_cost, mut stored_cost) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (of_limit, cost) = costed(&mut thrown, THROWN_AWAY);
        limit_cost.push(cost);
        let (outcome, cost) = costed(&mut forms, STORED);
        stored_cost.push(cost);
        acknowledged += outcome.of_status(SEE_OTHER);
        limit.push(of_limit.rate(SEE_OTHER));
        stored.push(outcome.rate(SEE_OTHER));
        ratios.push(outcome.rate(SEE_OTHER) / of_limit.rate(SEE_OTHER));
        settle(outcome.of_status(SEE_OTHER));
    }
    line(format!("forms thrown away: {} a second ({})", grouped(median(&limit)), spread(&limit, 0)));
    line(format!("submissions stored: {} a second ({})", grouped(median(&stored)), spread(&stored, 0)));
    let ratio = median(&ratios);
    let figure = format!("{ratio:.2} ({})", spread(&ratios, 2));
    against_goal("stored in proportion to thrown away", &figure, "≥ 0.3", ratio >= 0.3);
    let (of_limit, of_stored) = (median(&limit_cost), median(&stored_cost));
    line(format!(
        "processor time of each, server and load together: {of_limit:.0} µs thrown away, {of_stored:.0} µs stored ({:.2})",
        of_limit / of_stored
    ));

    line(format!(
        "put in their places after the crowd: {} a second ({})",
        grouped(median(&settled)),
        spread(&settled, 0)
    ));

    let half = median(&stored) / 2.0;
    let outcome = at_a_rate(host.address, CONNECTIONS, AT_HALF, half, forms.next_load());
    acknowledged += outcome.of_status(SEE_OTHER);
    latencies(&outcome, half);
    if let Some(memory) = memory(host.process.id()) {
        line(format!("most memory that the server held: {:.0} MB", memory.peak as f64 / 1000.0));
    }

    // Killed, not stopped: what was acknowledged is there all the same.
    drop(host);
    let kept = count(database);
    assert_eq!(kept, acknowledged, "every acknowledged answer is counted once");
    line(format!(
        "acknowledged {}, counted after a kill {}",
        grouped(acknowledged as f64),
        grouped(kept as f64)
    ));
}

fn latencies(outcome: &Outcome, rate: f64) {
    let others = outcome.others(SEE_OTHER);
    assert!(others.is_empty(), "every form is taken, but there was {others}");
    let at = |share| quantile(&outcome.latencies, share);
    line(format!("at {} a second: p50 {:.1} ms, p90 {:.1} ms", grouped(rate), at(0.5), at(0.9)));
    let p99 = at(0.99);
    against_goal("p99 at half the rate", &format!("{p99:.1} ms"), "≤ 25 ms", p99 <= 25.0);
}

/// Has everything put in its place.
fn settle(address: SocketAddr) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let settled = runtime.block_on(async {
        let client = reqwest::Client::new();
        client.post(format!("http://{address}/settle")).send().await
    });
    settled.expect("an answer").error_for_status().expect("it is put in its place");
}

/// How many answers the daily counts hold.
fn count(database: &str) -> u64 {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let store = store_sqlx::open(database).await.expect("the database opens");
        let code = built_in_municipality().code;
        let counts = store.daily_counts(&code, SystemClock.today().year()).await.expect("daily counts");
        store.close().await;
        counts.iter().map(|day| day.count.unsigned_abs()).sum()
    })
}
