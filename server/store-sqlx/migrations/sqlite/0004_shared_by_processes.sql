-- What several processes on one database share.

-- Sign-in limits. Both tables are emptied with each new day.

-- What addresses are hashed with on a day.
CREATE TABLE sign_in_salt (
    municipality TEXT NOT NULL,
    day          TEXT NOT NULL,
    salt         BLOB NOT NULL CHECK (length(salt) = 32),
    PRIMARY KEY (municipality, day)
) STRICT, WITHOUT ROWID;

-- The moment (microseconds since 1970-01-01 UTC) at which all tries of one address are allowed again.
CREATE TABLE sign_in_limit (
    municipality TEXT NOT NULL,
    who          BLOB NOT NULL CHECK (length(who) = 32),
    free_from    INTEGER NOT NULL,
    PRIMARY KEY (municipality, who)
) STRICT, WITHOUT ROWID;

-- On which day something was last done that one process does for all.
CREATE TABLE done_for_all (
    municipality TEXT NOT NULL,
    task         TEXT NOT NULL,
    day          TEXT NOT NULL,
    PRIMARY KEY (municipality, task)
) STRICT, WITHOUT ROWID;
