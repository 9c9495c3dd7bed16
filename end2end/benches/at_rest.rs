//! The program by itself: its size, how long it takes to start, and the memory it holds at rest.

mod support;

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use end2end::binary;
use support::{
    figures::{against_goal, grouped, line, median, milliseconds, spread},
    process::{Memory, memory},
};

const STARTS: usize = 9;
const REST: Duration = Duration::from_secs(8);

fn main() {
    println!("# Start, memory at rest, size\n");
    let program = binary::lagesbild();
    let size = fs::metadata(program).expect("the program").len();
    line(format!("size of the program: {:.1} MB", size as f64 / 1e6));

    let folder = tempfile::tempdir().expect("a temporary folder");
    let first = Started::with(program, folder.path());
    line(format!("first start to ready, making the database: {:.0} ms", milliseconds(first.took)));
    drop(first);
    let starts: Vec<f64> =
        (0..STARTS).map(|_| milliseconds(Started::with(program, folder.path()).took)).collect();
    line(format!("start to ready: {:.0} ms ({})", median(&starts), spread(&starts, 0)));

    let running = Started::with(program, folder.path());
    thread::sleep(REST);
    let memory_at_rest = running.memory();
    let megabytes = memory_at_rest.now as f64 / 1000.0;
    let figure = format!(
        "{megabytes:.1} MB, {:.1} MB of it the program's file",
        memory_at_rest.of_files as f64 / 1000.0
    );
    against_goal("memory at rest", &figure, "≤ 40 MB", megabytes <= 40.0);

    // A day's visitors in short: every page of the residents in both languages, many times.
    for _ in 0..200 {
        for path in
            ["/", "/s/barn", "/s/ungdom", "/s/unga-vuxna", "/s/vuxna", "/s/aldre", "/om-svaren", "/tack"]
        {
            for language in ["sv", "en"] {
                assert_eq!(get(running.address, &format!("{path}?lang={language}")), Some(200), "{path}");
            }
        }
    }
    thread::sleep(REST);
    let after = running.memory();
    line(format!("after {} pages: {:.1} MB", grouped(3_200.0), after.now as f64 / 1000.0));
}

/// A running program. Dropped, it is killed.
struct Started {
    process: Child,
    address: SocketAddr,
    took: Duration,
}

impl Started {
    fn with(program: &Path, folder: &Path) -> Self {
        let address =
            TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port");
        let mut command = Command::new(program);
        for setting in ["PUBLIC_URL", "TRUSTED_PROXIES", "CONFIG"] {
            command.env_remove(format!("LAGESBILD_{setting}"));
        }
        command
            .current_dir(folder)
            .env("LAGESBILD_LISTEN", address.to_string())
            .env("LAGESBILD_DATABASE", "sqlite:lagesbild.db")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let started = Instant::now();
        let process = command.spawn().expect("lagesbild starts");
        while get(address, "/readyz") != Some(200) {
            assert!(started.elapsed() < Duration::from_mins(1), "lagesbild does not become ready");
            thread::sleep(Duration::from_millis(1));
        }
        Self { process, address, took: started.elapsed() }
    }

    fn memory(&self) -> Memory {
        memory(self.process.id()).expect("Linux tells a process's memory")
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The status of an answer; `None` when nobody answers.
fn get(address: SocketAddr, path: &str) -> Option<u16> {
    let mut stream = TcpStream::connect(address).ok()?;
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    std::str::from_utf8(answer.get(9..12)?).ok()?.parse().ok()
}
