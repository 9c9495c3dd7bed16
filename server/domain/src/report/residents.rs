//! What residents say about a theme, from published figures only, on one scale from 0 to 6.
//!
//! # One scale
//! The perceived problem index is on 0–6 already. A share of people on the bad side (unsafe, worried, exposed …) is put on
//! the same scale: 0 % is 0, 15 % is 2, 30 % is 3 and 100 % is 6, with straight lines between. Below 2 is *low*, below 3
//! *middle*, and from 3 on *high*: for the index the same as obetydligt or litet, märkbart, and stort or mycket stort.
//! The points 15 and 30 % are this product's own choice, so that a problem that every third resident feels counts as
//! high; they come from no standard.
//!
//! # Who says what
//! Each age group speaks for itself, with its highest figure. Two age groups are said to differ only when they were asked
//! the same: a day and an evening, or a bus and a school, are no difference between ages. A figure whose interval reaches from low to high says
//! nothing: the word would be chance. Residents together say what the middle age group says (the median); there is no
//! total over age groups anywhere in the picture, and here neither.

use serde::{Deserialize, Serialize};

use crate::{
    disclosure::{Change, Changes, PublishedPicture, Row, Share, Table},
    language::{Language, Text},
    situation_picture::TableForm,
    statistics::{INDEX_MAX, wilson},
};

pub const MIDDLE_FROM: f64 = 2.0;
pub const HIGH_FROM: f64 = 3.0;

/// The shares that count as [`MIDDLE_FROM`] and [`HIGH_FROM`].
const MIDDLE_PERCENT: f64 = 15.0;
const HIGH_PERCENT: f64 = 30.0;

/// How large a problem is, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    Low,
    Middle,
    High,
}

impl Word {
    pub const ALL: [Self; 3] = [Self::Low, Self::Middle, Self::High];

    /// Of a size on 0–6.
    pub fn of(size: f64) -> Self {
        match size {
            size if size < MIDDLE_FROM => Self::Low,
            size if size < HIGH_FROM => Self::Middle,
            _ => Self::High,
        }
    }

    pub fn id(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Middle => "middle",
            Self::High => "high",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|word| word.id() == id)
    }
}

/// What a figure measures. All but the first are shares, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// The perceived problem index.
    Index,
    /// Those who feel unsafe.
    Unsafe,
    /// Those who worry fairly or very often.
    Worried,
    /// Those who say that it is not very or not at all true.
    Disagree,
    /// Those whom someone has tried to cheat, with or without success.
    Tried,
    /// Those who have been exposed to anything that was asked about.
    Exposed,
    /// Those who have kept from doing something because they felt unsafe.
    Avoided,
    /// Those who name it as what makes them feel unsafe.
    Named,
}

/// Which way a figure has gone since the year before, where the two can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trend {
    /// The problem has become larger.
    Worse,
    Better,
    /// Chance alone could have made the difference.
    NotSure,
}

/// One published figure of one age group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    pub kind: MeasureKind,
    /// The field it comes from; for an index empty.
    pub field: String,
    /// The question's words, or the item's or option's where it has some.
    pub text: Text,
    /// 0–6 for an index, else percent; as published, with its interval and rounded base.
    pub value: f64,
    pub low: f64,
    pub high: f64,
    pub n: u64,
    pub trend: Option<Trend>,
}

impl Measure {
    fn share(kind: MeasureKind, table: &Table, text: &Text, share: Share) -> Self {
        Self {
            kind,
            field: table.field.clone(),
            text: text.clone(),
            value: f64::from(share.percent),
            low: f64::from(share.low),
            high: f64::from(share.high),
            n: share.n,
            trend: None,
        }
    }

    fn with_change(mut self, change: Option<Change>) -> Self {
        self.trend = match change {
            Some(Change::Increased(_)) => Some(Trend::Worse),
            Some(Change::Decreased(_)) => Some(Trend::Better),
            Some(Change::NotSure(_)) => Some(Trend::NotSure),
            Some(Change::NotComparable(_)) | None => None,
        };
        self
    }

    /// On 0–6.
    pub fn size(&self) -> f64 {
        self.on_scale(self.value)
    }

    /// Whether it says anything: not when its interval reaches from low to high.
    pub fn speaks(&self) -> bool {
        let (low, high) = (Word::of(self.on_scale(self.low)), Word::of(self.on_scale(self.high)));
        (low, high) != (Word::Low, Word::High)
    }

    /// Whether the other one is of the same question and option, in whatever group, area and year. Indexes are of one theme.
    pub(crate) fn is_same_figure(&self, other: &Self) -> bool {
        let words = |measure: &Self| measure.text.get(Language::Swedish).to_owned();
        (self.kind, &self.field) == (other.kind, &other.field)
            // Several options of one question are told apart by their words.
            && (self.kind != MeasureKind::Named || words(self) == words(other))
    }

    fn on_scale(&self, value: f64) -> f64 {
        if self.kind == MeasureKind::Index { value } else { size_of_share(value) }
    }
}

