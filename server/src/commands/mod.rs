//! The command line's work, a file per command. Each writes what it did to the audit log, without an account.
//!
//! Results go to standard output; progress and trouble to standard error. A command that did not do all of its work
//! answers a [`CommandError`], and the process an exit code that is not 0.

mod archive;
mod backup;
mod demo;
mod doctor;
mod event_add;
mod export;
mod import_dialogues;
mod import_indicators;
mod import_promise;
mod progress;
mod restore;
mod user_add;

use std::{fmt, path::PathBuf, process::ExitCode};

use domain::{
    clock::{Clock, Random},
    municipality::Municipality,
};
use store::{NewAuditEntry, SharedStore};

use crate::{
    archive::ArchiveError,
    catalogue::{self, PrepareError},
    cli::{EventTask, ImportTask, Task, UserTask},
    config::Config,
    demo::DemoError,
    environment::{SystemClock, SystemRandom, random_id},
    export::ExportError,
    indicators::IndicatorError,
};

/// Why a command did not do its work, or not all of it.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    #[error("{0}")]
    Refused(String),
    /// Asked for in a way that cannot be met, like a wrong flag: exit code 2.
    #[error("{0}")]
    Usage(String),
    #[error("{path}: {reason}")]
    File { path: PathBuf, reason: std::io::Error },
    #[error("{found} of {checked} checks found something to put right")]
    Unwell { found: usize, checked: usize },
    /// The backup is there and holds every answer.
    #[error(
        "{0} counts in the backup differ from a recount of its answers; run `lagesbild doctor --mend` and take another"
    )]
    Uncounted(usize),
    #[error("the export is not whole: {0}")]
    Cut(std::io::Error),
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    #[error(transparent)]
    Demo(#[from] DemoError),
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error("{path}: {reason}")]
    Indicators { path: PathBuf, reason: IndicatorError },
    #[error("{path}: {reason}")]
    Dialogues { path: PathBuf, reason: String },
    #[error("{path}: {reason}")]
    Promise { path: PathBuf, reason: String },
    #[error(transparent)]
    Prepare(#[from] PrepareError),
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl CommandError {
    /// 2 for a wrong request, as for a wrong flag; else 1.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(if matches!(self, Self::Usage(_)) { 2 } else { 1 })
    }
}

/// What every command may reach.
struct Context {
    config: Config,
    store: SharedStore,
    clock: Box<dyn Clock>,
    random: Box<dyn Random>,
}

impl fmt::Debug for Context {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Context").field("config", &self.config).finish_non_exhaustive()
    }
}

impl Context {
    fn municipality(&self) -> &Municipality {
        &self.config.municipality
    }

    /// The municipality's code, the first argument of every store call.
    fn code(&self) -> &str {
        &self.config.municipality.code
    }

    async fn audit(&self, action: &str, subject: &str, detail: &str) -> store::Result<()> {
        let entry = NewAuditEntry {
            id: random_id(self.random.as_ref()),
            at: self.clock.now(),
            account: None,
            action: action.to_owned(),
            subject: subject.to_owned(),
            detail: detail.to_owned(),
        };
        self.store.add_audit_entry(self.code(), &entry).await
    }
}

/// Does one task and closes the database again, also when it failed.
pub async fn run(task: Task, config: Config) -> Result<(), CommandError> {
    if let Task::Export(export) = &task {
        export::check(export)?;
    }
    if matches!(task, Task::Doctor(_) | Task::Backup { .. }) {
        doctor::check_place(&config)?;
    }
    if let Task::Restore { file } = &task {
        // Before a database is made for it.
        store_sqlx::check_backup(file).await?;
    }
    let context = Context {
        store: store_sqlx::open(&config.database).await?,
        config,
        clock: Box::new(SystemClock),
        random: Box::new(SystemRandom),
    };
    let done = work(task, &context).await;
    context.store.close().await;
    done
}

async fn work(task: Task, context: &Context) -> Result<(), CommandError> {
    if !matches!(task, Task::Backup { .. } | Task::Restore { .. } | Task::Doctor(_)) {
        // These take what there is; everything else finds the surveys of this version in their place.
        let today = context.clock.today();
        catalogue::prepare(context.store.as_ref(), context.municipality(), today).await?;
    }
    match task {
        Task::User(UserTask::Add(wish)) => user_add::run(context, wish).await,
        Task::Event(EventTask::Add(wish)) => event_add::run(context, wish).await,
        Task::Demo(wish) => demo::run(context, wish).await,
        Task::Export(wish) => export::run(context, wish).await,
        Task::Import(ImportTask::Indicators { file }) => import_indicators::run(context, file).await,
        Task::Import(ImportTask::Dialogues { file, reviewed }) => {
            import_dialogues::run(context, file, reviewed).await
        }
        Task::Import(ImportTask::Promise { file }) => import_promise::run(context, file).await,
        Task::Archive(wish) => archive::run(context, wish).await,
        Task::Backup { file } => backup::run(context, &file).await,
        Task::Restore { file } => restore::run(context, &file).await,
        Task::Doctor(wish) => doctor::run(context, wish).await,
    }
}
