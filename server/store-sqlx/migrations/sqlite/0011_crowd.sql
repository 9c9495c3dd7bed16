-- What comes together in a crowd, until it is put into `response` and `submission_key`.
--
-- Ids and keys are random, so each answer and each key would write a page of its own. Here the answers of a batch are one
-- row for each survey, and its keys another that nothing leads to from there. The rows are named after what they hold, so
-- that they too tell no order.

-- `responses` is [[id, version, day, area, event, channel, language, answers], …], by id.
CREATE TABLE response_block (
    municipality TEXT NOT NULL,
    round        TEXT NOT NULL,
    survey       TEXT NOT NULL,
    id           BLOB NOT NULL CHECK (length(id) = 16),
    responses    TEXT NOT NULL,
    PRIMARY KEY (municipality, round, survey, id),
    FOREIGN KEY (municipality, round) REFERENCES round (municipality, id)
) STRICT, WITHOUT ROWID;

-- `keys` is hash, fingerprint, hash, fingerprint …, 32 bytes each, by hash.
CREATE TABLE key_block (
    municipality TEXT NOT NULL,
    round        TEXT NOT NULL,
    id           BLOB NOT NULL CHECK (length(id) = 16),
    keys         BLOB NOT NULL CHECK (length(keys) % 64 = 0),
    PRIMARY KEY (municipality, round, id)
) STRICT, WITHOUT ROWID;

-- By which a process sees whether another one has added or taken away blocks of keys since it read them.
CREATE TABLE crowd (
    municipality TEXT NOT NULL,
    changes      INTEGER NOT NULL,
    PRIMARY KEY (municipality)
) STRICT, WITHOUT ROWID;
