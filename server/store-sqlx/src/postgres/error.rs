//! Which of PostgreSQL's troubles is which [`store::Error`].

use store::Error;

/// Codes (SQLSTATE), <https://www.postgresql.org/docs/current/errcodes-appendix.html>; the first two characters are
/// the class.
mod code {
    /// Connection exception · insufficient resources, a full disk among them · operator intervention, a shutdown
    /// among them · system error, such as I/O.
    pub(super) const CLASSES_THAT_PASS: [&str; 4] = ["08", "53", "57", "58"];
    pub(super) const SERIALIZATION_FAILURE: &str = "40001";
    pub(super) const DEADLOCK: &str = "40P01";
    /// Waited for longer than `lock_timeout`.
    pub(super) const LOCK_NOT_AVAILABLE: &str = "55P03";
    /// A standby that has not been promoted, or a disk that an operator closed.
    pub(super) const READ_ONLY: &str = "25006";
    pub(super) const CORRUPT: [&str; 2] = ["XX001", "XX002"];
}

pub(super) const NO_SUCH_DATABASE: &str = "3D000";

pub(super) fn failed(error: sqlx::Error) -> Error {
    use sqlx::Error as E;
    match &error {
        E::Io(_) | E::PoolTimedOut | E::PoolClosed | E::WorkerCrashed => Error::Unavailable(Box::new(error)),
        E::ColumnDecode { .. } | E::Decode(_) | E::ColumnNotFound(_) | E::ColumnIndexOutOfBounds { .. } => {
            Error::Corrupt(error.to_string())
        }
        E::Database(trouble) => {
            let code = trouble.code().unwrap_or_default();
            if passes(&code) {
                Error::Unavailable(Box::new(error))
            } else if code::CORRUPT.contains(&&*code) {
                Error::Corrupt(error.to_string())
            } else {
                Error::Failed(Box::new(error))
            }
        }
        _ => Error::Failed(Box::new(error)),
    }
}

fn passes(code: &str) -> bool {
    code.get(..2).is_some_and(|class| code::CLASSES_THAT_PASS.contains(&class))
        || [code::SERIALIZATION_FAILURE, code::DEADLOCK, code::LOCK_NOT_AVAILABLE, code::READ_ONLY]
            .contains(&code)
}

/// Whether a transaction was given up because of another one, so that the same again at once may go through.
pub(super) fn is_conflict(error: &Error) -> bool {
    is_one_of(error, &[code::SERIALIZATION_FAILURE, code::DEADLOCK])
}

/// Whether a lock could not be had in time.
pub(super) fn is_locked(error: &Error) -> bool {
    is_one_of(error, &[code::LOCK_NOT_AVAILABLE, code::DEADLOCK])
}

fn is_one_of(error: &Error, codes: &[&str]) -> bool {
    let Error::Unavailable(cause) = error else { return false };
    cause
        .downcast_ref::<sqlx::Error>()
        .and_then(sqlx::Error::as_database_error)
        .and_then(sqlx::error::DatabaseError::code)
        .is_some_and(|code| codes.contains(&&*code))
}

#[cfg(test)]
mod tests {
    use super::passes;

    #[test]
    fn what_may_work_later_is_told_from_what_is_refused() {
        for later in
            ["08006", "53100", "53300", "57P01", "57P03", "58030", "40001", "40P01", "55P03", "25006"]
        {
            assert!(passes(later), "{later}");
        }
        for refused in ["23503", "23505", "42P01", "22021", "28P01", "XX001", "P0001", ""] {
            assert!(!passes(refused), "{refused}");
        }
    }
}
