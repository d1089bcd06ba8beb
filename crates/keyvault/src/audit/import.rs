//! Reading an export of either form into lines of texts, as far as it reads.

use kluis_resource::KeyVaultName;

use super::csv::Rows;
use super::export::{END, address};
use super::{AuditColumn, json};

/// What an export says.
#[derive(Debug)]
pub(super) struct Export {
    /// It begins as an export does.
    pub(super) begins: bool,
    /// Its entries, each with its cells.
    pub(super) lines: Vec<Vec<String>>,
    /// After these lines it stops being readable.
    pub(super) breaks_off: bool,
    /// What ends it.
    pub(super) end: Option<End>,
    /// More follows the end.
    pub(super) goes_on: bool,
}

/// What ends an export.
#[derive(Debug)]
pub(super) struct End {
    /// Of which key vault it is; `None` where that is no name as the log writes it.
    pub(super) key_vault: Option<KeyVaultName>,
    /// The hash of the last entry.
    pub(super) head: String,
}

/// Reads an export, whichever of the two it is.
pub(super) fn read(text: &str) -> Export {
    // Spreadsheets and editors put a byte order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_start().starts_with('{') {
        of_json(text)
    } else {
        of_csv(text)
    }
}

fn of_json(text: &str) -> Export {
    let document = json::read(text);
    let end = document.key_vault.zip(document.head).map(|(name, head)| End {
        key_vault: KeyVaultName::parse(&name).ok().filter(|own| own.as_str() == name),
        head,
    });
    Export {
        begins: true,
        lines: document.lines,
        breaks_off: !document.whole,
        end,
        goes_on: false,
    }
}

fn of_csv(text: &str) -> Export {
    let mut rows = Rows::of(text);
    let header = rows.next().and_then(Result::ok);
    let mut export = Export {
        begins: header.is_some_and(|row| row == AuditColumn::ALL.map(AuditColumn::name)),
        lines: Vec::new(),
        breaks_off: false,
        end: None,
        goes_on: false,
    };
    for row in rows {
        export.goes_on = export.end.is_some();
        match row {
            _ if export.goes_on => break,
            Ok(row) if row.first().is_some_and(|number| number == END) => {
                export.end = read_end(&row);
                export.breaks_off = export.end.is_none();
            }
            Ok(row) => export.lines.push(row),
            Err(_) => export.breaks_off = true,
        }
        if export.breaks_off {
            break;
        }
    }
    export
}

/// `end,,,,,<address>,<head>,`
fn read_end(row: &[String]) -> Option<End> {
    let [_, at, principal, operation, count, key, before, hash] = row else {
        return None;
    };
    let blank = [at, principal, operation, count, hash]
        .iter()
        .all(|cell| cell.is_empty());
    let name = key.strip_prefix("https://").and_then(|rest| rest.split('.').next());
    let key_vault = name.and_then(|name| KeyVaultName::parse(name).ok());
    blank.then(|| End {
        key_vault: key_vault.filter(|name| address(name) == *key),
        head: before.clone(),
    })
}
