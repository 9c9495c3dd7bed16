-- What is written of a year's promise, piece by piece: its terms, a commitment, why a theme was left out, what became of a
-- commitment. `subject` is a commitment's id or a theme, or empty. `revision` counts changes, as in `report_piece`.
CREATE TABLE promise_piece (
    municipality TEXT NOT NULL,
    year         INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    subject      TEXT NOT NULL,
    content      TEXT NOT NULL,
    revision     INTEGER NOT NULL CHECK (revision > 0),
    role         TEXT NOT NULL,
    organisation TEXT NOT NULL,
    day          TEXT NOT NULL,
    PRIMARY KEY (municipality, year, kind, subject)
) STRICT, WITHOUT ROWID;

-- What stands beside it: comments, deeds that were done, meetings.
CREATE TABLE promise_entry (
    municipality TEXT NOT NULL,
    year         INTEGER NOT NULL,
    id           BLOB NOT NULL,
    kind         TEXT NOT NULL,
    day          TEXT NOT NULL,
    content      TEXT NOT NULL,
    PRIMARY KEY (municipality, year, id)
) STRICT, WITHOUT ROWID;

-- Which text each party approves, by its SHA-256. One row for both, so that of two who approve at once the second sees
-- the first.
CREATE TABLE promise_approval (
    municipality  TEXT NOT NULL,
    year          INTEGER NOT NULL,
    polis_sha256  BLOB,
    polis_role    TEXT,
    polis_day     TEXT,
    kommun_sha256 BLOB,
    kommun_role   TEXT,
    kommun_day    TEXT,
    PRIMARY KEY (municipality, year)
) STRICT, WITHOUT ROWID;

-- Decided texts. `content` is the text itself, byte for byte as both parties approved it, and `sha256` that of these bytes.
CREATE TABLE promise_version (
    municipality TEXT NOT NULL,
    year         INTEGER NOT NULL,
    number       INTEGER NOT NULL CHECK (number >= 1),
    day          TEXT NOT NULL,
    sha256       BLOB NOT NULL CHECK (length(sha256) = 32),
    content      BLOB NOT NULL,
    PRIMARY KEY (municipality, year, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER promise_version_is_never_changed BEFORE UPDATE ON promise_version
BEGIN
    SELECT RAISE(ABORT, 'a decided promise is never changed');
END;

CREATE TRIGGER promise_version_is_never_deleted BEFORE DELETE ON promise_version
BEGIN
    SELECT RAISE(ABORT, 'a decided promise is never deleted');
END;

-- INSERT OR REPLACE deletes without firing the trigger above.
CREATE TRIGGER promise_version_is_never_replaced BEFORE INSERT ON promise_version
WHEN EXISTS (
    SELECT 1 FROM promise_version
    WHERE municipality = NEW.municipality AND year = NEW.year AND number = NEW.number
)
BEGIN
    SELECT RAISE(ABORT, 'a decided promise is never replaced');
END;
