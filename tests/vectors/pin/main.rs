//! Writes the vectors that are not there yet: `cargo run -p kluis-tests --example pin-vectors`, from the repository's root.
//!
//! It never overwrites a file: a pinned vector stays what it was. Keys, DEKs and OAEP seeds are random, so a file that is deleted comes
//! back with other bytes.

mod scenarios;

use std::error::Error;
use std::fs;
use std::path::Path;

use base64ct::{Base64, Encoding};
use getrandom::SysRng;
use kluis_envelope::{Engine, KeyPair, KeySize, RsaPrivateKey, RsaPublicKey, RustCrypto, run};
use kluis_tests::scenario::der_of_pem;

/// The names of the keys and their sizes.
const KEYS: [(&str, KeySize); 3] = [
    ("first", KeySize::Rsa2048),
    ("second", KeySize::Rsa2048),
    ("large", KeySize::Rsa4096),
];

/// The keys that the scenarios are wrapped with.
#[derive(Debug)]
struct Keys {
    first: KeyPair<RsaPublicKey, RsaPrivateKey>,
    second: KeyPair<RsaPublicKey, RsaPrivateKey>,
    large: KeyPair<RsaPublicKey, RsaPrivateKey>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let engine = RustCrypto::new(SysRng);
    for (name, size) in KEYS {
        let path = folder.join("keys").join(name).with_extension("pem");
        if !path.exists() {
            let pair = run(engine.make_key_pair(size))?;
            write(&path, &pem(&pair.private)?)?;
        }
    }
    let read = |name: &str| -> Result<_, Box<dyn Error>> {
        let pem = fs::read_to_string(folder.join("keys").join(name).with_extension("pem"))?;
        let private = run(engine.import_private_key(&der_of_pem(&pem).ok_or("no PEM")?))?;
        Ok(KeyPair {
            public: private.public_key(),
            private,
        })
    };
    let keys = Keys {
        first: read("first")?,
        second: read("second")?,
        large: read("large")?,
    };

    for (name, scenario) in run(scenarios::all(&engine, &keys))? {
        let path = folder.join(name).with_extension("json");
        if !path.exists() {
            write(&path, &(serde_json::to_string_pretty(&scenario)? + "\n"))?;
        }
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    println!("pinned {}", path.display());
    Ok(fs::write(path, text)?)
}

fn pem(key: &RsaPrivateKey) -> Result<String, Box<dyn Error>> {
    let base64 = Base64::encode_string(&key.to_pkcs8_der()?);
    let lines: Vec<_> = base64.as_bytes().chunks(64).map(String::from_utf8_lossy).collect();
    Ok(format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
        lines.join("\n")
    ))
}
