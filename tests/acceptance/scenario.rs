//! Our own pinned vectors: one stored object a file, and the layer at which it must fail. `tests/vectors/README.md` says how they are
//! written; this module reads and plays them, with any engine.

mod play;

use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use kluis_envelope::{BodySealer, Dek, Engine, Manifest};

use crate::Report;

pub use play::play;

/// A stored object and what must become of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// What it shows, in a sentence.
    pub about: String,
    /// Where opening ends.
    pub expect: Layer,
    /// Where a reader ends that knows protocol 2.0 and no manifest.
    pub without_manifest: Layer,
    /// The private key that is used, by its file's name in `keys`.
    pub private_key: String,
    /// The object that is asked for.
    pub object: Uuid,
    /// `encryptiondata`, as stored.
    pub encryption_data: String,
    /// The manifest, as stored.
    pub manifest: String,
    /// The body, as stored.
    pub body: Body,
    /// What was sealed.
    pub plaintext: Plaintext,
    /// The DEK that sealed it, in hexadecimal: only a vector may write it down.
    pub dek: String,
}

/// The layers of opening, from the outside in, and success.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// `encryptiondata` is not what its format says.
    EncryptionData,
    /// The wrapped key does not unwrap.
    WrappedKey,
    /// The manifest is not what its format says.
    Manifest,
    /// The manifest does not hold.
    Verification,
    /// The body's length or its tags are not the manifest's; without a manifest: no body is that long.
    Body,
    /// A region does not open.
    Region,
    /// Everything opens.
    Opens,
}

/// A stored body.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Body {
    /// These bytes, in hexadecimal.
    Hex(String),
    /// What sealing the plaintext gives, or pieces of it: full regions are too long to write down.
    Sealed {
        /// SHA-256 of the whole, in hexadecimal.
        sha256: String,
        /// Ranges of the whole, from and to, put end to end.
        pieces: Vec<(usize, usize)>,
    },
}

/// A plaintext by rule: a pattern, repeated.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plaintext {
    /// The pattern, in hexadecimal.
    pub repeat: String,
    /// Bytes in all.
    pub length: usize,
}

impl Plaintext {
    /// All of it; none where the pattern isn't hexadecimal or is empty.
    #[must_use]
    pub fn bytes(&self) -> Option<Vec<u8>> {
        let pattern = base16ct::mixed::decode_vec(&self.repeat).ok()?;
        (!pattern.is_empty()).then(|| pattern.into_iter().cycle().take(self.length).collect())
    }
}

/// Plays scenarios, each by name, with the private keys that `key` finds by theirs (PEM).
pub async fn play_all<E: Engine>(
    engine: &E,
    scenarios: impl IntoIterator<Item = (String, String)>,
    key: impl Fn(&str) -> Option<String>,
) -> Report {
    let mut report = Report::new("pinned vectors");
    for (name, text) in scenarios {
        let outcome = match serde_json::from_str::<Scenario>(&text) {
            Ok(scenario) => match key(&scenario.private_key).as_deref().and_then(der_of_pem) {
                Some(der) => play(engine, &scenario, &der).await,
                None => Err(format!("there is no key {}", scenario.private_key)),
            },
            Err(error) => Err(error.to_string()),
        };
        report.count(name, outcome.as_ref().copied().map_err(String::as_str));
    }
    report
}

/// The DER in a PEM text (RFC 7468).
#[must_use]
pub fn der_of_pem(pem: &str) -> Option<Vec<u8>> {
    let base64: String = pem
        .lines()
        .filter(|line| !line.starts_with("-----"))
        .map(str::trim)
        .collect();
    Base64::decode_vec(&base64).ok()
}

/// Body and manifest of a plaintext.
///
/// # Errors
/// Where the engine fails.
pub async fn seal<E: Engine>(
    engine: &E,
    dek: &Dek,
    object: Uuid,
    plaintext: &[u8],
) -> Result<(Vec<u8>, Manifest), String> {
    let mut body = Vec::new();
    let mut sealer = BodySealer::new(engine, dek, object)
        .await
        .map_err(|error| error.to_string())?;
    sealer
        .push(plaintext, &mut body)
        .await
        .map_err(|error| error.to_string())?;
    let manifest = sealer.finish(&mut body).await.map_err(|error| error.to_string())?;
    Ok((body, manifest))
}

/// SHA-256, in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    base16ct::lower::encode_string(&Sha256::digest(bytes))
}
