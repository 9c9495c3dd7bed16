-- Kiosks: a tablet that staff set up at an event for a day. Only the hash of its token is here; `secret` opens what the
-- tablet has sealed, and goes with the row three days after its day.
CREATE TABLE kiosk (
    municipality TEXT NOT NULL,
    token        BLOB NOT NULL CHECK (length(token) = 32),
    event        TEXT NOT NULL,
    day          TEXT NOT NULL,
    secret       BLOB NOT NULL CHECK (length(secret) = 32),
    ended        INTEGER NOT NULL CHECK (ended IN (0, 1)),
    PRIMARY KEY (municipality, token)
) STRICT, WITHOUT ROWID;
