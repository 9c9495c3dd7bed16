-- Hashes of unused single-use codes, and the event that each belongs to. A code that is used is deleted in the
-- transaction that stores its answer, and nothing in either table leads to the other.
CREATE TABLE single_use_code (
    municipality TEXT COLLATE "C" NOT NULL,
    hash         BYTEA NOT NULL CHECK (octet_length(hash) = 32),
    event        TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (municipality, hash),
    FOREIGN KEY (municipality, event) REFERENCES event (municipality, code)
);
