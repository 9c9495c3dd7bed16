//! A running `lagesbild` with everything of its own: port, database, configuration and log.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use reqwest::{blocking::Client, redirect::Policy};
use tempfile::TempDir;

use crate::binary;

/// The made-up municipality that tests use: areas `norr`, `soder` and `on`, with made-up inhabitants.
pub const TEST_TOWN: Option<&str> = Some("testby.toml");
/// No configuration file: Järfälla, with its areas and no inhabitants.
pub const BUILT_IN: Option<&str> = None;

/// How long a start may take: a loaded machine, a debug build and a new database.
const PATIENCE: Duration = Duration::from_mins(1);

/// What to start.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// A configuration file in this crate's folder, or the built-in municipality.
    pub municipality: Option<&'static str>,
    /// The address that goes into QR codes; the one it listens on when there is none.
    pub public_url: Option<&'static str>,
    /// How many demo answers to load, with which label year, before it starts.
    pub demo: Option<(u32, i16)>,
}

impl Default for Options {
    fn default() -> Self {
        Self { municipality: TEST_TOWN, public_url: None, demo: None }
    }
}

/// A running server. Dropped, it is killed and its files are deleted.
#[derive(Debug)]
pub struct Server {
    options: Options,
    folder: TempDir,
    process: Option<Child>,
    address: String,
}

impl Server {
    /// Starts with the test town and an empty database.
    pub fn start() -> Self {
        Self::start_with(Options::default())
    }

    pub fn start_with(options: Options) -> Self {
        let folder = tempfile::Builder::new().prefix("lagesbild-").tempdir().expect("a temporary folder");
        let mut server = Self { options, folder, process: None, address: String::new() };
        if let Some((responses, year)) = options.demo {
            let (responses, year) = (responses.to_string(), year.to_string());
            server.run(&["demo", "--responses", &responses, "--seed", "1", "--year", &year]);
        }
        server.resume();
        server
    }

    /// One that was started elsewhere, to be spoken to.
    pub fn at(address: String) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { options: Options::default(), folder, process: None, address }
    }

    /// Where it listens, such as `http://127.0.0.1:41234`.
    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// A client that follows no redirect and keeps no cookie: a test sees every answer as it came.
    pub fn client(&self) -> Client {
        Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .timeout(Duration::from_secs(30))
            .build()
            .expect("a client")
    }

    pub fn database(&self) -> PathBuf {
        self.folder.path().join("lagesbild.db")
    }

    /// The database as `--database` and the store take it.
    pub fn database_address(&self) -> String {
        format!("sqlite:{}", self.database().display())
    }

    /// Every file that the server has written to its folder, the log aside: the database, its WAL and its index.
    pub fn files(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.path()).expect("the server's folder");
        let files = entries.map(|entry| entry.expect("an entry").path());
        files.filter(|path| path.extension().is_none_or(|extension| extension != "log")).collect()
    }

    /// Everything that was printed so far, standard output and errors together.
    pub fn log(&self) -> Vec<u8> {
        fs::read(self.log_path()).expect("the server's log")
    }

    fn log_path(&self) -> PathBuf {
        self.folder.path().join("server.log")
    }

    /// The one-time setup link that was printed, as a path: `/personal/start/…`.
    pub fn setup_link(&self) -> String {
        let log = String::from_utf8(self.log()).expect("the log is text");
        let from =
            log.rfind("/personal/start/").unwrap_or_else(|| panic!("no setup link was printed:\n{log}"));
        let end = log[from..].find(|character: char| character.is_whitespace() || character == '\u{1b}');
        log[from..end.map_or(log.len(), |end| from + end)].to_owned()
    }

    /// Stops the process and leaves its files, so that something can be done to them before [`Self::resume`].
    pub fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().expect("the server can be stopped");
            process.wait().expect("the server ends");
        }
    }

    /// Starts on the files as they are, at the address where it was before.
    pub fn resume_where_it_was(&mut self) {
        let port = self.address.rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
        assert!(self.starts_on(port), "lagesbild does not start:\n{}", String::from_utf8_lossy(&self.log()));
    }

    /// Starts on the files as they are, on a new port.
    pub fn resume(&mut self) {
        // The port is free when it is looked for and may be taken a moment later by another test.
        for _ in 0..5 {
            if self.starts_on(free_port()) {
                return;
            }
        }
        panic!("lagesbild does not start:\n{}", String::from_utf8_lossy(&self.log()));
    }

    fn starts_on(&mut self, port: u16) -> bool {
        assert!(self.process.is_none(), "the server is running already");
        self.address = format!("http://127.0.0.1:{port}");
        let log = fs::File::create(self.log_path()).expect("a log");
        let mut command = self.command();
        command.args(["serve", "--listen", &format!("127.0.0.1:{port}")]);
        command.args(["--public-url", self.options.public_url.unwrap_or(&self.address)]);
        // Each test speaks as its own resident, so that the limit of one address is not met by all tests together.
        command.args(["--trusted-proxies", "127.0.0.1"]);
        command.stdout(log.try_clone().expect("a log")).stderr(log).stdin(Stdio::null());
        let mut process = command.spawn().expect("lagesbild can be started");
        let ready = self.becomes_ready(&mut process);
        if ready {
            self.process = Some(process);
        }
        ready
    }

    /// Runs a command on the same database and configuration, and answers what it printed.
    pub fn run(&self, arguments: &[&str]) -> String {
        let output = self.command().args(arguments).output().expect("lagesbild can be started");
        assert!(
            output.status.success(),
            "lagesbild {arguments:?} failed:\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).expect("the output is text")
    }

    fn command(&self) -> Command {
        let mut command = Command::new(binary::lagesbild());
        command.current_dir(self.folder.path());
        for setting in ["LISTEN", "PUBLIC_URL", "TRUSTED_PROXIES", "CONFIG"] {
            command.env_remove(format!("LAGESBILD_{setting}"));
        }
        command.env("LAGESBILD_DATABASE", self.database_address());
        if let Some(file) = self.options.municipality {
            command.env("LAGESBILD_CONFIG", crate::folder().join(file));
        }
        command
    }

    /// Whether it answers `/readyz`; `false` when the process ended before.
    fn becomes_ready(&self, process: &mut Child) -> bool {
        let client = self.client();
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if process.try_wait().expect("the process can be asked").is_some() {
                return false;
            }
            if client.get(self.url("/readyz")).send().is_ok_and(|answer| answer.status() == 200) {
                return true;
            }
            thread::sleep(Duration::from_millis(30));
        }
        process.kill().expect("the server can be stopped");
        process.wait().expect("the server ends");
        false
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut process) = self.process.take() {
            // It may have ended by itself; its files go in either case.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}

/// The folder with the server's files, for a message when a test fails.
impl AsRef<Path> for Server {
    fn as_ref(&self) -> &Path {
        self.folder.path()
    }
}
