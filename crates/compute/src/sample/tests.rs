//! What every sample is; that SQLite takes the database, SQLite itself says in `tests/interop`.

use std::collections::BTreeSet;

use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::{Sample, SampleError, SampleKind};

const KINDS: [SampleKind; 3] = [SampleKind::Text, SampleKind::Sqlite, SampleKind::Random];

fn sample(kind: SampleKind, bytes: u64) -> Sample {
    Sample::new(kind, bytes, 7).unwrap()
}

/// All files, each in one go.
fn contents(sample: Sample) -> Vec<Vec<u8>> {
    let files = sample.files().into_iter().enumerate().map(|(file, facts)| {
        let mut bytes = vec![0xee; usize::try_from(facts.size).unwrap()];
        sample.fill(file, 0, &mut bytes);
        bytes
    });
    files.collect()
}

fn digest(sample: Sample) -> String {
    base16ct::lower::encode_string(&Sha256::digest(contents(sample).concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn the_sizes_of_the_files_add_up(kind in prop::sample::select(&KINDS), bytes in 4096..=1u64 << 30) {
        let sample = Sample::new(kind, bytes, 1).unwrap();
        let files = sample.files();
        prop_assert_eq!(files.iter().map(|file| file.size).sum::<u64>(), sample.bytes);
        let unit = if kind == SampleKind::Sqlite { 4096 } else { 1 };
        prop_assert!(bytes - sample.bytes < unit);
        let paths: BTreeSet<_> = files.iter().map(|file| &file.path).collect();
        prop_assert_eq!(paths.len(), files.len());
        prop_assert!(files.iter().all(|file| file.size > 0));
    }

    #[test]
    fn any_stretch_is_as_in_the_whole(
        kind in prop::sample::select(&KINDS), bytes in 4096..60_000u64, at in any::<prop::sample::Index>(), length in 0..9000usize,
    ) {
        let sample = sample(kind, bytes);
        for (file, whole) in contents(sample).iter().enumerate() {
            let from = at.index(whole.len());
            let to = whole.len().min(from + length);
            let mut part = vec![0xee; to - from];
            sample.fill(file, from as u64, &mut part);
            prop_assert_eq!(&part[..], &whole[from..to]);
        }
    }

    #[test]
    fn every_page_of_a_database_is_in_one_place(pages in 1..2500u64) {
        Database(contents(sample(SampleKind::Sqlite, pages * 4096)).remove(0)).check();
    }
}

#[test]
fn a_sample_has_at_least_4_kib_and_at_most_1_gib() {
    for kind in KINDS {
        assert_eq!(Sample::new(kind, 0, 1), Err(SampleError::TooSmall(0)));
        assert!(Sample::new(kind, 4095, 1).is_err());
        assert!(Sample::new(kind, 1 << 30, 1).is_ok());
        assert!(Sample::new(kind, (1 << 30) + 4096, 1).is_err());
    }
    let part = Sample {
        bytes: 5000,
        ..sample(SampleKind::Sqlite, 8192)
    };
    assert_eq!(part.check(), Err(SampleError::PartOfAPage(5000)));
}

#[test]
fn samples_of_another_seed_kind_or_size_have_other_bytes() {
    for kind in KINDS {
        let one = Sample::new(kind, 20_480, 1).unwrap();
        let other = Sample { seed: 2, ..one };
        assert_ne!(contents(one), contents(other), "{kind:?}");
    }
}

#[test]
fn the_bytes_of_a_sample_never_change() {
    let digests = KINDS.map(|kind| digest(sample(kind, 3_000_000)));
    let pinned = [
        "1c7d08185fe8ed3a073c405bde1b0ab26999bc5759518e1ec54c425ffa023a34",
        "814e9d327a8b1e8e1234e4b399ecdb715e1c059670c79dc85ee82df1f0c38f00",
        "0145fbddff6794fccb80c81ebe748669bb5b457852977bfc47429199c3e4b56b",
    ];
    assert_eq!(digests, pinned);
}

#[test]
fn text_is_lines_that_a_person_can_read() {
    let files = contents(sample(SampleKind::Text, 100_000));
    assert_eq!(files.len(), 4);
    let note = String::from_utf8(files[1].clone()).unwrap();
    for (number, line) in note.lines().enumerate() {
        assert_eq!(line.len(), 63, "{line}");
        assert!(line.starts_with(&format!("{:08} ", number + 1)), "{line}");
        assert!(
            line[9..].chars().all(|it| it == ' ' || it.is_ascii_lowercase()),
            "{line}"
        );
    }
}

/// A database as a reader finds it.
struct Database(Vec<u8>);

impl Database {
    fn number(&self, page: u64, at: usize, bytes: usize) -> u64 {
        let start = usize::try_from((page - 1) * 4096).unwrap() + at;
        self.0[start..start + bytes]
            .iter()
            .fold(0, |number, byte| number << 8 | u64::from(*byte))
    }

    fn check(&self) {
        let pages = self.0.len() as u64 / 4096;
        assert!(self.0.starts_with(b"SQLite format 3\0"));
        assert_eq!(self.number(1, 28, 4), pages);
        let mut seen = BTreeSet::from([1]);
        let mut rows = 0;
        if pages > 1 {
            assert_eq!(self.number(1, 103, 2), 1, "one table");
            self.walk(2, &mut seen, &mut rows);
            assert_eq!(rows % 18, 0);
        }
        let (trunk, free) = (self.number(1, 32, 4), self.number(1, 36, 4));
        if free > 0 {
            assert_eq!(self.number(trunk, 0, 4), 0, "one trunk");
            assert_eq!(self.number(trunk, 4, 4), free - 1);
            seen.insert(trunk);
            for place in 0..usize::try_from(free - 1).unwrap() {
                assert!(seen.insert(self.number(trunk, 8 + 4 * place, 4)));
            }
        }
        assert!(free < 4, "{free} free pages");
        assert_eq!(seen, (1..=pages).collect());
    }

    /// Follows a page to its rows, whose ids have to come one after another.
    fn walk(&self, page: u64, seen: &mut BTreeSet<u64>, rows: &mut u64) {
        assert!(seen.insert(page), "page {page} is there twice");
        let cells = usize::try_from(self.number(page, 3, 2)).unwrap();
        if self.number(page, 0, 1) == 13 {
            for cell in 0..cells {
                let at = usize::try_from(self.number(page, 8 + 2 * cell, 2)).unwrap();
                *rows += 1;
                assert_eq!(self.varint(page, at + 2), *rows);
            }
            return;
        }
        assert_eq!(self.number(page, 0, 1), 5);
        assert!(cells > 0);
        for cell in 0..cells {
            let at = usize::try_from(self.number(page, 12 + 2 * cell, 2)).unwrap();
            self.walk(self.number(page, at, 4), seen, rows);
            assert_eq!(self.varint(page, at + 4), *rows);
        }
        self.walk(self.number(page, 8, 4), seen, rows);
    }

    fn varint(&self, page: u64, at: usize) -> u64 {
        let mut number = 0;
        for at in at.. {
            let byte = self.number(page, at, 1);
            number = number << 7 | byte & 0x7f;
            if byte < 0x80 {
                break;
            }
        }
        number
    }
}
