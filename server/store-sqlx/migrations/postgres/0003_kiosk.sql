-- Kiosks: a tablet that staff set up at an event for a day. Only the hash of its token is here; `secret` opens what the
-- tablet has sealed, and goes with the row three days after its day.
CREATE TABLE kiosk (
    municipality TEXT COLLATE "C" NOT NULL,
    token        BYTEA NOT NULL CHECK (octet_length(token) = 32),
    event        TEXT COLLATE "C" NOT NULL,
    day          TEXT NOT NULL,
    secret       BYTEA NOT NULL CHECK (octet_length(secret) = 32),
    ended        BOOLEAN NOT NULL,
    PRIMARY KEY (municipality, token)
);
