//! What has changed since another year, as far as two published pictures let it be said.
//!
//! Everything shown is worked out from figures that are published anyway; of the exact counts only the verdict on an
//! index is taken, a word.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Counted, Figure, PublishedPicture, RawPicture, Table, TableForm, ThemeIndex};
use crate::{
    language::Language,
    situation_picture::Place,
    statistics::{
        self, Mean,
        change::{Difference, benjamini_hochberg, of_means, of_shares},
        to_one_decimal,
    },
};

/// Of all changes that are called so, at most this part may be chance.
pub(crate) const FALSE_DISCOVERIES: f64 = 0.05;
/// Neither year may have fewer answers.
pub(crate) const LEAST: u64 = 30;
/// Where a larger part of the answers than this would have to come by another channel for both years to be alike, people
/// were found in another way.
const OTHER_WAY: f64 = 0.2;

/// What became of one figure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Increased(Step),
    Decreased(Step),
    /// Chance alone could have made the difference.
    NotSure(Step),
    NotComparable(Reason),
}

/// The difference of the two published figures and its 95 % interval: whole percentage points, or an index's points to 0.1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    pub difference: f64,
    pub low: f64,
    pub high: f64,
}

/// Why two figures cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Nobody was asked so then.
    NotAsked,
    /// The wording, the options or the scale are not the same.
    AskedOtherwise,
    /// One of them is not shown.
    Hidden,
    /// One of them rests on fewer than 30 answers.
    TooFew,
    /// Answers came in by other ways.
    RecruitedOtherwise,
}

/// Age group, field, its versions, area and option.
type ShareKey = (String, String, Vec<u32>, Place, String);
/// Age group, items and area.
type IndexKey = (String, Vec<String>, Place);

fn share_key(table: &Table, option: &str) -> ShareKey {
    let Table { survey, field, versions, area, .. } = table.clone();
    (survey, field, versions, area, option.to_owned())
}

fn index_key(index: &ThemeIndex) -> IndexKey {
    let ThemeIndex { survey, items, area, .. } = index.clone();
    (survey, items, area)
}

/// What became of every figure that changes are told of: shares of unsafe, single options, and indexes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    /// The label year that is compared with.
    pub since: i16,
    #[serde(with = "pairs")]
    shares: BTreeMap<ShareKey, Change>,
    #[serde(with = "pairs")]
    indexes: BTreeMap<IndexKey, Change>,
}

/// A map whose keys are no texts, as a list of pairs: JSON has no other way.
mod pairs {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<K: Serialize, V: Serialize, S: Serializer>(
        map: &BTreeMap<K, V>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(map)
    }

    pub(super) fn deserialize<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<K, V>, D::Error> {
        Vec::<(K, V)>::deserialize(deserializer).map(|pairs| pairs.into_iter().collect())
    }
}

/// A picture with the counts it was made of.
#[derive(Clone, Copy, Debug)]
pub struct Year<'a> {
    pub raw: &'a RawPicture,
    pub published: &'a PublishedPicture,
}

impl Changes {
    /// `None` where nobody answered in the earlier year.
    pub fn between(earlier: Year<'_>, later: Year<'_>) -> Option<Self> {
        if earlier.raw.is_empty() {
            return None;
        }
        let compared =
            Comparison { earlier, later, alike: recruited_alike(earlier.published, later.published) };
        let (mut shares, mut indexes) = (Vec::new(), Vec::new());
        for table in &later.published.tables {
            for row in told(table) {
                shares.push((share_key(table, row), compared.share(table, row)));
            }
        }
        for index in &later.published.theme_indexes {
            indexes.push((index_key(index), compared.index(index)));
        }
        // One family of tests: the whole picture.
        let tests = shares.iter().map(|(_, test)| test).chain(indexes.iter().map(|(_, test)| test));
        let p_values: Vec<f64> = tests.filter_map(|test| Some(test.as_ref().ok()?.p_value)).collect();
        let mut holds = benjamini_hochberg(&p_values, FALSE_DISCOVERIES).into_iter();
        let mut judge = |test: Result<Test, Reason>| match test {
            Ok(test) => test.judged(holds.next() == Some(true)),
            Err(reason) => Change::NotComparable(reason),
        };
        Some(Self {
            since: earlier.raw.year(),
            shares: shares.into_iter().map(|(key, test)| (key, judge(test))).collect(),
            indexes: indexes.into_iter().map(|(key, test)| (key, judge(test))).collect(),
        })
    }

