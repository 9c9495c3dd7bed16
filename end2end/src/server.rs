//! A running `lagesbild` with everything of its own: port, database, configuration and log.

use std::{
    fs,
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    sync::LazyLock,
    thread,
    time::{Duration, Instant},
};

use reqwest::{blocking::Client, redirect::Policy};
use tempfile::TempDir;

use crate::{binary, postgres::Cluster};

/// The made-up municipality that tests use: areas `norr`, `soder` and `on`, with made-up inhabitants.
pub const TEST_TOWN: Option<&str> = Some("testby.toml");
/// No configuration file: Järfälla, with its areas and no inhabitants.
pub const BUILT_IN: Option<&str> = None;

/// How long a start may take: a loaded machine, a debug build and a new database.
const PATIENCE: Duration = Duration::from_mins(1);

/// What everything is kept on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file in the server's folder.
    Sqlite,
    /// A database of its own in the cluster that all tests of this process share.
    Postgres,
}

impl Engine {
    pub const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];
}

static CLUSTER: LazyLock<Cluster> = LazyLock::new(Cluster::start);

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
    /// Where the database is, when it is not the file in the folder.
    elsewhere: Option<String>,
    /// The folder through which a database is seen that nobody else can open, such as one on a disk of the server's own.
    seen_in: Option<PathBuf>,
    /// A program that starts it, with its arguments, such as strace.
    under: Vec<String>,
    process: Option<Child>,
    address: String,
}

impl Server {
    /// Starts with the test town and an empty database.
    pub fn start() -> Self {
        Self::start_with(Options::default())
    }

    /// Starts with the test town and an empty database on this engine.
    pub fn start_on(engine: Engine) -> Self {
        let mut server = Self::empty_on(engine);
        server.resume();
        server
    }

