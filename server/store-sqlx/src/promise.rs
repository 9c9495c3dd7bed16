//! What both engines share about promises: their queries and what a row becomes.

use domain::{
    promise::{Approval, Decided, Entry, Piece},
    published::Digest,
    report::{By, Stamped},
    staff::{Organisation, Role},
};
use store::{Error, PieceSaved, PromiseEntry, Result};

use crate::{
    convert::{corrupt, day, json, year},
    report::{PieceRow, instead_of, stamped},
};

pub(crate) const READ: &str = "SELECT content, revision, role, organisation, day FROM promise_piece \
    WHERE municipality = $1 AND year = $2 ORDER BY kind, subject";

pub(crate) const READ_ONE: &str = "SELECT content, revision, role, organisation, day FROM promise_piece \
    WHERE municipality = $1 AND year = $2 AND kind = $3 AND subject = $4";

/// As for a report's pieces: answers the revision that is there now, or nothing where another one was there.
pub(crate) const SAVE: &str = "INSERT INTO promise_piece \
    (municipality, year, kind, subject, content, revision, role, organisation, day) \
    VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $8) \
    ON CONFLICT (municipality, year, kind, subject) DO UPDATE SET \
    content = excluded.content, revision = promise_piece.revision + 1, role = excluded.role, \
    organisation = excluded.organisation, day = excluded.day \
    WHERE promise_piece.revision = $9 \
    RETURNING revision";

pub(crate) const ADD_ENTRY: &str = "INSERT INTO promise_entry (municipality, year, id, kind, day, content) \
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";

pub(crate) const ENTRIES: &str =
    "SELECT content FROM promise_entry WHERE municipality = $1 AND year = $2 ORDER BY day, id";

pub(crate) const REMOVE_ENTRY: &str =
    "DELETE FROM promise_entry WHERE municipality = $1 AND year = $2 AND id = $3";

/// What each party approves by now: both SHA-256. One's own takes the place of one's earlier one; the row is held until
/// the transaction ends, so that of two the second sees the first.
pub(crate) fn approve(organisation: Organisation) -> &'static str {
    match organisation {
        Organisation::Police => {
            "INSERT INTO promise_approval (municipality, year, polis_sha256, polis_role, polis_day) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (municipality, year) DO UPDATE SET \
             polis_sha256 = excluded.polis_sha256, polis_role = excluded.polis_role, \
             polis_day = excluded.polis_day RETURNING polis_sha256, kommun_sha256"
        }
        Organisation::Municipality => {
            "INSERT INTO promise_approval (municipality, year, kommun_sha256, kommun_role, kommun_day) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (municipality, year) DO UPDATE SET \
             kommun_sha256 = excluded.kommun_sha256, kommun_role = excluded.kommun_role, \
             kommun_day = excluded.kommun_day RETURNING polis_sha256, kommun_sha256"
        }
    }
}

/// Takes an approval back, unless the text is decided.
pub(crate) fn withdraw(organisation: Organisation) -> &'static str {
    match organisation {
        Organisation::Police => {
            "UPDATE promise_approval SET polis_sha256 = NULL, polis_role = NULL, polis_day = NULL \
             WHERE municipality = $1 AND year = $2 AND polis_sha256 IS NOT NULL AND NOT EXISTS (\
                 SELECT 1 FROM promise_version AS decided WHERE decided.municipality = $1 AND decided.year = $2 \
                 AND decided.sha256 = promise_approval.polis_sha256)"
        }
        Organisation::Municipality => {
            "UPDATE promise_approval SET kommun_sha256 = NULL, kommun_role = NULL, kommun_day = NULL \
             WHERE municipality = $1 AND year = $2 AND kommun_sha256 IS NOT NULL AND NOT EXISTS (\
                 SELECT 1 FROM promise_version AS decided WHERE decided.municipality = $1 AND decided.year = $2 \
                 AND decided.sha256 = promise_approval.kommun_sha256)"
        }
    }
}

pub(crate) const APPROVALS: &str = "SELECT polis_sha256, polis_role, polis_day, \
    kommun_sha256, kommun_role, kommun_day FROM promise_approval WHERE municipality = $1 AND year = $2";

