//! What only PostgreSQL can be asked: its schema, the order of its rows, that it goes away and comes back, and, in
//! `processes`, several processes on one database.

mod processes;

use std::{sync::LazyLock, time::Duration};

use futures_util::StreamExt as _;
use sqlx::{Connection as _, PgConnection};
use store::{Accepted, Error, ResponseFilter, Saved};

use crate::{
    cluster::Cluster,
    sample::{Dice, HERE, Shared, accepted, batch, furnish, stored, survey},
};

/// What residents' answers go into, and the keys.
const NEAR_ANSWERS: [(&str, &str); 5] = [
    ("submission_key", "municipality, hash"),
    ("single_use_code", "municipality, hash"),
    ("response", "municipality, round, survey, id"),
    ("slice_tally", "municipality, round, survey, version, dimension, value"),
    ("daily_count", "municipality, round, survey, event, channel, day"),
];

/// One for all tests of the run; each has a database of its own.
static CLUSTER: LazyLock<Cluster> = LazyLock::new(Cluster::start);

pub(crate) async fn empty() -> (String, Shared) {
    let address = CLUSTER.new_database();
    let store = open(&address).await;
    (address, store)
}

/// Each has connections of its own, as another process would.
pub(crate) async fn open(address: &str) -> Shared {
    store_sqlx::open(address).await.unwrap()
}

pub(crate) async fn raw(address: &str) -> PgConnection {
    PgConnection::connect(address).await.unwrap()
}

pub(crate) async fn run(raw: &mut PgConnection, statement: &str) {
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(raw).await.unwrap();
}

async fn scalars<T>(raw: &mut PgConnection, query: &str) -> Vec<T>
where
    T: for<'r> sqlx::Decode<'r, sqlx::Postgres> + sqlx::Type<sqlx::Postgres> + Send + Unpin,
{
    sqlx::query_scalar(sqlx::AssertSqlSafe(query)).fetch_all(raw).await.unwrap()
}

