//! How fast the lab is natively: `update` with little and with much behind it, a whole journal played again, and views.

use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, BenchmarkId, Criterion, SamplingMode, Throughput};
use kluis_lab::{Event, replay, update, view};

use crate::journal::Played;

/// Recovery points that the vault keeps already. Their number should hardly matter to an event; a view grows with it.
const POINTS: [usize; 3] = [100, 1_000, 10_000];
const ROUNDS: usize = 100;
const JOURNAL: usize = 100_000;

/// Measures updates, replay and views.
pub(crate) fn measure(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("lab");
    group
        .sample_size(10)
        .sampling_mode(SamplingMode::Flat)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2));
    for points in POINTS {
        let mut played = Played::set_up();
        for _ in 0..points {
            played.back_up();
        }
        measure_update(&mut group, points, &played);
        group.throughput(Throughput::Elements(1));
        group.bench_function(BenchmarkId::new("view", points), |bencher| {
            bencher.iter(|| view(&played.model));
        });
    }
    measure_replay(&mut group);
    group.finish();
}

fn measure_update(group: &mut BenchmarkGroup<'_, WallTime>, points: usize, played: &Played) {
    let mut later = played.clone();
    for _ in 0..ROUNDS {
        later.go_round();
    }
    let events = later.journal.split_off(played.journal.len());
    group.throughput(Throughput::Elements(events.len() as u64));
    group.bench_function(BenchmarkId::new("update", points), |bencher| {
        bencher.iter_batched(
            || played.model.clone(),
            |mut model| {
                for event in &events {
                    update(&mut model, event).expect("it was accepted before");
                }
                model
            },
            BatchSize::LargeInput,
        );
    });
}

fn measure_replay(group: &mut BenchmarkGroup<'_, WallTime>) {
    let journal = Played::with_events(JOURNAL).journal;
    let kept: Vec<String> = journal
        .iter()
        .map(|event| serde_json::to_string(event).expect("every event has a JSON form"))
        .collect();
    group.throughput(Throughput::Elements(JOURNAL as u64));
    group.bench_function("replay", |bencher| {
        bencher.iter(|| replay(&journal).expect("it was accepted before"));
    });
    group.bench_function("read_and_replay", |bencher| {
        bencher.iter(|| {
            let read = |event: &String| serde_json::from_str(event).expect("it was written a moment ago");
            let events: Vec<Event> = kept.iter().map(read).collect();
            replay(&events).expect("it was accepted before")
        });
    });
}
