-- What several processes on one database share.

-- Sign-in limits. Both tables are emptied with each new day.

-- What addresses are hashed with on a day.
CREATE TABLE sign_in_salt (
    municipality TEXT COLLATE "C" NOT NULL,
    day          TEXT COLLATE "C" NOT NULL,
    salt         BYTEA NOT NULL CHECK (length(salt) = 32),
    PRIMARY KEY (municipality, day)
);

-- The moment (microseconds since 1970-01-01 UTC) at which all tries of one address are allowed again.
CREATE TABLE sign_in_limit (
    municipality TEXT COLLATE "C" NOT NULL,
    who          BYTEA NOT NULL CHECK (length(who) = 32),
    free_from    BIGINT NOT NULL,
    PRIMARY KEY (municipality, who)
);

-- On which day something was last done that one process does for all.
CREATE TABLE done_for_all (
    municipality TEXT COLLATE "C" NOT NULL,
    task         TEXT COLLATE "C" NOT NULL,
    day          TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (municipality, task)
);
