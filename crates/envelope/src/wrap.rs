//! The wrapped key's payload, and re-wrapping. The RSA arithmetic is the engine's.

use zeroize::Zeroizing;

use crate::{Dek, EncryptionData, Engine, EngineError, OpenError};

/// The protocol's version, padded with NUL to 8 bytes: binds the key to this protocol, so that nobody can pass a body off as one of
/// the older, unauthenticated protocol 1.0.
const VERSION: [u8; 8] = *b"2.0\0\0\0\0\0";

const PAYLOAD_LEN: usize = VERSION.len() + Dek::LEN;

/// `payload = "2.0" ‖ 0⁵ ‖ DEK`: 40 bytes.
pub(crate) fn payload(dek: &Dek) -> Zeroizing<[u8; PAYLOAD_LEN]> {
    let mut payload = Zeroizing::new([0; PAYLOAD_LEN]);
    payload[..VERSION.len()].copy_from_slice(&VERSION);
    payload[VERSION.len()..].copy_from_slice(dek.expose());
    payload
}

/// The inverse of [`payload`].
pub(crate) fn dek_of_payload(payload: &[u8]) -> Result<Dek, OpenError> {
    let dek = payload.strip_prefix(&VERSION).ok_or(OpenError)?;
    let mut bytes = <[u8; Dek::LEN]>::try_from(dek).map_err(|_| OpenError)?;
    Ok(Dek::from_random(&mut bytes))
}

/// A rotation of one object: its DEK unwrapped with the one key and wrapped with the other. Body and manifest stay as they are.
///
/// # Errors
/// [`RewrapError::Open`] where the old key does not unwrap, [`RewrapError::Engine`] where the new one does not wrap.
pub async fn rewrap<E: Engine>(
    engine: &E,
    data: &EncryptionData,
    from: &E::PrivateKey,
    to_key_id: &str,
    to: &E::PublicKey,
) -> Result<EncryptionData, RewrapError> {
    let dek = engine.unwrap_dek(from, data.encrypted_key()).await?;
    let wrapped = engine.wrap_dek(to, &dek).await?;
    Ok(data.rewrapped(to_key_id, wrapped))
}

/// Re-wrapping stopped; the object is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RewrapError {
    /// The old key doesn't unwrap.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The new key doesn't wrap.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_of_another_version_or_length_is_refused() {
        let dek = Dek::from_random(&mut [9; 32]);
        let good = payload(&dek);
        assert_eq!(dek_of_payload(&*good).unwrap().expose(), dek.expose());

        let mut version_1 = *good;
        version_1[0] = b'1';
        let mut padding = *good;
        padding[7] = b' ';
        let bad: [&[u8]; 6] = [
            &version_1,
            &padding,
            &good[..39],
            &good[..8],
            &[],
            &[&good[..], &[0]].concat(),
        ];
        for payload in bad {
            assert!(dek_of_payload(payload).is_err());
        }
    }
}