/// Returns when another connection waits for this kind of event, such as `Lock`.
async fn until_someone_waits(raw: &mut PgConnection, condition: &str) {
    let query = format!(
        "SELECT count(*) FROM pg_stat_activity \
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND {condition}"
    );
    for _ in 0..1000 {
        if scalars::<i64>(raw, &query).await[0] > 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("nobody waits: {condition}");
}

#[tokio::test]
async fn the_audit_log_refuses_change_deletion_and_replacement() {
    let (address, store) = empty().await;
    let entry = &crate::audit::entries()[0];
    store.add_audit_entry(HERE, entry).await.unwrap();
    let mut raw = raw(&address).await;
    for statement in [
        "UPDATE audit_entry SET detail = ''",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
        "INSERT INTO audit_entry SELECT * FROM audit_entry \
         ON CONFLICT (municipality, at, id) DO UPDATE SET detail = ''",
    ] {
        let refused = sqlx::raw_sql(statement).execute(&mut raw).await.unwrap_err();
        assert!(refused.to_string().contains("append-only"), "{statement}: {refused}");
    }
    assert_eq!(store.audit_entries(HERE, 10).await.unwrap()[0].detail, entry.detail);
}

#[tokio::test]
async fn a_published_version_is_never_changed_deleted_or_replaced() {
    let (address, store) = empty().await;
    let version = crate::published::version(2026, 1);
    assert!(store.publish(HERE, &version).await.unwrap());
    let mut raw = raw(&address).await;
    for statement in [
        "UPDATE published_version SET content = '{}'",
        "DELETE FROM published_version",
        "TRUNCATE published_version",
        "INSERT INTO published_version SELECT * FROM published_version \
         ON CONFLICT (municipality, year, number) DO UPDATE SET reason = 'another'",
    ] {
        let refused = sqlx::raw_sql(statement).execute(&mut raw).await.unwrap_err();
        assert!(refused.to_string().contains("a published version is never"), "{statement}: {refused}");
    }
    assert_eq!(store.latest_version(HERE, 2026).await.unwrap(), Some(version));
}

#[tokio::test]
async fn a_decided_promise_is_never_changed_deleted_or_replaced() {
    let (address, store) = empty().await;
    let decided = crate::promise::decided(&store).await;
    let mut raw = raw(&address).await;
    for statement in [
        "UPDATE promise_version SET content = '{}'",
        "DELETE FROM promise_version",
        "TRUNCATE promise_version",
        "INSERT INTO promise_version SELECT * FROM promise_version \
         ON CONFLICT (municipality, year, number) DO UPDATE SET day = 'another'",
    ] {
        let refused = sqlx::raw_sql(statement).execute(&mut raw).await.unwrap_err();
        assert!(refused.to_string().contains("a decided promise is never"), "{statement}: {refused}");
    }
    assert_eq!(store.latest_promise(HERE, 2027).await.unwrap(), Some(decided));
}

#[tokio::test]
async fn every_key_begins_with_the_municipality() {
    let (address, _store) = empty().await;
    let mut raw = raw(&address).await;
    let tables: Vec<String> = scalars(
        &mut raw,
        "SELECT tablename::TEXT FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_sqlx_migrations'",
    )
    .await;
    assert_eq!(tables.len(), 29);
    for table in tables {
        let keys: Vec<String> = scalars(
            &mut raw,
            &format!(
                "SELECT attname::TEXT FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0] \
                 WHERE indrelid = '{table}'::regclass"
            ),
        )
        .await;
        assert!(!keys.is_empty() && keys.iter().all(|key| key == "municipality"), "{table}: {keys:?}");
    }
}

/// A column more beside an answer must be thought about: it changes this test first.
#[tokio::test]
async fn nothing_near_an_answer_has_a_time_a_sequence_or_a_trigger() {
    let (address, _store) = empty().await;
    let mut raw = raw(&address).await;
    let columns = |table| {
        format!(
            "SELECT column_name::TEXT FROM information_schema.columns WHERE table_name = '{table}' \
             ORDER BY ordinal_position"
        )
    };
    assert_eq!(
        scalars::<String>(&mut raw, &columns("response")).await.join(" "),
        "municipality round survey id version day area event channel language answers"
    );
    assert_eq!(
        scalars::<String>(&mut raw, &columns("submission_key")).await.join(" "),
        "municipality hash fingerprint round"
    );
    assert_eq!(
        scalars::<String>(&mut raw, &columns("single_use_code")).await.join(" "),
        "municipality hash event"
    );
    for (table, _) in NEAR_ANSWERS {
        for (what, query) in [
            ("a default", "SELECT count(*) FROM pg_attrdef WHERE adrelid = $::regclass"),
            ("a trigger", "SELECT count(*) FROM pg_trigger WHERE tgrelid = $::regclass AND NOT tgisinternal"),
            ("another index", "SELECT count(*) - 1 FROM pg_index WHERE indrelid = $::regclass"),
            (
                "a time",
                "SELECT count(*) FROM information_schema.columns WHERE table_name = $ \
                 AND data_type NOT IN ('text', 'bytea', 'bigint')",
            ),
        ] {
            let query = query.replace('$', &format!("'{table}'"));
            assert_eq!(scalars::<i64>(&mut raw, &query).await, [0], "{table} has {what}");
        }
    }
    assert_eq!(scalars::<i64>(&mut raw, "SELECT count(*) FROM pg_sequences").await, [0]);
    // PostgreSQL can be told to keep the time of every commit.
    assert_eq!(scalars::<String>(&mut raw, "SHOW track_commit_timestamp").await, ["off"]);
}

#[tokio::test]
async fn after_tidying_no_place_and_no_number_tells_in_which_order_answers_came() {
    let (address, store) = empty().await;
    furnish(&store).await;
    let mut dice = Dice::new(2);
    let event = crate::event::event(0, 3);
    assert!(store.add_event(HERE, &event).await.unwrap());
    let mut arriving: Vec<Accepted> = Vec::new();
    for number in 0..120 {
        assert!(store.add_codes(HERE, &event.code, &[dice.bytes()]).await.unwrap());
        let accepted = accepted(&mut dice, &survey(["barn", "vuxna"][number % 2]));
        store.save_responses(HERE, std::slice::from_ref(&accepted)).await.unwrap();
        arriving.push(accepted);
    }
    let before = store.tallies(HERE, 2026).await.unwrap();
    let mut raw = raw(&address).await;
    let by_number = "SELECT id FROM response ORDER BY xmin::TEXT::BIGINT";
    let ids: Vec<_> = arriving.iter().map(|accepted| accepted.id.as_bytes().to_vec()).collect();
    assert_eq!(
        scalars::<Vec<u8>>(&mut raw, by_number).await,
        ids,
        "the order does not show: nothing is tested"
    );
    let mut files = Vec::new();
    for (table, _) in NEAR_ANSWERS {
        files
            .push(scalars::<i64>(&mut raw, &format!("SELECT pg_relation_filenode('{table}')::BIGINT")).await);
    }

    store.tidy().await.unwrap();

    for ((table, key), file) in NEAR_ANSWERS.into_iter().zip(files) {
        // A short row may still fit where a longer one before it did not: so not by number, but as the key's order fills
        // an empty table.
        let fill = format!(
            "CREATE TEMPORARY TABLE filled (LIKE {table}); INSERT INTO filled SELECT * FROM {table} ORDER BY {key}"
        );
        run(&mut raw, &fill).await;
        let query = format!(
            "SELECT count(*) FROM {table} JOIN filled USING ({key}) WHERE {table}.ctid <> filled.ctid"
        );
        assert_eq!(scalars::<i64>(&mut raw, &query).await, [0], "{table} is not in the order of its key");
        run(&mut raw, "DROP TABLE filled").await;
        let query = format!("SELECT count(DISTINCT xmin::TEXT) FROM {table}");
        assert_eq!(
            scalars::<i64>(&mut raw, &query).await,
            [1],
            "{table} was written by several transactions"
        );
        let query = format!("SELECT pg_relation_filenode('{table}')::BIGINT");
        assert_ne!(scalars::<i64>(&mut raw, &query).await, file, "{table} is in the same file");
    }
    assert_eq!(store.tallies(HERE, 2026).await.unwrap(), before);
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await.len(), 60);
    assert_eq!(store.recount(HERE).await.unwrap(), []);
    // The tables are what they were: a key is known, and a round that is not there is refused.
    let again = store.save_responses(HERE, &arriving[..1]).await.unwrap();
    assert_eq!(again, [Saved::Before { same_answers: true }]);
    let homeless = Accepted { round: "no such round".to_owned(), ..accepted(&mut dice, &survey("barn")) };
    store.save_responses(HERE, &[homeless]).await.unwrap_err();
}

