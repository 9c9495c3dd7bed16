//! Made-up answers for trying the product out: uneven as real ones are, and the same for the same seed everywhere.
//!
//! They go through the same validation and the same store as residents' answers, into a round of their own that is
//! marked `demo`. Only whole numbers and the four sums of floating point are used, whose results are the same on every
//! machine.

use std::{collections::BTreeSet, sync::Arc};

use domain::{
    answers,
    event::{Event, EventCode, EventKind, Organiser},
    language::Language,
    municipality::{AREA_QUESTION, Municipality, NON_RESIDENT},
    response::{Channel, Response},
    round::Round,
    survey::{Field, Question, Survey},
    tally::Counter,
};
use jiff::{ToSpan, civil::Date};
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};
use store::{Accepted, Saved, Store, SubmissionKey};

mod chance;
mod dialogues;
mod person;
#[cfg(test)]
mod tests;

use chance::{Chance, pick};
use person::Person;

/// As many as are stored in one transaction.
const BATCH: usize = 500;

/// Why no demo data was made, or not all of it.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error("there are demo answers for {0} already; run `lagesbild demo --remove` first")]
    AlreadyThere(i16),
    #[error("the year {0} is not between 2000 and 2100")]
    Year(i16),
    #[error("no survey is published")]
    NoSurveys,
    #[error("answers with the same keys are stored already; take another --seed")]
    Repeated,
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// Puts the year's made-up notes from dialogues beside the answers.
pub async fn add_dialogues(
    store: &dyn Store,
    municipality: &Municipality,
    seed: u64,
    year: i16,
) -> store::Result<u64> {
    store.import_dialogues(&municipality.code, &dialogues::notes(municipality, seed, year)).await
}

/// The round of the demo answers of one year. Closed, so that no resident's answer ever lands in it.
pub fn round(year: i16) -> Result<Round, DemoError> {
    if !(2000..=2100).contains(&year) {
        return Err(DemoError::Year(year));
    }
    let day = |month, day| Date::new(year, month, day).expect("the year is between 2000 and 2100");
    Ok(Round { id: format!("demo-{year}"), year, opens: day(9, 1), closes: Some(day(11, 30)), demo: true })
}

/// Makes and stores `count` answers to the latest versions of `surveys`. `progress` is told how many more are stored.
///
/// When it fails in the middle, what was stored goes away with the round.
pub async fn generate(
    store: &dyn Store,
    municipality: &Municipality,
    surveys: &[Arc<Survey>],
    (count, seed, year): (u64, u64, i16),
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Round, DemoError> {
    if surveys.is_empty() {
        return Err(DemoError::NoSurveys);
    }
    let round = round(year)?;
    if !store.add_round(&municipality.code, &round).await? {
        return Err(DemoError::AlreadyThere(year));
    }
    let stored = store_all(store, municipality, surveys, &round, (count, seed), progress).await;
    if let Err(error) = stored {
        remove_round(store, municipality, &round).await?;
        return Err(error);
    }
    Ok(round)
}

async fn store_all(
    store: &dyn Store,
    municipality: &Municipality,
    surveys: &[Arc<Survey>],
    round: &Round,
    (count, seed): (u64, u64),
    progress: &(dyn Fn(u64) + Sync),
) -> Result<(), DemoError> {
    let mut maker = Maker::new(municipality, surveys, round, seed);
    let mut met = BTreeSet::new();
    let mut left = count;
    while left > 0 {
        let size = left.min(BATCH as u64);
        let batch: Vec<_> = (0..size).map(|_| maker.accepted()).collect();
        met.extend(batch.iter().filter_map(|accepted| accepted.response.event.clone()));
        let saved = store.save_responses(&municipality.code, &batch).await?;
        if saved.iter().any(|outcome| *outcome != Saved::New) {
            return Err(DemoError::Repeated);
        }
        left -= size;
        progress(size);
    }
    // Only meetings that answers came in at: by those they are found again when the demo is removed.
    for event in maker.events().filter(|event| met.contains(&event.code)) {
        store.add_event(&municipality.code, &event).await?;
    }
    Ok(())
}

/// Deletes every demo round, and answers how many rounds and how many responses went.
pub async fn remove(store: &dyn Store, municipality: &Municipality) -> store::Result<(usize, u64)> {
    let rounds: Vec<_> =
        store.rounds(&municipality.code).await?.into_iter().filter(|round| round.demo).collect();
    let mut responses = 0;
    for round in &rounds {
        responses += remove_round(store, municipality, round).await?;
    }
    Ok((rounds.len(), responses))
}

/// The round with its answers, and the demo events that they came in at.
async fn remove_round(store: &dyn Store, municipality: &Municipality, round: &Round) -> store::Result<u64> {
    for daily in store.daily_counts(&municipality.code, round.year).await? {
        if daily.round == round.id
            && let Some(code) = EventCode::parse(&daily.event)
        {
            store.delete_event(&municipality.code, &code).await?;
        }
    }
    store.delete_round(&municipality.code, &round.id).await
}

/// Makes one accepted response after another, ids and keys included, from the seed alone.
#[derive(Debug)]
pub struct Maker<'a> {
    municipality: &'a Municipality,
    surveys: Vec<Counter>,
    round: &'a Round,
    occasions: Vec<Occasion>,
    rng: ChaCha8Rng,
}

