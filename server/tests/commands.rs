//! The command line as an operator uses it: the built program, a folder of its own, what it prints and leaves behind.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// A folder with a database in it.
struct Ground {
    folder: TempDir,
}

impl Ground {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn with_demo(responses: &str, seed: &str) -> Self {
        let ground = Self::new();
        ground.ok(&["demo", "--responses", responses, "--seed", seed, "--year", "2026"]);
        ground
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lagesbild"));
        for name in ["LISTEN", "DATABASE", "PUBLIC_URL", "TRUSTED_PROXIES", "CONFIG"] {
            command.env_remove(format!("LAGESBILD_{name}"));
        }
        command.current_dir(self.folder.path()).args(arguments).output().expect("the program runs")
    }

    /// The audit log, the newest first.
    fn audit_entries(&self) -> Vec<store::AuditEntry> {
        let address = format!("sqlite:{}", self.path("data/lagesbild.db").display());
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let store = store_sqlx::open(&address).await.expect("the database opens");
            let entries = store.audit_entries("0123", 100).await.expect("the log reads");
            store.close().await;
            entries
        })
    }

    /// Standard output of a command that must succeed.
    fn ok(&self, arguments: &[&str]) -> Vec<u8> {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    fn told(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.ok(arguments)).expect("UTF-8")
    }

    /// Exit code and standard error of a command that must fail, and print nothing else.
    fn refused(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.run(arguments);
        assert!(!output.status.success(), "{arguments:?} succeeded");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "", "{arguments:?}");
        (output.status.code().expect("an exit code"), String::from_utf8(output.stderr).expect("UTF-8"))
    }
}

fn responses<'a>(survey: &'a str, dialect: &'a str) -> [&'a str; 8] {
    ["export", "responses", "--survey", survey, "--year", "2026", "--dialect", dialect]
}

fn records(bytes: &[u8], delimiter: u8) -> (Vec<String>, Vec<csv::StringRecord>) {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(bytes);
    let header = reader.headers().expect("a header").iter().map(str::to_owned).collect();
    (header, reader.records().collect::<Result<_, _>>().expect("every row reads back"))
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

#[test]
fn the_same_seed_gives_byte_identical_files_in_two_databases_and_another_seed_does_not() {
    let (one, same, other) =
        (Ground::with_demo("600", "5"), Ground::with_demo("600", "5"), Ground::with_demo("600", "6"));
    for survey in ["barn", "ungdom", "unga-vuxna", "vuxna", "aldre"] {
        let export = responses(survey, "standard");
        let bytes = one.ok(&export);
        assert!(bytes == same.ok(&export), "{survey} differs for the same seed");
        assert!(bytes != other.ok(&export), "{survey} is the same for another seed");
    }
    let picture = ["export", "situation-picture", "--year", "2026", "--draft"];
    assert!(one.ok(&picture) == same.ok(&picture));
}

#[test]
fn every_demo_answer_is_in_exactly_one_file() {
    let ground = Ground::with_demo("700", "1");
    let rows = ["barn", "ungdom", "unga-vuxna", "vuxna", "aldre"]
        .map(|survey| records(&ground.ok(&responses(survey, "standard")), b',').1.len());
    assert_eq!(rows.iter().sum::<usize>(), 700, "{rows:?}");
}

#[test]
fn the_header_of_the_microdata_is_the_contract() {
    let ground = Ground::with_demo("300", "1");
    let (header, rows) = records(&ground.ok(&responses("barn", "standard")), b',');
    let expected = "survey,version,day,area,event,channel,language,b_dag,b_kvall,b_skolvag,b_skola,\
        b_orsak.moped,b_orsak.elspark,b_orsak.fart,b_orsak.morkt,b_orsak.aldre_barn,b_orsak.vuxna,b_orsak.inget,\
        b_orsak.vet_inte,b_plats.skolgard,b_plats.park,b_plats.centrum,b_plats.station,b_plats.buss,b_plats.idrott,\
        b_plats.nej,b_plats.vet_inte,b_vuxen";
    assert_eq!(header.join(","), expected);
    assert!(rows.iter().all(|row| &row[0] == "barn" && row[2].starts_with("2026-")));
}

#[test]
fn both_dialects_read_back_to_the_same_table() {
    let ground = Ground::with_demo("400", "2");
    let (standard, excel) =
        (ground.ok(&responses("aldre", "standard")), ground.ok(&responses("aldre", "excel")));
    assert!(!standard.starts_with(b"\xef\xbb\xbf"));
    let unmarked = excel.strip_prefix(b"\xef\xbb\xbf").expect("the Excel dialect has a byte order mark");
    assert_eq!(records(&standard, b','), records(unmarked, b';'));
    for bytes in [&standard[..], unmarked] {
        let text = std::str::from_utf8(bytes).unwrap();
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "every line ends with CRLF");
    }

    let picture =
        |dialect| ["export", "situation-picture", "--year", "2026", "--draft", "--dialect", dialect];
    let (standard, excel) = (ground.ok(&picture("standard")), ground.ok(&picture("excel")));
    let (header, rows) = records(&standard, b',');
    let (_, swedish) = records(excel.strip_prefix(b"\xef\xbb\xbf").unwrap(), b';');
    assert_eq!(
        header.join(","),
        "ar,kommunkod,omrade,aldersgrupp,fraga_id,fraga_version,tema,svar,n_avrundat,andel,ki_l,ki_u,index,status"
    );
    assert_eq!(rows.len(), swedish.len());
    assert!(rows.iter().any(|row| row[9].contains('.')), "the draft is not rounded");
    for (row, swedish) in rows.iter().zip(&swedish) {
        assert_eq!(row[9].replace('.', ","), swedish[9]);
    }
}

