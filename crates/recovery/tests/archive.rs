//! What is planned is what the `tar` crate reads back.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    reason = "a test that can't go on stops, and matches what it is about"
)]

use std::io::{self, Read, Seek, SeekFrom};

use kluis_recovery::archive::{Archive, ArchiveError, MOST_BYTES, PathFault, Segment, plan};
use kluis_resource::FileFacts;
use kluis_resource::Timestamp;
use proptest::prelude::*;

const SECOND: i64 = 1_594_166_400;

fn file(path: &str, size: u64) -> FileFacts {
    FileFacts {
        path: path.to_owned(),
        size,
        modified: Timestamp::from_unix_millis(SECOND * 1000 + 999),
    }
}

/// The byte of a file's content at an offset: something that no neighbour has.
fn content(index: usize, offset: u64) -> u8 {
    u8::try_from((index as u64 * 31 + offset * 7 + 1) % 251).unwrap() + 1
}

/// The archive as bytes, its contents made up.
fn bytes(archive: &Archive) -> Vec<u8> {
    let mut bytes = Vec::new();
    for segment in archive.segments() {
        match segment {
            Segment::Bytes(header) => bytes.extend(header),
            Segment::File { index, size } => bytes.extend((0..*size).map(|offset| content(*index, offset))),
            Segment::Zeros(count) => bytes.extend(vec![0; usize::try_from(*count).unwrap()]),
        }
    }
    bytes
}

/// Reads the archive with the `tar` crate and compares everything with the plan.
fn assert_reads_back(files: &[FileFacts]) {
    let archive = plan(files).unwrap();
    let bytes = bytes(&archive);
    assert_eq!(bytes.len() as u64, archive.length());
    let mut read = 0;
    for (index, entry) in tar::Archive::new(&bytes[..]).entries().unwrap().enumerate() {
        let mut entry = entry.unwrap();
        let (facts, planned) = (&files[index], archive.contents()[index]);
        assert_eq!(entry.path_bytes(), facts.path.as_bytes());
        assert_eq!(entry.size(), facts.size);
        let seconds = facts.modified.unix_millis().div_euclid(1000).max(0);
        assert_eq!(entry.header().mtime().unwrap(), u64::try_from(seconds).unwrap());
        assert_eq!(
            (entry.raw_file_position(), entry.size()),
            (planned.offset, planned.size)
        );
        let mut own = Vec::new();
        entry.read_to_end(&mut own).unwrap();
        let expected: Vec<u8> = (0..facts.size).map(|offset| content(index, offset)).collect();
        assert_eq!(own, expected);
        read += 1;
    }
    assert_eq!(read, files.len());
}

#[test]
fn the_tar_crate_reads_back_what_was_planned() {
    assert_reads_back(&[]);
    let long = format!(
        "{}/{}.bin",
        "directory/".repeat(30).trim_end_matches('/'),
        "n".repeat(120)
    );
    let files = [
        file("empty", 0),
        file("naïve – 日本.txt", 1),
        file("a/b/c/exactly a block", 512),
        file("a/b/c/one more", 513),
        file(&long, 3),
        file(&"p".repeat(100), 511),
        file(&format!("{}/{}", "d".repeat(150), "f".repeat(99)), 9),
    ];
    assert_reads_back(&files);
}

#[test]
fn times_before_1970_become_1970() {
    let early = FileFacts {
        modified: Timestamp::from_unix_millis(-1),
        ..file("old", 2)
    };
    assert_reads_back(&[early]);
}

#[test]
fn the_plan_depends_on_nothing_but_the_facts() {
    let files = [file("b", 700), file("ä", 5)];
    assert_eq!(plan(&files), plan(&files));
    assert_eq!(bytes(&plan(&files[..1]).unwrap()).len(), 512 + 1024 + 1024);
}

#[test]
fn no_segment_is_empty_and_together_they_are_the_archive() {
    let archive = plan(&[file("a", 0), file("b", 512), file("c", 1)]).unwrap();
    let lengths = archive.segments().iter().map(|segment| match segment {
        Segment::Bytes(bytes) => bytes.len() as u64,
        Segment::File { size, .. } => *size,
        Segment::Zeros(count) => *count,
    });
    assert!(lengths.clone().all(|length| length > 0));
    assert_eq!(lengths.sum::<u64>(), archive.length());
}

/// An archive too large for memory, where content is made up as it is read.
struct Virtual {
    archive: Archive,
    position: u64,
}

