//! `lagesbild serve`: makes everything ready, listens, and leaves in good order.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use domain::clock::{Clock as _, Random};
use store::{SharedStore, Weight};
use tokio::net::TcpListener;

use crate::{
    auth,
    catalogue::{self, Catalogue, PrepareError},
    config::Config,
    connections::{self, Ended},
    environment::{SystemClock, SystemRandom},
    http,
    ingest::Ingest,
    limits::Allowance,
    state::{Lagesbild, Parts},
    upkeep,
};

/// About ten seconds of a crowd; beyond that it is honest to say "busy".
const QUEUE: usize = 10_000;
/// How long requests under way may take once the process has been asked to stop, and then the writer.
const GRACE: Duration = Duration::from_secs(15);

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
}

/// Serves until the process is told to stop; then finishes what it has and refuses the rest.
pub async fn serve(config: Config) -> Result<(), ServeError> {
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|reason| ServeError::Listen { address: config.listen, reason })?;
    let store = store_sqlx::open(&config.database).await?;
    warn_of_loss(&store).await?;
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
    let ended = connections::serve(listener, http::router(state), asked_to_stop(), GRACE).await;
    if ended == Ended::CutOff {
        tracing::warn!("some requests were still under way after {} s and were cut off", GRACE.as_secs());
    }
    // The router and its handlers are gone; with the upkeep ended, the last door to the writer closes.
    upkeep.abort();
    let _ = upkeep.await;
    if tokio::time::timeout(GRACE, writer).await.is_err() {
        tracing::error!("the writer did not finish; nothing that it had not stored was acknowledged");
    }
    store.close().await;
    Ok(())
}

/// A database that can lose what was acknowledged is served all the same, since it may be a developer's; but it is said.
async fn warn_of_loss(store: &SharedStore) -> store::Result<()> {
    let findings = store.durability().await?;
    for fault in findings.iter().filter(|finding| finding.weight == Weight::Fault) {
        tracing::error!("{}", fault.text);
    }
    Ok(())
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
    tracing::info!("asked to stop: finishing what is under way");
}
