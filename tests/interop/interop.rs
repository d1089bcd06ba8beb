//! Interop with the real thing: Microsoft's `azure-storage-blob` for Python reads what we seal, and we read what it seals.
//!
//! The Python side (same folder) talks to a server of its own on loopback. It needs the virtual environment that `cargo xtask setup`
//! makes; `cargo xtask test` runs these tests and says where it is.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use getrandom::SysRng;
use kluis_compute::{Sample, SampleKind};
use kluis_envelope::{
    BareBody, BodyOpener, Dek, EncryptionData, Engine, OpenError, RsaPrivateKey, RustCrypto, STORED_REGION_LEN, rewrap,
    run,
};
use kluis_tests::scenario::{der_of_pem, seal};
use uuid::Uuid;

const FIRST: &str = "https://testkeyvault.vault.azure.net/keys/testkey/1";
const SECOND: &str = "https://testkeyvault.vault.azure.net/keys/testkey/2";
const SIZES: [(&str, usize); 4] = [
    ("empty", 0),
    ("one-byte", 1),
    ("four-mib", 4 << 20),
    ("nine-mib-and-five", (9 << 20) + 5),
];

#[test]
#[ignore = "needs the Python SDK: run `cargo xtask test`"]
fn the_sdk_reads_what_we_seal_also_after_a_rotation() {
    let (folder, engine) = (folder("read"), RustCrypto::new(SysRng));
    let mut plan = Vec::new();
    for (name, size) in SIZES {
        let mut random = [0; 48];
        getrandom::fill(&mut random).unwrap();
        let object = Uuid::from_slice(&random[32..]).unwrap();
        let dek = Dek::from_random(random.first_chunk_mut().unwrap());
        let plaintext = plaintext(size);
        let rotated = format!("{name}-rotated");
        let (body, manifest, before, after) = run(async {
            let (body, manifest) = seal(&engine, &dek, object, &plaintext).await.unwrap();
            let wrapped = engine.wrap_dek(&key("first").public_key(), &dek).await.unwrap();
            let before = EncryptionData::new(FIRST, wrapped);
            let after = rewrap(&engine, &before, &key("first"), SECOND, &key("second").public_key())
                .await
                .unwrap();
            (body, manifest, before, after)
        });
        for (name, data, kid, pem) in [(name, before, FIRST, "first"), (&rotated, after, SECOND, "second")] {
            let write = |kind: &str, bytes: &[u8]| fs::write(folder.join(format!("{name}.{kind}")), bytes).unwrap();
            write("plain", &plaintext);
            write("body", &body);
            write("encryptiondata", data.to_json().as_bytes());
            write("manifest", manifest.to_json().as_bytes());
            plan.push(serde_json::json!({ "name": name, "kid": kid, "pem": pem_path(pem) }));
        }
    }
    fs::write(folder.join("plan.json"), serde_json::to_string(&plan).unwrap()).unwrap();

    python("read.py", &[folder.as_os_str()]);
}

#[test]
#[ignore = "needs the Python SDK: run `cargo xtask test`"]
fn e5_the_sdk_reads_what_is_inside_a_second_layer() {
    let (folder, engine) = (folder("inside"), RustCrypto::new(SysRng));
    let mut plan = Vec::new();
    for (name, size) in SIZES {
        let mut random = [0; 80];
        getrandom::fill(&mut random).unwrap();
        let object = Uuid::from_slice(&random[64..]).unwrap();
        let inner = Dek::from_random((&mut random[..32]).try_into().unwrap());
        let outer = Dek::from_random((&mut random[32..64]).try_into().unwrap());
        let plaintext = plaintext(size);
        let (peeled, manifest, data) = run(async {
            let (body, manifest) = seal(&engine, &inner, object, &plaintext).await.unwrap();
            let wrapped = engine.wrap_dek(&key("first").public_key(), &inner).await.unwrap();
            // What lies in storage, under the platform's key.
            let (stored, around) = seal(&engine, &outer, object, &body).await.unwrap();
            assert!(body.is_empty() || stored[12..] != body[..]);
            let opener = around.verify(&outer, object).unwrap();
            let mut peeled = Vec::new();
            let mut stream = BodyOpener::new(&engine, &outer, opener).await.unwrap();
            stream.push(&stored, &mut peeled).await.unwrap();
            stream.finish().unwrap();
            (peeled, manifest, EncryptionData::new(FIRST, wrapped))
        });
        let write = |kind: &str, bytes: &[u8]| fs::write(folder.join(format!("{name}.{kind}")), bytes).unwrap();
        write("plain", &plaintext);
        write("body", &peeled);
        write("encryptiondata", data.to_json().as_bytes());
        write("manifest", manifest.to_json().as_bytes());
        plan.push(serde_json::json!({ "name": name, "kid": FIRST, "pem": pem_path("first") }));
    }
    fs::write(folder.join("plan.json"), serde_json::to_string(&plan).unwrap()).unwrap();

    python("read.py", &[folder.as_os_str()]);
}

