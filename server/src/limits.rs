//! Limits on how fast one address may send, without knowing anybody.
//!
//! Residents: an address is hashed with a salt that lives in memory and changes every day; neither is ever stored or
//! logged, and the limit is each process's own. Staff who sign in: the limit is kept in the store, for every process.

use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::Mutex,
    time::Duration,
};

use domain::clock::{Clock, Random};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use jiff::{SignedDuration, civil::Date};
use sha2::{Digest, Sha256};
use store::SignInAllowance;

use crate::state::Lagesbild;

type Key = [u8; 16];

/// How many at once, and how long until one more is allowed.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    pub at_once: u32,
    pub one_more_after: Duration,
}

impl Allowance {
    /// Three thousand pupils behind one school's address answer within minutes; a machine that stuffs does not stop.
    pub const SUBMISSIONS: Self = Self { at_once: 4_000, one_more_after: Duration::from_millis(100) };
    /// Nobody points out more than a handful of things in a sitting; a whole office behind one address may.
    pub const MATTERS: Self = Self { at_once: 20, one_more_after: Duration::from_mins(10) };
    /// A code is looked up twice on the way to its form. Nobody guesses 80 bits at any pace.
    pub const CODES: Self = Self { at_once: 8_000, one_more_after: Duration::from_millis(50) };
}

/// Guessing passwords is slow; a colleague who mistypes is not shut out.
const SIGN_INS: SignInAllowance =
    SignInAllowance { at_once: 20, one_more_after: SignedDuration::from_secs(10) };

/// Whether someone at `address` may try to sign in once more; the try counts when it is so.
pub async fn allows_sign_in(state: &Lagesbild, address: IpAddr) -> store::Result<bool> {
    let mut fresh = [0; 32];
    state.random.fill(&mut fresh);
    let salt = state.store.sign_in_salt(state.code(), state.today(), fresh).await?;
    let who = Sha256::new().chain_update(salt).chain_update(network_of(address).octets()).finalize().into();
    state.store.allow_sign_in(state.code(), &who, state.clock.now(), SIGN_INS).await
}

/// A limit by address.
pub struct AddressLimit {
    limiter: DefaultKeyedRateLimiter<Key>,
    salt: Mutex<Option<(Date, [u8; 32])>>,
}

impl std::fmt::Debug for AddressLimit {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("AddressLimit").field("addresses", &self.limiter.len()).finish_non_exhaustive()
    }
}

impl AddressLimit {
    pub fn new(allowance: Allowance) -> Self {
        let at_once = NonZeroU32::new(allowance.at_once).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::with_period(allowance.one_more_after)
            .expect("an allowance's period is not zero")
            .allow_burst(at_once);
        Self { limiter: RateLimiter::keyed(quota), salt: Mutex::new(None) }
    }

    /// Whether one more from `address` is within the limit; it counts when it is.
    pub fn allows(&self, address: IpAddr, clock: &dyn Clock, random: &dyn Random) -> bool {
        self.limiter.check_key(&self.key(address, clock.today(), random)).is_ok()
    }

    /// Forgets every address that is not being held back just now: that is within a second of its last answer.
    /// So no number of addresses fills the memory.
    pub fn forget_quiet(&self) {
        self.limiter.retain_recent();
        self.limiter.shrink_to_fit();
    }

    fn key(&self, address: IpAddr, today: Date, random: &dyn Random) -> Key {
        let mut salt = self.salt.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let salt = match *salt {
            Some((day, current)) if day == today => current,
            _ => {
                let mut fresh = [0; 32];
                random.fill(&mut fresh);
                *salt = Some((today, fresh));
                fresh
            }
        };
        let digest = Sha256::new().chain_update(salt).chain_update(network_of(address).octets()).finalize();
        digest[..16].try_into().expect("SHA-256 has 32 bytes")
    }
}

/// One household or phone has a whole /64 of IPv6 addresses: they count as one.
fn network_of(address: IpAddr) -> Ipv6Addr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_ipv6_mapped(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::{SystemClock, SystemRandom};

    #[test]
    fn one_address_is_limited_and_its_neighbour_is_not() {
        let limit = AddressLimit::new(Allowance { at_once: 2, one_more_after: Duration::from_hours(1) });
        let allows = |address: &str| limit.allows(address.parse().unwrap(), &SystemClock, &SystemRandom);
        assert!(allows("192.0.2.1") && allows("192.0.2.1"));
        assert!(!allows("192.0.2.1"));
        assert!(allows("192.0.2.2"));
        assert!(!allows("::ffff:192.0.2.1"), "the same address, written as IPv6");
    }

    #[test]
    fn addresses_that_are_quiet_are_forgotten_and_those_held_back_are_not() {
        let kept = |one_more_after| {
            let limit = AddressLimit::new(Allowance { at_once: 1, one_more_after });
            assert!(limit.allows("192.0.2.1".parse().unwrap(), &SystemClock, &SystemRandom));
            std::thread::sleep(Duration::from_millis(20));
            limit.forget_quiet();
            limit.limiter.len()
        };
        assert_eq!(kept(Duration::from_millis(1)), 0);
        assert_eq!(kept(Duration::from_hours(1)), 1);
    }

    #[test]
    fn a_phones_many_ipv6_addresses_are_one() {
        let limit = AddressLimit::new(Allowance { at_once: 1, one_more_after: Duration::from_hours(1) });
        let allows = |address: &str| limit.allows(address.parse().unwrap(), &SystemClock, &SystemRandom);
        assert!(allows("2001:db8:1:2::1"));
        assert!(!allows("2001:db8:1:2:ffff::1"));
        assert!(allows("2001:db8:1:3::1"));
    }
}
