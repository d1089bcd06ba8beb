//! What this browser does on this machine, in loops over pieces of 4 MiB: its own parts by themselves, and Kluis's envelope made of
//! them. The bench and the page that measures run the same ones. Left out on purpose: repeating, medians, and what is good enough.

mod bare;
mod envelope;

use js_sys::Uint8Array;
use kluis_envelope::REGION_LEN;
use kluis_lab::JobFailure;
use web_sys::Blob;

use crate::engine::{Engine, EngineKind};
use crate::js::monotonic_millis;
pub use crate::protocol::{Loop, Measured};

/// Runs a loop once, over so many whole pieces of 4 MiB as fit into `bytes`, and at least one.
///
/// # Errors
/// [`JobFailure::Engine`] where there is no such engine, [`JobFailure::Storage`] where there is no such storage or too little of it.
pub async fn measure(what: Loop, bytes: u64) -> Result<Measured, JobFailure> {
    let pieces = pieces_in(bytes);
    match what {
        Loop::Encrypt => bare::encrypt(pieces).await,
        Loop::Decrypt => bare::decrypt(pieces).await,
        Loop::ReadBlob => bare::read(&blob_of(pieces)?).await,
        Loop::WriteStorage => bare::write_storage(pieces).await,
        Loop::ReadStorage => bare::read_storage(pieces).await,
        Loop::Seal(kind) => envelope::seal(&engine(kind)?, pieces).await,
        Loop::Open(kind) => envelope::open(&engine(kind)?, pieces).await,
    }
}

/// Reads slices of a blob or file, one after another.
///
/// # Errors
/// [`JobFailure::SourceUnreadable`]
pub async fn read_blob(blob: &Blob) -> Result<Measured, JobFailure> {
    bare::read(blob).await
}

fn engine(kind: EngineKind) -> Result<Engine, JobFailure> {
    match kind {
        EngineKind::WebCrypto => Engine::web_crypto().ok_or(JobFailure::Engine),
        EngineKind::RustCrypto => Ok(Engine::rust_crypto()),
    }
}

fn pieces_in(bytes: u64) -> u32 {
    u32::try_from(bytes / u64::from(REGION_LEN)).unwrap_or(u32::MAX).max(1)
}

fn bytes_of(pieces: u32) -> u64 {
    u64::from(pieces) * u64::from(REGION_LEN)
}

/// A piece of random bytes. Loops repeat it: what is in it costs nobody more or less.
fn random_piece() -> Result<Uint8Array, JobFailure> {
    let mut bytes = vec![0; usize::try_from(REGION_LEN).expect("an address holds 32 bits")];
    getrandom::fill(&mut bytes).map_err(|_| JobFailure::Engine)?;
    Ok(Uint8Array::from(&bytes[..]))
}

fn blob_of(pieces: u32) -> Result<Blob, JobFailure> {
    let piece = random_piece()?;
    let parts: js_sys::Array = (0..pieces).map(|_| &piece).collect();
    Blob::new_with_u8_array_sequence(&parts).map_err(|_| JobFailure::Storage)
}

/// Measures the whole of something.
async fn timed(pieces: u32, running: impl Future<Output = Result<(), JobFailure>>) -> Result<Measured, JobFailure> {
    let started = monotonic_millis();
    running.await?;
    Ok(Measured {
        bytes: bytes_of(pieces),
        millis: monotonic_millis() - started,
    })
}
