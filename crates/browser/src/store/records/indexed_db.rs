//! Records in IndexedDB: four object stores in one database, and transactions that are on the disk before they are done.
//!
//! | store | key | value |
//! |---|---|---|
//! | `journal` | place of the event, from 0 | the event, JSON |
//! | `objects` | id of the object | its record, JSON |
//! | `keys` | id of the key, with its version, in lower case | `{ public, private }`, two `CryptoKey`s |
//! | `secrets` | URI of the secret, with its version, in lower case | its record, JSON: the BEK in it is wrapped |
//!
//! Ids of keys and secrets hold names, which compare without regard to case. Earlier versions kept these ids as they were spelled: what isn't found in lower
//! case is looked for as it is spelled.
//!
//! A database of version 1 has no `secrets`; that store is added, and everything else stays as it is.
//!
//! Inside a transaction nothing is awaited but IndexedDB: it would commit by itself meanwhile.

use std::cell::Cell;
use std::rc::Rc;

use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use indexed_db_futures::database::Database;
use indexed_db_futures::error::{Error, OpenDbError};
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::{Build, BuildPrimitive, QuerySource};
use indexed_db_futures::primitive::TryFromJs;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use kluis_resource::{Kid, ObjectId, SecretUri};
use wasm_bindgen::JsValue;

use crate::engine::{KeyPair, from_stored, to_stored};
use crate::js::{float, whole};
use crate::store::{Changes, ObjectRecord, OpenError, SecretRecord, StorageError};

const VERSION: u8 = 2;
const JOURNAL: &str = "journal";
const OBJECTS: &str = "objects";
const KEYS: &str = "keys";
const SECRETS: &str = "secrets";

/// The stores of each version, from the first: those that a version added.
const STORES: [&[&str]; 2] = [&[JOURNAL, OBJECTS, KEYS], &[SECRETS]];

/// How long to wait for a tab that has an older version open. After a reload the worker from before may live for a moment more.
const PATIENCE_MILLIS: u32 = 3000;

#[derive(Debug)]
pub(super) struct IndexedDb {
    database: Database,
}

impl IndexedDb {
    pub(super) async fn open(name: &str) -> Result<Self, OpenError> {
        let blocked = Rc::new(Cell::new(false));
        let told = blocked.clone();
        let mut opening = Database::open(name)
            .with_version(VERSION)
            .with_on_blocked(move |_| {
                told.set(true);
                Ok(())
            })
            .with_on_upgrade_needed(|event, database| {
                let before = usize::try_from(whole(event.old_version())).unwrap_or(usize::MAX);
                for store in STORES.iter().skip(before).copied().flatten() {
                    database.create_object_store(store).build()?;
                }
                Ok(())
            })
            .build()?
            .into_future();
        loop {
            match select(opening, TimeoutFuture::new(PATIENCE_MILLIS)).await {
                Either::Left((database, _)) => return Ok(Self { database: database? }),
                Either::Right(_) if blocked.get() => {
                    let reason = "another tab has an older version of this page open";
                    return Err(OpenError::Failed(StorageError::new(reason)));
                }
                Either::Right(((), still)) => opening = still,
            }
        }
    }

    pub(super) async fn journal(&self) -> Result<Vec<String>, StorageError> {
        let transaction = self.reading(JOURNAL)?;
        // Numbers are in their order in IndexedDB, and so are their values.
        let events = transaction
            .object_store(JOURNAL)?
            .get_all::<String>()
            .primitive()?
            .await?;
        // An entry that isn't a text was reached all the same: whoever reads the journal says that it doesn't read.
        Ok(events.map(Result::unwrap_or_default).collect())
    }

    pub(super) async fn objects(&self) -> Result<Vec<ObjectId>, StorageError> {
        let transaction = self.reading(OBJECTS)?;
        let names = transaction
            .object_store(OBJECTS)?
            .get_all_keys::<String>()
            .primitive()?
            .await?;
        names
            .map(|name| {
                name?
                    .parse()
                    .map_err(|_| StorageError::new("an object's id doesn't read"))
            })
            .collect()
    }

    pub(super) async fn object(&self, object: ObjectId) -> Result<Option<ObjectRecord>, StorageError> {
        let transaction = self.reading(OBJECTS)?;
        let record: Option<String> = transaction
            .object_store(OBJECTS)?
            .get(object.to_string())
            .primitive()?
            .await?;
        Ok(read_record(record))
    }

    pub(super) async fn objects_of(&self, objects: &[ObjectId]) -> Result<Vec<Option<ObjectRecord>>, StorageError> {
        let transaction = self.reading(OBJECTS)?;
        let store = transaction.object_store(OBJECTS)?;
        // All of them are asked for before the first is waited for.
        let asked = objects
            .iter()
            .map(|object| store.get(object.to_string()).primitive())
            .collect::<Result<Vec<_>, _>>()?;
        let mut records = Vec::with_capacity(objects.len());
        for record in asked {
            records.push(read_record(record.await?));
        }
        Ok(records)
    }

