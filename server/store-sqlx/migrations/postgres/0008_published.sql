-- Published versions of the lägesbild. `content` is the version itself, byte for byte as it was published, and `sha256`
-- that of these bytes; what stands beside repeats what it says, so that a list need not read it.
CREATE TABLE published_version (
    municipality TEXT COLLATE "C" NOT NULL,
    year         BIGINT NOT NULL,
    number       BIGINT NOT NULL CHECK (number >= 1),
    day          TEXT NOT NULL,
    reason       TEXT,
    demo         BOOLEAN NOT NULL,
    sha256       BYTEA NOT NULL CHECK (octet_length(sha256) = 32),
    content      BYTEA NOT NULL,
    PRIMARY KEY (municipality, year, number)
);

CREATE FUNCTION published_version_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published version is never changed or deleted';
END;
$$;

CREATE TRIGGER published_version_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON published_version
FOR EACH STATEMENT EXECUTE FUNCTION published_version_is_append_only();
