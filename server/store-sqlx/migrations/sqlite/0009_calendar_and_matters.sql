-- What the public calendar says of an event. `ages` is a list of survey slugs; `id` is random and stands for the event
-- in public, where its code does not belong.
CREATE TABLE announcement (
    municipality TEXT NOT NULL,
    event        TEXT NOT NULL,
    id           TEXT NOT NULL,
    announced    INTEGER NOT NULL CHECK (announced IN (0, 1)),
    ages         TEXT NOT NULL,
    outcome      TEXT,
    changed      TEXT NOT NULL,
    PRIMARY KEY (municipality, event),
    UNIQUE (municipality, id),
    FOREIGN KEY (municipality, event) REFERENCES event (municipality, code) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Matters of accessibility. May hold personal data; nothing here leads to an answer, nor the other way. `reference` is
-- random and a day is the finest time, so that no order of arrival is kept here either.
CREATE TABLE matter (
    municipality TEXT NOT NULL,
    reference    TEXT NOT NULL,
    kind         TEXT NOT NULL,
    page         TEXT NOT NULL,
    text         TEXT NOT NULL,
    format       TEXT NOT NULL,
    contact      TEXT NOT NULL,
    language     TEXT NOT NULL,
    received     TEXT NOT NULL,
    due          TEXT NOT NULL,
    status       TEXT NOT NULL,
    handler      TEXT NOT NULL,
    note         TEXT NOT NULL,
    done         TEXT,
    PRIMARY KEY (municipality, reference)
) STRICT, WITHOUT ROWID;
