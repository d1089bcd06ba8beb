//! The Python side of the set-up: Microsoft's own storage SDK in a virtual environment, for the interop tests.

use std::path::{Path, PathBuf};

use super::{doing, packages, there};
use crate::place::Place;
use crate::process::Run;
use crate::trouble::{Outcome, Trouble};

/// Makes the environment that `tests/interop/requirements.txt` describes; gives its Python.
pub(super) fn environment(place: &Place) -> Outcome<PathBuf> {
    let source = place.root.join("tests/interop/requirements.txt");
    let venv = place.venv();
    let python = venv.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    let wanted = std::fs::read_to_string(&source)
        .map_err(|error| Trouble::new(format!("{} can't be read: {error}.", place.short(&source))))?;
    let installed = venv.join("requirements.txt");
    if std::fs::read_to_string(&installed).is_ok_and(|copy| copy == wanted) && python.is_file() {
        there(&format!("Python environment {}", place.short(&venv)));
        return Ok(python);
    }
    let _ = std::fs::remove_dir_all(&venv);
    let base = base_python()?;
    doing(&format!(
        "{base} -m venv {} and pip install (half a minute)",
        place.short(&venv)
    ));
    create(base, &venv)?;
    Run::new(&python)
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--requirement",
        ])
        .arg(&source)
        .go()
        .map_err(|trouble| trouble.and("It needs a Python package index that answers."))?;
    std::fs::write(&installed, wanted)
        .map_err(|error| Trouble::new(format!("{} can't be written: {error}.", place.short(&venv))))?;
    Ok(python)
}

fn base_python() -> Outcome<&'static str> {
    let names = ["python3", "python"];
    let is_new_enough = "import sys; sys.exit(sys.version_info < (3, 9))";
    names
        .into_iter()
        .find(|name| Run::new(name).args(["-c", is_new_enough]).read().is_some())
        .ok_or_else(|| {
            Trouble::new("Python 3.9 or later is needed for the interop tests. Install it, then run this again.")
        })
}

/// Debian splits `venv` off Python, so the first attempt may fail there on a fresh machine.
fn create(base: &str, venv: &Path) -> Outcome {
    let order = || Run::new(base).args(["-m", "venv"]).arg(venv);
    let has_venv = Run::new(base).args(["-c", "import venv, ensurepip"]).read().is_some();
    if !has_venv && packages::is_debian() {
        packages::install(&["python3-venv"])?;
    }
    order()
        .go()
        .map_err(|trouble| trouble.and("It needs Python's modules `venv` and `ensurepip`."))
}
