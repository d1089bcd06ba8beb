//! The files that a user has chosen for a backup, before it starts: their paths within the item, and what they weigh.
//! `F` is whatever leads to a file's content.

use std::collections::BTreeMap;
use std::rc::Rc;

use kluis_browser::SourceFile;
use kluis_lab::FileFacts;
use kluis_resource::Timestamp;
use web_sys::File;

/// A file as the browser gave it.
#[derive(Clone, Debug, PartialEq)]
pub struct Found<F> {
    /// Its path as the browser tells it; may begin with `/`.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// When it was last changed.
    pub modified: Timestamp,
    /// What leads to its content.
    pub content: F,
}

/// Files by their path.
type Files<F> = BTreeMap<String, Rc<Found<F>>>;

/// Chosen files by their path, in the order in which they go into the tar. A copy of a pile shares the files: the table
/// in which a page holds its browser's objects has an end.
#[derive(Debug)]
pub struct Pile<F> {
    files: Rc<Files<F>>,
}

impl<F> Clone for Pile<F> {
    fn clone(&self) -> Self {
        Self {
            files: Rc::clone(&self.files),
        }
    }
}

impl<F: PartialEq> PartialEq for Pile<F> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.files, &other.files) || self.files == other.files
    }
}

impl<F> Default for Pile<F> {
    fn default() -> Self {
        Self { files: Rc::default() }
    }
}

impl<F: PartialEq> Pile<F> {
    /// The pile with these files too. The very same file is there once. Any other of the same path gets a number, so that
    /// neither is lost: two files can have the same name, size and moment and still differ.
    #[must_use]
    pub fn with(&self, found: impl IntoIterator<Item = Found<F>>) -> Self {
        let mut files = Files::clone(&self.files);
        for file in found {
            if let Some(path) = free_path(&files, &file) {
                files.insert(path.clone(), Rc::new(Found { path, ..file }));
            }
        }
        Self { files: Rc::new(files) }
    }
}

impl<F> Pile<F> {
    /// The pile without the file of this path.
    #[must_use]
    pub fn without(&self, path: &str) -> Self {
        let mut files = Files::clone(&self.files);
        files.remove(path);
        Self { files: Rc::new(files) }
    }

    /// What the lab is told of the files.
    #[must_use]
    pub fn facts(&self) -> Vec<FileFacts> {
        let facts = |file: &Rc<Found<F>>| FileFacts {
            path: file.path.clone(),
            size: file.size,
            modified: file.modified,
        };
        self.files.values().map(facts).collect()
    }

    /// The files in order.
    pub fn iter(&self) -> impl Iterator<Item = &Found<F>> {
        self.files.values().map(Rc::as_ref)
    }

    /// How many files.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Nothing is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Bytes of all files.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.files.values().map(|file| file.size).sum()
    }

    /// What the item could be called: the folder that holds everything, or the only file.
    #[must_use]
    pub fn suggested_name(&self) -> Option<&str> {
        let mut paths = self.files.keys();
        let first = paths.next()?;
        match first.split_once('/') {
            None => paths.next().is_none().then_some(first.as_str()),
            Some((top, _)) => paths.all(|path| path.split('/').next() == Some(top)).then_some(top),
        }
    }
}

impl Pile<File> {
    /// The files that go with an act, in the order in which the lab is told of them.
    #[must_use]
    pub fn sources(&self) -> Vec<SourceFile> {
        let source = |file: &Found<File>| SourceFile {
            path: file.path.clone(),
            file: file.content.clone(),
        };
        self.iter().map(source).collect()
    }
}

/// The path within the item: parts separated by `/`, without empty and `.` parts; `None` where a part is `..` or nothing
/// is left.
fn clean_path(path: &str) -> Option<String> {
    let parts: Vec<_> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    (!parts.is_empty() && !parts.contains(&"..")).then(|| parts.join("/"))
}

/// Where the file goes: its own path, or the first numbered one that is free. `None` where its path can't be one.
fn free_path<F: PartialEq>(files: &Files<F>, file: &Found<F>) -> Option<String> {
    let wanted = clean_path(&file.path)?;
    let fits = |path: &String| match files.get(path) {
        Some(other) => other.content == file.content,
        None => !stands_in_the_way(files, path),
    };
    (1..).map(|number| numbered(&wanted, number)).find(fits)
}

/// A file can't be where a folder of the same name is, nor under a file.
fn stands_in_the_way<F>(files: &Files<F>, path: &str) -> bool {
    let under = format!("{path}/");
    let folder = files
        .range(under.clone()..)
        .next()
        .is_some_and(|(other, _)| other.starts_with(&under));
    let ancestor = path.match_indices('/').any(|(end, _)| files.contains_key(&path[..end]));
    folder || ancestor
}

