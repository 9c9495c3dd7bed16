-- What the public calendar says of an event. `ages` is a list of survey slugs; `id` is random and stands for the event
-- in public, where its code does not belong.
CREATE TABLE announcement (
    municipality TEXT COLLATE "C" NOT NULL,
    event        TEXT COLLATE "C" NOT NULL,
    id           TEXT COLLATE "C" NOT NULL,
    announced    BOOLEAN NOT NULL,
    ages         TEXT NOT NULL,
    outcome      TEXT,
    changed      TEXT NOT NULL,
    PRIMARY KEY (municipality, event),
    UNIQUE (municipality, id),
    FOREIGN KEY (municipality, event) REFERENCES event (municipality, code) ON DELETE CASCADE
);

-- Matters of accessibility. May hold personal data; nothing here leads to an answer, nor the other way. `reference` is
-- random and a day is the finest time, so that no order of arrival is kept here either.
CREATE TABLE matter (
    municipality TEXT COLLATE "C" NOT NULL,
    reference    TEXT COLLATE "C" NOT NULL,
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
);
