use domain::{survey::Survey, tally::Contribution};
use store::{Accepted, Finding, Weight};

use crate::sample::{Dice, HERE, Shared, batch, furnish, round, survey};

fn faults(findings: &[Finding]) -> Vec<&str> {
    findings.iter().filter(|finding| finding.weight == Weight::Fault).map(|finding| &*finding.text).collect()
}

pub(crate) async fn a_new_database_is_well_and_has_nothing_to_be_mended(store: Shared) {
    furnish(&store).await;
    assert_eq!(faults(&store.durability().await.unwrap()), [] as [&str; 0]);
    let findings = store.examine().await.unwrap();
    // A test machine's disk may be nearly full or memory, but the database is as the migrations make it.
    assert!(
        findings.iter().any(|finding| finding.text.contains("tables are as this version")),
        "{findings:?}"
    );
    let mended = store.mend().await.unwrap();
    assert!(mended.iter().all(|what| what.contains("log")), "{mended:?}");
    assert_eq!(store.mend().await.unwrap(), [] as [&str; 0]);
}

pub(crate) async fn wrong_counts_are_put_right_from_the_answers(store: Shared) {
    furnish(&store).await;
    store.add_round(HERE, &round("2027", 2027)).await.unwrap();
    let with = |survey: &Survey, seed: u64| batch(&mut Dice::new(seed), survey, 40);
    let (barn, vuxna) = (survey("barn"), survey("vuxna"));
    let mut wrong = with(&barn, 1);
    // Too little, too much, and of another response.
    wrong[3].tally = Contribution::default().into();
    let neighbour = wrong[5].tally.clone();
    let mut twice = wrong[4].tally.contribution(&wrong[4].response).into_owned();
    twice.parts.extend(neighbour.contribution(&wrong[5].response).into_owned().parts);
    wrong[4].tally = twice.into();
    wrong[6].tally = wrong[7].tally.clone();
    store.save_responses(HERE, &wrong).await.unwrap();
    let sound: Vec<Accepted> = with(&vuxna, 2)
        .into_iter()
        .map(|accepted| Accepted { round: "2027".to_owned(), ..accepted })
        .collect();
    store.save_responses(HERE, &sound).await.unwrap();

    let (differences, untouched) =
        (store.recount(HERE).await.unwrap(), store.tallies(HERE, 2027).await.unwrap());
    assert!(!differences.is_empty());
    assert_eq!(store.mend_tallies(HERE).await.unwrap(), differences);
    assert_eq!(store.recount(HERE).await.unwrap(), []);
    assert_eq!(store.mend_tallies(HERE).await.unwrap(), []);
    assert_eq!(store.tallies(HERE, 2027).await.unwrap(), untouched);
    // What comes after is counted on top.
    store.save_responses(HERE, &with(&barn, 3)).await.unwrap();
    assert_eq!(store.recount(HERE).await.unwrap(), []);
}

pub(crate) async fn counts_are_put_right_while_others_save(store: Shared) {
    furnish(&store).await;
    let survey = survey("vuxna");
    let saving = tokio::spawn({
        let store = store.clone();
        async move {
            let mut dice = Dice::new(4);
            for number in 0..20 {
                let mut batch = batch(&mut dice, &survey, 5);
                if number % 4 == 0 {
                    batch[0].tally = Contribution::default().into();
                }
                store.save_responses(HERE, &batch).await.unwrap();
            }
        }
    });
    while !saving.is_finished() {
        store.mend_tallies(HERE).await.unwrap();
    }
    saving.await.unwrap();
    store.mend_tallies(HERE).await.unwrap();
    assert_eq!(store.recount(HERE).await.unwrap(), []);
    let received = store.daily_counts(HERE, 2026).await.unwrap();
    assert_eq!(received.iter().map(|day| day.count).sum::<i64>(), 100);
}

/// What only one engine can be asked.
mod engines {
    use super::*;

    #[tokio::test]
    async fn on_sqlite_an_index_or_trigger_that_is_gone_is_missed_and_made_again() {
        let (folder, store) = crate::sqlite::empty().await;
        let mut raw = crate::sqlite::raw(&crate::sqlite::file(&folder)).await;
        for (drop, misses) in [
            ("DROP INDEX audit_entry_by_subject", "audit_entry_by_subject is missing"),
            ("DROP TRIGGER audit_entry_is_never_deleted", "audit_entry_is_never_deleted is missing"),
        ] {
            sqlx::raw_sql(drop).execute(&mut raw).await.unwrap();
            let findings = store.examine().await.unwrap();
            assert!(faults(&findings).iter().any(|fault| fault.contains(misses)), "{findings:?}");
            let mended = store.mend().await.unwrap();
            assert!(mended.iter().any(|what| what.contains("was made again")), "{mended:?}");
            assert!(!faults(&store.examine().await.unwrap()).iter().any(|fault| fault.contains("missing")));
        }
        let spy = "CREATE TRIGGER spy AFTER INSERT ON response BEGIN SELECT 1; END; ALTER TABLE event ADD COLUMN x TEXT";
        sqlx::raw_sql(spy).execute(&mut raw).await.unwrap();
        let findings = store.examine().await.unwrap();
        for says in ["trigger spy is none of Lägesbild's", "table event is not as"] {
            assert!(faults(&findings).iter().any(|fault| fault.contains(says)), "{says}: {findings:?}");
        }
    }

