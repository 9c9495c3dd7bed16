use std::{
    fs,
    path::{Path, PathBuf},
};

use domain::tally::Contribution;
use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
use store::{NewAccount, Organisation, Role, Saved, SetupLink};
use tempfile::TempDir;

use crate::sample::{
    Dice, ELSEWHERE, HERE, ROUND, Shared, accepted, batch, furnish, moment, stored, survey, surveys,
};

const LATER: &str = "2031-05-01T13:00:00Z";

/// A folder and a name in it where nothing is yet.
fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("säkerhetskopia.db");
    (folder, file)
}

async fn raw(path: &Path) -> SqliteConnection {
    SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(path)).await.unwrap()
}

async fn run(raw: &mut SqliteConnection, statement: &str) {
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(raw).await.unwrap();
}

/// Something of everything: two municipalities, answers to every survey, staff with a session and a link.
async fn fill(store: &Shared) {
    furnish(store).await;
    let mut dice = Dice::new(1);
    let surveys = surveys();
    for municipality in [HERE, ELSEWHERE] {
        for _ in 0..3 {
            let batch: Vec<_> = (0..30)
                .map(|_| {
                    let survey = dice.pick(&surveys).clone();
                    accepted(&mut dice, &survey)
                })
                .collect();
            store.save_responses(municipality, &batch).await.unwrap();
        }
    }
    let account = NewAccount {
        id: dice.uuid(),
        email: "eva@example.se".to_owned(),
        name: "Eva Ek".to_owned(),
        role: Role::Admin,
        organisation: Organisation::Police,
        password_hash: Some("hash".to_owned()),
    };
    store.add_account(HERE, &account).await.unwrap();
    store.add_session(HERE, &[7; 32], account.id, moment(LATER)).await.unwrap();
    let link = SetupLink { account: Some(account.id), expires: moment(LATER) };
    store.add_setup_link(HERE, &[8; 32], &link).await.unwrap();
    for entry in crate::audit::entries() {
        store.add_audit_entry(HERE, &entry).await.unwrap();
    }
    store.add_event(HERE, &crate::event::event(0, 3)).await.unwrap();
    store.put_announcement(HERE, &crate::announcement::said(0)).await.unwrap();
    store.add_matter(HERE, &crate::matter::matter("ACDEFGHJKM", 3)).await.unwrap();
    store
        .import_indicators(HERE, &[crate::indicator::figure("morker", "x", "Järfälla", 2025, 28.5)])
        .await
        .unwrap();
    assert!(store.publish(HERE, &crate::published::version(2026, 1)).await.unwrap());
    store.add_dialogue(HERE, &crate::dialogue::note(1, 2026, 9)).await.unwrap();
    for piece in crate::report::pieces() {
        store.save_report_piece(HERE, 2026, &piece, 0, &crate::report::by()).await.unwrap();
    }
    crate::promise::decided(store).await;
    for piece in crate::promise::pieces() {
        store.save_promise_piece(HERE, 2027, &piece, 0, &crate::promise::editor()).await.unwrap();
    }
    for entry in crate::promise::entries() {
        store.add_promise_entry(HERE, 2027, &entry).await.unwrap();
    }
}

/// The rows of every table of one backup that are not in the other.
async fn not_in_the_other(one: &Path, other: &Path) -> Vec<(String, i64)> {
    let mut raw = raw(one).await;
    run(&mut raw, &format!("ATTACH DATABASE '{}' AS other", other.display())).await;
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name <> '_sqlx_migrations'",
    )
    .fetch_all(&mut raw)
    .await
    .unwrap();
    assert!(tables.len() >= 13, "{tables:?}");
    let mut missing = Vec::new();
    for table in tables {
        let query =
            format!("SELECT count(*) FROM (SELECT * FROM main.{table} EXCEPT SELECT * FROM other.{table})");
        let rows: i64 = sqlx::query_scalar(AssertSqlSafe(query)).fetch_one(&mut raw).await.unwrap();
        if rows > 0 {
            missing.push((table, rows));
        }
    }
    missing
}

