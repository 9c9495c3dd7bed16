//! The open data as others meet them: fetched over HTTP and read with the programs that they are made for.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, Weak},
};

use domain::{
    disclosure,
    municipality::Municipality,
    promise::{Decided, Done, FollowUp, Piece, PromiseText, Writing, propose},
    published::{Digest as Sha, Edition, Frozen, Method, Parts, PublicPriority, PublicReport},
    report::{By, Stamped},
    situation_picture::{RawPicture, TallyInput},
    staff::{Organisation, Role},
    survey::themes,
};
use end2end::{Options, Server, TEST_TOWN, readers, staff::Session};
use sha2::{Digest as _, Sha256};
use store::SharedStore;
use tempfile::TempDir;

const YEAR: i16 = 2025;
const PUBLIC_URL: &str = "https://trygg.testby.example";
const FILES: [&str; 7] = [
    "datapackage.json",
    "lagesbild.csv",
    "lagesbild-excel.csv",
    "lagesbild.json",
    "lagesbild.px",
    "kodbok-excel.csv",
    "kodbok.csv",
];
const CATALOGUES: [&str; 3] = ["katalog.ttl", "katalog.jsonld", "katalog.rdf"];

/// The test town with a published version of made-up answers, and what a visitor fetched from it.
struct Town {
    server: Server,
    fetched: TempDir,
}

/// The one town of the tests that run at the same time. The last of them to end stops its server.
fn town() -> Arc<Town> {
    static TOWN: Mutex<Weak<Town>> = Mutex::new(Weak::new());
    let mut shared = TOWN.lock().unwrap_or_else(PoisonError::into_inner);
    shared.upgrade().unwrap_or_else(|| {
        let town = Arc::new(Town::found());
        *shared = Arc::downgrade(&town);
        town
    })
}

impl Town {
    fn found() -> Self {
        let server = Server::start_with(Options {
            municipality: TEST_TOWN,
            public_url: Some(PUBLIC_URL),
            demo: Some((3000, YEAR)),
        });
        publish(&server);
        let fetched = tempfile::tempdir().expect("a folder");
        let fetch = |path: String, name: &str| {
            let answer = server.client().get(server.url(&path)).send().expect("an answer");
            assert_eq!(answer.status(), 200, "{path}");
            fs::write(fetched.path().join(name), answer.bytes().expect("a file")).expect("it is written");
        };
        for name in FILES {
            fetch(format!("/oppna-data/{YEAR}/v1/{name}"), name);
        }
        for name in CATALOGUES {
            fetch(format!("/oppna-data/{name}"), name);
        }
        Self { server, fetched }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.fetched.path().join(name)
    }
}

/// Publishes what the town has answered, as the first version of its year.
fn publish(server: &Server) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let store = store_sqlx::open(&server.database_address()).await.expect("the database");
        let version = frozen(&store).await;
        assert!(store.publish(end2end::ground::CODE, &version).await.expect("the store"));
        store.close().await;
    });
}

async fn frozen(store: &SharedStore) -> Frozen {
    let configuration = fs::read_to_string(end2end::folder().join("testby.toml")).expect("the test town");
    let municipality: Municipality = toml::from_str(&configuration).expect("the test town");
    let code = &municipality.code;
    let surveys = store.surveys(code).await.expect("the surveys");
    let tallies = store.tallies(code, YEAR).await.expect("the tallies");
    let rounds = store.rounds(code).await.expect("the rounds");
    let inputs = tallies.iter().map(|kept| TallyInput {
        round: &kept.round,
        survey: &kept.survey,
        version: kept.version,
        demo: true,
        tally: &kept.tally,
    });
    let inputs: Vec<_> = inputs.collect();
    let raw = RawPicture::from_tallies(&municipality, &surveys, YEAR, &inputs).expect("a picture");
    let parts = Parts {
        number: 1,
        day: jiff::civil::date(2025, 12, 1),
        reason: None,
        police: municipality.police.clone(),
        method: Method {
            program: "lagesbild".to_owned(),
            rounds: rounds.into_iter().filter(|round| round.year == YEAR).collect(),
            thresholds: municipality.thresholds,
        },
        figures: disclosure::publish(&raw, municipality.thresholds),
        changes: None,
        indicators: Vec::new(),
        report: PublicReport { priorities: vec![priority("trafik_skola")], ..PublicReport::default() },
    };
    Edition::new(parts).freeze().expect("it can be published")
}

