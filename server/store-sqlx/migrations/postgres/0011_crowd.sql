-- What comes together in a crowd, until it is put into `response` and `submission_key`.
--
-- Ids and keys are random, so each answer and each key would write a page of its own. Here the answers of a batch are one
-- row for each survey, and its keys another that nothing leads to from there. The rows are named after what they hold, so
-- that they too tell no order.

-- `responses` is [[id, version, day, area, event, channel, language, answers], …], by id.
CREATE TABLE response_block (
    municipality TEXT COLLATE "C" NOT NULL,
    round        TEXT COLLATE "C" NOT NULL,
    survey       TEXT COLLATE "C" NOT NULL,
    id           BYTEA NOT NULL CHECK (octet_length(id) = 16),
    responses    TEXT NOT NULL,
    PRIMARY KEY (municipality, round, survey, id),
    FOREIGN KEY (municipality, round) REFERENCES round (municipality, id)
);

-- A block is there for seconds: compressing it would take longer than writing it.
ALTER TABLE response_block ALTER COLUMN responses SET STORAGE EXTERNAL;

-- `keys` is hash, fingerprint, hash, fingerprint …, 32 bytes each, by hash.
CREATE TABLE key_block (
    municipality TEXT COLLATE "C" NOT NULL,
    round        TEXT COLLATE "C" NOT NULL,
    id           BYTEA NOT NULL CHECK (octet_length(id) = 16),
    keys         BYTEA NOT NULL CHECK (octet_length(keys) % 64 = 0),
    PRIMARY KEY (municipality, round, id)
);

-- By which a process sees whether another one has added or taken away blocks of keys since it read them.
CREATE TABLE crowd (
    municipality TEXT COLLATE "C" NOT NULL,
    changes      BIGINT NOT NULL,
    PRIMARY KEY (municipality)
);
