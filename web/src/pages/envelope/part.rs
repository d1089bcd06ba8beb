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
    /// The layer that is off.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_keeps_its_beginning_and_its_end() {
        assert_eq!(fit("beach.jpg", 12), "beach.jpg");
        assert_eq!(fit("holiday photographs.jpg", 12), "holid…hs.jpg");
        assert_eq!(fit("日本の写真のフォルダ.txt", 8), "日本の….txt");
        assert_eq!(fit("holiday photographs.jpg", 12).chars().count(), 12);
    }
}
