//! How long the microdata of a million answers to one survey take, against the engines' own tools writing the same
//! columns: `sqlite3 -csv` with `json_extract`, and `psql \copy`.

mod support;

use std::{
    fs::{self, File},
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::Command,
};

use domain::{microdata::Columns, municipality::AREA_QUESTION, round::Round, survey::Survey};
use end2end::binary;
use support::{
    cluster::Cluster,
    command::{Run, timed},
    figures::{against_goal, grouped, line, median, spread, title},
    fill::fill,
    many,
};

const ROUNDS: usize = 3;
/// The built-in municipality's code.
const HERE: &str = "0123";
const SURVEY: &str = "vuxna";
const ROUND: &str = "measured";
const YEAR: i16 = 2031;
/// The answers that are exported, in the engines' words.
const WHICH: &str = "response WHERE municipality = '0123' AND round = 'measured' AND survey = 'vuxna'";

fn main() {
    println!("# Microdata of {} answers", grouped(many() as f64));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = |name: &str| folder.path().join(name);
    println!("\nThe answers are made first; that takes a minute or two for each engine.");

    title("SQLite");
    let file = place("lagesbild.db");
    let database = format!("sqlite:{}", file.display());
    let survey = prepare(&database);
    let query = query(&survey, of_sqlite, &format!("{WHICH} ORDER BY id"));
    compare("sqlite3 -csv with json_extract", &database, folder.path(), || {
        let mut command = Command::new("sqlite3");
        command.args(["-readonly", "-batch", "-csv", "-header"]).arg(&file).arg(&query);
        command
    });
    fs::remove_file(&file).expect("the database is no longer needed");

    title("PostgreSQL");
    let cluster = Cluster::start();
    let database = cluster.new_database();
    let survey = prepare(&database);
    // Read as JSON once a row and not once a column.
    let once =
        format!("(SELECT *, CAST(answers AS JSONB) AS given FROM {WHICH} ORDER BY id OFFSET 0) AS response");
    let copy =
        format!("\\copy ({}) TO STDOUT WITH (FORMAT csv, HEADER)", self::query(&survey, of_postgres, &once));
    compare("psql \\copy", &database, folder.path(), || {
        let mut command = Command::new("psql");
        command.args(["--no-psqlrc", "--quiet", "--dbname", &database, "--command", &copy]);
        command
    });
}

/// Measures both in turn, several times, and sees that they say the same.
fn compare(peer: &str, database: &str, folder: &Path, command: impl Fn() -> Command) {
    let (mine, theirs) = (folder.join("lagesbild.csv"), folder.join("peer.csv"));
    let (mut ours, mut peers, mut ratios, mut peak) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for _ in 0..ROUNDS {
        let Run { time: peer_time, .. } = timed(&mut command(), &theirs);
        let run = timed(&mut export(database), &mine);
        ours.push(run.time.as_secs_f64());
        peers.push(peer_time.as_secs_f64());
        ratios.push(peer_time.as_secs_f64() / run.time.as_secs_f64());
        peak = peak.max(run.peak);
    }
    assert_same(&mine, &theirs);
    line(format!("{peer}: {:.1} s ({})", median(&peers), spread(&peers, 1)));
    line(format!("`lagesbild export responses`: {:.1} s ({})", median(&ours), spread(&ours, 1)));
    let ratio = median(&ratios);
    against_goal("times as fast", &format!("{ratio:.1} ({})", spread(&ratios, 1)), "faster", ratio > 1.0);
    let peak = peak as f64 / 1000.0;
    against_goal("most memory held", &format!("{peak:.0} MB"), "≤ 64 MB", peak > 0.0 && peak <= 64.0);
    line(format!("both wrote the same {} rows", grouped(many() as f64)));
}

fn export(database: &str) -> Command {
    let mut command = Command::new(binary::lagesbild());
    command.args(["export", "responses", "--survey", SURVEY, "--year", &YEAR.to_string()]);
    for setting in ["LISTEN", "PUBLIC_URL", "TRUSTED_PROXIES", "CONFIG"] {
        command.env_remove(format!("LAGESBILD_{setting}"));
    }
    command.env("LAGESBILD_DATABASE", database);
    command
}

/// A database with the surveys and the answers. Answers the survey.
fn prepare(database: &str) -> Survey {
    // Any command brings the tables and the surveys; it finds nothing to export yet.
    let _ = export(database).output().expect("lagesbild starts");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let store = store_sqlx::open(database).await.expect("the database opens");
        let surveys = store.surveys(HERE).await.expect("surveys");
        let survey = surveys.into_iter().find(|survey| survey.slug == SURVEY).expect("the survey is there");
        let opens = jiff::civil::Date::new(YEAR, 1, 1).expect("a day");
        let round = Round { id: ROUND.to_owned(), year: YEAR, opens, closes: None, demo: false };
        assert!(store.add_round(HERE, &round).await.expect("a round"), "the round is new");
        fill(store.as_ref(), HERE, std::slice::from_ref(&survey), ROUND, many()).await;
        store.close().await;
        survey
    })
}

/// What the file's columns are in the engine's own words, given one for a field and one for an option of a multiple
/// choice.
fn query(survey: &Survey, engine: fn(&str, Option<&str>) -> String, from: &str) -> String {
    let mut columns: Vec<String> =
        ["survey", "version", "day", "area", "event", "channel", "language"].map(str::to_owned).into();
    let mut names = columns.clone();
    for field in survey.fields().filter(|field| field.id != AREA_QUESTION) {
        if field.question.is_multiple() {
            for option in &field.question.options {
                names.push(format!("{}.{}", field.id, option.id));
                columns.push(engine(field.id, Some(&option.id)));
            }
        } else {
            names.push(field.id.to_owned());
            columns.push(engine(field.id, None));
        }
    }
    assert_eq!(names, Columns::new(&[survey]).header(), "the columns are the file's");
    let columns: Vec<_> =
        names.iter().zip(columns).map(|(name, column)| format!("{column} AS \"{name}\"")).collect();
    format!("SELECT {} FROM {from}", columns.join(", "))
}

fn of_sqlite(field: &str, option: Option<&str>) -> String {
    match option {
        None => format!("json_extract(answers, '$.{field}[0]')"),
        Some(option) => format!("json_extract(answers, '$.{field}') LIKE '%\"{option}\"%'"),
    }
}

fn of_postgres(field: &str, option: Option<&str>) -> String {
    match option {
        None => format!("given -> '{field}' ->> 0"),
        Some(option) => format!("CAST(given -> '{field}' ? '{option}' AS INTEGER)"),
    }
}

/// Line by line, whatever a line ends with.
fn assert_same(mine: &PathBuf, theirs: &PathBuf) {
    let lines =
        |path| BufReader::new(File::open(path).expect("a file")).lines().map(|line| line.expect("a line"));
    let (mut mine, mut theirs) = (lines(mine), lines(theirs));
    let mut rows = 0;
    loop {
        let (one, other) = (mine.next(), theirs.next());
        let trimmed =
            |line: &Option<String>| line.as_deref().map(|line| line.trim_end_matches('\r').to_owned());
        assert_eq!(trimmed(&one), trimmed(&other), "line {rows}");
        if one.is_none() {
            break;
        }
        rows += 1;
    }
    assert_eq!(rows, many() + 1, "every answer and the header");
}
