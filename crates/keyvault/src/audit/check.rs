//! Checking a chain: the log's own, and that of an exported copy, which somebody may have changed.
//!
//! What a copy says of itself is enough to notice every change that leaves its last hash alone, at the entry where it was made.
//! A copy that was rewritten as a whole, from some entry to its end, is whole in itself; [`AuditLog::check`] notices that too,
//! because the log knows its own hashes.

use kluis_resource::KeyVaultName;
use serde::{Deserialize, Serialize};

use super::import::{Export, read};
use super::record::Record;
use super::{AuditColumn, AuditHash, AuditLink, AuditLog, AuditedSubject};

/// A copy whose chain holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditCopy {
    /// Of which key vault it says that it is.
    pub key_vault: KeyVaultName,
    /// Its entries.
    pub links: Vec<AuditLink>,
}

/// Where and how a chain breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditBreak {
    /// At which entry, from 1; 0 is the line before the first, and one more than there are the end.
    pub entry: u64,
    /// How.
    pub fault: AuditFault,
    /// What stands there, column by column, each cut to a length that can be shown; empty where nothing is.
    pub found: Vec<String>,
    /// What the key vault's own log has there; empty where it has nothing, or wasn't asked.
    pub expected: Vec<String>,
}

/// How a chain breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AuditFault {
    /// It doesn't read: this column, or the line as a whole.
    Unreadable {
        /// Which column, where it is one.
        column: Option<AuditColumn>,
    },
    /// Another entry's number stands there: one was removed, added or moved.
    Order {
        /// That number.
        found: u64,
    },
    /// What it gives as the hash of the one before is another.
    Before {
        /// The hash of the one before.
        expected: AuditHash,
        /// What it gives.
        found: AuditHash,
    },
    /// Its own hash is not that of its content.
    Content {
        /// The hash of its content.
        expected: AuditHash,
        /// What it gives.
        found: AuditHash,
    },
    /// The copy's end names another hash than its last entry has: entries were cut off, or the end was changed.
    Head {
        /// The hash of the last entry that is there.
        expected: AuditHash,
        /// What the end names.
        found: AuditHash,
    },
    /// The copy's end names the entry before this one: this one and those after it were added.
    Added,
    /// The copy has no end: it was cut off.
    NoEnd,
    /// Something follows the end.
    AfterEnd,
    /// It is the log of another key vault.
    OtherKeyVault,
    /// The chain holds in itself, but here the key vault's own log says something else: the copy was rewritten.
    Rewritten {
        /// The own log's hash.
        expected: AuditHash,
        /// The copy's.
        found: AuditHash,
    },
    /// The key vault's own log has no such entry.
    Unknown,
}

/// How many characters of a cell are shown.
const SHOWN: usize = 160;

/// Checks an exported copy, CSV or JSON, by what it says itself. Reading stops at the first thing that is wrong.
///
/// # Errors
/// Where the chain breaks, and how.
pub fn verify_copy(text: &str) -> Result<AuditCopy, Box<AuditBreak>> {
    follow(&read(text))
}

impl AuditLog {
    /// Computes the whole chain anew. Gives how many entries it has.
    ///
    /// # Errors
    /// Where it breaks.
    pub fn verify(&self) -> Result<u64, Box<AuditBreak>> {
        let mut chain = Chain::from(AuditHash::of_name(&self.key_vault));
        for link in self.links() {
            chain.follow(link.clone(), &Record::of(link))?;
        }
        Ok(self.len())
    }

    /// Checks an exported copy as [`verify_copy`] does, and then entry by entry against this log. It may be an older copy, with
    /// fewer entries. Gives how many it has.
    ///
    /// # Errors
    /// Where the copy breaks, and how.
    pub fn check(&self, text: &str) -> Result<u64, Box<AuditBreak>> {
        let beside_own = |mut found: Box<AuditBreak>| {
            let index = found.entry.checked_sub(1).and_then(|index| usize::try_from(index).ok());
            let own = index.and_then(|index| self.links().get(index));
            found.expected = own.map(|link| Record::of(link).0.to_vec()).unwrap_or_default();
            found
        };
        self.compare(&verify_copy(text).map_err(beside_own)?)
            .map_err(beside_own)
    }

    fn compare(&self, copy: &AuditCopy) -> Result<u64, Box<AuditBreak>> {
        if copy.key_vault != self.key_vault {
            return Err(AuditFault::OtherKeyVault.at(copy.end()));
        }
        for (index, found) in copy.links.iter().enumerate() {
            let fault = match self.links().get(index) {
                None => AuditFault::Unknown,
                Some(own) if own.hash != found.hash => AuditFault::Rewritten {
                    expected: own.hash,
                    found: found.hash,
                },
                Some(_) => continue,
            };
            return Err(fault.at(found.number).showing(&Record::of(found).0));
        }
        Ok(copy.entries())
    }
}

impl AuditCopy {
    /// How many entries it has.
    #[must_use]
    pub fn entries(&self) -> u64 {
        u64::try_from(self.links.len()).unwrap_or(u64::MAX)
    }

    fn end(&self) -> u64 {
        self.entries() + 1
    }
}

impl AuditFault {
    fn at(self, entry: u64) -> Box<AuditBreak> {
        Box::new(AuditBreak {
            entry,
            fault: self,
            found: Vec::new(),
            expected: Vec::new(),
        })
    }
}

