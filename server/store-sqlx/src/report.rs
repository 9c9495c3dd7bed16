//! What both engines share about a report: its queries and what a row becomes.

use domain::{
    report::{By, Piece, Stamped},
    staff::{Organisation, Role},
};
use serde::de::DeserializeOwned;
use store::{PieceSaved, Result};

use crate::convert::{corrupt, day, json};

pub(crate) const READ: &str = "SELECT content, revision, role, organisation, day FROM report_piece \
    WHERE municipality = $1 AND year = $2 ORDER BY kind, subject";

pub(crate) const READ_ONE: &str = "SELECT content, revision, role, organisation, day FROM report_piece \
    WHERE municipality = $1 AND year = $2 AND kind = $3 AND subject = $4";

/// Answers the revision that is there now. Writes and answers nothing where another one is there than the one that the
/// writer had before their eyes.
pub(crate) const SAVE: &str = "INSERT INTO report_piece \
    (municipality, year, kind, subject, content, revision, role, organisation, day) \
    VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $8) \
    ON CONFLICT (municipality, year, kind, subject) DO UPDATE SET \
    content = excluded.content, revision = report_piece.revision + 1, role = excluded.role, \
    organisation = excluded.organisation, day = excluded.day \
    WHERE report_piece.revision = $9 \
    RETURNING revision";

pub(crate) type PieceRow = (String, i64, String, String, String);

pub(crate) fn piece(row: PieceRow) -> Result<Stamped<Piece>> {
    stamped("a piece of a report", row)
}

/// A piece of whatever is written piece by piece.
pub(crate) fn stamped<P: DeserializeOwned>(
    what: &str,
    (content, revision, role, organisation, written): PieceRow,
) -> Result<Stamped<P>> {
    Ok(Stamped {
        value: json(what, &content)?,
        revision: number(revision)?,
        by: By {
            role: Role::from_id(&role).ok_or_else(|| corrupt("a role", role))?,
            organisation: Organisation::from_id(&organisation)
                .ok_or_else(|| corrupt("an organisation", organisation))?,
            day: day(&written)?,
        },
    })
}

/// A revision.
pub(crate) fn number(revision: i64) -> Result<u32> {
    u32::try_from(revision).map_err(|_| corrupt("a revision", revision))
}

/// What a save comes to that found `there` in its place.
pub(crate) fn instead(wanted: &Piece, there: PieceRow) -> Result<PieceSaved> {
    Ok(instead_of(wanted, piece(there)?))
}

pub(crate) fn instead_of<P: PartialEq>(wanted: &P, there: Stamped<P>) -> PieceSaved<P> {
    if there.value == *wanted {
        PieceSaved::Saved { revision: there.revision }
    } else {
        PieceSaved::Changed(Box::new(there))
    }
}
