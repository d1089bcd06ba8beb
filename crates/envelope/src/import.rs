//! Reading a private RSA key that was made elsewhere: PEM (PKCS #8, PKCS #1) or a JSON Web Key, as text.
//!
//! What doesn't read gets an error of its own per cause, with nothing of the text in it. Every copy of a secret number that is
//! made here is wiped. Left out on purpose: who may import what under which name, and what is encrypted with a passphrase.

mod jwk;
mod numbers;
mod pem;

use rsa::traits::PublicKeyParts;
use thiserror::Error;

use self::numbers::Numbers;
use crate::{KeySize, RsaPrivateKey, RsaPublic};

/// The longest text that is looked at, in bytes. RSA 4096 with everything beside it takes 4 KiB.
const LONGEST: usize = 64 * 1024;

/// A private RSA key that was read and whose numbers belong together.
#[derive(Clone, Debug)]
pub struct ImportedKey {
    private: RsaPrivateKey,
    size: KeySize,
}

/// Why a text is no key that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ImportError {
    /// Neither PEM nor a JSON Web Key.
    #[error("neither PEM nor a JSON Web Key")]
    NoKey,
    /// It begins like PEM, and isn't: cut, or damaged.
    #[error("a PEM key that doesn't read")]
    BadPem,
    /// It begins like a JSON Web Key, and isn't.
    #[error("a JSON Web Key that doesn't read")]
    BadJwk,
    /// A private key in the format of another program, such as OpenSSH's.
    #[error("a key in another format than PKCS #8, PKCS #1 and JWK")]
    OtherFormat,
    /// It is encrypted with a passphrase or another key.
    #[error("an encrypted key")]
    Encrypted,
    /// It holds a public key only.
    #[error("only a public key")]
    PublicOnly,
    /// It is no RSA key, or one that may only sign.
    #[error("no RSA key that can wrap")]
    NotRsa,
    /// It has more than two primes.
    #[error("an RSA key with more than two primes")]
    MultiPrime,
    /// It is RSA of a size that isn't offered.
    #[error("an RSA key of {bits} bits")]
    Size {
        /// The modulus in bits.
        bits: u32,
    },
    /// Its numbers don't belong together.
    #[error("numbers that don't belong together")]
    Inconsistent,
}

impl ImportedKey {
    /// Reads a key: PEM with `PRIVATE KEY` (RFC 5958, section 2) or `RSA PRIVATE KEY` (RFC 8017, appendix A.1.2), whatever stands
    /// around it, or a JSON Web Key (RFC 7518, section 6.3).
    ///
    /// # Errors
    /// [`ImportError`]; the first cause, from the outside in: the wrapping, the algorithm, the size, the numbers.
    pub fn parse(text: &str) -> Result<Self, ImportError> {
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.len() > LONGEST {
            return Err(ImportError::NoKey);
        }
        let numbers = if text.contains("-----BEGIN ") {
            pem::read(text)?
        } else if text.starts_with('{') {
            jwk::read(text)?
        } else {
            return Err(foreign(text));
        };
        Self::of(&numbers)
    }

    /// The private key.
    #[must_use]
    pub fn private_key(&self) -> &RsaPrivateKey {
        &self.private
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> RsaPublic {
        let public = self.private.public_key();
        RsaPublic::new(&public.0.n_bytes(), &public.0.e_bytes())
    }

    /// How long the modulus is.
    #[must_use]
    pub fn size(&self) -> KeySize {
        self.size
    }

    fn of(numbers: &Numbers) -> Result<Self, ImportError> {
        let bits = numbers.modulus_bits();
        let size = u16::try_from(bits).ok().and_then(KeySize::from_bits);
        let size = size.ok_or(ImportError::Size { bits })?;
        let private = numbers.private_key()?;
        Ok(Self {
            private: RsaPrivateKey(private),
            size,
        })
    }
}

/// What a text is that is neither PEM nor JSON.
fn foreign(text: &str) -> ImportError {
    let parts = text.split('.').count();
    if text.starts_with("ssh-") {
        ImportError::PublicOnly
    } else if text.starts_with("eyJ") && parts == 5 {
        // A JSON Web Encryption in its compact form: RFC 7516, section 3.1.
        ImportError::Encrypted
    } else if text.starts_with("PuTTY-User-Key-File") {
        ImportError::OtherFormat
    } else {
        ImportError::NoKey
    }
}
