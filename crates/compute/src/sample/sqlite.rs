//! A SQLite database of one table, page by page (<https://www.sqlite.org/fileformat2.html>).
//!
//! ```text
//! page 1                  header, schema: one table, whose root is page 2
//! page 2                  the root
//! pages 3 …               interior pages, level by level
//! then                    the leaves, in the order of their rows
//! at the end              up to a few free pages, where no tree has just so many pages
//! ```
//!
//! Where a page stands says what is in it: children are shared out evenly among the pages of a level, and every leaf has as
//! many rows.

use super::prose::{self, Language};
use super::text::digits;
use super::{in_blocks, seed_of, split_mix};

/// What the file is called.
pub(super) const NAME: &str = "master.db";
/// Bytes of a page.
pub(super) const PAGE: u64 = 4096;

const LEN: usize = 4096;
/// Bytes of the header of the database, on page 1.
const HEADER: usize = 100;
/// What makes the table.
const SCHEMA: &str =
    "CREATE TABLE notes(id INTEGER PRIMARY KEY,name TEXT NOT NULL,amount INTEGER NOT NULL,body TEXT NOT NULL)";

/// Rows of a leaf: 18 · (2 for the pointer + 6 for length and rowid + [`PAYLOAD`]) + 8 for the header is 4076.
const ROWS: u64 = 18;
const NAME_LEN: usize = 16;
const BODY_LEN: usize = 192;
/// Of a row: a header of six bytes, and the values.
const PAYLOAD: usize = 6 + NAME_LEN + 4 + BODY_LEN;
/// Children of an interior page: 399 · (2 for the pointer + 4 for the child + 4 for the rowid) + 12 for the header is 4002.
const CHILDREN: u64 = 400;
/// The tree has at most so many levels: 400³ leaves are more than 1 GiB.
const LEVELS: usize = 4;

const INTERIOR: u8 = 5;
const LEAF: u8 = 13;

/// The pages of a database of so many bytes.
#[derive(Clone, Copy, Debug)]
struct Tree {
    /// All of them.
    pages: u64,
    /// Those of each level, the root first; the last is that of the leaves.
    levels: [u64; LEVELS],
    /// How many levels there are.
    depth: usize,
}

pub(super) fn fill(seed: u32, bytes: u64, offset: u64, out: &mut [u8]) {
    let tree = Tree::of(bytes / PAGE);
    let seed = seed_of(seed, 0);
    in_blocks::<LEN>(offset, out, |index, page| {
        page.fill(0);
        tree.write(seed, index + 1, page);
    });
}

impl Tree {
    /// The largest tree that so many pages hold, beside the first.
    fn of(pages: u64) -> Self {
        let room = pages.saturating_sub(1);
        // Every interior page costs a leaf, and no tree has more than one in 200 of them: down from there it is a few steps.
        let mut leaves = room;
        loop {
            let (levels, depth) = levels_over(leaves);
            let used: u64 = levels.iter().sum();
            if used <= room {
                return Self { pages, levels, depth };
            }
            leaves -= (used - room).div_ceil(2).max(1);
        }
    }

    /// What a page holds, in an array of zeros.
    fn write(&self, seed: u64, number: u64, page: &mut [u8; LEN]) {
        if number == 1 {
            self.write_first(page);
            return;
        }
        let mut index = number - 2;
        for level in 0..self.depth {
            if index < self.levels[level] {
                if level + 1 == self.depth {
                    write_leaf(seed, index, page);
                } else {
                    self.write_interior(level, index, page);
                }
                return;
            }
            index -= self.levels[level];
        }
        // The first free page is the trunk, which lists the others.
        if index == 0 {
            let others = self.free().saturating_sub(1);
            put(page, 4, word(others));
            for other in 0..others {
                let at = 8 + 4 * usize::try_from(other).expect("a few");
                put(page, at, word(number + 1 + other));
            }
        }
    }

    fn free(&self) -> u64 {
        self.pages.saturating_sub(1) - self.levels.iter().sum::<u64>()
    }

    fn write_first(&self, page: &mut [u8; LEN]) {
        put(page, 0, *b"SQLite format 3\0");
        put(page, 16, 4096_u16.to_be_bytes());
        // Both versions of the format, no reserved bytes, and the fractions that have to be these.
        put(page, 18, [1, 1, 0, 64, 32, 32]);
        // Changed once, and the number of pages is of that change.
        put(page, 24, word(1));
        put(page, 28, word(self.pages));
        if self.free() > 0 {
            put(page, 32, word(self.pages - self.free() + 1));
            put(page, 36, word(self.free()));
        }
        put(page, 40, word(1));
        put(page, 44, word(4));
        // UTF-8.
        put(page, 56, word(1));
        put(page, 92, word(1));
        put(page, 96, word(3_045_000));
        if self.depth == 0 {
            begin(page, HEADER, LEAF, 0, LEN);
            return;
        }
        let sql = SCHEMA.as_bytes();
        let mut record = vec![0x07, 13 + 2 * 5, 13 + 2 * 5, 13 + 2 * 5, 0x01];
        varint(13 + 2 * sql.len() as u64, &mut record);
        record.extend(b"tablenotesnotes\x02");
        record.extend(sql);
        let mut cell = Vec::new();
        varint(record.len() as u64, &mut cell);
        cell.push(1);
        cell.extend(record);
        let at = LEN - cell.len();
        page[at..].copy_from_slice(&cell);
        begin(page, HEADER, LEAF, 1, at);
        put(page, HEADER + 8, offset(at));
    }

