//! What every engine's backup has in common: its file, its tables, and why one is refused.
//!
//! A backup is a SQLite file with the tables that SQLite's migrations make, whatever the engine that wrote it. Which
//! tables those are is read from the file itself, so that a new table is in the next backup without being named here.

use std::{
    fs::{self, File, OpenOptions},
    io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

use store::{Error, Result};

/// Tables that stay behind. They let someone in for a while, or say who tried, which a file that is put away must not;
/// and what a crowd's processes say to one another is of no use afterwards.
pub(crate) const LEFT_OUT: [&str; 5] = ["session", "setup_link", "sign_in_salt", "sign_in_limit", "crowd"];

/// Why there is no backup, or none that is restored. Each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{0} is there already, and a backup never replaces a file; choose another name")]
    Exists(String),
    #[error("{path}: {error}")]
    File { path: String, error: io::Error },
    #[error("{path} is no backup of Lägesbild: {reason}")]
    NotOurs { path: String, reason: String },
    #[error("{path} is damaged ({what}); nothing was restored: take another backup")]
    Damaged { path: String, what: String },
    #[error(
        "the backup {path} was made by a newer version of Lägesbild (its migration {migration} is not known here); \
         restore it with that version"
    )]
    Newer { path: String, migration: i64 },
    #[error(
        "there is something in the database already (in its table {0}), and a backup is only restored into an empty \
         one: choose a new file or make a new database with createdb, and say so with --database; `lagesbild serve` \
         must not have been started on it before"
    )]
    NotEmpty(String),
    #[error(
        "{path}: {found} counts differ from a recount of the answers ({first}); nothing was restored. Mend them with \
         `lagesbild doctor --mend --database sqlite:FILE` on a copy of the file, and restore the copy"
    )]
    Counts { path: String, found: usize, first: String },
}

pub(crate) fn refused(error: BackupError) -> Error {
    Error::Failed(Box::new(error))
}

pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}

pub(crate) fn no_file(path: &Path) -> impl FnOnce(io::Error) -> Error {
    let path = shown(path);
    move |error| refused(BackupError::File { path, error })
}

/// A file that is written beside its place and appears there only when it is whole. Dropped before, it is removed.
#[derive(Debug)]
pub(crate) struct Part {
    place: PathBuf,
    path: PathBuf,
}

