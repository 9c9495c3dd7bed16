//! `lagesbild serve`: makes everything ready, listens, and leaves in good order.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use domain::clock::{Clock as _, Random};
use store::SharedStore;
use tokio::net::TcpListener;

use crate::{
    auth,
    catalogue::{self, Catalogue, PrepareError},
    config::Config,
    environment::{SystemClock, SystemRandom},
    http,
    ingest::Ingest,
    limits::Allowance,
    state::{Lagesbild, Parts},
    upkeep,
};

/// About ten seconds of a crowd; beyond that it is honest to say "busy".
const QUEUE: usize = 10_000;
/// How long requests under way may take once the process has been asked to stop.
const GRACE: Duration = Duration::from_secs(20);

#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error(
        "{address} cannot be listened on ({reason}); is another Lägesbild running? --listen chooses another port"
    )]
    Listen { address: SocketAddr, reason: io::Error },
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error(transparent)]
    Prepare(#[from] PrepareError),
    #[error("the server stopped: {0}")]
    Serve(io::Error),
}

/// Serves until the process is told to stop; then finishes what it has and refuses the rest.
pub async fn serve(config: Config) -> Result<(), ServeError> {
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|reason| ServeError::Listen { address: config.listen, reason })?;
    let store = store_sqlx::open(&config.database).await?;
    let (clock, random) = (Arc::new(SystemClock), Arc::new(SystemRandom));
    let code = config.municipality.code.clone();

    catalogue::prepare(store.as_ref(), &config.municipality, clock.today()).await?;
    store.forget_expired(&code, clock.now()).await?;
    announce(&config, &store, random.as_ref()).await?;

    let (ingest, writer) = Ingest::start(store.clone(), code, QUEUE);
    let state = Lagesbild::new(Parts {
        catalogue: Catalogue::read(store.as_ref(), &config.municipality).await?,
        municipality: config.municipality.clone(),
        config,
        store: store.clone(),
        ingest,
        clock,
        random,
        submissions: Allowance::SUBMISSIONS,
    });
    let upkeep = tokio::spawn(upkeep::keep(state.clone()));
    let app = http::router(state).into_make_service_with_connect_info::<SocketAddr>();

    let (stopping, stopped) = tokio::sync::watch::channel(false);
    let server = axum::serve(listener, app).with_graceful_shutdown(async move {
        asked_to_stop().await;
        tracing::info!("asked to stop: finishing what is under way");
        let _ = stopping.send(true);
    });
    let result = tokio::select! {
        result = server => result,
        () = too_late(stopped) => {
            tracing::warn!("some requests were still under way after {} s and were cut off", GRACE.as_secs());
            Ok(())
        }
    };
    // The router and its handlers are gone; with the upkeep ended, the last door to the writer closes.
    upkeep.abort();
    let _ = upkeep.await;
    if tokio::time::timeout(GRACE, writer).await.is_err() {
        tracing::error!("the writer did not finish; what it had not acknowledged may be missing");
    }
    store.close().await;
    result.map_err(ServeError::Serve)
}

/// Says where it is, and the setup link while nobody can sign in. On standard output, so that it can be read by a
/// program; everything else goes to standard error.
async fn announce(config: &Config, store: &SharedStore, random: &dyn Random) -> Result<(), ServeError> {
    println!("Lägesbild {} ({})", config.municipality.name, config.municipality.code);
    println!("Address: {}/", config.public_url.as_str());
    let link =
        auth::first_setup_link(store.as_ref(), &config.municipality.code, SystemClock.now(), random).await?;
    if let Some(secret) = link {
        println!("Set up the first administrator (one-time link, 7 days):");
        println!("{}/personal/start/{secret}", config.public_url.as_str());
    }
    Ok(())
}

async fn too_late(mut stopped: tokio::sync::watch::Receiver<bool>) {
    let _ = stopped.wait_for(|stopping| *stopping).await;
    tokio::time::sleep(GRACE).await;
}

/// Ctrl-C, or the service manager's SIGTERM.
async fn asked_to_stop() {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
