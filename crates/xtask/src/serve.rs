//! `cargo xtask serve`: the set-up, then the dashboard on localhost, rebuilt whenever a source file changes.

use crate::build;
use crate::place::Place;
use crate::setup;
use crate::trouble::{Outcome, Trouble};

const USUAL_PORT: u16 = 8080;

/// How to serve.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    debug: bool,
    open: bool,
    port: u16,
}

impl Options {
    /// Reads `--debug`, `--open` and `--port N`.
    pub(crate) fn parse(arguments: &[String]) -> Outcome<Self> {
        let mut options = Self {
            debug: false,
            open: false,
            port: USUAL_PORT,
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--debug" => options.debug = true,
                "--open" => options.open = true,
                "--port" => {
                    let port = rest.next().and_then(|port| port.parse().ok());
                    options.port = port.ok_or_else(|| Trouble::new("`--port` needs a number from 1 to 65535."))?;
                }
                other => {
                    let known = "`serve` knows `--debug`, `--open` and `--port N`";
                    return Err(Trouble::new(format!("{known}, not `{other}`.")));
                }
            }
        }
        Ok(options)
    }
}

/// Serves until it is interrupted.
pub(crate) fn run(place: &Place, options: &Options) -> Outcome {
    setup::run_for_serving(place)?;
    let what = if options.debug {
        "debug build, a minute"
    } else {
        "release build, 3 to 6 minutes the first time"
    };
    println!(
        "… building the dashboard ({what}); then it answers on http://127.0.0.1:{}",
        options.port
    );
    let mut trunk = build::trunk(place)?
        .arg("serve")
        .args(["--locked", "--offline=true", "--address", "127.0.0.1"]);
    // Its own directory: the tests' build in `target/dist` has no reload script in it.
    trunk = trunk
        .arg("--port")
        .arg(options.port.to_string())
        .arg("--dist")
        .arg(place.target.join("serve"));
    // What the page is made of; nothing that a build or a test writes.
    for source in ["index.html", "web", "crates", "docs", "tests/scenarios"] {
        trunk = trunk.arg("--watch").arg(place.root.join(source));
    }
    trunk = trunk.arg("--ignore").arg(place.root.join("crates/xtask"));
    if !options.debug {
        trunk = trunk.arg("--release");
    }
    if options.open {
        trunk = trunk.arg("--open=true");
    }
    trunk
        .go()
        .map_err(|trouble| trouble.and("Where the port is taken, choose another one with `--port`."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Outcome<Options> {
        Options::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn without_options_it_serves_the_release_build_on_8080() {
        assert_eq!(
            parse(""),
            Ok(Options {
                debug: false,
                open: false,
                port: 8080
            })
        );
        assert_eq!(
            parse("--debug --port 9000"),
            Ok(Options {
                debug: true,
                open: false,
                port: 9000
            })
        );
    }

    #[test]
    fn a_bad_port_or_an_unknown_option_is_a_sentence() {
        assert!(parse("--port much").unwrap_err().to_string().contains("needs a number"));
        assert!(parse("--port").is_err());
        assert!(parse("--prot 1").unwrap_err().to_string().contains("`--prot`"));
    }
}
