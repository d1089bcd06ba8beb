//! A figure: something that was measured several times, and what it should be.

use serde_json::{Value, json};

use crate::trouble::{Outcome, Trouble};

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Better {
    /// The more the better.
    Higher,
    /// The less the better.
    Lower,
}

/// Something measured, several times.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    /// Its key in the report.
    pub(super) name: String,
    /// What its numbers count.
    pub(super) unit: String,
    better: Better,
    target: Option<f64>,
    runs: Vec<f64>,
}

impl Figure {
    /// A figure without a target; `runs` isn't empty.
    pub(super) fn new(name: &str, unit: &str, better: Better, runs: Vec<f64>) -> Self {
        Self {
            name: name.to_owned(),
            unit: unit.to_owned(),
            better,
            target: None,
            runs,
        }
    }

    /// Reads one line of a measurement.
    ///
    /// ```text
    /// {"name": …, "unit": …, "better": "higher|lower", "runs": […], "target": …}
    /// {"name": …, "growth": [{"size": …, "seconds": […]}, …], "target": …}
    /// ```
    pub(super) fn parse(line: &str) -> Outcome<Self> {
        let trouble = || Trouble::new(format!("a measurement printed something that is no figure: {line}"));
        let value: Value = serde_json::from_str(line).map_err(|_| trouble())?;
        let figure = match value.get("growth") {
            Some(_) => growth(&value),
            None => plain(&value),
        };
        figure
            .filter(|figure| !figure.runs.is_empty() && is_key(&figure.name))
            .ok_or_else(trouble)
    }

    /// The median: a run that something else disturbed doesn't count.
    pub(super) fn value(&self) -> f64 {
        let mut runs = self.runs.clone();
        runs.sort_by(f64::total_cmp);
        let middle = runs.len() / 2;
        if runs.len() % 2 == 1 {
            runs[middle]
        } else {
            f64::midpoint(runs[middle - 1], runs[middle])
        }
    }

    /// From the lowest run to the highest, as a part of the value.
    pub(super) fn spread(&self) -> f64 {
        let lowest = self.runs.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = self.runs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let value = self.value();
        if value == 0.0 { 0.0 } else { (highest - lowest) / value }
    }

    /// What it should be, and whether it is.
    pub(super) fn verdict(&self) -> Option<(f64, bool)> {
        let target = self.target?;
        let met = match self.better {
            Better::Higher => self.value() >= target,
            Better::Lower => self.value() <= target,
        };
        Some((target, met))
    }

    /// How a target is read: at least, or at most.
    pub(super) fn bound(&self) -> &'static str {
        match self.better {
            Better::Higher => "≥",
            Better::Lower => "≤",
        }
    }

    /// `{"value", "unit", "better", "spread", "runs", "target"?}`
    pub(super) fn to_json(&self) -> Value {
        let better = match self.better {
            Better::Higher => "higher",
            Better::Lower => "lower",
        };
        let mut value = json!({
            "value": self.value(),
            "unit": self.unit,
            "better": better,
            "spread": self.spread(),
            "runs": self.runs,
        });
        if let Some(target) = self.target {
            value["target"] = target.into();
        }
        value
    }
}

fn plain(value: &Value) -> Option<Figure> {
    let better = match value["better"].as_str()? {
        "higher" => Better::Higher,
        "lower" => Better::Lower,
        _ => return None,
    };
    Some(Figure {
        name: value["name"].as_str()?.to_owned(),
        unit: value["unit"].as_str()?.to_owned(),
        better,
        target: value["target"].as_f64(),
        runs: numbers(&value["runs"])?,
    })
}

/// As many exponents as every size was measured times.
fn growth(value: &Value) -> Option<Figure> {
    let sizes = value["growth"].as_array()?.iter();
    let sizes: Option<Vec<(f64, Vec<f64>)>> = sizes
        .map(|size| Some((size["size"].as_f64()?, numbers(&size["seconds"])?)))
        .collect();
    let sizes = sizes.filter(|sizes| sizes.len() > 1)?;
    let runs = sizes.iter().map(|(_, seconds)| seconds.len()).min()?;
    let of_run = |run: usize| {
        sizes
            .iter()
            .map(|(size, seconds)| (*size, seconds[run]))
            .collect::<Vec<_>>()
    };
    Some(Figure {
        name: value["name"].as_str()?.to_owned(),
        unit: "exponent".to_owned(),
        better: Better::Lower,
        target: value["target"].as_f64(),
        runs: (0..runs).map(|run| exponent(&of_run(run))).collect(),
    })
}

