//! The only door through which figures leave: a raw picture goes in, a masked one comes out.
//!
//! # Rules in force
//! One mask is computed once per picture; pages, prints and files all read the same [`PublishedPicture`].
//!
//! 1. **Base.** Below the threshold nothing but "för få svar": 10, or 20 for children, for young people by area and for
//!    every sensitive question ([`Thresholds`](crate::municipality::Thresholds)).
//! 2. **Small counts.** A category with 1–4 is unsafe. Which categories a table shows is fixed by its [`TableForm`]:
//!    the full scale only per age group; trygg/otrygg or problem/inte problem for age group × area. Each option of a
//!    multiple choice is a table of its own (x, n − x), both tested. In sensitive questions 0 % and 100 % are unsafe too.
//! 3. **Index.** If any category of any item of a theme is hidden, so are its index and interval.
//! 4. **Rounding.** Base to the nearest 5; shares in whole percent, to the nearest 5 percent below 50 answers; indexes
//!    to 0.1; intervals from the *published* share and base. A place is named only with the threshold of mentions.
//! 5. **Within a table** of categories that add up: an unsafe category is never hidden alone, nor are hidden categories
//!    left that together hold fewer than 5; the next smallest goes too. Between the full scale and its trygg/otrygg:
//!    neither gives away what the other hides.
//! 6. **Without a channel.** What is shown without a channel is safe in every part that can be worked out from that and
//!    the whole picture: the rule is in the module `without`.
//!
//! [`Changes`] compares two published pictures.
//!
//! Weights are not applied; [`Coverage`] says for each group how well it is represented, or why that is not known.
//!
//! Not yet in force: sums over areas against the municipality's total, and the attack on the finished picture. They
//! work on whole sets of tables and belong after `mask::categories` and `mask::linked`, before anything is rounded.

mod change;
mod figure;
mod mask;
mod picture;
mod publish;
mod without;

pub use change::{Change, Changes, Reason, Step, Year};
pub use figure::{Figure, Index, Level, Share};
pub use picture::{
    AgeGroup, AreaName, Contents, Counted, Coverage, Label, PublishedPicture, Respondents, Responses, Row,
    Table, ThemeIndex,
};
pub use publish::publish;
pub use without::publish_without;

pub use crate::situation_picture::{PictureError, RawPicture, Section, TableForm, TallyInput};
