//! How the database is: synced, as the migrations make it, and set so that nothing beside an answer tells a time.

use std::fmt::Write as _;

use async_trait::async_trait;
use sqlx::{AssertSqlSafe, Executor as _, PgConnection};
use store::{Finding, HealthStore, Result};

use super::{PostgresStore, error::failed, migrations};
use crate::schema::{self, Schema};

/// Where the tables are made once more to compare with. It is rolled back and never seen by others.
const TRIED_IN: &str = "lagesbild_doctor";

/// What a schema is made of, and how; `$1` is its name.
const OBJECTS: &str = "\
    SELECT 'table', relname::TEXT, string_agg(attname || ' ' || format_type(atttypid, atttypmod) \
        || CASE WHEN attnotnull THEN ' not null' ELSE '' END || coalesce(' collate ' || collname, '') \
        || coalesce(' default ' || pg_get_expr(adbin, adrelid), ''), ', ' ORDER BY attnum) \
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped \
        LEFT JOIN pg_collation ON pg_collation.oid = attcollation \
        LEFT JOIN pg_attrdef ON adrelid = pg_class.oid AND adnum = attnum \
    WHERE relnamespace = to_regnamespace($1) AND relkind IN ('r', 'p') AND relname <> '_sqlx_migrations' \
    GROUP BY relname \
    UNION ALL \
    SELECT 'index', own.relname::TEXT, \
        pg_get_indexdef(indexrelid) || CASE WHEN indisvalid THEN '' ELSE ' (not valid)' END \
    FROM pg_index JOIN pg_class AS own ON own.oid = indexrelid JOIN pg_class AS place ON place.oid = indrelid \
    WHERE own.relnamespace = to_regnamespace($1) AND place.relname <> '_sqlx_migrations' AND NOT EXISTS \
        (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u')) \
    UNION ALL \
    SELECT 'constraint', relname || '.' || conname, \
        pg_get_constraintdef(pg_constraint.oid) || CASE WHEN convalidated THEN '' ELSE ' (not valid)' END \
    FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid \
    WHERE connamespace = to_regnamespace($1) AND contype IN ('p', 'u', 'f', 'c') AND relname <> '_sqlx_migrations' \
    UNION ALL \
    SELECT 'trigger', tgname::TEXT, \
        pg_get_triggerdef(pg_trigger.oid) || CASE tgenabled WHEN 'D' THEN ' (switched off)' ELSE '' END \
    FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid \
    WHERE relnamespace = to_regnamespace($1) AND NOT tgisinternal \
    UNION ALL \
    SELECT 'function', proname::TEXT, pg_get_functiondef(oid) FROM pg_proc \
    WHERE pronamespace = to_regnamespace($1) AND prokind = 'f'";

#[async_trait]
impl HealthStore for PostgresStore {
    async fn durability(&self) -> Result<Vec<Finding>> {
        // `reset_val` is what the cluster, the database or the role says; a session of ours may say better.
        let settings: Vec<(String, String, String)> = sqlx::query_as(
            "SELECT name, setting, coalesce(reset_val, setting) FROM pg_settings \
             WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') ORDER BY name",
        )
        .fetch_all(&self.writers)
        .await
        .map_err(failed)?;
        Ok(judge(&settings))
    }

    async fn examine(&self) -> Result<Vec<Finding>> {
        let mut connection = self.exports.acquire().await.map_err(failed)?;
        let mut findings = vec![writable(&mut connection).await?, size(&mut connection).await?];
        findings.extend(notes(&mut connection).await?);
        match made(&mut connection).await {
            Ok(made) => findings.extend(schema::findings(&made, &found(&mut connection).await?)),
            Err(error) => findings.push(Finding::note(format!(
                "the tables cannot be compared with what the migrations make ({error}); the database's user needs the \
                 right to make a schema: GRANT CREATE ON DATABASE"
            ))),
        }
        Ok(findings)
    }

    async fn mend(&self) -> Result<Vec<String>> {
        let mut connection = self.writers.acquire().await.map_err(failed)?;
        let made = made(&mut connection).await?;
        let mut mended = Vec::new();
        for (kind, name, statement) in schema::missing(&made, &found(&mut connection).await?) {
            connection.execute(sqlx::raw_sql(AssertSqlSafe(statement))).await.map_err(failed)?;
            mended.push(format!("the {kind} {name} was made again"));
        }
        Ok(mended)
    }
}

/// By name, effective value and configured value.
fn judge(settings: &[(String, String, String)]) -> Vec<Finding> {
    let mut faults = Vec::new();
    for (name, effective, configured) in settings {
        if effective == "off" {
            faults.push(Finding::fault(format!(
                "{name} is off: answers that were thanked for can be lost, or the whole database, when the power goes; \
                 set {name} = on in postgresql.conf"
            )));
        } else if configured == "off" {
            faults.push(Finding::fault(format!(
                "{name} is set to off for this database. Lägesbild switches it on for itself, other programs do not: \
                 take it out of postgresql.conf, ALTER DATABASE or ALTER ROLE"
            )));
        }
    }
    if faults.is_empty() {
        let told = settings.iter().fold(String::new(), |mut told, (name, effective, _)| {
            let comma = if told.is_empty() { "" } else { ", " };
            let _ = write!(told, "{comma}{name} {effective}");
            told
        });
        faults
            .push(Finding::well(format!("every answer is synced to disk before it is thanked for ({told})")));
    }
    faults
}

