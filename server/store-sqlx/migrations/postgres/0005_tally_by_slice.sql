-- The counts of one slice of a survey version in one row. A row for every count was slow to add to: a batch of answers
-- adds to thousands of counts in a hundred slices, and writing costs by the row.
--
-- `counts` is {"field":{"option":count}}, `scores` is {"theme":[n,sum,sum of squares]}.

CREATE TABLE slice_tally (
    municipality TEXT COLLATE "C" NOT NULL,
    round        TEXT COLLATE "C" NOT NULL,
    survey       TEXT COLLATE "C" NOT NULL,
    version      BIGINT NOT NULL,
    dimension    TEXT COLLATE "C" NOT NULL,
    value        TEXT COLLATE "C" NOT NULL,
    counts       TEXT NOT NULL,
    scores       TEXT NOT NULL,
    PRIMARY KEY (municipality, round, survey, version, dimension, value),
    FOREIGN KEY (municipality, round) REFERENCES round (municipality, id)
);

INSERT INTO slice_tally
SELECT counted.municipality, counted.round, counted.survey, counted.version, counted.dimension, counted.value,
    CAST(json_object_agg(counted.field, counted.options) AS TEXT),
    coalesce((
        SELECT CAST(json_object_agg(theme, json_build_array(n, sum, sum_of_squares)) AS TEXT)
        FROM theme_tally AS scored
        WHERE scored.municipality = counted.municipality AND scored.round = counted.round
            AND scored.survey = counted.survey AND scored.version = counted.version
            AND scored.dimension = counted.dimension AND scored.value = counted.value
    ), '{}')
FROM (
    SELECT municipality, round, survey, version, dimension, value, field,
        json_object_agg(option, count) AS options
    FROM tally GROUP BY municipality, round, survey, version, dimension, value, field
) AS counted
GROUP BY counted.municipality, counted.round, counted.survey, counted.version, counted.dimension, counted.value;

DROP TABLE tally;
DROP TABLE theme_tally;
