//! The browser of the tests: Chromium or Chrome, with the chromedriver that belongs to it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::{packages, there, version_in};
use crate::process::{Run, find};
use crate::trouble::{Outcome, Trouble};

const BROWSERS: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];
const DRIVERS: [&str; 2] = ["chromedriver", "chromium.chromedriver"];

/// A browser and its driver.
#[derive(Clone, Debug)]
pub(crate) struct Browser {
    /// The browser.
    pub(crate) chromium: PathBuf,
    /// Its driver.
    pub(crate) chromedriver: PathBuf,
}

/// Finds the browser; on Debian installs it where it is missing.
pub(super) fn browser() -> Outcome<Browser> {
    if let Some(found) = look() {
        return described(found);
    }
    if packages::is_debian() {
        packages::install(&["chromium", "chromium-driver"])?;
    }
    match look() {
        Some(found) => described(found),
        None => Err(Trouble::new(
            "the tests need Chromium (or Chrome) and the chromedriver of the same version. Install both, for example \
             `chromium` and `chromium-driver` or https://googlechromelabs.github.io/chrome-for-testing, and where they are \
             not in PATH set KLUIS_CHROMIUM and CHROMEDRIVER to them.",
        )),
    }
}

fn look() -> Option<Browser> {
    Some(Browser {
        chromium: named_or_found("KLUIS_CHROMIUM", &BROWSERS)?,
        chromedriver: named_or_found("CHROMEDRIVER", &DRIVERS)?,
    })
}

fn named_or_found(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(variable) {
        return Some(PathBuf::from(named)).filter(|path| path.is_file());
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let usual = [OsStr::new(
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    )];
    let in_path = names.iter().find_map(|name| find(name, &path));
    let is_browser = variable == "KLUIS_CHROMIUM";
    in_path.or_else(|| {
        usual
            .iter()
            .map(PathBuf::from)
            .find(|path| is_browser && path.is_file())
    })
}

/// Says which browser it is. A driver of another major version refuses to start a session, so that is said here already.
fn described(browser: Browser) -> Outcome<Browser> {
    let version = version_of(&browser.chromium)?;
    let driver = version_of(&browser.chromedriver)?;
    if major(&version) != major(&driver) {
        return Err(Trouble::new(format!(
            "Chromium {version} and chromedriver {driver} do not belong together. Install the same version of both, or set \
             KLUIS_CHROMIUM and CHROMEDRIVER to a pair."
        )));
    }
    there(&format!("Chromium {version} with its chromedriver"));
    Ok(browser)
}

fn version_of(program: &Path) -> Outcome<String> {
    Run::new(program)
        .arg("--version")
        .read()
        .as_deref()
        .and_then(version_in)
        .ok_or_else(|| {
            Trouble::new(format!(
                "`{} --version` doesn't answer. Is it the right program?",
                program.display()
            ))
        })
}

fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}