impl AuditBreak {
    fn showing(mut self: Box<Self>, cells: &[String]) -> Box<Self> {
        let cut = |cell: &String| cell.chars().take(SHOWN).collect();
        self.found = cells.iter().take(AuditColumn::ALL.len()).map(cut).collect();
        self
    }
}

/// A chain that is followed from its beginning.
struct Chain {
    genesis: AuditHash,
    links: Vec<AuditLink>,
}

impl From<AuditHash> for Chain {
    fn from(genesis: AuditHash) -> Self {
        Self {
            genesis,
            links: Vec::new(),
        }
    }
}

impl Chain {
    fn head(&self) -> AuditHash {
        self.links.last().map_or(self.genesis, |link| link.hash)
    }

    fn next(&self) -> u64 {
        u64::try_from(self.links.len()).map_or(u64::MAX, |length| length + 1)
    }

    /// The next entry, as texts.
    fn read(&mut self, record: &Record) -> Result<(), Box<AuditBreak>> {
        let entry = self.next();
        let unreadable = |column| {
            AuditFault::Unreadable { column: Some(column) }
                .at(entry)
                .showing(&record.0)
        };
        let number = record.text(AuditColumn::Number);
        match number.parse() {
            Ok(found) if found != entry => return Err(AuditFault::Order { found }.at(entry).showing(&record.0)),
            Ok(_) => {}
            Err(_) => return Err(unreadable(AuditColumn::Number)),
        }
        let link = record.read().map_err(unreadable)?;
        self.follow(link, record)
    }

    /// The next entry.
    fn follow(&mut self, link: AuditLink, record: &Record) -> Result<(), Box<AuditBreak>> {
        let entry = self.next();
        let before = self.head();
        let hash = Record::hash_of(link.number, &link.audited, link.before);
        let fault = if link.number != entry {
            AuditFault::Order { found: link.number }
        } else if link.before != before {
            AuditFault::Before {
                expected: before,
                found: link.before,
            }
        } else if link.hash != hash {
            AuditFault::Content {
                expected: hash,
                found: link.hash,
            }
        } else {
            self.links.push(link);
            return Ok(());
        };
        Err(fault.at(entry).showing(&record.0))
    }

    /// Its end, which names the last entry's hash.
    fn end(self, key_vault: KeyVaultName, head: &str) -> Result<AuditCopy, Box<AuditBreak>> {
        let end = self.next();
        let column = Some(AuditColumn::Before);
        let found = head.parse().map_err(|_| AuditFault::Unreadable { column }.at(end))?;
        let expected = self.head();
        if found == expected {
            return Ok(AuditCopy {
                key_vault,
                links: self.links,
            });
        }
        // An end that names an earlier entry was that of a shorter log.
        let added = self.links.iter().find(|link| link.before == found);
        Err(match added {
            Some(added) => AuditFault::Added.at(added.number).showing(&Record::of(added).0),
            None => AuditFault::Head { expected, found }.at(end),
        })
    }
}

fn follow(export: &Export) -> Result<AuditCopy, Box<AuditBreak>> {
    if !export.begins {
        return Err(AuditFault::Unreadable { column: None }.at(0));
    }
    let mut chain = Chain::from(genesis(export));
    for cells in &export.lines {
        let record = cells.clone().try_into().map(Record);
        let unreadable = |_| AuditFault::Unreadable { column: None }.at(chain.next()).showing(cells);
        chain.read(&record.map_err(unreadable)?)?;
    }
    let at_end = |fault: AuditFault, chain: &Chain| Err(fault.at(chain.next()));
    match &export.end {
        _ if export.breaks_off => at_end(AuditFault::Unreadable { column: None }, &chain),
        None => at_end(AuditFault::NoEnd, &chain),
        Some(end) => {
            let column = Some(AuditColumn::Key);
            let holds = |name: &&KeyVaultName| AuditHash::of_name(name) == chain.genesis;
            match end.key_vault.as_ref().filter(holds) {
                None => at_end(AuditFault::Unreadable { column }, &chain),
                Some(_) if export.goes_on => at_end(AuditFault::AfterEnd, &chain),
                Some(name) => chain.end(name.clone(), &end.head),
            }
        }
    }
}

/// What the first entry stands on. Both its key or secret and the end tell whose log it is; where one of them was changed, the other one
/// fits.
fn genesis(export: &Export) -> AuditHash {
    let cell = |column: AuditColumn| export.lines.first().and_then(|line| line.get(column as usize));
    let subject: Option<AuditedSubject> = cell(AuditColumn::Key).and_then(|text| text.parse().ok());
    let before: Option<AuditHash> = cell(AuditColumn::Before).and_then(|text| text.parse().ok());
    let of_end = export.end.as_ref().and_then(|end| end.key_vault.as_ref());
    let mut named = of_end
        .into_iter()
        .chain(subject.as_ref().map(AuditedSubject::key_vault))
        .map(AuditHash::of_name);
    let first = named.next();
    let fits = |hash: &AuditHash| Some(*hash) == before;
    // Without any name the first entry doesn't read either.
    first
        .filter(fits)
        .or_else(|| named.find(fits))
        .or(first)
        .unwrap_or_else(|| AuditHash::of(""))
}
