//! Which of SQLite's troubles is which [`store::Error`].

use store::Error;

/// Primary result codes, <https://www.sqlite.org/rescode.html>; an extended code has its primary one in its low byte.
mod code {
    pub(super) const BUSY: i32 = 5;
    pub(super) const LOCKED: i32 = 6;
    pub(super) const READ_ONLY: i32 = 8;
    pub(super) const IO: i32 = 10;
    pub(super) const CORRUPT: i32 = 11;
    pub(super) const FULL: i32 = 13;
    pub(super) const CANNOT_OPEN: i32 = 14;
    pub(super) const NOT_A_DATABASE: i32 = 26;
}

pub(super) fn failed(error: sqlx::Error) -> Error {
    use sqlx::Error as E;
    match &error {
        E::Io(_) | E::PoolTimedOut | E::PoolClosed | E::WorkerCrashed => Error::Unavailable(Box::new(error)),
        E::ColumnDecode { .. } | E::Decode(_) | E::ColumnNotFound(_) | E::ColumnIndexOutOfBounds { .. } => {
            Error::Corrupt(error.to_string())
        }
        E::Database(trouble) => {
            match trouble.code().and_then(|code| code.parse::<i32>().ok()).map(|c| c & 0xff) {
                Some(
                    code::BUSY | code::LOCKED | code::READ_ONLY | code::IO | code::FULL | code::CANNOT_OPEN,
                ) => Error::Unavailable(Box::new(error)),
                Some(code::CORRUPT | code::NOT_A_DATABASE) => Error::Corrupt(error.to_string()),
                _ => Error::Failed(Box::new(error)),
            }
        }
        _ => Error::Failed(Box::new(error)),
    }
}