/// A day on which residents were met at a place.
#[derive(Clone, Debug)]
struct Occasion {
    code: EventCode,
    day: Date,
    kind: EventKind,
    title: &'static str,
    place: &'static str,
}

/// The demo's meetings: days after the round opened, kind, title and place.
const OCCASIONS: [(i64, EventKind, &str, &str); 4] = [
    (9, EventKind::Dialogue, "Demo: Kaffe med polis och kommun", "Torget"),
    (24, EventKind::School, "Demo: Temadag på skolan", "Aulan"),
    (41, EventKind::SafetyWalk, "Demo: Trygghetsvandring", "Stationen"),
    (66, EventKind::ThemeMeeting, "Demo: Träff om bedrägerier", "Biblioteket"),
];

impl<'a> Maker<'a> {
    pub fn new(
        municipality: &'a Municipality,
        surveys: &'a [Arc<Survey>],
        round: &'a Round,
        seed: u64,
    ) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        // Years have streams of their own: with the same keys the second year's answers would be taken for repeats.
        rng.set_stream(u64::from(round.year.unsigned_abs()));
        let occasions = OCCASIONS
            .into_iter()
            .map(|(after, kind, title, place)| Occasion {
                code: EventCode::generate(&chance::Seeded::new(rng.next_u64())),
                day: round.opens.saturating_add(after.days()),
                kind,
                title,
                place,
            })
            .collect();
        let surveys = surveys.iter().map(|survey| Counter::new(Arc::clone(survey))).collect();
        Self { municipality, surveys, round, occasions, rng }
    }

    /// The meetings that the answers come in at.
    pub fn events(&self) -> impl Iterator<Item = Event> {
        self.occasions.iter().map(|occasion| Event {
            code: occasion.code.clone(),
            kind: occasion.kind,
            title: occasion.title.to_owned(),
            place: occasion.place.to_owned(),
            first_day: occasion.day,
            last_day: occasion.day,
            organiser: Organiser::Joint,
            areas: Vec::new(),
        })
    }

    /// The next response, ready for the store.
    pub fn accepted(&mut self) -> Accepted {
        loop {
            let at = pick(&mut self.rng, &self.surveys, |counter| share_of(&counter.survey.slug));
            let counter = self.surveys[at].clone();
            let Some(mut response) =
                response(&counter.survey, self.municipality, self.round.opens, &mut self.rng)
            else {
                continue; // a form with nothing in it, which nobody would send
            };
            self.place_in_time(&mut response);
            let tally = counter.contribution(&response).into();
            let mut bytes = [0; 16 + 32 + 32];
            self.rng.fill_bytes(&mut bytes);
            let (id, rest) = bytes.split_at(16);
            let (hash, fingerprint) = rest.split_at(32);
            let exact = "the pieces have the lengths that they were cut to";
            return Accepted {
                id: uuid::Builder::from_random_bytes(id.try_into().expect(exact)).into_uuid(),
                round: self.round.id.clone(),
                key: SubmissionKey {
                    hash: hash.try_into().expect(exact),
                    fingerprint: fingerprint.try_into().expect(exact),
                },
                code: None,
                response: response.write(),
                tally,
            };
        }
    }

    /// Gives it its day, and its event where it came in at one.
    fn place_in_time(&mut self, response: &mut Response) {
        if response.channel == Channel::Event {
            // The first evenings draw most people.
            let at = pick(&mut self.rng, &[40, 30, 18, 12], |weight| *weight);
            let occasion = &self.occasions[at];
            response.event = Some(occasion.code.clone());
            response.day = occasion.day;
        } else {
            // More in the beginning, when it was told about.
            let (one, other) = (self.rng.below(91), self.rng.below(91));
            response.day = self.round.opens.saturating_add(i64::from(one.min(other)).days());
        }
    }
}

