//! What one published figure can be.

use serde::{Deserialize, Serialize};

use crate::statistics::{self, UNCERTAIN_HALF_WIDTH};

/// A figure as it may be shown: the value, or why there is none. A hidden value is absent, never zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Figure<T> {
    #[serde(rename = "ok")]
    Shown(T),
    /// "Skyddad": unsafe in itself, or hidden so that another cannot be worked out. Telling the two apart would help
    /// an attacker.
    #[serde(rename = "skyddad")]
    Protected,
    /// "För få svar": the whole base is below its threshold.
    #[serde(rename = "for_fa_svar")]
    TooFew,
}

impl<T> Figure<T> {
    /// The word in the `status` column: `ok`, `skyddad` or `for_fa_svar`.
    pub fn status(&self) -> &'static str {
        match self {
            Self::Shown(_) => "ok",
            Self::Protected => "skyddad",
            Self::TooFew => "for_fa_svar",
        }
    }

    pub fn shown(&self) -> Option<&T> {
        match self {
            Self::Shown(value) => Some(value),
            Self::Protected | Self::TooFew => None,
        }
    }

    pub fn is_shown(&self) -> bool {
        self.shown().is_some()
    }
}

/// A published share with its 95 % Wilson interval, all in whole percent, and the base rounded to 5.
///
/// The interval is computed from the published share and base: one from the exact counts would give them away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    pub percent: u8,
    pub low: u8,
    pub high: u8,
    pub n: u64,
}

impl Share {
    /// `count` of `n` answers, rounded; `n` must be positive.
    pub(super) fn of(count: u64, n: u64) -> Self {
        let percent = statistics::published_percent(count, n);
        let rounded = statistics::to_nearest_five(n);
        let (low, high) = statistics::wilson(f64::from(percent) / 100.0, rounded.max(1) as f64)
            .map_or((0, 100), |interval| (whole_percent(interval.low), whole_percent(interval.high)));
        Self { percent, low, high, n: rounded }
    }
}

fn whole_percent(share: f64) -> u8 {
    (share * 100.0).round().clamp(0.0, 100.0) as u8
}

/// A published perceived problem index, 0–6, with its 95 % interval, all to 0.1, and the base rounded to 5.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Index {
    pub value: f64,
    pub low: f64,
    pub high: f64,
    pub level: Level,
    /// The interval reaches more than 0.75 to either side.
    pub uncertain: bool,
    pub n: u64,
}

impl Index {
    pub(super) fn of(mean: &statistics::Mean) -> Self {
        let value = statistics::to_one_decimal(mean.mean);
        Self {
            value,
            low: statistics::to_one_decimal(mean.interval.low),
            high: statistics::to_one_decimal(mean.interval.high),
            level: Level::of(value),
            uncertain: mean.half_width.is_none_or(|half_width| half_width > UNCERTAIN_HALF_WIDTH),
            n: statistics::to_nearest_five(mean.n),
        }
    }
}

/// The index in words. The word follows the published value, so that the two never disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Obetydligt, below 1.
    Negligible,
    /// Litet, below 2.
    Small,
    /// Märkbart, below 3.
    Noticeable,
    /// Stort, below 4.
    Large,
    /// Mycket stort, 4 and above.
    VeryLarge,
}

impl Level {
    pub const ALL: [Self; 5] =
        [Self::Negligible, Self::Small, Self::Noticeable, Self::Large, Self::VeryLarge];

    pub fn of(index: f64) -> Self {
        match index {
            value if value < 1.0 => Self::Negligible,
            value if value < 2.0 => Self::Small,
            value if value < 3.0 => Self::Noticeable,
            value if value < 4.0 => Self::Large,
            _ => Self::VeryLarge,
        }
    }
}