    /// What became of the share of `option` in a table. `None` where changes are not told of it.
    pub fn share(&self, table: &Table, option: &str) -> Option<Change> {
        let told = told(table).any(|row| row == option);
        told.then(|| self.shares.get(&share_key(table, option)).copied()).flatten()
    }

    pub fn index(&self, index: &ThemeIndex) -> Option<Change> {
        self.indexes.get(&index_key(index)).copied()
    }
}

/// The rows of a table of which changes are told: of trygg/otrygg the unsafe, and every option that is a table of its own.
fn told(table: &Table) -> impl Iterator<Item = &str> {
    table.rows.iter().map(|row| row.option.as_str()).filter(|option| match table.form {
        TableForm::SafeUnsafe => *option == "otrygg",
        TableForm::SingleOptions => true,
        TableForm::FullScale | TableForm::ProblemOrNot | TableForm::CrossOption => false,
    })
}

/// A test of one figure.
struct Test {
    p_value: f64,
    step: Step,
    increased: bool,
}

impl Test {
    fn judged(self, holds: bool) -> Change {
        // What is shown must not contradict the verdict.
        let apart = if self.increased { self.step.low > 0.0 } else { self.step.high < 0.0 };
        match (holds && apart, self.increased) {
            (true, true) => Change::Increased(self.step),
            (true, false) => Change::Decreased(self.step),
            (false, _) => Change::NotSure(self.step),
        }
    }
}

struct Comparison<'a> {
    earlier: Year<'a>,
    later: Year<'a>,
    alike: bool,
}

impl Comparison<'_> {
    fn share(&self, table: &Table, option: &str) -> Result<Test, Reason> {
        let before = self.earlier.published.tables.iter().find(|before| {
            (&before.survey, &before.field, &before.area, before.form)
                == (&table.survey, &table.field, &table.area, table.form)
        });
        let before = before.ok_or(Reason::NotAsked)?;
        let figure = |table: &Table| table.rows.iter().find(|row| row.option == option).map(|row| row.figure);
        let earlier = figure(before).ok_or(Reason::AskedOtherwise)?;
        self.comparable(&table.survey, std::slice::from_ref(&table.field))?;
        let (Figure::Shown(earlier), Some(Figure::Shown(later))) = (earlier, figure(table)) else {
            return Err(Reason::Hidden);
        };
        if earlier.n.min(later.n) < LEAST {
            return Err(Reason::TooFew);
        }
        let of = |share: super::Share| (f64::from(share.percent) / 100.0, share.n as f64);
        let Difference { interval, p_value, .. } = of_shares(of(earlier), of(later)).ok_or(Reason::TooFew)?;
        let difference = f64::from(later.percent) - f64::from(earlier.percent);
        let points = |share: f64| (share * 100.0).round();
        let step = Step { difference, low: points(interval.low), high: points(interval.high) };
        Ok(Test { p_value, step, increased: difference > 0.0 })
    }

    fn index(&self, index: &ThemeIndex) -> Result<Test, Reason> {
        let of_theme = |other: &&ThemeIndex| {
            (&other.survey, &other.theme, &other.area) == (&index.survey, &index.theme, &index.area)
        };
        let before = self.earlier.published.theme_indexes.iter().find(of_theme).ok_or(Reason::NotAsked)?;
        if before.items != index.items {
            return Err(Reason::AskedOtherwise);
        }
        self.comparable(&index.survey, &index.items)?;
        let (Figure::Shown(earlier), Figure::Shown(later)) = (before.figure, index.figure) else {
            return Err(Reason::Hidden);
        };
        if earlier.n.min(later.n) < LEAST {
            return Err(Reason::TooFew);
        }
        let means = mean(self.earlier.raw, before).zip(mean(self.later.raw, index));
        let exact = means.and_then(|(earlier, later)| of_means(&earlier, &later)).ok_or(Reason::TooFew)?;
        let difference = to_one_decimal(later.value - earlier.value);
        let reach = (exact.interval.high - exact.interval.low) / 2.0;
        let step = Step {
            difference,
            low: to_one_decimal(difference - reach),
            high: to_one_decimal(difference + reach),
        };
        Ok(Test { p_value: exact.p_value, step, increased: exact.difference > 0.0 })
    }

    fn comparable(&self, survey: &str, fields: &[String]) -> Result<(), Reason> {
        asked_alike(self.earlier.published, self.later.published, survey, fields)?;
        if self.alike { Ok(()) } else { Err(Reason::RecruitedOtherwise) }
    }
}

