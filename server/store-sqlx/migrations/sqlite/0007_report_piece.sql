-- What staff write in a year's report, piece by piece: a section's text, a judgement, a cause, the order of priorities.
-- `subject` is a section's number or a theme, or empty. `content` is the piece itself. `revision` counts its changes, so
-- that of two who change it at once the second is told. Signed with a role and a day, never with a person.

CREATE TABLE report_piece (
    municipality TEXT NOT NULL,
    year         INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    subject      TEXT NOT NULL,
    content      TEXT NOT NULL,
    revision     INTEGER NOT NULL CHECK (revision > 0),
    role         TEXT NOT NULL,
    organisation TEXT NOT NULL,
    day          TEXT NOT NULL,
    PRIMARY KEY (municipality, year, kind, subject)
) STRICT, WITHOUT ROWID;
