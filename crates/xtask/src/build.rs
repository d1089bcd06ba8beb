//! Builds what a visitor gets: the dashboard into `target/dist`, and the npm package `kluis` into `target/npm/kluis`.

use std::path::Path;

use crate::place::Place;
use crate::process::{Run, find};
use crate::trouble::{Outcome, Trouble};

/// The dashboard, as it is published.
pub(crate) fn dashboard(place: &Place) -> Outcome {
    trunk(place)?
        .arg("build")
        .args(["--release", "--locked", "--offline=true", "--dist"])
        .arg(place.dist())
        .go()
}

/// The page that says hello, as the dashboard is built.
pub(crate) fn hello(place: &Place) -> Outcome {
    trunk(place)?
        .within(&place.root.join("tests/bench/hello"))
        .arg("build")
        .args(["--release", "--locked", "--offline=true", "--dist"])
        .arg(place.hello())
        .go()
}

/// Trunk, with our own tools in its `PATH` so that it downloads none.
pub(crate) fn trunk(place: &Place) -> Outcome<Run> {
    let path = place.path();
    let trunk = find("trunk", &path).ok_or_else(|| Trouble::new("trunk is missing. Run `cargo xtask setup`."))?;
    // Some terminals and CI systems set NO_COLOR=1, which this version of Trunk takes for a malformed option.
    Ok(Run::new(trunk)
        .env("PATH", path)
        .env("NO_COLOR", "false")
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .within(&place.root))
}

/// The npm package, from `crates/bindings`: wasm, module, TypeScript declarations, and `package.json`.
pub(crate) fn npm_package(place: &Place) -> Outcome {
    let package = place.npm_package();
    let target = ["--package", "kluis-bindings", "--lib"];
    module(place, &target, "kluis_bindings.wasm", ("kluis", &package))?;
    write(&package.join("package.json"), &manifest(&version(place)?))?;
    for file in ["LICENSE-MIT", "LICENSE-APACHE", "crates/bindings/npm/README.md"] {
        let source = place.root.join(file);
        std::fs::copy(&source, package.join(source.file_name().unwrap_or_default()))
            .map_err(|error| Trouble::new(format!("{file} can't be copied: {error}.")))?;
    }
    Ok(())
}

/// What only the measurements run in a browser, built as what users get is.
pub(crate) fn bench_module(place: &Place) -> Outcome {
    let target = ["--package", "kluis-browser", "--example", "bench"];
    module(place, &target, "examples/bench.wasm", ("bench", &place.bench_module()))
}

/// A module of wasm that a page imports by this name from this directory.
fn module(place: &Place, target: &[&str], built: &str, (name, directory): (&str, &Path)) -> Outcome {
    // The worker's profile: such a module seals and opens in bulk, and the dashboard's worker shares its dependencies.
    Run::cargo()
        .args(["build", "--locked"])
        .args(target)
        .args(["--target", "wasm32-unknown-unknown", "--profile", "worker"])
        .within(&place.root)
        .go()?;
    let wasm = place.target.join("wasm32-unknown-unknown/worker").join(built);
    let path = place.path();
    let wasm_bindgen =
        find("wasm-bindgen", &path).ok_or_else(|| Trouble::new("wasm-bindgen is missing. Run `cargo xtask setup`."))?;
    let _ = std::fs::remove_dir_all(directory);
    Run::new(wasm_bindgen)
        .args(["--target", "web", "--out-name", name, "--out-dir"])
        .arg(directory)
        .arg(&wasm)
        .go()?;
    optimise(place, &directory.join(format!("{name}_bg.wasm")))
}

fn optimise(place: &Place, wasm: &Path) -> Outcome {
    let path = place.path();
    let optimiser =
        find("wasm-opt", &path).ok_or_else(|| Trouble::new("wasm-opt is missing. Run `cargo xtask setup`."))?;
    Run::new(optimiser)
        .arg("-O3")
        .arg(wasm)
        .arg("-o")
        .arg(wasm)
        .env("PATH", path)
        .go()
}

fn manifest(version: &str) -> String {
    let manifest = serde_json::json!({
        "name": "kluis",
        "version": version,
        "description": "Envelope encryption with customer-managed keys, as Azure Backup does it, for browsers and Node.js.",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "main": "kluis.js",
        "types": "kluis.d.ts",
        "exports": {
            ".": { "types": "./kluis.d.ts", "default": "./kluis.js" },
            "./kluis_bg.wasm": "./kluis_bg.wasm",
        },
        "engines": { "node": ">=20" },
        "sideEffects": false,
        "files": ["kluis.js", "kluis.d.ts", "kluis_bg.wasm", "kluis_bg.wasm.d.ts", "snippets", "LICENSE-MIT", "LICENSE-APACHE"],
    });
    format!("{manifest:#}\n")
}

/// The version of the workspace, which is the version of everything in it.
fn version(place: &Place) -> Outcome<String> {
    let manifest = std::fs::read_to_string(place.root.join("Cargo.toml")).unwrap_or_default();
    let table: toml::Table = manifest
        .parse()
        .map_err(|error| Trouble::new(format!("Cargo.toml can't be read: {error}.")))?;
    let version = table
        .get("workspace")
        .and_then(|workspace| workspace.get("package")?.get("version")?.as_str());
    version
        .map(str::to_owned)
        .ok_or_else(|| Trouble::new("Cargo.toml names no `workspace.package.version`."))
}

fn write(file: &Path, content: &str) -> Outcome {
    std::fs::write(file, content)
        .map_err(|error| Trouble::new(format!("{} can't be written: {error}.", file.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_carries_the_version_of_the_workspace() {
        let place = Place::find().unwrap();
        assert_eq!(version(&place).unwrap(), env!("CARGO_PKG_VERSION"));
        let manifest: serde_json::Value = serde_json::from_str(&manifest("1.2.3")).unwrap();
        assert_eq!(manifest["version"], "1.2.3");
        assert_eq!(manifest["types"], "kluis.d.ts");
    }
}
