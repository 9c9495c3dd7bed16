-- Lägesbild on SQLite, first version.
--
-- Every table is WITHOUT ROWID and every key begins with the municipality. Nothing near an answer (response,
-- submission_key, tally, theme_tally, daily_count) has a number that counts up, a moment finer than a day, or an
-- index by one: no column, index or sequence may show in which order residents answered.
-- A migration that has been released is never changed; a change of the tables is a new file beside this one.

-- The staff's side. Moments are microseconds since 1970-01-01 UTC.

CREATE TABLE account (
    municipality  TEXT NOT NULL,
    id            BLOB NOT NULL CHECK (length(id) = 16),
    email         TEXT NOT NULL,
    name          TEXT NOT NULL,
    role          TEXT NOT NULL,
    organisation  TEXT NOT NULL,
    password_hash TEXT,
    PRIMARY KEY (municipality, id),
    UNIQUE (municipality, email)
) STRICT, WITHOUT ROWID;

CREATE TABLE setup_link (
    municipality TEXT NOT NULL,
    token        BLOB NOT NULL CHECK (length(token) = 32),
    account      BLOB,
    expires      INTEGER NOT NULL,
    PRIMARY KEY (municipality, token),
    FOREIGN KEY (municipality, account) REFERENCES account (municipality, id)
) STRICT, WITHOUT ROWID;

-- At most one link for the first administrator.
CREATE UNIQUE INDEX setup_link_first ON setup_link (municipality) WHERE account IS NULL;

CREATE TABLE session (
    municipality TEXT NOT NULL,
    token        BLOB NOT NULL CHECK (length(token) = 32),
    account      BLOB NOT NULL,
    expires      INTEGER NOT NULL,
    PRIMARY KEY (municipality, token),
    FOREIGN KEY (municipality, account) REFERENCES account (municipality, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_entry (
    municipality TEXT NOT NULL,
    at           INTEGER NOT NULL,
    id           BLOB NOT NULL CHECK (length(id) = 16),
    account      BLOB,
    action       TEXT NOT NULL,
    subject      TEXT NOT NULL,
    detail       TEXT NOT NULL,
    PRIMARY KEY (municipality, at, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX audit_entry_by_subject ON audit_entry (municipality, action, subject, at);

CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only: entries are never changed');
END;

CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only: entries are never deleted');
END;

-- INSERT OR REPLACE deletes without firing the trigger above.
CREATE TRIGGER audit_entry_is_never_replaced BEFORE INSERT ON audit_entry
WHEN EXISTS (
    SELECT 1 FROM audit_entry
    WHERE municipality = NEW.municipality AND at = NEW.at AND id = NEW.id
)
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only: entries are never replaced');
END;

-- What residents are asked, where and when. Days are ISO 8601.

CREATE TABLE survey_version (
    municipality TEXT NOT NULL,
    slug         TEXT NOT NULL,
    version      INTEGER NOT NULL,
    structure    TEXT NOT NULL,
    definition   TEXT NOT NULL,
    PRIMARY KEY (municipality, slug, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE round (
    municipality TEXT NOT NULL,
    id           TEXT NOT NULL,
    year         INTEGER NOT NULL,
    opens        TEXT NOT NULL,
    closes       TEXT,
    demo         INTEGER NOT NULL CHECK (demo IN (0, 1)),
    PRIMARY KEY (municipality, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    municipality TEXT NOT NULL,
    code         TEXT NOT NULL,
    kind         TEXT NOT NULL,
    title        TEXT NOT NULL,
    place        TEXT NOT NULL,
    first_day    TEXT NOT NULL,
    last_day     TEXT NOT NULL,
    organiser    TEXT NOT NULL,
    areas        TEXT NOT NULL,
    PRIMARY KEY (municipality, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator (
    municipality TEXT NOT NULL,
    source       TEXT NOT NULL,
    year         INTEGER NOT NULL,
    geography    TEXT NOT NULL,
    indicator    TEXT NOT NULL,
    url          TEXT NOT NULL,
    theme        TEXT NOT NULL,
    unit         TEXT NOT NULL,
    value        REAL NOT NULL,
    PRIMARY KEY (municipality, source, year, geography, indicator)
) STRICT, WITHOUT ROWID;

-- The residents' side.

-- `id` is random, so the table's own order says nothing about arrival. `answers` is field → chosen option ids.
CREATE TABLE response (
    municipality TEXT NOT NULL,
    round        TEXT NOT NULL,
    survey       TEXT NOT NULL,
    id           BLOB NOT NULL CHECK (length(id) = 16),
    version      INTEGER NOT NULL,
    day          TEXT NOT NULL,
    area         TEXT,
    event        TEXT,
    channel      TEXT NOT NULL,
    language     TEXT NOT NULL,
    answers      TEXT NOT NULL,
    PRIMARY KEY (municipality, round, survey, id),
    FOREIGN KEY (municipality, round) REFERENCES round (municipality, id)
) STRICT, WITHOUT ROWID;

-- Nothing here leads to a response. A key is looked up over all rounds, for a phone that sends late; its round says
-- when it is to be forgotten.
CREATE TABLE submission_key (
    municipality TEXT NOT NULL,
    hash         BLOB NOT NULL CHECK (length(hash) = 32),
    fingerprint  BLOB NOT NULL CHECK (length(fingerprint) = 32),
    round        TEXT NOT NULL,
    PRIMARY KEY (municipality, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (
    municipality TEXT NOT NULL,
    round        TEXT NOT NULL,
    survey       TEXT NOT NULL,
    version      INTEGER NOT NULL,
    field        TEXT NOT NULL,
    option       TEXT NOT NULL,
    dimension    TEXT NOT NULL,
    value        TEXT NOT NULL,
    count        INTEGER NOT NULL,
    PRIMARY KEY (municipality, round, survey, version, field, option, dimension, value),
    FOREIGN KEY (municipality, round) REFERENCES round (municipality, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE theme_tally (
    municipality   TEXT NOT NULL,
    round          TEXT NOT NULL,
    survey         TEXT NOT NULL,
    version        INTEGER NOT NULL,
    theme          TEXT NOT NULL,
    dimension      TEXT NOT NULL,
    value          TEXT NOT NULL,
    n              INTEGER NOT NULL,
    sum            INTEGER NOT NULL,
    sum_of_squares INTEGER NOT NULL,
    PRIMARY KEY (municipality, round, survey, version, theme, dimension, value),
    FOREIGN KEY (municipality, round) REFERENCES round (municipality, id)
) STRICT, WITHOUT ROWID;

-- `event` is empty for none.
CREATE TABLE daily_count (
    municipality TEXT NOT NULL,
    round        TEXT NOT NULL,
    survey       TEXT NOT NULL,
    event        TEXT NOT NULL,
    channel      TEXT NOT NULL,
    day          TEXT NOT NULL,
    count        INTEGER NOT NULL,
    PRIMARY KEY (municipality, round, survey, event, channel, day),
    FOREIGN KEY (municipality, round) REFERENCES round (municipality, id)
) STRICT, WITHOUT ROWID;
