//! What can be wrong with a field of a staff form, as a sentence that says what to do.

use domain::language::Language;
use jiff::civil::Date;

use crate::texts::{days, t, t_with};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldFault {
    /// Nothing was written.
    Missing,
    /// Nothing of what is offered was chosen.
    Choose,
    /// One of several at least.
    ChooseSome,
    TooLong {
        most: usize,
    },
    EmailInvalid,
    /// Another account has the address.
    EmailTaken,
    /// There are cards for a closed group, which is not announced.
    ClosedGroup,
    PasswordShort {
        least: usize,
    },
    PasswordsDiffer,
    /// No day in the calendar.
    DayInvalid,
    /// A day to come, for something that was done.
    NotYet,
    /// A commitment is said to be kept, and fewer deeds are logged than it promises.
    NotAllDone,
    /// A change is seen, and nobody has been asked since.
    NotAskedYet,
    /// These words say that one thing led to another.
    ClaimsCause(&'static str),
    /// A next meeting before the one that it follows.
    NextBefore,
    /// A day outside the period.
    Between {
        first: Date,
        last: Date,
    },
    /// The last day is before the first.
    DaysReversed,
    /// No whole number within the limits.
    NumberBetween {
        least: u32,
        most: u32,
    },
}

impl FieldFault {
    pub fn text(self, language: Language) -> String {
        match self {
            Self::Missing => t(language, "fault-missing"),
            Self::Choose => t(language, "fault-choose"),
            Self::ChooseSome => t(language, "fault-choose-some"),
            Self::TooLong { most } => t_with(language, "fault-too-long", &[("most", most.into())]),
            Self::EmailInvalid => t(language, "fault-email"),
            Self::EmailTaken => t(language, "fault-email-taken"),
            Self::ClosedGroup => t(language, "fault-closed-group"),
            Self::PasswordShort { least } => {
                t_with(language, "fault-password-short", &[("least", least.into())])
            }
            Self::PasswordsDiffer => t(language, "fault-passwords-differ"),
            Self::DayInvalid => t(language, "fault-day"),
            Self::NotYet => t(language, "fault-not-yet"),
            Self::NotAllDone => t(language, "fault-not-all-done"),
            Self::NotAskedYet => t(language, "fault-not-asked-yet"),
            Self::ClaimsCause(said) => t_with(language, "fault-claims-cause", &[("said", said.into())]),
            Self::NextBefore => t(language, "fault-next-before"),
            Self::Between { first, last } => {
                t_with(language, "fault-between", &[("days", days(language, first, last).into())])
            }
            Self::DaysReversed => t(language, "fault-days-reversed"),
            Self::NumberBetween { least, most } => {
                t_with(language, "fault-number", &[("least", least.into()), ("most", most.into())])
            }
        }
    }
}
