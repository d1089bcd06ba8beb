//! The files of a crate import in one direction: no two modules need each other.
//!
//! A module and those inside it are one room: a child may use what its parent has, and the other way round. What counts is
//! siblings, each with all that is inside it. Only `use` statements at the left margin are read, so that neither a text nor a
//! module of tests is taken for an import.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Finding;
use super::manifest::crates;
use super::tree::Tree;

/// Crates whose circles are still being opened.
const NOT_YET: [&str; 1] = ["kluis-lab"];

/// The names from the crate's root to a module.
type Path = Vec<String>;

/// Who imports whom among the children of one module, and by which files: the importing one, and the imported one.
type Siblings = BTreeMap<Path, BTreeMap<Path, (Path, Path)>>;

/// Modules that need each other.
pub(super) fn closed(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for krate in crates(tree) {
        if NOT_YET.contains(&krate.name.as_str()) {
            continue;
        }
        let source = format!("{}src/", krate.directory);
        let modules: BTreeMap<Path, &str> = tree
            .with_extension(&["rs"])
            .filter_map(|(path, text)| Some((module(path.strip_prefix(&source)?)?, text)))
            .collect();
        for siblings in groups(&modules).values() {
            findings.extend(circle(siblings).map(|files| {
                let names: Vec<String> = files.iter().map(|file| file.join("/")).collect();
                let problem = format!("imports in a circle: {}", names.join(", "));
                Finding::new(&format!("{source}{}.rs", names[0]), problem)
            }));
        }
    }
    findings
}

/// The module of a file below `src`; `None` for programs beside the crate, and for tests.
fn module(file: &str) -> Option<Path> {
    let path = file.strip_suffix(".rs")?;
    let parts: Path = path.split('/').map(str::to_owned).collect();
    match parts[0].as_str() {
        "bin" => None,
        "lib" | "main" => Some(Vec::new()),
        _ if parts.iter().any(|part| part == "tests") => None,
        _ => Some(parts),
    }
}

/// All imports, by the module inside which both ends are siblings.
fn groups(modules: &BTreeMap<Path, &str>) -> BTreeMap<Path, Siblings> {
    let mut groups: BTreeMap<Path, Siblings> = BTreeMap::new();
    for (from, text) in modules {
        for imported in imports(text).filter_map(|path| absolute(from, path)) {
            let known = (0..=imported.len())
                .rev()
                .find(|&length| modules.contains_key(&imported[..length]));
            let to = &imported[..known.unwrap_or(0)];
            let shared = from.iter().zip(to).take_while(|(a, b)| a == b).count();
            // One is inside the other otherwise.
            if shared < from.len() && shared < to.len() {
                let group = groups.entry(from[..shared].to_vec()).or_default();
                let sibling = group.entry(from[..=shared].to_vec()).or_default();
                let (this, that) = (from.clone(), to.to_vec());
                sibling.entry(to[..=shared].to_vec()).or_insert((this, that));
            }
        }
    }
    groups
}

/// The files of a shortest circle, each importing from the module of the next; `None` if there is no circle.
fn circle(siblings: &Siblings) -> Option<Vec<Path>> {
    let circles = siblings.keys().filter_map(|start| {
        let mut before: BTreeMap<&Path, &Path> = BTreeMap::new();
        let mut queue = VecDeque::from([start]);
        while let Some(here) = queue.pop_front() {
            for next in siblings.get(here).into_iter().flat_map(BTreeMap::keys) {
                if next == start {
                    return Some(files(siblings, start, here, &before));
                }
                if !before.contains_key(next) {
                    before.insert(next, here);
                    queue.push_back(next);
                }
            }
        }
        None
    });
    circles.min_by_key(Vec::len)
}

/// The importing files on the way from `start` to `last`, which imports from `start` again.
fn files(siblings: &Siblings, start: &Path, last: &Path, before: &BTreeMap<&Path, &Path>) -> Vec<Path> {
    let mut steps = vec![(last, start)];
    while steps[0].0 != start {
        let here = steps[0].0;
        steps.insert(0, (before[here], here));
    }
    steps.iter().map(|(from, to)| siblings[*from][*to].0.clone()).collect()
}

/// Every path that a file imports, as written.
fn imports(text: &str) -> impl Iterator<Item = Path> {
    let code = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or(text);
    let starts = code.match_indices("use ").filter(|(at, _)| {
        let line = code[..*at].rsplit('\n').next().unwrap_or_default();
        line.is_empty() || (line.starts_with("pub") && !line[..line.len() - 1].contains(' '))
    });
    let mut paths = BTreeSet::new();
    for (at, word) in starts {
        let statement = &code[at + word.len()..];
        expand(&[], statement.split(';').next().unwrap_or_default(), &mut paths);
    }
    paths.into_iter()
}

