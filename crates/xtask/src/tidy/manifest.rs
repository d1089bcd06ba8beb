//! What a `Cargo.toml` says that the checks ask about: the crate's name and what it depends on.

use super::Finding;
use super::tree::Tree;

/// A crate of the workspace.
#[derive(Clone, Debug)]
pub(super) struct Crate {
    /// Where its `Cargo.toml` is.
    pub(super) manifest: String,
    /// The directory, with a `/` at its end; empty for the workspace's root.
    pub(super) directory: String,
    /// Its name.
    pub(super) name: String,
    /// What its tables name.
    pub(super) dependencies: Vec<Dependency>,
}

/// An entry of a dependency table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dependency {
    /// The crate, also where it is renamed.
    pub(super) name: String,
    /// In `dependencies`, not in `dev-dependencies` or `build-dependencies`.
    pub(super) normal: bool,
}

/// All crates of a tree; a manifest without `[package]` is a workspace's.
pub(super) fn crates(tree: &Tree) -> Vec<Crate> {
    tree.named("Cargo.toml")
        .filter_map(|(path, text)| parse(path, &text.parse().ok()?))
        .collect()
}

/// Manifests that aren't TOML: no other check can see into them.
pub(super) fn unreadable(tree: &Tree) -> Vec<Finding> {
    let error = |text: &str| text.parse::<toml::Table>().err();
    tree.named("Cargo.toml")
        .filter_map(|(path, text)| Some(Finding::new(path, error(text)?.to_string())))
        .collect()
}

fn parse(path: &str, manifest: &toml::Table) -> Option<Crate> {
    let name = manifest.get("package")?.get("name")?.as_str()?.to_owned();
    let mut dependencies = tables(manifest);
    // `[target.'cfg(…)'.dependencies]` counts like `[dependencies]`.
    if let Some(targets) = manifest.get("target").and_then(toml::Value::as_table) {
        dependencies.extend(targets.values().filter_map(toml::Value::as_table).flat_map(tables));
    }
    let directory = path.strip_suffix("Cargo.toml")?.to_owned();
    Some(Crate {
        manifest: path.to_owned(),
        directory,
        name,
        dependencies,
    })
}

fn tables(table: &toml::Table) -> Vec<Dependency> {
    let of = |key: &str| {
        let entries = table.get(key).and_then(toml::Value::as_table).into_iter().flatten();
        entries
            .map(|(alias, value)| real_name(alias, value))
            .collect::<Vec<_>>()
    };
    let normal = of("dependencies")
        .into_iter()
        .map(|name| Dependency { name, normal: true });
    let other = ["dev-dependencies", "build-dependencies"].into_iter().flat_map(of);
    normal
        .chain(other.map(|name| Dependency { name, normal: false }))
        .collect()
}

fn real_name(alias: &str, value: &toml::Value) -> String {
    value
        .get("package")
        .and_then(toml::Value::as_str)
        .unwrap_or(alias)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_and_every_way_to_name_a_dependency_is_read() {
        let tree = Tree::of(&[(
            "crates/a/Cargo.toml",
            "[package]\nname = \"a\"\n[dependencies]\nb.workspace = true\nalias = { package = \"c\", version = \"1\" }\n\
             [dependencies.d]\npath = \"../d\"\n[dev-dependencies]\ne = \"1\"\n[target.'cfg(unix)'.dependencies]\nf = \"1\"\n",
        )]);
        let [only] = crates(&tree).try_into().unwrap();
        assert_eq!((only.name.as_str(), only.directory.as_str()), ("a", "crates/a/"));
        let names = |normal| {
            only.dependencies
                .iter()
                .filter(|it| it.normal == normal)
                .map(|it| it.name.as_str())
                .collect::<Vec<_>>()
        };
        let mut normal = names(true);
        normal.sort_unstable();
        assert_eq!(normal, ["b", "c", "d", "f"]);
        assert_eq!(names(false), ["e"]);
    }

    #[test]
    fn a_manifest_that_does_not_parse_is_a_finding() {
        let tree = Tree::of(&[("crates/a/Cargo.toml", "[package\n")]);
        assert_eq!(unreadable(&tree).len(), 1);
        assert!(crates(&tree).is_empty());
    }
}
