//! Opens what a kiosk has sealed: HPKE (RFC 9180) in base mode with DHKEM(P-256, HKDF-SHA256), HKDF-SHA256 and
//! AES-128-GCM. The other half is `app/script/seal.js`, made from what browsers have.

use domain::clock::Random;
use hpke::{
    Deserializable as _, Kem as _, OpModeR, Serializable as _, aead::AesGcm128, kdf::HkdfSha256,
    kem::DhP256HkdfSha256, single_shot_open,
};

type PrivateKey = <DhP256HkdfSha256 as hpke::Kem>::PrivateKey;
type Encapsulated = <DhP256HkdfSha256 as hpke::Kem>::EncappedKey;

/// What both halves bind a sealed answer to; another format of answers would get another.
const INFO: &[u8] = b"lagesbild kiosk 1";
/// An uncompressed point of P-256.
const ENCAPSULATED: usize = 65;

/// A new private key.
pub fn new_key(random: &dyn Random) -> [u8; 32] {
    let mut seed = [0; 32];
    random.fill(&mut seed);
    let (key, _) = DhP256HkdfSha256::derive_keypair(&seed);
    key.to_bytes().into()
}

/// The public key to seal to, as browsers read it. `None` for bytes that are no key.
pub fn public_key(key: &[u8; 32]) -> Option<Vec<u8>> {
    let key = PrivateKey::from_bytes(key).ok()?;
    Some(DhP256HkdfSha256::sk_to_pk(&key).to_bytes().to_vec())
}

/// What was sealed to the key; `None` for what was not, or was changed on its way.
pub fn open(key: &[u8; 32], sealed: &[u8]) -> Option<Vec<u8>> {
    open_with(key, INFO, &[], sealed)
}

fn open_with(key: &[u8; 32], info: &[u8], beside: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (encapsulated, text) = sealed.split_at_checked(ENCAPSULATED)?;
    let key = PrivateKey::from_bytes(key).ok()?;
    let encapsulated = Encapsulated::from_bytes(encapsulated).ok()?;
    single_shot_open::<AesGcm128, HkdfSha256, DhP256HkdfSha256>(
        &OpModeR::Base,
        &key,
        &encapsulated,
        info,
        text,
        beside,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::SystemRandom;

    fn bytes(hex: &str) -> Vec<u8> {
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
    }

    // RFC 9180, appendix A.3.1: base mode of exactly these algorithms.
    const SEED: &str = "668b37171f1072f3cf12ea8a236a45df23fc13b82af3609ad1e354f6ef817550";
    const PRIVATE: &str = "f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2";
    const PUBLIC: &str = "04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a82\
                          6a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0";
    const INFO_OF_RFC: &str = "4f6465206f6e2061204772656369616e2055726e";
    const ENC: &str = "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac9\
                       8536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4";
    const BESIDE: &str = "436f756e742d30";
    const TEXT: &str = "4265617574792069732074727574682c20747275746820626561757479";
    const SEALED: &str =
        "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434";

    #[test]
    fn the_rfcs_own_sealed_text_is_opened() {
        let key: [u8; 32] = bytes(PRIVATE).try_into().unwrap();
        assert_eq!(public_key(&key).unwrap(), bytes(PUBLIC));
        let sealed = bytes(&format!("{ENC}{SEALED}"));
        let opened = open_with(&key, &bytes(INFO_OF_RFC), &bytes(BESIDE), &sealed);
        assert_eq!(opened, Some(bytes(TEXT)));
    }

    #[test]
    fn a_key_is_derived_as_the_rfc_says() {
        struct Seed;
        impl Random for Seed {
            fn fill(&self, into: &mut [u8]) {
                into.copy_from_slice(&bytes(SEED));
            }
        }
        assert_eq!(new_key(&Seed).to_vec(), bytes(PRIVATE));
    }

    #[test]
    fn what_was_changed_cut_or_sealed_to_another_key_stays_closed() {
        let key: [u8; 32] = bytes(PRIVATE).try_into().unwrap();
        let (info, beside) = (bytes(INFO_OF_RFC), bytes(BESIDE));
        let sealed = bytes(&format!("{ENC}{SEALED}"));
        for at in [1, 64, 65, sealed.len() - 1] {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(open_with(&key, &info, &beside, &changed), None, "byte {at}");
            assert_eq!(open_with(&key, &info, &beside, &sealed[..at]), None, "cut at {at}");
        }
        assert_eq!(open_with(&new_key(&SystemRandom), &info, &beside, &sealed), None);
        assert_eq!(open_with(&[0; 32], &info, &beside, &sealed), None, "zero is no key");
        assert_eq!(open(&key, &sealed), None, "sealed for something else");
    }
}
