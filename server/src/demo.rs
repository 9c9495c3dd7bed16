//! Made-up answers for trying the product out: uneven as real ones are, and the same for the same seed everywhere.
//!
//! They go through the same validation and the same store as residents' answers, into a round of their own that is
//! marked `demo`. Only whole numbers and the four sums of floating point are used, whose results are the same on every
//! machine.

use std::sync::Arc;

use domain::{
    answers,
    event::EventCode,
    language::Language,
    municipality::{Municipality, NON_RESIDENT},
    response::{Channel, Response},
    round::Round,
    survey::{Field, Question, Survey},
    tally,
};
use jiff::{ToSpan, civil::Date};
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};
use store::{Accepted, Saved, Store, SubmissionKey};

mod chance;
mod person;

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
        store.delete_round(&municipality.code, &round.id).await?;
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
    let mut left = count;
    while left > 0 {
        let size = left.min(BATCH as u64);
        let batch: Vec<_> = (0..size).map(|_| maker.accepted()).collect();
        let saved = store.save_responses(&municipality.code, &batch).await?;
        if saved.iter().any(|outcome| *outcome != Saved::New) {
            return Err(DemoError::Repeated);
        }
        left -= size;
        progress(size);
    }
    Ok(())
}

/// Deletes every demo round, and answers how many rounds and how many responses went.
pub async fn remove(store: &dyn Store, municipality: &Municipality) -> store::Result<(usize, u64)> {
    let rounds: Vec<_> =
        store.rounds(&municipality.code).await?.into_iter().filter(|round| round.demo).collect();
    let mut responses = 0;
    for round in &rounds {
        responses += store.delete_round(&municipality.code, &round.id).await?;
    }
    Ok((rounds.len(), responses))
}

/// Makes one accepted response after another, ids and keys included, from the seed alone.
#[derive(Debug)]
pub struct Maker<'a> {
    municipality: &'a Municipality,
    surveys: &'a [Arc<Survey>],
    round: &'a Round,
    occasions: Vec<Occasion>,
    rng: ChaCha8Rng,
}