/// Where a share in percent stands on 0–6.
pub(super) fn size_of_share(percent: f64) -> f64 {
    let between =
        |from: (f64, f64), to: (f64, f64)| from.1 + (percent - from.0) * (to.1 - from.1) / (to.0 - from.0);
    let (middle, high) = ((MIDDLE_PERCENT, MIDDLE_FROM), (HIGH_PERCENT, HIGH_FROM));
    let size = match percent {
        percent if percent < MIDDLE_PERCENT => between((0.0, 0.0), middle),
        percent if percent < HIGH_PERCENT => between(middle, high),
        _ => between(high, (100.0, INDEX_MAX)),
    };
    size.clamp(0.0, INDEX_MAX)
}

/// What one age group says about a theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupVoice {
    /// The survey's slug.
    pub survey: String,
    pub name: Text,
    /// What is published; never empty.
    pub measures: Vec<Measure>,
}

impl GroupVoice {
    /// The figure that it speaks with: the highest of those that say something.
    pub fn loudest(&self) -> Option<&Measure> {
        let speaking = self.measures.iter().filter(|measure| measure.speaks());
        speaking.max_by(|one, other| one.size().total_cmp(&other.size()))
    }

    pub fn size(&self) -> Option<f64> {
        self.loudest().map(Measure::size)
    }

    pub fn word(&self) -> Option<Word> {
        self.size().map(Word::of)
    }
}

/// What residents say about a theme: the age groups of which anything is published, youngest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Residents {
    pub groups: Vec<GroupVoice>,
    /// How many age groups were asked about it at all, whatever of it is published.
    #[serde(default)]
    pub asked: usize,
    /// How many age groups there are in the picture.
    #[serde(default)]
    pub all: usize,
}

/// How widely a theme is felt: numbers of age groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breadth {
    /// Those that say middle or high.
    pub felt: usize,
    /// Those that say anything.
    pub measured: usize,
    /// Those that were asked about it.
    pub asked: usize,
    /// All in the picture.
    pub all: usize,
}

impl Residents {
    pub(crate) fn of(picture: &PublishedPicture, changes: Option<&Changes>, theme: &str) -> Self {
        let groups = picture.groups.iter().filter_map(|group| {
            let measures = measures(picture, changes, theme, &group.survey, None);
            let (survey, name) = (group.survey.clone(), group.name.clone());
            (!measures.is_empty()).then_some(GroupVoice { survey, name, measures })
        });
        let asked = picture.groups.iter().filter(|group| is_asked(picture, theme, &group.survey)).count();
        Self { groups: groups.collect(), asked, all: picture.groups.len() }
    }

    /// The middle age group's size on 0–6; `None` where none says anything.
    pub fn size(&self) -> Option<f64> {
        let mut sizes: Vec<f64> = self.groups.iter().filter_map(GroupVoice::size).collect();
        sizes.sort_by(f64::total_cmp);
        let middle = sizes.len() / 2;
        match sizes.len() {
            0 => None,
            even if even % 2 == 0 => Some(f64::midpoint(sizes[middle - 1], sizes[middle])),
            _ => Some(sizes[middle]),
        }
    }

    pub fn word(&self) -> Option<Word> {
        self.size().map(Word::of)
    }

    /// An age group that says low and one that says high of the same question, where there are both.
    pub fn apart(&self) -> Option<(&GroupVoice, &GroupVoice)> {
        let says = |word| self.groups.iter().filter(move |group| group.word() == Some(word));
        let pairs = says(Word::Low).flat_map(|low| says(Word::High).map(move |high| (low, high)));
        let same = |low: &GroupVoice, high: &GroupVoice| {
            low.loudest().zip(high.loudest()).is_some_and(|(low, high)| low.is_same_figure(high))
        };
        pairs.into_iter().find(|(low, high)| same(low, high))
    }

    pub fn breadth(&self) -> Breadth {
        let words: Vec<Word> = self.groups.iter().filter_map(GroupVoice::word).collect();
        let felt = words.iter().filter(|word| **word >= Word::Middle).count();
        Breadth {
            felt,
            measured: words.len(),
            asked: self.asked.max(words.len()),
            all: self.all.max(self.asked),
        }
    }
}

/// The options of a scale that are the bad side of it, where that is not trygg/otrygg.
const BAD_SIDES: [(&[&str], MeasureKind); 3] = [
    (&["ganska_ofta", "mycket_ofta"], MeasureKind::Worried),
    (&["ganska_daligt", "inte_alls"], MeasureKind::Disagree),
    (&["forsok", "forlust"], MeasureKind::Tried),
];

/// Multiple choices where everybody but those who chose `nej` is on the bad side.
const BUT_NO: [(&str, MeasureKind); 2] =
    [("utsatt", MeasureKind::Exposed), ("u_avstatt", MeasureKind::Avoided)];
pub(crate) const NO: &str = "nej";

/// The question about what is to be put first. It says what is wanted, not how large a problem is.
pub(super) const PRIO: &str = "prio";

