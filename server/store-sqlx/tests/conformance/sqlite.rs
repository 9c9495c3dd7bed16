//! What only SQLite can be asked: its schema, its file's bytes, its triggers.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use sqlx::{Connection as _, Row as _, SqliteConnection, sqlite::SqliteConnectOptions};
use store::{Accepted, Error};
use tempfile::TempDir;

use crate::sample::{Dice, HERE, Shared, accepted, batch, furnish, stored, survey};

/// What residents' answers go into.
const NEAR_ANSWERS: [&str; 8] = [
    "response",
    "submission_key",
    "single_use_code",
    "slice_tally",
    "daily_count",
    "response_block",
    "key_block",
    "crowd",
];

pub(crate) async fn empty() -> (TempDir, Shared) {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("new/folder/lagesbild.db")).await;
    (folder, store)
}

pub(crate) async fn open(path: &Path) -> Shared {
    store_sqlx::open(&format!("sqlite:{}", path.display())).await.unwrap()
}

pub(crate) fn file(folder: &TempDir) -> PathBuf {
    folder.path().join("new/folder/lagesbild.db")
}

pub(crate) async fn raw(path: &Path) -> SqliteConnection {
    SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(path)).await.unwrap()
}

/// The bytes of the database, its log and its log's index.
fn bytes(path: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for suffix in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        all.extend(std::fs::read(name).unwrap_or_default());
    }
    all
}

fn contains(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}

#[tokio::test]
async fn the_audit_log_refuses_change_deletion_and_replacement() {
    let (folder, store) = empty().await;
    let entry = &crate::audit::entries()[0];
    store.add_audit_entry(HERE, entry).await.unwrap();
    let mut raw = raw(&file(&folder)).await;
    for statement in [
        "UPDATE audit_entry SET detail = ''",
        "DELETE FROM audit_entry",
        "INSERT OR REPLACE INTO audit_entry SELECT municipality, at, id, NULL, '', '', '' FROM audit_entry",
    ] {
        let refused = sqlx::query(statement).execute(&mut raw).await.unwrap_err();
        assert!(refused.to_string().contains("append-only"), "{statement}: {refused}");
    }
    assert_eq!(store.audit_entries(HERE, 10).await.unwrap()[0].detail, entry.detail);
}

#[tokio::test]
async fn a_published_version_is_never_changed_deleted_or_replaced() {
    let (folder, store) = empty().await;
    let version = crate::published::version(2026, 1);
    assert!(store.publish(HERE, &version).await.unwrap());
    let mut raw = raw(&file(&folder)).await;
    for statement in [
        "UPDATE published_version SET content = x'7b7d'",
        "UPDATE published_version SET number = 2",
        "DELETE FROM published_version",
        "INSERT OR REPLACE INTO published_version SELECT municipality, year, number, day, 'another', demo, \
         sha256, content FROM published_version",
    ] {
        let refused = sqlx::query(statement).execute(&mut raw).await.unwrap_err();
        assert!(refused.to_string().contains("a published version is never"), "{statement}: {refused}");
    }
    assert_eq!(store.latest_version(HERE, 2026).await.unwrap(), Some(version));
    // Whoever takes the guard away and changes it is found out.
    sqlx::raw_sql(
        "DROP TRIGGER published_version_is_never_changed; \
         UPDATE published_version SET content = CAST(replace(CAST(content AS TEXT), '2026', '2027') AS BLOB)",
    )
    .execute(&mut raw)
    .await
    .unwrap();
    let refused = store.latest_version(HERE, 2026).await.unwrap_err();
    assert!(matches!(refused, store::Error::Corrupt(_)), "{refused}");
    assert!(refused.to_string().contains("SHA-256"), "{refused}");
}