#[test]
fn the_manifest_counts_the_rows_and_sums_the_bytes_of_the_file() {
    let ground = Ground::with_demo("500", "1");
    for (dialect, delimiter) in [("standard", b','), ("excel", b';')] {
        let printed = ground.ok(&responses("vuxna", dialect));
        let mut export = responses("vuxna", dialect).to_vec();
        export.extend(["--output", "ut.csv"]);
        ground.ok(&export);
        let file = fs::read(ground.path("ut.csv")).expect("the file is there");
        assert!(file == printed, "a file has the same bytes as standard output");

        let manifest =
            fs::read_to_string(ground.path("ut.csv.manifest.json")).expect("its manifest is there");
        let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
        let (header, rows) = records(&file, delimiter);
        assert_eq!(manifest["rows"], rows.len());
        assert_eq!(manifest["sha256"], hex(&file));
        assert_eq!(manifest["bytes"], file.len());
        assert_eq!(manifest["columns"].as_array().unwrap().len(), header.len());
        for (key, expected) in [
            ("file", "ut.csv"),
            ("kind", "responses"),
            ("municipality", "0123"),
            ("survey", "vuxna"),
            ("dialect", dialect),
            ("detail", "full"),
        ] {
            assert_eq!(manifest[key], expected, "{key}");
        }
        assert_eq!(manifest["demo"], true, "made-up answers are marked");
    }
    let left: Vec<_> = fs::read_dir(ground.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains(".part"))
        .collect();
    assert!(left.is_empty(), "temporary files are left: {left:?}");
}

