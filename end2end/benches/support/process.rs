//! What Linux tells about a process: memory and the time on a processor.

use std::{fs, time::Duration};

/// The memory that a process holds at this moment, and the most it has held, in kB.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    pub now: u64,
    pub peak: u64,
    /// The part of `now` that is pages of files: the program itself, mostly.
    pub of_files: u64,
}

/// `None` when the process has ended, or on another system than Linux.
pub fn memory(process: u32) -> Option<Memory> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    };
    Some(Memory { now: field("VmRSS:")?, peak: field("VmHWM:")?, of_files: field("RssFile:")? })
}

/// The time that a process has spent on processors, in the kernel too.
pub fn processor_time(process: u32) -> Option<Duration> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The program's name stands in brackets and may hold anything; what is counted comes after it.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    // Linux counts in hundredths of a second, whatever the machine.
    Some(Duration::from_millis(ticks * 10))
}