impl Part {
    /// An empty file that nobody but its owner may read, as long as there is nothing in `place`.
    pub(crate) fn begin(place: &Path) -> Result<Self> {
        if place.symlink_metadata().is_ok() {
            return Err(refused(BackupError::Exists(shown(place))));
        }
        clear_away(place);
        let path = beside(place, &format!(".{}.part", std::process::id()));
        new_file(&path).map_err(no_file(place))?;
        Ok(Self { place: place.to_owned(), path })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Puts it in its place, on disk. Answers its size.
    pub(crate) fn finish(self) -> Result<u64> {
        let file = File::open(&self.path).map_err(no_file(&self.path))?;
        file.sync_all().map_err(no_file(&self.path))?;
        let bytes = file.metadata().map_err(no_file(&self.path))?.len();
        // A link refuses where a renaming would replace what somebody put there meanwhile.
        match fs::hard_link(&self.path, &self.place) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(refused(BackupError::Exists(shown(&self.place))));
            }
            // A file system without links, such as a memory stick's.
            Err(_) => fs::rename(&self.path, &self.place).map_err(no_file(&self.place))?,
        }
        let folder = self.place.parent().filter(|folder| !folder.as_os_str().is_empty());
        sync_folder(folder.unwrap_or(Path::new("."))).map_err(no_file(&self.place))?;
        Ok(bytes)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// A file of our own in the folder for temporary files, removed when dropped.
#[derive(Debug)]
pub(crate) struct Temporary(PathBuf);

impl Temporary {
    pub(crate) fn new() -> Result<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("lagesbild-restore.{}.{number}", std::process::id()));
        // What an earlier process of this number left when it was killed.
        let _ = fs::remove_file(&path);
        new_file(&path).map_err(no_file(&path))?;
        Ok(Self(path))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn new_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn beside(place: &Path, suffix: &str) -> PathBuf {
    let mut name = place.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Removes what backups to the same place left that were killed half way. Elsewhere than on Linux they are left: there
/// is no telling whether their process still runs.
fn clear_away(place: &Path) {
    let (Some(name), folder) = (place.file_name(), place.parent().unwrap_or(Path::new(""))) else { return };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let other = entry.file_name();
        let process = other
            .to_str()
            .zip(name.to_str())
            .and_then(|(other, name)| other.strip_prefix(name)?.strip_prefix('.')?.strip_suffix(".part"))
            .and_then(|process| process.parse::<u32>().ok());
        if process.is_some_and(|process| {
            Path::new("/proc/self").exists() && !Path::new(&format!("/proc/{process}")).exists()
        }) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// One cell on its way from one engine to another.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Text(String),
    Whole(i64),
    Real(f64),
    Bytes(Vec<u8>),
}

/// The kinds of columns that our tables have, as SQLite names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Whole,
    Real,
    Bytes,
}

impl Kind {
    pub(crate) fn of(declared: &str) -> Option<Self> {
        match declared {
            "TEXT" => Some(Self::Text),
            "INTEGER" => Some(Self::Whole),
            "REAL" => Some(Self::Real),
            "BLOB" => Some(Self::Bytes),
            _ => None,
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<(String, Kind)>,
    /// The columns of its primary key, in the key's order.
    pub(crate) key: Vec<String>,
    /// The tables that its rows refer to.
    pub(crate) parents: Vec<String>,
}

impl Table {
    /// `"municipality", "id", …`
    pub(crate) fn column_list(&self) -> String {
        quoted(self.columns.iter().map(|(name, _)| name.as_str()))
    }

    pub(crate) fn key_list(&self) -> String {
        quoted(self.key.iter().map(String::as_str))
    }
}

fn quoted<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

/// Whatever is referred to comes before what refers to it.
pub(crate) fn parents_first(mut tables: Vec<Table>) -> Vec<Table> {
    let mut ordered: Vec<Table> = Vec::with_capacity(tables.len());
    while !tables.is_empty() {
        let waits = |table: &Table, others: &[Table]| {
            table
                .parents
                .iter()
                .any(|parent| *parent != table.name && others.iter().any(|o| o.name == *parent))
        };
        let next = tables.iter().position(|table| !waits(table, &tables)).unwrap_or_default();
        ordered.push(tables.remove(next));
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str, parents: &[&str]) -> Table {
        let parents = parents.iter().map(|&parent| parent.to_owned()).collect();
        Table { name: name.to_owned(), columns: Vec::new(), key: Vec::new(), parents }
    }

    #[test]
    fn whatever_is_referred_to_comes_first() {
        let tables =
            vec![table("a", &["c"]), table("b", &["a", "c"]), table("c", &["c"]), table("d", &["x"])];
        let names: Vec<_> = parents_first(tables).into_iter().map(|table| table.name).collect();
        assert_eq!(names, ["c", "a", "b", "d"]);
    }

    #[test]
    fn a_part_takes_its_place_only_when_it_is_finished_and_never_anothers() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("copy.db");
        drop(Part::begin(&place).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "what was dropped is removed");

        let part = Part::begin(&place).unwrap();
        fs::write(part.path(), "all of it").unwrap();
        assert!(!place.exists());
        assert_eq!(part.finish().unwrap(), 9);
        assert_eq!(fs::read_to_string(&place).unwrap(), "all of it");

        assert!(Part::begin(&place).unwrap_err().to_string().contains("never replaces"));
        let late = folder.path().join("late.db");
        let part = Part::begin(&late).unwrap();
        fs::write(&late, "another's").unwrap();
        assert!(part.finish().unwrap_err().to_string().contains("never replaces"));
        assert_eq!(fs::read_to_string(&late).unwrap(), "another's");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_a_killed_backup_left_is_removed_by_the_next_and_a_running_ones_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        // No process has a number above this (PID_MAX_LIMIT).
        for name in ["copy.db.4194999.part", "copy.db.1.part", "other.db.4194999.part"] {
            fs::write(file(name), "half").unwrap();
        }
        drop(Part::begin(&file("copy.db")).unwrap());
        assert!(!file("copy.db.4194999.part").exists());
        assert!(file("copy.db.1.part").exists() && file("other.db.4194999.part").exists());
    }
}
