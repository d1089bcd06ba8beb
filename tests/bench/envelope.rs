//! How fast the envelope is natively. The whole path is measured, with the manifest and the copies that a caller can't avoid; not the
//! cipher alone.

use std::error::Error;
use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, SamplingMode, Throughput};
use getrandom::SysRng;
use kluis_envelope::{BodyOpener, BodySealer, Dek, Engine, KeySize, Manifest, RustCrypto, run};
use uuid::Uuid;

const PIECE: usize = 4 << 20;
const PIECES: usize = 8;
const OBJECT: Uuid = Uuid::from_u128(7);

/// Measures sealing and opening, and what is done with keys.
pub(crate) fn measure(criterion: &mut Criterion) {
    let engine = RustCrypto::new(SysRng);
    let mut random = [0; 32];
    getrandom::fill(&mut random).expect("the system has randomness");
    let dek = Dek::from_random(&mut random);
    measure_bodies(criterion, &engine, &dek);
    measure_keys(criterion, &engine, &dek);
}

fn measure_bodies(criterion: &mut Criterion, engine: &RustCrypto<SysRng>, dek: &Dek) {
    let piece: Vec<u8> = (0..PIECE).map(|index| (index % 251).to_le_bytes()[0]).collect();
    let mut group = criterion.benchmark_group("envelope");
    group
        .throughput(Throughput::Bytes((PIECE * PIECES) as u64))
        .sampling_mode(SamplingMode::Flat)
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3));
    group.bench_function("seal", |bencher| {
        bencher.iter(|| run(seal(engine, dek, &piece)).expect("sealing memory can't fail"));
    });
    let (body, manifest) = run(seal(engine, dek, &piece)).expect("sealing memory can't fail");
    group.bench_function("open", |bencher| {
        bencher.iter(|| run(open(engine, dek, &manifest, &body)).expect("it was sealed a moment ago"));
    });
    group.finish();
}

fn measure_keys(criterion: &mut Criterion, engine: &RustCrypto<SysRng>, dek: &Dek) {
    let pair = run(engine.make_key_pair(KeySize::Rsa2048)).expect("the size is one there is");
    let wrapped = run(engine.wrap_dek(&pair.public, dek)).expect("the key is the engine's own");
    let mut group = criterion.benchmark_group("keys");
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2));
    group.bench_function("wrap", |bencher| {
        bencher.iter(|| run(engine.wrap_dek(&pair.public, dek)).expect("the key is the engine's own"));
    });
    group.bench_function("unwrap", |bencher| {
        bencher.iter(|| run(engine.unwrap_dek(&pair.private, &wrapped)).expect("it was wrapped a moment ago"));
    });
    group.sampling_mode(SamplingMode::Flat);
    group.bench_function("make_rsa_2048", |bencher| {
        bencher.iter(|| run(engine.make_key_pair(KeySize::Rsa2048)).expect("the size is one there is"));
    });
    group.finish();
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
