-- Notes from dialogues with staff and with partners. Who took part is functions and numbers: a list as JSON.
CREATE TABLE dialogue (
    municipality TEXT COLLATE "C" NOT NULL,
    id           BYTEA NOT NULL CHECK (octet_length(id) = 16),
    kind         TEXT NOT NULL,
    year         BIGINT NOT NULL,
    day          TEXT COLLATE "C" NOT NULL,
    participants TEXT NOT NULL,
    theme        TEXT NOT NULL,
    area         TEXT,
    place        TEXT NOT NULL,
    severity     BIGINT NOT NULL CHECK (severity BETWEEN 0 AND 6),
    frequency    TEXT,
    observation  TEXT NOT NULL,
    proposal     TEXT NOT NULL,
    age_groups   TEXT NOT NULL,
    demo         BOOLEAN NOT NULL,
    PRIMARY KEY (municipality, id)
);
