//! What every source file has to be: opened by a header, short, and in the pure crates without `async`.

use super::Finding;
use super::floors::pure_crates;
use super::tree::Tree;

const MOST_LINES: usize = 500;
const SOURCES: [&str; 6] = ["rs", "css", "mjs", "js", "ts", "py"];

/// The engine's methods are futures, because a browser's cryptography only comes that way; so is what calls them.
const MAY_BE_ASYNC: &str = "kluis-envelope";

/// Rust files that don't open with `//!`.
pub(super) fn without_header(tree: &Tree) -> Vec<Finding> {
    let opens = |text: &str| {
        text.lines()
            .find(|line| !line.trim().is_empty())
            .is_some_and(|line| line.starts_with("//! "))
    };
    let problem = "has no `//!` header that says what it owns and what it leaves out";
    tree.with_extension(&["rs"])
        .filter(|(_, text)| !opens(text))
        .map(|(path, _)| Finding::new(path, problem))
        .collect()
}

/// Source files that should be two.
pub(super) fn too_long(tree: &Tree) -> Vec<Finding> {
    let sources = tree
        .with_extension(&SOURCES)
        .map(|(path, text)| (path, text.lines().count()));
    sources
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(path, lines)| Finding::new(path, format!("has {lines} lines; past {MOST_LINES} it is two files")))
        .collect()
}

/// `async` where the pure crates promise to have none.
pub(super) fn async_in_pure_crates(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for krate in pure_crates(tree).iter().filter(|krate| krate.name != MAY_BE_ASYNC) {
        let own = tree
            .with_extension(&["rs"])
            .filter(|(path, _)| path.starts_with(&krate.directory));
        for (path, text) in own {
            let line = text.lines().position(has_async);
            findings.extend(line.map(|line| {
                Finding::new(
                    path,
                    format!("line {}: `async` in {}, which is pure", line + 1, krate.name),
                )
            }));
        }
    }
    findings
}

/// Whether a line of code says `async`; a comment may.
fn has_async(line: &str) -> bool {
    let code = line.split("//").next().unwrap_or(line);
    code.split(|character: char| !character.is_alphanumeric() && character != '_')
        .any(|word| word == "async")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_header_is_found() {
        let tree = Tree::of(&[
            ("a.rs", "//! Owns a.\n"),
            ("b.rs", "\n//! Owns b.\n"),
            ("c.rs", "use x;\n//! Late.\n"),
            ("d.rs", ""),
            ("e.rs", "/// Not a header.\n"),
            ("f.rs", "//!\n"),
        ]);
        let found: Vec<_> = without_header(&tree).into_iter().map(|finding| finding.path).collect();
        assert_eq!(found, ["c.rs", "d.rs", "e.rs", "f.rs"]);
    }

    #[test]
    fn a_file_may_have_500_lines_and_not_501() {
        for extension in SOURCES {
            let name = format!("a.{extension}");
            assert_eq!(too_long(&Tree::of(&[(&name, &"x\n".repeat(500))])), []);
            assert_eq!(too_long(&Tree::of(&[(&name, &"x\n".repeat(501))])).len(), 1, "{name}");
        }
        assert_eq!(too_long(&Tree::of(&[("README.md", &"x\n".repeat(501))])), []);
    }

    #[test]
    fn async_in_a_pure_crate_is_found() {
        let tree = |name: &str, text: &str| {
            let manifest = format!("[package]\nname = \"{name}\"\n");
            Tree::of(&[("crates/x/Cargo.toml", &manifest), ("crates/x/src/lib.rs", text)])
        };
        assert_eq!(
            async_in_pure_crates(&tree("kluis-lab", "//! L.\nasync fn f() {}\n")).len(),
            1
        );
        assert_eq!(
            async_in_pure_crates(&tree("kluis-lab", "//! L.\nlet x = f(async{});\n")).len(),
            1
        );
        assert_eq!(
            async_in_pure_crates(&tree("kluis-lab", "//! No async here.\nfn is_async() {}\n")),
            []
        );
        assert_eq!(
            async_in_pure_crates(&tree("kluis-envelope", "//! E.\nasync fn seal() {}\n")),
            []
        );
        assert_eq!(
            async_in_pure_crates(&tree("kluis-browser", "//! B.\nasync fn seal() {}\n")),
            []
        );
    }
}