#[tokio::test]
async fn a_write_waits_for_the_disk_even_where_the_database_says_otherwise() {
    let address = CLUSTER.new_database();
    let mut raw = raw(&address).await;
    let name = address.rsplit('/').next().unwrap();
    run(&mut raw, &format!("ALTER DATABASE {name} SET synchronous_commit = off")).await;
    let store = open(&address).await;
    furnish(&store).await;
    // What the writing transaction itself is told.
    run(
        &mut raw,
        "CREATE TABLE witness (setting TEXT); \
         CREATE FUNCTION witness() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
         INSERT INTO witness VALUES (current_setting('synchronous_commit')); RETURN NEW; END $$; \
         CREATE TRIGGER witness BEFORE INSERT ON submission_key FOR EACH STATEMENT EXECUTE FUNCTION witness()",
    )
    .await;
    store.save_responses(HERE, &batch(&mut Dice::new(10), &survey("barn"), 2)).await.unwrap();
    assert_eq!(scalars::<String>(&mut raw, "SELECT setting FROM witness").await, ["on"]);
}

#[tokio::test]
async fn a_slow_reader_makes_the_database_wait_instead_of_filling_memory() {
    let (address, store) = empty().await;
    furnish(&store).await;
    store.save_responses(HERE, &batch(&mut Dice::new(11), &survey("vuxna"), 1)).await.unwrap();
    let mut raw = raw(&address).await;
    // Far more than fits into the buffers between the two.
    run(
        &mut raw,
        "INSERT INTO response SELECT municipality, round, survey, decode(md5(n::TEXT), 'hex'), version, day, area, \
         event, channel, language, answers FROM response, generate_series(1, 60000) AS n",
    )
    .await;
    let filter = ResponseFilter { survey: "vuxna".to_owned(), year: 2026 };
    let mut stream = store.stream_responses(HERE, filter);
    stream.next().await.unwrap().unwrap();
    until_someone_waits(&mut raw, "wait_event = 'ClientWrite'").await;
    let mut rows = 1;
    while let Some(row) = stream.next().await {
        row.unwrap();
        rows += 1;
    }
    assert_eq!(rows, 60_001);
}

