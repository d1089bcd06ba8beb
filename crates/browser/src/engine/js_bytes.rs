//! Bytes in JavaScript's memory: what files are read into, WebCrypto works on, and storage takes.

use js_sys::Uint8Array;
use kluis_envelope::Buffer;

/// A `Uint8Array`, handed on without copying.
#[derive(Clone, Debug)]
pub struct JsBytes(Uint8Array);

impl JsBytes {
    /// The array itself.
    #[must_use]
    pub fn array(&self) -> &Uint8Array {
        &self.0
    }

    /// A view of some of the bytes; it shares their memory.
    #[must_use]
    pub fn part(&self, start: u32, end: u32) -> Self {
        Self(self.0.subarray(start, end))
    }

    /// Copies them out, with room for so many more behind them: what is appended moves none of them.
    pub(crate) fn into_vec_with_room(self, more: usize) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.len() + more);
        bytes.resize(self.len(), 0);
        self.0.copy_to(&mut bytes);
        bytes
    }
}

impl From<Uint8Array> for JsBytes {
    fn from(array: Uint8Array) -> Self {
        Self(array)
    }
}

impl Buffer for JsBytes {
    fn from_bytes(bytes: &[u8]) -> Self {
        Self(Uint8Array::from(bytes))
    }

    fn len(&self) -> usize {
        usize::try_from(self.0.length()).expect("an address holds 32 bits")
    }

    fn suffix<const N: usize>(&self) -> Option<[u8; N]> {
        let start = self.0.length().checked_sub(u32::try_from(N).ok()?)?;
        let mut suffix = [0; N];
        self.0.subarray(start, self.0.length()).copy_to(&mut suffix);
        Some(suffix)
    }

    fn into_vec(self) -> Vec<u8> {
        self.0.to_vec()
    }
}