#[tokio::test]
async fn a_decided_promise_is_never_changed_deleted_or_replaced() {
    let (folder, store) = empty().await;
    let decided = crate::promise::decided(&store).await;
    let mut raw = raw(&file(&folder)).await;
    for statement in [
        "UPDATE promise_version SET content = x'7b7d'",
        "UPDATE promise_version SET number = 2",
        "DELETE FROM promise_version",
        "INSERT OR REPLACE INTO promise_version SELECT municipality, year, number, 'another', sha256, content \
         FROM promise_version",
    ] {
        let refused = sqlx::query(statement).execute(&mut raw).await.unwrap_err();
        assert!(refused.to_string().contains("a decided promise is never"), "{statement}: {refused}");
    }
    assert_eq!(store.latest_promise(HERE, 2027).await.unwrap(), Some(decided));
    // Whoever takes the guard away and changes it is found out.
    sqlx::raw_sql(
        "DROP TRIGGER promise_version_is_never_changed; \
         UPDATE promise_version SET content = CAST(replace(CAST(content AS TEXT), 'minst 10', 'minst 1') AS BLOB)",
    )
    .execute(&mut raw)
    .await
    .unwrap();
    let refused = store.latest_promise(HERE, 2027).await.unwrap_err();
    assert!(matches!(&refused, store::Error::Corrupt(why) if why.contains("SHA-256")), "{refused}");
}

