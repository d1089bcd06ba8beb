//! Records: the journal, what is kept of each object, the key pairs, and the wrapped secrets. Written in transactions, each whole or not at all.

mod indexed_db;
mod memory;

use kluis_resource::{Kid, ObjectId, SecretUri};

use self::indexed_db::IndexedDb;
use self::memory::Memory;
use super::{Changes, ObjectRecord, OpenError, SecretRecord, StorageError};
use crate::engine::KeyPair;

/// Where records are.
#[derive(Debug)]
pub struct Records {
    place: Place,
}

#[derive(Debug)]
enum Place {
    IndexedDb(IndexedDb),
    Memory(Memory),
}

impl Records {
    pub(super) fn in_memory() -> Self {
        Self {
            place: Place::Memory(Memory::default()),
        }
    }

    pub(super) async fn in_indexed_db(name: &str) -> Result<Self, OpenError> {
        Ok(Self {
            place: Place::IndexedDb(IndexedDb::open(name).await?),
        })
    }

    /// The whole journal, in its order.
    ///
    /// # Errors
    /// Where the storage refuses.
    pub async fn journal(&self) -> Result<Vec<String>, StorageError> {
        match &self.place {
            Place::IndexedDb(database) => database.journal().await,
            Place::Memory(memory) => Ok(memory.journal()),
        }
    }

    /// Every object that has a record.
    ///
    /// # Errors
    /// Where the storage refuses.
    pub async fn objects(&self) -> Result<Vec<ObjectId>, StorageError> {
        match &self.place {
            Place::IndexedDb(database) => database.objects().await,
            Place::Memory(memory) => Ok(memory.objects()),
        }
    }

    /// The record of an object, where it has one that reads.
    ///
    /// # Errors
    /// Where the storage refuses.
    pub async fn object(&self, object: ObjectId) -> Result<Option<ObjectRecord>, StorageError> {
        match &self.place {
            Place::IndexedDb(database) => database.object(object).await,
            Place::Memory(memory) => Ok(memory.object(object)),
        }
    }

    /// The records of several objects, in their order, asked for at once.
    ///
    /// # Errors
    /// Where the storage refuses.
    pub async fn objects_of(&self, objects: &[ObjectId]) -> Result<Vec<Option<ObjectRecord>>, StorageError> {
        match &self.place {
            Place::IndexedDb(database) => database.objects_of(objects).await,
            Place::Memory(memory) => Ok(objects.iter().map(|object| memory.object(*object)).collect()),
        }
    }

    /// The key pair with this id, where there is one that reads.
    ///
    /// # Errors
    /// Where the storage refuses.
    pub async fn key(&self, kid: &Kid) -> Result<Option<KeyPair>, StorageError> {
        match &self.place {
            Place::IndexedDb(database) => database.key(kid).await,
            Place::Memory(memory) => Ok(memory.key(kid)),
        }
    }

    /// The record of a version of a secret, where it has one that reads.
    ///
    /// # Errors
    /// Where the storage refuses.
    pub async fn secret(&self, secret: &SecretUri) -> Result<Option<SecretRecord>, StorageError> {
        match &self.place {
            Place::IndexedDb(database) => database.secret(secret).await,
            Place::Memory(memory) => Ok(memory.secret(secret)),
        }
    }

    /// Makes the changes in one transaction; they are on the disk when this returns.
    ///
    /// # Errors
    /// Where the storage refuses; nothing is changed then. So too where the journal has another event at that place already:
    /// two writers must never be.
    pub async fn commit(&self, changes: &Changes) -> Result<(), StorageError> {
        match &self.place {
            Place::IndexedDb(database) => database.commit(changes).await,
            Place::Memory(memory) => memory.commit(changes),
        }
    }
}
