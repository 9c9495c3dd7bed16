-- Lägesbild on PostgreSQL, first version.
--
-- Every key begins with the municipality. Nothing near an answer (response, submission_key, tally, theme_tally,
-- daily_count) has a number that counts up, a moment finer than a day, or an index but its key. What PostgreSQL keeps
-- by itself, the place of a row in its file and the number of the transaction that wrote it, is an order of arrival
-- until the nightly tidying lays every such table down anew in the order of its random ids.
-- Only what PostgreSQL-compatible engines have too: no sequences, no extensions, no types of our own. Texts compare by
-- their bytes (`COLLATE "C"`), as on SQLite, whatever the cluster's language and its version of the rules.
-- A migration that has been released is never changed; a change of the tables is a new file beside this one.

-- The staff's side. Moments are microseconds since 1970-01-01 UTC.

CREATE TABLE account (
    municipality  TEXT COLLATE "C" NOT NULL,
    id            BYTEA NOT NULL CHECK (octet_length(id) = 16),
    email         TEXT COLLATE "C" NOT NULL,
    name          TEXT COLLATE "C" NOT NULL,
    role          TEXT NOT NULL,
    organisation  TEXT NOT NULL,
    password_hash TEXT,
    PRIMARY KEY (municipality, id),
    UNIQUE (municipality, email)
);

CREATE TABLE setup_link (
    municipality TEXT COLLATE "C" NOT NULL,
    token        BYTEA NOT NULL CHECK (octet_length(token) = 32),
    account      BYTEA,
    expires      BIGINT NOT NULL,
    PRIMARY KEY (municipality, token),
    FOREIGN KEY (municipality, account) REFERENCES account (municipality, id)
);

-- At most one link for the first administrator.
CREATE UNIQUE INDEX setup_link_first ON setup_link (municipality) WHERE account IS NULL;

CREATE TABLE session (
    municipality TEXT COLLATE "C" NOT NULL,
    token        BYTEA NOT NULL CHECK (octet_length(token) = 32),
    account      BYTEA NOT NULL,
    expires      BIGINT NOT NULL,
    PRIMARY KEY (municipality, token),
    FOREIGN KEY (municipality, account) REFERENCES account (municipality, id)
);

CREATE TABLE audit_entry (
    municipality TEXT COLLATE "C" NOT NULL,
    at           BIGINT NOT NULL,
    id           BYTEA NOT NULL CHECK (octet_length(id) = 16),
    account      BYTEA,
    action       TEXT COLLATE "C" NOT NULL,
    subject      TEXT COLLATE "C" NOT NULL,
    detail       TEXT NOT NULL,
    PRIMARY KEY (municipality, at, id)
);

CREATE INDEX audit_entry_by_subject ON audit_entry (municipality, action, subject, at);

-- plpgsql is part of PostgreSQL. An engine without it needs another way to refuse: a role that may only INSERT and
-- SELECT here.
CREATE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only: entries are never changed or deleted';
END;
$$;

CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_append_only();

-- What residents are asked, where and when. Days are ISO 8601.

CREATE TABLE survey_version (
    municipality TEXT COLLATE "C" NOT NULL,
    slug         TEXT COLLATE "C" NOT NULL,
    version      BIGINT NOT NULL,
    structure    TEXT NOT NULL,
    definition   TEXT NOT NULL,
    PRIMARY KEY (municipality, slug, version)
);

CREATE TABLE round (
    municipality TEXT COLLATE "C" NOT NULL,
    id           TEXT COLLATE "C" NOT NULL,
    year         BIGINT NOT NULL,
    opens        TEXT COLLATE "C" NOT NULL,
    closes       TEXT COLLATE "C",
    demo         BOOLEAN NOT NULL,
    PRIMARY KEY (municipality, id)
);

CREATE TABLE event (
    municipality TEXT COLLATE "C" NOT NULL,
    code         TEXT COLLATE "C" NOT NULL,
    kind         TEXT NOT NULL,
    title        TEXT NOT NULL,
    place        TEXT NOT NULL,
    first_day    TEXT COLLATE "C" NOT NULL,
    last_day     TEXT COLLATE "C" NOT NULL,
    organiser    TEXT NOT NULL,
    areas        TEXT NOT NULL,
    PRIMARY KEY (municipality, code)
);