#[test]
fn a_protected_file_holds_ten_of_each_combination_and_its_manifest_says_what_was_done() {
    let ground = Ground::with_demo("3000", "1");
    let mut export = responses("vuxna", "standard").to_vec();
    export.extend(["--detail", "protected", "--output", "ut.csv"]);
    ground.ok(&export);
    let (full, _) = records(&ground.ok(&responses("vuxna", "standard")), b',');
    let (header, rows) = records(&fs::read(ground.path("ut.csv")).unwrap(), b',');
    assert_eq!(header.join(","), full.join(",").replace("version,day", "version,week"));
    let mut combinations = std::collections::BTreeMap::<Vec<&str>, usize>::new();
    for row in &rows {
        *combinations.entry(row.iter().skip(3).take(4).collect()).or_default() += 1;
    }
    assert!(combinations.values().all(|rows| *rows >= 10), "{combinations:?}");

    let manifest = fs::read(ground.path("ut.csv.manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    assert_eq!((&manifest["detail"], &manifest["rows"]), (&"protected".into(), &rows.len().into()));
    let done = &manifest["protection"];
    assert_eq!((&done["smallest"], &done["most_percent"]), (&10.into(), &80.into()));
    assert_eq!((&done["rows"], &done["left_out"]), (&rows.len().into(), &0.into()));
    let hidden = |column: &str| {
        let place = header.iter().position(|name| name == column).unwrap();
        rows.iter().filter(|row| &row[place] == "*").count()
    };
    let withheld = done["withheld"].as_array().unwrap();
    assert!(!withheld.is_empty());
    for one in withheld {
        assert_eq!(one["rows"], hidden(one["column"].as_str().unwrap()));
    }

    let codebook = ["export", "codebook", "--survey", "vuxna", "--year", "2026"];
    let (_, book) = records(&ground.ok(&codebook), b',');
    for column in ["week", "area", "event", "channel", "language", "utsatt.hot"] {
        let told = book.iter().any(|row| &row[0] == "responses" && row[1] == *column && &row[2] == "*");
        assert!(told, "the codebook says what * is in {column}");
    }
}

#[test]
fn a_text_that_a_spreadsheet_would_run_is_neutralised() {
    let ground = Ground::new();
    // The only texts in an export that someone may write freely come with the configuration: the codebook tells the
    // areas' names.
    let configuration = "code = \"0123\"\nname = \"Prov\"\npolice = \"Prov\"\n[[areas]]\nid = \"norr\"\nname = \"=HYPERLINK(1)\"\n";
    fs::write(ground.path("prov.toml"), configuration).unwrap();
    let with = |rest: &[&'static str]| {
        let mut all = vec!["--config", "prov.toml"];
        all.extend(rest);
        all
    };
    ground.ok(&with(&["demo", "--responses", "200", "--year", "2026"]));
    for dialect in ["standard", "excel"] {
        let codebook = ground.told(&with(&[
            "export",
            "codebook",
            "--survey",
            "vuxna",
            "--year",
            "2026",
            "--dialect",
            dialect,
        ]));
        assert!(codebook.contains("'=HYPERLINK(1)"), "{dialect}");
        assert!(!codebook.replace("'=HYPERLINK", "").contains("=HYPERLINK"), "{dialect}");
    }
}

#[test]
fn the_codebook_explains_every_column_of_the_microdata() {
    let ground = Ground::with_demo("300", "1");
    let (columns, _) = records(&ground.ok(&responses("aldre", "standard")), b',');
    let codebook = ["export", "codebook", "--survey", "aldre", "--year", "2026"];
    let (_, rows) = records(&ground.ok(&codebook), b',');
    for column in columns {
        assert!(
            rows.iter().any(|row| &row[0] == "responses" && row[1] == *column),
            "{column} is not explained"
        );
    }
}

#[test]
fn removing_the_demo_removes_all_of_it_and_leaves_the_counts_right() {
    let ground = Ground::with_demo("300", "1");
    ground.ok(&["demo", "--responses", "200", "--seed", "1", "--year", "2025"]);
    let (code, told) = ground.refused(&["demo", "--responses", "10", "--year", "2026"]);
    assert_eq!(code, 1);
    assert!(told.contains("demo --remove"), "{told}");

    assert!(ground.told(&["demo", "--remove"]).starts_with("500 demo answers in 2 rounds removed"));
    let (code, told) = ground.refused(&responses("vuxna", "standard"));
    assert_eq!(code, 1);
    assert!(told.contains("no answers to vuxna for 2026") && told.contains("any other year"), "{told}");
    assert!(ground.told(&["doctor"]).contains("every count agrees"));
    assert!(ground.told(&["demo", "--remove"]).starts_with("0 demo answers"));
    ground.ok(&["demo", "--responses", "20", "--seed", "1", "--year", "2026"]);
}

#[test]
fn an_export_that_cannot_be_given_says_why_and_leaves_no_file() {
    let ground = Ground::with_demo("100", "1");
    for (arguments, code, expected) in [
        (&["export", "responses", "--survey", "vuxna", "--year", "2024"][..], 1, "there are for 2026"),
        (
            &["export", "responses", "--survey", "vuxen", "--year", "2026"],
            1,
            "barn, unga-vuxna, ungdom, vuxna",
        ),
        (&["export", "situation-picture", "--year", "2026"], 1, "nothing is published for 2026 yet"),
        (&["export", "situation-picture", "--year", "2024", "--draft"], 1, "there are for 2026"),
        (&["export", "codebook", "--survey", "vuxna", "--year", "2024"], 1, "there are for 2026"),
        (&["export", "situation-picture", "--year", "2026", "--format", "px"], 1, "nothing is published"),
        (&["export", "situation-picture", "--year", "2026", "--draft", "--format", "px"], 2, "csv only"),
    ] {
        let mut all = arguments.to_vec();
        all.extend(["--output", "ut.csv"]);
        let (given, told) = ground.refused(&all);
        assert_eq!(given, code, "{arguments:?}: {told}");
        assert!(told.contains(expected), "{arguments:?}: {told}");
        assert!(!ground.path("ut.csv").exists() && !ground.path("ut.csv.manifest.json").exists());
    }
    let package = ["--format", "datapackage", "--output", "lagesbild.csv"];
    let (code, told) =
        ground.refused(&[&["export", "situation-picture", "--year", "2026"], &package[..]].concat());
    assert!(code == 2 && told.contains("one of the package's own files"), "{told}");
    let (_, told) = ground.refused(&[
        "export",
        "codebook",
        "--survey",
        "vuxna",
        "--year",
        "2026",
        "--output",
        "no/such/ut.csv",
    ]);
    assert!(told.contains("no/such/ut.csv"), "{told}");
}

#[test]
fn figures_from_elsewhere_are_imported_whole_or_not_at_all() {
    let ground = Ground::new();
    let figures = concat!(env!("CARGO_MANIFEST_DIR"), "/data/published-indicators.csv");
    assert_eq!(ground.told(&["import", "indicators", figures]).trim(), "16 figures: 16 new, 0 replaced");
    assert_eq!(ground.told(&["import", "indicators", figures]).trim(), "16 figures: 0 new, 16 replaced");

    let text = fs::read_to_string(figures).unwrap();
    let faulty = text.replace(",2018,", ",2017,").replace("86330", "-5").replace(",72\n", ",720\n");
    fs::write(ground.path("fel.csv"), faulty).unwrap();
    let (code, told) = ground.refused(&["import", "indicators", "fel.csv"]);
    assert_eq!(code, 1);
    for expected in ["line 14: value 720", "line 17: value -5", "nothing was imported"] {
        assert!(told.contains(expected), "{expected} in {told}");
    }
    // The row for 2017 was right, but went in with nothing: it is new again.
    fs::write(ground.path("ratt.csv"), text.replace(",2018,", ",2017,")).unwrap();
    assert_eq!(ground.told(&["import", "indicators", "ratt.csv"]).trim(), "16 figures: 1 new, 15 replaced");
}

#[test]
fn notes_from_dialogues_are_imported_whole_or_not_at_all() {
    let ground = Ground::new();
    let header = "dialog;dag;deltagare;tema;omrade;allvar;iakttagelse;referens\n";
    let first = "medarbetare;2026-03-21;polis 2;Narkotika;Viksjö;4,0;De säljer öppet.;a\n";
    let second = "samverkan;2026-03-22;butiksägare 3;Trygghet;;1;Det är lugnt.;b\n";
    let file = |name: &str, rows: &[&str]| fs::write(ground.path(name), [header, &rows.concat()].concat());

    // One row is right, but goes in with nothing; every fault of the others is named.
    let faulty =
        ["boende;2026-03-23;polis 1;Narkotika;;9;Text;c\n", "medarbetare;2026-99-21;;hemligt;;1;Text;d\n"];
    file("fel.csv", &[first, faulty[0], faulty[1]]).unwrap();
    let (code, told) = ground.refused(&["import", "dialogues", "fel.csv"]);
    assert_eq!(code, 1);
    for expected in ["nothing was read in", "line 3, dialog", "line 3, allvar", "line 4, dag", "line 4, tema"]
    {
        assert!(told.contains(expected), "{expected} in {told}");
    }
    assert!(!told.contains("line 2"), "{told}");

    file("ratt.csv", &[first, second]).unwrap();
    assert_eq!(ground.told(&["import", "dialogues", "ratt.csv"]).trim(), "2 notes: 2 new, 0 replaced");
    assert_eq!(ground.told(&["import", "dialogues", "ratt.csv"]).trim(), "2 notes: 0 new, 2 replaced");
}

#[test]
fn a_file_that_may_point_someone_out_is_imported_only_after_someone_has_read_it() {
    let ground = Ground::new();
    let rows = "dialog;dag;deltagare;tema;allvar;iakttagelse\n\
        samverkan;2026-03-22;butiksägare 3;Trygghet;1;Erik Karlsson säger att det är lugnt.\n";
    fs::write(ground.path("namn.csv"), rows).unwrap();
    let (code, told) = ground.refused(&["import", "dialogues", "namn.csv"]);
    assert_eq!(code, 1);
    assert!(told.contains("line 2, iakttagelse: name") && told.contains("--reviewed"), "{told}");
    assert!(!told.contains("Karlsson"), "a terminal keeps no names: {told}");
    let read = ground.told(&["import", "dialogues", "namn.csv", "--reviewed"]);
    assert_eq!(read.trim(), "1 notes: 1 new, 0 replaced");
}

#[test]
fn a_promise_decided_elsewhere_is_imported_whole_or_not_at_all_and_checked() {
    const PROMISE: &str =
        concat!(env!("CARGO_MANIFEST_DIR"), "/domain/tests/data/promise-jarfalla-2024.toml");
    let ground = Ground::new();
    let text = fs::read_to_string(PROMISE).unwrap();

    // One fault of one commitment, and nothing is taken: the right file is new afterwards.
    fs::write(ground.path("fel.toml"), text.replace("theme = \"bedrageri\"", "theme = \"okand\"")).unwrap();
    let (code, told) = ground.refused(&["import", "promise", "fel.toml"]);
    assert_eq!(code, 1);
    assert!(told.contains("nothing was imported") && told.contains("\"okand\""), "{told}");

    let told = ground.told(&["import", "promise", PROMISE]);
    assert!(told.starts_with("promise for 2024: 6 commitments, decided as version 1, SHA-256 "), "{told}");
    for number in 1..=6 {
        let about = |what: &str| {
            let place = format!("commitment {number} (");
            told.lines().any(|line| line.starts_with(&place) && line.contains(what))
        };
        assert!(
            about("cannot be counted") && about("no baseline") && about("no evidence"),
            "{number}: {told}"
        );
    }
    assert!(told.contains("(polis, trafik_skola): cannot be counted, \"Flertalet\" is no number"), "{told}");
    assert!(told.contains("no picture of 2023 is published"), "{told}");

    let again = ground.told(&["import", "promise", PROMISE]);
    assert!(again.starts_with("promise for 2024: 6 commitments, there already, SHA-256 "), "{again}");

    // Another text for the same year does not take its place.
    fs::write(ground.path("annan.toml"), text.replace("Flertalet", "Tolv")).unwrap();
    let (code, told) = ground.refused(&["import", "promise", "annan.toml"]);
    assert_eq!(code, 1);
    assert!(told.contains("2024 has a decided promise already (version 1"), "{told}");

    // Next year's that says the same is noticed sentence by sentence.
    fs::write(ground.path("2025.toml"), text.replace("year = 2024", "year = 2025")).unwrap();
    let told = ground.told(&["import", "promise", "2025.toml"]);
    let copied = told.lines().filter(|line| line.contains("stood in the promise of 2024 already")).count();
    assert_eq!(copied, 6, "{told}");

    let entries = ground.audit_entries();
    let imports: Vec<_> = entries.iter().filter(|entry| entry.action == "import.promise").collect();
    assert_eq!(imports.len(), 2, "only what was new is in the log");
    assert_eq!(imports[1].subject, "promise-jarfalla-2024.toml");
}

#[test]
fn the_doctor_finds_a_decided_promise_that_was_changed_on_the_disk() {
    const PROMISE: &str =
        concat!(env!("CARGO_MANIFEST_DIR"), "/domain/tests/data/promise-jarfalla-2024.toml");
    let ground = Ground::new();
    ground.ok(&["import", "promise", PROMISE]);
    let well = "1 published pictures and decided promises give the SHA-256 that they were given";
    let before = ground.run(&["doctor"]);
    assert!(String::from_utf8_lossy(&before.stdout).contains(well), "{before:?}");

    // Past the database, which refuses it.
    let file = ground.path("data/lagesbild.db");
    let mut bytes = fs::read(&file).unwrap();
    let (was, is) = (b"Flertalet trafik", b"Flertalen trafik");
    let places: Vec<_> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(was)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + is.len()].copy_from_slice(is);
    }
    fs::write(&file, bytes).unwrap();
    let after = ground.run(&["doctor"]);
    assert!(!after.status.success());
    let told = String::from_utf8_lossy(&after.stdout);
    assert!(told.contains("fault  version 1 of the promise for 2024 does not have the SHA-256"), "{told}");
}

