//! Reading an export in JSON, so that what is wrong with it is found at its entry.

use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// What an export in JSON says. Where it stops being one, `whole` is false, and the rest is as far as that goes.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) key_vault: Option<String>,
    pub(super) lines: Vec<Vec<String>>,
    pub(super) head: Option<String>,
    pub(super) whole: bool,
}

/// Reads an export.
pub(super) fn read(text: &str) -> Document {
    let mut document = Document::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = Whole(&mut document)
        .deserialize(&mut reader)
        .and_then(|()| reader.end());
    document.whole = read.is_ok();
    document
}

/// An entry, with exactly the fields that it has.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    number: u64,
    at: String,
    principal: String,
    operation: String,
    count: u64,
    key: String,
    before: String,
    hash: String,
}

impl From<Fields> for Vec<String> {
    fn from(fields: Fields) -> Self {
        vec![
            fields.number.to_string(),
            fields.at,
            fields.principal,
            fields.operation,
            fields.count.to_string(),
            fields.key,
            fields.before,
            fields.hash,
        ]
    }
}

/// Reads the export into what it borrows, which keeps what was read before something fails.
struct Whole<'a>(&'a mut Document);

impl<'de> DeserializeSeed<'de> for Whole<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an exported audit log")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let mut entries_seen = false;
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "keyVault" if self.0.key_vault.is_none() => self.0.key_vault = Some(map.next_value()?),
                "head" if self.0.head.is_none() => self.0.head = Some(map.next_value()?),
                "entries" if !entries_seen => {
                    entries_seen = true;
                    map.next_value_seed(Entries(&mut self.0.lines))?;
                }
                _ => return Err(M::Error::custom("no such field, or not again")),
            }
        }
        Ok(())
    }
}

struct Entries<'a>(&'a mut Vec<Vec<String>>);

impl<'de> DeserializeSeed<'de> for Entries<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Entries<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("entries")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut entries: S) -> Result<(), S::Error> {
        while let Some(fields) = entries.next_element::<Fields>()? {
            self.0.push(fields.into());
        }
        Ok(())
    }
}
