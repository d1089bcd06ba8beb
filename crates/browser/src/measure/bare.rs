//! The parts of a browser by themselves. Kluis's engines and stores are not in the way: each loop does what a program would that
//! needs nothing else, one piece after another.

use js_sys::{Object, Promise, Uint8Array};
use kluis_envelope::REGION_LEN;
use kluis_lab::JobFailure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CryptoKey, SubtleCrypto};

use super::{Measured, bytes_of, random_piece, timed};
use crate::blob::read_slice;
use crate::failure::storage;
use crate::js::{float, global, object, present, whole};
use crate::store::{Folder, OpenFile};

/// The folder of the scratch file, and the file's name.
const SCRATCH: (&str, &str) = ("kluis-measure", "scratch");

/// WebCrypto with a key.
struct Subtle {
    subtle: SubtleCrypto,
    key: CryptoKey,
    algorithm: Object,
}

impl Subtle {
    async fn with_key() -> Result<Self, JsValue> {
        let subtle = global("crypto").and_then(|crypto| present(&crypto, "subtle"));
        let subtle: SubtleCrypto = subtle.ok_or(JsValue::UNDEFINED)?.unchecked_into();
        let algorithm = object([("name", "AES-GCM".into()), ("length", 256.into())]);
        let usages = js_sys::Array::of2(&"encrypt".into(), &"decrypt".into());
        let key = subtle.generate_key_with_object(&algorithm, false, &usages)?;
        Ok(Self {
            key: JsFuture::from(key).await?.unchecked_into(),
            algorithm: object([
                ("name", "AES-GCM".into()),
                ("iv", Uint8Array::new_with_length(12).into()),
            ]),
            subtle,
        })
    }

    fn encrypt(&self, piece: &Uint8Array) -> Result<Promise, JsValue> {
        self.subtle
            .encrypt_with_object_and_js_u8_array(&self.algorithm, &self.key, piece)
    }

    fn decrypt(&self, sealed: &Uint8Array) -> Result<Promise, JsValue> {
        self.subtle
            .decrypt_with_object_and_js_u8_array(&self.algorithm, &self.key, sealed)
    }
}

pub(super) async fn encrypt(pieces: u32) -> Result<Measured, JobFailure> {
    let subtle = Subtle::with_key().await.map_err(engine)?;
    let piece = random_piece()?;
    timed(pieces, repeated(pieces, || subtle.encrypt(&piece))).await
}

pub(super) async fn decrypt(pieces: u32) -> Result<Measured, JobFailure> {
    let subtle = Subtle::with_key().await.map_err(engine)?;
    let sealed = subtle.encrypt(&random_piece()?).map_err(engine)?;
    let sealed = Uint8Array::new(&JsFuture::from(sealed).await.map_err(engine)?);
    timed(pieces, repeated(pieces, || subtle.decrypt(&sealed))).await
}

async fn repeated(pieces: u32, step: impl Fn() -> Result<Promise, JsValue>) -> Result<(), JobFailure> {
    for _ in 0..pieces {
        JsFuture::from(step().map_err(engine)?).await.map_err(engine)?;
    }
    Ok(())
}

pub(super) async fn read(blob: &Blob) -> Result<Measured, JobFailure> {
    let bytes = whole(blob.size());
    let started = crate::js::monotonic_millis();
    let mut at = 0;
    while at < bytes {
        let length = (bytes - at).min(u64::from(REGION_LEN));
        let piece = read_slice(blob, at, length).await;
        at += u64::from(piece.map_err(|_| JobFailure::SourceUnreadable)?.length());
    }
    Ok(Measured {
        bytes,
        millis: crate::js::monotonic_millis() - started,
    })
}

pub(super) async fn write_storage(pieces: u32) -> Result<Measured, JobFailure> {
    let folder = scratch().await?;
    let measured = timed(pieces, write(&folder, pieces)).await;
    remove(&folder).await?;
    measured
}

pub(super) async fn read_storage(pieces: u32) -> Result<Measured, JobFailure> {
    let folder = scratch().await?;
    let measured = match write(&folder, pieces).await {
        Ok(()) => timed(pieces, read_back(&folder, pieces)).await,
        Err(failure) => Err(failure),
    };
    remove(&folder).await?;
    measured
}

async fn scratch() -> Result<Folder, JobFailure> {
    Folder::at(SCRATCH.0).await.map_err(|_| JobFailure::Storage)
}

async fn write(folder: &Folder, pieces: u32) -> Result<(), JobFailure> {
    let piece = random_piece()?;
    let mut writer = folder.create(SCRATCH.1).await.map_err(storage)?;
    for number in 0..pieces {
        writer.write(&piece, float(bytes_of(number))).map_err(storage)?;
    }
    writer.finish().map_err(storage)
}

async fn read_back(folder: &Folder, pieces: u32) -> Result<(), JobFailure> {
    let Some(OpenFile::Handle(reader)) = folder.open(SCRATCH.1).await.map_err(storage)? else {
        return Err(JobFailure::Storage);
    };
    for number in 0..pieces {
        reader.read(bytes_of(number), REGION_LEN.into()).map_err(storage)?;
    }
    Ok(())
}

async fn remove(folder: &Folder) -> Result<(), JobFailure> {
    folder.delete(SCRATCH.1).await.map_err(storage)
}

fn engine(_: JsValue) -> JobFailure {
    JobFailure::Engine
}
