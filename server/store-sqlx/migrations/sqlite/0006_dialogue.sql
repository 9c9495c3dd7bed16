-- Notes from dialogues with staff and with partners. Who took part is functions and numbers: a list as JSON.
CREATE TABLE dialogue (
    municipality TEXT NOT NULL,
    id           BLOB NOT NULL CHECK (length(id) = 16),
    kind         TEXT NOT NULL,
    year         INTEGER NOT NULL,
    day          TEXT NOT NULL,
    participants TEXT NOT NULL,
    theme        TEXT NOT NULL,
    area         TEXT,
    place        TEXT NOT NULL,
    severity     INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 6),
    frequency    TEXT,
    observation  TEXT NOT NULL,
    proposal     TEXT NOT NULL,
    age_groups   TEXT NOT NULL,
    demo         INTEGER NOT NULL CHECK (demo IN (0, 1)),
    PRIMARY KEY (municipality, id)
) STRICT, WITHOUT ROWID;