/// Everything that is published of a theme for one age group, in an area or (`None`) the whole municipality.
pub(crate) fn measures(
    picture: &PublishedPicture,
    changes: Option<&Changes>,
    theme: &str,
    survey: &str,
    area: Option<&str>,
) -> Vec<Measure> {
    let indexes = picture.indexes_of(survey, area).filter(|index| index.theme == theme).filter_map(|index| {
        let shown = index.figure.shown()?;
        let measure = Measure {
            kind: MeasureKind::Index,
            field: String::new(),
            text: index.theme_name.clone(),
            value: shown.value,
            low: shown.low,
            high: shown.high,
            n: shown.n,
            trend: None,
        };
        Some(measure.with_change(changes.and_then(|changes| changes.index(index))))
    });
    let here = picture.tables.iter().filter(|table| table.survey == survey && table.area.as_deref() == area);
    let shares = here.flat_map(|table| match table.form {
        TableForm::SafeUnsafe if of(table, theme) => unsafe_share(table, changes).into_iter().collect(),
        TableForm::FullScale if of(table, theme) => bad_side(table).into_iter().collect(),
        TableForm::SingleOptions if table.field != PRIO => match but_no(table) {
            Some(kind) if of(table, theme) => everybody_but(table, kind, changes).into_iter().collect(),
            Some(_) => Vec::new(),
            None => named(table, theme, changes),
        },
        _ => Vec::new(),
    });
    indexes.chain(shares).collect()
}

/// Whether an age group was asked something about a theme, beside what is to be put first.
fn is_asked(picture: &PublishedPicture, theme: &str, survey: &str) -> bool {
    let about =
        |table: &Table| of(table, theme) || table.rows.iter().any(|row| row.theme.as_deref() == Some(theme));
    let here = |table: &&Table| table.survey == survey && table.area.is_none() && table.field != PRIO;
    picture.tables.iter().filter(here).any(about)
        || picture.indexes_of(survey, None).any(|index| index.theme == theme)
}

fn of(table: &Table, theme: &str) -> bool {
    table.theme.as_deref() == Some(theme)
}

fn words(table: &Table) -> &Text {
    table.item_text.as_ref().unwrap_or(&table.text)
}

fn row<'a>(table: &'a Table, option: &str) -> Option<&'a Row> {
    table.rows.iter().find(|row| row.option == option)
}

fn change(changes: Option<&Changes>, table: &Table, option: &str) -> Option<Change> {
    changes?.share(table, option)
}

fn unsafe_share(table: &Table, changes: Option<&Changes>) -> Option<Measure> {
    let share = row(table, "otrygg")?.figure.shown()?;
    let measure = Measure::share(MeasureKind::Unsafe, table, words(table), *share);
    Some(measure.with_change(change(changes, table, "otrygg")))
}

/// The two options on the bad side added up, when both are published.
fn bad_side(table: &Table) -> Option<Measure> {
    let (options, kind) =
        BAD_SIDES.iter().find(|(options, _)| options.iter().all(|option| row(table, option).is_some()))?;
    let shown = options.iter().map(|option| row(table, option)?.figure.shown().copied());
    let shares: Vec<Share> = shown.collect::<Option<_>>()?;
    let n = shares.first()?.n;
    // Each was rounded by itself, so that together they can be a little more than all.
    let percent = shares.iter().map(|share| share.percent).sum::<u8>().min(100);
    let interval = wilson(f64::from(percent) / 100.0, n as f64)?;
    let whole = |share: f64| (share * 100.0).round() as u8;
    let share = Share { percent, low: whole(interval.low), high: whole(interval.high), n };
    Some(Measure::share(*kind, table, words(table), share))
}

fn but_no(table: &Table) -> Option<MeasureKind> {
    BUT_NO.iter().find(|(field, _)| table.field == *field).map(|(_, kind)| *kind)
}

fn everybody_but(table: &Table, kind: MeasureKind, changes: Option<&Changes>) -> Option<Measure> {
    let no = row(table, NO)?.figure.shown()?;
    let share = Share { percent: 100 - no.percent, low: 100 - no.high, high: 100 - no.low, n: no.n };
    let mut measure = Measure::share(kind, table, words(table), share);
    // Fewer who say no is worse.
    measure = measure.with_change(change(changes, table, NO));
    measure.trend = measure.trend.map(|trend| match trend {
        Trend::Worse => Trend::Better,
        Trend::Better => Trend::Worse,
        Trend::NotSure => Trend::NotSure,
    });
    Some(measure)
}

/// The options of a multiple choice that are about the theme.
fn named(table: &Table, theme: &str, changes: Option<&Changes>) -> Vec<Measure> {
    let about = table.rows.iter().filter(|row| row.theme.as_deref() == Some(theme));
    let measures = about.filter_map(|row| {
        let measure = Measure::share(MeasureKind::Named, table, &row.text, *row.figure.shown()?);
        Some(measure.with_change(change(changes, table, &row.option)))
    });
    measures.collect()
}
