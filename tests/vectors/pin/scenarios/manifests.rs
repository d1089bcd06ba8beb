//! Manifests that aren't what their format says, and manifests that don't hold.

use kluis_envelope::Manifest;
use kluis_tests::scenario::{Layer, Scenario, seal};

use super::{Maker, Named, Result, dek, failing};

impl Maker<'_> {
    pub(super) async fn with_a_bad_manifest(&self) -> Result<Vec<Named>> {
        let sound = self.sound(50).await?;
        let manifest = |name, about: &str, text: String| (name, with_manifest(&sound, about, Layer::Manifest, text));
        let replaced = |from: &str, to: &str| sound.manifest.replacen(from, to, 1);
        let parsed = Manifest::parse(&sound.manifest)?;
        let upper = sound.manifest.replace(
            &base16ct::lower::encode_string(parsed.mac()),
            &base16ct::lower::encode_string(parsed.mac()).to_uppercase(),
        );
        Ok(vec![
            manifest(
                "manifest-with-a-space",
                "Not the canonical spelling",
                replaced(":50", ": 50"),
            ),
            manifest(
                "manifest-in-upper-case",
                "Not the canonical spelling of its HMAC",
                upper,
            ),
            manifest(
                "manifest-of-another-format",
                "A format that does not exist",
                replaced("kluis/1", "kluis/2"),
            ),
            manifest(
                "manifest-cut",
                "Its last brace is missing",
                sound.manifest[..sound.manifest.len() - 1].to_owned(),
            ),
        ])
    }

    pub(super) async fn with_a_manifest_that_does_not_hold(&self) -> Result<Vec<Named>> {
        let (sound, other) = (self.sound(50).await?, self.sound(50).await?);
        let manifest =
            |name, about: &str, text: String| (name, with_manifest(&sound, about, Layer::Verification, text));
        let replaced = |from: &str, to: &str| sound.manifest.replacen(from, to, 1);
        let parsed = Manifest::parse(&sound.manifest)?;
        let flipped = |digest: &[u8; 32]| {
            let mut flipped = *digest;
            flipped[31] ^= 1;
            replaced(
                &base16ct::lower::encode_string(digest),
                &base16ct::lower::encode_string(&flipped),
            )
        };
        let bytes = sound.plaintext.bytes().ok_or("no pattern")?;
        let own_dek = dek(&sound.dek)?;
        let (_, other_object) = seal(self.engine, &own_dek, other.object, &bytes).await?;
        let (_, other_dek) = seal(self.engine, &dek(&other.dek)?, sound.object, &bytes).await?;
        Ok(vec![
            manifest("manifest-of-another-length", "It says 49 bytes", replaced(":50", ":49")),
            manifest(
                "manifest-of-another-region-count",
                "It says 2 regions",
                replaced("count\":1", "count\":2"),
            ),
            manifest(
                "manifest-flipped-digest",
                "One bit of the tags' digest is flipped",
                flipped(parsed.tags_digest()),
            ),
            manifest(
                "manifest-flipped-commitment",
                "One bit of the key commitment is flipped",
                flipped(parsed.key_commitment()),
            ),
            manifest(
                "manifest-flipped-hmac",
                "One bit of the HMAC is flipped",
                flipped(parsed.mac()),
            ),
            manifest(
                "manifest-of-another-object",
                "Sealed with this DEK, for another object",
                other_object.to_json(),
            ),
            manifest(
                "manifest-of-another-dek",
                "Sealed for this object, with another DEK",
                other_dek.to_json(),
            ),
        ])
    }
}

/// The same object with another manifest, which only a reader without one doesn't mind.
fn with_manifest(sound: &Scenario, about: &str, expect: Layer, manifest: String) -> Scenario {
    Scenario {
        manifest,
        ..failing(sound, about, expect, Layer::Opens)
    }
}