/// One plausible response to `survey`, checked as a posted form is. `None` when nothing was answered.
///
/// A pure function of its arguments and the random numbers it takes: also for tests and load. Its `event` is empty.
pub fn response(
    survey: &Survey,
    municipality: &Municipality,
    day: Date,
    rng: &mut impl Rng,
) -> Option<Response> {
    let form = form(survey, municipality, rng);
    let language = match (survey.slug.as_str(), rng.below(100)) {
        ("unga-vuxna", 0..10) | ("aldre", 0..2) | (_, 0..6) => Language::English,
        _ => Language::Swedish,
    };
    let channel = channel(survey, rng);
    let mut answers = answers::validate(survey, &form)
        .map_err(|refusal| {
            debug_assert_eq!(refusal, answers::Refusal::Nothing, "the form keeps the survey's rules");
        })
        .ok()?;
    let area = answers.take_one(AREA_QUESTION);
    Some(Response {
        survey: survey.slug.clone(),
        version: survey.version,
        day,
        area,
        event: None,
        channel,
        language,
        answers,
    })
}

/// The form that a made-up resident posts: field and option ids, as from a browser.
pub fn form(survey: &Survey, municipality: &Municipality, rng: &mut impl Rng) -> Vec<(String, String)> {
    let person = Person::new(survey, municipality, rng);
    let mut form: Vec<(String, String)> = Vec::new();
    for question in &survey.questions {
        if !applies(question, &form) {
            continue;
        }
        // Some stop halfway, and sensitive questions are left out more often.
        if rng.below(100) < if question.sensitive { 7 } else { 3 } {
            continue;
        }
        for field in question.fields() {
            let chosen = match field.id {
                AREA_QUESTION => person.area.clone().into_iter().collect(),
                "kon" => person.gender.clone().into_iter().collect(),
                _ => chosen(&person, field, rng),
            };
            form.extend(chosen.into_iter().map(|option| (field.id.to_owned(), option)));
        }
    }
    form
}

fn applies(question: &Question, form: &[(String, String)]) -> bool {
    question.condition.as_ref().is_none_or(|condition| {
        form.iter().any(|(field, option)| *field == condition.question && condition.any_of.contains(option))
    })
}

fn chosen(person: &Person, field: Field<'_>, rng: &mut impl Rng) -> Vec<String> {
    if field.item.is_some() && rng.below(100) < 2 {
        return Vec::new(); // a row of a grid that was passed over
    }
    if field.question.is_multiple() {
        person.several(field.question, rng)
    } else {
        vec![person.one(field, rng)]
    }
}

/// Out of how many answers are each age group's: uneven, as an open survey's are.
fn share_of(slug: &str) -> u32 {
    match slug {
        "barn" => 10,
        "ungdom" => 17,
        "unga-vuxna" => 8,
        "aldre" => 21,
        _ => 44,
    }
}

fn channel(survey: &Survey, rng: &mut impl Rng) -> Channel {
    let weights: [(Channel, u32); 4] = match survey.slug.as_str() {
        // Children answer in class, on a tablet or by the class's event.
        "barn" => [(Channel::Link, 15), (Channel::Event, 50), (Channel::Kiosk, 35), (Channel::Paper, 0)],
        "aldre" => [(Channel::Link, 48), (Channel::Event, 22), (Channel::Kiosk, 8), (Channel::Paper, 22)],
        _ => [(Channel::Link, 68), (Channel::Event, 24), (Channel::Kiosk, 7), (Channel::Paper, 1)],
    };
    weights[pick(rng, &weights, |(_, weight)| *weight)].0
}

/// The area that is chosen by someone who lives elsewhere.
fn elsewhere() -> String {
    NON_RESIDENT.to_owned()
}
