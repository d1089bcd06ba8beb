//! Questions that change nothing: what an object's envelope is made of, and where tampering with a copy is noticed.

mod guest;

use kluis_envelope::{BodyLayout, EncryptionData, Manifest, REGION_LEN, RegionIndex, RegionLayout};
use kluis_lab::view::{EnvelopeView, LayerView, RegionView};
use kluis_lab::{JobFailure, check_readable};
use kluis_resource::{Kid, ObjectId};

use super::Host;
use crate::open::{Admitted, BodySource, unwrap_layer, unwrap_stored};
use crate::protocol::{ClientError, EngineKind, Tamper, TamperOutcome};
use crate::store::{Body, LayerRecord, StorageError};
use crate::tamper::{Unsealed, tamper};
use crate::work::{Stop, Work};

/// Bytes of a ciphertext that are shown.
const HEAD: u64 = 64;

impl Host {
    /// The real bytes of an object.
    ///
    /// # Errors
    /// [`ClientError::Damaged`] where there is no such object or region, or its records don't read.
    pub async fn inspect(&self, object: ObjectId, region: u64) -> Result<EnvelopeView, ClientError> {
        let record = self.0.store.records.object(object).await?.ok_or(ClientError::Damaged)?;
        let body = self.0.store.bodies.open(object).await?.ok_or(ClientError::Damaged)?;
        let (kid, wrapped_key) = wrapping(&record.encryption_data)?;
        let before = record.before.as_deref().map(wrapping).transpose()?;
        let manifest = Manifest::parse(&record.manifest).map_err(|_| ClientError::Damaged)?;
        let layout = BodyLayout::of_plaintext(manifest.plaintext_len()).map_err(|_| ClientError::Damaged)?;
        let wanted = if layout.region_count() == 0 {
            None
        } else {
            let index = RegionIndex::new(region).ok_or(ClientError::Damaged)?;
            Some(layout.region(index).ok_or(ClientError::Damaged)?)
        };
        let (source, infrastructure) = match record.infrastructure {
            Some(layer) => self.inspect_layer(object, body, layer, wanted.as_ref()).await?,
            None => (BodySource::Stored(body), None),
        };
        let region = match &wanted {
            Some(region) => Some(show(&source, region).await?),
            None => None,
        };
        Ok(EnvelopeView {
            object,
            plaintext_bytes: manifest.plaintext_len(),
            stored_bytes: source.size(),
            regions: layout.region_count(),
            region,
            kid,
            wrapped_key,
            before,
            tags_digest: base16ct::lower::encode_string(manifest.tags_digest()),
            commitment: base16ct::lower::encode_string(manifest.key_commitment()),
            mac: base16ct::lower::encode_string(manifest.mac()),
            encryption_data: record.encryption_data,
            manifest: record.manifest,
            engine: match record.engine {
                EngineKind::WebCrypto => "WebCrypto".into(),
                EngineKind::RustCrypto => "RustCrypto".into(),
            },
            infrastructure,
            guest: None,
        })
    }

    /// The second layer of an object, opened: the body inside, and the real bytes of the layer itself. Shown of its regions is the
    /// one in which the wanted region of that body begins.
    async fn inspect_layer(
        &self,
        object: ObjectId,
        body: Body,
        layer: LayerRecord,
        wanted: Option<&RegionLayout>,
    ) -> Result<(BodySource<'_>, Option<Box<LayerView>>), ClientError> {
        let unwrapping = unwrap_layer(&self.0.store, &self.0.engine, object, &layer);
        let unwrapped = unwrapping.await.map_err(client_error)?;
        let stored = BodySource::Stored(body);
        let stored_bytes = stored.size();
        let layout = BodyLayout::of_stored(stored_bytes).map_err(|_| ClientError::Damaged)?;
        let region = match wanted.map(|region| region.stored.start / u64::from(REGION_LEN)) {
            Some(number) => {
                let region = RegionIndex::new(number).and_then(|index| layout.region(index));
                Some(show(&stored, &region.ok_or(ClientError::Damaged)?).await?)
            }
            None => None,
        };
        let (kid, wrapped_key) = wrapping(&layer.encryption_data)?;
        let view = LayerView {
            plaintext_bytes: unwrapped.manifest.plaintext_len(),
            stored_bytes,
            regions: layout.region_count(),
            region,
            encryption_data: layer.encryption_data,
            kid,
            wrapped_key,
            manifest: layer.manifest,
            tags_digest: base16ct::lower::encode_string(unwrapped.manifest.tags_digest()),
            commitment: base16ct::lower::encode_string(unwrapped.manifest.key_commitment()),
            mac: base16ct::lower::encode_string(unwrapped.manifest.mac()),
        };
        let admitted = Admitted::of(&self.0.engine, &unwrapped, stored, &Stop::default()).await;
        let inside = BodySource::inside(admitted.map_err(client_error)?);
        Ok((inside, Some(Box::new(view))))
    }