#[test]
fn an_account_gets_a_link_and_a_second_one_when_the_first_is_lost() {
    let ground = Ground::new();
    let add = ["user", "add", "Eva@Jarfalla.se", "--role", "admin", "--organisation", "kommun"];
    let link = |told: &str| told.lines().find(|line| line.contains("/personal/start/")).unwrap().to_owned();
    let (first, second) = (ground.told(&add), ground.told(&add));
    assert!(first.starts_with("eva@jarfalla.se (admin, kommun)"), "{first}");
    assert!(link(&first).starts_with("http://127.0.0.1:3000/personal/start/"), "{first}");
    assert_eq!(link(&first).rsplit('/').next().unwrap().len(), 43, "32 bytes in base64url");
    assert_ne!(link(&first), link(&second));

    let (code, told) =
        ground.refused(&["user", "add", "eva@jarfalla.se", "--role", "analyst", "--organisation", "polis"]);
    assert_eq!(code, 1);
    assert!(told.contains("as admin for kommun"), "{told}");
    assert_eq!(ground.refused(&["user", "add", "eva", "--role", "admin", "--organisation", "polis"]).0, 2);
}

#[test]
fn an_event_gets_a_code_and_its_address() {
    let ground = Ground::new();
    let add = |rest: &[&'static str]| {
        let mut all = vec!["event", "add", "--title", "Dialog", "--place", "Torget", "--day", "2026-05-20"];
        all.extend(rest);
        all
    };
    let told = ground.told(&add(&["--area", "viksjo", "--public-url", "https://trygg.example.se/"]));
    let lines: Vec<_> = told.lines().collect();
    assert_eq!(lines[0].len(), 6, "{told}");
    assert_eq!(lines[1], format!("https://trygg.example.se/e/{}", lines[0]));

    let (code, told) = ground.refused(&add(&["--area", "solna", "--last-day", "2026-05-01"]));
    assert_eq!(code, 2);
    assert!(told.contains("\"solna\"") && told.contains("before --day"), "{told}");
}

