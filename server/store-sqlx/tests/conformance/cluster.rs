//! A PostgreSQL cluster of the tests' own, in a folder of its own, on a free port of the loopback address.
//!
//! A shell keeps it: started with the cluster, it waits for its input to end, which happens also when the test process
//! panics or is killed, and then stops the cluster by the process number in its folder and removes the folder.
//! (Nothing of this crate is used here, so that other tests can take this file in by its path.)

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::TcpListener,
    os::unix::{fs::MetadataExt as _, process::CommandExt as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

/// Starts the cluster `$2` with the programs in `$1` and the options `$3`, says so, and waits. A word on the input says
/// how to stop it and to leave the folder; the input's end is the end of all.
const KEEPER: &str = r#"
"$1/pg_ctl" -D "$2/data" -l "$2/log" -w -o "$3" start >&2 || { cat "$2/log" >&2; exit 1; }
echo started
read -r word
"$1/pg_ctl" -D "$2/data" -m "${word:-immediate}" -w stop >&2
[ -n "$word" ] || rm -rf "$2"
"#;

/// A cluster, running until it is dropped or this process ends.
#[derive(Debug)]
pub struct Cluster {
    folder: PathBuf,
    programs: PathBuf,
    /// PostgreSQL does not run as root: whom root runs it as, user and group.
    user: Option<(u32, u32)>,
    port: u16,
    keeper: Option<Child>,
    databases: AtomicU32,
}

impl Cluster {
    /// A new cluster, running. Installs PostgreSQL where it is missing and may be installed; panics with what to do
    /// where it may not.
    pub fn start() -> Self {
        let programs = programs();
        let folder =
            tempfile::Builder::new().prefix("lagesbild-postgres-").tempdir().expect("a folder").keep();
        let user = (std::fs::metadata(&folder).expect("the folder").uid() == 0).then(ordinary_user);
        if let Some((user, group)) = user {
            std::os::unix::fs::chown(&folder, Some(user), Some(group)).expect("the folder is given away");
        }
        let port =
            TcpListener::bind(("127.0.0.1", 0)).and_then(|free| free.local_addr()).expect("a port").port();
        let mut cluster = Self { folder, programs, user, port, keeper: None, databases: AtomicU32::new(0) };
        let made = cluster
            .command(&cluster.programs.join("initdb"))
            .args([
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync",
                "-D",
            ])
            .arg(cluster.folder.join("data"))
            .output()
            .expect("initdb runs");
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        cluster.start_again();
        cluster
    }

    /// The address of an empty database that nobody else uses.
    pub fn new_database(&self) -> String {
        let name = format!("test_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let made = self
            .command(&self.programs.join("createdb"))
            .args(["--host=127.0.0.1", "--username=postgres", "--port", &self.port.to_string(), &name])
            .output()
            .expect("createdb runs");
        assert!(made.status.success(), "createdb: {}", String::from_utf8_lossy(&made.stderr));
        self.address(&name)
    }

    pub fn address(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// Stops the cluster as its operator would; what it holds stays.
    pub fn stop(&mut self) {
        self.end(b"fast\n");
    }

    /// Ends the cluster as a power cut would, without a last word to the disk; it has to recover when it is started.
    pub fn crash(&mut self) {
        self.end(b"immediate\n");
    }

    fn end(&mut self, how: &[u8]) {
        let mut keeper = self.keeper.take().expect("the cluster is running");
        keeper.stdin.take().expect("an input").write_all(how).expect("the keeper listens");
        keeper.wait().expect("the keeper ends");
    }

    pub fn start_again(&mut self) {
        let socket = self.folder.display();
        let options = format!(
            "-h 127.0.0.1 -p {} -c max_connections=300 -c unix_socket_directories='{socket}'",
            self.port
        );
        let mut keeper = self
            .command(Path::new("/bin/sh"))
            .args(["-c", KEEPER, "keeper"])
            .args([self.programs.as_os_str(), self.folder.as_os_str(), options.as_ref()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            // An interrupt at the terminal is for the tests; the keeper learns of it by their end.
            .process_group(0)
            .spawn()
            .expect("a shell");
        let mut line = String::new();
        BufReader::new(keeper.stdout.take().expect("an output")).read_line(&mut line).expect("a line");
        if line != "started\n" {
            let said = keeper.wait_with_output().expect("the keeper ends").stderr;
            panic!("PostgreSQL did not start: {}", String::from_utf8_lossy(&said));
        }
        self.keeper = Some(keeper);
    }

    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.folder).env_remove("PGDATA").stdin(Stdio::null());
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group);
        }
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(mut keeper) = self.keeper.take() {
            drop(keeper.stdin.take());
            let _ = keeper.wait();
        }
    }
}

/// The user `postgres`, or whoever has the least rights.
fn ordinary_user() -> (u32, u32) {
    let users = std::fs::read_to_string("/etc/passwd").expect("a list of users");
    let find = |name: &str| {
        let fields: Vec<&str> =
            users.lines().map(|line| line.split(':').collect::<Vec<_>>()).find(|f| f[0] == name)?;
        Some((fields.get(2)?.parse().ok()?, fields.get(3)?.parse().ok()?))
    };
    find("postgres")
        .or_else(|| find("nobody"))
        .expect("PostgreSQL does not run as root: run the tests as another user")
}

/// The folder of PostgreSQL's programs.
fn programs() -> PathBuf {
    // Tests that start at once install it once.
    static INSTALLING: Mutex<()> = Mutex::new(());
    let _one_at_a_time = INSTALLING.lock().unwrap_or_else(PoisonError::into_inner);
    found().or_else(|| install().then(found).flatten()).expect(
        "PostgreSQL is needed for the tests and was not found: install it (Debian: apt-get install postgresql), or \
         put the folder of its programs, the one with initdb and pg_ctl, into PATH",
    )
}

/// By `pg_config`, `PATH`, and where distributions put it.
fn found() -> Option<PathBuf> {
    let told =
        Command::new("pg_config").arg("--bindir").output().ok().filter(|output| output.status.success());
    let told = told.map(|output| PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut packaged: Vec<PathBuf> = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/usr"]
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flat_map(|folder| folder.flatten().map(|version| version.path().join("bin")))
        .collect();
    packaged.sort();
    told.into_iter()
        .chain(std::env::split_paths(&path))
        .chain(packaged.into_iter().rev())
        .chain(["/usr/local/pgsql/bin".into()])
        .find(|folder| {
            ["initdb", "pg_ctl", "postgres", "createdb"].iter().all(|name| folder.join(name).is_file())
        })
}

fn install() -> bool {
    let apt = |arguments: &[&str]| {
        let mut apt = Command::new("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").args(["-o", "DPkg::Lock::Timeout=600"]).args(arguments);
        apt.stdout(Stdio::null()).status().is_ok_and(|status| status.success())
    };
    Path::new("/etc/debian_version").exists()
        && apt(&["update"])
        && apt(&["install", "--yes", "--no-install-recommends", "postgresql"])
}
