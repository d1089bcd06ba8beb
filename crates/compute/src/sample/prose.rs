//! Words that a person can read, in English or in Dutch, as many as fit.

use super::split_mix;

/// A word with the space after it, of at most eight bytes, and how many they are.
type Word = ([u8; 8], usize);

/// Which words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    English,
    Dutch,
}

const ENGLISH: [Word; 64] = words(
    b"the key of this disk is kept in a vault and who may use it says role each copy has its own and no two are the \
      same when you move restore or delete one other stay as they were so look at what was sealed first then open with \
      care for only byte that holds will come back never part by day and",
);

const DUTCH: [Word; 64] = words(
    b"de sleutel van een schijf ligt in kluis en wie hem mag gebruik bepaalt rol elke kopie heeft er zelf geen twee \
      zijn gelijk als je iets wist of terug zet blijft rest zoals het was kijk eerst naar wat daar staat maak dan pas \
      open want alleen hele byte komt mee nooit deel dus wacht even tot klaar is goed in de van",
);

/// Fills `out` with words of this language, chosen by a number; what is left at the end is spaces.
pub(super) fn write(language: Language, choice: u64, out: &mut [u8]) {
    let words = match language {
        Language::English => &ENGLISH,
        Language::Dutch => &DUTCH,
    };
    let mut at = 0;
    let (mut bits, mut left) = (choice, 10);
    let mut drawn = 0;
    loop {
        if left == 0 {
            drawn += 1;
            (bits, left) = (split_mix(choice, drawn), 10);
        }
        let (word, length) = &words[usize::from((bits & 63) as u8)];
        (bits, left) = (bits >> 6, left - 1);
        let end = at + *length;
        if end > out.len() {
            out[at..].fill(b' ');
            return;
        }
        // Eight bytes at once where there is room: what is too much is written over by the next word.
        match out.get_mut(at..at + 8) {
            Some(place) => place.copy_from_slice(word),
            None => out[at..end].copy_from_slice(&word[..*length]),
        }
        at = end;
    }
}

/// The first 64 words of a text.
const fn words(text: &[u8]) -> [Word; 64] {
    let mut words = [([b' '; 8], 0); 64];
    let (mut at, mut word) = (0, 0);
    while word < 64 {
        let mut length = 0;
        while at < text.len() && text[at] != b' ' {
            words[word].0[length] = text[at];
            (at, length) = (at + 1, length + 1);
        }
        assert!(
            0 < length && length < 8,
            "a word has one to seven letters, and there are enough"
        );
        words[word].1 = length + 1;
        (at, word) = (at + 1, word + 1);
    }
    words
}
