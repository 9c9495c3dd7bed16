//! From what is collected and written for a year to a version that can be published. The preview, the checklist and the
//! deed itself all come through here, so that what was looked at is what is published.

use std::sync::Arc;

use domain::{
    disclosure::{self, AttackReport, Changes, NotSafe, PublishedPicture, Year},
    indicator::Indicator,
    municipality::Municipality,
    published::{
        self, Digest, Edition, FrozenPicture, Method, Obstacle, Parts, PublicReport, Remark, ThawError,
    },
    report::{Heard, Report, board, priorities},
    round::Round,
    situation_picture::{RawPicture, TallyInput},
    survey::Survey,
    tally::{RECEIVED, Slice},
};
use jiff::civil::Date;
use store::{RoundTally, Store, VersionEntry};

/// The program that makes the figures, as a version names it.
const PROGRAM: &str = concat!("lagesbild ", env!("CARGO_PKG_VERSION"));

/// What would be published now, and what stands in the way.
#[derive(Debug)]
pub struct Draft {
    pub year: i16,
    /// Every version that is published, the newest first.
    pub versions: Vec<VersionEntry>,
    /// The newest of them.
    pub latest: Option<Arc<FrozenPicture>>,
    /// The rounds in which residents answer.
    pub rounds: Vec<Round>,
    pub obstacles: Vec<Obstacle>,
    pub remarks: Vec<Remark>,
    /// The attack that the figures have passed.
    pub attack: Option<AttackReport>,
    /// Without its reason. `None` where nobody has answered or the attack got in.
    pub edition: Option<Edition>,
}

impl Draft {
    pub fn number(&self) -> u32 {
        self.versions.first().map_or(1, |newest| newest.about.number + 1)
    }

    /// Stands for everything in it: whoever publishes says by it what they have seen.
    pub fn seen(&self) -> Option<Digest> {
        Some(self.edition.as_ref()?.freeze().ok()?.sha256())
    }
}

