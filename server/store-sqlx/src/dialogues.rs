//! What both engines say to their tables of dialogues, and how a note's lists are kept.

use domain::dialogue::{DialogueNote, Participants};
use store::Result;

use crate::convert::to_json;

/// Adds a note; one that is there stays.
pub(crate) const ADD: &str = "INSERT INTO dialogue \
    (municipality, id, kind, year, day, participants, theme, area, place, severity, frequency, observation, \
     proposal, age_groups, demo) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) \
    ON CONFLICT (municipality, id) DO NOTHING";

/// Takes the same parameters in the same order.
pub(crate) const REPLACE: &str = "UPDATE dialogue SET \
    kind = $3, year = $4, day = $5, participants = $6, theme = $7, area = $8, place = $9, severity = $10, \
    frequency = $11, observation = $12, proposal = $13, age_groups = $14, demo = $15 \
    WHERE municipality = $1 AND id = $2";

pub(crate) const DELETE: &str = "DELETE FROM dialogue WHERE municipality = $1 AND id = $2";

pub(crate) const ONE: &str = "SELECT id, kind, year, day, participants, theme, area, place, severity, frequency, \
    observation, proposal, age_groups, demo FROM dialogue WHERE municipality = $1 AND id = $2";

pub(crate) const OF_YEAR: &str = "SELECT id, kind, year, day, participants, theme, area, place, severity, frequency, \
    observation, proposal, age_groups, demo FROM dialogue WHERE municipality = $1 AND year = $2 \
    ORDER BY day DESC, id";

pub(crate) const YEARS: &str =
    "SELECT DISTINCT year FROM dialogue WHERE municipality = $1 ORDER BY year DESC";

/// The columns that hold lists, as JSON.
pub(crate) struct Lists {
    pub(crate) participants: String,
    pub(crate) age_groups: String,
}

impl Lists {
    pub(crate) fn of(note: &DialogueNote) -> Result<Self> {
        let participants: &[Participants] = &note.participants;
        Ok(Self { participants: to_json(&participants)?, age_groups: to_json(&note.age_groups)? })
    }
}
