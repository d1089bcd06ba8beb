//! Our own pinned vectors against the RustCrypto engine, natively: every file in `tests/vectors`.

use std::fs;
use std::path::Path;

use getrandom::SysRng;
use kluis_envelope::{RustCrypto, run};
use kluis_tests::scenario;

#[test]
fn every_pinned_vector_ends_at_the_layer_that_it_names() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let scenarios = paths.iter().map(|path| {
        (
            path.file_stem().unwrap().to_string_lossy().into_owned(),
            fs::read_to_string(path).unwrap(),
        )
    });
    let key = |name: &str| fs::read_to_string(folder.join("keys").join(name).with_extension("pem")).ok();

    let report = run(scenario::play_all(&RustCrypto::new(SysRng), scenarios, key));
    println!("{report}");
    assert!(report.failures().is_empty(), "{report}");
    assert!(report.run() >= 45, "vectors are missing: only {} ran", report.run());
}
