//! An entry as texts: what is hashed, and what stands in an export. Each value has exactly one text, so that no change of a
//! text is without a change of the hash.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::{AuditHash, AuditLink, Audited, AuditedOperation, AuditedSubject, moment};

/// A column of an export, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AuditColumn {
    /// The entry's number, from 1; `end` in the line after the last.
    Number,
    /// When.
    At,
    /// By whom.
    Principal,
    /// What.
    Operation,
    /// How many times at once.
    Count,
    /// With which key or secret; in the line after the last, of which key vault.
    Key,
    /// The hash of the entry before.
    Before,
    /// The entry's own.
    Hash,
}

impl AuditColumn {
    /// All, in their order.
    pub const ALL: [Self; 8] = [
        Self::Number,
        Self::At,
        Self::Principal,
        Self::Operation,
        Self::Count,
        Self::Key,
        Self::Before,
        Self::Hash,
    ];

    /// Its name in an export.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::At => "at",
            Self::Principal => "principal",
            Self::Operation => "operation",
            Self::Count => "count",
            Self::Key => "key",
            Self::Before => "before",
            Self::Hash => "hash",
        }
    }
}

/// The texts of an entry, one a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record(pub(super) [String; 8]);

impl Record {
    pub(super) fn of(link: &AuditLink) -> Self {
        let [number, at, principal, operation, count, key] = texts(link.number, &link.audited);
        let (before, hash) = (link.before.to_string(), link.hash.to_string());
        Self([number, at, principal, operation, count, key, before, hash])
    }

    /// `SHA-256(number ‖ LF ‖ at ‖ LF ‖ principal ‖ LF ‖ operation ‖ LF ‖ count ‖ LF ‖ key ‖ LF ‖ before ‖ LF)`. No text has
    /// a line feed in it.
    pub(super) fn hash_of(number: u64, audited: &Audited, before: AuditHash) -> AuditHash {
        let mut whole = String::with_capacity(320);
        for text in texts(number, audited) {
            whole.push_str(&text);
            whole.push('\n');
        }
        writeln!(whole, "{before}").expect("writing to a string does not fail");
        AuditHash::of(&whole)
    }

    /// What a column says.
    pub(super) fn text(&self, column: AuditColumn) -> &str {
        &self.0[column as usize]
    }

    /// The entry that these are the texts of.
    ///
    /// # Errors
    /// The first column that doesn't read, or that says it otherwise than the log would.
    pub(super) fn read(&self) -> Result<AuditLink, AuditColumn> {
        let operation = self.value(AuditColumn::Operation, AuditedOperation::of_code)?;
        let subject = |text: &str| {
            let subject: AuditedSubject = text.parse().ok()?;
            subject.takes(operation).then_some(subject)
        };
        let audited = Audited {
            at: self.value(AuditColumn::At, moment::read)?,
            principal: self.value(AuditColumn::Principal, |text| text.parse().ok())?,
            operation,
            count: self.value(AuditColumn::Count, |text| text.parse().ok())?,
            subject: self.value(AuditColumn::Key, subject)?,
        };
        let link = AuditLink {
            number: self.value(AuditColumn::Number, |text| text.parse().ok())?,
            audited,
            before: self.value(AuditColumn::Before, |text| text.parse().ok())?,
            hash: self.value(AuditColumn::Hash, |text| text.parse().ok())?,
        };
        let canonical = Self::of(&link);
        let other = |column: &AuditColumn| self.text(*column) != canonical.text(*column);
        AuditColumn::ALL.into_iter().find(other).map_or(Ok(link), Err)
    }

    fn value<T>(&self, column: AuditColumn, read: impl Fn(&str) -> Option<T>) -> Result<T, AuditColumn> {
        read(self.text(column)).ok_or(column)
    }
}

fn texts(number: u64, audited: &Audited) -> [String; 6] {
    [
        number.to_string(),
        moment::print(audited.at),
        audited.principal.to_string(),
        audited.operation.code().to_owned(),
        audited.count.to_string(),
        audited.subject.to_string(),
    ]
}
