//! The envelope by itself, for programs that keep their own: blobs or streams in, body, encryption data and manifest out.

use futures::stream::{self, Stream, TryStreamExt};
use js_sys::{Function, Promise, Uint8Array};
use kluis_envelope::{BodyLayout, EncryptionData, EngineError, REGION_LEN, RewrapError};
use kluis_lab::{JobFailure, Part};
use kluis_resource::ObjectId;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::engine::{Engine, JsBytes, PrivateKey, PublicKey};
use crate::js::{field, whole};
use crate::open::{Admitted, BodySource, Unwrapped, bare_plaintext, collected, joined};
use crate::place::MEMORY_LIMIT;
use crate::regions::in_regions;
use crate::seal::{Clocks, Envelope, Wrapper, regions_of, seal_body};
use crate::store::{Bodies, Body};
use crate::work::{Stop, Work};

/// A sealed object, its body as a blob or as bytes.
#[derive(Clone, Debug)]
pub struct Parcel<B> {
    /// Its id, which the manifest bears.
    pub object: ObjectId,
    /// Its regions.
    pub body: B,
    /// Who can unwrap its key, JSON.
    pub encryption_data: String,
    /// What the body is, JSON.
    pub manifest: String,
}

impl Parcel<()> {
    fn with_body<B>(self, body: B) -> Parcel<B> {
        Parcel {
            object: self.object,
            body,
            encryption_data: self.encryption_data,
            manifest: self.manifest,
        }
    }
}

/// Plaintext to seal.
#[derive(Clone, Debug)]
pub enum Plaintext {
    /// A blob or file: read in slices.
    Blob(Blob),
    /// Bytes in memory: nothing has to be read.
    Bytes(Uint8Array),
    /// A `ReadableStream` of `Uint8Array`s: read to its end.
    Stream(JsValue),
}

/// Why sealing or opening stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ParcelError {
    /// The plaintext can't be read.
    #[error("the plaintext can't be read")]
    Unreadable,
    /// Something doesn't open: damaged, cut, not what it says it is, or the wrong key. Which of these is not said.
    #[error("does not open")]
    DoesNotOpen,
    /// The key is none that this engine can use.
    #[error("the key can not be used")]
    Key,
    /// There is no memory for it.
    #[error("more than there is memory for")]
    Memory,
    /// The engine failed for a reason of its own.
    #[error("the engine failed")]
    Engine,
}

impl From<JobFailure> for ParcelError {
    fn from(failure: JobFailure) -> Self {
        match failure {
            JobFailure::SourceUnreadable => Self::Unreadable,
            JobFailure::Storage => Self::Memory,
            JobFailure::KeyLost | JobFailure::KeyUnproven | JobFailure::KeyRefused | JobFailure::NotAllowed => {
                Self::Key
            }
            JobFailure::Engine => Self::Engine,
            JobFailure::Damaged | JobFailure::Differs | JobFailure::Cancelled | JobFailure::Interrupted => {
                Self::DoesNotOpen
            }
        }
    }
}

/// Seals plaintext with a fresh content key, and wraps that for whoever has the private half of `public`.
///
/// # Errors
/// [`ParcelError`]
pub async fn seal(
    engine: &Engine,
    plaintext: Plaintext,
    object: ObjectId,
    key_id: &str,
    public: &PublicKey,
) -> Result<Parcel<Blob>, ParcelError> {
    let (sealed, body) = seal_to_body(engine, plaintext, object, key_id, public).await?;
    Ok(sealed.with_body(body.into_blob().await.map_err(|_| ParcelError::Memory)?))
}

/// As [`seal`], from memory to memory: making a blob costs as much time as sealing.
///
/// # Errors
/// [`ParcelError`]
pub async fn seal_bytes(
    engine: &Engine,
    plaintext: Uint8Array,
    object: ObjectId,
    key_id: &str,
    public: &PublicKey,
) -> Result<Parcel<Uint8Array>, ParcelError> {
    let (sealed, body) = seal_to_body(engine, Plaintext::Bytes(plaintext), object, key_id, public).await?;
    Ok(sealed.with_body(body.into_bytes().map_err(|_| ParcelError::Memory)?))
}

