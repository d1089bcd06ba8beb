//! Which of the engines one is.

use serde::{Deserialize, Serialize};

/// Which engine does the cryptography.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EngineKind {
    /// `crypto.subtle`.
    WebCrypto,
    /// The `aes-gcm` and `rsa` crates.
    RustCrypto,
}