#[test]
#[ignore = "needs Python: run `cargo xtask test`"]
fn sqlite_takes_the_database_of_a_sample() {
    let folder = folder("sqlite");
    // A tree of one page, of two levels and of three, with free pages and without.
    for pages in [1, 2, 3, 4, 402, 405, 805, 2500] {
        let sample = Sample::new(SampleKind::Sqlite, pages * 4096, 7).unwrap();
        let mut database = vec![0; usize::try_from(sample.bytes).unwrap()];
        sample.fill(0, 0, &mut database);
        fs::write(folder.join(format!("{pages}.db")), database).unwrap();
    }
    python("databases.py", &[folder.as_os_str()]);
}

#[test]
#[ignore = "needs the Python SDK: run `cargo xtask test`"]
fn we_read_what_the_sdk_seals_without_knowing_that_it_is_whole() {
    let folder = folder("write");
    for (name, size) in SIZES {
        fs::write(folder.join(name).with_extension("plain"), plaintext(size)).unwrap();
    }
    python(
        "write.py",
        &[folder.as_os_str(), FIRST.as_ref(), pem_path("first").as_os_str()],
    );

    for (name, size) in SIZES {
        let body = fs::read(folder.join(name).with_extension("body")).unwrap();
        let data = fs::read_to_string(folder.join(name).with_extension("encryptiondata")).unwrap();
        let data = EncryptionData::parse(&data).unwrap();
        assert_eq!(data.key_id(), FIRST);
        assert!(
            data.encryption_library()
                .is_some_and(|library| library.starts_with("Python ")),
            "{data:?}"
        );
        assert_eq!(open_bare(&data, &body), Ok(plaintext(size)), "{name}");
    }
    a_shortened_body_is_not_noticed(&folder);
}

/// The length is not authenticated, and the type says so: a body cut at a region boundary opens as a shorter one.
fn a_shortened_body_is_not_noticed(folder: &Path) {
    let body = fs::read(folder.join("nine-mib-and-five.body")).unwrap();
    let data = fs::read_to_string(folder.join("nine-mib-and-five.encryptiondata")).unwrap();
    let data = EncryptionData::parse(&data).unwrap();
    let stored = usize::try_from(STORED_REGION_LEN).unwrap();
    assert_eq!(open_bare(&data, &body[..2 * stored]), Ok(plaintext(8 << 20)));
    assert_eq!(open_bare(&data, &body[..2 * stored - 1]), Err(OpenError));
    let swapped = [&body[stored..2 * stored], &body[..stored], &body[2 * stored..]].concat();
    assert_eq!(open_bare(&data, &swapped), Err(OpenError));
}

fn open_bare(data: &EncryptionData, body: &[u8]) -> Result<Vec<u8>, OpenError> {
    let engine = RustCrypto::new(SysRng);
    run(async {
        let dek = engine.unwrap_dek(&key("first"), data.encrypted_key()).await?;
        let content_key = engine.import_content_key(&dek).await.unwrap();
        let mut bare = BareBody::of_stored(body.len() as u64).map_err(|_| OpenError)?;
        let mut plaintext = Vec::new();
        for region in bare.layout().regions() {
            let at = |range: std::ops::Range<u64>| {
                &body[usize::try_from(range.start).unwrap()..usize::try_from(range.end).unwrap()]
            };
            let (nonce, sealed) = (at(region.nonce()).try_into().unwrap(), at(region.sealed()).to_vec());
            plaintext.extend(
                bare.open_region(&engine, &content_key, region.index, nonce, sealed)
                    .await?,
            );
        }
        Ok(plaintext)
    })
}

fn plaintext(size: usize) -> Vec<u8> {
    // A period that is no power of two, so that no two regions are the same.
    (0..251_u8).cycle().take(size).collect()
}

fn pem_path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("vectors/keys")
        .join(name)
        .with_extension("pem")
}

fn key(name: &str) -> RsaPrivateKey {
    let der = der_of_pem(&fs::read_to_string(pem_path(name)).unwrap()).unwrap();
    run(RustCrypto::new(SysRng).import_private_key(&der)).unwrap()
}

/// An empty folder of the build's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("interop").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn python(script: &str, arguments: &[&std::ffi::OsStr]) {
    let python = std::env::var_os("KLUIS_INTEROP_PYTHON")
        .expect("the Python SDK is missing: run `cargo xtask setup`, then `cargo xtask test`");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("interop").join(script);
    let output = Command::new(python)
        .arg("-B")
        .arg(script)
        .args(arguments)
        .output()
        .unwrap();
    let (stdout, stderr) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    println!("{stdout}");
    assert!(output.status.success(), "{stdout}\n{stderr}");
}
