//! Bodies: written once from front to end, flushed, then only read, in ranges. Nothing but sealed bytes goes through here.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Uint8Array;
use kluis_resource::ObjectId;
use web_sys::Blob;

use super::aside::Aside;
use super::memory::{MemoryBodies, MemoryBody};
use super::opfs::{FileReader, FileWriter, Folder, OpenFile};
use super::{OpenError, StorageError};
use crate::blob::{read_slice, readable};
use crate::engine::spare;
use crate::js::{float, whole};

/// A file that is larger is written on a thread of its own. Starting that takes as long as writing some regions.
const ASIDE_FROM: u64 = 16 << 20;

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
    /// A file each, named by its object.
    Opfs(Folder),
    Memory(MemoryBodies),
}

impl Bodies {
    pub(crate) fn in_memory(limit: u64) -> Self {
        Self {
            place: Place::Memory(MemoryBodies::new(limit)),
            traffic: Rc::default(),
        }
    }

    /// In memory, for one body of so many bytes, which will be one array.
    pub(crate) fn of_one_piece(length: u32) -> Self {
        Self {
            place: Place::Memory(MemoryBodies::of_one_piece(length)),
            traffic: Rc::default(),
        }
    }

    pub(super) async fn in_opfs(name: &str) -> Result<Self, OpenError> {
        Ok(Self {
            place: Place::Opfs(Folder::at(name).await?),
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
            Place::Opfs(bodies) => Sink::File(bodies.create(&object.to_string()).await?),
            Place::Memory(bodies) => Sink::Memory {
                body: bodies.create(),
                bodies: bodies.clone(),
                object,
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
        let bytes = match &self.place {
            Place::Opfs(bodies) => match bodies.open(&object.to_string()).await? {
                Some(OpenFile::Handle(reader)) => Some(Bytes::File {
                    size: reader.size()?,
                    reader: Rc::new(reader),
                }),
                Some(OpenFile::File(file)) => Some(Bytes::Blob(file)),
                None => None,
            },
            Place::Memory(bodies) => bodies.open(object).map(Bytes::Memory),
        };
        Ok(bytes.map(|bytes| Body {
            bytes,
            traffic: self.traffic.clone(),
        }))
    }

    /// Removes a body, also a half-written one. A body that isn't there is no error.
    ///
    /// # Errors
    /// Where the storage refuses.
    pub async fn delete(&self, object: ObjectId) -> Result<(), StorageError> {
        match &self.place {
            Place::Opfs(bodies) => bodies.delete(&object.to_string()).await,
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
            // Anything else in the folder isn't a body, and not ours to touch.
            Place::Opfs(bodies) => Ok(bodies
                .names()
                .await?
                .iter()
                .filter_map(|name| name.parse().ok())
                .collect()),
            Place::Memory(bodies) => Ok(bodies.list()),
        }
    }
}

/// A finished body.
#[derive(Clone, Debug)]
pub struct Body {
    bytes: Bytes,
    traffic: Rc<Traffic>,
}

#[derive(Clone, Debug)]
enum Bytes {
    File { reader: Rc<FileReader>, size: u64 },
    Blob(Blob),
    Memory(Rc<MemoryBody>),
}

impl Body {
    /// Bytes in memory that stay as they are.
    pub(crate) fn of_bytes(bytes: &Uint8Array) -> Self {
        Self {
            bytes: Bytes::Memory(Rc::new(MemoryBody::of(bytes))),
            traffic: Rc::default(),
        }
    }

    /// Bytes that somebody else keeps.
    pub(crate) fn of(blob: Blob) -> Self {
        Self {
            bytes: Bytes::Blob(blob),
            traffic: Rc::default(),
        }
    }

    /// The bytes as a blob that reads.
    pub(crate) async fn into_blob(self) -> Result<Blob, StorageError> {
        match self.bytes {
            Bytes::Blob(blob) => Ok(blob),
            Bytes::Memory(body) => Ok(readable(body.to_blob()?).await?),
            Bytes::File { .. } => Err(StorageError::new("a kept body is not handed on")),
        }
    }

    /// The bytes of a body in memory.
    pub(crate) fn into_bytes(self) -> Result<Uint8Array, StorageError> {
        match self.bytes {
            Bytes::Memory(body) => body.whole(),
            Bytes::Blob(_) | Bytes::File { .. } => Err(StorageError::new("not in memory")),
        }
    }

    /// Bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        match &self.bytes {
            Bytes::File { size, .. } => *size,
            Bytes::Blob(blob) => whole(blob.size()),
            Bytes::Memory(body) => body.size(),
        }
    }

    /// `length` bytes from `offset` on.
    ///
    /// # Errors
    /// Where the storage refuses, or the body ends before.
    pub async fn read(&self, offset: u64, length: u64) -> Result<Uint8Array, StorageError> {
        let bytes = match &self.bytes {
            Bytes::File { reader, .. } => reader.read(offset, length)?,
            Bytes::Blob(blob) => read_slice(blob, offset, length).await?,
            Bytes::Memory(body) => body.read(offset, length)?,
        };
        self.traffic.read.set(self.traffic.read.get() + length);
        Ok(bytes)
    }

    /// As [`Self::read`], for whoever is done with the bytes before anything else is read, and neither changes nor keeps them:
    /// their memory may be the body's own, or the next glance's.
    pub(crate) async fn glance(&self, offset: u64, length: u64) -> Result<Uint8Array, StorageError> {
        let bytes = match &self.bytes {
            Bytes::File { reader, .. } => reader.glance(offset, length)?,
            Bytes::Blob(blob) => read_slice(blob, offset, length).await?,
            Bytes::Memory(body) => body.glance(offset, length)?,
        };
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
    File(FileWriter),
    /// The browser gave no thread for it.
    FileToStay(FileWriter),
    Aside(Aside),
    /// It was given to nobody, because the browser refused it.
    Nowhere,
    Memory {
        bodies: MemoryBodies,
        object: ObjectId,
        body: MemoryBody,
    },
}

impl BodyWriter {
    /// Appends bytes. The array itself is kept, or given to another thread: it must not be used any more.
    ///
    /// A large file is written by a thread of its own from some point on, where the browser gives one. That it can't be written
    /// comes to light a little later then, when more is written or at the end.
    ///
    /// # Errors
    /// Where the storage refuses; the body is then to be abandoned and deleted.
    pub async fn write(&mut self, bytes: &Uint8Array) -> Result<(), StorageError> {
        if self.written >= ASIDE_FROM && matches!(self.sink, Sink::File(_)) {
            self.go_aside().await?;
        }
        let length = u64::from(bytes.length());
        match &mut self.sink {
            Sink::File(writer) | Sink::FileToStay(writer) => {
                writer.write(bytes, float(self.written))?;
                spare::keep(bytes);
            }
            Sink::Aside(writer) => writer.write(bytes).await?,
            Sink::Nowhere => return Err(StorageError::new("the file is gone")),
            Sink::Memory { bodies, body, .. } => bodies.append(body, bytes)?,
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

    /// Lets another thread go on with the file; this one does where that isn't possible.
    async fn go_aside(&mut self) -> Result<(), StorageError> {
        let Sink::File(writer) = std::mem::replace(&mut self.sink, Sink::Nowhere) else {
            return Ok(());
        };
        let file = writer.leave();
        self.sink = match Aside::begin(&file, self.written).await {
            Some(aside) => Sink::Aside(aside),
            None => Sink::FileToStay(FileWriter::again(&file).await?),
        };
        Ok(())
    }

    /// Gives the file free, half-written as it is: only then can it be deleted.
    pub(crate) async fn abandon(self) {
        if let Sink::Aside(writer) = self.sink {
            writer.abandon().await;
        }
    }

    /// Makes the body last: everything is on the disk when this returns.
    ///
    /// # Errors
    /// Where the storage refuses; the body is then to be deleted.
    pub async fn finish(self) -> Result<(), StorageError> {
        match self.sink {
            Sink::File(writer) | Sink::FileToStay(writer) => writer.finish(),
            Sink::Aside(writer) => writer.finish().await,
            Sink::Nowhere => Err(StorageError::new("the file is gone")),
            Sink::Memory { bodies, object, body } => {
                bodies.finish(object, body);
                Ok(())
            }
        }
    }
}
