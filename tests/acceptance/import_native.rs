//! K3: reading keys that other programs wrote.

use kluis_envelope::{Engine, ImportError, ImportedKey, RustCrypto, run};
use kluis_tests::import::{COMPOSITE, VECTORS, WRAPPED, text};

fn named(error: ImportError) -> String {
    let shown = format!("{error:?}");
    shown.split([' ', '{']).next().unwrap_or_default().to_owned()
}

fn wrapped() -> Vec<u8> {
    base16ct::mixed::decode_vec(WRAPPED.trim()).expect("hexadecimal")
}

#[test]
fn k3_every_text_is_read_or_refused_for_its_own_reason() {
    for vector in VECTORS {
        let read = ImportedKey::parse(vector.text)
            .map(|key| key.size().bits())
            .map_err(named);
        assert_eq!(read, vector.expect.map_err(str::to_owned), "{}", vector.file);
    }
}

#[test]
fn k3_an_imported_key_unwraps_what_was_wrapped_for_the_original() {
    let engine = RustCrypto::new(getrandom::SysRng);
    let expected: Vec<u8> = (0..32).collect();
    for file in [
        "pkcs8.pem",
        "pkcs1.pem",
        "bag-with-certificate.pem",
        "private.jwk",
        "without-primes.jwk",
        "primes-alone.jwk",
    ] {
        let key = ImportedKey::parse(text(file)).expect("it reads");
        let der = key.private_key().to_pkcs8_der().expect("it has an encoding");
        let private = run(engine.import_private_key(&der)).expect("the engine takes it");
        for private in [&private, key.private_key()] {
            let dek = run(engine.unwrap_dek(private, &wrapped())).expect("it unwraps");
            assert_eq!(dek.expose()[..], expected, "{file}");
        }
        assert_eq!(key.public().exponent(), [1, 0, 1]);
        assert_eq!(key.public().modulus().len(), 256);
    }
    let other = ImportedKey::parse(text("pkcs8-3072.pem")).expect("it reads");
    assert!(run(engine.unwrap_dek(other.private_key(), &wrapped())).is_err());
}

#[test]
fn k3_a_key_whose_prime_is_none_does_not_unwrap_what_it_wraps() {
    // Its numbers hold together, so reading can't tell: the host proves each key before it is kept.
    let key = ImportedKey::parse(COMPOSITE).expect("it reads");
    let engine = RustCrypto::new(getrandom::SysRng);
    let dek = kluis_envelope::Dek::from_random(&mut [7; 32]);
    let proven = run(async {
        let wrapped = engine.wrap_dek(&key.private_key().public_key(), &dek).await.ok()?;
        engine.unwrap_dek(key.private_key(), &wrapped).await.ok()
    });
    assert!(proven.is_none_or(|unwrapped| unwrapped.expose() != dek.expose()));
}

#[test]
fn k3_neither_a_key_nor_an_error_shows_anything_of_the_text() {
    for vector in VECTORS {
        let shown = match ImportedKey::parse(vector.text) {
            Ok(key) => format!("{key:?}"),
            Err(error) => format!("{error:?} {error}"),
        };
        let long = vector
            .text
            .split(|one: char| !one.is_ascii_alphanumeric())
            .filter(|word| word.len() > 16);
        for word in long {
            assert!(!shown.contains(word), "{}: {shown}", vector.file);
        }
        assert!(shown.len() < 120, "{shown}");
    }
    let key = ImportedKey::parse(text("pkcs8.pem")).expect("it reads");
    assert_eq!(
        format!("{key:?}"),
        "ImportedKey { private: RsaPrivateKey(redacted), size: Rsa2048 }"
    );
}

#[test]
fn k3_a_text_that_is_too_long_to_be_a_key_is_not_looked_at() {
    let long = format!("{}\n{}", "#".repeat(70_000), text("pkcs8.pem"));
    assert_eq!(ImportedKey::parse(&long).unwrap_err(), ImportError::NoKey);
}

#[test]
fn k3_a_key_that_lacks_any_of_its_characters_is_never_read_as_another() {
    let whole = text("pkcs8.pem");
    let original = ImportedKey::parse(whole).expect("it reads").public();
    for cut in (0..whole.len()).step_by(7) {
        let (before, after) = whole.split_at(cut);
        let shorter = format!("{before}{}", after.get(1..).unwrap_or_default());
        if let Ok(key) = ImportedKey::parse(&shorter) {
            assert_eq!(key.public(), original, "only a line break was missing: {cut}");
        }
    }
}
