//! Programs that are measured while they run: their time and the most memory they hold.

use std::{
    fs::File,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::process::memory;

#[derive(Clone, Copy, Debug)]
pub struct Run {
    pub time: Duration,
    /// In kB; 0 where it ended before it could be asked, or on another system than Linux.
    pub peak: u64,
}

/// Runs a program with its output into a file.
pub fn timed(command: &mut Command, into: &Path) -> Run {
    command.stdin(Stdio::null()).stdout(File::create(into).expect("a file")).stderr(Stdio::piped());
    let started = Instant::now();
    let mut process =
        command.spawn().unwrap_or_else(|error| panic!("{command:?} cannot be started: {error}"));
    let mut peak = 0;
    while process.try_wait().expect("the process can be asked").is_none() {
        peak = memory(process.id()).map_or(peak, |memory| memory.peak);
        thread::sleep(Duration::from_millis(5));
    }
    let time = started.elapsed();
    let output = process.wait_with_output().expect("the process has ended");
    assert!(output.status.success(), "{command:?} failed:\n{}", String::from_utf8_lossy(&output.stderr));
    Run { time, peak }
}
