//! Who is signed in: passwords, setup links and sessions. Secrets are kept as hashes only.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use domain::clock::{Clock, Random};
use jiff::{SignedDuration, Timestamp};
use store::{Account, Store, TokenHash};

use crate::environment::{random_token, sha256};

/// The setup link of a first start, or for a new colleague, is good for a week.
pub const SETUP_LINK_LASTS: SignedDuration = SignedDuration::from_hours(7 * 24);
/// A session lasts a working day: nobody is signed out over lunch, and a forgotten tab is shut by the next morning.
pub const SESSION_LASTS: SignedDuration = store::LONGEST_SESSION;
/// NIST SP 800-63B asks for length and nothing else; so does this.
pub const SHORTEST_PASSWORD: usize = 12;
/// Longer ones would only make hashing slow.
pub const LONGEST_PASSWORD: usize = 256;

/// A secret that is shown once, and its hash, which is kept.
#[derive(Debug)]
pub struct Token {
    pub secret: String,
    pub hash: TokenHash,
}

impl Token {
    pub fn new(random: &dyn Random) -> Self {
        let secret = random_token::<32>(random);
        let hash = Self::hash(&secret);
        Self { secret, hash }
    }

    pub fn hash(secret: &str) -> TokenHash {
        sha256(secret.as_bytes())
    }
}

/// argon2id with the library's parameters (OWASP's: 19 MiB, two passes), as a PHC string. Takes tens of milliseconds.
pub fn hash_password(password: &str, random: &dyn Random) -> String {
    let mut salt = [0; 16];
    random.fill(&mut salt);
    Argon2::default()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .expect("the password is at most 256 bytes and the salt 16")
        .to_string()
}

/// A hash that no password is known for, verified where there is no account.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm9ib2R5$1oPFYFKCGNZNUcDYFLEpbKTYwGkfAeUrmFEVrbdYhhs";

/// Whether `password` is the one that was hashed. Without a hash it takes as long and answers no, so that the time
/// does not tell whether there is such an account.
pub fn verify_password(password: &str, hash: Option<&str>) -> bool {
    let known = hash.is_some();
    let Ok(parsed) = PasswordHash::new(hash.unwrap_or(NOBODY)) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known
}

/// Starts a session and answers its secret, for the cookie.
pub async fn start_session(
    store: &dyn Store,
    municipality: &str,
    account: &Account,
    clock: &dyn Clock,
    random: &dyn Random,
) -> store::Result<String> {
    let token = Token::new(random);
    store.add_session(municipality, &token.hash, account.id, clock.now() + SESSION_LASTS).await?;
    Ok(token.secret)
}

/// Makes the first start's link anew while no staff account has a password. `None` when there is one.
pub async fn first_setup_link(
    store: &dyn Store,
    municipality: &str,
    now: Timestamp,
    random: &dyn Random,
) -> store::Result<Option<String>> {
    if store.count_accounts_with_password(municipality).await? > 0 {
        return Ok(None);
    }
    let token = Token::new(random);
    let link = store::SetupLink { account: None, expires: now + SETUP_LINK_LASTS };
    store.add_setup_link(municipality, &token.hash, &link).await?;
    Ok(Some(token.secret))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::SystemRandom;

    #[test]
    fn only_the_right_password_lets_someone_in() {
        let hash = hash_password("rätt häst batteri", &SystemRandom);
        assert!(hash.starts_with("$argon2id$"), "{hash}");
        assert!(verify_password("rätt häst batteri", Some(&hash)));
        assert!(!verify_password("rätt häst", Some(&hash)));
        assert!(!verify_password("rätt häst batteri", None));
    }

    #[test]
    fn an_unknown_account_costs_a_real_verification() {
        let parsed = PasswordHash::new(NOBODY);
        assert!(parsed.is_ok());
    }
}