CREATE TABLE indicator (
    municipality TEXT COLLATE "C" NOT NULL,
    source       TEXT COLLATE "C" NOT NULL,
    year         BIGINT NOT NULL,
    geography    TEXT COLLATE "C" NOT NULL,
    indicator    TEXT COLLATE "C" NOT NULL,
    url          TEXT NOT NULL,
    theme        TEXT COLLATE "C" NOT NULL,
    unit         TEXT NOT NULL,
    value        DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (municipality, source, year, geography, indicator)
);

-- The residents' side.

-- `id` is random, so the key's order says nothing about arrival. `answers` is field → chosen option ids.
CREATE TABLE response (
    municipality TEXT COLLATE "C" NOT NULL,
    round        TEXT COLLATE "C" NOT NULL,
    survey       TEXT COLLATE "C" NOT NULL,
    id           BYTEA NOT NULL CHECK (octet_length(id) = 16),
    version      BIGINT NOT NULL,
    day          TEXT NOT NULL,
    area         TEXT,
    event        TEXT,
    channel      TEXT NOT NULL,
    language     TEXT NOT NULL,
    answers      TEXT NOT NULL,
    PRIMARY KEY (municipality, round, survey, id),
    FOREIGN KEY (municipality, round) REFERENCES round (municipality, id)
);

-- Nothing here leads to a response. A key is looked up over all rounds, for a phone that sends late; its round says
-- when it is to be forgotten.
CREATE TABLE submission_key (
    municipality TEXT COLLATE "C" NOT NULL,
    hash         BYTEA NOT NULL CHECK (octet_length(hash) = 32),
    fingerprint  BYTEA NOT NULL CHECK (octet_length(fingerprint) = 32),
    round        TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (municipality, hash)
);

CREATE TABLE tally (
    municipality TEXT COLLATE "C" NOT NULL,
    round        TEXT COLLATE "C" NOT NULL,
    survey       TEXT COLLATE "C" NOT NULL,
    version      BIGINT NOT NULL,
    field        TEXT COLLATE "C" NOT NULL,
    option       TEXT COLLATE "C" NOT NULL,
    dimension    TEXT COLLATE "C" NOT NULL,
    value        TEXT COLLATE "C" NOT NULL,
    count        BIGINT NOT NULL,
    PRIMARY KEY (municipality, round, survey, version, field, option, dimension, value),
    FOREIGN KEY (municipality, round) REFERENCES round (municipality, id)
);

CREATE TABLE theme_tally (
    municipality   TEXT COLLATE "C" NOT NULL,
    round          TEXT COLLATE "C" NOT NULL,
    survey         TEXT COLLATE "C" NOT NULL,
    version        BIGINT NOT NULL,
    theme          TEXT COLLATE "C" NOT NULL,
    dimension      TEXT COLLATE "C" NOT NULL,
    value          TEXT COLLATE "C" NOT NULL,
    n              BIGINT NOT NULL,
    sum            BIGINT NOT NULL,
    sum_of_squares BIGINT NOT NULL,
    PRIMARY KEY (municipality, round, survey, version, theme, dimension, value),
    FOREIGN KEY (municipality, round) REFERENCES round (municipality, id)
);

-- `event` is empty for none.
CREATE TABLE daily_count (
    municipality TEXT COLLATE "C" NOT NULL,
    round        TEXT COLLATE "C" NOT NULL,
    survey       TEXT COLLATE "C" NOT NULL,
    event        TEXT COLLATE "C" NOT NULL,
    channel      TEXT COLLATE "C" NOT NULL,
    day          TEXT COLLATE "C" NOT NULL,
    count        BIGINT NOT NULL,
    PRIMARY KEY (municipality, round, survey, event, channel, day),
    FOREIGN KEY (municipality, round) REFERENCES round (municipality, id)
);