/// A theme that is put first: a promise is drafted from these.
fn priority(theme: &str) -> PublicPriority {
    let known = themes().into_iter().find(|known| known.id == theme).expect("there is such a theme");
    PublicPriority {
        theme: theme.to_owned(),
        theme_name: known.name,
        rank: 1,
        score: 80,
        moved: None,
        motivation: None,
        cause: None,
    }
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

#[test]
fn the_px_file_opens_in_pyaxis_with_every_figure_in_its_place() {
    let town = town();
    readers::python("px.py", &[&town.file("lagesbild.px"), &town.file("lagesbild.csv")]);
}

#[test]
fn the_package_and_all_its_files_validate_with_frictionless() {
    let town = town();
    readers::python("package.py", &[&town.file("datapackage.json")]);
}

#[test]
fn the_archive_package_is_whole_and_its_json_is_as_its_schemas_say() {
    const NEXT: i16 = YEAR + 1;
    let town = town();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let store = store_sqlx::open(&town.server.database_address()).await.expect("the database");
        promise(&store, NEXT).await;
        store.close().await;
    });
    let folder = tempfile::tempdir().expect("a folder");
    let written = folder.path().join("arkiv.zip");
    let place = written.to_str().expect("a path");
    town.server.run(&["archive", "--year", "2026", "--output", place, "--public-url", PUBLIC_URL]);
    readers::python("archive.py", &[&written]);

    let session = Session::first_administrator(&town.server);
    let answer = session.get(&town.server, "/personal/arkiv/2026.zip").send().expect("an answer");
    assert!(answer.bytes().expect("a file") == fs::read(&written).expect("the file"), "the same bytes");
}

/// Decides a promise as it is drafted from the published picture, and judges its first commitment.
async fn promise(store: &SharedStore, year: i16) {
    let configuration = fs::read_to_string(end2end::folder().join("testby.toml")).expect("the test town");
    let municipality: Municipality = toml::from_str(&configuration).expect("the test town");
    let code = &municipality.code;
    let frozen = store.latest_version(code, YEAR).await.expect("the store").expect("it is published");
    let picture = frozen.thaw().expect("it reads");
    let mut last = 0;
    let mut ids = || {
        last += 1;
        uuid::Uuid::from_u128(last)
    };
    let by =
        By { role: Role::Signer, organisation: Organisation::Police, day: jiff::civil::date(year, 1, 7) };
    let pieces = propose(&picture, None, year, &municipality, &mut ids);
    let pieces = pieces.into_iter().map(|value| Stamped { value, revision: 1, by });
    let text = PromiseText::of(&Writing::of(year, pieces), &municipality).expect("it has terms");
    let commitment = text.commitments.first().expect("there is one");
    assert!(commitment.goal.is_some() && !commitment.evidence.residents.is_empty());
    let bytes = text.bytes().expect("bytes");
    let decided = Decided::kept(year, 1, by.day, Sha::of(&bytes), bytes).expect("it reads");
    assert!(store.add_decided_promise(code, &decided).await.expect("the store"));
    let told = [("vuxna".to_owned(), "Det blev ljusare.".to_owned())].into();
    let follow_up = FollowUp { done: Some(Done::Yes), told, ..FollowUp::default() };
    let piece = Piece::FollowUp { commitment: commitment.id, follow_up };
    store.save_promise_piece(code, year, &piece, 0, &by).await.expect("the store");
}

#[test]
fn the_catalogue_has_what_dcat_ap_se_demands_and_says_the_same_in_all_three_syntaxes() {
    let town = town();
    let [turtle, json, xml] = CATALOGUES.map(|name| town.file(name));
    readers::python("catalogue.py", &[&turtle, &json, &xml]);
}

