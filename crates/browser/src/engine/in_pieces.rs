//! Long messages of AES-256-GCM as several short ones, whole again outside.
//!
//! WebCrypto copies what it is given and what it gives into memory of its own. Up to somewhat less than a mebibyte Chromium uses the same
//! memory again and again; above, it asks the system for pages each time, and these cost more than the cipher. The arithmetic is
//! [`GcmPieces`]; whether a browser takes the IVs that this needs is tried out once.

use js_sys::Uint8Array;
use kluis_envelope::{Buffer, Dek, GcmPiece, GcmPieces, Nonce, OpenError, TAG_LEN, Tag};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::JsBytes;
use super::gcm::{Gcm, array_in};
use super::spare;

/// Bytes of a piece: of those that Chromium's allocator keeps, the longest power of two, because each call costs something too.
pub(super) const PIECE_LEN: usize = 512 << 10;
/// What is no longer stays whole.
pub(super) const WHOLE_UP_TO: usize = 768 << 10;

/// A message that is being sealed or opened, its pieces in WebCrypto's queue.
struct Running {
    piece: GcmPiece,
    sealed: JsFuture,
}

/// Seals a message. The plaintext isn't needed any more as soon as this has been asked for the first time.
pub(super) async fn seal(
    gcm: &Gcm<'_>,
    pieces: &GcmPieces,
    nonce: &Nonce,
    plaintext: JsBytes,
) -> Result<JsBytes, JsValue> {
    let len = plaintext.len();
    let running = start(gcm, pieces, nonce, plaintext.array(), len)?;
    drop(plaintext);
    let sealed = spare::array(len + TAG_LEN);
    let mut tags = Vec::with_capacity(running.len());
    for piece in running {
        tags.push(piece.put(&sealed).await?);
    }
    let tag = pieces.tag_of_sealed(nonce, len, tags);
    sealed.set(&Uint8Array::from(&tag[..]), at(len));
    Ok(sealed.into())
}

/// Opens a message, given `ciphertext ‖ tag`. These aren't needed any more as soon as this has been asked for the first time.
pub(super) async fn open(
    gcm: &Gcm<'_>,
    pieces: &GcmPieces,
    nonce: &Nonce,
    sealed: JsBytes,
) -> Result<JsBytes, OpenError> {
    let tag: Tag = sealed.suffix().ok_or(OpenError)?;
    let len = sealed.len() - TAG_LEN;
    let running = start(gcm, pieces, nonce, sealed.array(), len).map_err(|_| OpenError)?;
    let nothing = Uint8Array::new_with_length(0);
    let authentications: Result<Vec<_>, _> = running
        .iter()
        .map(|running| {
            let ciphertext = part(sealed.array(), &running.piece);
            gcm.encrypt(nonce, &ciphertext, &nothing).map(JsFuture::from)
        })
        .collect();
    drop(sealed);
    let plaintext = spare::array(len);
    for piece in running {
        piece.put(&plaintext).await.map_err(|_| OpenError)?;
    }
    let mut tags = Vec::new();
    for authentication in authentications.map_err(|_| OpenError)? {
        let tag = array_in(authentication).await.map_err(|_| OpenError)?;
        tags.push(tag.suffix().ok_or(OpenError)?);
    }
    // Nobody sees any of it before.
    if pieces.opens(nonce, len, tags, &tag) {
        Ok(plaintext.into())
    } else {
        plaintext.fill(0, 0, plaintext.length());
        Err(OpenError)
    }
}

/// Puts all pieces into WebCrypto's queue, which copies them now.
fn start(
    gcm: &Gcm<'_>,
    pieces: &GcmPieces,
    nonce: &Nonce,
    message: &Uint8Array,
    len: usize,
) -> Result<Vec<Running>, JsValue> {
    let cut = pieces.cut(nonce, len);
    cut.map(|piece| {
        let sealed = gcm.encrypt(&piece.iv, &Uint8Array::new_with_length(0), &part(message, &piece))?;
        Ok(Running {
            sealed: JsFuture::from(sealed),
            piece,
        })
    })
    .collect()
}

impl Running {
    /// Puts the piece where it belongs in the message, and gives its tag.
    async fn put(self, message: &Uint8Array) -> Result<Tag, JsValue> {
        let sealed = JsBytes::once(array_in(self.sealed).await?.array().clone());
        let tag = sealed.suffix().ok_or(JsValue::UNDEFINED)?;
        let text = sealed.part(0, at(self.piece.range.len()));
        message.set(text.array(), at(self.piece.range.start));
        Ok(tag)
    }
}

fn part(message: &Uint8Array, piece: &GcmPiece) -> Uint8Array {
    message.subarray(at(piece.range.start), at(piece.range.end))
}

fn at(index: usize) -> u32 {
    u32::try_from(index).expect("an array is shorter than 2^32 bytes")
}

/// Whether this browser seals and opens in pieces as it does whole. `dek` is the key that `gcm` has; any one does.
pub(super) async fn work_here(gcm: &Gcm<'_>, dek: &Dek) -> Option<bool> {
    const NONCE: Nonce = [7; 12];
    let plaintext: JsBytes = Uint8Array::from(&[0x56; 75][..]).into();
    let pieces = GcmPieces::new(dek, 32);
    let whole = gcm
        .encrypt(&NONCE, &Uint8Array::new_with_length(0), plaintext.array())
        .ok()?;
    let whole = array_in(whole.into()).await.ok()?;
    let sealed = seal(gcm, &pieces, &NONCE, plaintext.clone()).await.ok()?;
    let opened = open(gcm, &pieces, &NONCE, sealed.clone()).await.ok()?;
    Some(sealed.into_vec() == whole.into_vec() && opened.into_vec() == plaintext.into_vec())
}
