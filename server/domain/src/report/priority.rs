//! Which themes come first, and why.
//!
//! # The score
//! 0–100 whole points, only from what the board shows (published figures and the dialogues), in five parts:
//!
//! | Part | Most | Worked out as |
//! |---|---|---|
//! | how large | 40 | residents' size on 0–6 (the middle age group's), over 6 |
//! | how broad | 20 | of the age groups that were asked about it, the part that says middle or high |
//! | chosen | 20 | how many chose the theme when asked what to work on: the mean over the age groups asked, over 50 % (at most 1) |
//! | dialogues | 15 | the mean severity of those dialogues that say something, over 6 |
//! | growing | 5 | all, when something has become worse since last year and nothing better; none when nothing surely has |
//!
//! An age group that was asked and says nothing, because too few answered or too unsurely, is among those asked: breadth
//! is not won by silence. In how many of all age groups a theme is measured is told beside its points, since a theme that
//! one age group alone is asked about can have every point of breadth.
//!
//! Each part is rounded to whole points, halves up, so that what is shown adds up. What is not measured gives no points and is
//! shown as missing: a theme can be low because nobody was asked. The weights are this product's own choice: residents first,
//! then the width, then those who work there. Themes with equal points stand in the order of size, then in that of the themes.
//!
//! Only themes that residents can choose in the question `prio` are ranked. Staff may move a theme to a place, with a
//! reason; it stays there, and the others keep their order among themselves.

use std::{cmp::Reverse, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use super::{Breadth, By, DialogueVoice, Judgement, Report, Stamped, Trend, Voices, residents::PRIO};
use crate::{disclosure::PublishedPicture, language::Text, statistics::INDEX_MAX, survey::themes};

/// How many priorities there can be.
pub const MOST_PRIORITIES: u8 = 8;
/// How many there are until staff say otherwise.
const USUAL_PRIORITIES: u8 = 3;

/// The share of residents that gives every point of its part. They choose two, so that few themes get more.
const CHOSEN_BY_ALL: f64 = 50.0;

/// A part of the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Size,
    Breadth,
    Chosen,
    Dialogues,
    Growing,
}

impl Part {
    pub const ALL: [Self; 5] = [Self::Size, Self::Breadth, Self::Chosen, Self::Dialogues, Self::Growing];

    /// The most points that it can give.
    pub fn most(self) -> u8 {
        match self {
            Self::Size => 40,
            Self::Breadth | Self::Chosen => 20,
            Self::Dialogues => 15,
            Self::Growing => 5,
        }
    }

    /// Points for a part of all, 0–1.
    fn points(self, part: f64) -> u8 {
        (f64::from(self.most()) * part.clamp(0.0, 1.0)).round() as u8
    }
}

/// A theme's points, part by part. `None` is not measured.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    pub parts: BTreeMap<Part, Option<u8>>,
}

impl Score {
    pub fn total(&self) -> u8 {
        self.parts.values().flatten().sum()
    }

    pub(crate) fn of(voices: &Voices, chosen: Option<f64>) -> Self {
        let Breadth { felt, measured, asked, .. } = voices.residents.breadth();
        let dialogues: Vec<f64> =
            [voices.staff, voices.partners].iter().filter_map(DialogueVoice::speaks).collect();
        let trends: Vec<Trend> = voices
            .residents
            .groups
            .iter()
            .flat_map(|group| &group.measures)
            .filter_map(|measure| measure.trend)
            .collect();
        let growing = (!trends.is_empty()).then(|| {
            let has = |trend| trends.contains(&trend);
            if has(Trend::Worse) && !has(Trend::Better) { 1.0 } else { 0.0 }
        });
        let parts = [
            (Part::Size, voices.residents.size().map(|size| size / INDEX_MAX)),
            (Part::Breadth, (measured > 0).then(|| felt as f64 / asked as f64)),
            (Part::Chosen, chosen.map(|percent| percent / CHOSEN_BY_ALL)),
            (Part::Dialogues, mean(&dialogues).map(|severity| severity / INDEX_MAX)),
            (Part::Growing, growing),
        ];
        let points = parts.into_iter().map(|(part, of_all)| (part, of_all.map(|of_all| part.points(of_all))));
        Self { parts: points.collect() }
    }
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// A theme that staff have moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// Where it stands, from 1.
    pub place: u8,
    pub reason: String,
    pub by: By,
}

/// How many priorities there are and which themes were moved, by id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriorityOrder {
    count: u8,
    moves: BTreeMap<String, Move>,
}

impl Default for PriorityOrder {
    fn default() -> Self {
        Self { count: USUAL_PRIORITIES, moves: BTreeMap::new() }
    }
}

impl PriorityOrder {
    /// How many themes are priorities: 1 to [`MOST_PRIORITIES`].
    pub fn count(&self) -> u8 {
        self.count.clamp(1, MOST_PRIORITIES)
    }

    pub fn moves(&self) -> &BTreeMap<String, Move> {
        &self.moves
    }

