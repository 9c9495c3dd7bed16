-- What is written of a year's promise, piece by piece: its terms, a commitment, why a theme was left out, what became of a
-- commitment. `subject` is a commitment's id or a theme, or empty. `revision` counts changes, as in `report_piece`.
CREATE TABLE promise_piece (
    municipality TEXT COLLATE "C" NOT NULL,
    year         BIGINT NOT NULL,
    kind         TEXT COLLATE "C" NOT NULL,
    subject      TEXT COLLATE "C" NOT NULL,
    content      TEXT NOT NULL,
    revision     BIGINT NOT NULL CHECK (revision > 0),
    role         TEXT COLLATE "C" NOT NULL,
    organisation TEXT COLLATE "C" NOT NULL,
    day          TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (municipality, year, kind, subject)
);

-- What stands beside it: comments, deeds that were done, meetings.
CREATE TABLE promise_entry (
    municipality TEXT COLLATE "C" NOT NULL,
    year         BIGINT NOT NULL,
    id           BYTEA NOT NULL,
    kind         TEXT COLLATE "C" NOT NULL,
    day          TEXT COLLATE "C" NOT NULL,
    content      TEXT NOT NULL,
    PRIMARY KEY (municipality, year, id)
);

-- Which text each party approves, by its SHA-256. One row for both, so that of two who approve at once the second sees
-- the first.
CREATE TABLE promise_approval (
    municipality  TEXT COLLATE "C" NOT NULL,
    year          BIGINT NOT NULL,
    polis_sha256  BYTEA,
    polis_role    TEXT COLLATE "C",
    polis_day     TEXT COLLATE "C",
    kommun_sha256 BYTEA,
    kommun_role   TEXT COLLATE "C",
    kommun_day    TEXT COLLATE "C",
    PRIMARY KEY (municipality, year)
);

-- Decided texts. `content` is the text itself, byte for byte as both parties approved it, and `sha256` that of these bytes.
CREATE TABLE promise_version (
    municipality TEXT COLLATE "C" NOT NULL,
    year         BIGINT NOT NULL,
    number       BIGINT NOT NULL CHECK (number >= 1),
    day          TEXT COLLATE "C" NOT NULL,
    sha256       BYTEA NOT NULL CHECK (octet_length(sha256) = 32),
    content      BYTEA NOT NULL,
    PRIMARY KEY (municipality, year, number)
);

CREATE FUNCTION promise_version_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a decided promise is never changed or deleted';
END;
$$;

CREATE TRIGGER promise_version_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON promise_version
FOR EACH STATEMENT EXECUTE FUNCTION promise_version_is_append_only();
