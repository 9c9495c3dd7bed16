//! What strace wrote down: which calls were made, in which order, and whether an answer was on disk when it was
//! thanked for.
//!
//! strace stops a thread when it enters a call and again when the call is over, and writes a line each time (one for
//! both, when nothing comes between). So a call whose entry is on a later line than another's end was made after it.

use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
    process::{Command, Stdio},
};

/// The calls to be traced: what comes in from a phone, what goes out to it, what is written and what is synced.
pub const CALLS: &str = "trace=recvfrom,sendto,write,writev,pwrite64,pwritev,fdatasync,fsync";

/// Installs strace where it is missing and may be installed.
///
/// # Panics
/// With what to do where it may not.
pub fn need_strace() {
    let is_there = || {
        Command::new("strace")
            .arg("--version")
            .stdout(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    let apt = |arguments: &[&str]| {
        let mut apt = Command::new("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").args(["-o", "DPkg::Lock::Timeout=600"]).args(arguments);
        apt.stdout(Stdio::null()).status().is_ok_and(|status| status.success())
    };
    let installed = is_there()
        || Path::new("/etc/debian_version").exists()
            && apt(&["update"])
            && apt(&["install", "--yes", "--no-install-recommends", "strace"])
            && is_there();
    assert!(
        installed,
        "strace is needed for this test and was not found: install it (Debian: apt-get install strace)"
    );
}

/// One call, from the line of its entry to that of its end.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Call {
    name: String,
    /// What stands in its parentheses.
    arguments: String,
    result: Option<i64>,
    begun: usize,
    done: usize,
}

impl Call {
    /// Whether it is about a file or socket, by the end of what strace calls it.
    fn is_on(&self, what: &str) -> bool {
        self.arguments.split(", ").next().is_some_and(|first| first.ends_with(what))
    }

    /// The socket, such as `socket:[4711]`.
    fn socket(&self) -> Option<&str> {
        let first = self.arguments.split(", ").next()?.trim_end();
        let (_, name) = first.split_once('<')?;
        name.strip_suffix('>').filter(|name| name.starts_with("socket:["))
    }
}

/// The calls of a trace made with `-f -y -x`, in the order of their entry.
fn calls(trace: &str) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    let mut unfinished: HashMap<&str, usize> = HashMap::new();
    for (number, line) in trace.lines().enumerate() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let rest = rest.trim_start();
        if let Some(resumed) = rest.strip_prefix("<... ") {
            let Some(call) = unfinished.remove(thread).and_then(|place| calls.get_mut(place)) else {
                continue;
            };
            call.done = number;
            call.result = result(resumed);
            // What is read is known at the end only.
            if let Some((_, late)) = resumed.split_once("resumed>") {
                call.arguments.push_str(late);
            }
            continue;
        }
        let Some((name, arguments)) = rest.split_once('(') else { continue };
        let mut call = Call {
            name: name.to_owned(),
            arguments: arguments.to_owned(),
            result: None,
            begun: number,
            // One that never ends is never done.
            done: usize::MAX,
        };
        if let Some(arguments) = arguments.strip_suffix("<unfinished ...>") {
            arguments.clone_into(&mut call.arguments);
            unfinished.insert(thread, calls.len());
        } else {
            call.result = result(arguments);
            call.done = number;
        }
        calls.push(call);
    }
    calls
}

fn result(rest: &str) -> Option<i64> {
    rest.rsplit_once(" = ")?.1.split(' ').next()?.parse().ok()
}

/// Answers that were thanked for before they were on disk, in words; none, when all is well. `keys` are those that were
/// acknowledged: as the form carried them, and as the database keeps them.
///
/// An answer is on disk when its key was written to the log ahead of the database, and a sync of that log began after
/// that and ended well.
pub fn thanked_too_early(trace: &str, keys: &[(String, [u8; 32])]) -> Vec<String> {
    let calls = calls(trace);
    let thanked = thanked(&calls);
    let written =
        |call: &&Call| ["pwrite64", "pwritev", "write"].contains(&&*call.name) && call.is_on("-wal>");
    let synced = |call: &&Call| {
        ["fdatasync", "fsync"].contains(&&*call.name)
            && call.arguments.contains("-wal>")
            && call.result == Some(0)
    };
    let (written, synced): (Vec<_>, Vec<_>) =
        (calls.iter().filter(written).collect(), calls.iter().filter(synced).collect());
    let mut faults = Vec::new();
    for (key, hash) in keys {
        let Some(&thanked) = thanked.get(key.as_str()) else {
            faults.push(format!("{key}: its acknowledgement is not in the trace"));
            continue;
        };
        let bytes = hash.iter().fold(String::new(), |text, byte| text + &format!("\\x{byte:02x}"));
        let Some(write) = written.iter().find(|call| call.arguments.contains(&bytes)) else {
            faults.push(format!("{key}: it was never written to the log"));
            continue;
        };
        if !synced.iter().any(|sync| sync.begun > write.done && sync.done < thanked) {
            faults.push(format!(
                "{key}: written on line {}, thanked for on line {thanked}, and no sync between",
                write.done
            ));
        }
    }
    faults
}

