//! Views of the real bytes of one object.

use kluis_resource::{Kid, ObjectId, SecretUri};
use serde::{Deserialize, Serialize};

/// The envelope of one object, with its real bytes. All bytes are lower-case hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnvelopeView {
    /// The object.
    pub object: ObjectId,
    /// Plaintext bytes.
    pub plaintext_bytes: u64,
    /// Bytes of the body.
    pub stored_bytes: u64,
    /// Regions of the body.
    pub regions: u64,
    /// The region that was asked for; `None` where the body is empty.
    pub region: Option<RegionView>,
    /// `encryptiondata`, as stored.
    pub encryption_data: String,
    /// The key that wraps the DEK, with its version.
    pub kid: Kid,
    /// The wrapped DEK.
    pub wrapped_key: String,
    /// The key and wrapped DEK before the latest rotation.
    pub before: Option<(Kid, String)>,
    /// The manifest, as stored (canonical JSON).
    pub manifest: String,
    /// SHA-256 over all region tags.
    pub tags_digest: String,
    /// The key commitment.
    pub commitment: String,
    /// The manifest's HMAC.
    pub mac: String,
    /// Which engine sealed it: `WebCrypto` or `RustCrypto`.
    pub engine: String,
    /// The second layer, where there is one: what is above is then the plaintext of this one, and this one lies in storage
    /// (rule E5).
    #[serde(default)]
    pub infrastructure: Option<Box<LayerView>>,
    /// What is inside, where that is a disk under Azure Disk Encryption (rule D3): the plaintext of the envelope is then the
    /// ciphertext of the guest.
    #[serde(default)]
    pub guest: Option<Box<GuestView>>,
}

/// The encryption of the guest inside an envelope (rule D3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuestView {
    /// The secret that holds the BEK, with its version.
    pub secret: SecretUri,
    /// The key that wraps the BEK, with its version; `None` where the secret is gone.
    pub kid: Option<Kid>,
    /// `AES-256-XTS`.
    pub cipher: String,
    /// The number of the first sector of the region that was asked for.
    pub sector: u64,
    /// The first 64 bytes of the region's plaintext, which is the guest's ciphertext; `None` where the envelope may not be
    /// opened, or doesn't open.
    pub ciphertext_head: Option<String>,
}

/// A second layer around an envelope (rule E5): the body above, sealed once more under the platform's key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerView {
    /// Its plaintext bytes: those of the body inside.
    pub plaintext_bytes: u64,
    /// Bytes of its body, which is what lies in storage.
    pub stored_bytes: u64,
    /// Its regions.
    pub regions: u64,
    /// The one of its regions that holds the beginning of the region that was asked for.
    pub region: Option<RegionView>,
    /// Its `encryptiondata`, as stored.
    pub encryption_data: String,
    /// The key that wraps its DEK: the platform's.
    pub kid: Kid,
    /// Its wrapped DEK.
    pub wrapped_key: String,
    /// Its manifest, as stored (canonical JSON).
    pub manifest: String,
    /// SHA-256 over all its region tags.
    pub tags_digest: String,
    /// Its key commitment.
    pub commitment: String,
    /// Its manifest's HMAC.
    pub mac: String,
}

/// One region of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionView {
    /// Its number, from 0.
    pub index: u64,
    /// Its first plaintext byte.
    pub offset: u64,
    /// Its plaintext bytes.
    pub plaintext_bytes: u64,
    /// The nonce: 12 bytes.
    pub nonce: String,
    /// The first 64 bytes of the ciphertext.
    pub ciphertext_head: String,
    /// The tag: 16 bytes.
    pub tag: String,
}
