//! The only door through which figures leave: a raw picture goes in, a masked one comes out.
//!
//! # Rules in force
//! One mask is computed once per picture; pages, prints and files all read the same [`PublishedPicture`].
//!
//! 1. **Base.** Below the threshold nothing but "för få svar": 10, or 20 for children, for young people by area and for
//!    every sensitive question ([`Thresholds`](crate::municipality::Thresholds)).
//! 2. **Small counts.** A category with 1–4 is unsafe, and 5 is hidden with it. Which categories a table shows is fixed
//!    by its [`TableForm`]: the full scale only per age group; trygg/otrygg or problem/inte problem for age group × area.
//!    Each option of a multiple choice is a table of its own (x, n − x), both tested. In sensitive questions 0 % and
//!    100 % are unsafe too.
//! 3. **Index.** If any category of any item of a theme is hidden, so are its index and interval.
//! 4. **Rounding.** Base to the nearest 5; shares in whole percent, to the nearest 5 percent below 50 answers; indexes
//!    to 0.1; intervals from the *published* share and base. A place is named only with the threshold of mentions.
//! 5. **Within a table** of categories that add up: an unsafe category is never hidden alone, nor are hidden categories
//!    left that together hold fewer than 6; the next smallest goes too. Between the full scale and its trygg/otrygg:
//!    neither gives away what the other hides.
//! 6. **Across tables**: the finished picture is attacked, and more is hidden until the attack fails. What the attacker
//!    knows is in the module `attack`. Of a question that hiding more does not protect nothing is shown at all.
//!    [`publishable`] gives no picture that the attack still gets into.
//! 7. **Versions.** A figure is published anew only where its base has changed by at least 10 (module `earlier`).
//! 8. **Without a channel**, for staff only: what is shown without a channel is safe in every part that can be worked
//!    out from that and the whole picture, and hides whatever that hides: the rule is in the module `without`.
//! 9. **Weighted**, for staff only: a weighted figure is shown only where the table that it rests on is wholly shown, rounded
//!    alike, and where with it no unsafe count of an area can be told too closely: the rule is in the module `weighted`.
//!
//! [`Changes`] compares two published pictures, for staff: everything in it follows from figures that are published, but
//! for the word about an index.
//!
//! A picture has one second dimension ([`By`]), most often the area; another one's values go through the same mask.
//! Figures are unweighted unless asked for; [`Coverage`] says for each group how well it is represented, or why that is
//! not known.

mod attack;
mod change;
mod earlier;
mod figure;
mod mask;
mod picture;
mod publish;
mod weighted;
mod without;

pub use attack::{AttackReport, NotSafe, OpenFigure};
pub use change::{Change, Changes, Reason, Step, Year};
pub(crate) use change::{FALSE_DISCOVERIES, LEAST, comparable, figures_told};
pub use figure::{Figure, Index, Level, Share};
pub use picture::{
    AgeGroup, AreaName, Contents, Counted, Coverage, Label, PublishedPicture, Respondents, Responses, Row,
    Table, ThemeIndex,
};
pub use publish::{publish, publishable};
pub use weighted::{TOGETHER, Weighting, publish_weighted};
pub use without::publish_without;

pub use crate::situation_picture::{By, NoWeights, PictureError, RawPicture, Section, TableForm, TallyInput};
