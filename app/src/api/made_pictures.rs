//! Pictures that were made not long ago. Attacking one takes up to a second or two where many counts are small, and staff
//! look at the same counts again and again: switching age group, area or language changes nothing in them.

use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash as _, Hasher as _},
    sync::{LazyLock, Mutex, PoisonError},
};

use domain::{
    disclosure::{PublishedPicture, RawPicture},
    municipality::Municipality,
    survey::Survey,
    tally::Dimension,
};
use store::RoundTally;

type Made = (RawPicture, PublishedPicture);

/// A year, the year before and their pictures by area for the weights, for a few who work at the same time.
const MOST: usize = 12;

static KEPT: LazyLock<Mutex<Kept<Made>>> = LazyLock::new(Mutex::default);

/// The latest of what was made, by its key, the oldest first.
#[derive(Debug)]
struct Kept<T>(Vec<(u64, T)>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Clone> Kept<T> {
    fn get(&self, key: u64) -> Option<T> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, made)| made.clone())
    }

    fn put(&mut self, key: u64, made: T) {
        self.0.retain(|(known, _)| *known != key);
        self.0.push((key, made));
        if self.0.len() > MOST {
            self.0.remove(0);
        }
    }
}

/// Everything that a picture follows from, as one number.
pub(super) fn key(
    municipality: &Municipality,
    surveys: &[Survey],
    (year, dimension): (i16, Dimension),
    tallies: &[RoundTally],
    demo: &[bool],
) -> u64 {
    let mut hasher = DefaultHasher::new();
    (year, dimension.id(), demo).hash(&mut hasher);
    format!("{municipality:?}").hash(&mut hasher);
    for survey in surveys {
        (&survey.slug, survey.version).hash(&mut hasher);
    }
    for RoundTally { round, survey, version, tally } in tallies {
        (round, survey, version).hash(&mut hasher);
        tally.counts.hash(&mut hasher);
        for (cell, sums) in &tally.scores {
            (cell, sums.n, sums.sum, sums.sum_of_squares).hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// The picture that was made of this, or the one that `make` makes now.
pub(super) fn kept_or<E>(key: u64, make: impl FnOnce() -> Result<Made, E>) -> Result<Made, E> {
    let lock = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(made) = lock().get(key) {
        return Ok(made);
    }
    let fresh = make()?;
    lock().put(key, fresh.clone());
    Ok(fresh)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_are_kept_and_each_once() {
        let mut kept = Kept::default();
        for key in (0..20).chain([15, 19]) {
            kept.put(key, key * 10);
        }
        assert_eq!(kept.0.len(), MOST);
        assert_eq!((kept.get(15), kept.get(19), kept.get(0)), (Some(150), Some(190), None));
    }
}
