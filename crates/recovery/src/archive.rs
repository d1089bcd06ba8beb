//! The layout of an archive: where in a tar each file's content lies, planned from the files' facts alone.
//!
//! The same plan serves everybody: the model knows the length and the ranges before a byte is read, and the worker
//! streams exactly these segments. A tar (POSIX.1-2001: ustar, with PAX records where a path or a size needs them), so
//! that any tool reads what a user restores. The plan depends on nothing but paths, sizes and times of change.

use std::collections::BTreeSet;

use kluis_resource::FileFacts;
use tar::{EntryType, Header};
use thiserror::Error;

/// Bytes of a tar block.
const BLOCK: u64 = 512;

/// The most bytes that one object holds: 2³² regions of 4 MiB.
pub const MOST_BYTES: u64 = 1 << 54;

/// Bytes that a ustar header can count in its 11 octal digits.
const MOST_USTAR_BYTES: u64 = 0o777_7777_7777;

/// The layout of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archive {
    segments: Vec<Segment>,
    contents: Vec<Content>,
    length: u64,
}

/// A stretch of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// These bytes: the header of a file.
    Bytes(Vec<u8>),
    /// The content of a file.
    File {
        /// Which, in the order of the facts.
        index: usize,
        /// Its bytes.
        size: u64,
    },
    /// So many zero bytes.
    Zeros(u64),
}

/// Where the content of a file lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Content {
    /// The first byte.
    pub offset: u64,
    /// The number of bytes.
    pub size: u64,
}

/// Why files can't be archived.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ArchiveError {
    /// A path that no archive may hold.
    #[error("the path {path:?} {fault}")]
    Path {
        /// The path.
        path: String,
        /// What is wrong with it.
        fault: PathFault,
    },
    /// More than [`MOST_BYTES`].
    #[error("more than {MOST_BYTES} bytes")]
    TooLarge,
}

/// What is wrong with a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PathFault {
    /// Nothing, or nothing between two separators.
    #[error("has an empty part")]
    Empty,
    /// It begins with a separator.
    #[error("is absolute")]
    Absolute,
    /// `.` or `..`.
    #[error("has a part that means another directory")]
    Dots,
    /// A backslash or NUL: readers differ in what they make of it.
    #[error("has a character that paths can't have")]
    Character,
    /// Another file has the same path.
    #[error("is there twice")]
    Twice,
    /// It would be a file and a directory at once.
    #[error("is a file and a directory")]
    FileAndDirectory,
}

/// Plans the archive of these files, in their order.
///
/// # Errors
/// The first path that is wrong, or too many bytes.
pub fn plan(files: &[FileFacts]) -> Result<Archive, ArchiveError> {
    check_paths(files)?;
    let mut archive = Archive {
        segments: Vec::with_capacity(3 * files.len() + 1),
        contents: Vec::with_capacity(files.len()),
        length: 0,
    };
    for (index, file) in files.iter().enumerate() {
        let header = header_bytes(index, file);
        let header_length = u64::try_from(header.len()).map_err(|_| ArchiveError::TooLarge)?;
        archive.push(Segment::Bytes(header), header_length)?;
        archive.contents.push(Content {
            offset: archive.length,
            size: file.size,
        });
        let size = file.size;
        archive.push(Segment::File { index, size }, size)?;
        let padding = size.wrapping_neg() % BLOCK;
        archive.push(Segment::Zeros(padding), padding)?;
    }
    archive.push(Segment::Zeros(2 * BLOCK), 2 * BLOCK)?;
    Ok(archive)
}

impl Archive {
    /// The stretches, in order; none is empty.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Where the content of each file lies, in the order of the facts.
    #[must_use]
    pub fn contents(&self) -> &[Content] {
        &self.contents
    }

    /// Bytes of the whole archive.
    #[must_use]
    pub const fn length(&self) -> u64 {
        self.length
    }

    fn push(&mut self, segment: Segment, length: u64) -> Result<(), ArchiveError> {
        if length > MOST_BYTES - self.length {
            return Err(ArchiveError::TooLarge);
        }
        self.length += length;
        if length > 0 {
            self.segments.push(segment);
        }
        Ok(())
    }
}

fn check_paths(files: &[FileFacts]) -> Result<(), ArchiveError> {
    let mut paths = BTreeSet::new();
    let wrong = |path: &str, fault| {
        Err(ArchiveError::Path {
            path: path.to_owned(),
            fault,
        })
    };
    for FileFacts { path, .. } in files {
        if path.starts_with('/') {
            return wrong(path, PathFault::Absolute);
        }
        if path.contains(['\\', '\0']) {
            return wrong(path, PathFault::Character);
        }
        for part in path.split('/') {
            match part {
                "" => return wrong(path, PathFault::Empty),
                "." | ".." => return wrong(path, PathFault::Dots),
                _ => {}
            }
        }
        if !paths.insert(path.as_str()) {
            return wrong(path, PathFault::Twice);
        }
    }
    for path in &paths {
        let mut directories = path.match_indices('/').map(|(end, _)| &path[..end]);
        if let Some(directory) = directories.find(|directory| paths.contains(directory)) {
            return wrong(directory, PathFault::FileAndDirectory);
        }
    }
    Ok(())
}

/// The header of a file: one block, with PAX records before it where ustar can't say the path or the size.
fn header_bytes(index: usize, file: &FileFacts) -> Vec<u8> {
    let mut header = Header::new_ustar();
    let mut records = Vec::new();
    if !file.path.is_ascii() || header.set_path(&file.path).is_err() {
        records.extend(pax_record("path", &file.path));
        set_plain_path(&mut header, &format!("file-{index}"));
    }
    if file.size > MOST_USTAR_BYTES {
        records.extend(pax_record("size", &file.size.to_string()));
    }
    let seconds = u64::try_from(file.modified.unix_millis().div_euclid(1000)).unwrap_or(0);
    let mut bytes = Vec::new();
    if !records.is_empty() {
        let mut extension = Header::new_ustar();
        set_plain_path(&mut extension, &format!("PaxHeaders/file-{index}"));
        let size = u64::try_from(records.len()).expect("a header fits into memory, so its length fits into 64 bits");
        bytes.extend(finish(extension, EntryType::XHeader, size, seconds));
        bytes.extend(records);
        bytes.resize(bytes.len().next_multiple_of(512), 0);
    }
    bytes.extend(finish(header, EntryType::Regular, file.size, seconds));
    bytes
}

fn finish(mut header: Header, entry_type: EntryType, size: u64, seconds: u64) -> [u8; 512] {
    header.set_entry_type(entry_type);
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(seconds);
    header.set_size(size);
    header.set_cksum();
    *header.as_bytes()
}

fn set_plain_path(header: &mut Header, path: &str) {
    header
        .set_path(path)
        .expect("a short relative path of ascii letters always fits");
}

/// `<length> <keyword>=<value>\n`, where the length counts itself too.
fn pax_record(keyword: &str, value: &str) -> Vec<u8> {
    let rest = format!(" {keyword}={value}\n");
    let mut length = rest.len();
    while length.to_string().len() + rest.len() != length {
        length = length.to_string().len() + rest.len();
    }
    format!("{length}{rest}").into_bytes()
}