#[tokio::test]
async fn every_key_begins_with_the_municipality_and_no_table_has_a_rowid() {
    let (folder, _store) = empty().await;
    let mut raw = raw(&file(&folder)).await;
    let tables =
        sqlx::query("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
            .fetch_all(&mut raw)
            .await
            .unwrap();
    let mut seen = 0;
    for table in tables {
        let (name, without_rowid): (String, bool) = (table.get(0), table.get(1));
        // sqlx's own list of migrations, and SQLite's of tables.
        if ["_sqlx_migrations", "sqlite_schema"].contains(&name.as_str()) {
            continue;
        }
        seen += 1;
        assert!(without_rowid, "{name}");
        let keys: Vec<String> = sqlx::query_scalar(
            "SELECT info.name FROM pragma_index_list($1) AS list, pragma_index_info(list.name) AS info \
             WHERE info.seqno = 0",
        )
        .bind(&name)
        .fetch_all(&mut raw)
        .await
        .unwrap();
        assert!(!keys.is_empty() && keys.iter().all(|key| key == "municipality"), "{name}: {keys:?}");
    }
    assert_eq!(seen, 29);
}

/// A column more beside an answer must be thought about: it changes this test first.
#[tokio::test]
async fn nothing_near_an_answer_has_a_time_a_sequence_or_a_trigger() {
    let (folder, _store) = empty().await;
    let mut raw = raw(&file(&folder)).await;
    let columns =
        |table| sqlx::query_scalar::<_, String>("SELECT name FROM pragma_table_info($1)").bind::<&str>(table);
    assert_eq!(
        columns("response").fetch_all(&mut raw).await.unwrap(),
        [
            "municipality",
            "round",
            "survey",
            "id",
            "version",
            "day",
            "area",
            "event",
            "channel",
            "language",
            "answers"
        ]
    );
    assert_eq!(
        columns("submission_key").fetch_all(&mut raw).await.unwrap(),
        ["municipality", "hash", "fingerprint", "round"]
    );
    assert_eq!(
        columns("single_use_code").fetch_all(&mut raw).await.unwrap(),
        ["municipality", "hash", "event"]
    );
    for table in NEAR_ANSWERS {
        let made_by: Vec<String> =
            sqlx::query_scalar("SELECT sql FROM sqlite_schema WHERE tbl_name = $1 AND sql IS NOT NULL")
                .bind(table)
                .fetch_all(&mut raw)
                .await
                .unwrap();
        // The table alone: no trigger, and no index but its key.
        assert_eq!(made_by.len(), 1, "{table}");
        for word in ["AUTOINCREMENT", "DEFAULT", "CURRENT_", "GENERATED"] {
            assert!(!made_by[0].to_uppercase().contains(word), "{table} has {word}");
        }
    }
    let sequences: i64 =
        sqlx::query_scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'")
            .fetch_one(&mut raw)
            .await
            .unwrap();
    assert_eq!(sequences, 0);
}

#[tokio::test]
async fn the_bytes_hold_no_time_of_day_and_no_moment() {
    let (folder, store) = empty().await;
    let path = file(&folder);
    furnish(&store).await;
    let milliseconds = || {
        #[allow(clippy::disallowed_methods)] // the real clock is what must not be found
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
        u64::try_from(since.as_millis()).unwrap()
    };
    let start = milliseconds();
    let batch = batch(&mut Dice::new(1), &survey("vuxna"), 200);
    for part in batch.chunks(10) {
        store.save_responses(HERE, part).await.unwrap();
    }
    let end = milliseconds();
    let bytes = bytes(&path);
    assert!(contains(&bytes, &batch[0].key.hash), "the answers are not in the files that were looked at");

    // SQLite keeps an integer in the fewest bytes: six for milliseconds and eight for microseconds, the largest first.
    let number = |window: &[u8]| window.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    assert!(!bytes.windows(6).any(|window| (start..=end).contains(&number(window))));
    assert!(!bytes.windows(8).any(|window| (start * 1000..=end * 1000).contains(&number(window))));

    let migrated: Vec<String> = sqlx::query_scalar("SELECT time(installed_on) FROM _sqlx_migrations")
        .fetch_all(&mut raw(&path).await)
        .await
        .unwrap();
    let is_time = |window: &[u8]| {
        window.iter().enumerate().all(|(place, byte)| match place {
            2 | 5 => *byte == b':',
            _ => byte.is_ascii_digit(),
        })
    };
    let times: BTreeSet<_> = bytes
        .windows(8)
        .filter(|window| is_time(window))
        .map(|window| String::from_utf8(window.to_vec()).unwrap())
        .collect();
    assert_eq!(times, migrated.into_iter().collect());
}

/// The same answers in the opposite order, each saved by itself.
#[tokio::test]
async fn after_tidying_no_byte_tells_in_which_order_answers_came() {
    let (folder, store) = empty().await;
    furnish(&store).await;
    store.close().await;
    let mut dice = Dice::new(2);
    let slugs = ["barn", "vuxna"];
    let arriving: Vec<Accepted> =
        (0..200).map(|number| accepted(&mut dice, &survey(slugs[number % 2]))).collect();
    let opposite: Vec<Accepted> = arriving.iter().rev().cloned().collect();

    let mut files = Vec::new();
    for (name, order) in [("one.db", &arriving), ("other.db", &opposite)] {
        let path = folder.path().join(name);
        std::fs::copy(file(&folder), &path).unwrap();
        let store = open(&path).await;
        for accepted in order {
            store.save_responses(HERE, std::slice::from_ref(accepted)).await.unwrap();
        }
        let before = bytes(&path);
        store.tidy().await.unwrap();
        files.push((before, bytes(&path)));
        store.close().await;
        files.push((Vec::new(), bytes(&path)));
    }
    let [(one_before, _), (_, one), (other_before, _), (_, other)] = &files[..] else { unreachable!() };
    assert_ne!(one_before, other_before, "the order is not in the bytes even before: nothing is tested");
    assert!(one == other, "the files differ");
    assert!(arriving.iter().all(|accepted| contains(one, accepted.id.as_bytes())));
}

#[tokio::test]
async fn what_is_deleted_is_gone_from_the_bytes() {
    let (folder, store) = empty().await;
    let path = file(&folder);
    furnish(&store).await;
    let batch = batch(&mut Dice::new(4), &survey("vuxna"), 50);
    store.save_responses(HERE, &batch).await.unwrap();
    assert!(contains(&bytes(&path), batch[7].id.as_bytes()));
    store.forget_keys(HERE, &batch[0].round).await.unwrap();
    let without_keys = bytes(&path);
    store.delete_round(HERE, &batch[0].round).await.unwrap();
    let without_round = bytes(&path);
    for accepted in &batch {
        assert!(!contains(&without_keys, &accepted.key.hash));
        assert!(!contains(&without_keys, &accepted.key.fingerprint));
        assert!(!contains(&without_round, accepted.id.as_bytes()));
    }
}

#[tokio::test]
async fn what_was_saved_is_there_without_closing() {
    let (folder, store) = empty().await;
    furnish(&store).await;
    let saved = batch(&mut Dice::new(5), &survey("vuxna"), 20);
    store.save_responses(HERE, &saved).await.unwrap();
    // What a power cut would leave: the files as they are, with nothing tidied.
    let copy = folder.path().join("copy.db");
    for suffix in ["", "-wal"] {
        let mut from = file(&folder).into_os_string();
        let mut to = copy.clone().into_os_string();
        from.push(suffix);
        to.push(suffix);
        std::fs::copy(from, to).unwrap();
    }
    let again = open(&copy).await;
    assert_eq!(stored(&again, HERE, "vuxna", 2026).await.len(), 20);
    assert_eq!(again.recount(HERE).await.unwrap(), []);
}

#[tokio::test]
async fn closing_leaves_one_file_and_nothing_to_be_asked() {
    let (folder, store) = empty().await;
    furnish(&store).await;
    store.close().await;
    store.close().await;
    assert!(matches!(store.ping().await, Err(Error::Unavailable(_))));
    assert!(!folder.path().join("new/folder/lagesbild.db-wal").exists());
}

#[tokio::test]
async fn counts_that_were_kept_in_a_row_each_are_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let options = SqliteConnectOptions::new().filename(folder.path().join("x.db")).create_if_missing(true);
    let mut raw = SqliteConnection::connect_with(&options).await.unwrap();
    for statement in [
        include_str!("../../migrations/sqlite/0001_first.sql"),
        crate::tally::ROWS_OF_THE_FIRST_VERSION,
        include_str!("../../migrations/sqlite/0005_tally_by_slice.sql"),
    ] {
        sqlx::raw_sql(statement).execute(&mut raw).await.unwrap();
    }
    let rows =
        sqlx::query_as("SELECT survey, dimension, value, counts, scores FROM slice_tally ORDER BY value");
    crate::tally::assert_taken_over(&rows.fetch_all(&mut raw).await.unwrap());
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused() {
    let (folder, store) = empty().await;
    store.close().await;
    let path = file(&folder);
    let mut raw = raw(&path).await;
    sqlx::query("INSERT INTO _sqlx_migrations VALUES (9001, 'later', '2031-01-01', 1, x'00', 1)")
        .execute(&mut raw)
        .await
        .unwrap();
    let refused = store_sqlx::open(&format!("sqlite:{}", path.display())).await.err().unwrap().to_string();
    assert!(refused.contains("newer version") && refused.contains("9001"), "{refused}");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    let letter = "Hej! Det här är inget register.\n".repeat(200);
    std::fs::write(&path, &letter).unwrap();
    let refused = store_sqlx::open(&format!("sqlite:{}", path.display())).await.err().unwrap();
    assert!(matches!(refused, Error::Corrupt(_)), "{refused}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), letter);
}

#[tokio::test]
async fn an_address_of_no_engine_is_refused_without_repeating_a_password() {
    for (address, says) in [
        ("mysql://lagesbild:hemligt@db/lagesbild", "sqlite:PATH"),
        ("sqlite:", "sqlite:PATH"),
        ("sqlite::memory:", "sqlite:PATH"),
        ("lagesbild.db", "sqlite:PATH"),
    ] {
        let refused = store_sqlx::open(address).await.err().unwrap().to_string();
        assert!(refused.contains(says) && !refused.contains("hemligt"), "{address}: {refused}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn only_its_owner_may_read_the_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, store) = empty().await;
    furnish(&store).await;
    for name in ["lagesbild.db", "lagesbild.db-wal"] {
        let mode =
            std::fs::metadata(folder.path().join("new/folder").join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}: {mode:o}");
    }
}
