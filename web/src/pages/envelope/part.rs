//! The parts of the picture that can be chosen, and how names are shortened to stand in it.

/// A part of the envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The files and their tar.
    Files,
    /// One region of the body.
    Region(u64),
    /// The data key.
    Dek,
    /// The wrapped data key.
    Wrapped,
    /// The key that wraps it.
    Kek,
    /// The version of the key that wrapped it before.
    Before,
    /// The manifest.
    Manifest,
    /// The second layer.
    SecondLayer,
}

impl Part {
    /// The name in the page's own attributes, for styles and tests.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Region(_) => "region",
            Self::Dek => "dek",
            Self::Wrapped => "wrapped",
            Self::Kek => "kek",
            Self::Before => "before",
            Self::Manifest => "manifest",
            Self::SecondLayer => "second-layer",
        }
    }
}

/// Shortens a name in the middle to at most `most` characters, because a file's name ends with what it is.
pub(super) fn fit(text: &str, most: usize) -> String {
    let characters: Vec<char> = text.chars().collect();
    if characters.len() <= most {
        return text.to_owned();
    }
    let tail = most / 2;
    let head = most - tail - 1;
    let (start, end) = (&characters[..head], &characters[characters.len() - tail..]);
    start.iter().chain(&['…']).chain(end).collect()
}

/// How long the beginning is that all paths share, up to the last `/` in it: it tells no file from another.
pub(super) fn shared_folder<'a>(mut paths: impl Iterator<Item = &'a str>) -> usize {
    let folder_of = |path: &str| path.rfind('/').map_or(0, |end| end + 1);
    let Some(first) = paths.next() else { return 0 };
    paths.fold(folder_of(first), |shared, path| {
        let same = first[..shared]
            .bytes()
            .zip(path.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        first.as_bytes()[..same]
            .iter()
            .rposition(|byte| *byte == b'/')
            .map_or(0, |end| end + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_all_files_is_left_out_and_what_tells_them_apart_stays() {
        let rest = |paths: &[&'static str]| {
            let shared = shared_folder(paths.iter().copied());
            paths.iter().map(|path| &path[shared..]).collect::<Vec<_>>()
        };
        assert_eq!(rest(&["photos/a.jpg", "photos/b.jpg"]), ["a.jpg", "b.jpg"]);
        assert_eq!(
            rest(&["one/same.txt", "two/same.txt"]),
            ["one/same.txt", "two/same.txt"]
        );
        assert_eq!(rest(&["x/one/a", "x/one (2)/a", "x/b"]), ["one/a", "one (2)/a", "b"]);
        assert_eq!(rest(&["é/a", "è/a"]), ["é/a", "è/a"]);
        assert_eq!(rest(&["photos/2024/a.jpg"]), ["a.jpg"]);
        assert_eq!(rest(&["a", "b"]), ["a", "b"]);
        assert!(rest(&[]).is_empty());
    }

    #[test]
    fn a_long_name_keeps_its_beginning_and_its_end() {
        assert_eq!(fit("beach.jpg", 12), "beach.jpg");
        assert_eq!(fit("holiday photographs.jpg", 12), "holid…hs.jpg");
        assert_eq!(fit("日本の写真のフォルダ.txt", 8), "日本の….txt");
        assert_eq!(fit("holiday photographs.jpg", 12).chars().count(), 12);
    }
}
