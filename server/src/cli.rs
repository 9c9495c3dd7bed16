//! The command line: what may be asked for, and how.

use std::{io::IsTerminal as _, path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::event::{EventKind, Organiser};
use jiff::civil::Date;
use store::{Organisation, Role};

use tracing_subscriber::EnvFilter;

use crate::{
    commands,
    config::{Config, Settings},
    export::{Detail, Dialect},
    serve,
};

/// What is logged when RUST_LOG says nothing else.
const LOG: &str = "info,sqlx=warn";

/// Does what the command line asks for. Trouble is told on standard error, and the exit code is then not 0.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let outcome = cli.settings.resolve().map_err(|error| (error.to_string(), ExitCode::FAILURE));
    match outcome.and_then(|config| act(cli.command, config)) {
        Ok(()) => ExitCode::SUCCESS,
        Err((told, code)) => {
            eprintln!("lagesbild: {told}");
            code
        }
    }
}

fn act(command: Option<Command>, config: Config) -> Result<(), (String, ExitCode)> {
    let failure = |told: String| (told, ExitCode::FAILURE);
    let runtime = tokio::runtime::Runtime::new()
        .map_err(|error| failure(format!("no threads can be started: {error}")))?;
    match command {
        None | Some(Command::Serve) => {
            log_to_standard_error();
            runtime.block_on(serve::serve(config)).map_err(|error| failure(error.to_string()))
        }
        Some(Command::Task(task)) => runtime
            .block_on(commands::run(task, config))
            .map_err(|error| (error.to_string(), error.exit_code())),
    }
}

/// Standard output is for results; the log goes beside it, in colours only where someone sees them.
fn log_to_standard_error() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(LOG));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        // A log that cannot be written, on a full disk, must not take down what it tells of.
        .log_internal_errors(false)
        .init();
}

/// Lägesbild: residents answer, police and municipality see the shared situation picture.
#[derive(Clone, Debug, Parser)]
#[command(name = "lagesbild", version, propagate_version = true)]
pub struct Cli {
    #[command(flatten)]
    pub settings: Settings,

    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Serve residents and staff (the default).
    Serve,
    #[command(flatten)]
    Task(Task),
}

/// What is done once and then over. The exit code is 0 only when all of it was done.
#[derive(Clone, Debug, Subcommand)]
pub enum Task {
    /// Staff accounts.
    #[command(subcommand)]
    User(UserTask),
    /// Events where residents are met.
    #[command(subcommand)]
    Event(EventTask),
    /// Make up answers for trying Lägesbild out, or remove them.
    Demo(Demo),
    /// Write a file.
    #[command(subcommand)]
    Export(ExportTask),
    /// Read a file.
    #[command(subcommand)]
    Import(ImportTask),
    /// Write a year's archive package: the promise, the picture, the method and the follow-up, with hashes.
    Archive(Archive),
    /// Write a copy of everything to a new file, also while Lägesbild runs. It can be restored on either engine.
    Backup { file: PathBuf },
    /// Put everything from a backup into the configured database, which must be empty. All or nothing.
    Restore { file: PathBuf },
    /// Check the configuration, the database and that every count agrees with the answers.
    Doctor(Doctor),
}

#[derive(Clone, Debug, Subcommand)]
pub enum UserTask {
    /// Add an account and print a one-time link for setting its password. For an account that is there already with
    /// the same role and organisation: print a new link.
    Add(UserAdd),
}

#[derive(Clone, Debug, Args)]
pub struct UserAdd {
    pub email: String,
    #[arg(long, value_name = "admin|editor|analyst|signer", value_parser = role)]
    pub role: Role,
    #[arg(long, value_name = "polis|kommun", value_parser = organisation)]
    pub organisation: Organisation,
    /// Shown to colleagues until the person chooses a name. Without it: the part of the address before the @.
    #[arg(long)]
    pub name: Option<String>,
}

#[derive(Clone, Debug, Subcommand)]
pub enum EventTask {
    /// Add an event and print its code and the address that its QR leads to.
    Add(EventAdd),
}

#[derive(Clone, Debug, Args)]
pub struct EventAdd {
    #[arg(long)]
    pub title: String,
    #[arg(long)]
    pub place: String,
    /// The day, or the first of several.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub day: Date,
    /// The last of several days.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub last_day: Option<Date>,
    #[arg(long, value_name = "dialogue|theme_meeting|safety_walk|school|other", value_parser = kind, default_value = "dialogue")]
    pub kind: EventKind,
    #[arg(long, value_name = "polis|kommun|gemensam", value_parser = organiser, default_value = "gemensam")]
    pub organiser: Organiser,
    /// An area's id; once for each. Without it: the whole municipality.
    #[arg(long = "area", value_name = "ID")]
    pub areas: Vec<String>,
    /// Show the event in the public calendar. Never for a closed group.
    #[arg(long)]
    pub announce: bool,
    /// The survey of an age group that the event is for; once for each. Without it: everyone.
    #[arg(long = "age", value_name = "barn|ungdom|unga-vuxna|vuxna|aldre", value_parser = clap::builder::PossibleValuesParser::new(domain::survey::SLUGS))]
    pub ages: Vec<String>,
}

#[derive(Clone, Debug, Args)]
pub struct Archive {
    /// The year that was promised for.
    #[arg(long, value_name = "Y")]
    pub year: i16,
    /// The ZIP file to write; an earlier one of that name is replaced.
    #[arg(long, value_name = "FILE")]
    pub output: PathBuf,
}