    /// Checks that the lab would let an object be read now: looking into it takes the same key.
    fn check_readable(&self, object: ObjectId) -> Result<(), ClientError> {
        let checked = self.with_journal(|journal| check_readable(journal.model(), object));
        let checked = checked.unwrap_or(Ok(()));
        checked.map_err(|refusal| ClientError::Refused(Box::new(refusal)))
    }

    /// Tampers with a copy of an object, and tells where it is noticed. Where the lab wouldn't let the object be read, it
    /// doesn't let it be tried either: reading the copy takes the same key.
    ///
    /// # Errors
    /// [`ClientError::Damaged`] where there is no such object or region; [`ClientError::Refused`] as a restore would be.
    pub async fn tamper(&self, object: ObjectId, how: Tamper) -> Result<TamperOutcome, ClientError> {
        self.check_readable(object)?;
        let (store, engine) = (&self.0.store, &self.0.engine);
        let (unwrapped, record) = unwrap_stored(store, engine, object).await.map_err(client_error)?;
        let infrastructure = match &record.infrastructure {
            Some(layer) => Some(unwrap_layer(store, engine, object, layer).await.map_err(client_error)?),
            None => None,
        };
        let unsealed = Unsealed {
            object: unwrapped,
            infrastructure,
        };
        let body = store.bodies.open(object).await?.ok_or(ClientError::Damaged)?;
        tamper(engine, &unsealed, body, how, &Work::unwatched())
            .await
            .map_err(client_error)
    }
}

impl From<StorageError> for ClientError {
    fn from(_: StorageError) -> Self {
        Self::Storage
    }
}

fn client_error(failure: JobFailure) -> ClientError {
    match failure {
        JobFailure::Storage => ClientError::Storage,
        JobFailure::Cancelled
        | JobFailure::Interrupted
        | JobFailure::SourceUnreadable
        | JobFailure::Damaged
        | JobFailure::Differs
        | JobFailure::KeyLost
        | JobFailure::KeyUnproven
        | JobFailure::KeyRefused
        | JobFailure::NotAllowed
        | JobFailure::Engine => ClientError::Damaged,
    }
}

/// Which key wraps, and the wrapped DEK.
fn wrapping(encryption_data: &str) -> Result<(Kid, String), ClientError> {
    let data = EncryptionData::parse(encryption_data).map_err(|_| ClientError::Damaged)?;
    let kid = data.key_id().parse().map_err(|_| ClientError::Damaged)?;
    Ok((kid, base16ct::lower::encode_string(data.encrypted_key())))
}

async fn show(body: &BodySource<'_>, region: &RegionLayout) -> Result<RegionView, ClientError> {
    let read = async |range: std::ops::Range<u64>| {
        let bytes = body.read(range.start, range.end - range.start).await;
        bytes
            .map(|bytes| base16ct::lower::encode_string(&bytes.to_vec()))
            .map_err(client_error)
    };
    let ciphertext = region.nonce().end..region.tag().start;
    Ok(RegionView {
        index: region.index.number(),
        offset: region.plaintext.start,
        plaintext_bytes: region.plaintext.end - region.plaintext.start,
        nonce: read(region.nonce()).await?,
        ciphertext_head: read(ciphertext.start..ciphertext.end.min(ciphertext.start + HEAD)).await?,
        tag: read(region.tag()).await?,
    })
}