/// A day on which residents were met at a place. Demo events have a code in the answers but are no events in the
/// calendar, so that nothing of them is left when the demo answers are removed.
#[derive(Clone, Debug)]
struct Occasion {
    code: EventCode,
    day: Date,
}

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
        let occasions = [9_i64, 24, 41, 66]
            .into_iter()
            .map(|after| Occasion {
                code: EventCode::generate(&chance::Seeded::new(rng.next_u64())),
                day: round.opens.saturating_add(after.days()),
            })
            .collect();
        Self { municipality, surveys, round, occasions, rng }
    }

    /// The next response, ready for the store.
    pub fn accepted(&mut self) -> Accepted {
        loop {
            let survey = &self.surveys[pick(&mut self.rng, self.surveys, |survey| share_of(&survey.slug))];
            let Some(mut response) = response(survey, self.municipality, self.round.opens, &mut self.rng)
            else {
                continue; // a form with nothing in it, which nobody would send
            };
            self.place_in_time(&mut response);
            let tally = tally::cells(survey, &response);
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
                response,
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
    let area = answers.take_one("omr");
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
                "omr" => person.area.clone().into_iter().collect(),
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

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use domain::survey::default_surveys;

    use super::*;
    use crate::{config::built_in_municipality, environment::sha256};

    fn made(count: usize, seed: u64) -> Vec<Accepted> {
        let municipality = built_in_municipality();
        let surveys: Vec<_> = default_surveys(&municipality).unwrap().into_iter().map(Arc::new).collect();
        let round = round(2026).unwrap();
        let mut maker = Maker::new(&municipality, &surveys, &round, seed);
        (0..count).map(|_| maker.accepted()).collect()
    }

    fn print(accepted: &[Accepted]) -> Vec<String> {
        accepted.iter().map(|one| format!("{} {:?} {:?}", one.id, one.key, one.response)).collect()
    }

    #[test]
    fn the_same_seed_makes_the_same_answers_and_another_seed_others() {
        assert_eq!(print(&made(300, 1)), print(&made(300, 1)));
        assert_ne!(print(&made(300, 1)), print(&made(300, 2)));
    }

    /// A change here is a change of what `--seed` means: it is allowed, but never by accident, and it must be the same
    /// on every machine.
    #[test]
    fn the_answers_of_a_seed_are_the_same_on_every_machine() {
        let forms: Vec<String> = made(200, 7)
            .iter()
            .map(|one| {
                format!(
                    "{} {} {}\n",
                    one.id,
                    one.response.day,
                    serde_json::to_string(&one.response.answers).unwrap()
                )
            })
            .collect();
        let hash = sha256(forms.concat().as_bytes());
        assert_eq!(hash[..4], [93, 244, 245, 84]);
    }

    #[test]
    fn every_survey_area_channel_language_and_option_occurs_and_not_equally_often() {
        let accepted = made(6000, 1);
        let count = |of: &dyn Fn(&Response) -> String| {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for one in &accepted {
                *counts.entry(of(&one.response)).or_default() += 1;
            }
            counts
        };
        let surveys = count(&|response| response.survey.clone());
        assert_eq!(surveys.len(), 5);
        assert!(surveys["vuxna"] > 4 * surveys["unga-vuxna"], "{surveys:?}");
        let areas = count(&|response| format!("{:?}", response.area));
        assert_eq!(areas.len(), 6 + 3, "six areas, elsewhere, unknown, unanswered: {areas:?}");
        assert_eq!(count(&|response| response.channel.id().to_owned()).len(), 4);
        assert_eq!(count(&|response| response.language.tag().to_owned()).len(), 2);
        assert_eq!(count(&|response| format!("{:?}", response.event)).len(), 4 + 1);
        assert!(
            accepted
                .iter()
                .all(|one| (one.response.channel == Channel::Event) == one.response.event.is_some())
        );

        let chosen: BTreeSet<(String, String, String)> = accepted
            .iter()
            .flat_map(|one| {
                one.response.answers.iter().flat_map(|(field, options)| {
                    options
                        .iter()
                        .map(|option| (one.response.survey.clone(), field.to_owned(), option.clone()))
                })
            })
            .collect();
        for survey in default_surveys(&built_in_municipality()).unwrap() {
            for field in survey.fields().filter(|field| field.id != "omr") {
                for option in &field.question.options {
                    let place = (survey.slug.clone(), field.id.to_owned(), option.id.clone());
                    assert!(chosen.contains(&place), "nobody chose {place:?}");
                }
            }
        }
    }

    #[test]
    fn two_wheelers_trouble_jakobsberg_most_and_young_women_feel_least_safe() {
        let accepted = made(6000, 1);
        let share = |of: &dyn Fn(&Response) -> bool, field: &str, options: &[&str]| {
            let asked: Vec<_> = accepted
                .iter()
                .map(|one| &one.response)
                .filter(|response| of(response) && !response.answers.get(field).is_empty())
                .collect();
            let hit = asked
                .iter()
                .filter(|response| options.iter().any(|option| response.answers.chose(field, option)));
            hit.count() as f64 / asked.len() as f64
        };
        let big = ["ganska_stort", "mycket_stort"];
        let in_area = |area: &'static str| move |response: &Response| response.area.as_deref() == Some(area);
        let jakobsberg = share(&in_area("jakobsberg"), "pr_moped", &big);
        for area in ["barkarby", "kallhall", "skalby", "viksjo"] {
            assert!(jakobsberg > share(&in_area(area), "pr_moped", &big) + 0.1, "{area}");
        }
        let unsafe_at_night = ["ganska_otrygg", "mycket_otrygg", "avstar"];
        let of = |gender: &'static str| {
            move |response: &Response| {
                response.survey == "unga-vuxna" && response.answers.chose("kon", gender)
            }
        };
        let women = share(&of("kvinna"), "trygg_kvall", &unsafe_at_night);
        assert!(women > share(&of("man"), "trygg_kvall", &unsafe_at_night) + 0.1, "{women}");
    }

    #[test]
    fn every_answer_passes_the_validation_that_residents_answers_pass() {
        let municipality = built_in_municipality();
        let mut rng = ChaCha8Rng::seed_from_u64(3);
        for survey in default_surveys(&municipality).unwrap() {
            for _ in 0..500 {
                let posted = form(&survey, &municipality, &mut rng);
                match answers::validate(&survey, &posted) {
                    Ok(_) => {}
                    Err(answers::Refusal::Nothing) => assert!(posted.is_empty()),
                    Err(faults) => panic!("{}: {faults:?}", survey.slug),
                }
            }
        }
    }

    #[test]
    fn every_day_is_within_the_round() {
        let round = round(2026).unwrap();
        for one in made(2000, 5) {
            assert!(
                round.opens <= one.response.day && Some(one.response.day) <= round.closes,
                "{}",
                one.response.day
            );
        }
    }

    #[test]
    fn a_year_outside_reason_is_refused() {
        assert!(matches!(round(1), Err(DemoError::Year(1))));
    }
}