/// The paths of a use tree: `a::{b, c::d}` has two.
fn expand(prefix: &[String], tree: &str, paths: &mut BTreeSet<Path>) {
    let (head, inner) = match tree.split_once('{') {
        Some((head, rest)) => (head, rest.rsplit_once('}').map(|(inner, _)| inner)),
        None => (tree, None),
    };
    let names = head
        .split("::")
        .map(|name| name.split_whitespace().next().unwrap_or_default());
    let mut path = prefix.to_vec();
    path.extend(names.filter(|name| !name.is_empty()).map(str::to_owned));
    let Some(inner) = inner else {
        paths.insert(path);
        return;
    };
    let mut depth = 0_u32;
    let apart = |character: char| {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        character == ',' && depth == 0
    };
    for branch in inner.split(apart).filter(|branch| !branch.trim().is_empty()) {
        expand(&path, branch, paths);
    }
}

/// A path from the crate's root; `None` if it leads into another crate, or into the module's own children.
fn absolute(module: &[String], path: Path) -> Option<Path> {
    let ups = path.iter().take_while(|name| *name == "super").count();
    if path.first().is_some_and(|name| name == "crate") {
        return Some(path[1..].to_vec());
    }
    let base = module.get(..module.len().checked_sub(ups)?)?;
    (ups > 0).then(|| [base, &path[ups..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<Finding> {
        let manifest = ("crates/x/Cargo.toml", "[package]\nname = \"kluis-x\"\n");
        let named: Vec<_> = files
            .iter()
            .map(|(path, text)| (format!("crates/x/src/{path}"), *text))
            .collect();
        let mut all: Vec<_> = named.iter().map(|(path, text)| (path.as_str(), *text)).collect();
        all.push(manifest);
        closed(&Tree::of(&all))
    }

    #[test]
    fn one_direction_is_fine() {
        let files = [
            ("lib.rs", "mod a;\nmod b;\npub use a::A;\n"),
            ("a.rs", "use crate::b::{B, C};\n"),
            ("b.rs", "use crate::c::D;\nuse other::a::E;\n"),
        ];
        assert_eq!(found(&files), []);
    }

    #[test]
    fn a_circle_is_found_with_its_files() {
        let files = [
            ("lib.rs", "mod a;\nmod b;\nmod c;\n"),
            ("a.rs", "mod inner;\n"),
            ("a/inner.rs", "pub(crate) use crate::{\n    b::{self, B},\n    d,\n};\n"),
            ("b.rs", "use super::c::C;\n"),
            ("c.rs", "use crate::a::A as Other;\n"),
        ];
        let problem = "imports in a circle: a/inner, b, c";
        assert_eq!(found(&files), [Finding::new("crates/x/src/a/inner.rs", problem)]);
    }

    #[test]
    fn children_in_a_circle_are_found() {
        let files = [
            ("a/b.rs", "use super::c::C;\n"),
            ("a/c.rs", "use crate::a::b::B;\n"),
            ("a.rs", ""),
        ];
        assert_eq!(found(&files).len(), 1);
    }

    #[test]
    fn a_module_and_what_is_inside_it_are_one_room() {
        let files = [
            ("lib.rs", "mod a;\nuse a::A;\npub struct L;\n"),
            ("a.rs", "mod b;\nuse b::B;\nuse crate::L;\n"),
            ("a/b.rs", "use super::A;\nuse crate::L;\n"),
        ];
        assert_eq!(found(&files), []);
    }

    #[test]
    fn texts_comments_and_tests_import_nothing() {
        let tests = "use crate::c::C;\n\n#[cfg(test)]\nmod tests {\n    use super::*;\n    use crate::a::A;\n}\n";
        let files = [
            ("a.rs", "//! Of use crate::b::B;\nuse crate::b::B;\n"),
            (
                "b.rs",
                "// use crate::a::A;\nconst TEXT: &str = \"use crate::a::A;\";\n",
            ),
            ("c.rs", "fn f() {\n    use crate::d::D;\n}\n"),
            ("d.rs", tests),
            ("d/tests.rs", "use crate::a::A;\n"),
            ("bin/program.rs", "use crate::a::A;\n"),
        ];
        assert_eq!(found(&files), []);
    }

    #[test]
    fn who_imports_from_where_it_is_itself_makes_no_circle() {
        assert_eq!(
            found(&[
                ("a.rs", "use self::b::B;\nuse crate::a::b::C;\n"),
                ("a/b.rs", "use super::super::a::A;\n")
            ]),
            []
        );
    }
}
