//! The files of the workspace, read once. Build output and what package managers install are not part of it.

use std::collections::BTreeMap;
use std::path::Path;

use crate::trouble::{Outcome, Trouble};

/// Directories that hold nothing of ours.
const FOREIGN: [&str; 6] = ["target", "dist", "node_modules", ".git", ".venv", "__pycache__"];

/// Files whose text a check reads; of all others only the name counts.
const READ: [&str; 8] = ["rs", "toml", "md", "css", "mjs", "js", "ts", "py"];

/// Paths with `/` from the workspace's root, and their text.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    files: BTreeMap<String, String>,
}

impl Tree {
    /// Reads a directory.
    pub(super) fn load(root: &Path) -> Outcome<Self> {
        let mut tree = Self::default();
        tree.read(root, "")
            .map_err(|error| Trouble::new(format!("the workspace can't be read: {error}.")))?;
        Ok(tree)
    }

    fn read(&mut self, directory: &Path, prefix: &str) -> std::io::Result<()> {
        for entry in std::fs::read_dir(directory)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{prefix}{name}");
            let kind = entry.file_type()?;
            if kind.is_dir() && !FOREIGN.contains(&name.as_str()) {
                self.read(&entry.path(), &format!("{path}/"))?;
            } else if kind.is_file() {
                let is_read = extension(&path).is_some_and(|extension| READ.contains(&extension));
                let text = if is_read {
                    std::fs::read_to_string(entry.path())?
                } else {
                    String::new()
                };
                self.files.insert(path, text);
            }
        }
        Ok(())
    }

    /// How many files there are.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// The text of a file.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// All files with one of these extensions.
    pub(super) fn with_extension(&self, extensions: &[&str]) -> impl Iterator<Item = (&str, &str)> {
        let wanted = move |path: &str| extension(path).is_some_and(|extension| extensions.contains(&extension));
        let files = self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        files.filter(move |(path, _)| wanted(path))
    }

    /// All files with this name, wherever they are.
    pub(super) fn named(&self, name: &str) -> impl Iterator<Item = (&str, &str)> {
        let files = self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        files.filter(move |(path, _)| path.rsplit('/').next() == Some(name))
    }

    /// Whether a file or a directory is there.
    pub(super) fn has(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let inside = format!("{path}/");
        self.files.contains_key(path)
            || self
                .files
                .range(inside.clone()..)
                .next()
                .is_some_and(|(file, _)| file.starts_with(&inside))
    }

    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        Self {
            files: files
                .iter()
                .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
                .collect(),
        }
    }
}

fn extension(path: &str) -> Option<&str> {
    path.rsplit('/')
        .next()?
        .rsplit_once('.')
        .map(|(_, extension)| extension)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Place;

    /// A directory of a test's own, gone when the test is over.
    struct Scratch(std::path::PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let directory = Place::find()
                .unwrap()
                .target
                .join(format!("xtask-{name}-{}", std::process::id()));
            let _ = std::fs::remove_dir_all(&directory);
            std::fs::create_dir_all(&directory).unwrap();
            Self(directory)
        }

        fn write(&self, path: &str, text: &str) {
            let file = self.0.join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_directory_is_read_without_what_others_put_there() {
        let scratch = Scratch::new("tree");
        scratch.write("crates/lab/src/lib.rs", "//! Lab.\n");
        scratch.write("crates/lab/picture.png", "not text");
        scratch.write("target/debug/junk.rs", "junk");
        scratch.write("tests/node_modules/x/index.js", "junk");
        let tree = Tree::load(&scratch.0).unwrap();
        assert_eq!(tree.len(), 2);
        assert_eq!(tree.text("crates/lab/src/lib.rs"), Some("//! Lab.\n"));
        assert!(tree.has("crates/lab/src/") && tree.has("crates/lab") && tree.has("crates/lab/picture.png"));
        assert!(!tree.has("crates/la") && !tree.has("target"));
    }

    #[test]
    fn an_untidy_directory_is_found_out_whole() {
        let scratch = Scratch::new("untidy");
        scratch.write(
            "crates/lab/Cargo.toml",
            "[package]\nname = \"kluis-lab\"\n[dependencies]\nkluis-browser = {}\nweb-sys = \"0.3\"\n",
        );
        scratch.write("crates/lab/src/lib.rs", &"fn f() {}\n".repeat(501));
        scratch.write("crates/attic/Cargo.toml", "[package]\nname = \"kluis-attic\"\n");
        scratch.write("ARCHITECTURE.md", "See `crates/cellar`.\n");
        let findings = super::super::check(&Tree::load(&scratch.0).unwrap());
        let all: String = findings.iter().map(|finding| format!("{finding}\n")).collect();
        for part in [
            "kluis-browser",
            "web-sys",
            "`//!`",
            "501 lines",
            "kluis-attic",
            "crates/cellar",
        ] {
            assert!(all.contains(part), "{part} is missing in:\n{all}");
        }
        assert_eq!(findings.len(), 6, "{all}");
    }
}
