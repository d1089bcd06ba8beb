//! Text files: a readme, and notes of lines that all have 64 bytes: their number, words, and the end of the line. The language
//! changes from note to note.

use super::prose::{self, Language};
use super::{in_blocks, seed_of, split_mix};

/// What the first file says.
const README: &[u8] = b"A sample of Kluis: notes that mean nothing, in English and in Dutch.\n\
    Een voorbeeld van Kluis: notities zonder betekenis, in het Engels en in het Nederlands.\n\
    \n\
    Every line has its number. Put there what you lost, and see whether it comes back.\n\
    Elke regel heeft zijn nummer, zodat je ziet of alles terugkomt.\n";

/// Bytes of a line.
const LINE: usize = 64;
/// Digits of its number.
const DIGITS: usize = 8;

/// Bytes of a note, where there are neither too few nor too many.
const NOTE: u64 = 256 << 10;
const FEWEST_NOTES: u64 = 3;
const MOST_NOTES: u64 = 24;

/// The paths and sizes of the files.
pub(super) fn files(bytes: u64) -> Vec<(String, u64)> {
    let readme = bytes.min(README.len() as u64);
    let rest = bytes - readme;
    let notes = rest.div_ceil(NOTE).clamp(FEWEST_NOTES, MOST_NOTES);
    let line = LINE as u64;
    // The last one gets what is left.
    let each = rest / notes / line * line;
    let sizes = (1..=notes).map(|note| if note < notes { each } else { rest - each * (notes - 1) });
    let notes = (1..)
        .zip(sizes)
        .map(|(note, size)| (format!("notes/{note:04}.txt"), size));
    std::iter::once(("readme.txt".to_owned(), readme))
        .chain(notes)
        .collect()
}

pub(super) fn fill(seed: u32, file: usize, offset: u64, out: &mut [u8]) {
    let Some(note) = file.checked_sub(1) else {
        let from = usize::try_from(offset).map_or(README.len(), |offset| offset.min(README.len()));
        let length = out.len().min(README.len() - from);
        out[..length].copy_from_slice(&README[from..from + length]);
        out[length..].fill(0);
        return;
    };
    let language = if note.is_multiple_of(2) {
        Language::English
    } else {
        Language::Dutch
    };
    let seed = seed_of(seed, u32::try_from(file).unwrap_or(u32::MAX));
    in_blocks::<LINE>(offset, out, |number, line| {
        line[..DIGITS].copy_from_slice(&digits(number + 1));
        line[DIGITS] = b' ';
        prose::write(language, split_mix(seed, number), &mut line[DIGITS + 1..LINE - 1]);
        line[LINE - 1] = b'\n';
    });
}

/// The last eight decimal digits of a number.
pub(super) fn digits(number: u64) -> [u8; DIGITS] {
    let mut digits = [b'0'; DIGITS];
    let mut left = number;
    for digit in digits.iter_mut().rev() {
        *digit += (left % 10) as u8;
        left /= 10;
    }
    digits
}
