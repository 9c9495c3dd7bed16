//! What residents say in one figure, with its interval.

use domain::{
    language::Language,
    report::{Measure, MeasureKind},
};

use crate::texts::{decimal, percent, t_with};

/// "31 %" or "2,4".
pub fn value(language: Language, kind: MeasureKind, value: f64) -> String {
    match kind {
        MeasureKind::Index => decimal(language, value, 1),
        _ => percent(language, value, 0),
    }
}

/// "25–37 %" or "2,1–2,7".
pub fn interval(language: Language, measure: &Measure) -> String {
    let low = match measure.kind {
        MeasureKind::Index => decimal(language, measure.low, 1),
        _ => decimal(language, measure.low, 0),
    };
    format!("{low}–{}", value(language, measure.kind, measure.high))
}

/// "31 % otrygga (25–37 %)".
pub fn in_words(language: Language, measure: &Measure) -> String {
    let key = match measure.kind {
        MeasureKind::Index => "measure-index",
        MeasureKind::Unsafe => "measure-unsafe",
        MeasureKind::Worried => "measure-worried",
        MeasureKind::Disagree => "measure-disagree",
        MeasureKind::Tried => "measure-tried",
        MeasureKind::Exposed => "measure-exposed",
        MeasureKind::Avoided => "measure-avoided",
        MeasureKind::Named => "measure-named",
    };
    let values = [
        ("value", value(language, measure.kind, measure.value).into()),
        ("interval", interval(language, measure).into()),
    ];
    t_with(language, key, &values)
}