#[test]
fn an_event_is_announced_only_when_that_is_asked_for() {
    let ground = Ground::new();
    let add = |more: &[&str]| {
        let mut all = vec!["event", "add", "--title", "Dialog", "--place", "Torget", "--day", "2026-05-20"];
        all.extend(more);
        ground.told(&all)
    };
    add(&["--age", "barn"]);
    let announced = || {
        let log = ground.path("log.db");
        let _ = fs::remove_file(&log);
        ground.ok(&["backup", log.to_str().expect("UTF-8")]);
        let bytes = fs::read(&log).expect("a file");
        bytes.windows(14).filter(|window| window == b"event.announce").count()
    };
    assert_eq!(announced(), 0);
    let code = add(&["--announce", "--age", "ungdom", "--age", "aldre"]);
    assert_eq!(code.lines().next().expect("a code").len(), 6);
    assert!(announced() > 0);
    let unknown = ["--title", "X", "--place", "Y", "--day", "2026-05-20", "--age", "alla"];
    let (code, told) = ground.refused(&[&["event", "add"], unknown.as_slice()].concat());
    assert_eq!(code, 2);
    assert!(told.contains("unga-vuxna"), "{told}");
}

#[test]
fn the_doctor_makes_no_database_where_there_is_none() {
    let ground = Ground::new();
    let (code, told) = ground.refused(&["doctor"]);
    assert_eq!(code, 1);
    assert!(told.contains("no database at data/lagesbild.db"), "{told}");
    assert!(!ground.path("data").exists());
}

