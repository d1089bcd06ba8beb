//! Names of files as they are shown: a file's name is anything, and must not pass for another.

use yew::{Html, html};

/// A file's path, apart from the words around it: its writing direction does not reach them.
pub fn file_path(path: &str) -> Html {
    html! { <bdi class="path">{ visible(path) }</bdi> }
}

/// A name with the characters that nobody sees written out, as `\u{202e}`: control characters, and those that turn the
/// direction of what follows, with which a program's name can read as a picture's.
#[must_use]
pub fn visible(name: &str) -> String {
    let mut shown = String::with_capacity(name.len());
    for character in name.chars() {
        if is_hidden(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Joiners (`\u{200c}`, `\u{200d}`) are left as they are: Persian and emoji are written with them.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn a_character_that_turns_the_direction_is_written_out() {
        assert_eq!(visible("photo\u{202e}gpj.exe"), "photo\\u{202e}gpj.exe");
        assert_eq!(
            visible("\u{2067}a\u{2069}\u{200f}.txt"),
            "\\u{2067}a\\u{2069}\\u{200f}.txt"
        );
    }

    #[test]
    fn a_control_character_is_written_out() {
        assert_eq!(visible("a\nb\u{7f}\u{85}\u{0}"), "a\\u{a}b\\u{7f}\\u{85}\\u{0}");
        assert_eq!(visible("report\u{200b}.txt\u{feff}"), "report\\u{200b}.txt\\u{feff}");
    }

    #[test]
    fn a_name_in_any_script_stays_as_it_is() {
        for name in [
            "naïve – 日本.txt",
            "שלום.txt",
            "می\u{200c}خواهم.txt",
            "👩\u{200d}💻 a\\b.md",
        ] {
            assert_eq!(visible(name), name);
        }
    }
}
