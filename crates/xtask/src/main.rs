//! `cargo xtask`: the commands of the project. Each command is a module of its own; this file reads the arguments and says
//! in one sentence what went wrong.
//!
//! Left out on purpose: anything of Kluis itself. Nothing here depends on a crate of the workspace, so that the commands
//! build in seconds and still run while the rest doesn't compile.

mod bench;
mod build;
mod ci;
mod place;
mod process;
mod serve;
mod setup;
mod steps;
mod test;
mod tidy;
mod trouble;

use std::process::ExitCode;

use crate::place::Place;
use crate::trouble::{Outcome, Trouble};

const HELP: &str = "\
cargo xtask <command>

  setup                    everything a fresh machine needs; quick when it is there already
  serve [--debug] [--port N] [--open]
                           setup, then the dashboard on http://127.0.0.1:8080
  test [name …] [--list]   setup, then every test, or the steps whose names contain one of the words
  bench [part …]           setup, then measures, prints a table and writes target/bench/report.json
  tidy                     the floors, the headers, the sizes and the paths in ARCHITECTURE.md
  ci                       fmt, tidy, clippy, test: what has to pass before anything is merged

Environment: CARGO_TARGET_DIR, KLUIS_CHROMIUM (a Chromium or Chrome), CHROMEDRIVER (its chromedriver).";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("\nxtask: {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Outcome {
    let Some((command, rest)) = arguments.split_first() else {
        println!("{HELP}");
        return Ok(());
    };
    if matches!(command.as_str(), "help" | "--help" | "-h") {
        println!("{HELP}");
        return Ok(());
    }
    let place = Place::find()?;
    match command.as_str() {
        "setup" => no_arguments(rest).and_then(|()| setup::run(&place).map(drop)),
        "serve" => serve::run(&place, &serve::Options::parse(rest)?),
        "test" => test::run(&place, &test::Selection::parse(rest)?),
        "bench" => bench::run(&place, &bench::Selection::parse(rest)?),
        "tidy" => no_arguments(rest).and_then(|()| tidy::run(&place)),
        "ci" => no_arguments(rest).and_then(|()| ci::run(&place)),
        other => Err(Trouble::new(format!(
            "there is no command `{other}`. `cargo xtask help` lists them."
        ))),
    }
}

fn no_arguments(rest: &[String]) -> Outcome {
    match rest.first() {
        None => Ok(()),
        Some(extra) => Err(Trouble::new(format!(
            "this command takes no arguments, but got `{extra}`."
        ))),
    }
}
