//! How fast the envelope is natively, by the RustCrypto engine, and the lab. Prints one figure a line, as JSON, for `cargo xtask
//! bench`.
//!
//! The whole path is measured, with the manifest and the copies that a caller can't avoid; not the cipher alone.

mod journal;
mod lab;

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use getrandom::SysRng;
use kluis_envelope::{BodyOpener, BodySealer, Dek, Engine, KeySize, Manifest, RustCrypto, run};
use uuid::Uuid;

const RUNS: usize = 5;
const PIECE: usize = 4 << 20;
const PIECES: usize = 32;
const OBJECT: Uuid = Uuid::from_u128(7);

fn main() -> Result<(), Box<dyn Error>> {
    let engine = RustCrypto::new(SysRng);
    let mut random = [0; 32];
    getrandom::fill(&mut random)?;
    let dek = Dek::from_random(&mut random);
    let piece: Vec<u8> = (0..PIECE).map(|index| (index % 251).to_le_bytes()[0]).collect();

    let (mut sealing, mut opening) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let start = now();
        let (body, manifest) = run(seal(&engine, &dek, &piece))?;
        sealing.push(rate(start));
        let start = now();
        run(open(&engine, &dek, &manifest, &body))?;
        opening.push(rate(start));
    }
    print("seal, RustCrypto native", "MB/s", "higher", &sealing);
    print("open, RustCrypto native", "MB/s", "higher", &opening);
    measure_keys(&engine, &dek)?;
    lab::measure()
}

async fn seal(engine: &RustCrypto<SysRng>, dek: &Dek, piece: &[u8]) -> Result<(Vec<u8>, Manifest), Box<dyn Error>> {
    let mut body = Vec::with_capacity(PIECES * (PIECE + 64));
    let mut sealer = BodySealer::new(engine, dek, OBJECT).await?;
    for _ in 0..PIECES {
        sealer.push(piece, &mut body).await?;
    }
    let manifest = sealer.finish(&mut body).await?;
    Ok((body, manifest))
}

async fn open(engine: &RustCrypto<SysRng>, dek: &Dek, manifest: &Manifest, body: &[u8]) -> Result<(), Box<dyn Error>> {
    let mut opener = BodyOpener::new(engine, dek, manifest.verify(dek, OBJECT)?).await?;
    let mut plaintext = Vec::with_capacity(PIECE);
    for part in body.chunks(PIECE) {
        plaintext.clear();
        opener.push(part, &mut plaintext).await?;
        black_box(&plaintext);
    }
    opener.finish()?;
    Ok(())
}

fn measure_keys(engine: &RustCrypto<SysRng>, dek: &Dek) -> Result<(), Box<dyn Error>> {
    let (mut making, mut wrapping, mut unwrapping) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let start = now();
        let pair = run(engine.make_key_pair(KeySize::Rsa2048))?;
        making.push(millis(start));
        let start = now();
        let wrapped = run(engine.wrap_dek(&pair.public, dek))?;
        wrapping.push(millis(start));
        let start = now();
        run(engine.unwrap_dek(&pair.private, &wrapped))?;
        unwrapping.push(millis(start));
    }
    print("make RSA 2048, RustCrypto native", "ms", "lower", &making);
    print("wrap a DEK, RustCrypto native", "ms", "lower", &wrapping);
    print("unwrap a DEK, RustCrypto native", "ms", "lower", &unwrapping);
    Ok(())
}

#[expect(
    clippy::disallowed_methods,
    reason = "a measurement needs the real clock; the ban is for the pure crates"
)]
fn now() -> Instant {
    Instant::now()
}

fn millis(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}

/// Megabytes (10⁶) a second.
fn rate(start: Instant) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "far below 2⁵³")]
    let bytes = (PIECE * PIECES) as f64;
    bytes / 1e6 / start.elapsed().as_secs_f64()
}

fn print(name: &str, unit: &str, better: &str, runs: &[f64]) {
    let runs: Vec<String> = runs.iter().map(|run| format!("{run:.6}")).collect();
    let runs = runs.join(",");
    println!(r#"{{"name":"{name}","unit":"{unit}","better":"{better}","runs":[{runs}]}}"#);
}
