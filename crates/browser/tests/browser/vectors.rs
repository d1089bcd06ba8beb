//! Our own pinned vectors, with both engines in the browser. What they mean says `tests/vectors/README.md`.

use kluis_tests::{scenario, xts};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::engines::both;

macro_rules! files {
    ($folder:literal, $extension:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../../../tests/vectors/", $folder, $name, $extension)))),*]
    };
}

/// A test in a browser can't list a folder. A vector that is missing here is still played natively.
const VECTORS: &[(&str, &str)] = files! { "", ".json":
    "body-appended-region"
    "body-cut-after-the-first-region"
    "body-cut-at-a-region-boundary"
    "body-cut-inside-a-region"
    "body-cut-inside-a-tag"
    "body-cut-to-nothing"
    "body-dropped-region"
    "body-flipped-tag"
    "body-repeated-region"
    "body-swapped-regions"
    "body-with-a-byte-more"
    "encryption-data-not-base64"
    "encryption-data-not-json"
    "encryption-data-of-aes-cbc"
    "encryption-data-of-oaep-sha-1"
    "encryption-data-of-other-regions"
    "encryption-data-of-protocol-1"
    "manifest-cut"
    "manifest-flipped-commitment"
    "manifest-flipped-digest"
    "manifest-flipped-hmac"
    "manifest-in-upper-case"
    "manifest-of-another-dek"
    "manifest-of-another-format"
    "manifest-of-another-length"
    "manifest-of-another-object"
    "manifest-of-another-region-count"
    "manifest-with-a-space"
    "opens-a-region-and-a-byte"
    "opens-after-rotation"
    "opens-empty"
    "opens-fifty-bytes"
    "opens-nine-mebibytes-and-five"
    "opens-one-byte"
    "opens-one-full-region"
    "opens-with-a-4096-bit-key"
    "opens-with-the-sdks-spacing"
    "region-flipped-ciphertext"
    "region-flipped-nonce"
    "wrapped-key-cut"
    "wrapped-key-flipped-bit"
    "wrapped-key-of-another-key"
    "wrapped-key-of-protocol-1"
    "wrapped-key-too-long"
    "wrapped-key-without-version"
};

const SECTORS: &[(&str, &str)] = files! { "xts/", ".json":
    "ade-volume"
    "ieee-1619-vector-10"
    "ieee-1619-vector-11"
    "ieee-1619-vector-12"
    "ieee-1619-vector-13"
    "ieee-1619-vector-14"
};

const KEYS: &[(&str, &str)] = files! { "keys/", ".pem": "first" "second" "large" };

#[wasm_bindgen_test]
async fn every_pinned_vector_ends_at_the_layer_that_it_names() {
    for engine in both() {
        let scenarios = owned(VECTORS);
        let key = |wanted: &str| {
            let found = KEYS.iter().find(|(name, _)| *name == wanted);
            found.map(|(_, pem)| (*pem).to_owned())
        };
        let report = scenario::play_all(&engine, scenarios, key).await;
        console_log!("{:?}: {report}", engine.kind());
        assert!(report.failures().is_empty(), "{:?}: {report}", engine.kind());
        assert_eq!(report.run(), VECTORS.len());
    }
}

#[wasm_bindgen_test]
fn every_stretch_of_sectors_is_encrypted_as_the_standard_says() {
    let report = xts::play_all(owned(SECTORS));
    console_log!("{report}");
    assert!(report.failures().is_empty(), "{report}");
    assert_eq!(report.run(), SECTORS.len());
}

fn owned(files: &'static [(&str, &str)]) -> impl Iterator<Item = (String, String)> {
    files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
}
