//! A town of any size in which people answer about as they do: leaning one way in each area, some leaving questions out.

use domain::{
    disclosure::{RawPicture, TallyInput},
    municipality::{Area, Municipality},
    response::{Channel, Response},
    survey::{Field, QuestionKind, SLUGS, Survey, default_surveys},
    tally::{Tally, cells},
};

use crate::crowd;

/// A small generator, so that a seed says everything (SplitMix64, Steele and others 2014).
#[derive(Clone, Debug)]
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

pub fn municipality(areas: usize) -> Municipality {
    let areas = (0..areas).map(|at| Area {
        id: format!("a{at}"),
        name: format!("Område {at}"),
        population: SLUGS.iter().map(|slug| ((*slug).to_owned(), 100 + 37 * at as u32)).collect(),
    });
    Municipality { areas: areas.collect(), ..crowd::municipality() }
}

/// What share chooses each option: the middle ones of a scale most, and Vet inte rarely.
fn leaning(field: &Field<'_>, dice: &mut Dice) -> Vec<f64> {
    let options = &field.question.options;
    let middle = dice.share() * options.len() as f64;
    let weights = options.iter().enumerate().map(|(at, choice)| {
        let near = (-(at as f64 - middle).powi(2) / 4.0).exp() + 0.05;
        if choice.outside_base || choice.neither { near * 0.2 } else { near }
    });
    weights.collect()
}

fn choose(weights: &[f64], dice: &mut Dice) -> usize {
    let mut at = dice.share() * weights.iter().sum::<f64>();
    weights
        .iter()
        .position(|weight| {
            at -= weight;
            at < 0.0
        })
        .unwrap_or(weights.len() - 1)
}

/// The tallies of so many answers, spread over the age groups and unevenly over the areas.
pub fn tallies(municipality: &Municipality, answers: usize, skipped: f64, seed: u64) -> Vec<(Survey, Tally)> {
    let mut dice = Dice(seed);
    let surveys = default_surveys(municipality).unwrap();
    let mut tallies: Vec<Tally> = surveys.iter().map(|_| Tally::default()).collect();
    let leanings: Vec<Vec<Vec<f64>>> = surveys
        .iter()
        .map(|survey| survey.fields().map(|field| leaning(&field, &mut dice)).collect())
        .collect();
    for at in 0..answers {
        let at = at % surveys.len();
        let survey = &surveys[at];
        let mut form = Vec::new();
        for (field, weights) in survey.fields().zip(&leanings[at]) {
            if field.id == "omr" {
                let areas = municipality.areas.len() as u64;
                let area = dice.below(areas).max(dice.below(areas));
                let area = match dice.below(40) {
                    0 => "vet_inte".to_owned(),
                    1 => "annan_kommun".to_owned(),
                    _ => municipality.areas[area as usize].id.clone(),
                };
                form.push(("omr".to_owned(), area));
                continue;
            }
            if dice.share() < skipped {
                continue;
            }
            let option = |at: usize| &field.question.options[at];
            let mut chosen = vec![choose(weights, &mut dice)];
            if let QuestionKind::Many { max } = field.question.kind {
                for _ in 1..max.unwrap_or(3) {
                    let next = choose(weights, &mut dice);
                    let alone = option(chosen[0]).exclusive || option(next).exclusive;
                    if !alone && !chosen.contains(&next) && dice.below(2) == 0 {
                        chosen.push(next);
                    }
                }
            }
            form.extend(chosen.into_iter().map(|at| (field.id.to_owned(), option(at).id.clone())));
        }
        let Ok(answers) = domain::answers::validate(survey, &form) else { continue };
        let response = Response {
            channel: if dice.below(3) == 0 { Channel::Link } else { Channel::Event },
            ..crowd::stored(survey, answers)
        };
        tallies[at].add(&cells(survey, &response));
    }
    surveys.into_iter().zip(tallies).collect()
}

pub fn raw(municipality: &Municipality, tallies: &[(Survey, Tally)]) -> RawPicture {
    let surveys: Vec<Survey> = tallies.iter().map(|(survey, _)| survey.clone()).collect();
    let inputs: Vec<_> = tallies
        .iter()
        .map(|(survey, tally)| TallyInput {
            round: "2026",
            survey: &survey.slug,
            version: survey.version,
            demo: false,
            tally,
        })
        .collect();
    RawPicture::from_tallies(municipality, &surveys, 2026, &inputs).unwrap()
}
