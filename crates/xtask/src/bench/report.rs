//! The report: the table that a person reads, and the JSON that a program reads.

use std::fmt;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::figure::Figure;
use crate::trouble::{Outcome, Trouble};

/// Everything that was measured, and on what.
#[derive(Clone, Debug)]
pub(super) struct Report {
    /// Names and versions.
    pub(super) machine: Map<String, Value>,
    /// In the order in which they are shown.
    pub(super) figures: Vec<Figure>,
}

impl Report {
    /// Writes `{"machine": {…}, "figures": {"name": {"value", "unit", "better", "spread", "runs", "target"?}}}`, and beside it the table
    /// as `docs/performance.md` has it.
    pub(super) fn write(&self, file: &Path) -> Outcome {
        let trouble = |error: std::io::Error| Trouble::new(format!("{} can't be written: {error}.", file.display()));
        if let Some(directory) = file.parent() {
            std::fs::create_dir_all(directory).map_err(trouble)?;
        }
        std::fs::write(file, format!("{:#}\n", self.to_json())).map_err(trouble)?;
        std::fs::write(file.with_extension("md"), self.to_markdown()).map_err(trouble)
    }

    fn to_markdown(&self) -> String {
        let mut table = String::from("| figure | target | measured | |\n|---|---|---|---|\n");
        for figure in self.targets_first() {
            let (sign, mark) = match figure.verdict() {
                Some((target, met)) => (
                    format!("{} {}", figure.bound(), rounded(target)),
                    if met { "✓" } else { "✗" },
                ),
                None => (String::new(), ""),
            };
            let measured = format!("{} {}", rounded(figure.value()), figure.unit);
            table += &format!(
                "| `{}` | {sign} | {measured} ±{:.0} % | {mark} |\n",
                figure.name,
                figure.spread() * 50.0
            );
        }
        table
    }

    fn targets_first(&self) -> impl Iterator<Item = &Figure> {
        let (judged, others): (Vec<_>, Vec<_>) = self.figures.iter().partition(|figure| figure.verdict().is_some());
        judged.into_iter().chain(others)
    }

    fn to_json(&self) -> Value {
        let named = |figure: &Figure| (figure.name.clone(), figure.to_json());
        let figures: Map<String, Value> = self.figures.iter().map(named).collect();
        json!({ "machine": self.machine, "figures": figures })
    }
}

/// The figures with a target first.
impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widest = self.figures.iter().map(|figure| figure.name.len()).max().unwrap_or(0);
        for figure in self.targets_first() {
            let (value, spread) = (rounded(figure.value()), format!("±{:.0} %", figure.spread() * 50.0));
            write!(
                formatter,
                "{:widest$}  {value:>9} {:<9} {spread:>7}",
                figure.name, figure.unit
            )?;
            match figure.verdict() {
                Some((target, met)) => {
                    let mark = if met { '✓' } else { '✗' };
                    writeln!(formatter, "  {} {:>5} {mark}", figure.bound(), rounded(target))?;
                }
                None => writeln!(formatter)?,
            }
        }
        Ok(())
    }
}

/// Three or four significant digits, as measuring allows; large numbers are whole, and nothing small is `0`.
fn rounded(value: f64) -> String {
    if value == 0.0 {
        "0".into()
    } else if value >= 100.0 {
        grouped(&format!("{value:.0}"))
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else if value >= 1.0 {
        format!("{value:.2}")
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
    use super::super::figure::Better;
    use super::*;

    fn report() -> Report {
        let figures = vec![
            Figure::new("replay_events_s", "events/s", Better::Higher, vec![75_000.0]),
            Figure::parse(r#"{"name":"x_vs_y","unit":"×","better":"higher","runs":[6,8],"target":5}"#).unwrap(),
        ];
        Report {
            machine: Map::from_iter([("cores".to_owned(), 2.into())]),
            figures,
        }
    }

    #[test]
    fn the_report_has_the_agreed_shape() {
        let expected = json!({"machine": {"cores": 2}, "figures": {
            "x_vs_y": {"value": 7.0, "unit": "×", "better": "higher", "spread": 2.0 / 7.0, "runs": [6.0, 8.0], "target": 5.0},
            "replay_events_s": {"value": 75_000.0, "unit": "events/s", "better": "higher", "spread": 0.0, "runs": [75_000.0]},
        }});
        assert_eq!(report().to_json(), expected);
    }

    #[test]
    fn the_table_shows_figures_with_a_target_first() {
        let expected = "x_vs_y                7.00 ×           ±14 %  ≥  5.00 ✓\n\
                        replay_events_s     75,000 events/s     ±0 %\n";
        assert_eq!(report().to_string(), expected);
        assert!(
            report()
                .to_markdown()
                .contains("| `x_vs_y` | ≥ 5.00 | 7.00 × ±14 % | ✓ |\n| `replay_events_s` |  | 75,000")
        );
    }

    #[test]
    fn numbers_are_rounded_as_measuring_allows() {
        assert_eq!(
            [0.0, 0.00042, 0.0573, 1.864, 99.94, 1112.5, 1_234_567.0].map(rounded),
            ["0", "4.2e-4", "0.057", "1.86", "99.9", "1,112", "1,234,567"]
        );
    }
}