/// A cluster of its own, because it is stopped.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_goes_away_and_comes_back_is_used_again() {
    let mut cluster = Cluster::start();
    let address = cluster.new_database();
    let store = open(&address).await;
    furnish(&store).await;
    let batches: Vec<_> = (0..3).map(|seed| batch(&mut Dice::new(20 + seed), &survey("vuxna"), 5)).collect();
    store.save_responses(HERE, &batches[0]).await.unwrap();
    store.ping().await.unwrap();

    cluster.stop();
    for _ in 0..2 {
        let refused = store.save_responses(HERE, &batches[1]).await.unwrap_err();
        assert!(matches!(refused, Error::Unavailable(_)), "{refused:?}");
        let refused = store.ping().await.unwrap_err();
        assert!(matches!(refused, Error::Unavailable(_)), "{refused:?}");
    }

    let refused = store_sqlx::open(&address).await.err().unwrap();
    assert!(matches!(refused, Error::Unavailable(_)), "{refused:?}");
    assert!(refused.to_string().contains("test_0 on 127.0.0.1 does not answer"), "{refused}");

    cluster.start_again();
    store.ping().await.unwrap();
    assert_eq!(store.save_responses(HERE, &batches[1]).await.unwrap(), vec![Saved::New; 5]);
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await.len(), 10);
    // Also when it is back before anyone noticed: at most one call a connection finds out.
    cluster.crash();
    cluster.start_again();
    let mut attempts = 0;
    while let Err(error) = store.save_responses(HERE, &batches[2]).await {
        assert!(matches!(error, Error::Unavailable(_)), "{error:?}");
        attempts += 1;
        assert!(attempts <= 4);
    }
    let store = open(&address).await;
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await.len(), 15);
    assert_eq!(store.recount(HERE).await.unwrap(), []);
}

#[tokio::test]
async fn what_is_closed_is_not_available() {
    let (_address, store) = empty().await;
    store.close().await;
    store.close().await;
    assert!(matches!(store.ping().await, Err(Error::Unavailable(_))));
}

#[tokio::test]
async fn counts_that_were_kept_in_a_row_each_are_taken_over() {
    let mut raw = raw(&CLUSTER.new_database()).await;
    for statement in [
        include_str!("../../migrations/postgres/0001_first.sql"),
        crate::tally::ROWS_OF_THE_FIRST_VERSION,
        include_str!("../../migrations/postgres/0005_tally_by_slice.sql"),
    ] {
        run(&mut raw, statement).await;
    }
    let rows =
        sqlx::query_as("SELECT survey, dimension, value, counts, scores FROM slice_tally ORDER BY value");
    crate::tally::assert_taken_over(&rows.fetch_all(&mut raw).await.unwrap());
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused() {
    let (address, store) = empty().await;
    store.close().await;
    run(
        &mut raw(&address).await,
        "INSERT INTO _sqlx_migrations VALUES (9001, 'later', '2031-01-01', TRUE, '\\x00', 1)",
    )
    .await;
    let refused = store_sqlx::open(&address).await.err().unwrap().to_string();
    assert!(refused.contains("newer version") && refused.contains("9001"), "{refused}");
}

#[tokio::test]
async fn a_database_that_is_not_there_is_refused_with_what_to_do() {
    let address = CLUSTER.address("none").replace("postgres@", "postgres:hemligt@");
    let refused = store_sqlx::open(&address).await.err().unwrap().to_string();
    assert!(refused.contains("none on 127.0.0.1") && refused.contains("createdb"), "{refused}");
    assert!(!refused.contains("hemligt"), "{refused}");
}

#[tokio::test]
async fn an_address_that_cannot_be_read_is_refused_without_repeating_its_password() {
    for address in ["postgres://lagesbild:hemligt@db:port/lagesbild", "postgresql://lagesbild:hem/ligt@db"] {
        let refused = store_sqlx::open(address).await.err().unwrap().to_string();
        assert!(refused.contains("postgres://USER"), "{refused}");
        assert!(!refused.contains("ligt"), "{refused}");
    }
}
