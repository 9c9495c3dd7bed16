//! The pages where a promise is drafted, checked, commented and decided.
//!
//! The workbench shows the whole draft: each commitment as a card with what the checks say of it and the way to mend
//! it. A commitment, the terms and the decision have a page each. All are plain forms; when somebody else was quicker the
//! form says so with their text above and one's own in the fields.

mod card;
mod choose;
mod comments;
mod commitment;
mod decide;
mod differences;
mod fields;
mod follow;
mod last;
mod reading;
mod terms;
mod words;
mod workbench;

pub use choose::{ChooseTheme, ChooseThemePage, ChooseThemePageProps};
pub use comments::CommentForm;
pub use commitment::{CommitmentForm, CommitmentPage, CommitmentPageProps, TAKEN, fields_of};
pub use decide::{Decide, DecideFault, DecidePage, DecidePageProps};
pub use follow::{
    DeedForm, DeedPage, DeedPageProps, Following, FollowingPage, FollowingPageProps, Judge, JudgePage,
    JudgePageProps, LONGEST_NOTE, Late, MOST_AT_ONCE, MeetingForm, Meetings, MeetingsPage, MeetingsPageProps,
    NothingDecidedPage, NothingDecidedPageProps, Reminders, TakeBack, TakeBackPage, TakeBackPageProps,
    deed_fields, judge_fields, stands_at,
};
pub use terms::{TermsForm, TermsPage, TermsPageProps, terms_fields};
pub use words::Names;
pub use workbench::{FromWhat, TakenAway, Workbench, WorkbenchPage, WorkbenchPageProps};

use domain::promise::Piece;

use super::{links, writing::PieceForm};

/// A form for a piece of the promise.
pub type PromiseForm = PieceForm<Piece>;

/// Where the promises are; the year follows.
pub const PROMISE: &str = "/personal/lofte";

/// An address below a year's promise, in the chosen language.
fn below(year: i16, rest: &str) -> String {
    links::to(&format!("{PROMISE}/{year}{rest}"))
}

/// The same with an anchor.
fn at(year: i16, rest: &str, anchor: &str) -> String {
    let address = below(year, rest);
    if anchor.is_empty() { address } else { format!("{address}#{anchor}") }
}
