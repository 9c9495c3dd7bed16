//! The product's own router in a process of its own, beside two routes to compare with: a handler that reads a form and
//! throws it away, and a file that is sent as it is. Both go through all that residents' pages go through.

use std::{
    env, hint,
    io::{self, BufRead as _, BufReader, Read as _},
    net::SocketAddr,
    process::{Child, Command, Stdio},
    sync::Arc,
    thread,
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
    routing::{get, post},
};
use domain::{
    clock::Clock as _,
    event::{Event, EventCode, EventKind, Organiser},
};
use server::{
    catalogue::{self, Catalogue},
    config::{Config, Networks, Settings},
    environment::{SystemClock, SystemRandom},
    http,
    ingest::Ingest,
    limits::Allowance,
    state::{Lagesbild, Parts, Shared},
};
use tokio::net::TcpListener;

use super::support::EVENTS;

/// The first argument of a process that is to be a host.
const HOST: &str = "be-the-host";
/// As the product's.
const QUEUE: usize = 10_000;
const LARGEST_FORM: usize = 64 * 1024;

/// A running host. Dropped, it is killed.
#[derive(Debug)]
pub struct Host {
    pub process: Child,
    pub address: SocketAddr,
}

impl Host {
    /// Starts this same program as a host on a database.
    pub fn start(database: &str) -> Self {
        let mut process = Command::new(env::current_exe().expect("a benchmark knows where it is"))
            .args([HOST, database])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the host starts");
        let mut line = String::new();
        let output = process.stdout.take().expect("an output");
        BufReader::new(output).read_line(&mut line).expect("the host says where it is");
        let address = line.trim().parse().expect("the host says where it is");
        Self { process, address }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// In a process that was started as a host: serves until whoever started it is gone. Answers whether it was.
pub fn served() -> bool {
    let mut arguments = env::args().skip(1);
    if arguments.next().as_deref() != Some(HOST) {
        return false;
    }
    let database = arguments.next().expect("a database");
    // As the product's own: a thread per processor.
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    thread::spawn(|| {
        let _ = io::stdin().read_to_end(&mut Vec::new());
        std::process::exit(0);
    });
    runtime.block_on(serve(database)).expect("the host serves");
    true
}

async fn serve(database: String) -> Result<(), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let config = Settings {
        listen: address,
        database,
        public_url: None,
        trusted_proxies: "127.0.0.1".parse::<Networks>()?,
        config: None,
    }
    .resolve()?;
    let state = state(config).await?;
    let others = Router::new()
        .route("/throw-away", post(throw_away))
        .route("/file/{bytes}", get(file))
        .route("/settle", post(settle).with_state(state.clone()));
    let app = http::router_beside(state, others).into_make_service_with_connect_info::<SocketAddr>();
    println!("{address}");
    axum::serve(listener, app).await?;
    Ok(())
}

async fn state(config: Config) -> Result<Shared, Box<dyn std::error::Error>> {
    let store = store_sqlx::open(&config.database).await?;
    let (municipality, today) = (config.municipality.clone(), SystemClock.today());
    catalogue::prepare(store.as_ref(), &municipality, today).await?;
    for code in EVENTS {
        store.add_event(&municipality.code, &event(code, today)).await?;
    }
    let (ingest, _writer) = Ingest::start(store.clone(), municipality.code.clone(), QUEUE);
    Ok(Lagesbild::new(Parts {
        catalogue: Catalogue::read(store.as_ref(), &municipality).await?,
        municipality,
        config,
        store,
        ingest,
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
        submissions: Allowance::SUBMISSIONS,
    }))
}

fn event(code: &str, day: jiff::civil::Date) -> Event {
    Event {
        code: EventCode::parse(code).expect("a code"),
        kind: EventKind::Dialogue,
        title: "Mätning".to_owned(),
        place: "Torget".to_owned(),
        first_day: day,
        last_day: day,
        organiser: Organiser::Joint,
        areas: Vec::new(),
    }
}

/// Reads a form as a submission is read, answers as to one that is stored, and does nothing in between.
async fn throw_away(body: Body) -> Response {
    match http::read_form(body, LARGEST_FORM).await {
        Ok(form) => {
            hint::black_box(form);
            Redirect::to("/tack?survey=vuxna&lang=sv").into_response()
        }
        Err(_) => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
    }
}

/// Answers when everything that came in a crowd is in its place, which the server sees to by itself when it is quiet.
async fn settle(State(state): State<Shared>) -> StatusCode {
    while let Ok(true) = state.store.settle(&state.municipality.code).await {}
    StatusCode::NO_CONTENT
}

/// Bytes that are there already, as a compressed page is.
async fn file(Path(bytes): Path<usize>) -> Response {
    static FILE: [u8; 64 * 1024] = [b'x'; 64 * 1024];
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_ENCODING, "gzip"),
        (header::VARY, "accept-encoding"),
    ];
    (headers, Bytes::from_static(&FILE[..bytes])).into_response()
}
