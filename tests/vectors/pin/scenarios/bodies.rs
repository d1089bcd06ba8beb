//! Bodies that were damaged.

use kluis_tests::scenario::{Body, Layer};

use super::{FULL, Maker, Named, Result, STORED, failing};

impl Maker<'_> {
    pub(super) async fn with_a_bad_small_body(&self) -> Result<Vec<Named>> {
        let sound = self.sound(50).await?;
        let Body::Hex(hex) = &sound.body else {
            return Err("50 bytes are written down".into());
        };
        let whole = base16ct::mixed::decode_vec(hex).map_err(|_| "no body")?;
        let body = |name, about: &str, layers: (Layer, Layer), bytes: Vec<u8>| {
            let mut scenario = failing(&sound, about, layers.0, layers.1);
            scenario.body = Body::Hex(base16ct::lower::encode_string(&bytes));
            (name, scenario)
        };
        let flipped = |at: usize| {
            let mut flipped = whole.clone();
            flipped[at] ^= 1;
            flipped
        };
        let (length, region) = ((Layer::Body, Layer::Region), (Layer::Region, Layer::Region));
        Ok(vec![
            body(
                "body-cut-to-nothing",
                "No body at all",
                (Layer::Body, Layer::Opens),
                Vec::new(),
            ),
            body(
                "body-cut-inside-a-region",
                "The last byte is missing",
                length,
                whole[..whole.len() - 1].to_vec(),
            ),
            body(
                "body-cut-inside-a-tag",
                "Too short for any region",
                (Layer::Body, Layer::Body),
                whole[..28].to_vec(),
            ),
            body(
                "body-with-a-byte-more",
                "A byte is appended",
                length,
                [&whole[..], &[0]].concat(),
            ),
            body(
                "body-flipped-tag",
                "One bit of the tag is flipped",
                length,
                flipped(whole.len() - 1),
            ),
            body(
                "region-flipped-nonce",
                "One bit of the nonce is flipped",
                region,
                flipped(11),
            ),
            body(
                "region-flipped-ciphertext",
                "One bit of the ciphertext is flipped",
                region,
                flipped(12),
            ),
        ])
    }

    pub(super) async fn with_a_bad_long_body(&self) -> Result<Vec<Named>> {
        let sound = self.sound(2 * FULL + 5).await?;
        let Body::Sealed { sha256, .. } = &sound.body else {
            return Err("long bodies are described".into());
        };
        let end = 2 * STORED + 33;
        let regions = [(0, STORED), (STORED, 2 * STORED), (2 * STORED, end)];
        let body = |name, about: &str, without, pieces: &[(usize, usize)]| {
            let mut scenario = failing(&sound, about, Layer::Body, without);
            scenario.body = Body::Sealed {
                sha256: sha256.clone(),
                pieces: pieces.to_vec(),
            };
            (name, scenario)
        };
        let [first, second, third] = regions;
        let (opens, region) = (Layer::Opens, Layer::Region);
        let about = "Cut exactly at a region boundary: without the manifest nobody notices";
        Ok(vec![
            body("body-cut-at-a-region-boundary", about, opens, &[first, second]),
            body("body-cut-after-the-first-region", about, opens, &[first]),
            body(
                "body-swapped-regions",
                "The first two regions are swapped",
                region,
                &[second, first, third],
            ),
            body(
                "body-dropped-region",
                "The region in the middle is missing",
                region,
                &[first, third],
            ),
            body(
                "body-repeated-region",
                "The first region stands twice",
                region,
                &[first, first, second, third],
            ),
            body(
                "body-appended-region",
                "The last region stands twice",
                region,
                &[first, second, third, third],
            ),
        ])
    }
}
