//! The package, unpacked again.

use std::{collections::BTreeMap, io::Read as _, process::Command};

use domain::{
    promise::{
        Comment, Commitment, DeedDone, Done, Entry, FollowUp, Meeting, Piece, PromiseText, Terms, Writing,
        propose,
    },
    published::{Digest, PublicPriority},
    report::{By, Stamped},
    staff::{Organisation, Role},
    survey::themes,
};
use jiff::civil::date;
use store::SharedStore;
use tempfile::TempDir;
use uuid::Uuid;
use zip::ZipArchive;

use super::*;
use crate::{config::built_in_municipality, open_data::tests::frozen};
use domain::promise::Decided;

const CODE: &str = "0123";
const YEAR: i16 = 2027;
const BY: By = By { role: Role::Editor, organisation: Organisation::Police, day: date(2027, 5, 4) };

struct Ground {
    store: SharedStore,
    municipality: Municipality,
    _folder: TempDir,
}

impl Ground {
    /// A database with the surveys and nothing else.
    async fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = format!("sqlite:{}", folder.path().join("arkiv.db").display());
        let store = store_sqlx::open(&address).await.unwrap();
        let municipality = built_in_municipality();
        crate::catalogue::prepare(store.as_ref(), &municipality, date(2026, 9, 3)).await.unwrap();
        Self { store, municipality, _folder: folder }
    }

    /// A published picture, the promise that was drafted from it, and what became of it; a draft beside each.
    async fn with_a_year() -> Self {
        let ground = Self::empty().await;
        let picture = with_priorities();
        assert!(ground.store.publish(CODE, &picture).await.unwrap());
        let text = ground.text(&picture.thaw().unwrap());
        let bytes = text.bytes().unwrap();
        let day = date(2027, 1, 15);
        let decided = Decided::kept(YEAR, 1, day, Digest::of(&bytes), bytes).unwrap();
        assert!(ground.store.add_decided_promise(CODE, &decided).await.unwrap());
        let commitment = text.commitments[0].id;
        ground.entry(deed(1, commitment, "Jakobsbergs torg")).await;
        ground
            .entry(Entry::Meeting(Meeting {
                id: Uuid::from_u128(2),
                day: date(2027, 5, 3),
                forum: "Samverkansforum".to_owned(),
                season: "våren 2027".to_owned(),
                commitments: vec![commitment],
                decisions: "Fler pass i maj.".to_owned(),
                next: Some(date(2027, 8, 30)),
                by: BY,
            }))
            .await;
        ground.judged(commitment, "Det hjälpte på torget.").await;
        ground
    }

    fn text(&self, picture: &domain::published::FrozenPicture) -> PromiseText {
        let mut last = 100;
        let mut ids = || {
            last += 1;
            Uuid::from_u128(last)
        };
        let pieces = propose(picture, None, YEAR, &self.municipality, &mut ids);
        let stamped = pieces.into_iter().map(|value| Stamped { value, revision: 1, by: BY });
        PromiseText::of(&Writing::of(YEAR, stamped), &self.municipality).unwrap()
    }

    async fn entry(&self, entry: Entry) {
        assert!(self.store.add_promise_entry(CODE, YEAR, &entry).await.unwrap());
    }

    async fn piece(&self, piece: Piece) {
        self.store.save_promise_piece(CODE, YEAR, &piece, 0, &BY).await.unwrap();
    }

    async fn judged(&self, commitment: Uuid, reason: &str) {
        let follow_up =
            FollowUp { done: Some(Done::Partly), reason: reason.to_owned(), ..FollowUp::default() };
        self.piece(Piece::FollowUp { commitment, follow_up }).await;
    }

    async fn package(&self, year: i16) -> Result<Package, ArchiveError> {
        let publisher = Publisher {
            name: "Järfälla".to_owned(),
            address: "https://trygg.example.se".to_owned(),
            email: None,
        };
        package(self.store.as_ref(), &self.municipality, &publisher, year).await
    }
}

