//! Vectors of encrypted sectors: those of IEEE Std 1619-2007 for XTS-AES-256, and our own derivation of a volume's keys. One a
//! file in `tests/vectors/xts`; its README says how they are written.

use kluis_envelope::{Bek, VolumeKey};
use serde::Deserialize;
use uuid::Uuid;

use crate::Report;
use crate::scenario::Plaintext;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    #[serde(rename = "about")]
    _about: String,
    /// `key1 ‖ key2`.
    keys: String,
    /// What they are derived from, where they are.
    bek: Option<String>,
    salt: Option<Uuid>,
    first_sector: u64,
    plaintext: Plaintext,
    ciphertext: String,
}

/// Plays vectors, each by name: sectors are encrypted to the very bytes, and decrypted again.
pub fn play_all(vectors: impl IntoIterator<Item = (String, String)>) -> Report {
    let mut report = Report::new("encrypted sectors");
    for (name, text) in vectors {
        report.count(name, play(&text));
    }
    report
}

fn play(text: &str) -> Result<(), &'static str> {
    let vector: Vector = serde_json::from_str(text).map_err(|_| "does not read")?;
    let stated = array(&vector.keys).ok_or("its keys do not read")?;
    holds(
        &vector,
        &VolumeKey::of_keys(&stated).map_err(|_| "its keys are refused")?,
    )?;
    let (Some(bek), Some(salt)) = (&vector.bek, vector.salt) else {
        return Ok(());
    };
    let mut bek = array(bek).ok_or("its BEK does not read")?;
    holds(&vector, &VolumeKey::derive(&Bek::from_secret(&mut bek), salt))
}

fn holds(vector: &Vector, key: &VolumeKey) -> Result<(), &'static str> {
    let plaintext = vector.plaintext.bytes().ok_or("its plaintext does not read")?;
    let ciphertext = base16ct::mixed::decode_vec(&vector.ciphertext).map_err(|_| "its ciphertext does not read")?;
    let mut bytes = plaintext.clone();
    key.encrypt(vector.first_sector, &mut bytes)
        .map_err(|_| "is no whole sectors")?;
    if bytes != ciphertext {
        return Err("is encrypted to something else");
    }
    key.decrypt(vector.first_sector, &mut bytes)
        .map_err(|_| "is no whole sectors")?;
    if bytes == plaintext {
        Ok(())
    } else {
        Err("is decrypted to something else")
    }
}

fn array<const N: usize>(hex: &str) -> Option<[u8; N]> {
    base16ct::mixed::decode_vec(hex).ok()?.try_into().ok()
}
