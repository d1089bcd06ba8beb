//! Bad encryption data, and wrapped keys that don't unwrap.

use kluis_envelope::{EncryptionData, Engine};
use kluis_tests::scenario::Layer;

use super::{KEY_ID, Maker, Named, Result, dek, failing};

impl Maker<'_> {
    pub(super) async fn with_bad_encryption_data(&self) -> Result<Vec<Named>> {
        let sound = self.sound(50).await?;
        let data = |name, about: &str, from: &str, to: &str| {
            let mut scenario = failing(&sound, about, Layer::EncryptionData, Layer::EncryptionData);
            scenario.encryption_data = sound.encryption_data.replacen(from, to, 1);
            (name, scenario)
        };
        Ok(vec![
            data(
                "encryption-data-of-protocol-1",
                "Protocol 1.0 does not authenticate",
                "\"2.0\"",
                "\"1.0\"",
            ),
            data(
                "encryption-data-of-aes-cbc",
                "Another content algorithm",
                "AES_GCM_256",
                "AES_CBC_256",
            ),
            data(
                "encryption-data-of-oaep-sha-1",
                "Another wrapping algorithm",
                "RSA-OAEP-256",
                "RSA-OAEP",
            ),
            data(
                "encryption-data-of-other-regions",
                "Regions of another length",
                "4194304",
                "4194303",
            ),
            data(
                "encryption-data-not-base64",
                "A wrapped key that is no base64",
                "EncryptedKey\":\"",
                "EncryptedKey\":\"*",
            ),
            data("encryption-data-not-json", "A brace is missing", "{", ""),
        ])
    }

    pub(super) async fn with_a_bad_wrapped_key(&self) -> Result<Vec<Named>> {
        let sound = self.sound(50).await?;
        let key = |name, about: &str, encrypted_key: Vec<u8>| {
            let mut scenario = failing(&sound, about, Layer::WrappedKey, Layer::WrappedKey);
            scenario.encryption_data = EncryptionData::new(format!("{KEY_ID}1"), encrypted_key).to_json();
            (name, scenario)
        };
        let good = EncryptionData::parse(&sound.encryption_data)?.encrypted_key().to_vec();
        let mut flipped = good.clone();
        flipped[128] ^= 1;
        let bytes = base16ct::mixed::decode_vec(&sound.dek).map_err(|_| "no DEK")?;
        let encrypt = async |message: &[u8]| {
            self.engine
                .rsa_oaep_encrypt(&self.keys.first.public, &[], message)
                .await
        };
        let version_1 = encrypt(&[&b"1.0\0\0\0\0\0"[..], &bytes].concat()).await?;
        let long = encrypt(&[&b"2.0\0\0\0\0\0"[..], &bytes, &[0]].concat()).await?;
        let other = self
            .engine
            .wrap_dek(&self.keys.second.public, &dek(&sound.dek)?)
            .await?;
        Ok(vec![
            key(
                "wrapped-key-flipped-bit",
                "One bit of the wrapped key is flipped",
                flipped,
            ),
            key(
                "wrapped-key-cut",
                "The last byte of the wrapped key is missing",
                good[..255].to_vec(),
            ),
            key(
                "wrapped-key-of-another-key",
                "Wrapped with another key than the one at hand",
                other,
            ),
            key("wrapped-key-of-protocol-1", "The payload says 1.0", version_1),
            key(
                "wrapped-key-without-version",
                "The payload is the bare DEK",
                encrypt(&bytes).await?,
            ),
            key("wrapped-key-too-long", "The payload is a byte longer", long),
        ])
    }
}
