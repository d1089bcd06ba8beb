//! What holds for every sector; the standard's own vectors are in `tests/vectors/xts`.

use aes::Aes256;
use aes::cipher::KeyInit;
use proptest::prelude::*;
use uuid::Uuid;
use xts_mode::{Xts128, get_tweak_default};

use super::{Bek, SECTOR_LEN, VolumeError, VolumeKey};
use crate::EngineError;

fn key(salt: u128) -> VolumeKey {
    VolumeKey::derive(&Bek::from_secret(&mut [7; 32]), Uuid::from_u128(salt))
}

fn sectors() -> impl Strategy<Value = Vec<u8>> {
    (1..6usize).prop_flat_map(|count| prop::collection::vec(any::<u8>(), count * SECTOR_LEN..=count * SECTOR_LEN))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn what_was_encrypted_decrypts(plaintext in sectors(), first in 0..u64::MAX - 8) {
        let mut bytes = plaintext.clone();
        key(1).encrypt(first, &mut bytes).unwrap();
        prop_assert_ne!(&bytes, &plaintext);
        key(1).decrypt(first, &mut bytes).unwrap();
        prop_assert_eq!(bytes, plaintext);
    }

    #[test]
    fn a_sector_depends_on_no_other_and_on_no_order(plaintext in sectors(), first in 0..1u64 << 40) {
        let mut whole = plaintext.clone();
        key(1).encrypt(first, &mut whole).unwrap();
        let mut one_by_one = plaintext;
        for (number, sector) in one_by_one.chunks_mut(SECTOR_LEN).enumerate().rev() {
            key(1).encrypt(first + number as u64, sector).unwrap();
        }
        prop_assert_eq!(one_by_one, whole);
    }

    #[test]
    fn another_implementation_gives_the_same(keys in any::<[u8; 32]>(), count in 1..20usize, first in 0..u64::MAX - 20) {
        let keys: [u8; 64] = std::array::from_fn(|at| keys[at % 32] ^ u8::from(at >= 32));
        let plaintext: Vec<u8> = (0u8..=250).cycle().take(count * SECTOR_LEN).collect();
        let ours = VolumeKey::of_keys(&keys).unwrap();
        let cipher = |half: &[u8]| Aes256::new_from_slice(half).unwrap();
        let theirs = Xts128::new(cipher(&keys[..32]), cipher(&keys[32..]));

        let (mut one, mut other) = (plaintext.clone(), plaintext.clone());
        ours.encrypt(first, &mut one).unwrap();
        theirs.encrypt_area(&mut other, SECTOR_LEN, first.into(), get_tweak_default);
        prop_assert_eq!(&one, &other);
        ours.decrypt(first, &mut one).unwrap();
        prop_assert_eq!(one, plaintext);
    }

    #[test]
    fn another_salt_or_place_gives_another_ciphertext(
        plaintext in sectors(), salt in 2..u128::MAX, first in 0..1u64 << 40, further in 1..1u64 << 40,
    ) {
        let encrypted = |salt, first| {
            let mut bytes = plaintext.clone();
            key(salt).encrypt(first, &mut bytes).unwrap();
            bytes
        };
        prop_assert_ne!(encrypted(1, first), encrypted(salt, first));
        prop_assert_ne!(encrypted(1, first), encrypted(1, first + further));
    }
}

#[test]
fn a_part_of_a_sector_is_refused_and_left_as_it_was() {
    let mut bytes = [5; SECTOR_LEN + 16];
    assert_eq!(key(1).encrypt(0, &mut bytes), Err(VolumeError::PartOfASector(528)));
    assert_eq!(key(1).decrypt(0, &mut bytes), Err(VolumeError::PartOfASector(528)));
    assert_eq!(bytes, [5; SECTOR_LEN + 16]);
    assert_eq!(key(1).encrypt(0, &mut []), Ok(()));
}

#[test]
fn sectors_end_where_their_numbers_do() {
    let mut bytes = [5; 2 * SECTOR_LEN];
    assert_eq!(key(1).encrypt(u64::MAX - 1, &mut bytes), Ok(()));
    assert_eq!(key(1).encrypt(u64::MAX, &mut bytes), Err(VolumeError::PastTheEnd));
}

#[test]
fn one_key_twice_is_refused() {
    assert_eq!(VolumeKey::of_keys(&[3; 64]).err(), Some(EngineError::Key));
}

#[test]
fn nothing_shows_a_key() {
    let mut bytes = [0xab; 32];
    let bek = Bek::from_secret(&mut bytes);
    assert_eq!(bytes, [0; 32]);
    assert_eq!(format!("{bek:?} {:?}", key(1)), "Bek(redacted) VolumeKey(redacted)");
}
