//! A disk that can be filled and emptied again under a running server.

use std::{fs, io::Write as _, path::PathBuf, process::Command};

use crate::Server;

/// How the disk is made to be full.
#[derive(Debug)]
pub enum Disk {
    /// A small disk in memory that only the server sees, and a file that takes all its room.
    Small { ballast: PathBuf },
    /// A limit on how large a file the server may write: no write goes through. Where mounting is not allowed.
    Limited,
}

/// Both are started by a shell: the first mounts the disk in a view of its own, the second takes the signal that the
/// system sends with the refusal, as any server under a limit has to.
const MOUNTING: &str = r#"mount -t tmpfs -o size=6m,mode=700 tmpfs "$0" && exec "$@""#;
const LIMITED: &str = r#"trap '' XFSZ; exec "$@""#;

impl Server {
    /// A server whose database lies on a disk that can be filled.
    pub fn start_on_small_disk() -> (Self, Disk) {
        let allowed = Command::new("unshare")
            .args(["--mount", "sh", "-c", "mount -t tmpfs tmpfs /mnt"])
            .output()
            .is_ok_and(|output| output.status.success());
        if !allowed {
            return Self::start_limited();
        }
        let mut server = Self::under(&["unshare", "--mount", "sh", "-c", MOUNTING]);
        let disk = server.as_ref().join("disk");
        fs::create_dir(&disk).expect("a folder");
        server.add_to_wrapper(disk.to_str().expect("a path that is text"));
        server.keep_at(format!("sqlite:{}", disk.join("lagesbild.db").display()));
        server.resume();
        // From out here the disk is seen through the process.
        let seen = PathBuf::from(format!("/proc/{}/root{}", server.pid(), disk.display()));
        server.is_seen_in(&seen);
        (server, Disk::Small { ballast: seen.join("ballast") })
    }

    /// A server whose writes can all be made to fail, to the database and to its log file.
    pub fn start_limited() -> (Self, Disk) {
        let mut server = Self::under(&["sh", "-c", LIMITED, "sh"]);
        server.resume();
        (server, Disk::Limited)
    }
}

impl Disk {
    pub fn fill(&self, server: &Server) {
        match self {
            Self::Small { ballast } => {
                let mut file = fs::File::create(ballast).expect("the ballast");
                // Less and less at a time, until not a byte fits.
                for size in [65_536, 4096, 1] {
                    while file.write_all(&vec![0; size]).is_ok() {}
                }
            }
            Self::Limited => limit(server, "0"),
        }
    }

    pub fn make_room(&self, server: &Server) {
        match self {
            Self::Small { ballast } => fs::remove_file(ballast).expect("the ballast"),
            Self::Limited => limit(server, "unlimited"),
        }
    }
}

fn limit(server: &Server, bytes: &str) {
    let set = Command::new("prlimit")
        .args(["--pid", &server.pid().to_string(), &format!("--fsize={bytes}:")])
        .output()
        .expect("prlimit (util-linux) can be started");
    assert!(set.status.success(), "{}", String::from_utf8_lossy(&set.stderr));
}
