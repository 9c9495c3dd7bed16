//! What the domain promises, from a posted form to a row in a file.

mod answers;
mod change;
mod crowd;
mod exports;
mod picture;
mod questionnaires;
mod statistics;
mod without;