    fn write_interior(&self, level: usize, index: u64, page: &mut [u8; LEN]) {
        let (own, below) = (self.levels[level], self.levels[level + 1]);
        let first_below = 2 + self.levels[..=level].iter().sum::<u64>();
        let (from, to) = (index * below / own, (index + 1) * below / own);
        let mut at = LEN;
        let mut cell = Vec::with_capacity(8);
        for (place, child) in (from..to - 1).enumerate() {
            cell.clear();
            cell.extend(word(first_below + child));
            varint(self.last_row(level + 1, child), &mut cell);
            at -= cell.len();
            page[at..at + cell.len()].copy_from_slice(&cell);
            put(page, 12 + 2 * place, offset(at));
        }
        begin(page, 0, INTERIOR, to - 1 - from, at);
        put(page, 8, word(first_below + to - 1));
    }

    /// The last row below a page.
    fn last_row(&self, level: usize, index: u64) -> u64 {
        let mut end = index + 1;
        for level in level..self.depth - 1 {
            end = end * self.levels[level + 1] / self.levels[level];
        }
        end * ROWS
    }
}

/// The levels over so many leaves, the root first.
fn levels_over(leaves: u64) -> ([u64; LEVELS], usize) {
    let mut upwards = [0; LEVELS];
    let mut depth = 0;
    let mut pages = leaves;
    while pages > 0 && depth < LEVELS {
        upwards[depth] = pages;
        depth += 1;
        pages = if pages == 1 { 0 } else { pages.div_ceil(CHILDREN) };
    }
    upwards[..depth].reverse();
    (upwards, depth)
}

fn write_leaf(seed: u64, leaf: u64, page: &mut [u8; LEN]) {
    let mut at = LEN;
    let mut head = Vec::with_capacity(6);
    for (place, id) in (leaf * ROWS + 1..=(leaf + 1) * ROWS).enumerate() {
        head.clear();
        varint(PAYLOAD as u64, &mut head);
        varint(id, &mut head);
        at -= head.len() + PAYLOAD;
        let cell = &mut page[at..];
        cell[..head.len()].copy_from_slice(&head);
        write_row(split_mix(seed, id), id, &mut cell[head.len()..head.len() + PAYLOAD]);
        put(page, 8 + 2 * place, offset(at));
    }
    begin(page, 0, LEAF, ROWS, at);
}

/// A row: its id is that of the cell, and the other values follow the header.
fn write_row(choice: u64, id: u64, row: &mut [u8]) {
    // Its own length, nothing for the id, a text of 16 bytes, a number of four, and a text of 192: 397, in two bytes.
    row[..6].copy_from_slice(&[6, 0, 13 + 2 * 16, 4, 0x83, 0x0d]);
    let (name, rest) = row[6..].split_at_mut(NAME_LEN);
    name[..8].copy_from_slice(b"notitie ");
    name[8..].copy_from_slice(&digits(id));
    let (amount, body) = rest.split_at_mut(4);
    // Not negative.
    amount.copy_from_slice(&((choice >> 33) as u32).to_be_bytes());
    let language = if id.is_multiple_of(2) {
        Language::Dutch
    } else {
        Language::English
    };
    prose::write(language, choice, body);
}

/// The header of a page of a tree.
fn begin(page: &mut [u8; LEN], at: usize, kind: u8, cells: u64, content: usize) {
    page[at] = kind;
    put(
        page,
        at + 3,
        offset(usize::try_from(cells).expect("a page has few cells")),
    );
    put(page, at + 5, offset(content));
}

fn put<const N: usize>(page: &mut [u8; LEN], at: usize, bytes: [u8; N]) {
    page[at..at + N].copy_from_slice(&bytes);
}

fn word(number: u64) -> [u8; 4] {
    u32::try_from(number)
        .expect("1 GiB has fewer than 2^32 pages")
        .to_be_bytes()
}

fn offset(at: usize) -> [u8; 2] {
    u16::try_from(at)
        .expect("a page is shorter than 2^16 bytes")
        .to_be_bytes()
}

/// Seven bits a byte, the highest first, and a bit in each that another one follows.
fn varint(number: u64, out: &mut Vec<u8>) {
    let groups = (64 - number.leading_zeros()).div_ceil(7).max(1);
    for group in (0..groups).rev() {
        let bits = u8::try_from(number >> (7 * group) & 0x7f).expect("seven bits");
        out.push(if group > 0 { bits | 0x80 } else { bits });
    }
}
