//! A made-up resident: where they live, who they are, how uneasy they are, and what they therefore answer.
//!
//! The numbers are invented. They are chosen so that the picture has something to show: two-wheelers trouble
//! Jakobsberg most, dark places Stäket, traffic Barkarby; young women and the oldest feel least safe in the evening.

use domain::{
    municipality::Municipality,
    survey::{Choice, Field, Question, QuestionKind, Survey},
};
use rand_chacha::rand_core::Rng;

use super::{
    chance::{Chance, pick},
    elsewhere,
};

#[derive(Debug)]
pub(super) struct Person {
    survey: String,
    /// The answer to `omr`: an area, elsewhere, or that they do not know.
    pub(super) area: Option<String>,
    /// The answer to `kon`, where it is asked.
    pub(super) gender: Option<String>,
    /// About −2 (calm) to 3 (afraid).
    unease: f64,
    /// About −2 (trusting) to 2.
    distrust: f64,
}

impl Person {
    pub(super) fn new(survey: &Survey, municipality: &Municipality, rng: &mut impl Rng) -> Self {
        let area = match rng.below(1000) {
            0..30 => elsewhere(),
            30..38 => "vet_inte".to_owned(),
            _ => {
                let areas = &municipality.areas;
                areas[pick(rng, areas, |area| inhabitants(&area.id))].id.clone()
            }
        };
        let gender = match rng.below(1000) {
            0..530 => "kvinna",
            530..955 => "man",
            955..970 => "annat",
            _ => "vill_inte",
        };
        let mut unease = 0.75 * rng.bell() + area_unease(&area);
        unease += match (survey.slug.as_str(), gender) {
            ("unga-vuxna", "kvinna") => 0.75,
            ("ungdom" | "vuxna", "kvinna") => 0.4,
            ("aldre", "kvinna") => 0.6,
            ("aldre", _) => 0.25,
            (_, "annat") => 0.5,
            _ => 0.0,
        };
        Self {
            survey: survey.slug.clone(),
            distrust: 0.8 * rng.bell() + 0.3 * unease,
            area: Some(area),
            gender: Some(gender.to_owned()),
            unease,
        }
    }

    fn lives_in(&self) -> &str {
        self.area.as_deref().unwrap_or_default()
    }

    /// The option chosen in a single choice or a row of a grid.
    pub(super) fn one(&self, field: Field<'_>, rng: &mut impl Rng) -> String {
        let question = field.question;
        // Besides the ladder of a scale there are the few who answer otherwise.
        for choice in &question.options {
            let otherwise = match (choice.id.as_str(), question.scale.as_deref()) {
                ("inte_ute", _) => 12,
                ("vet_inte", Some("ST")) => 16,
                ("vet_inte", Some("PR")) => 9,
                ("annat_skal", _) | ("vet_inte", Some(_)) => 4,
                _ => 0,
            };
            if rng.below(100) < otherwise {
                return choice.id.clone();
            }
        }
        if rng.below(100) < 2 {
            // Some answer against all expectation.
            return question.options[rng.below(question.options.len() as u32) as usize].id.clone();
        }
        let draw = 0.65 * rng.bell();
        match question.scale.as_deref() {
            Some("TR") => climb(question, &[-0.35, 0.75, 1.6, 2.3], self.unease + evening(field.id) + draw),
            Some("TB") => climb(question, &[-0.1, 0.8, 1.5, 2.0], self.unease + evening(field.id) + draw),
            Some("PR") => {
                let theme = field.theme().unwrap_or_default();
                let trouble = 0.5 * self.unease + trouble(self.lives_in(), theme) + 1.2 * draw;
                climb(question, &[-0.05, 0.85, 1.6], trouble)
            }
            Some("ST") => {
                let known = if field.id == "fv_lofte" { 1.3 } else { 0.1 };
                climb(question, &[-0.9, 0.3, 1.2], self.distrust + known + draw)
            }
            Some("OR") => climb(question, &[-0.2, 0.8, 1.7], self.unease + worry(field.id) + draw),
            _ => {
                let options = &question.options;
                options[pick(rng, options, |choice| single_weight(&question.id, &choice.id))].id.clone()
            }
        }
    }

    /// The options chosen in a multiple choice, within its rules. Never none.
    pub(super) fn several(&self, question: &Question, rng: &mut impl Rng) -> Vec<String> {
        let mut chosen: Vec<&Choice> = Vec::new();
        for choice in question.options.iter().filter(|choice| !choice.exclusive) {
            if rng.unit() < self.likelihood(question, choice) {
                chosen.push(choice);
            }
        }
        if let QuestionKind::Many { max: Some(most) } = question.kind {
            while chosen.len() > usize::from(most) {
                chosen.remove(rng.below(chosen.len() as u32) as usize);
            }
        }
        if chosen.is_empty() {
            // Nothing fits: "no" or "nowhere" far more often than "do not know" or "would rather not say".
            let alone: Vec<_> = question.options.iter().filter(|choice| choice.exclusive).collect();
            let from = if alone.is_empty() { question.options.iter().collect() } else { alone };
            let weight = |choice: &&Choice| match choice.id.as_str() {
                "vet_inte" | "vill_inte" => 1,
                _ => 9,
            };
            chosen.push(from[pick(rng, &from, weight)]);
        }
        chosen.into_iter().map(|choice| choice.id.clone()).collect()
    }