/// Round trips through both engines, whichever wrote it: this is also the way from one to the other.
pub(crate) async fn a_backup_is_restored_whole_on_either_engine(store: Shared) {
    fill(&store).await;
    let (folder, file) = place();
    let copied = store.back_up(&file).await.unwrap();
    assert_eq!(copied.of("response"), 180);
    assert_eq!(copied.of("audit_entry"), 3);
    assert_eq!(copied.of("published_version"), 1);
    assert_eq!(copied.of("dialogue"), 1);
    assert_eq!(copied.of("report_piece"), 6);
    let of_promises = ["promise_piece", "promise_entry", "promise_approval", "promise_version"];
    assert_eq!(of_promises.map(|table| copied.of(table)), [4, 3, 1, 1]);
    assert_eq!((copied.of("announcement"), copied.of("matter")), (1, 1));
    assert_eq!(copied.municipalities, [HERE, ELSEWHERE]);
    assert_eq!(copied.bytes, fs::metadata(&file).unwrap().len());
    assert_eq!(copied.differences, []);

    let ((_folder, on_sqlite), (_address, on_postgres)) =
        (crate::sqlite::empty().await, crate::postgres::empty().await);
    for (again, restored) in [("a.db", on_sqlite), ("b.db", on_postgres)] {
        assert_eq!(restored.restore(&file).await.unwrap(), copied);
        let again = folder.path().join(again);
        let second = restored.back_up(&again).await.unwrap();
        assert_eq!(second.rows, copied.rows);
        assert_eq!(not_in_the_other(&file, &again).await, []);
        assert_eq!(not_in_the_other(&again, &file).await, []);
        assert_eq!(restored.recount(HERE).await.unwrap(), []);
        assert_eq!(restored.tallies(HERE, 2026).await.unwrap(), store.tallies(HERE, 2026).await.unwrap());
        // It goes on as the other would have: keys are known, and new answers are taken.
        let mut dice = Dice::new(1);
        let survey = dice.pick(&surveys()).clone();
        let known = accepted(&mut dice, &survey);
        let new = accepted(&mut Dice::new(99), &survey);
        let outcomes = restored.save_responses(HERE, &[known, new]).await.unwrap();
        assert_eq!(outcomes, [Saved::Before { same_answers: true }, Saved::New]);
    }
}

pub(crate) async fn nobody_is_let_in_by_a_backup(store: Shared) {
    fill(&store).await;
    let (_place, file) = place();
    let copied = store.back_up(&file).await.unwrap();
    assert!(!copied.rows.contains_key("session") && !copied.rows.contains_key("setup_link"));
    let bytes = fs::read(&file).unwrap();
    for token in [[7; 32], [8; 32]] {
        assert!(!bytes.windows(32).any(|window| window == token));
    }
    let (_folder, restored) = crate::sqlite::empty().await;
    restored.restore(&file).await.unwrap();
    assert_eq!(restored.session_account(HERE, &[7; 32], moment("2026-05-01T12:00:00Z")).await.unwrap(), None);
    assert_eq!(restored.accounts(HERE).await.unwrap(), store.accounts(HERE).await.unwrap());
    assert_eq!(
        restored.latest_version(HERE, 2026).await.unwrap(),
        store.latest_version(HERE, 2026).await.unwrap()
    );
    assert_eq!(restored.audit_entries(HERE, 9).await.unwrap(), store.audit_entries(HERE, 9).await.unwrap());
}

pub(crate) async fn a_backup_holds_one_moment_while_others_save(store: Shared) {
    furnish(&store).await;
    let survey = survey("vuxna");
    store.save_responses(HERE, &batch(&mut Dice::new(2), &survey, 100)).await.unwrap();
    let (stop, mut stopped) = tokio::sync::oneshot::channel::<()>();
    let saving = tokio::spawn({
        let store = store.clone();
        async move {
            let mut dice = Dice::new(3);
            let mut saved = 100;
            while stopped.try_recv().is_err() {
                saved += store.save_responses(HERE, &batch(&mut dice, &survey, 5)).await.unwrap().len();
            }
            saved
        }
    });
    let (folder, _) = place();
    let mut held = vec![99];
    for name in ["1.db", "2.db", "3.db"] {
        let copied = store.back_up(&folder.path().join(name)).await.unwrap();
        assert_eq!(copied.differences, [], "the counts are of another moment than the answers");
        assert_eq!(copied.of("submission_key"), copied.of("response"));
        held.push(copied.of("response"));
    }
    stop.send(()).unwrap();
    let saved = saving.await.unwrap();
    assert!(held.is_sorted() && held[1] >= 100 && held[3] <= saved as u64, "{held:?} of {saved}");
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await.len(), saved);
}

