//! Kluis's envelope in memory, by either engine: what a backup and a restore do, without a disk.

use std::future::ready;

use futures::stream::{self, TryStreamExt};
use kluis_envelope::{Engine as _, KeySize};
use kluis_lab::{JobFailure, Part};
use kluis_resource::ObjectId;

use super::{Measured, bytes_of, random_piece, timed};
use crate::engine::{Engine, JsBytes, KeyPair};
use crate::failure::{engine_failed, storage};
use crate::open::{Admitted, BodySource, Unwrapped};
use crate::regions::Regions;
use crate::seal::{Clocks, Envelope, SealedBody, Wrapper, seal_body};
use crate::store::Bodies;
use crate::work::{Stop, Work};

/// The object that is sealed.
const OBJECT: ObjectId = ObjectId::new(uuid::Uuid::nil());

struct Sealing<'a> {
    engine: &'a Engine,
    pair: KeyPair,
    bodies: Bodies,
}

pub(super) async fn seal(engine: &Engine, pieces: u32) -> Result<Measured, JobFailure> {
    let sealing = Sealing::begin(engine).await?;
    let plaintext = plaintext(pieces)?;
    timed(pieces, async { sealing.seal(plaintext).await.map(drop) }).await
}

pub(super) async fn open(engine: &Engine, pieces: u32) -> Result<Measured, JobFailure> {
    let sealing = Sealing::begin(engine).await?;
    let sealed = sealing.seal(plaintext(pieces)?).await?;
    timed(pieces, sealing.open(&sealed, bytes_of(pieces))).await
}

fn plaintext(pieces: u32) -> Result<impl Regions, JobFailure> {
    let piece = random_piece()?;
    Ok(stream::iter((0..pieces).map(move |_| Ok(JsBytes::from(piece.clone())))))
}

impl<'a> Sealing<'a> {
    async fn begin(engine: &'a Engine) -> Result<Self, JobFailure> {
        Ok(Self {
            engine,
            pair: engine.make_key_pair(KeySize::Rsa2048).await.map_err(engine_failed)?,
            bodies: Bodies::in_memory(u64::MAX),
        })
    }

    async fn seal(&self, plaintext: impl Regions) -> Result<SealedBody, JobFailure> {
        let envelope = Envelope {
            object: OBJECT,
            wrapper: Wrapper {
                key_id: "measured".to_owned(),
                public: &self.pair.public,
            },
            infrastructure: None,
        };
        let (clocks, work) = (Clocks::start(), Work::unwatched());
        seal_body(&self.bodies, self.engine, &envelope, plaintext, &clocks, &work).await
    }

    async fn open(&self, sealed: &SealedBody, bytes: u64) -> Result<(), JobFailure> {
        let (manifest, data) = (sealed.layer.manifest.to_json(), &sealed.layer.data);
        let unwrapped = Unwrapped::new(self.engine, OBJECT, &manifest, data, &self.pair.private).await?;
        let body = self.bodies.open(OBJECT).await.map_err(storage)?;
        let source = BodySource::Stored(body.ok_or(JobFailure::Damaged)?);
        let admitted = Admitted::of(self.engine, &unwrapped, source, &Stop::default()).await?;
        let work = Work::unwatched();
        let opened = admitted
            .plaintext(Part::Whole, &work)?
            .try_fold(0, |opened, piece| ready(Ok(opened + u64::from(piece.array().length()))))
            .await?;
        if opened == bytes {
            Ok(())
        } else {
            Err(JobFailure::Damaged)
        }
    }
}
