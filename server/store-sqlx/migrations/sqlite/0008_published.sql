-- Published versions of the lägesbild. `content` is the version itself, byte for byte as it was published, and `sha256`
-- that of these bytes; what stands beside repeats what it says, so that a list need not read it.
CREATE TABLE published_version (
    municipality TEXT NOT NULL,
    year         INTEGER NOT NULL,
    number       INTEGER NOT NULL CHECK (number >= 1),
    day          TEXT NOT NULL,
    reason       TEXT,
    demo         INTEGER NOT NULL CHECK (demo IN (0, 1)),
    sha256       BLOB NOT NULL CHECK (length(sha256) = 32),
    content      BLOB NOT NULL,
    PRIMARY KEY (municipality, year, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER published_version_is_never_changed BEFORE UPDATE ON published_version
BEGIN
    SELECT RAISE(ABORT, 'a published version is never changed');
END;

CREATE TRIGGER published_version_is_never_deleted BEFORE DELETE ON published_version
BEGIN
    SELECT RAISE(ABORT, 'a published version is never deleted');
END;

-- INSERT OR REPLACE deletes without firing the trigger above.
CREATE TRIGGER published_version_is_never_replaced BEFORE INSERT ON published_version
WHEN EXISTS (
    SELECT 1 FROM published_version
    WHERE municipality = NEW.municipality AND year = NEW.year AND number = NEW.number
)
BEGIN
    SELECT RAISE(ABORT, 'a published version is never replaced');
END;
