//! What a *medborgardialog* is: the surveys, the answers, the sums and the disclosure control.
//!
//! Nothing here reads a file, a clock, a network or a database, and nothing is async: everything is a function of
//! its arguments, so that every rule can be tested by itself.
//!
//! The way of an answer through this crate:
//! [`answers::validate`] makes a checked [`answers::Answers`] of a posted form, [`tally::cells`] says which counts it
//! adds to, [`situation_picture`] arranges those counts with the sums of [`statistics`], and [`disclosure`] is the only
//! door through which figures leave. [`report`] is what staff make of them, and [`published`] a picture that was frozen
//! and is shown to everyone; a [`promise`] rests on one. [`microdata`], [`aggregates`] and [`codebook`] are the rows of the exported files, and
//! [`protected`] tells microdata so coarsely that nobody can be picked out.

pub mod accessibility;
pub mod aggregates;
pub mod announcement;
pub mod answers;
pub mod area_map;
pub mod brief;
pub mod burst;
pub mod calendar;
pub mod clock;
pub mod codebook;
pub mod csv_text;
pub mod dialogue;
pub mod dialogue_rows;
pub mod disclosure;
pub mod event;
pub mod icalendar;
pub mod indicator;
pub mod language;
pub mod matter;
pub mod microdata;
pub mod municipality;
pub mod plain;
pub mod promise;
pub mod prose;
pub mod protected;
pub mod published;
pub mod report;
pub mod response;
pub mod round;
pub mod single_use;
pub mod situation_picture;
pub mod staff;
pub mod statistics;
pub mod survey;
pub mod suspicion;
pub mod tally;