/// The exponent *k* of *time ≈ c · sizeᵏ*: the slope of log(time) over log(size), by least squares.
fn exponent(points: &[(f64, f64)]) -> f64 {
    let count: f64 = points.iter().map(|_| 1.0).sum();
    // A time below what the browser's clock tells apart is as good as that.
    let logs: Vec<(f64, f64)> = points
        .iter()
        .map(|(size, time)| (size.ln(), time.max(1e-4).ln()))
        .collect();
    let mean = |of: fn(&(f64, f64)) -> f64| logs.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let covariance: f64 = logs.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let variance: f64 = logs.iter().map(|point| (point.0 - x).powi(2)).sum();
    covariance / variance
}

fn numbers(value: &Value) -> Option<Vec<f64>> {
    value.as_array()?.iter().map(Value::as_f64).collect()
}

/// Keys of the report are in `snake_case`.
fn is_key(name: &str) -> bool {
    let is_part = |character: char| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '_';
    !name.is_empty() && name.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Option<Figure> {
        Figure::parse(line).ok()
    }

    fn with_target(better: Better, target: f64, runs: &[f64]) -> Figure {
        Figure {
            target: Some(target),
            ..Figure::new("f", "MB/s", better, runs.to_vec())
        }
    }

    #[test]
    fn the_value_is_the_median() {
        let value = |runs: &[f64]| Figure::new("f", "s", Better::Lower, runs.to_vec()).value();
        assert_eq!(value(&[900.0, 1.0, 5.0]), 5.0);
        assert_eq!(value(&[4.0, 1.0, 2.0, 900.0]), 3.0);
    }

    #[test]
    fn the_spread_is_relative_to_the_value() {
        let spread = |runs: &[f64]| Figure::new("f", "s", Better::Lower, runs.to_vec()).spread();
        assert_eq!(spread(&[9.0, 10.0, 12.0]), 0.3);
        assert_eq!(spread(&[0.0, 0.0]), 0.0);
    }

    #[test]
    fn a_target_is_met_from_the_right_side() {
        assert_eq!(with_target(Better::Higher, 5.0, &[6.0]).verdict(), Some((5.0, true)));
        assert_eq!(with_target(Better::Lower, 5.0, &[6.0]).verdict(), Some((5.0, false)));
        assert_eq!(Figure::new("f", "s", Better::Lower, vec![1.0]).verdict(), None);
    }

    #[test]
    fn figures_are_read_strictly() {
        assert_eq!(parse(r#"{"name":"x","unit":"s","better":"faster","runs":[1]}"#), None);
        assert_eq!(parse(r#"{"name":"x","unit":"s","better":"lower","runs":[]}"#), None);
        assert_eq!(parse(r#"{"name":"x","unit":"s","better":"lower","runs":[null]}"#), None);
        assert_eq!(parse(r#"{"name":"X y","unit":"s","better":"lower","runs":[1]}"#), None);
        let figure = parse(r#"{"name":"x","unit":"s","better":"lower","runs":[1,2],"target":3}"#).unwrap();
        assert_eq!(
            figure,
            Figure {
                name: "x".into(),
                unit: "s".into(),
                ..with_target(Better::Lower, 3.0, &[1.0, 2.0])
            }
        );
    }

    #[test]
    fn the_exponent_is_the_slope_on_logarithmic_paper() {
        let close = |exponent: f64, expected: f64| (exponent - expected).abs() < 1e-9;
        assert!(close(exponent(&[(1.0, 3.0), (10.0, 30.0), (100.0, 300.0)]), 1.0));
        assert!(close(exponent(&[(1.0, 3.0), (10.0, 300.0), (100.0, 30_000.0)]), 2.0));
        assert!(close(exponent(&[(1.0, 3.0), (100.0, 3.0)]), 0.0));
    }

    #[test]
    fn growth_is_read_as_one_exponent_for_each_run() {
        let line =
            r#"{"name":"g","growth":[{"size":1,"seconds":[1,1]},{"size":10,"seconds":[10,100,7]}],"target":1.1}"#;
        let figure = parse(line).unwrap();
        assert_eq!(figure.runs.len(), 2);
        assert!((figure.value() - 1.5).abs() < 1e-9 && figure.verdict() == Some((1.1, false)));
        assert_eq!(parse(r#"{"name":"g","growth":[{"size":1,"seconds":[1]}]}"#), None);
        assert_eq!(
            parse(r#"{"name":"g","growth":[{"size":1,"seconds":[]},{"size":2,"seconds":[]}]}"#),
            None
        );
    }
}