async fn seal_to_body(
    engine: &Engine,
    plaintext: Plaintext,
    object: ObjectId,
    key_id: &str,
    public: &PublicKey,
) -> Result<(Parcel<()>, Body), ParcelError> {
    if engine.kind() != public.kind() {
        return Err(ParcelError::Key);
    }
    let bodies = match &plaintext {
        Plaintext::Bytes(bytes) => in_one_piece(bytes)?,
        Plaintext::Blob(_) | Plaintext::Stream(_) => Bodies::in_memory(MEMORY_LIMIT),
    };
    let (clocks, work) = (Clocks::start(), Work::unwatched());
    let key_id = key_id.to_owned();
    let envelope = Envelope {
        object,
        wrapper: Wrapper { key_id, public },
        infrastructure: None,
    };
    let sealed = match plaintext {
        Plaintext::Blob(blob) => {
            let layout = BodyLayout::of_plaintext(whole(blob.size())).map_err(|_| ParcelError::Memory)?;
            let regions = regions_of(&blob, layout, &clocks);
            seal_body(&bodies, engine, &envelope, regions, &clocks, &work).await?
        }
        Plaintext::Bytes(bytes) => {
            let region = |start: u32| {
                let end = start.saturating_add(REGION_LEN).min(bytes.length());
                Ok(JsBytes::from(match engine {
                    // It takes what it needs when it is called.
                    Engine::WebCrypto(_) => bytes.subarray(start, end),
                    // Copies: it may hand on what it seals, and these bytes stay the caller's.
                    Engine::RustCrypto(_) => bytes.slice(start, end),
                }))
            };
            let starts = (0..bytes.length()).step_by(REGION_LEN as usize);
            let regions = stream::iter(starts.map(region));
            seal_body(&bodies, engine, &envelope, regions, &clocks, &work).await?
        }
        Plaintext::Stream(stream) => {
            let regions = in_regions(chunks_of(&stream)?);
            seal_body(&bodies, engine, &envelope, regions, &clocks, &work).await?
        }
    };
    let body = bodies.open(object).await.map_err(|_| ParcelError::Memory)?;
    let parcel = Parcel {
        object,
        body: (),
        encryption_data: sealed.layer.data.to_json(),
        manifest: sealed.layer.manifest.to_json(),
    };
    Ok((parcel, body.ok_or(ParcelError::Memory)?))
}

/// Where the body of so many bytes of plaintext goes.
fn in_one_piece(plaintext: &Uint8Array) -> Result<Bodies, ParcelError> {
    let layout = BodyLayout::of_plaintext(plaintext.length().into()).map_err(|_| ParcelError::Memory)?;
    let length = u32::try_from(layout.stored_len())
        .ok()
        .filter(|length| u64::from(*length) <= MEMORY_LIMIT);
    length.map(Bodies::of_one_piece).ok_or(ParcelError::Memory)
}

/// Opens a sealed object, whole or in part. Nothing comes out before manifest and tags hold.
///
/// # Errors
/// [`ParcelError`]
pub async fn open(
    engine: &Engine,
    parcel: Parcel<Blob>,
    private: &PrivateKey,
    part: Part,
) -> Result<Blob, ParcelError> {
    let body = Body::of(parcel.body.clone());
    let admitted = admitted(engine, &parcel, body, private).await?;
    let work = Work::unwatched();
    Ok(collected(admitted.plaintext(part, &work)?, &work).await?)
}

