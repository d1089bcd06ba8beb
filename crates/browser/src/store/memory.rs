//! Bodies in memory, as they were written, gone with the page. Not as blobs: browsers let a page have few of those, and say so only
//! when one is read.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use kluis_resource::ObjectId;
use wasm_bindgen::JsValue;
use web_sys::Blob;

use super::StorageError;
use crate::engine::spare;

#[derive(Clone, Debug)]
pub(super) struct MemoryBodies {
    bodies: Rc<RefCell<HashMap<ObjectId, Rc<MemoryBody>>>>,
    /// Bytes of all of them.
    kept: Rc<Cell<u64>>,
    limit: u64,
    /// How long a body will be that is to be one piece.
    one_piece: Option<u32>,
}

/// A body in the pieces in which it was written, or in one.
#[derive(Debug, Default)]
pub(super) struct MemoryBody {
    /// Each with the offset of its first byte; none is empty.
    pieces: Vec<(u64, Uint8Array)>,
    size: u64,
    /// What is written is copied into this.
    room: Option<Uint8Array>,
}

impl MemoryBodies {
    pub(super) fn new(limit: u64) -> Self {
        Self {
            bodies: Rc::default(),
            kept: Rc::default(),
            limit,
            one_piece: None,
        }
    }

    /// For one body of so many bytes, which will be one piece.
    pub(super) fn of_one_piece(length: u32) -> Self {
        Self {
            one_piece: Some(length),
            ..Self::new(length.into())
        }
    }

    pub(super) fn create(&self) -> MemoryBody {
        MemoryBody {
            room: self.one_piece.map(Uint8Array::new_with_length),
            ..MemoryBody::default()
        }
    }

    /// Appends bytes to a body that isn't finished. They are kept, not copied, unless it is to be one piece.
    pub(super) fn append(&self, body: &mut MemoryBody, bytes: &Uint8Array) -> Result<(), StorageError> {
        let length = u64::from(bytes.length());
        if self.kept.get() + body.size + length > self.limit {
            return Err(StorageError::new("the limit of the lab in memory"));
        }
        if let Some(room) = &body.room {
            room.set(bytes, within(body.size));
            spare::keep(bytes);
        } else if length > 0 {
            body.pieces.push((body.size, bytes.clone()));
        }
        body.size += length;
        Ok(())
    }

    pub(super) fn finish(&self, object: ObjectId, mut body: MemoryBody) {
        if let Some(room) = body.room.take() {
            body = MemoryBody::of(&room.subarray(0, within(body.size)));
        }
        self.kept.set(self.kept.get() + body.size);
        let before = self.bodies.borrow_mut().insert(object, Rc::new(body));
        self.forget(before);
    }

    pub(super) fn open(&self, object: ObjectId) -> Option<Rc<MemoryBody>> {
        self.bodies.borrow().get(&object).cloned()
    }

    pub(super) fn delete(&self, object: ObjectId) {
        let before = self.bodies.borrow_mut().remove(&object);
        self.forget(before);
    }

    fn forget(&self, body: Option<Rc<MemoryBody>>) {
        self.kept.set(self.kept.get() - body.map_or(0, |body| body.size));
    }

    pub(super) fn list(&self) -> Vec<ObjectId> {
        self.bodies.borrow().keys().copied().collect()
    }
}

impl MemoryBody {
    /// A body of one piece.
    pub(super) fn of(bytes: &Uint8Array) -> Self {
        let size = u64::from(bytes.length());
        let pieces = if size == 0 {
            Vec::new()
        } else {
            vec![(0, bytes.clone())]
        };
        Self {
            pieces,
            size,
            room: None,
        }
    }

    pub(super) fn size(&self) -> u64 {
        self.size
    }

    /// A copy of `length` bytes from `offset` on.
    pub(super) fn read(&self, offset: u64, length: u64) -> Result<Uint8Array, StorageError> {
        let past_the_end = || StorageError::new("the body ends before");
        let end = offset
            .checked_add(length)
            .filter(|end| *end <= self.size)
            .ok_or_else(past_the_end)?;
        let bytes = Uint8Array::new_with_length(u32::try_from(length).map_err(|_| past_the_end())?);
        let first = self
            .pieces
            .partition_point(|(start, piece)| start + u64::from(piece.length()) <= offset);
        for (start, piece) in self.pieces[first..].iter().take_while(|(start, _)| *start < end) {
            let from = offset.max(*start);
            let to = end.min(start + u64::from(piece.length()));
            bytes.set(
                &piece.subarray(within(from - start), within(to - start)),
                within(from - offset),
            );
        }
        Ok(bytes)
    }

    /// All bytes: themselves, where they are one piece, and otherwise a copy.
    pub(super) fn whole(&self) -> Result<Uint8Array, StorageError> {
        match &self.pieces[..] {
            [(_, piece)] => Ok(piece.clone()),
            _ => self.read(0, self.size),
        }
    }

    /// The bytes themselves, where they were written in one piece, and otherwise a copy.
    pub(super) fn glance(&self, offset: u64, length: u64) -> Result<Uint8Array, StorageError> {
        let after = self.pieces.partition_point(|(start, _)| *start <= offset);
        let holds = |(start, piece): &&(u64, Uint8Array)| offset + length <= start + u64::from(piece.length());
        match after.checked_sub(1).and_then(|at| self.pieces.get(at)).filter(holds) {
            Some((start, piece)) => Ok(piece.subarray(within(offset - start), within(offset + length - start))),
            None => self.read(offset, length),
        }
    }

    pub(super) fn to_blob(&self) -> Result<Blob, JsValue> {
        Blob::new_with_u8_array_sequence(&self.pieces.iter().map(|(_, piece)| piece).collect::<Array>())
    }
}

fn within(at: u64) -> u32 {
    u32::try_from(at).expect("a piece and a range that was read are shorter than 2^32 bytes")
}