    #[must_use]
    pub fn with_count(mut self, count: u8) -> Self {
        self.count = count.clamp(1, MOST_PRIORITIES);
        self
    }

    /// With a theme at one of so many places. A moved theme that stands there gives way by one, and so on to the next
    /// free place: further down, or up where everything below is taken.
    #[must_use]
    pub fn with_move(mut self, theme: &str, to: Move, places: u8) -> Self {
        self.moves.remove(theme);
        let place = to.place.clamp(1, places.max(1));
        let at = |place: u8| {
            self.moves.iter().find(|(_, other)| other.place == place).map(|(theme, _)| theme.clone())
        };
        let down: Vec<String> = (place..=places).map_while(at).collect();
        let give_way_down = usize::from(places - place) >= down.len();
        let giving_way: Vec<String> =
            if give_way_down { down } else { (1..=place).rev().map_while(at).collect() };
        for other in giving_way {
            if let Some(other) = self.moves.get_mut(&other) {
                other.place =
                    if give_way_down { other.place + 1 } else { other.place.saturating_sub(1).max(1) };
            }
        }
        self.moves.insert(theme.to_owned(), Move { place, ..to });
        self
    }

    /// With a theme where its score puts it.
    #[must_use]
    pub fn without_move(mut self, theme: &str) -> Self {
        self.moves.remove(theme);
        self
    }

    /// The themes in the order that holds, of their order by score.
    pub(super) fn arrange(&self, by_score: &[String]) -> Vec<String> {
        let mut order: Vec<String> =
            by_score.iter().filter(|theme| !self.moves.contains_key(*theme)).cloned().collect();
        let mut moved: Vec<(&String, &Move)> =
            self.moves.iter().filter(|(theme, _)| by_score.contains(theme)).collect();
        moved.sort_by_key(|(_, to)| to.place);
        for (theme, to) in moved {
            let place = usize::from(to.place.max(1)) - 1;
            order.insert(place.min(order.len()), theme.clone());
        }
        order
    }
}

/// A theme in the order of priority.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Priority {
    /// Its id.
    pub theme: String,
    pub theme_name: Text,
    pub score: Score,
    /// In how many age groups it is measured, of how many.
    #[serde(default)]
    pub breadth: Breadth,
    /// Where it stands, from 1.
    pub rank: u8,
    /// Where its score alone would put it.
    pub rank_by_score: u8,
    /// Whether it is one of those that are put first.
    pub chosen: bool,
    pub moved: Option<Move>,
    pub motivation: Option<Stamped<String>>,
}

/// Every theme that can be put first, in the order that holds.
pub fn priorities(picture: &PublishedPicture, board: &[Judgement], report: &Report) -> Vec<Priority> {
    let can_be_chosen = themes().into_iter().filter(|theme| theme.prio);
    let mut scored: Vec<(&Judgement, Score)> = can_be_chosen
        .filter_map(|theme| {
            let judgement = board.iter().find(|judgement| judgement.theme == theme.id)?;
            Some((judgement, Score::of(&judgement.voices, chosen_by(picture, &theme.id))))
        })
        .collect();
    // A stable sort: equal ones stay in the order of the themes.
    let size = |judgement: &Judgement| judgement.voices.residents.size().unwrap_or_default();
    scored.sort_by(|(one, one_score), (other, other_score)| {
        let key = |score: &Score| Reverse(score.total());
        key(one_score).cmp(&key(other_score)).then(size(other).total_cmp(&size(one)))
    });

    let by_score: Vec<String> = scored.iter().map(|(judgement, _)| judgement.theme.clone()).collect();
    let order = report.order.as_ref().map(|order| order.value.clone()).unwrap_or_default();
    let rank_in = |themes: &[String], theme: &str| {
        let place = themes.iter().position(|other| other == theme).unwrap_or_default();
        u8::try_from(place + 1).unwrap_or(u8::MAX)
    };
    let arranged = order.arrange(&by_score);
    let mut priorities: Vec<Priority> = scored
        .into_iter()
        .map(|(judgement, score)| {
            let theme = judgement.theme.clone();
            let rank = rank_in(&arranged, &theme);
            Priority {
                rank,
                rank_by_score: rank_in(&by_score, &theme),
                chosen: rank <= order.count(),
                moved: order.moves.get(&theme).cloned(),
                motivation: report.motivations.get(&theme).cloned(),
                theme_name: judgement.theme_name.clone(),
                breadth: judgement.voices.residents.breadth(),
                theme,
                score,
            }
        })
        .collect();
    priorities.sort_by_key(|priority| priority.rank);
    priorities
}

/// The mean over the age groups of the published share that chose the theme, in percent.
pub(crate) fn chosen_by(picture: &PublishedPicture, theme: &str) -> Option<f64> {
    let asked = picture.tables.iter().filter(|table| table.field == PRIO && table.area.is_none());
    let shares: Vec<f64> = asked
        .filter_map(|table| {
            let row = table.rows.iter().find(|row| row.option == theme)?;
            Some(f64::from(row.figure.shown()?.percent))
        })
        .collect();
    mean(&shares)
}