/// As [`open`], from memory to memory.
///
/// # Errors
/// [`ParcelError`]
pub async fn open_bytes(
    engine: &Engine,
    parcel: Parcel<Uint8Array>,
    private: &PrivateKey,
    part: Part,
) -> Result<Uint8Array, ParcelError> {
    let body = Body::of_bytes(&parcel.body);
    let admitted = admitted(engine, &parcel, body, private).await?;
    let (_, length) = admitted.range(part);
    Ok(joined(admitted.plaintext(part, &Work::unwatched())?, length).await?)
}

async fn admitted<'a, B>(
    engine: &'a Engine,
    parcel: &Parcel<B>,
    body: Body,
    private: &PrivateKey,
) -> Result<Admitted<'a>, ParcelError> {
    let data = EncryptionData::parse(&parcel.encryption_data).map_err(|_| ParcelError::DoesNotOpen)?;
    let unwrapped = Unwrapped::new(engine, parcel.object, &parcel.manifest, &data, private).await?;
    Ok(Admitted::of(engine, &unwrapped, BodySource::Stored(body), &Stop::default()).await?)
}

/// Opens an object that another program sealed and that has no manifest. Each region is authentic; that there are not more of
/// them, nobody can tell.
///
/// # Errors
/// [`ParcelError`]
pub async fn open_without_manifest(
    engine: &Engine,
    body: Blob,
    encryption_data: &str,
    private: &PrivateKey,
) -> Result<Blob, ParcelError> {
    use kluis_envelope::Engine as _;
    let data = EncryptionData::parse(encryption_data).map_err(|_| ParcelError::DoesNotOpen)?;
    let dek = engine
        .unwrap_dek(private, data.encrypted_key())
        .await
        .map_err(|_| ParcelError::DoesNotOpen)?;
    let source = BodySource::Stored(Body::of(body));
    Ok(collected(bare_plaintext(engine, &[&dek], &source), &Work::unwatched()).await?)
}

/// Wraps the content key of a sealed object with another key. The body isn't needed.
///
/// # Errors
/// [`ParcelError`]
pub async fn rewrap(
    engine: &Engine,
    encryption_data: &str,
    from: &PrivateKey,
    to_key_id: &str,
    to: &PublicKey,
) -> Result<String, ParcelError> {
    let data = EncryptionData::parse(encryption_data).map_err(|_| ParcelError::DoesNotOpen)?;
    let rewrapped = kluis_envelope::rewrap(engine, &data, from, to_key_id, to).await;
    Ok(rewrapped
        .map_err(|error| match error {
            RewrapError::Open(_) => ParcelError::DoesNotOpen,
            RewrapError::Engine(EngineError::Key) => ParcelError::Key,
            RewrapError::Engine(EngineError::Randomness | EngineError::TooLong | EngineError::Failed) => {
                ParcelError::Engine
            }
        })?
        .to_json())
}

/// What a `ReadableStream` gives, chunk by chunk.
fn chunks_of(stream: &JsValue) -> Result<impl Stream<Item = Result<JsBytes, JobFailure>>, ParcelError> {
    let method = |object: &JsValue, name| {
        field(object, name)
            .dyn_into::<Function>()
            .map_err(|_| ParcelError::Unreadable)
    };
    let reader = method(stream, "getReader")?
        .call0(stream)
        .map_err(|_| ParcelError::Unreadable)?;
    let read = method(&reader, "read")?;
    Ok(stream::try_unfold((reader, read), async |(reader, read)| {
        let chunk = next_chunk(&reader, &read)
            .await
            .map_err(|_| JobFailure::SourceUnreadable)?;
        Ok(chunk.map(|chunk| (chunk, (reader, read))))
    })
    .try_filter(|chunk: &JsBytes| std::future::ready(chunk.array().length() > 0)))
}

async fn next_chunk(reader: &JsValue, read: &Function) -> Result<Option<JsBytes>, JsValue> {
    let result = JsFuture::from(read.call0(reader)?.dyn_into::<Promise>()?).await?;
    if field(&result, "done").is_truthy() {
        return Ok(None);
    }
    Ok(Some(field(&result, "value").dyn_into::<Uint8Array>()?.into()))
}
