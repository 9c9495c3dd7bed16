//! What the domain promises, from a posted form to a row in a file.

mod accessibility;
mod answers;
mod attack;
mod calendar;
mod change;
mod crowd;
mod dialogue;
mod dialogue_rows;
mod exports;
mod icalendar;
mod picture;
mod protected;
mod published;
mod questionnaires;
mod statistics;
mod suspicion;
mod town;
mod weighted;
mod weights;
mod without;
