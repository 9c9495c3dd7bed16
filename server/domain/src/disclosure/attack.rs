//! The attack on a finished picture, and what is hidden so that it fails.
//!
//! # What is asked
//! For every unsafe count: which other whole numbers could it be, given everything that is published? The smallest and
//! the largest that were found must reach at least 5 and lie at least 4 apart; else more is hidden, and the attack is
//! made again. Five is hidden with 1–4, since the rules are known: were 1–4 alone hidden, "hidden" would say "at most 4".
//!
//! # Why passing is a proof
//! A value counts only with a **witness**: a whole set of exact numbers, all of them whole, from which the rules would
//! have published the same. Whoever sees only what is published cannot tell it from the truth. Witnesses are looked for
//! near the truth, within a bounded number of tries; what is not found counts as impossible. So the search can be wrong
//! in one direction alone: it may hide more than needed. No clock and no chance is in it; the same counts always give
//! the same picture.
//!
//! # Where hiding one figure after the other does not help
//! - **A question** of which a figure stays open is *withheld* for the whole age group: all its tables in all places, not
//!   even whether enough answered, with its Vet inte, its indexes, its follow-ups and the tables of two questions that it
//!   is a part of. No published figure rests on it then, so everyone who answered in an area may have answered it in any
//!   way, or not at all. No search is needed for that.
//! - **Who answered**: every number by area goes, whatever it is, and if that does not help every number but the label's.
//!   A number hidden because all are tells nothing of itself.
//!
//! What is open still is told as [`NotSafe`]: numbers of who answered in a very small town, where the label alone leaves
//! no room. That a question was withheld tells that the search found no other way for it. It tells no figure; who ran
//! the program on every set of counts that fits could learn from it, as from all that was hidden besides (below).
//!
//! # What the attacker is taken to know
//! - Every published figure with its rounding: bases to 5, shares to 1 percent (5 below 50 answers), and that a base
//!   below its threshold is one.
//! - The rules by which a table by itself is marked, exactly: a witness's tables must have the very marks that are
//!   published, also which category went as company and why (module `mask`). Where the attack itself had more hidden in
//!   a table (or a row), the witness's own marks must be among the hidden; that more was hidden is told, not what.
//! - How tables hang together: full scale, its sums, and the same sums in every area with those who live in none
//!   (module `scale`); the options of a multiple choice in every area, of which everyone chose at least one and at most
//!   so many, an exclusive one alone (module `options`); how many answered a follow-up; the tables of two questions with
//!   both questions' own, as far as they are shown.
//! - Who answered (module `answered`): every number by age group and area with the sums in both directions, by language
//!   and by channel, the label's number and the coverages. No question's base exceeds it. Where so few answered in an
//!   area that nothing is shown of any question there, they may as well live in another such area.
//! - Indexes: where one is shown, what the people of that place answered to its items is taken as known *exactly*, which
//!   is more than an index tells.
//!
//! # What it is not taken to know
//! - Anything of single people, such as what a neighbour answered.
//! - Which answers came or went between two versions. Rule 7 keeps a figure until its base has changed by 10 at least; what is kept
//!   is left as it is in every witness, so no safety is drawn from it. A figure hidden in an earlier version rests on
//!   that version's own attack.
//! - Why the attack had more hidden, beyond the above: a reader who ran the whole program on every set of counts could
//!   learn from what it did *not* have to hide.
//! - In a multiple choice, of a follow-up in an area only its rounded base is used, not its shares; of a table of two
//!   questions only what binds a single option. Two items of one theme are attacked one at a time.
//!
//! Of a place where fewer than 5 answered at all, no count can reach 5. There every number from nobody to everyone must
//! be possible; how many answered is guarded as a number of its own.

mod answered;
mod build;
mod options;
mod report;
mod scale;
mod settle;
mod table;

pub(super) use answered::{Ledger, Number3};
pub use report::{AttackReport, NotSafe, OpenFigure};
pub(super) use settle::{Kept, Settled, settle};
pub(super) use table::Mask;
