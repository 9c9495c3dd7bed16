//! Draws from a random number generator that come out the same on every machine.

use std::sync::{Mutex, PoisonError};

use domain::clock::Random;
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// What is drawn of a generator.
pub(super) trait Chance: Rng {
    /// A whole number from 0 to `most` − 1, with a bias below 2⁻³² · `most`.
    fn below(&mut self, most: u32) -> u32 {
        ((u64::from(self.next_u32()) * u64::from(most)) >> 32) as u32
    }

    /// From 0 up to but not 1.
    fn unit(&mut self) -> f64 {
        f64::from(self.next_u32()) / 4_294_967_296.0
    }

    /// About normal, with mean 0 and standard deviation 1: four uniform draws added up (Irwin–Hall).
    fn bell(&mut self) -> f64 {
        let sum = self.unit() + self.unit() + self.unit() + self.unit();
        (sum - 2.0) * 1.732_050_807_568_877_2
    }
}

impl<R: Rng + ?Sized> Chance for R {}

/// The place of one of `items`, each as likely as its weight. At least one weight is above 0.
pub(super) fn pick<T>(rng: &mut impl Rng, items: &[T], weight: impl Fn(&T) -> u32) -> usize {
    let total = items.iter().map(&weight).sum();
    let mut left = rng.below(total);
    for (index, item) in items.iter().enumerate() {
        match left.checked_sub(weight(item)) {
            Some(rest) => left = rest,
            None => return index,
        }
    }
    unreachable!("the draw is below the sum of the weights")
}

/// A generator in the place of the system's randomness.
#[derive(Debug)]
pub(super) struct Seeded(Mutex<ChaCha8Rng>);

impl Seeded {
    pub(super) fn new(seed: u64) -> Self {
        Self(Mutex::new(ChaCha8Rng::seed_from_u64(seed)))
    }
}

impl Random for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
    }
}