/// On which line each key's acknowledgement began to be sent: the first 201 or 303 on the socket that it came in on.
fn thanked(calls: &[Call]) -> BTreeMap<&str, usize> {
    let mut asked: HashMap<&str, &str> = HashMap::new();
    let mut thanked = BTreeMap::new();
    for call in calls {
        let Some(socket) = call.socket() else { continue };
        if call.name == "recvfrom" {
            if let Some(key) = call.arguments.split("key=").nth(1).and_then(|rest| rest.get(..22)) {
                asked.insert(socket, key);
            }
        } else if ["HTTP/1.1 201", "HTTP/1.1 303"].iter().any(|thanks| call.arguments.contains(thanks))
            && let Some(key) = asked.remove(socket)
        {
            thanked.insert(key, call.begun);
        }
    }
    thanked
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "AAAAAAAAAAAAAAAAAAAAAA";

    fn faults(lines: &[&str]) -> Vec<String> {
        let bytes = "\\x07".repeat(32);
        let trace = lines.join("\n").replace("HASH", &bytes);
        thanked_too_early(&trace, &[(KEY.to_owned(), [7; 32])])
    }

    const ASKED: &str = "10 recvfrom(12<socket:[77]>, \"POST /s/vuxna\\r\\n\\r\\nversion=1&key=AAAAAAAAAAAAAAAAAAAAAA&omr=on\", 8192, 0, NULL, NULL) = 60";
    const WRITTEN: &str = "11 pwrite64(9</d/l.db-wal>, \"\\x01HASH\\x00\", 4096, 24) = 4096";
    const SYNCED: &str = "11 fdatasync(9</d/l.db-wal>) = 0";
    const THANKED: &str =
        "12 writev(12<socket:[77]>, [{iov_base=\"HTTP/1.1 201 Created\\r\\n\", iov_len=22}], 1) = 22";

    #[test]
    fn an_answer_that_was_synced_before_it_was_thanked_for_is_well() {
        assert_eq!(faults(&[ASKED, WRITTEN, SYNCED, THANKED]), [] as [&str; 0]);
        // The sync was over before the thanks began, with other calls between.
        assert_eq!(
            faults(&[
                ASKED,
                WRITTEN,
                "11 fdatasync(9</d/l.db-wal> <unfinished ...>",
                "10 recvfrom(13<socket:[78]>, \"x\", 8192, 0, NULL, NULL) = 1",
                "11 <... fdatasync resumed>) = 0",
                THANKED,
            ]),
            [] as [&str; 0]
        );
    }

    #[test]
    fn one_that_was_thanked_for_too_early_is_found() {
        for (what, lines) in [
            ("no sync", &[ASKED, WRITTEN, THANKED][..]),
            ("thanked for before the sync", &[ASKED, WRITTEN, THANKED, SYNCED]),
            ("synced before it was written", &[ASKED, SYNCED, WRITTEN, THANKED]),
            ("another file", &[ASKED, WRITTEN, "11 fdatasync(8</d/l.db>) = 0", THANKED]),
            (
                "a sync that failed",
                &[ASKED, WRITTEN, "11 fdatasync(9</d/l.db-wal>) = -1 EIO (Input/output error)", THANKED],
            ),
            (
                "while the sync was under way",
                &[
                    ASKED,
                    WRITTEN,
                    "11 fdatasync(9</d/l.db-wal> <unfinished ...>",
                    THANKED,
                    "11 <... fdatasync resumed>) = 0",
                ],
            ),
            (
                "a sync that began before the write was over",
                &[
                    ASKED,
                    "11 pwrite64(9</d/l.db-wal>, \"HASH\", 4096, 24 <unfinished ...>",
                    "13 fdatasync(9</d/l.db-wal>) = 0",
                    "11 <... pwrite64 resumed>) = 4096",
                    THANKED,
                ],
            ),
            ("never written", &[ASKED, SYNCED, THANKED]),
            ("never thanked for", &[ASKED, WRITTEN, SYNCED]),
        ] {
            assert_eq!(faults(lines).len(), 1, "{what}");
        }
    }

    #[test]
    fn what_was_read_is_known_at_the_end_of_the_call() {
        let late = "10 <... recvfrom resumed>\"POST /s/vuxna\\r\\n\\r\\nkey=AAAAAAAAAAAAAAAAAAAAAA&omr=on\", 8192, 0, NULL, NULL) = 60";
        let asked = "10 recvfrom(12<socket:[77]>, <unfinished ...>";
        assert_eq!(faults(&[asked, late, WRITTEN, SYNCED, THANKED]), [] as [&str; 0]);
    }
}
