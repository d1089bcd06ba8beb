//! Embeds the scenarios where the feature `scenarios` is on: every `.toml` of `tests/scenarios`, and of its folder `given`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| io::Error::other("no manifest"))?);
    let folder = root.join("../../tests/scenarios");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={}", folder.display());
    if env::var_os("CARGO_FEATURE_SCENARIOS").is_none() {
        return Ok(());
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("nowhere to write"))?);
    let code = format!(
        "static EMBEDDED: &[(&str, &str)] = {};\nstatic GIVEN: &[(&str, &str)] = {};\n",
        list(&files(&folder)?),
        list(&files(&folder.join("given"))?)
    );
    fs::write(out.join("scenarios.rs"), code)
}

/// The names of the `.toml` files of a folder and what is in them, by name.
fn files(folder: &Path) -> io::Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if let (Some(name), Some("toml")) = (
            path.file_stem().and_then(|name| name.to_str()),
            path.extension().and_then(|extension| extension.to_str()),
        ) {
            found.push((name.to_owned(), fs::read_to_string(&path)?));
        }
    }
    found.sort();
    Ok(found)
}

/// A constant slice, as an expression. The texts themselves stand in it, so that no path of this machine does.
fn list(scenarios: &[(String, String)]) -> String {
    let mut code = String::from("&[\n");
    for (name, text) in scenarios {
        writeln!(code, "    ({name:?}, {text:?}),").expect("a string takes everything");
    }
    code.push(']');
    code
}