    pub(super) async fn key(&self, kid: &Kid) -> Result<Option<KeyPair>, StorageError> {
        let pair: Option<JsValue> = self.named(KEYS, &Ids::of(kid)).await?;
        Ok(pair.and_then(|pair| from_stored(&pair)))
    }

    pub(super) async fn secret(&self, secret: &SecretUri) -> Result<Option<SecretRecord>, StorageError> {
        let record: Option<String> = self.named(SECRETS, &Ids::of(secret)).await?;
        Ok(record.and_then(|json| serde_json::from_str(&json).ok()))
    }

    /// What is kept under an id that holds names.
    async fn named<T: TryFromJs>(&self, store: &str, ids: &Ids) -> Result<Option<T>, StorageError> {
        let transaction = self.reading(store)?;
        let store = transaction.object_store(store)?;
        let found: Option<T> = store.get(ids.folded.as_str()).primitive()?.await?;
        if found.is_some() || ids.spelled == ids.folded {
            return Ok(found);
        }
        Ok(store.get(ids.spelled.as_str()).primitive()?.await?)
    }

    pub(super) async fn commit(&self, changes: &Changes) -> Result<(), StorageError> {
        let transaction = self
            .database
            .transaction([JOURNAL, OBJECTS, KEYS, SECRETS])
            .with_mode(TransactionMode::Readwrite)
            .with_options(TransactionOptions::new().with_durability(TransactionDurability::Strict))
            .build()?;
        // Dropped before `commit`, the transaction is rolled back. The requests are sent here and awaited there.
        request(&transaction, changes)?;
        Ok(transaction.commit().await?)
    }

    fn reading(&self, store: &str) -> Result<Transaction<'_>, StorageError> {
        Ok(self.database.transaction(store).build()?)
    }
}

/// A record that doesn't read is as good as none: that object is damaged, and the storage is well.
fn read_record(json: Option<String>) -> Option<ObjectRecord> {
    json.and_then(|json| serde_json::from_str(&json).ok())
}

/// An id that holds names: as it is kept, and as it is spelled.
struct Ids {
    folded: String,
    spelled: String,
}

impl Ids {
    fn of(id: &impl ToString) -> Self {
        let spelled = id.to_string();
        Self {
            folded: spelled.to_ascii_lowercase(),
            spelled,
        }
    }

    /// Sends the requests that remove what is kept under either.
    fn delete_from(self, store: &ObjectStore<'_>) -> Result<(), StorageError> {
        if self.spelled != self.folded {
            drop(store.delete(self.spelled).primitive()?);
        }
        drop(store.delete(self.folded).primitive()?);
        Ok(())
    }
}

/// Sends every request of a change.
fn request(transaction: &Transaction<'_>, changes: &Changes) -> Result<(), StorageError> {
    let journal = transaction.object_store(JOURNAL)?;
    let objects = transaction.object_store(OBJECTS)?;
    let keys = transaction.object_store(KEYS)?;
    let secrets = transaction.object_store(SECRETS)?;
    if changes.from_scratch {
        for store in [&journal, &objects, &keys, &secrets] {
            drop(store.clear()?);
        }
    }
    for (place, event) in &changes.events {
        // `add` fails where the place is taken, and the whole transaction with it.
        drop(journal.add(event.as_str()).with_key(float(*place)).primitive()?);
    }
    for (object, record) in &changes.objects {
        let id = object.to_string();
        match record {
            Some(record) => {
                let json = serde_json::to_string(record).expect("a record has a JSON form");
                drop(objects.put(json).with_key(id).primitive()?);
            }
            None => drop(objects.delete(id).primitive()?),
        }
    }
    for (kid, pair) in &changes.keys {
        let ids = Ids::of(kid);
        match pair {
            Some(pair) => {
                // A private key in this memory must not reach the disk.
                let stored = to_stored(pair).ok_or_else(|| StorageError::new("only a CryptoKey can be kept"))?;
                drop(keys.put(stored).with_key(ids.folded).primitive()?);
            }
            None => ids.delete_from(&keys)?,
        }
    }
    for (secret, record) in &changes.secrets {
        let ids = Ids::of(secret);
        match record {
            Some(record) => {
                let json = serde_json::to_string(record).expect("a record has a JSON form");
                drop(secrets.put(json).with_key(ids.folded).primitive()?);
            }
            None => ids.delete_from(&secrets)?,
        }
    }
    Ok(())
}

impl From<Error> for StorageError {
    fn from(error: Error) -> Self {
        Self::new(error.to_string())
    }
}

impl From<OpenDbError> for OpenError {
    fn from(error: OpenDbError) -> Self {
        match error {
            OpenDbError::UnsupportedEnvironment | OpenDbError::NullFactory => Self::NotGiven,
            OpenDbError::Base(Error::DomException(exception)) => JsValue::from(exception).into(),
            error @ (OpenDbError::VersionZero | OpenDbError::Base(_)) => {
                Self::Failed(StorageError::new(error.to_string()))
            }
        }
    }
}
