//! Bodies: written once from front to end, flushed, then only read, in ranges.
//!
//! A kept body is read through a `Blob` (OPFS gives a `File`), not through a second access handle: any number of readers may
//! then read at the same time, also a tab that doesn't hold the writer's lock.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Uint8Array;
use kluis_resource::ObjectId;
use web_sys::Blob;

use super::StorageError;
use super::memory::MemoryBodies;
use super::opfs::{OpfsBodies, OpfsWriter};
use crate::js::{float, whole};
use crate::source::read_slice;

/// Bytes of bodies that went in and out, since the store was opened.
#[derive(Debug, Default)]
pub struct Traffic {
    read: Cell<u64>,
    written: Cell<u64>,
}

impl Traffic {
    /// Bytes read.
    pub fn read(&self) -> u64 {
        self.read.get()
    }

    /// Bytes written.
    pub fn written(&self) -> u64 {
        self.written.get()
    }
}

/// Where bodies are.
#[derive(Debug)]
pub struct Bodies {
    place: Place,
    traffic: Rc<Traffic>,
}

#[derive(Debug)]
enum Place {
    Opfs(OpfsBodies),
    Memory(MemoryBodies),
}

impl Bodies {
    pub(crate) fn in_memory(limit: u64) -> Self {
        Self {
            place: Place::Memory(MemoryBodies::new(limit)),
            traffic: Rc::default(),
        }
    }

    pub(super) async fn in_opfs(name: &str) -> Result<Self, StorageError> {
        Ok(Self {
            place: Place::Opfs(OpfsBodies::at(name).await?),
            traffic: Rc::default(),
        })
    }

    /// How many bytes of bodies went in and out.
    #[must_use]
    pub fn traffic(&self) -> &Traffic {
        &self.traffic
    }

    /// Begins a body.
    ///
    /// # Errors
    /// Where the storage refuses.
    pub async fn create(&self, object: ObjectId) -> Result<BodyWriter, StorageError> {
        let sink = match &self.place {
            Place::Opfs(bodies) => Sink::Opfs(bodies.create(object).await?),
            Place::Memory(bodies) => Sink::Memory {
                bodies: bodies.clone(),
                object,
                parts: Vec::new(),
            },
        };
        Ok(BodyWriter {
            sink,
            written: 0,
            traffic: self.traffic.clone(),
        })
    }

    /// A finished body; `None` where there is none of this object.
    ///
    /// # Errors
    /// Where the storage refuses.
    pub async fn open(&self, object: ObjectId) -> Result<Option<Body>, StorageError> {
        let blob = match &self.place {
            Place::Opfs(bodies) => bodies.open(object).await?,
            Place::Memory(bodies) => bodies.open(object),
        };
        Ok(blob.map(|blob| Body {
            blob,
            traffic: self.traffic.clone(),
        }))
    }

    /// Removes a body, also a half-written one. A body that isn't there is no error.
    ///
    /// # Errors
    /// Where the storage refuses.
    pub async fn delete(&self, object: ObjectId) -> Result<(), StorageError> {
        match &self.place {
            Place::Opfs(bodies) => bodies.delete(object).await,
            Place::Memory(bodies) => {
                bodies.delete(object);
                Ok(())
            }
        }
    }

    /// Every body that is there, half-written ones too.
    ///
    /// # Errors
    /// Where the storage refuses.
    pub async fn list(&self) -> Result<Vec<ObjectId>, StorageError> {
        match &self.place {
            Place::Opfs(bodies) => bodies.list().await,
            Place::Memory(bodies) => Ok(bodies.list()),
        }
    }
}

/// A finished body.
#[derive(Clone, Debug)]
pub struct Body {
    blob: Blob,
    traffic: Rc<Traffic>,
}

impl Body {
    /// Bytes that somebody else keeps.
    pub(crate) fn of(blob: Blob) -> Self {
        Self {
            blob,
            traffic: Rc::default(),
        }
    }

    /// The bytes, to hand on.
    pub(crate) fn into_blob(self) -> Blob {
        self.blob
    }

    /// Bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        whole(self.blob.size())
    }

    /// `length` bytes from `offset` on.
    ///
    /// # Errors
    /// Where the storage refuses, or the body ends before.
    pub async fn read(&self, offset: u64, length: u64) -> Result<Uint8Array, StorageError> {
        let bytes = read_slice(&self.blob, offset, length).await?;
        self.traffic.read.set(self.traffic.read.get() + length);
        Ok(bytes)
    }
}

/// A body that is being written.
#[derive(Debug)]
pub struct BodyWriter {
    sink: Sink,
    written: u64,
    traffic: Rc<Traffic>,
}

#[derive(Debug)]
enum Sink {
    Opfs(OpfsWriter),
    Memory {
        bodies: MemoryBodies,
        object: ObjectId,
        parts: Vec<Blob>,
    },
}

impl BodyWriter {
    /// Appends bytes.
    ///
    /// # Errors
    /// Where the storage refuses; the body is then to be deleted.
    pub fn write(&mut self, bytes: &Uint8Array) -> Result<(), StorageError> {
        let length = u64::from(bytes.length());
        match &mut self.sink {
            Sink::Opfs(writer) => writer.write(bytes, float(self.written))?,
            Sink::Memory { bodies, parts, .. } => parts.push(bodies.part(bytes, self.written + length)?),
        }
        self.written += length;
        self.traffic.written.set(self.traffic.written.get() + length);
        Ok(())
    }

    /// Bytes written so far.
    #[must_use]
    pub fn written(&self) -> u64 {
        self.written
    }

    /// Makes the body last: everything is on the disk when this returns.
    ///
    /// # Errors
    /// Where the storage refuses; the body is then to be deleted.
    pub fn finish(self) -> Result<(), StorageError> {
        match self.sink {
            Sink::Opfs(writer) => writer.finish(),
            Sink::Memory { bodies, object, parts } => bodies.finish(object, &parts),
        }
    }
}
