//! The log as a file: CSV for a spreadsheet, JSON for a program. Both end with the chain's head, so that a copy can be checked
//! up to its last entry.

use std::fmt::Write;

use kluis_resource::KeyVaultName;
use serde_json::json;

use super::record::Record;
use super::{AuditColumn, AuditLink, AuditLog, csv};

/// What stands in place of a number in the line after the last entry.
pub(super) const END: &str = "end";

impl AuditLog {
    /// As comma-separated values: a line with the names of the columns, one an entry, and one that ends it. That one has
    /// `end` for its number, the key vault's address for its key, and the hash of the last entry for the one before.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut text = String::new();
        csv::write_row(&mut text, AuditColumn::ALL.map(AuditColumn::name));
        for link in self.links() {
            csv::write_row(&mut text, Record::of(link).0.iter().map(String::as_str));
        }
        let (address, head) = (address(&self.key_vault), self.head().to_string());
        csv::write_row(&mut text, [END, "", "", "", "", &address, &head, ""]);
        text
    }

    /// As JSON, an entry a line: `{"keyVault": …, "entries": [{"number": 1, …}, …], "head": …}`, the head being the hash of the
    /// last entry.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = format!("{{\"keyVault\":{},\"entries\":[", json!(self.key_vault.as_str()));
        for link in self.links() {
            let comma = if link.number > 1 { "," } else { "" };
            write!(text, "{comma}\n{}", as_object(link)).expect("writing to a string does not fail");
        }
        write!(text, "\n],\"head\":\"{}\"}}\n", self.head()).expect("writing to a string does not fail");
        text
    }
}

/// `https://<key vault>.vault.azure.net/`
pub(super) fn address(key_vault: &KeyVaultName) -> String {
    format!("https://{key_vault}.vault.azure.net/")
}

/// `{"number":1,"at":"…",…}`, the fields in the order of the columns.
fn as_object(link: &AuditLink) -> String {
    let record = Record::of(link);
    let fields = AuditColumn::ALL.map(|column| {
        let text = record.text(column);
        match column {
            AuditColumn::Number | AuditColumn::Count => format!("\"{}\":{text}", column.name()),
            AuditColumn::At
            | AuditColumn::Principal
            | AuditColumn::Operation
            | AuditColumn::Key
            | AuditColumn::Before
            | AuditColumn::Hash => format!("\"{}\":{}", column.name(), json!(text)),
        }
    });
    format!("{{{}}}", fields.join(","))
}