#[derive(Clone, Copy, Debug, Args)]
pub struct Doctor {
    /// Put right what can be put right without losing an answer, and check again.
    #[arg(long)]
    pub mend: bool,
}

#[derive(Clone, Debug, Args)]
pub struct Demo {
    /// How many answers to make up.
    #[arg(long, value_name = "N", default_value_t = 5000, value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
    pub responses: u64,
    /// The same seed makes the same answers.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// The label year. Without it: this year.
    #[arg(long, value_name = "Y")]
    pub year: Option<i16>,
    /// Delete the demo answers of every year instead.
    #[arg(long, conflicts_with_all = ["responses", "seed", "year"])]
    pub remove: bool,
}

#[derive(Clone, Debug, Subcommand)]
pub enum ExportTask {
    /// One row per answer (microdata).
    Responses(ExportResponses),
    /// The published situation picture's figures, or the live one's.
    SituationPicture(ExportSituationPicture),
    /// What the columns and codes of the files mean.
    Codebook(ExportCodebook),
}

#[derive(Clone, Debug, Args)]
pub struct ExportResponses {
    #[arg(long, value_name = "SLUG")]
    pub survey: String,
    #[arg(long, value_name = "Y")]
    pub year: i16,
    /// How much each row tells.
    #[arg(long, value_enum, default_value_t)]
    pub detail: Detail,
    #[command(flatten)]
    pub target: Target,
}

#[derive(Clone, Debug, Args)]
pub struct ExportSituationPicture {
    #[arg(long, value_name = "Y")]
    pub year: i16,
    #[arg(long, value_enum, default_value_t)]
    pub format: PictureFormat,
    /// The live picture instead of the latest published version, as CSV: exact and unmasked, not for anyone else.
    #[arg(long)]
    pub draft: bool,
    #[command(flatten)]
    pub target: Target,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum PictureFormat {
    /// One row per figure.
    #[default]
    Csv,
    /// The same rows, with what they are of.
    Json,
    /// For PC-Axis, PxWeb and other tools of statistics offices.
    Px,
    /// A Frictionless data package: its description, and with --output its files beside it.
    Datapackage,
}

#[derive(Clone, Debug, Args)]
pub struct ExportCodebook {
    #[arg(long, value_name = "SLUG")]
    pub survey: String,
    #[arg(long, value_name = "Y")]
    pub year: i16,
    #[command(flatten)]
    pub target: Target,
}

/// Where a file goes and how it is written.
#[derive(Clone, Debug, Args)]
pub struct Target {
    #[arg(long, value_enum, default_value_t)]
    pub dialect: Dialect,
    /// Write this file, and its manifest FILE.manifest.json. Without it: standard output.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Clone, Debug, Subcommand)]
pub enum ImportTask {
    /// Published figures from elsewhere: source,url,year,geography,indicator,theme,unit,value. All rows or none.
    Indicators { file: PathBuf },
    /// Notes from dialogues with staff and with partners: the table that the web offers as a template. All rows or none.
    Dialogues {
        file: PathBuf,
        /// What may point someone out has been read, and points nobody out.
        #[arg(long)]
        reviewed: bool,
    },
    /// A promise that was decided elsewhere, from TOML, and what the checks find in it. Whole or not at all.
    Promise { file: PathBuf },
}

fn role(id: &str) -> Result<Role, String> {
    Role::from_id(id).ok_or_else(|| one_of(Role::ALL.map(Role::id)))
}

fn organisation(id: &str) -> Result<Organisation, String> {
    Organisation::from_id(id).ok_or_else(|| one_of(Organisation::ALL.map(Organisation::id)))
}

fn kind(id: &str) -> Result<EventKind, String> {
    EventKind::from_id(id).ok_or_else(|| one_of(EventKind::ALL.map(EventKind::id)))
}

fn organiser(id: &str) -> Result<Organiser, String> {
    Organiser::from_id(id).ok_or_else(|| one_of(Organiser::ALL.map(Organiser::id)))
}

fn one_of<const COUNT: usize>(ids: [&str; COUNT]) -> String {
    format!("write one of {}", ids.join(", "))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn nothing_given_means_serve_with_the_defaults() {
        let cli = Cli::try_parse_from(["lagesbild"]).unwrap();
        assert!(cli.command.is_none());
    }

    #[test]
    fn a_setting_may_stand_before_or_after_the_command() {
        for line in [
            ["lagesbild", "--database", "sqlite:x.db", "doctor"],
            ["lagesbild", "doctor", "--database", "sqlite:x.db"],
        ] {
            let cli = Cli::try_parse_from(line).unwrap();
            assert_eq!(cli.settings.database, "sqlite:x.db");
            assert!(matches!(cli.command, Some(Command::Task(Task::Doctor(Doctor { mend: false })))));
        }
    }

    #[test]
    fn a_role_that_does_not_exist_is_refused_with_those_that_do() {
        let line = ["lagesbild", "user", "add", "a@b.se", "--role", "chef", "--organisation", "polis"];
        let refusal = Cli::try_parse_from(line).unwrap_err().to_string();
        assert!(refusal.contains("admin, editor, analyst, signer"), "{refusal}");
    }

    #[test]
    fn removing_demo_answers_and_making_them_are_not_asked_for_at_once() {
        assert!(Cli::try_parse_from(["lagesbild", "demo", "--remove", "--seed", "2"]).is_err());
        assert!(Cli::try_parse_from(["lagesbild", "demo", "--responses", "0"]).is_err());
    }
}