/// Number and SHA-256 of the newest decided text.
pub(crate) const NEWEST: &str = "SELECT number, sha256 FROM promise_version \
    WHERE municipality = $1 AND year = $2 ORDER BY number DESC LIMIT 1";

/// Of two that take the same number the later one keeps nothing.
pub(crate) const DECIDE: &str = "INSERT INTO promise_version (municipality, year, number, day, sha256, content) \
    SELECT $1, $2, $3, $4, $5, $6 WHERE $3 = (\
        SELECT COALESCE(MAX(number), 0) + 1 FROM promise_version WHERE municipality = $1 AND year = $2\
    ) ON CONFLICT DO NOTHING";

pub(crate) const LATEST: &str = "SELECT year, number, day, sha256, content FROM promise_version \
    WHERE municipality = $1 AND year = $2 ORDER BY number DESC LIMIT 1";

pub(crate) const VERSION: &str = "SELECT year, number, day, sha256, content FROM promise_version \
    WHERE municipality = $1 AND year = $2 AND number = $3";

pub(crate) const VERSIONS: &str = "SELECT year, number, day, sha256 FROM promise_version \
    WHERE municipality = $1 AND year = $2 ORDER BY number DESC";

pub(crate) const YEARS: &str =
    "SELECT DISTINCT year FROM promise_version WHERE municipality = $1 ORDER BY year DESC";

pub(crate) fn piece(row: PieceRow) -> Result<Stamped<Piece>> {
    stamped("a piece of a promise", row)
}

/// What a save comes to that found `there` in its place.
pub(crate) fn instead(wanted: &Piece, there: PieceRow) -> Result<PieceSaved<Piece>> {
    Ok(instead_of(wanted, piece(there)?))
}

pub(crate) fn entry((content,): (String,)) -> Result<Entry> {
    json("an entry beside a promise", &content)
}

pub(crate) fn digest(bytes: Vec<u8>) -> Result<Digest> {
    let length = bytes.len();
    bytes.try_into().map(Digest::new).map_err(|_| corrupt("a SHA-256 of length", length))
}

pub(crate) type ApprovalRow =
    (Option<Vec<u8>>, Option<String>, Option<String>, Option<Vec<u8>>, Option<String>, Option<String>);

pub(crate) fn approvals(row: Option<ApprovalRow>) -> Result<Vec<Approval>> {
    let Some((police, police_role, police_day, municipality, municipality_role, municipality_day)) = row
    else {
        return Ok(Vec::new());
    };
    let sides = [
        (Organisation::Police, police, police_role, police_day),
        (Organisation::Municipality, municipality, municipality_role, municipality_day),
    ];
    let given = sides.into_iter().filter_map(|(organisation, sha256, role, on)| {
        let (sha256, role, on) = (sha256?, role?, on?);
        let approval = || {
            let role = Role::from_id(&role).ok_or_else(|| corrupt("a role", role))?;
            Ok(Approval { sha256: digest(sha256)?, by: By { role, organisation, day: day(&on)? } })
        };
        Some(approval())
    });
    given.collect()
}

pub(crate) type EntryRow = (i64, i64, String, Vec<u8>);

pub(crate) fn version_entry((of_year, number, on, sha256): EntryRow) -> Result<PromiseEntry> {
    Ok(PromiseEntry {
        year: year(of_year)?,
        number: version_number(number)?,
        day: day(&on)?,
        sha256: digest(sha256)?,
    })
}

pub(crate) fn version_number(number: i64) -> Result<u32> {
    u32::try_from(number).map_err(|_| corrupt("a version's number", number))
}

/// The same with the text itself, which is refused unless it is the one that was decided.
pub(crate) type DecidedRow = (i64, i64, String, Vec<u8>, Vec<u8>);

pub(crate) fn decided((of_year, number, on, sha256, content): DecidedRow) -> Result<Decided> {
    let PromiseEntry { year, number, day, sha256 } = version_entry((of_year, number, on, sha256))?;
    Decided::kept(year, number, day, sha256, content).map_err(|error| Error::Corrupt(error.to_string()))
}

/// The day that an entry is listed by.
pub(crate) fn day_of(entry: &Entry) -> String {
    match entry {
        Entry::Comment(comment) => comment.by.day,
        Entry::Deed(deed) => deed.day,
        Entry::Meeting(meeting) => meeting.day,
    }
    .to_string()
}
