//! How fast the lab is natively: `update` with little and with much behind it, and a whole journal played again.

use std::error::Error;
use std::hint::black_box;

use kluis_lab::{Event, replay, update};

use crate::journal::Played;
use crate::{RUNS, now, print};

/// Recovery points that the vault keeps already; their number should hardly matter.
const POINTS: [(usize, &str); 3] = [(0, "no"), (1_000, "1,000"), (10_000, "10,000")];
const ROUNDS: usize = 100;
/// Times that the rounds are played, each time from the same lab, in one run: one alone takes too short.
const AGAIN: usize = 10;
const JOURNAL: usize = 100_000;

/// Prints the figures of the lab.
pub(crate) fn measure() -> Result<(), Box<dyn Error>> {
    for (points, said) in POINTS {
        let runs = measure_update(points)?;
        let name = format!("update with {said} recovery points, native");
        print(&name, "events/s", "higher", &runs);
    }
    measure_replay()
}

/// Events a second.
fn measure_update(points: usize) -> Result<Vec<f64>, Box<dyn Error>> {
    let mut played = Played::set_up();
    for _ in 0..points {
        played.back_up();
    }
    let mut later = played.clone();
    for _ in 0..ROUNDS {
        later.go_round();
    }
    let events = later.journal.split_off(played.journal.len());
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        let start = now();
        for _ in 0..AGAIN {
            let mut model = played.model.clone();
            for event in &events {
                black_box(update(&mut model, event).map_err(|refusal| format!("{refusal:?}"))?);
            }
        }
        runs.push(a_second(events.len() * AGAIN, start.elapsed().as_secs_f64()));
    }
    Ok(runs)
}

fn measure_replay() -> Result<(), Box<dyn Error>> {
    let journal = Played::with_events(JOURNAL).journal;
    let kept: Vec<String> = journal.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
    let (mut replays, mut reads) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let start = now();
        black_box(replay(&journal)?);
        replays.push(start.elapsed().as_secs_f64());
        let start = now();
        let read: Vec<Event> = kept
            .iter()
            .map(|event| serde_json::from_str(event))
            .collect::<Result<_, _>>()?;
        black_box(replay(&read)?);
        reads.push(start.elapsed().as_secs_f64());
    }
    let rates: Vec<f64> = replays.iter().map(|seconds| a_second(JOURNAL, *seconds)).collect();
    print("replay, native", "events/s", "higher", &rates);
    print("replay of 100,000 events, native", "s", "lower", &replays);
    print("100,000 events read as JSON and replayed, native", "s", "lower", &reads);
    Ok(())
}

fn a_second(events: usize, seconds: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "far below 2⁵³")]
    let events = events as f64;
    events / seconds
}