    /// Not started yet: the place of its database is empty.
    pub fn empty_on(engine: Engine) -> Self {
        let elsewhere = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(CLUSTER.new_database()),
        };
        let mut server = Self::prepare(Options::default());
        server.elsewhere = elsewhere;
        server
    }

    /// Starts with the test town and the database at this address.
    pub fn start_at(database: String) -> Self {
        let mut server = Self::prepare(Options::default());
        server.keep_at(database);
        server.resume();
        server
    }

    /// Not started yet; [`Self::resume`] starts it under a program such as strace, with this program's arguments before
    /// its own.
    pub fn under(program: &[&str]) -> Self {
        let mut server = Self::prepare(Options::default());
        server.under = program.iter().map(|&part| part.to_owned()).collect();
        server
    }

    /// Keeps everything at this address from the next start on.
    pub fn keep_at(&mut self, database: String) {
        self.elsewhere = Some(database);
    }

    pub(crate) fn is_seen_in(&mut self, folder: &Path) {
        self.seen_in = Some(folder.to_owned());
    }

    /// The database's address for looking into it beside the server. Of one that only the server can open it is a copy,
    /// which is good while nothing is written.
    pub fn look(&self) -> (String, Option<TempDir>) {
        let Some(seen) = &self.seen_in else { return (self.database_address(), None) };
        let copy = tempfile::tempdir().expect("a folder");
        for name in ["lagesbild.db", "lagesbild.db-wal"] {
            fs::copy(seen.join(name), copy.path().join(name)).expect("the database and its log are there");
        }
        (format!("sqlite:{}", copy.path().join("lagesbild.db").display()), Some(copy))
    }

    /// Another argument for the program that starts it.
    pub(crate) fn add_to_wrapper(&mut self, argument: &str) {
        self.under.push(argument.to_owned());
    }

    fn prepare(options: Options) -> Self {
        let folder = tempfile::Builder::new().prefix("lagesbild-").tempdir().expect("a temporary folder");
        Self {
            options,
            folder,
            elsewhere: None,
            seen_in: None,
            under: Vec::new(),
            process: None,
            address: String::new(),
        }
    }

    pub fn start_with(options: Options) -> Self {
        let mut server = Self::prepare(options);
        if let Some((responses, year)) = options.demo {
            let (responses, year) = (responses.to_string(), year.to_string());
            server.run(&["demo", "--responses", &responses, "--seed", "1", "--year", &year]);
        }
        server.resume();
        server
    }

    /// One that was started elsewhere, to be spoken to.
    pub fn at(address: String) -> Self {
        let mut server = Self::prepare(Options::default());
        server.address = address;
        server
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
        self.elsewhere.clone().unwrap_or_else(|| format!("sqlite:{}", self.database().display()))
    }

    /// Where it listens.
    pub fn socket(&self) -> SocketAddr {
        self.address.trim_start_matches("http://").parse().expect("an address and a port")
    }

    /// The number of the server's process.
    pub fn pid(&self) -> u32 {
        inner(self.process.as_ref().expect("the server is running"))
    }

    /// Stops it when this process ends, for one in a `static`, which is never dropped: a keeper waits for the end of its
    /// input, which this process alone holds open.
    ///
    /// # Panics
    /// Where no shell can be started.
    #[must_use]
    #[expect(clippy::zombie_processes, reason = "the keeper outlives this process")]
    pub fn ending_with_this_process(self) -> Self {
        let mut keeper = Command::new("/bin/sh")
            .args(["-c", "cat > /dev/null; kill \"$0\"", &self.pid().to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell");
        std::mem::forget(keeper.stdin.take());
        self
    }

    /// Asks the process to stop, as a service manager does. Answers how it ended, and `None` when it did not within
    /// `patience`.
    pub fn terminate(&mut self, patience: Duration) -> Option<ExitStatus> {
        signal("TERM", self.pid());
        let started = Instant::now();
        while started.elapsed() < patience {
            let process = self.process.as_mut().expect("the server is running");
            if let Some(status) = process.try_wait().expect("the process can be asked") {
                self.process = None;
                return Some(status);
            }
            thread::sleep(Duration::from_millis(10));
        }
        None
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
            end(&mut process);
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
        let mut command = self.command_under(&self.under);
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

    /// Runs a command on the same database and configuration, however it ends.
    pub fn try_to(&self, arguments: &[&str]) -> Output {
        self.command().args(arguments).output().expect("lagesbild can be started")
    }

    /// Runs a command on the same database and configuration, and answers what it printed.
    pub fn run(&self, arguments: &[&str]) -> String {
        let output = self.try_to(arguments);
        assert!(
            output.status.success(),
            "lagesbild {arguments:?} failed:\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).expect("the output is text")
    }

    fn command(&self) -> Command {
        self.command_under(&[])
    }

    fn command_under(&self, under: &[String]) -> Command {
        let program = binary::lagesbild();
        let mut command = match under {
            [] => Command::new(program),
            [first, rest @ ..] => {
                let mut command = Command::new(first);
                command.args(rest).arg(program);
                command
            }
        };
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
        end(process);
        false
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut process) = self.process.take() {
            end(&mut process);
        }
    }
}

/// The server itself, when `process` is a program such as strace that waits for it.
fn inner(process: &Child) -> u32 {
    let of = process.id();
    let children = fs::read_to_string(format!("/proc/{of}/task/{of}/children")).unwrap_or_default();
    children.split_whitespace().next().and_then(|child| child.parse().ok()).unwrap_or(of)
}

/// Kills it, as the power going would. It may have ended by itself.
fn end(process: &mut Child) {
    let inner = inner(process);
    if inner == process.id() {
        let _ = process.kill();
    } else {
        let _ = Command::new("kill").args(["-s", "KILL", &inner.to_string()]).status();
    }
    let _ = process.wait();
}

/// Sends a signal by the system's own command.
pub(crate) fn signal(name: &str, pid: u32) {
    let sent =
        Command::new("kill").args(["-s", name, &pid.to_string()]).status().expect("kill can be started");
    assert!(sent.success(), "{name} to {pid}");
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