/// Why there is no draft.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error(transparent)]
    Thaw(#[from] ThawError),
    #[error(transparent)]
    Picture(#[from] domain::situation_picture::PictureError),
    #[error("the picture could not be made ready: {0}")]
    Attack(#[from] tokio::task::JoinError),
}

impl From<DraftError> for store::Error {
    fn from(error: DraftError) -> Self {
        match error {
            DraftError::Store(error) => error,
            other => Self::Corrupt(other.to_string()),
        }
    }
}

/// A year's answers and what is written about them.
struct Collected {
    raw: RawPicture,
    /// Whether any answer is a resident's own.
    own: bool,
    /// The rounds with answers.
    answered: Vec<Round>,
}

/// Reads everything and makes the version that could be published on `today`.
pub async fn draft(
    store: &dyn Store,
    municipality: &Municipality,
    year: i16,
    today: Date,
) -> Result<Draft, DraftError> {
    let code = municipality.code.as_str();
    let surveys = store.surveys(code).await?;
    let rounds = store.rounds(code).await?;
    let report = store.report(code, year).await?;
    let notes = store.dialogues(code, year).await?;
    let indicators = store.indicators(code).await?;
    let versions = store.versions(code, year).await?;
    let latest = match store.latest_version(code, year).await? {
        Some(frozen) => Some(Arc::new(frozen.thaw()?)),
        None => None,
    };
    let collected = collect(store, municipality, &surveys, &rounds, year).await?;
    let Collected { raw, own, answered } = collected;
    let mut obstacles = published::obstacles(&raw, own, &rounds, &report, today);
    let earlier_year = match store.latest_version(code, year - 1).await? {
        Some(frozen) => {
            let before = collect(store, municipality, &surveys, &rounds, year - 1).await?;
            Some((before.raw, frozen.thaw()?))
        }
        None => None,
    };

    let mut draft = Draft {
        year,
        latest,
        rounds: rounds.into_iter().filter(|round| round.year == year && !round.demo).collect(),
        obstacles: Vec::new(),
        remarks: Vec::new(),
        attack: None,
        edition: None,
        versions,
    };
    if raw.is_empty() {
        draft.obstacles = obstacles;
        return Ok(draft);
    }
    // A made-up version says nothing about anyone.
    let demo = raw.demo();
    let earlier = draft.latest.clone().filter(|latest| latest.figures.demo == demo);
    let attacked = tokio::task::spawn_blocking(move || {
        let figures = disclosure::publishable(&raw, earlier.as_ref().map(|version| &version.figures));
        (raw, figures)
    });
    let (raw, figures) = attacked.await?;
    match figures {
        Ok((figures, attack)) => {
            let changes = earlier_year.and_then(|(raw_before, before)| {
                let before = Year { raw: &raw_before, published: &before.figures };
                Changes::between(before, Year { raw: &raw, published: &figures })
            });
            draft.attack = Some(attack);
            let material = Material { municipality, answered, indicators, report, notes };
            let edition = material.edition(draft.number(), today, figures, changes);
            let latest = draft.latest.as_ref().filter(|latest| edition.says_the_same_as(latest));
            obstacles.extend(latest.map(|latest| Obstacle::Unchanged(latest.number)));
            draft.remarks = published::remarks(&edition.figures, &edition.report);
            draft.edition = Some(edition);
        }
        Err(NotSafe { open }) => obstacles.push(Obstacle::NotSafe(open)),
    }
    draft.obstacles = obstacles;
    Ok(draft)
}

/// What stands in an edition beside the figures.
struct Material<'a> {
    municipality: &'a Municipality,
    answered: Vec<Round>,
    indicators: Vec<Indicator>,
    report: Report,
    notes: Vec<domain::dialogue::DialogueNote>,
}

impl Material<'_> {
    fn edition(
        mut self,
        number: u32,
        day: Date,
        figures: PublishedPicture,
        changes: Option<Changes>,
    ) -> Edition {
        let thresholds = self.municipality.thresholds;
        // Made-up notes stand beside made-up answers only.
        self.notes.retain(|note| figures.demo || !note.demo);
        let judged = board(&figures, changes.as_ref(), &Heard::of(&self.notes), &self.report);
        let ordered = priorities(&figures, &judged, &self.report);
        let report = PublicReport::of(&self.report, &judged, &ordered, &self.notes, thresholds);
        Edition::new(Parts {
            number,
            day,
            reason: None,
            police: self.municipality.police.clone(),
            method: Method { program: PROGRAM.to_owned(), rounds: self.answered, thresholds },
            figures,
            changes,
            indicators: self.indicators,
            report,
        })
    }
}

async fn collect(
    store: &dyn Store,
    municipality: &Municipality,
    surveys: &[Survey],
    rounds: &[Round],
    year: i16,
) -> Result<Collected, DraftError> {
    let tallies = store.tallies(&municipality.code, year).await?;
    let is_demo = |tally: &RoundTally| rounds.iter().any(|round| round.id == tally.round && round.demo);
    let inputs: Vec<TallyInput<'_>> = tallies
        .iter()
        .map(|kept| TallyInput {
            round: &kept.round,
            survey: &kept.survey,
            version: kept.version,
            demo: is_demo(kept),
            tally: &kept.tally,
        })
        .collect();
    let raw = RawPicture::from_tallies(municipality, surveys, year, &inputs)?;
    let counts = |tally: &&RoundTally| tally.tally.count(RECEIVED, "", &Slice::whole()) > 0;
    let own = tallies.iter().filter(counts).any(|tally| !is_demo(tally));
    let mut answered: Vec<Round> = rounds
        .iter()
        .filter(|round| tallies.iter().filter(counts).any(|tally| tally.round == round.id))
        .cloned()
        .collect();
    answered.sort_by_key(|round| round.opens);
    Ok(Collected { raw, own, answered })
}
