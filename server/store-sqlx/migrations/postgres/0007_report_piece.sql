-- What staff write in a year's report, piece by piece: a section's text, a judgement, a cause, the order of priorities.
-- `subject` is a section's number or a theme, or empty. `content` is the piece itself. `revision` counts its changes, so
-- that of two who change it at once the second is told. Signed with a role and a day, never with a person.

CREATE TABLE report_piece (
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
