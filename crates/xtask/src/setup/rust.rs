//! The Rust side of the set-up: the wasm target, the locked crates, and the two tools that turn wasm into a page.

use std::path::Path;

use super::{doing, there, version_of};
use crate::place::Place;
use crate::process::Run;
use crate::trouble::{Outcome, Trouble};

const TARGET: &str = "wasm32-unknown-unknown";

/// 0.22 needs a newer Rust than this workspace asks for.
const TRUNK: &str = "0.21.14";

/// The standard library for wasm.
pub(super) fn wasm_target(place: &Place) -> Outcome {
    let sysroot = Run::new("rustc")
        .args(["--print", "sysroot"])
        .within(&place.root)
        .read();
    let Some(sysroot) = sysroot else {
        return Err(Trouble::new(
            "`rustc` is not in PATH. Install Rust 1.95 or later from https://rustup.rs.",
        ));
    };
    if Path::new(&sysroot)
        .join("lib/rustlib")
        .join(TARGET)
        .join("lib")
        .is_dir()
    {
        there(&format!("Rust for {TARGET}"));
        return Ok(());
    }
    doing(&format!("rustup target add {TARGET} (half a minute)"));
    Run::new("rustup")
        .args(["target", "add", TARGET])
        .within(&place.root)
        .go()
        .map_err(|trouble| {
            trouble.and(
                "Without rustup, install the package of your system that brings Rust's standard library for \
             wasm32-unknown-unknown; without network, copy that directory into the sysroot.",
            )
        })
}

/// The crates that `Cargo.lock` names, so that everything after this builds without network.
pub(super) fn crates(place: &Place) -> Outcome {
    Run::cargo()
        .args(["fetch", "--locked", "--quiet"])
        .within(&place.root)
        .go()
        .map_err(|trouble| trouble.and("It needs Cargo.lock to be up to date and crates.io to answer."))?;
    there("crates of Cargo.lock");
    Ok(())
}

/// The command-line tool of wasm-bindgen, in the version of the library: any other refuses to work with it.
pub(super) fn wasm_bindgen(place: &Place) -> Outcome {
    install(
        place,
        "wasm-bindgen",
        "wasm-bindgen-cli",
        &place.wasm_bindgen,
        "2 to 4 minutes",
    )
}

/// Builds and serves the page.
pub(super) fn trunk(place: &Place) -> Outcome {
    install(place, "trunk", "trunk", TRUNK, "7 to 12 minutes")
}

fn install(place: &Place, tool: &str, package: &str, version: &str, about: &str) -> Outcome {
    let found = version_of(place, tool);
    if found.as_deref() == Some(version) {
        there(&format!("{tool} {version}"));
        return Ok(());
    }
    doing(&format!("cargo install {package} {version} ({about} on two cores)"));
    let order = || {
        let run = Run::cargo().args(["install", package, "--version", version, "--force"]);
        // Another version belongs to the user: ours goes beside it, not over it.
        if found.is_some() {
            run.arg("--root").arg(place.tools())
        } else {
            run
        }
    };
    // The lock file of a published tool may name crate versions that were yanked or that a mirror doesn't serve.
    order().arg("--locked").go().or_else(|_| {
        println!("  its own lock file can't be satisfied; once more without it");
        order().go()
    })?;
    if version_of(place, tool).as_deref() == Some(version) {
        return Ok(());
    }
    Err(Trouble::new(format!(
        "cargo installed {package} {version}, but PATH still leads to another `{tool}`. Put cargo's bin directory in front."
    )))
}
