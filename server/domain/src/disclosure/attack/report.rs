//! What the attack on a picture came to.

use serde::Serialize;

/// The attack that a picture has passed. Only [`publishable`](crate::disclosure::publishable) makes one, so whoever
/// holds it beside a picture holds the proof that it was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct AttackReport {
    /// How many hidden figures were attacked.
    pub cells: usize,
    /// In how many sets of linked tables.
    pub components: usize,
    /// How many figures were hidden besides those that the rules hide by themselves.
    pub hidden_more: usize,
    /// The most other worlds that were tried for one set of tables.
    pub longest: usize,
}

/// Why a picture cannot be published: figures that stay open to the attack although everything around them is hidden.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{} can still be worked out although all around them is hidden ({}); wait until more have answered, or leave the question out",
    if .open.len() == 1 { "1 figure" } else { "some figures" },
    .open.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
)]
pub struct NotSafe {
    /// By age group and field; never by value. Questions are withheld rather than left open, so it is who answered.
    pub open: Vec<OpenFigure>,
}

/// Where an open figure stands. That it is open tells staff to wait; its value stays in the raw picture.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OpenFigure {
    /// The survey's slug; `None` for numbers of answers over all age groups.
    pub survey: Option<String>,
    /// The question's or item's id; `None` for who answered.
    pub field: Option<String>,
}

impl std::fmt::Display for OpenFigure {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let survey = self.survey.as_deref().unwrap_or("every age group");
        write!(formatter, "{survey}: {}", self.field.as_deref().unwrap_or("who answered"))
    }
}
