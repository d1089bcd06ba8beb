//! Figures, the table that a person reads, and the JSON that a program reads.

use std::fmt;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::trouble::{Outcome, Trouble};

/// Something measured, several times.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    name: String,
    unit: String,
    /// `higher` or `lower`.
    better: String,
    target: Option<f64>,
    runs: Vec<f64>,
}

impl Figure {
    /// A figure without a target; `runs` isn't empty.
    pub(super) fn new(name: &str, unit: &str, better: &str, runs: Vec<f64>) -> Self {
        Self {
            name: name.to_owned(),
            unit: unit.to_owned(),
            better: better.to_owned(),
            target: None,
            runs,
        }
    }

    /// Reads `{"name": …, "unit": …, "better": "higher|lower", "runs": […], "target": …}`.
    pub(super) fn parse(line: &str) -> Outcome<Self> {
        let trouble = || Trouble::new(format!("a measurement printed something that is no figure: {line}"));
        let value: Value = serde_json::from_str(line).map_err(|_| trouble())?;
        let text = |key: &str| value[key].as_str().map(str::to_owned).ok_or_else(trouble);
        let runs = value["runs"].as_array().ok_or_else(trouble)?;
        let runs: Option<Vec<f64>> = runs.iter().map(Value::as_f64).collect();
        let runs = runs.filter(|runs| !runs.is_empty()).ok_or_else(trouble)?;
        let better = text("better")?;
        if better != "higher" && better != "lower" {
            return Err(trouble());
        }
        Ok(Self {
            name: text("name")?,
            unit: text("unit")?,
            better,
            target: value["target"].as_f64(),
            runs,
        })
    }

    /// The median: a run that something else disturbed doesn't count.
    fn value(&self) -> f64 {
        let mut runs = self.runs.clone();
        runs.sort_by(f64::total_cmp);
        let middle = runs.len() / 2;
        if runs.len() % 2 == 1 {
            runs[middle]
        } else {
            f64::midpoint(runs[middle - 1], runs[middle])
        }
    }

    fn is_met(&self) -> Option<bool> {
        let target = self.target?;
        Some(if self.better == "higher" {
            self.value() >= target
        } else {
            self.value() <= target
        })
    }
}

/// Everything that was measured, and on what.
#[derive(Clone, Debug)]
pub(super) struct Report {
    /// Names and versions.
    pub(super) machine: Map<String, Value>,
    /// In the order in which they are shown.
    pub(super) figures: Vec<Figure>,
}

impl Report {
    /// Writes `{"machine": {…}, "figures": {"name": {"value", "unit", "better", "runs", "target"?}}}`.
    pub(super) fn write(&self, file: &Path) -> Outcome {
        let trouble = |error: std::io::Error| Trouble::new(format!("{} can't be written: {error}.", file.display()));
        if let Some(directory) = file.parent() {
            std::fs::create_dir_all(directory).map_err(trouble)?;
        }
        std::fs::write(file, format!("{:#}\n", self.json())).map_err(trouble)
    }

    fn json(&self) -> Value {
        let figures: Map<String, Value> = self
            .figures
            .iter()
            .map(|figure| (figure.name.clone(), json_of(figure)))
            .collect();
        json!({ "machine": self.machine, "figures": figures })
    }
}

fn json_of(figure: &Figure) -> Value {
    let mut value = json!({
        "value": figure.value(),
        "unit": figure.unit,
        "better": figure.better,
        "runs": figure.runs,
    });
    if let Some(target) = figure.target {
        value["target"] = target.into();
    }
    value
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widest = self
            .figures
            .iter()
            .map(|figure| figure.name.chars().count())
            .max()
            .unwrap_or(0);
        for figure in &self.figures {
            write!(
                formatter,
                "{:widest$}  {:>12} {}",
                figure.name,
                rounded(figure.value()),
                figure.unit
            )?;
            match (figure.target, figure.is_met()) {
                (Some(target), Some(true)) => writeln!(formatter, "  (target {} met)", rounded(target))?,
                (Some(target), _) => writeln!(formatter, "  (target {} not met)", rounded(target))?,
                (None, _) => writeln!(formatter)?,
            }
        }
        Ok(())
    }
}

/// Three or four significant digits, as measuring allows; whole bytes and milliseconds stay whole, and nothing is `0`.
fn rounded(value: f64) -> String {
    if value == 0.0 {
        "0".into()
    } else if value >= 100.0 {
        grouped(&format!("{value:.0}"))
    } else if value >= 1.0 {
        format!("{value:.1}")
    } else if value >= 0.01 {
        format!("{value:.3}")
    } else {
        format!("{value:.1e}")
    }
}

fn grouped(digits: &str) -> String {
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(better: &str, target: f64, runs: &[f64]) -> Figure {
        Figure {
            target: Some(target),
            ..Figure::new("f", "MB/s", better, runs.to_vec())
        }
    }

    #[test]
    fn the_value_is_the_median() {
        assert_eq!(figure("higher", 0.0, &[900.0, 1.0, 5.0]).value(), 5.0);
        assert_eq!(figure("higher", 0.0, &[4.0, 1.0, 2.0, 900.0]).value(), 3.0);
    }

    #[test]
    fn a_target_is_met_from_the_right_side() {
        assert_eq!(figure("higher", 5.0, &[6.0]).is_met(), Some(true));
        assert_eq!(figure("lower", 5.0, &[6.0]).is_met(), Some(false));
        assert_eq!(Figure::new("f", "s", "lower", vec![1.0]).is_met(), None);
    }

    #[test]
    fn the_report_has_the_agreed_shape() {
        let report = Report {
            machine: Map::new(),
            figures: vec![figure("higher", 5.0, &[6.0, 8.0])],
        };
        let expected = json!({"machine": {}, "figures": {"f":
            {"value": 7.0, "unit": "MB/s", "better": "higher", "runs": [6.0, 8.0], "target": 5.0}}});
        assert_eq!(report.json(), expected);
        assert!(report.to_string().contains("7.0 MB/s  (target 5.0 met)"));
    }

    #[test]
    fn figures_are_read_strictly() {
        assert!(Figure::parse(r#"{"name":"x","unit":"s","better":"faster","runs":[1]}"#).is_err());
        assert!(Figure::parse(r#"{"name":"x","unit":"s","better":"lower","runs":[]}"#).is_err());
        let figure = Figure::parse(r#"{"name":"x","unit":"s","better":"lower","runs":[1,2],"target":3}"#).unwrap();
        assert_eq!(figure.target, Some(3.0));
    }

    #[test]
    fn numbers_are_rounded_as_measuring_allows() {
        assert_eq!(
            [0.0, 0.00042, 0.0573, 1.86, 99.9, 1112.5, 1_234_567.0].map(rounded),
            ["0", "4.2e-4", "0.057", "1.9", "99.9", "1,112", "1,234,567"]
        );
    }
}