    #[tokio::test]
    async fn on_sqlite_a_damaged_index_is_found_and_made_anew() {
        let (folder, store) = crate::sqlite::empty().await;
        furnish(&store).await;
        for entry in crate::audit::entries() {
            store.add_audit_entry(HERE, &entry).await.unwrap();
        }
        let mut raw = crate::sqlite::raw(&crate::sqlite::file(&folder)).await;
        // The index is emptied behind SQLite's back: its root is swapped for an empty one's.
        sqlx::raw_sql(
            "PRAGMA wal_checkpoint(TRUNCATE); CREATE TABLE other (a, b, c, d); CREATE INDEX empty ON other (a, b, c, d); \
             PRAGMA writable_schema = ON; \
             UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'empty') \
             WHERE name = 'audit_entry_by_subject'; \
             DELETE FROM sqlite_schema WHERE name IN ('empty', 'other'); PRAGMA writable_schema = RESET",
        )
        .execute(&mut raw)
        .await
        .unwrap();
        sqlx::Connection::close(raw).await.unwrap();
        let store = crate::sqlite::open(&crate::sqlite::file(&folder)).await;
        let findings = store.examine().await.unwrap();
        assert!(faults(&findings).iter().any(|fault| fault.contains("damaged")), "{findings:?}");
        let mended = store.mend().await.unwrap();
        assert!(mended[0].contains("indexes were made anew"), "{mended:?}");
        let findings = store.examine().await.unwrap();
        assert!(!faults(&findings).iter().any(|fault| fault.contains("damaged")), "{findings:?}");
        assert_eq!(store.audit_entries(HERE, 9).await.unwrap().len(), 3);
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn on_sqlite_a_file_that_others_may_read_is_a_fault_and_is_closed_to_them() {
        use std::os::unix::fs::PermissionsExt as _;
        let (folder, store) = crate::sqlite::empty().await;
        let file = crate::sqlite::file(&folder);
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(faults(&store.examine().await.unwrap()).iter().any(|fault| fault.contains("644")));
        store.mend().await.unwrap();
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[tokio::test]
    async fn on_postgres_what_is_gone_is_missed_and_made_again() {
        let (address, store) = crate::postgres::empty().await;
        let mut raw = crate::postgres::raw(&address).await;
        for (drop, misses) in [
            ("DROP INDEX audit_entry_by_subject", "index audit_entry_by_subject is missing"),
            (
                "DROP TRIGGER audit_entry_is_append_only ON audit_entry",
                "trigger audit_entry_is_append_only is missing",
            ),
            (
                "DROP FUNCTION audit_entry_is_append_only CASCADE",
                "function audit_entry_is_append_only is missing",
            ),
        ] {
            crate::postgres::run(&mut raw, drop).await;
            let findings = store.examine().await.unwrap();
            assert!(faults(&findings).iter().any(|fault| fault.contains(misses)), "{findings:?}");
            let mended = store.mend().await.unwrap();
            assert!(mended.iter().any(|what| what.contains("was made again")), "{mended:?}");
            assert_eq!(faults(&store.examine().await.unwrap()), [] as [&str; 0]);
        }
        for (change, says) in [
            (
                "ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_is_append_only",
                "trigger audit_entry_is_append_only is not",
            ),
            ("ALTER TABLE response ADD COLUMN at TIMESTAMPTZ DEFAULT now()", "table response is not"),
            ("ALTER TABLE response DROP CONSTRAINT response_municipality_round_fkey", "fkey is missing"),
            ("CREATE INDEX extra ON response (day)", "index extra is none of Lägesbild's"),
        ] {
            crate::postgres::run(&mut raw, change).await;
            let findings = store.examine().await.unwrap();
            assert!(faults(&findings).iter().any(|fault| fault.contains(says)), "{says}: {findings:?}");
        }
        let seen: i64 =
            sqlx::query_scalar("SELECT count(*) FROM pg_namespace WHERE nspname = 'lagesbild_doctor'")
                .fetch_one(&mut raw)
                .await
                .unwrap();
        assert_eq!(seen, 0, "the tables that were tried out are still there");
    }

    #[tokio::test]
    async fn on_postgres_what_is_set_to_lose_or_to_tell_is_found() {
        let (address, store) = crate::postgres::empty().await;
        let mut raw = crate::postgres::raw(&address).await;
        let name = address.rsplit('/').next().unwrap();
        for setting in
            ["synchronous_commit = off", "log_statement = 'all'", "default_transaction_read_only = on"]
        {
            crate::postgres::run(&mut raw, &format!("ALTER DATABASE {name} SET {setting}")).await;
        }
        // Connections are made when they are first needed: these learn of it.
        let durability = store.durability().await.unwrap();
        assert!(faults(&durability)[0].contains("synchronous_commit is set to off"), "{durability:?}");
        let findings = store.examine().await.unwrap();
        assert!(findings.iter().any(|f| f.weight == Weight::Note && f.text.contains("log_statement is all")));
        assert!(faults(&findings).iter().any(|fault| fault.contains("read only")), "{findings:?}");
    }
}
