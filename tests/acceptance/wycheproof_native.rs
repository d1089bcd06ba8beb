//! Wycheproof's vectors against the RustCrypto engine, natively. The numbers are printed: `cargo test -- --nocapture`, or when one fails.

use getrandom::SysRng;
use kluis_envelope::{RustCrypto, run};
use kluis_tests::{Report, wycheproof};

/// The numbers are those of `wycheproof` 0.7: a filter that lets nothing through must not look like success.
fn passes(report: &Report, vectors: usize) {
    println!("{report}");
    assert!(report.failures().is_empty(), "{report}");
    assert_eq!(report.run(), vectors);
}

#[test]
fn aes_256_gcm_is_wycheproofs() {
    passes(&run(wycheproof::aes_gcm(&RustCrypto::new(SysRng))), 66);
}

#[test]
fn rsa_oaep_with_sha_256_is_wycheproofs() {
    passes(&run(wycheproof::rsa_oaep(&RustCrypto::new(SysRng))), 120);
}

#[test]
fn hkdf_sha_256_is_wycheproofs() {
    passes(&wycheproof::hkdf_sha256(), 86);
}

#[test]
fn hmac_sha_256_is_wycheproofs() {
    passes(&wycheproof::hmac_sha256(), 174);
}
