//! The migrations, compiled in.

use sqlx::{
    SqlSafeStr,
    migrate::{Migration, MigrationType, Migrator},
};

/// Every migration that was ever released, oldest first: number, what it does, and its file.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "the first tables", include_str!("../../migrations/postgres/0001_first.sql")),
    (2, "single-use codes", include_str!("../../migrations/postgres/0002_single_use.sql")),
    (3, "kiosks", include_str!("../../migrations/postgres/0003_kiosk.sql")),
    (
        4,
        "what several processes share",
        include_str!("../../migrations/postgres/0004_shared_by_processes.sql"),
    ),
    (5, "counts by slice", include_str!("../../migrations/postgres/0005_tally_by_slice.sql")),
    (6, "dialogues", include_str!("../../migrations/postgres/0006_dialogue.sql")),
    (7, "what staff write in a report", include_str!("../../migrations/postgres/0007_report_piece.sql")),
    (8, "published versions", include_str!("../../migrations/postgres/0008_published.sql")),
    (
        9,
        "the public calendar, and matters of accessibility",
        include_str!("../../migrations/postgres/0009_calendar_and_matters.sql"),
    ),
    (10, "promises", include_str!("../../migrations/postgres/0010_promise.sql")),
    (11, "crowds", include_str!("../../migrations/postgres/0011_crowd.sql")),
];

/// Of processes that start at once one migrates and the others wait: sqlx takes an advisory lock first.
pub(super) fn migrator() -> Migrator {
    let migration = |&(number, what, sql): &(i64, &'static str, &'static str)| {
        Migration::new(number, what.into(), MigrationType::Simple, sql.into_sql_str(), false)
    };
    Migrator::with_migrations(MIGRATIONS.iter().map(migration).collect())
}
