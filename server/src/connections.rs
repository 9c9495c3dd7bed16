//! The connections: how many there may be, how long they may dawdle, and how they end.
//!
//! A phone whose network crawls, and a machine that means ill, both hold a connection for as long as they may. So a
//! request's head must be there within a time (here) and its body too (`http::request`), there are at most as many
//! connections as the process may have files open, and further ones wait in the system's queue until one ends.

use std::{io, net::SocketAddr, pin::pin, sync::Arc, time::Duration};

use axum::{Router, extract::ConnectInfo};
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    task::JoinSet,
};
use tower::Service as _;

/// A request's head must be whole within this time, and a connection that is kept open must be used again within it.
const HEAD_PATIENCE: Duration = Duration::from_secs(30);
/// Files that are not connections: the database, its log, an export.
const OTHER_FILES: u64 = 200;
/// More than this would be memory's trouble before it is the files'.
const MOST_CONNECTIONS: u64 = 20_000;

/// How serving ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Every request that had begun was answered.
    Finished,
    /// Some were cut off when the grace was over.
    CutOff,
}

/// Serves until `stop`. Then nobody new is let in, idle connections are closed, and requests under way have `grace` to
/// be answered before they are cut off. Afterwards no part of the router is in use any more.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    stop: impl Future<Output = ()>,
    grace: Duration,
) -> Ended {
    let graceful = GracefulShutdown::new();
    let mut connections = JoinSet::new();
    let room = Arc::new(Semaphore::new(room()));
    let mut stop = pin!(stop);
    loop {
        let next = async {
            let place = Arc::clone(&room).acquire_owned().await.expect("the semaphore is never closed");
            (accept(&listener).await, place)
        };
        let ((stream, peer), place) = tokio::select! {
            () = &mut stop => break,
            next = next => next,
        };
        let connection = graceful.watch(connection(stream, peer, app.clone()));
        connections.spawn(async move {
            // Whatever went wrong is the other end's, and its address is nobody's business.
            let _ = connection.await;
            drop(place);
        });
        while connections.try_join_next().is_some() {}
    }
    drop(listener);
    let finished = tokio::time::timeout(grace, graceful.shutdown()).await.is_ok();
    connections.shutdown().await;
    if finished { Ended::Finished } else { Ended::CutOff }
}

fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    app: Router,
) -> impl hyper_util::server::graceful::GracefulConnection<Output = Result<(), hyper::Error>> {
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        app.clone().call(request)
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_PATIENCE)
        .serve_connection(TokioIo::new(stream), service)
}

async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                // An answer goes out whole, at once.
                let _ = stream.set_nodelay(true);
                return (stream, peer);
            }
            Err(error) if gave_up(&error) => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be taken; trying again in a second");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

/// Whether the other end was gone before it was let in.
fn gave_up(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused | io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset
    )
}

/// How many connections there may be at once: as many as files may be open, after asking for as many as one may have.
/// (Systems begin with 1,024, less than a school.)
#[cfg(unix)]
fn room() -> usize {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    let asked = limit.maximum.unwrap_or(MOST_CONNECTIONS + OTHER_FILES).min(MOST_CONNECTIONS + OTHER_FILES);
    if limit.current.is_some_and(|current| current < asked) {
        let more = rustix::process::Rlimit { current: Some(asked), ..limit };
        if setrlimit(Resource::Nofile, more).is_ok() {
            limit.current = Some(asked);
        }
    }
    let files = limit.current.unwrap_or(asked);
    files.saturating_sub(OTHER_FILES).clamp(100, MOST_CONNECTIONS) as usize
}

#[cfg(not(unix))]
fn room() -> usize {
    1_000
}
