//! Several `lagesbild` processes on one database, behind a small proxy that sends each connection to the next of them.

use std::{
    fs,
    io::{self, Write as _},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

use tempfile::TempDir;

use crate::{Server, binary, server::free_port};

/// How long a process may take to become ready: a loaded machine, and migrations that wait for one another.
const PATIENCE: Duration = Duration::from_mins(1);

/// Running processes and their proxy. Dropped, they are killed and their files are deleted.
#[derive(Debug)]
pub struct Fleet {
    folder: TempDir,
    processes: Vec<Option<Child>>,
    /// The proxy, to be spoken to like any server.
    pub front: Server,
}

impl Fleet {
    /// Starts `count` processes at the same time on the database at `address`.
    pub fn start(count: usize, address: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let front = Server::at(format!("http://{}", listener.local_addr().expect("its address")));
        let folder = tempfile::Builder::new().prefix("lagesbild-fleet-").tempdir().expect("a folder");
        let ports: Vec<u16> = (0..count).map(|_| free_port()).collect();
        let processes = ports
            .iter()
            .map(|port| {
                let log = fs::File::create(log_path(&folder, *port)).expect("a log");
                let process = Command::new(binary::lagesbild())
                    .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--database", address])
                    .args(["--public-url", front.address(), "--trusted-proxies", "127.0.0.1"])
                    .env("LAGESBILD_CONFIG", crate::folder().join("testby.toml"))
                    .stdout(log.try_clone().expect("a log"))
                    .stderr(log)
                    .stdin(Stdio::null())
                    .spawn();
                Some(process.expect("lagesbild can be started"))
            })
            .collect();
        let backends: Vec<SocketAddr> = ports.iter().map(|port| ([127, 0, 0, 1], *port).into()).collect();
        for backend in &backends {
            wait_until_ready(&folder, *backend);
        }
        thread::spawn(move || turn_by_turn(&listener, &backends));
        Self { folder, processes, front }
    }

    /// The setup link that counts: of those printed, the one that was made last took the place of the others.
    pub fn setup_links(&self) -> Vec<String> {
        let logs = fs::read_dir(self.folder.path()).expect("the logs");
        let logs = logs.map(|log| fs::read_to_string(log.expect("a log").path()).expect("a log of text"));
        let link = |log: String| {
            let from = log.find("/personal/start/").expect("a setup link was printed");
            log[from..].split_whitespace().next().expect("a link").to_owned()
        };
        logs.map(link).collect()
    }

    /// Kills one process as a power cut would.
    pub fn kill(&mut self, which: usize) {
        let mut process = self.processes[which].take().expect("it is running");
        process.kill().expect("it can be killed");
        process.wait().expect("it ends");
    }
}

impl Drop for Fleet {
    fn drop(&mut self) {
        for process in self.processes.iter_mut().flatten() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

fn log_path(folder: &TempDir, port: u16) -> PathBuf {
    folder.path().join(format!("{port}.log"))
}

fn wait_until_ready(folder: &TempDir, backend: SocketAddr) {
    let ready = Server::at(format!("http://{backend}"));
    let started = std::time::Instant::now();
    while !ready.client().get(ready.url("/readyz")).send().is_ok_and(|answer| answer.status() == 200) {
        let log = fs::read_to_string(log_path(folder, backend.port())).unwrap_or_default();
        assert!(started.elapsed() < PATIENCE, "lagesbild does not start:\n{log}");
        thread::sleep(Duration::from_millis(50));
    }
}

/// Every connection goes to the next process that takes it.
fn turn_by_turn(listener: &TcpListener, backends: &[SocketAddr]) {
    static TURN: AtomicUsize = AtomicUsize::new(0);
    for client in listener.incoming().map_while(Result::ok) {
        let mut turns = std::iter::repeat_with(|| TURN.fetch_add(1, Ordering::Relaxed)).take(backends.len());
        let taken = turns.find_map(|turn| TcpStream::connect(backends[turn % backends.len()]).ok());
        let Some(backend) = taken else { continue };
        let (Ok(from_client), Ok(from_backend)) = (client.try_clone(), backend.try_clone()) else { continue };
        thread::spawn(move || pass_on(from_client, backend));
        thread::spawn(move || pass_on(from_backend, client));
    }
}

fn pass_on(mut from: TcpStream, mut to: TcpStream) {
    // However a side ends, the other is told.
    let _ = io::copy(&mut from, &mut to);
    let _ = to.flush();
    let _ = to.shutdown(Shutdown::Write);
}