    /// How likely it is that this option is among those chosen.
    fn likelihood(&self, question: &Question, choice: &Choice) -> f64 {
        let theme = choice.theme.as_deref().or(question.theme.as_deref()).unwrap_or_default();
        let local = trouble(self.lives_in(), theme);
        let (usual, by_unease) = match (question.id.as_str(), choice.id.as_str()) {
            ("plats", "station") => (if self.lives_in() == "jakobsberg" { 0.38 } else { 0.22 }, 0.10),
            ("plats", "centrum") => (if self.lives_in() == "jakobsberg" { 0.26 } else { 0.12 }, 0.07),
            ("plats", "park" | "tunnel") => (0.20, 0.10),
            ("plats", _) => (0.07, 0.03),
            ("b_plats", _) => (0.08, 0.05),
            ("b_orsak", _) => (0.12 + 0.1 * local, 0.06),
            ("tid", "kvall") => (0.62, 0.0),
            ("tid", "natt") => (0.38, 0.0),
            ("tid", _) => (0.12, 0.0),
            ("u_avstatt", "kvall") => (0.14, 0.12),
            ("u_avstatt", _) => (0.06, 0.05),
            ("utsatt", "stold" | "bedrageri") => (0.07, 0.01),
            ("utsatt", "natet") => (if self.is_young() { 0.11 } else { 0.03 }, 0.01),
            ("utsatt", "sexuellt") => (if self.is_young_woman() { 0.13 } else { 0.015 }, 0.01),
            ("utsatt", _) => (0.025, 0.01),
            ("prio", "annat") => (0.05, 0.0),
            ("prio", _) => (0.14 + 0.14 * local, 0.0),
            ("a_hur", "telefon") => (0.60, 0.0),
            ("a_hur", "sms") => (0.42, 0.0),
            ("a_info", "brev") => (0.46, 0.0),
            ("a_info", "tidning") => (0.34, 0.0),
            _ => (0.18, 0.0),
        };
        (usual + by_unease * self.unease).clamp(0.004, 0.9)
    }

    fn is_young(&self) -> bool {
        matches!(self.survey.as_str(), "ungdom" | "unga-vuxna")
    }

    fn is_young_woman(&self) -> bool {
        self.is_young() && self.gender.as_deref() == Some("kvinna")
    }
}

/// The option of an ordered scale that `value` reaches: one step up for each threshold it is above.
fn climb(question: &Question, thresholds: &[f64], value: f64) -> String {
    let steps = thresholds.iter().filter(|threshold| value > **threshold).count();
    let mut ladder = question.options.iter().filter(|choice| !choice.outside_base && !choice.neither);
    let reached = ladder.nth(steps).or_else(|| question.options.first());
    reached.map(|choice| choice.id.clone()).unwrap_or_default()
}

/// How many live there, roughly, as a weight; an area that is not Järfälla's counts as a middling one.
fn inhabitants(area: &str) -> u32 {
    match area {
        "jakobsberg" => 30,
        "barkarby" => 19,
        "viksjo" => 18,
        "kallhall" => 17,
        "staket" => 5,
        _ => 11,
    }
}

fn area_unease(area: &str) -> f64 {
    match area {
        "jakobsberg" => 0.35,
        "kallhall" => 0.1,
        "viksjo" => -0.3,
        "skalby" => -0.15,
        _ => 0.0,
    }
}

/// How much more or less safe a situation feels than being outside in general.
fn evening(field: &str) -> f64 {
    match field {
        "a_dag" => -1.1,
        "b_dag" | "u_iskolan" | "b_skola" => -0.6,
        "u_skolvag" | "b_skolvag" => -0.45,
        "a_kvall" => 0.55,
        "y_station" | "b_kvall" => 0.5,
        "trygg_kvall" => -0.05,
        "y_centrum" => 0.2,
        "y_buss" | "u_buss" => 0.1,
        _ => 0.0,
    }
}

/// How much of a problem a theme is in an area.
fn trouble(area: &str, theme: &str) -> f64 {
    let everywhere = match theme {
        "tvahjul" => 0.45,
        "trafik" => 0.4,
        "skadegorelse" => 0.2,
        "morker" => 0.15,
        "trafik_skola" => 0.05,
        "ordning" => -0.1,
        "narkotika" => -0.25,
        _ => 0.0,
    };
    let here = match (area, theme) {
        ("jakobsberg", "tvahjul") => 0.75,
        ("jakobsberg", "narkotika") => 0.65,
        ("jakobsberg", "ordning") | ("kallhall", "skadegorelse") | ("barkarby", "trafik") => 0.5,
        ("staket", "morker") => 0.7,
        ("viksjo", "tvahjul") | ("barkarby", "trafik_skola") | ("staket", "kollektivtrafik") => 0.35,
        ("viksjo" | "skalby", "narkotika" | "ordning") => -0.4,
        _ => 0.0,
    };
    everywhere + here
}

fn worry(field: &str) -> f64 {
    match field {
        "v_narstaende" => 0.4,
        "v_inbrott" => 0.3,
        "v_bedrageri" => 0.1,
        _ => -0.2,
    }
}

/// The weight of an option in a single choice without a scale.
fn single_weight(question: &str, option: &str) -> u32 {
    match (question, option) {
        ("b_vuxen", "ja") => 82,
        ("b_vuxen", "nej") => 7,
        ("a_bedr", "nej") => 58,
        ("a_bedr", "forsok") => 33,
        ("a_bedr", _) => 3,
        ("a_vet", "ja") => 55,
        ("a_vet", "delvis") => 30,
        _ => 11,
    }
}