/// A published picture in which two themes are put first: a promise is drafted from these.
fn with_priorities() -> domain::published::Frozen {
    let mut edition = (*frozen(1, 1500).thaw().unwrap()).clone();
    edition.report.priorities = (1..)
        .zip(["trafik_skola", "tvahjul"])
        .map(|(rank, theme)| PublicPriority {
            theme: theme.to_owned(),
            theme_name: themes().iter().find(|known| known.id == theme).unwrap().name.clone(),
            rank,
            score: 80,
            moved: None,
            motivation: Some("Det säger flest.".to_owned()),
            cause: None,
        })
        .collect();
    edition.freeze().unwrap()
}

fn deed(id: u128, commitment: Uuid, place: &str) -> Entry {
    Entry::Deed(DeedDone {
        id: Uuid::from_u128(id),
        commitment,
        day: date(2027, 4, 2),
        number: 3,
        place: place.to_owned(),
        function: "områdespolis".to_owned(),
        note: String::new(),
        by: BY,
    })
}

/// Path → bytes, below the package's one folder.
fn unpacked(package: &Package) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(&package.bytes)).unwrap();
    let folder = format!("{}/", package.name.strip_suffix(".zip").unwrap());
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let path = file.name().strip_prefix(&folder).expect("everything is in one folder").to_owned();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (path, bytes)
        })
        .collect()
}

#[tokio::test]
async fn a_package_holds_what_is_decided_and_published_and_says_what_it_is() {
    let ground = Ground::with_a_year().await;
    let package = ground.package(YEAR).await.unwrap();
    assert_eq!(package.name, "lagesbild-0123-2027-arkiv-demo.zip");
    let files = unpacked(&package);
    assert_eq!(files.len(), package.files);
    let mut expected: Vec<String> = [
        "README.txt",
        "SHA256SUMS",
        "lagesbild/2026-v1/kodbok.csv",
        "lagesbild/2026-v1/lagesbild-2026-1.json",
        "lagesbild/2026-v1/lagesbild.csv",
        "lagesbild/2026-v1/lagesbild.html",
        "lofte/v1/ataganden.csv",
        "lofte/v1/lofte-2027-1.json",
        "lofte/v1/lofte.html",
        "schema/bedomningar.schema.json",
        "schema/formular.schema.json",
        "schema/lagesbild.schema.json",
        "schema/lofte.schema.json",
        "uppfoljning/bedomningar.json",
        "uppfoljning/insatser.csv",
        "uppfoljning/moten.csv",
    ]
    .map(str::to_owned)
    .into();
    expected.extend(domain::survey::SLUGS.map(|slug| format!("formular/{slug}-v1.json")));
    expected.sort();
    assert_eq!(files.keys().cloned().collect::<Vec<_>>(), expected);

    let promise = ground.store.latest_promise(CODE, YEAR).await.unwrap().unwrap();
    assert_eq!(files["lofte/v1/lofte-2027-1.json"], promise.bytes(), "byte for byte");
    let picture = ground.store.version(CODE, 2026, 1).await.unwrap().unwrap();
    assert_eq!(files["lagesbild/2026-v1/lagesbild-2026-1.json"], picture.bytes(), "byte for byte");
    let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    assert!(text("uppfoljning/insatser.csv").contains(",3,Jakobsbergs torg,områdespolis"));
    assert!(text("uppfoljning/moten.csv").contains("Fler pass i maj."));
    assert!(text("uppfoljning/bedomningar.json").contains("Det hjälpte på torget."));
    for digest in [promise.sha256(), picture.sha256()] {
        assert!(text("README.txt").contains(&digest.to_string()));
    }
    assert!(text("README.txt").contains("påhittade demosvar"));
}

