//! What criterion measured natively, as figures: it keeps each sample, and each sample is a run.

use std::path::Path;

use serde_json::Value;

use super::figure::{Better, Figure};
use crate::place::Place;
use crate::process::Run;
use crate::trouble::{Outcome, Trouble};

/// Runs the benches of the core, and reads what they left.
pub(super) fn measure(place: &Place) -> Outcome<Vec<Figure>> {
    // A home of its own: nothing of an earlier run is in it, and what somebody compares by hand stays.
    let home = place.target.join("bench/criterion");
    let _ = std::fs::remove_dir_all(&home);
    Run::cargo()
        .args(["bench", "--locked", "--package", "kluis-tests", "--bench", "native"])
        .args(["--", "--noplot", "--quiet"])
        .env("CRITERION_HOME", &home)
        .within(&place.root)
        .go()?;
    let mut figures = Vec::new();
    read(&home, &mut figures)?;
    if figures.is_empty() {
        return Err(Trouble::new(format!(
            "criterion left nothing in {}.",
            place.short(&home)
        )));
    }
    figures.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(figures)
}

/// Every directory `new` below this one is what a bench measured last.
fn read(directory: &Path, figures: &mut Vec<Figure>) -> Outcome {
    for entry in std::fs::read_dir(directory).into_iter().flatten().flatten() {
        let path = entry.path();
        if !path.is_dir() {
            continue;
        }
        if !path.ends_with("new") {
            read(&path, figures)?;
            continue;
        }
        let json = |file: &str| -> Option<Value> {
            serde_json::from_str(&std::fs::read_to_string(path.join(file)).ok()?).ok()
        };
        let figure = json("benchmark.json")
            .zip(json("sample.json"))
            .and_then(|(benchmark, sample)| figure(&benchmark, &sample));
        figures.push(
            figure.ok_or_else(|| Trouble::new(format!("{} holds nothing that criterion writes.", path.display())))?,
        );
    }
    Ok(())
}

/// Bytes become megabytes a second, several elements how many a second, and anything else milliseconds.
fn figure(benchmark: &Value, sample: &Value) -> Option<Figure> {
    let numbers = |key: &str| -> Option<Vec<f64>> { sample[key].as_array()?.iter().map(Value::as_f64).collect() };
    let seconds = numbers("times")?
        .into_iter()
        .zip(numbers("iters")?)
        .map(|(nanoseconds, iterations)| nanoseconds / 1e9 / iterations);
    let name = key(benchmark["full_id"].as_str()?);
    let throughput = &benchmark["throughput"];
    let (bytes, elements) = (throughput["Bytes"].as_f64(), throughput["Elements"].as_f64());
    let (suffix, unit, better, runs): (_, _, _, Vec<f64>) = match (bytes, elements) {
        (Some(bytes), _) => (
            "mb_s",
            "MB/s",
            Better::Higher,
            seconds.map(|it| bytes / 1e6 / it).collect(),
        ),
        (None, Some(count)) if count > 1.0 => (
            "events_s",
            "events/s",
            Better::Higher,
            seconds.map(|it| count / it).collect(),
        ),
        (None, _) => ("ms", "ms", Better::Lower, seconds.map(|it| it * 1e3).collect()),
    };
    let name = format!("native_{name}_{suffix}");
    (!runs.is_empty()).then(|| Figure::new(&name, unit, better, runs))
}

/// `lab/update/1000` as a key of the report, the group left out.
fn key(id: &str) -> String {
    let id = id.split_once('/').map_or(id, |(_, rest)| rest);
    id.replace(|character: char| !character.is_ascii_alphanumeric(), "_")
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_sample_is_a_run() {
        let sample = json!({"sampling_mode": "Flat", "iters": [2.0, 4.0], "times": [2e9, 2e9]});
        let read =
            |id: &str, throughput: Value| figure(&json!({"full_id": id, "throughput": throughput}), &sample).unwrap();
        assert_eq!(
            read("envelope/seal", json!({"Bytes": 1_000_000})),
            Figure::new("native_seal_mb_s", "MB/s", Better::Higher, vec![1.0, 2.0])
        );
        assert_eq!(
            read("lab/update/1000", json!({"Elements": 400})),
            Figure::new(
                "native_update_1000_events_s",
                "events/s",
                Better::Higher,
                vec![400.0, 800.0]
            )
        );
        assert_eq!(
            read("keys/wrap", Value::Null),
            Figure::new("native_wrap_ms", "ms", Better::Lower, vec![1000.0, 500.0])
        );
    }
}
