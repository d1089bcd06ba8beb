//! Tampers with a copy of a body and tries to read it, with our manifest and without. The stored body is only read.

use futures::TryStreamExt;
use kluis_lab::{JobFailure, Part};

use crate::engine::Engine;
use crate::open::{Admitted, BodySource, Tampered, Unwrapped, bare_plaintext};
use crate::protocol::{Tamper, TamperOutcome};
use crate::store::Body;
use crate::work::{Stop, Work};

/// What it takes to open an object: its content key, and that of the layer around it where there is one.
#[derive(Debug)]
pub(crate) struct Unsealed {
    pub(crate) object: Unwrapped,
    pub(crate) infrastructure: Option<Unwrapped>,
}

/// Tampers with a copy of what is stored and tells which of the two readings notices. Where there are two layers, each reading goes
/// through both.
///
/// # Errors
/// [`JobFailure::Damaged`] where the body has no such region; else where storage or engine fail.
pub(crate) async fn tamper(
    engine: &Engine,
    unsealed: &Unsealed,
    body: Body,
    tamper: Tamper,
    work: &Work,
) -> Result<TamperOutcome, JobFailure> {
    let copy = Tampered::new(body, tamper).ok_or(JobFailure::Damaged)?;
    let refused = read_with_manifest(engine, unsealed, copy.clone(), work).await;
    let refused_without_manifest = read_without_manifest(engine, unsealed, copy).await;
    Ok(TamperOutcome {
        refused: is_refused(refused)?,
        refused_without_manifest: is_refused(refused_without_manifest)?,
    })
}

/// Damage is what we look for; any other failure is one.
fn is_refused(read: Result<(), JobFailure>) -> Result<bool, JobFailure> {
    match read {
        Ok(()) => Ok(false),
        Err(JobFailure::Damaged) => Ok(true),
        Err(failure) => Err(failure),
    }
}

async fn read_with_manifest(
    engine: &Engine,
    unsealed: &Unsealed,
    copy: Tampered,
    work: &Work,
) -> Result<(), JobFailure> {
    let stop = Stop::default();
    let source = BodySource::Tampered(copy);
    let source = match &unsealed.infrastructure {
        Some(outer) => BodySource::inside(Admitted::of(engine, outer, source, &stop).await?),
        None => source,
    };
    let admitted = Admitted::of(engine, &unsealed.object, source, &stop).await?;
    let plaintext = admitted.plaintext(Part::Whole, work)?;
    plaintext.try_for_each(async |_| Ok(())).await
}

async fn read_without_manifest(engine: &Engine, unsealed: &Unsealed, copy: Tampered) -> Result<(), JobFailure> {
    let source = BodySource::Tampered(copy);
    let outermost_first = unsealed.infrastructure.iter().chain([&unsealed.object]);
    let deks: Vec<_> = outermost_first.map(|layer| &layer.dek).collect();
    let plaintext = bare_plaintext(engine, &deks, &source);
    plaintext.try_for_each(async |_| Ok(())).await
}
