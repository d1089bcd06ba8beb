//! Bodies in memory, as blobs: the browser may put large ones on its own disk, and they are gone with the page.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use kluis_resource::ObjectId;
use web_sys::Blob;

use super::StorageError;
use crate::js::whole;

#[derive(Clone, Debug)]
pub(super) struct MemoryBodies {
    blobs: Rc<RefCell<HashMap<ObjectId, Blob>>>,
    limit: u64,
}

impl MemoryBodies {
    pub(super) fn new(limit: u64) -> Self {
        Self {
            blobs: Rc::default(),
            limit,
        }
    }

    /// The bytes as a part of a body that is `written` bytes long with it.
    pub(super) fn part(&self, bytes: &Uint8Array, written: u64) -> Result<Blob, StorageError> {
        let kept: u64 = self.blobs.borrow().values().map(|blob| whole(blob.size())).sum();
        if kept + written > self.limit {
            return Err(StorageError::new("the limit of the lab in memory"));
        }
        Blob::new_with_u8_array_sequence(&Array::of1(bytes)).map_err(StorageError::from)
    }

    pub(super) fn finish(&self, object: ObjectId, parts: &[Blob]) -> Result<(), StorageError> {
        let body = Blob::new_with_blob_sequence(&parts.iter().collect::<Array>())?;
        self.blobs.borrow_mut().insert(object, body);
        Ok(())
    }

    pub(super) fn open(&self, object: ObjectId) -> Option<Blob> {
        self.blobs.borrow().get(&object).cloned()
    }

    pub(super) fn delete(&self, object: ObjectId) {
        self.blobs.borrow_mut().remove(&object);
    }

    pub(super) fn list(&self) -> Vec<ObjectId> {
        self.blobs.borrow().keys().copied().collect()
    }
}
