//! The browser of the tests: Chromium or Chrome, with the chromedriver that belongs to it.

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
    if let Some(found) = look()? {
        return described(found);
    }
    if packages::is_debian() {
        packages::install(&["chromium", "chromium-driver"])?;
    }
    match look()? {
        Some(found) => described(found),
        None => Err(Trouble::new(
            "the tests need Chromium (or Chrome) and the chromedriver of the same version. Install both, for example \
             `chromium` and `chromium-driver` or https://googlechromelabs.github.io/chrome-for-testing, and where they are \
             not in PATH set KLUIS_CHROMIUM and CHROMEDRIVER to them.",
        )),
    }
}

fn look() -> Outcome<Option<Browser>> {
    let chromium = named("KLUIS_CHROMIUM")?.or_else(|| installed(&BROWSERS).or_else(chrome_of_macos));
    let chromedriver = named("CHROMEDRIVER")?.or_else(|| installed(&DRIVERS));
    Ok(chromium
        .zip(chromedriver)
        .map(|(chromium, chromedriver)| Browser { chromium, chromedriver }))
}

/// What a variable names. That it names nothing is said, rather than something else taken.
fn named(variable: &str) -> Outcome<Option<PathBuf>> {
    let Some(path) = std::env::var_os(variable).map(PathBuf::from) else {
        return Ok(None);
    };
    if path.is_file() {
        return Ok(Some(path));
    }
    Err(Trouble::new(format!(
        "{variable} is {}, and there is no such file.",
        path.display()
    )))
}

fn installed(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    names.iter().find_map(|name| find(name, &path))
}

fn chrome_of_macos() -> Option<PathBuf> {
    let chrome = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    Some(chrome).filter(|path| path.is_file())
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