async fn writable(connection: &mut PgConnection) -> Result<Finding> {
    let (standby, read_only): (bool, String) =
        sqlx::query_as("SELECT pg_is_in_recovery(), current_setting('default_transaction_read_only')")
            .fetch_one(connection)
            .await
            .map_err(failed)?;
    Ok(if standby {
        Finding::fault("this is a standby that takes no answers; --database must lead to the primary")
    } else if read_only == "on" {
        Finding::fault(
            "the database is set to read only (default_transaction_read_only = on): no answer can be taken",
        )
    } else {
        Finding::well("the database can be written to")
    })
}

async fn size(connection: &mut PgConnection) -> Result<Finding> {
    let bytes: i64 = sqlx::query_scalar("SELECT pg_database_size(current_database())")
        .fetch_one(connection)
        .await
        .map_err(failed)?;
    Ok(Finding::note(format!(
        "the database has {} MiB; free space can only be seen on PostgreSQL's own machine: look there too",
        bytes.unsigned_abs() >> 20
    )))
}

/// Settings that put a time beside an answer, or let damage go unseen.
async fn notes(connection: &mut PgConnection) -> Result<Vec<Finding>> {
    let settings: Vec<(String, String)> = sqlx::query_as(
        "SELECT name, setting FROM pg_settings WHERE name IN ('log_statement', 'log_min_duration_statement', \
         'log_min_duration_sample', 'track_commit_timestamp', 'data_checksums', 'server_encoding') ORDER BY name",
    )
    .fetch_all(connection)
    .await
    .map_err(failed)?;
    Ok(settings.into_iter().filter_map(|(name, setting)| judge_note(&name, &setting)).collect())
}

fn judge_note(name: &str, setting: &str) -> Option<Finding> {
    match (name, setting) {
        ("log_statement", "mod" | "all") => Some(Finding::note(format!(
            "log_statement is {setting}: PostgreSQL's log holds every answer with its time; set log_statement = none \
             and remove the log"
        ))),
        ("log_min_duration_statement" | "log_min_duration_sample", least) if least != "-1" => {
            Some(Finding::note(format!(
                "{name} is {least}: a slow statement goes to PostgreSQL's log with its time, answers and all"
            )))
        }
        ("track_commit_timestamp", "on") => Some(Finding::note(
            "track_commit_timestamp is on: PostgreSQL keeps the moment of every answer until the nightly tidying; set \
             it to off",
        )),
        ("data_checksums", "off") => Some(Finding::note(
            "data_checksums is off: a page that the disk spoils is not noticed (pg_checksums)",
        )),
        ("server_encoding", encoding) if encoding != "UTF8" => Some(Finding::fault(format!(
            "the database is in {encoding}; make one in UTF8 and restore a backup into it"
        ))),
        _ => None,
    }
}

/// As the migrations make it, tried out in a schema of its own that is rolled back.
async fn made(connection: &mut PgConnection) -> Result<Schema> {
    let mut tx = sqlx::Connection::begin(connection).await.map_err(failed)?;
    let begin = format!("CREATE SCHEMA {TRIED_IN}; SET LOCAL search_path = {TRIED_IN}");
    tx.execute(sqlx::raw_sql(AssertSqlSafe(begin))).await.map_err(failed)?;
    for migration in migrations::migrator().iter() {
        tx.execute(sqlx::raw_sql(migration.sql.clone())).await.map_err(failed)?;
    }
    let made = objects(&mut tx, TRIED_IN).await?;
    tx.rollback().await.map_err(failed)?;
    Ok(made)
}

async fn found(connection: &mut PgConnection) -> Result<Schema> {
    let schema: String = sqlx::query_scalar("SELECT current_schema()::TEXT")
        .fetch_one(&mut *connection)
        .await
        .map_err(failed)?;
    objects(connection, &schema).await
}

async fn objects(connection: &mut PgConnection, schema: &str) -> Result<Schema> {
    let objects: Vec<(String, String, String)> =
        sqlx::query_as(OBJECTS).bind(schema).fetch_all(connection).await.map_err(failed)?;
    let prefix = format!("{schema}.");
    Ok(objects.into_iter().map(|(kind, name, how)| ((kind, name), how.replace(&prefix, ""))).collect())
}

#[cfg(test)]
mod tests {
    use store::Weight;

    use super::*;

    #[test]
    fn whatever_is_off_is_refused_and_so_is_what_only_our_sessions_switch_on() {
        let set = |name: &str, effective: &str, configured: &str| {
            (name.to_owned(), effective.to_owned(), configured.to_owned())
        };
        let sound = [
            set("fsync", "on", "on"),
            set("full_page_writes", "on", "on"),
            set("synchronous_commit", "on", "on"),
        ];
        assert_eq!(judge(&sound).iter().map(|finding| finding.weight).collect::<Vec<_>>(), [Weight::Well]);
        for place in 0..3 {
            for (effective, configured) in [("off", "off"), ("on", "off")] {
                let mut settings = sound.clone();
                settings[place] = set(&sound[place].0, effective, configured);
                let found = judge(&settings);
                assert_eq!(found.len(), 1, "{found:?}");
                assert_eq!(found[0].weight, Weight::Fault);
                assert!(found[0].text.contains(&sound[place].0), "{found:?}");
            }
        }
        assert_eq!(judge(&[set("synchronous_commit", "local", "local")])[0].weight, Weight::Well);
    }

    #[test]
    fn settings_that_put_a_time_beside_an_answer_are_told() {
        for (name, loud, quiet) in [
            ("log_statement", "all", "none"),
            ("log_min_duration_statement", "0", "-1"),
            ("track_commit_timestamp", "on", "off"),
        ] {
            assert_eq!(judge_note(name, loud).map(|finding| finding.weight), Some(Weight::Note), "{name}");
            assert_eq!(judge_note(name, quiet), None, "{name}");
        }
    }
}
