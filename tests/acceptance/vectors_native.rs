//! Our own pinned vectors against the RustCrypto engine, natively: every file in `tests/vectors`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use getrandom::SysRng;
use kluis_envelope::{RustCrypto, run};
use kluis_tests::{scenario, xts};

#[test]
fn every_pinned_vector_ends_at_the_layer_that_it_names() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let scenarios = files(&folder);
    let key = |name: &str| fs::read_to_string(folder.join("keys").join(name).with_extension("pem")).ok();

    let report = run(scenario::play_all(&RustCrypto::new(SysRng), scenarios, key));
    println!("{report}");
    assert!(report.failures().is_empty(), "{report}");
    assert!(report.run() >= 45, "vectors are missing: only {} ran", report.run());
}

#[test]
fn every_stretch_of_sectors_is_encrypted_as_the_standard_says() {
    let report = xts::play_all(files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/xts")));
    println!("{report}");
    assert!(report.failures().is_empty(), "{report}");
    assert!(report.run() >= 6, "vectors are missing: only {} ran", report.run());
}

/// The names and texts of the JSON files in a folder.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let read = paths.iter().map(|path| {
        (
            path.file_stem().unwrap().to_string_lossy().into_owned(),
            fs::read_to_string(path).unwrap(),
        )
    });
    read.collect()
}
