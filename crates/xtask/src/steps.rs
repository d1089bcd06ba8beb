//! Steps with names: each is announced, timed, and listed with its time at the end.

use std::time::{Duration, Instant};

use crate::trouble::{Outcome, Trouble};

/// A list of steps as it grows.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    done: Vec<Done>,
}

#[derive(Debug)]
struct Done {
    name: String,
    took: Duration,
    trouble: Option<Trouble>,
}

impl Steps {
    /// Runs a step on which the next ones stand: its trouble ends the list.
    pub(crate) fn must<T>(&mut self, name: &str, step: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        let (result, took) = announced(name, step);
        let trouble = result.as_ref().err().cloned();
        self.done.push(Done {
            name: name.to_owned(),
            took,
            trouble,
        });
        result
    }

    /// Runs a step that stands alone: its trouble is kept for the end, and the list goes on.
    pub(crate) fn run(&mut self, name: &str, step: impl FnOnce() -> Outcome) {
        if let Err(trouble) = self.must(name, step) {
            eprintln!("✗ {name}: {trouble}");
        }
    }

    /// Takes over the steps of another list.
    pub(crate) fn append(&mut self, mut other: Self) {
        self.done.append(&mut other.done);
    }

    /// Prints every step with its time.
    ///
    /// # Errors
    /// When one of them failed: a sentence that names those.
    pub(crate) fn finish(self) -> Outcome {
        self.print();
        let failed: Vec<_> = self.done.iter().filter(|done| done.trouble.is_some()).collect();
        match failed.as_slice() {
            [] => Ok(()),
            failed => {
                let reasons: Vec<String> = failed
                    .iter()
                    .filter_map(|done| done.trouble.as_ref().map(|trouble| format!("{}: {trouble}", done.name)))
                    .collect();
                Err(Trouble::new(format!(
                    "{} of {} steps failed.\n{}",
                    failed.len(),
                    self.done.len(),
                    reasons.join("\n")
                )))
            }
        }
    }

    fn print(&self) {
        let widest = self
            .done
            .iter()
            .map(|done| done.name.chars().count())
            .max()
            .unwrap_or(0);
        println!();
        for done in &self.done {
            let sign = if done.trouble.is_none() { "✓" } else { "✗" };
            println!("{sign} {:widest$}  {:>8}", done.name, shown(done.took));
        }
        let total: Duration = self.done.iter().map(|done| done.took).sum();
        println!("  {:widest$}  {:>8}", "together", shown(total));
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a build tool measures real time; the ban is for the pure crates"
)]
fn announced<T>(name: &str, step: impl FnOnce() -> T) -> (T, Duration) {
    println!("\n── {name}");
    let start = Instant::now();
    let result = step();
    (result, start.elapsed())
}

/// A duration as one reads it.
pub(crate) fn shown(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds >= 60 {
        format!("{}m {:02}s", seconds / 60, seconds % 60)
    } else {
        format!("{:.1} s", duration.as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_fails_the_list_and_is_named() {
        let mut steps = Steps::default();
        steps.run("first", || Ok(()));
        steps.run("second", || Err(Trouble::new("it rained.")));
        steps.run("third", || Ok(()));
        let trouble = steps.finish().unwrap_err();
        assert_eq!(trouble.to_string(), "1 of 3 steps failed.\nsecond: it rained.");
    }

    #[test]
    fn a_list_without_trouble_ends_well() {
        let mut steps = Steps::default();
        assert_eq!(steps.must("only", || Ok(7)), Ok(7));
        assert_eq!(steps.finish(), Ok(()));
    }

    #[test]
    fn durations_read_as_a_person_says_them() {
        assert_eq!(shown(Duration::from_millis(1_310)), "1.3 s");
        assert_eq!(shown(Duration::from_secs(125)), "2m 05s");
    }
}