#[test]
fn a_configuration_that_cannot_be_used_stops_every_command() {
    let ground = Ground::new();
    fs::write(ground.path("fel.toml"), "code = \"0123\"\nname =\n").unwrap();
    let (code, told) = ground.refused(&["doctor", "--config", "fel.toml"]);
    assert_eq!(code, 1);
    assert!(told.contains("fel.toml") && told.contains("line 2"), "{told}");
}

#[test]
fn what_commands_do_is_in_the_audit_log_without_an_account() {
    let ground = Ground::with_demo("100", "1");
    ground.ok(&["user", "add", "eva@jarfalla.se", "--role", "admin", "--organisation", "kommun"]);
    let event =
        ground.told(&["event", "add", "--title", "Dialog", "--place", "Torget", "--day", "2026-05-20"]);
    let file = ground.ok(&responses("vuxna", "standard"));
    ground.ok(&["demo", "--remove"]);

    let entries = ground.audit_entries();
    assert!(entries.iter().all(|entry| entry.account.is_none()));
    let done: Vec<_> = entries.iter().rev().map(|entry| entry.action.as_str()).collect();
    let expected =
        ["demo.add", "import.indicators", "user.add", "event.add", "export.responses", "demo.remove"];
    assert_eq!(done, expected);
    let of = |action: &str| entries.iter().find(|entry| entry.action == action).unwrap();
    assert_eq!(of("event.add").subject, event.lines().next().unwrap());
    let export = of("export.responses");
    assert_eq!(export.subject, "lagesbild-0123-vuxna-2026-svar-demo.csv");
    assert!(export.detail.contains(&hex(&file)), "the manifest is kept: {}", export.detail);
}
