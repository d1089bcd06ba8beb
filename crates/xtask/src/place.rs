//! Where things are: the workspace, the target directory, what we build into it, and the `PATH` for the tools that we run.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::process::Run;
use crate::trouble::{Outcome, Trouble};

/// The workspace on this machine.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The workspace.
    pub(crate) root: PathBuf,
    /// Cargo's target directory, wherever `CARGO_TARGET_DIR` or a config puts it.
    pub(crate) target: PathBuf,
    /// The version of wasm-bindgen that `Cargo.lock` names; its command-line tool has to be the same.
    pub(crate) wasm_bindgen: String,
}

impl Place {
    /// Asks cargo and reads the lock file.
    pub(crate) fn find() -> Outcome<Self> {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let start = manifest.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        let metadata = Run::cargo()
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .within(&start)
            .read_or_fail()
            .map_err(|trouble| trouble.and("Run `cargo xtask` inside the workspace of Kluis."))?;
        let metadata: serde_json::Value = serde_json::from_str(&metadata)
            .map_err(|error| Trouble::new(format!("`cargo metadata` printed something unexpected: {error}.")))?;
        let directory = |key: &str| {
            metadata[key]
                .as_str()
                .map(PathBuf::from)
                .ok_or_else(|| Trouble::new(format!("cargo names no `{key}`.")))
        };
        let root = directory("workspace_root")?;
        let target = directory("target_directory")?;
        let lock = std::fs::read_to_string(root.join("Cargo.lock"))
            .map_err(|error| Trouble::new(format!("Cargo.lock can't be read: {error}.")))?;
        let wasm_bindgen = locked_version(&lock, "wasm-bindgen")
            .ok_or_else(|| Trouble::new("Cargo.lock names no version of wasm-bindgen."))?;
        Ok(Self {
            root,
            target,
            wasm_bindgen,
        })
    }

    /// The dashboard as a visitor gets it.
    pub(crate) fn dist(&self) -> PathBuf {
        self.target.join("dist")
    }

    /// The npm package `kluis`.
    pub(crate) fn npm_package(&self) -> PathBuf {
        self.target.join("npm/kluis")
    }

    /// What only the measurements run in a browser.
    pub(crate) fn bench_module(&self) -> PathBuf {
        self.target.join("bench/wasm")
    }

    /// The page that says hello, which the dashboard's start is measured against.
    pub(crate) fn hello(&self) -> PathBuf {
        self.target.join("bench/hello")
    }

    /// Tools that would displace another version of the user's own, had we put them in cargo's directory.
    pub(crate) fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// The virtual environment of the interop tests.
    pub(crate) fn venv(&self) -> PathBuf {
        self.target.join("interop-venv")
    }

    /// Where `package.json` of the page tests is.
    pub(crate) fn node_root(&self) -> PathBuf {
        self.root.join("tests")
    }

    /// `PATH` with our own tools first.
    pub(crate) fn path(&self) -> OsString {
        let own = [self.tools().join("bin"), self.node_root().join("node_modules/.bin")];
        let cargo_bin = home_of_cargo().map(|home| home.join("bin"));
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let all = own
            .into_iter()
            .chain(std::env::split_paths(&inherited))
            .chain(cargo_bin);
        std::env::join_paths(all).unwrap_or(inherited)
    }

    /// A path as a person in the workspace would write it.
    pub(crate) fn short(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}

/// Where cargo keeps what it installs.
fn home_of_cargo() -> Option<PathBuf> {
    let home = || std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(home()?).join(".cargo")))
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let lock: toml::Table = lock.parse().ok()?;
    let packages = lock.get("package")?.as_array()?;
    let entry = packages
        .iter()
        .find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))?;
    Some(entry.get("version")?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_read_from_the_lock_file() {
        let lock = "version = 4\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n[[package]]\nname = \"b\"\nversion = \"0.2.1\"\n";
        assert_eq!(locked_version(lock, "b").as_deref(), Some("0.2.1"));
        assert_eq!(locked_version(lock, "c"), None);
    }

    #[test]
    fn the_workspace_is_found_from_inside_it() {
        let place = Place::find().unwrap();
        assert!(place.root.join("crates/xtask/src/place.rs").is_file());
        assert!(place.wasm_bindgen.starts_with("0.2."));
    }
}
