//! Records in memory, gone with the page.

use std::cell::RefCell;
use std::collections::HashMap;

use kluis_resource::{Kid, ObjectId, SecretUri};

use crate::engine::KeyPair;
use crate::store::{Changes, ObjectRecord, SecretRecord, StorageError};

#[derive(Debug, Default)]
pub(super) struct Memory {
    kept: RefCell<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    journal: Vec<String>,
    objects: HashMap<ObjectId, ObjectRecord>,
    keys: HashMap<Kid, KeyPair>,
    secrets: HashMap<SecretUri, SecretRecord>,
}

impl Memory {
    pub(super) fn journal(&self) -> Vec<String> {
        self.kept.borrow().journal.clone()
    }

    pub(super) fn objects(&self) -> Vec<ObjectId> {
        self.kept.borrow().objects.keys().copied().collect()
    }

    pub(super) fn object(&self, object: ObjectId) -> Option<ObjectRecord> {
        self.kept.borrow().objects.get(&object).cloned()
    }

    pub(super) fn key(&self, kid: &Kid) -> Option<KeyPair> {
        self.kept.borrow().keys.get(kid).cloned()
    }

    pub(super) fn secret(&self, secret: &SecretUri) -> Option<SecretRecord> {
        self.kept.borrow().secrets.get(secret).cloned()
    }

    pub(super) fn commit(&self, changes: &Changes) -> Result<(), StorageError> {
        let mut kept = self.kept.borrow_mut();
        let end = if changes.from_scratch { 0 } else { kept.journal.len() };
        // Checked before anything changes, so that a refused commit leaves everything as it was.
        if changes
            .events
            .iter()
            .zip(end as u64..)
            .any(|((place, _), next)| *place != next)
        {
            return Err(StorageError::new("the journal has another event at that place"));
        }
        if changes.from_scratch {
            *kept = Kept::default();
        }
        kept.journal
            .extend(changes.events.iter().map(|(_, event)| event.clone()));
        for (object, record) in &changes.objects {
            match record {
                Some(record) => kept.objects.insert(*object, record.clone()),
                None => kept.objects.remove(object),
            };
        }
        for (kid, pair) in &changes.keys {
            match pair {
                Some(pair) => kept.keys.insert(kid.clone(), pair.clone()),
                None => kept.keys.remove(kid),
            };
        }
        for (secret, record) in &changes.secrets {
            match record {
                Some(record) => kept.secrets.insert(secret.clone(), record.clone()),
                None => kept.secrets.remove(secret),
            };
        }
        Ok(())
    }
}
