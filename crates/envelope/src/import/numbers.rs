//! The numbers of an RSA key as they were read, and whether they belong together (RFC 8017, section 3).

use rsa::traits::PrivateKeyParts;
use rsa::{BoxedUint, PrivateKey};
use zeroize::{Zeroize, Zeroizing};

use super::ImportError;

/// A secret number, big-endian.
pub(super) type Secret = Zeroizing<Vec<u8>>;

/// The numbers of a key with two primes.
pub(super) struct Numbers {
    pub(super) modulus: Vec<u8>,
    pub(super) public_exponent: Vec<u8>,
    pub(super) private_exponent: Secret,
    /// Where they are missing, they are found from the others.
    pub(super) primes: Option<Primes>,
}

/// The primes, and what follows from them.
pub(super) struct Primes {
    pub(super) first: Secret,
    pub(super) second: Secret,
    /// `d mod (p − 1)`, `d mod (q − 1)` and `q⁻¹ mod p`, where they are given.
    pub(super) crt: Option<[Secret; 3]>,
}

impl Numbers {
    /// Bits of the modulus.
    pub(super) fn modulus_bits(&self) -> u32 {
        let digits = trimmed(&self.modulus);
        let leading = digits.first().map_or(0, |first| first.leading_zeros());
        let bits = u32::try_from(digits.len()).ok().and_then(|len| len.checked_mul(8));
        bits.map_or(u32::MAX, |bits| bits - leading)
    }

    /// `n = p q`, `d e ≡ 1 mod (p − 1)` and `mod (q − 1)`, and what is given beside is what follows from these.
    ///
    /// The crate `rsa` checks the first two. It computes the rest itself and takes no notice of what is given, so that a key
    /// whose parts are another key's would be taken in silence: that is checked here.
    pub(super) fn private_key(&self) -> Result<PrivateKey, ImportError> {
        let bits = self.modulus_bits();
        let primes = match &self.primes {
            None => Vec::new(),
            Some(primes) => vec![unsigned(&primes.first, bits)?, unsigned(&primes.second, bits)?],
        };
        let key = PrivateKey::from_components(
            unsigned(&self.modulus, bits)?,
            unsigned(&self.public_exponent, bits)?,
            unsigned(&self.private_exponent, bits)?,
            primes,
        )
        .map_err(|_| ImportError::Inconsistent)?;
        match self.primes.as_ref().and_then(|primes| primes.crt.as_ref()) {
            Some(given) => belongs(&key, given).then_some(key).ok_or(ImportError::Inconsistent),
            None => Ok(key),
        }
    }
}

fn belongs(key: &PrivateKey, [dp, dq, qinv]: &[Secret; 3]) -> bool {
    let mut coefficient = key.crt_coefficient();
    let computed = [(key.dp(), dp), (key.dq(), dq), (coefficient.as_ref(), qinv)];
    let same = computed.into_iter().all(|(number, given)| {
        number.is_some_and(|number| {
            let bytes = Zeroizing::new(number.to_be_bytes().to_vec());
            trimmed(&bytes) == trimmed(given)
        })
    });
    coefficient.zeroize();
    same
}

/// A number that is no longer than the modulus.
fn unsigned(bytes: &[u8], bits: u32) -> Result<BoxedUint, ImportError> {
    BoxedUint::from_be_slice(trimmed(bytes), bits).map_err(|_| ImportError::Inconsistent)
}

/// Without leading zeros.
fn trimmed(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    &bytes[zeros..]
}