impl Read for Virtual {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut start = 0;
        for segment in self.archive.segments() {
            let length = match segment {
                Segment::Bytes(bytes) => bytes.len() as u64,
                Segment::File { size, .. } => *size,
                Segment::Zeros(count) => *count,
            };
            if self.position < start + length {
                let inner = self.position - start;
                let count = usize::try_from((length - inner).min(buffer.len() as u64)).unwrap();
                buffer[..count].fill(0);
                if let Segment::Bytes(bytes) = segment {
                    let from = usize::try_from(inner).unwrap();
                    buffer[..count].copy_from_slice(&bytes[from..from + count]);
                }
                self.position += count as u64;
                return Ok(count);
            }
            start += length;
        }
        Ok(0)
    }
}

impl Seek for Virtual {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.position = match to {
            SeekFrom::Start(position) => position,
            SeekFrom::Current(distance) => self.position.checked_add_signed(distance).unwrap(),
            SeekFrom::End(distance) => self.archive.length().checked_add_signed(distance).unwrap(),
        };
        Ok(self.position)
    }
}

#[test]
fn a_file_of_more_than_8_gib_is_read_back() {
    let files = [file("disk.vhd", (8 << 30) + 5), file("after", 4)];
    let archive = plan(&files).unwrap();
    let planned = archive.contents().to_vec();
    let mut tar = tar::Archive::new(Virtual { archive, position: 0 });
    let mut sizes = Vec::new();
    for entry in tar.entries_with_seek().unwrap() {
        let entry = entry.unwrap();
        sizes.push((entry.raw_file_position(), entry.size()));
    }
    assert_eq!(
        sizes,
        planned.iter().map(|one| (one.offset, one.size)).collect::<Vec<_>>()
    );
}

#[test]
fn a_path_that_no_archive_may_hold_is_refused() {
    let fault = |paths: &[&str]| {
        let files: Vec<_> = paths.iter().map(|path| file(path, 1)).collect();
        match plan(&files) {
            Err(ArchiveError::Path { path, fault }) => (path, fault),
            other => panic!("{paths:?}: {other:?}"),
        }
    };
    let one = |path: &str| {
        let (told, fault) = fault(&[path]);
        assert_eq!(told, path);
        fault
    };
    assert_eq!(one(""), PathFault::Empty);
    assert_eq!(one("a//b"), PathFault::Empty);
    assert_eq!(one("a/"), PathFault::Empty);
    assert_eq!(one("/etc/passwd"), PathFault::Absolute);
    assert_eq!(one(".."), PathFault::Dots);
    assert_eq!(one("a/../b"), PathFault::Dots);
    assert_eq!(one("./a"), PathFault::Dots);
    assert_eq!(one("a\\b"), PathFault::Character);
    assert_eq!(one("a\0b"), PathFault::Character);
    assert_eq!(fault(&["a", "b", "a"]), ("a".to_owned(), PathFault::Twice));
    assert_eq!(
        fault(&["a/b/c", "a/b"]),
        ("a/b".to_owned(), PathFault::FileAndDirectory)
    );
    assert!(plan(&[file("a/b", 1), file("a/bc", 1), file("..a", 1), file("...", 1)]).is_ok());
}

#[test]
fn more_bytes_than_an_object_holds_are_refused() {
    assert_eq!(plan(&[file("a", MOST_BYTES)]), Err(ArchiveError::TooLarge));
    assert_eq!(plan(&[file("a", u64::MAX)]), Err(ArchiveError::TooLarge));
    assert_eq!(
        plan(&[file("a", u64::MAX), file("b", u64::MAX)]),
        Err(ArchiveError::TooLarge)
    );
    // Three blocks say a size that ustar can't, and two end the archive.
    let most = MOST_BYTES - 5 * 512;
    assert_eq!(plan(&[file("a", most)]).map(|archive| archive.length()), Ok(MOST_BYTES));
    assert_eq!(plan(&[file("a", most + 1)]), Err(ArchiveError::TooLarge));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_good_paths_and_sizes_are_read_back(
        facts in prop::collection::btree_map("[a-zé日 .]{0,90}x(/[a-z日]{1,60}y){0,5}", 0_u64..2000, 0..8),
    ) {
        let files: Vec<_> = facts.iter().map(|(path, size)| file(path, *size)).collect();
        match plan(&files) {
            Ok(_) => assert_reads_back(&files),
            Err(error) => {
                let clash = matches!(error, ArchiveError::Path { fault: PathFault::FileAndDirectory, .. });
                prop_assert!(clash, "{error:?}");
            }
        }
    }
}