/// `b.txt`, `b (2).txt`, `b (3).txt` …; within a folder it is the top folder that is numbered: `a (2)/b.txt`.
fn numbered(path: &str, number: u32) -> String {
    if number == 1 {
        return path.to_owned();
    }
    if let Some((top, rest)) = path.split_once('/') {
        return format!("{top} ({number})/{rest}");
    }
    match path.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => format!("{stem} ({number}).{extension}"),
        Some(_) | None => format!("{path} ({number})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, size: u64) -> Found<u64> {
        Found {
            path: path.to_owned(),
            size,
            modified: Timestamp::from_unix_millis(7),
            content: size,
        }
    }

    fn paths(pile: &Pile<u64>) -> Vec<&str> {
        pile.iter().map(|file| file.path.as_str()).collect()
    }

    #[test]
    fn a_path_keeps_its_folders_and_loses_what_is_no_part() {
        assert_eq!(
            clean_path("/photos//2024/./beach.jpg"),
            Some("photos/2024/beach.jpg".to_owned())
        );
        assert_eq!(clean_path("naïve – 日本.txt"), Some("naïve – 日本.txt".to_owned()));
        assert_eq!(clean_path("a\\b.txt"), Some("a\\b.txt".to_owned()));
        assert_eq!(clean_path("photos/../secret"), None);
        assert_eq!(clean_path("/./"), None);
    }

    #[test]
    fn the_same_file_chosen_twice_is_there_once() {
        let pile = Pile::default().with([found("a.txt", 3), found("a.txt", 3)]);
        assert_eq!(paths(&pile), ["a.txt"]);
        assert_eq!(pile.bytes(), 3);
    }

    #[test]
    fn another_file_of_the_same_path_is_kept_beside_the_first() {
        let pile = Pile::default().with([
            found("a.txt", 3),
            found("a.txt", 4),
            found("a.txt", 5),
            found("a.txt", 4),
        ]);
        assert_eq!(paths(&pile), ["a (2).txt", "a (3).txt", "a.txt"]);
        let pile = Pile::default().with([found("photos/a.txt", 3), found("photos/a.txt", 4)]);
        assert_eq!(paths(&pile), ["photos (2)/a.txt", "photos/a.txt"]);
        let pile = Pile::default().with([found(".env", 3), found(".env", 4)]);
        assert_eq!(paths(&pile), [".env", ".env (2)"]);
    }

    #[test]
    fn another_file_of_the_same_path_size_and_moment_is_kept_too() {
        let other = Found {
            content: 4,
            ..found("a.txt", 3)
        };
        let pile = Pile::default().with([found("a.txt", 3)]).with([other.clone(), other]);
        assert_eq!(paths(&pile), ["a (2).txt", "a.txt"]);
        let contents: Vec<_> = pile.iter().map(|file| file.content).collect();
        assert_eq!(contents, [4, 3]);
    }

    #[test]
    fn a_copy_of_a_pile_shares_its_files() {
        let pile = Pile::default().with([found("a.txt", 3)]);
        let other = pile.with([found("b.txt", 4)]);
        let held: Vec<_> = other.files.values().map(Rc::strong_count).collect();
        assert_eq!(held, [2, 1]);
        assert_ne!(pile, other);
        assert_eq!(pile, other.without("b.txt"));
    }

    #[test]
    fn a_file_never_stands_where_a_folder_is_needed() {
        let pile = Pile::default().with([found("a", 1), found("a/b", 2), found("a.txt", 3)]);
        assert_eq!(paths(&pile), ["a", "a (2)/b", "a.txt"]);
        let pile = Pile::default().with([found("a/b", 2), found("a", 1)]);
        assert_eq!(paths(&pile), ["a (2)", "a/b"]);
    }

    #[test]
    fn a_file_can_be_taken_out_again() {
        let pile = Pile::default().with([found("a", 1), found("b", 2)]).without("a");
        assert_eq!(paths(&pile), ["b"]);
        assert!(pile.without("b").is_empty());
    }

    #[test]
    fn the_name_is_suggested_by_the_folder_that_holds_everything_or_by_the_only_file() {
        let name = |paths: &[&str]| {
            let pile = Pile::default().with(paths.iter().map(|path| found(path, 1)));
            pile.suggested_name().map(str::to_owned)
        };
        assert_eq!(name(&["photos/a", "photos/x/b"]), Some("photos".to_owned()));
        assert_eq!(name(&["beach.jpg"]), Some("beach.jpg".to_owned()));
        assert_eq!(name(&["photos/a", "b"]), None);
        assert_eq!(name(&["a", "b"]), None);
        assert_eq!(name(&[]), None);
    }

    #[test]
    fn the_lab_is_told_path_size_and_moment_in_the_tars_order() {
        let facts = Pile::default().with([found("b", 2), found("a", 1)]).facts();
        assert_eq!(
            facts[0],
            FileFacts {
                path: "a".to_owned(),
                size: 1,
                modified: Timestamp::from_unix_millis(7)
            }
        );
        assert_eq!(facts[1].path, "b");
    }
}