#[tokio::test]
async fn drafts_comments_and_what_is_judged_of_drafts_stay_outside() {
    const SECRET: &str = "endast-internt";
    let ground = Ground::with_a_year().await;
    let before = ground.package(YEAR).await.unwrap();

    let draft = Uuid::from_u128(9);
    let commitment = Commitment { id: draft, text: SECRET.to_owned(), ..ground.promised().await };
    ground.piece(Piece::Commitment { id: draft, commitment: Some(Box::new(commitment)) }).await;
    ground
        .piece(Piece::Terms(Terms {
            starts: date(2027, 1, 1),
            ends: date(2027, 12, 31),
            parties: vec![SECRET.to_owned()],
            picture: None,
            goals: SECRET.to_owned(),
            reason: String::new(),
        }))
        .await;
    ground.judged(draft, SECRET).await;
    ground.entry(deed(3, draft, SECRET)).await;
    let comment = Comment { id: Uuid::from_u128(4), commitment: None, text: SECRET.to_owned(), by: BY };
    ground.entry(Entry::Comment(comment)).await;

    let after = ground.package(YEAR).await.unwrap();
    for (path, bytes) in unpacked(&after) {
        assert!(!String::from_utf8(bytes).unwrap().contains(SECRET), "{path}");
    }
    assert!(after.bytes == before.bytes, "nothing of it leaves a trace");
}

impl Ground {
    /// A commitment that is decided.
    async fn promised(&self) -> Commitment {
        let promise = self.store.latest_promise(CODE, YEAR).await.unwrap().unwrap();
        promise.text().commitments[0].clone()
    }
}

#[tokio::test]
async fn the_same_content_gives_the_same_bytes_and_another_deed_other_ones() {
    let (one, other) = (Ground::with_a_year().await, Ground::with_a_year().await);
    let package = one.package(YEAR).await.unwrap();
    assert!(package.bytes == other.package(YEAR).await.unwrap().bytes);
    other.entry(deed(5, other.promised().await.id, "Barkarby")).await;
    assert_ne!(package.sha256, other.package(YEAR).await.unwrap().sha256);
}

#[tokio::test]
async fn sha256sum_accepts_every_file_and_notices_a_changed_one() {
    let package = Ground::with_a_year().await.package(YEAR).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let files = unpacked(&package);
    for (path, bytes) in &files {
        let place = folder.path().join(path);
        std::fs::create_dir_all(place.parent().unwrap()).unwrap();
        std::fs::write(place, bytes).unwrap();
    }
    let check = || {
        let done = Command::new("sha256sum")
            .args(["--strict", "-c", "SHA256SUMS"])
            .current_dir(folder.path())
            .output()
            .expect("sha256sum is there");
        (done.status.success(), String::from_utf8(done.stdout).unwrap())
    };
    let (whole, told) = check();
    assert!(whole, "{told}");
    assert_eq!(told.lines().count(), files.len() - 1, "every file but the list itself");
    std::fs::write(folder.path().join("README.txt"), "ändrad").unwrap();
    assert!(!check().0);
}

#[tokio::test]
async fn the_page_of_the_picture_needs_nothing_beside_it() {
    let package = Ground::with_a_year().await.package(YEAR).await.unwrap();
    let page =
        String::from_utf8(unpacked(&package).remove("lagesbild/2026-v1/lagesbild.html").unwrap()).unwrap();
    assert!(page.contains(" lang=\"sv\"") && page.contains("Jakobsberg") && page.contains("viewBox="));
    for outside in ["rel=\"stylesheet\"", "<script", " src=", " href=\"/", "url(\"/", "url(/", "@import"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("href=\"https://trygg.example.se/"));
}

#[tokio::test]
async fn a_picture_of_the_year_is_enough_and_a_year_without_anything_is_told() {
    let ground = Ground::with_a_year().await;
    let files = unpacked(&ground.package(2026).await.unwrap());
    assert!(files.contains_key("lagesbild/2026-v1/lagesbild.html"));
    assert!(!files.keys().any(|path| path.starts_with("lofte/") || path.starts_with("uppfoljning/")));
    let refusal = ground.package(2031).await.unwrap_err().to_string();
    assert_eq!(
        refusal,
        "nothing is decided or published for 2031, so there is nothing to archive; there is for 2027, 2026"
    );
    let refusal = Ground::empty().await.package(2031).await.unwrap_err().to_string();
    assert!(refusal.ends_with("there is for no other year either"), "{refusal}");
}
