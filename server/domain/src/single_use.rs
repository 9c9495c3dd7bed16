//! A single-use code: printed on a card for someone in a closed group, and good for one answer.

use std::fmt;

use crate::clock::Random;

/// 80 random bits as sixteen characters of Crockford's base32, so that nobody guesses one and anybody can type one.
///
/// Only its hash is ever stored, and it is in no log: [`Debug`](fmt::Debug) does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct SingleUseCode(String);

impl SingleUseCode {
    /// Without I, L, O (typed in their place is what they look like, 1 and 0) and U. Upper case.
    const ALPHABET: &'static [u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const LENGTH: usize = 16;
    const GROUP: usize = 4;

    pub fn generate(random: &dyn Random) -> Self {
        let mut bytes = [0; Self::LENGTH];
        random.fill(&mut bytes);
        // A byte's last five bits are as random as the byte.
        Self(bytes.iter().map(|byte| char::from(Self::ALPHABET[usize::from(byte % 32)])).collect())
    }

    /// Reads a typed code: lower case, spaces, hyphens and look-alikes are forgiven. `None` for what cannot be a code.
    pub fn parse(typed: &str) -> Option<Self> {
        let code: String = typed
            .chars()
            .filter(|character| !character.is_whitespace() && !matches!(character, '-' | '–'))
            .map(|character| match character.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect();
        let valid = code.len() == Self::LENGTH && code.bytes().all(|byte| Self::ALPHABET.contains(&byte));
        valid.then_some(Self(code))
    }

    /// As it stands in addresses and forms, and as it is hashed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is printed: `7KQ2-M0XT-9BDF-H4WZ`.
    pub fn grouped(&self) -> String {
        let mut grouped = String::with_capacity(Self::LENGTH + 3);
        for (place, character) in self.0.chars().enumerate() {
            if place > 0 && place % Self::GROUP == 0 {
                grouped.push('-');
            }
            grouped.push(character);
        }
        grouped
    }
}

impl fmt::Debug for SingleUseCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SingleUseCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, sync::Mutex};

    use super::*;

    /// Every byte in its turn.
    struct Counting(Mutex<u8>);

    impl Random for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            let mut next = self.0.lock().unwrap();
            for byte in bytes {
                *byte = *next;
                *next = next.wrapping_add(1);
            }
        }
    }

    #[test]
    fn every_character_is_as_likely_as_another_so_that_sixteen_are_eighty_bits() {
        let random = Counting(Mutex::new(0));
        let codes: String = (0..16)
            .map(|_| SingleUseCode::generate(&random).as_str().to_owned())
            .collect::<Vec<_>>()
            .concat();
        for character in SingleUseCode::ALPHABET {
            assert_eq!(codes.bytes().filter(|one| one == character).count(), 8, "{}", *character as char);
        }
        assert_eq!(SingleUseCode::ALPHABET.iter().collect::<BTreeSet<_>>().len(), 32, "2^5 characters");
    }

    #[test]
    fn a_code_survives_being_read_from_a_card_and_typed_by_hand() {
        let code = SingleUseCode::parse("10AB-CDEF-GHJK-MNPQ").unwrap();
        assert_eq!(code.as_str(), "10ABCDEFGHJKMNPQ");
        assert_eq!(code.grouped(), "10AB-CDEF-GHJK-MNPQ");
        for typed in
            ["10abcdefghjkmnpq", " lo ab–cdef ghjk-mnpq ", "IOAB CDEF GHJK MNPQ", "1oabcdef\tghjkmnpq"]
        {
            assert_eq!(SingleUseCode::parse(typed).as_ref(), Some(&code), "{typed}");
        }
        assert_eq!(SingleUseCode::parse(&code.grouped()), Some(code));
    }

    #[test]
    fn what_cannot_be_a_code_is_none() {
        for typed in
            ["", "10ABCDEFGHJKMNP", "10ABCDEFGHJKMNPQR", "10ABCDEFGHJKMNPU", "10ABCDEFGHJKMN/Q", "ÅÄÖÅÄÖÅÄ"]
        {
            assert_eq!(SingleUseCode::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_code_that_is_written_to_a_log_by_mistake_does_not_show() {
        let code = SingleUseCode::parse("10ABCDEFGHJKMNPQ").unwrap();
        assert_eq!(format!("{code:?}"), "SingleUseCode(…)");
    }
}
