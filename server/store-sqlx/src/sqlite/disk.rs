//! The disk that the file lies on: room, kind and rights.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use store::Finding;

const MIB: u64 = 1 << 20;
/// Less than this and an evening's crowd may fill it.
const LEAST: u64 = 64 * MIB;
/// A log that is larger than this is not being moved into the database.
const LARGE_LOG: u64 = 64 * MIB;

pub(super) fn findings(database: &Path) -> Vec<Finding> {
    let folder = folder(database);
    let mut findings = vec![room(database, &folder), writable(&folder)];
    findings.extend(kind(&folder));
    findings.extend(rights(database));
    let log = log_size(database);
    if log > LARGE_LOG {
        findings.push(Finding::note(format!(
            "the database's log has grown to {}: something reads for very long, or the last stop was not in good \
             order; `lagesbild doctor --mend` empties it",
            size(log)
        )));
    }
    findings
}

pub(super) fn log_size(database: &Path) -> u64 {
    let mut log = database.as_os_str().to_owned();
    log.push("-wal");
    fs::metadata(log).map(|metadata| metadata.len()).unwrap_or_default()
}

/// In words, such as `12 MiB`.
pub(super) fn size(bytes: u64) -> String {
    if bytes < MIB { format!("{} KiB", bytes.div_ceil(1024)) } else { format!("{} MiB", bytes / MIB) }
}

/// What can be put right: the rights of the file.
#[cfg(unix)]
pub(super) fn mend(database: &Path) -> Option<String> {
    use std::os::unix::fs::PermissionsExt as _;
    others_may(database)?;
    fs::set_permissions(database, fs::Permissions::from_mode(0o600)).ok()?;
    Some("nobody but its owner may read the database any more".to_owned())
}

#[cfg(not(unix))]
pub(super) fn mend(_: &Path) -> Option<String> {
    None
}

fn folder(database: &Path) -> PathBuf {
    match database.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

#[cfg(unix)]
fn room(database: &Path, folder: &Path) -> Finding {
    let disk = match rustix::fs::statvfs(folder) {
        Ok(disk) => disk,
        Err(error) => return Finding::fault(format!("{} cannot be looked at ({error})", folder.display())),
    };
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let used = fs::metadata(database).map(|metadata| metadata.len()).unwrap_or_default();
    judge_room(free, used)
}

#[cfg(not(unix))]
fn room(_: &Path, _: &Path) -> Finding {
    Finding::note("free space is not looked at on this system")
}

fn judge_room(free: u64, used: u64) -> Finding {
    let told = format!("{} free on the disk, {} used by the database", size(free), size(used));
    if free < LEAST {
        Finding::fault(format!("{told}: make room, or soon no answer can be taken"))
    } else if free < used.saturating_mul(2) + LEAST {
        Finding::note(format!("{told}: the nightly tidying rewrites the database and needs twice its size"))
    } else {
        Finding::well(told)
    }
}

/// A file is made, written, synced and removed: the only way to know.
fn writable(folder: &Path) -> Finding {
    let probe = folder.join(format!(".lagesbild-doctor.{}", std::process::id()));
    let written = fs::File::create_new(&probe).and_then(|mut file| {
        file.write_all(&[0; 4096])?;
        file.sync_all()
    });
    let removed = fs::remove_file(&probe);
    match written.and(removed) {
        Ok(()) => Finding::well(format!("{} can be written to", folder.display())),
        Err(error) => Finding::fault(format!("{} cannot be written to: {error}", folder.display())),
    }
}

/// What the disk is, where that matters. Only Linux tells.
fn kind(folder: &Path) -> Option<Finding> {
    let folder = folder.canonicalize().ok()?;
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    judge_kind(&mounts, &folder)
}

/// By `/proc/self/mountinfo`: the fifth field is where it is mounted, the first after the dash what it is.
fn judge_kind(mounts: &str, folder: &Path) -> Option<Finding> {
    let mount = |line: &str| {
        let (about, kind) = line.split_once(" - ")?;
        let place = about.split(' ').nth(4)?.replace("\\040", " ");
        Some((PathBuf::from(place), kind.split(' ').next()?.to_owned()))
    };
    // The longest place is the nearest; of two at one place the later lies on top.
    let nearest = mounts.lines().filter_map(mount).filter(|(place, _)| folder.starts_with(place));
    let (place, kind) = nearest.max_by_key(|(place, _)| place.components().count())?;
    let place = place.display();
    match kind.as_str() {
        "tmpfs" | "ramfs" => Some(Finding::note(format!(
            "{place} is memory ({kind}): everything is gone when the machine stops; put the database on a disk"
        ))),
        "nfs" | "nfs4" | "cifs" | "smb3" | "smbfs" | "fuse.sshfs" | "9p" | "afs" | "ceph" | "glusterfs" => {
            Some(Finding::fault(format!(
                "{place} is reached over a network ({kind}), where SQLite cannot share its log: put the database on a \
                 local disk, or use PostgreSQL"
            )))
        }
        _ => None,
    }
}

#[cfg(unix)]
fn others_may(database: &Path) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(database).ok()?.permissions().mode() & 0o777;
    (mode & 0o077 != 0).then_some(mode)
}

#[cfg(unix)]
fn rights(database: &Path) -> Option<Finding> {
    let mode = others_may(database)?;
    Some(Finding::fault(format!(
        "others than its owner may read or write the database (its mode is {mode:o}); `lagesbild doctor --mend` puts \
         that right"
    )))
}

#[cfg(not(unix))]
fn rights(_: &Path) -> Option<Finding> {
    None
}

#[cfg(test)]
mod tests {
    use store::Weight;

    use super::*;

    #[test]
    fn a_disk_that_fills_up_is_told_before_it_is_full() {
        assert_eq!(judge_room(10 * MIB, MIB).weight, Weight::Fault);
        assert_eq!(judge_room(500 * MIB, 400 * MIB).weight, Weight::Note);
        assert_eq!(judge_room(5_000 * MIB, 400 * MIB).weight, Weight::Well);
    }

    #[test]
    fn memory_and_network_are_told_from_a_disk() {
        let mounts = "22 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw\n\
                      30 22 0:25 / /run rw - tmpfs tmpfs rw\n\
                      31 22 0:44 / /mnt/de\\040la rw - nfs4 host:/x rw\n";
        let weight = |folder: &str| judge_kind(mounts, Path::new(folder)).map(|finding| finding.weight);
        assert_eq!(weight("/var/lib/lagesbild"), None);
        assert_eq!(weight("/run/lagesbild"), Some(Weight::Note));
        assert_eq!(weight("/mnt/de la/data"), Some(Weight::Fault));
        assert_eq!(weight("/mnt/de"), None);
    }

    #[test]
    fn a_folder_that_is_not_there_cannot_be_written_to() {
        assert_eq!(writable(Path::new("/no/such/folder")).weight, Weight::Fault);
    }
}