#[test]
fn pandas_reads_both_dialects_and_the_json_to_the_same_table() {
    let town = town();
    let files = ["lagesbild.csv", "lagesbild-excel.csv", "lagesbild.json"].map(|name| town.file(name));
    readers::python("tables.py", &files.each_ref().map(PathBuf::as_path));
}

#[test]
fn r_reads_both_dialects_to_the_same_table() {
    let town = town();
    readers::r("tables.R", &[&town.file("lagesbild.csv"), &town.file("lagesbild-excel.csv")]);
}

#[test]
fn the_staffs_workbook_opens_in_openpyxl_with_the_figures_of_the_csv() {
    let town = town();
    let session = Session::first_administrator(&town.server);
    let folder = tempfile::tempdir().expect("a folder");
    let fetch = |path: &str, name: &str| {
        let answer = session.get(&town.server, path).send().expect("an answer");
        assert_eq!(answer.status(), 200, "{path}");
        let file = folder.path().join(name);
        fs::write(&file, answer.bytes().expect("a file")).expect("it is written");
        file
    };
    let query = format!("year={YEAR}");
    let workbook = fetch(&format!("/personal/export/situation-picture.xlsx?{query}"), "a.xlsx");
    let csv = fetch(&format!("/personal/export/situation-picture.csv?{query}&dialect=standard"), "a.csv");
    readers::python("workbook.py", &[&workbook, &csv]);
    let again = fetch(&format!("/personal/export/situation-picture.xlsx?{query}"), "b.xlsx");
    assert!(same(&workbook, &again), "the same picture makes the same workbook");

    // The log holds the workbook's checksum, as of every file.
    let manifest = format!("/personal/export/manifest.json?kind=situation-picture&format=xlsx&{query}");
    let manifest = session.get(&town.server, &manifest).send().expect("an answer").text().expect("text");
    assert!(manifest.contains(&hex(&fs::read(&workbook).expect("the workbook"))), "{manifest}");
}

#[test]
fn the_page_tells_the_checksum_of_every_file_and_leads_to_it() {
    let town = town();
    let page = town.server.client().get(town.server.url("/oppna-data")).send().expect("an answer");
    let page = page.text().expect("a page");
    for name in FILES {
        assert!(page.contains(&format!("href=\"/oppna-data/{YEAR}/v1/{name}\"")), "{name}");
        assert!(page.contains(&hex(&fs::read(town.file(name)).expect("the file"))), "{name}");
    }
    assert!(page.contains("Påhittade svar"), "made-up answers are marked");
}

#[test]
fn the_command_writes_the_same_bytes_and_a_package_with_its_files() {
    let town = town();
    let export = |format: &str, rest: &[&str]| {
        let mut all = vec!["export", "situation-picture", "--year", "2025", "--format", format];
        // The files say where they come from.
        all.extend(["--public-url", PUBLIC_URL]);
        all.extend(rest);
        town.server.run(&all)
    };
    let fetched = |name: &str| fs::read_to_string(town.file(name)).expect("the file");
    assert!(export("csv", &[]) == fetched("lagesbild.csv"));
    assert!(export("csv", &["--dialect", "excel"]) == fetched("lagesbild-excel.csv"));
    assert!(export("json", &[]) == fetched("lagesbild.json"));
    assert!(export("px", &[]) == fetched("lagesbild.px"));

    let folder = tempfile::tempdir().expect("a folder");
    let package = folder.path().join("datapackage.json");
    export("datapackage", &["--output", package.to_str().expect("a path")]);
    let written: BTreeSet<_> = fs::read_dir(folder.path())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    let mut expected: BTreeSet<_> = FILES.map(str::to_owned).into();
    expected.insert("datapackage.json.manifest.json".to_owned());
    assert_eq!(written, expected);
    for name in FILES {
        assert!(same(&folder.path().join(name), &town.file(name)), "{name}");
    }
    readers::python("package.py", &[&package]);
}

fn same(one: &Path, other: &Path) -> bool {
    fs::read(one).expect("a file") == fs::read(other).expect("a file")
}