pub(crate) async fn a_backup_never_replaces_a_file_and_leaves_none_that_is_half_written(store: Shared) {
    furnish(&store).await;
    let (folder, file) = place();
    fs::write(&file, "another's").unwrap();
    let refused = store.back_up(&file).await.unwrap_err().to_string();
    assert!(refused.contains("never replaces") && refused.contains("choose another name"), "{refused}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "another's");
    let nowhere = folder.path().join("no/such/folder/copy.db");
    let refused = store.back_up(&nowhere).await.unwrap_err().to_string();
    assert!(refused.contains("no/such/folder/copy.db"), "{refused}");
    store.back_up(&folder.path().join("copy.db")).await.unwrap();
    let mut names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["copy.db", "säkerhetskopia.db"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(folder.path().join("copy.db")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

pub(crate) async fn what_was_deleted_is_not_in_a_backup(store: Shared) {
    furnish(&store).await;
    let batch = batch(&mut Dice::new(4), &survey("vuxna"), 40);
    store.save_responses(HERE, &batch).await.unwrap();
    let (folder, file) = place();
    store.back_up(&file).await.unwrap();
    store.forget_keys(HERE, ROUND).await.unwrap();
    let without = folder.path().join("without.db");
    store.back_up(&without).await.unwrap();
    let holds =
        |file: &Path, mark: &[u8]| fs::read(file).unwrap().windows(mark.len()).any(|window| window == mark);
    for accepted in &batch {
        assert!(holds(&file, &accepted.key.hash), "nothing is tested");
        assert!(!holds(&without, &accepted.key.hash) && !holds(&without, &accepted.key.fingerprint));
        assert!(holds(&without, accepted.id.as_bytes()));
    }
}

/// The same answers, saved one by one in the opposite order: the same rows at the same places.
pub(crate) async fn a_backup_does_not_tell_in_which_order_answers_came(store: Shared) {
    furnish(&store).await;
    let arriving = batch(&mut Dice::new(5), &survey("barn"), 60);
    let (folder, empty) = place();
    store.back_up(&empty).await.unwrap();
    let mut pages = Vec::new();
    for (name, opposite) in [("one.db", false), ("other.db", true)] {
        let mut order = arriving.clone();
        if opposite {
            order.reverse();
        }
        for accepted in &order {
            store.save_responses(HERE, std::slice::from_ref(accepted)).await.unwrap();
        }
        let file = folder.path().join(name);
        store.back_up(&file).await.unwrap();
        store.delete_round(HERE, ROUND).await.unwrap();
        store.add_round(HERE, &crate::sample::round(ROUND, 2026)).await.unwrap();
        let bytes = fs::read(&file).unwrap();
        // sqlx's list of migrations holds how long each took, and the first page how often the file was written to.
        let mut raw = raw(&file).await;
        let own: i64 =
            sqlx::query_scalar("SELECT rootpage FROM sqlite_schema WHERE name = '_sqlx_migrations'")
                .fetch_one(&mut raw)
                .await
                .unwrap();
        let own = usize::try_from(own).unwrap() - 1;
        let pages_of = bytes.chunks(4096).map(<[u8]>::to_vec).enumerate().skip(1);
        pages.push(pages_of.filter(|(number, _)| *number != own).collect::<Vec<_>>());
    }
    assert!(pages[0].len() > 20, "{} pages", pages[0].len());
    assert!(pages[0] == pages[1], "the files differ");
}

pub(crate) async fn a_backup_is_restored_into_an_empty_database_only(store: Shared) {
    fill(&store).await;
    let (_place, file) = place();
    store.back_up(&file).await.unwrap();
    let before = store.tallies(HERE, 2026).await.unwrap();
    let refused = store.restore(&file).await.unwrap_err().to_string();
    assert!(
        refused.contains("only restored into an empty one") && refused.contains("--database"),
        "{refused}"
    );
    assert_eq!(store.tallies(HERE, 2026).await.unwrap(), before);
}

pub(crate) async fn a_backup_that_is_not_sound_is_refused_and_nothing_of_it_is_kept(store: Shared) {
    let (_source_folder, source) = crate::sqlite::empty().await;
    fill(&source).await;
    let (folder, file) = place();
    source.back_up(&file).await.unwrap();
    let copy = |name: &str| {
        let path = folder.path().join(name);
        fs::copy(&file, &path).unwrap();
        path
    };

    let letter = folder.path().join("letter.txt");
    fs::write(&letter, "Hej! Det här är inget register.\n".repeat(200)).unwrap();
    let others = folder.path().join("others.db");
    let created = SqliteConnectOptions::new().filename(&others).create_if_missing(true);
    run(&mut SqliteConnection::connect_with(&created).await.unwrap(), "CREATE TABLE recipe (name TEXT)")
        .await;
    let newer = copy("newer.db");
    run(
        &mut raw(&newer).await,
        "INSERT INTO _sqlx_migrations VALUES (9001, 'later', '2031-01-01', 1, x'00', 1)",
    )
    .await;
    let counts = copy("counts.db");
    run(
        &mut raw(&counts).await,
        "UPDATE slice_tally SET counts = replace(counts, '1', '2') \
         WHERE municipality = '9999' AND dimension <> ''",
    )
    .await;
    let cut = copy("cut.db");
    let length = fs::metadata(&cut).unwrap().len();
    fs::OpenOptions::new().write(true).open(&cut).unwrap().set_len(length / 4096 / 2 * 4096).unwrap();
    let spoilt = copy("spoilt.db");
    let mut bytes = fs::read(&spoilt).unwrap();
    let middle = bytes.len() / 4096 / 2 * 4096;
    bytes[middle..middle + 4096].fill(0xa5);
    fs::write(&spoilt, bytes).unwrap();
    let homeless = copy("homeless.db");
    run(
        &mut raw(&homeless).await,
        "PRAGMA foreign_keys = OFF; DELETE FROM round WHERE municipality = '9999'",
    )
    .await;

    for (file, says) in [
        (folder.path().join("nothing.db"), "nothing.db"),
        (folder.path().to_owned(), "it is no file"),
        (letter, "no SQLite file"),
        (others, "another program's"),
        (newer, "newer version"),
        (counts, "counts differ"),
        (cut, "damaged"),
        (spoilt, "damaged"),
        (homeless, "refers to a round"),
    ] {
        let refused = store.restore(&file).await.unwrap_err().to_string();
        assert!(refused.contains(says), "{}: {refused}", file.display());
    }
    // It is as empty as it was.
    let copied = store.restore(&file).await.unwrap();
    assert_eq!(copied.of("response"), 180);
    assert_eq!(store.recount(ELSEWHERE).await.unwrap(), []);
}

/// A file as the first version made it, with its first migration only.
pub(crate) async fn a_backup_of_the_first_version_is_brought_up_to_date(store: Shared) {
    let (folder, new) = place();
    let (_source_folder, source) = crate::sqlite::empty().await;
    source.back_up(&new).await.unwrap();
    let old = folder.path().join("old.db");
    let created = SqliteConnectOptions::new().filename(&old).create_if_missing(true);
    let mut raw = SqliteConnection::connect_with(&created).await.unwrap();
    run(&mut raw, include_str!("../../migrations/sqlite/0001_first.sql")).await;
    run(
        &mut raw,
        &format!(
            "ATTACH DATABASE '{}' AS new; CREATE TABLE _sqlx_migrations AS \
             SELECT * FROM new._sqlx_migrations WHERE version = 1; \
             INSERT INTO round VALUES ('0123', '2026', 2026, '2026-01-01', NULL, 0);",
            new.display()
        ),
    )
    .await;
    raw.close().await.unwrap();
    let before = fs::read(&old).unwrap();
    let copied = store.restore(&old).await.unwrap();
    assert_eq!((copied.of("round"), copied.of("response")), (1, 0));
    assert_eq!(store.rounds(HERE).await.unwrap(), [crate::sample::round(ROUND, 2026)]);
    assert!(fs::read(&old).unwrap() == before, "the backup itself was changed");
    // Every table of this version is there.
    store.save_responses(HERE, &[]).await.unwrap();
    assert!(store.examine().await.unwrap().iter().all(|finding| finding.weight != store::Weight::Fault));
}

pub(crate) async fn a_backup_with_wrong_counts_is_taken_and_says_so(store: Shared) {
    furnish(&store).await;
    let mut batch = batch(&mut Dice::new(6), &survey("barn"), 3);
    batch[1].tally = Contribution::default().into();
    store.save_responses(HERE, &batch).await.unwrap();
    let (_place, file) = place();
    let copied = store.back_up(&file).await.unwrap();
    assert_eq!(copied.differences, store.recount(HERE).await.unwrap());
    assert!(!copied.differences.is_empty() && file.exists());
}