/// Whether these fields were asked in the same words with the same options, of people who were found the same way.
pub(crate) fn comparable(
    earlier: &PublishedPicture,
    later: &PublishedPicture,
    survey: &str,
    fields: &[String],
) -> Result<(), Reason> {
    asked_alike(earlier, later, survey, fields)?;
    if recruited_alike(earlier, later) { Ok(()) } else { Err(Reason::RecruitedOtherwise) }
}

fn asked_alike(
    earlier: &PublishedPicture,
    later: &PublishedPicture,
    survey: &str,
    fields: &[String],
) -> Result<(), Reason> {
    for field in fields {
        let (earlier, later) = (wording(earlier, survey, field), wording(later, survey, field));
        match (earlier.is_empty(), earlier == later) {
            (true, _) => return Err(Reason::NotAsked),
            (false, false) => return Err(Reason::AskedOtherwise),
            (false, true) => {}
        }
    }
    Ok(())
}

/// How many figures of a picture changes are told of: no comparison makes more tests.
pub(crate) fn figures_told(picture: &PublishedPicture) -> usize {
    let rows: usize = picture.tables.iter().map(|table| told(table).count()).sum();
    rows + picture.theme_indexes.len()
}

/// The exact mean behind an index.
fn mean(raw: &RawPicture, index: &ThemeIndex) -> Option<Mean> {
    let group = raw.groups.iter().find(|group| group.survey == index.survey)?;
    let theme = group.themes.iter().find(|theme| theme.id == index.theme && theme.items == index.items)?;
    statistics::mean(*theme.sums.get(&index.area)?)
}

/// A question's words, and its options with theirs: in Swedish, since a new translation asks nothing else.
fn wording<'a>(picture: &'a PublishedPicture, survey: &str, field: &str) -> BTreeSet<Vec<&'a str>> {
    let asked = picture.tables.iter().filter(|table| {
        (table.survey.as_str(), table.field.as_str(), &table.area) == (survey, field, &None)
            && matches!(table.form, TableForm::FullScale | TableForm::SingleOptions)
    });
    let words = |table: &'a Table| {
        let question = [Some(&table.text), table.item_text.as_ref()].into_iter().flatten();
        let options =
            table.rows.iter().flat_map(|row| [row.option.as_str(), row.text.get(Language::Swedish)]);
        question.map(|text| text.get(Language::Swedish)).chain(options).collect()
    };
    asked.map(words).collect()
}

/// Whether most answers came by the same channels both years, and not one of the years is made up.
fn recruited_alike(earlier: &PublishedPicture, later: &PublishedPicture) -> bool {
    let shares = |picture: &PublishedPicture| -> BTreeMap<String, f64> {
        let channels = &picture.respondents.channels;
        let shown = |channel: &Counted| channel.n.shown().copied().unwrap_or_default() as f64;
        let all: f64 = channels.iter().map(shown).sum();
        channels.iter().map(|channel| (channel.id.clone(), shown(channel) / all.max(1.0))).collect()
    };
    let (one, two) = (shares(earlier), shares(later));
    let share = |of: &BTreeMap<String, f64>, channel| of.get(channel).copied().unwrap_or_default();
    let channels: BTreeSet<&String> = one.keys().chain(two.keys()).collect();
    // Half the sum of the differences is the part that lies otherwise (the total variation distance).
    let apart: f64 =
        channels.into_iter().map(|channel| (share(&one, channel) - share(&two, channel)).abs()).sum();
    earlier.demo == later.demo && apart / 2.0 <= OTHER_WAY
}
