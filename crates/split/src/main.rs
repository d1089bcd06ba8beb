//! What Trunk runs after each build (`Trunk.toml`): cuts the page's module and the worker's.
//!
//! ```text
//! kluis-split                    cuts, after a release build, what lies in TRUNK_STAGING_DIR
//! kluis-split list NAMES LIST    makes a list out of names, one a line, that an instrumented module exported
//! ```
//!
//! With `KLUIS_INSTRUMENT` set, modules are instrumented instead of cut, for `cargo xtask profile`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, bail, ensure};
use kluis_split::{Linked, Profile, announce, cut, instrument, shorten};

/// Each module, and the profile that Cargo builds it with.
const MODULES: [(&str, &str); 2] = [("app", "release"), ("worker", "worker")];

/// What every browser has that Kluis runs in, and `rustc` uses. `wasm-opt` would use more if it were told that there is more.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.as_slice() {
        [] => after_build(),
        [word, names, list] if word == "list" => make_list(Path::new(names), Path::new(list)),
        _ => bail!("usage: kluis-split [list NAMES LIST]"),
    }
}

fn after_build() -> Result<()> {
    let variable = |name| env::var_os(name).with_context(|| format!("{name} isn't set; Trunk sets it"));
    if variable("TRUNK_PROFILE")? != "release" {
        return Ok(());
    }
    let (staging, source) = (
        PathBuf::from(variable("TRUNK_STAGING_DIR")?),
        PathBuf::from(variable("TRUNK_SOURCE_DIR")?),
    );
    let built = target()?.join("wasm32-unknown-unknown");
    for (name, profile) in MODULES {
        let module = staging.join(format!("{name}_bg.wasm"));
        let (later, script) = (format!("{name}_later.wasm"), staging.join(format!("{name}.js")));
        let text = fs::read_to_string(&script).with_context(|| format!("{} can't be read", script.display()))?;
        let text = announce(&text, &later)?;
        if env::var_os("KLUIS_INSTRUMENT").is_some() {
            write(&module, &instrument(&read(&module)?)?)?;
            write(&script, text.as_bytes())?;
            continue;
        }
        let linked = Linked::read(&read(&built.join(profile).join(format!("{name}.wasm")))?)?;
        let list = source.join(format!("web/first-visit/{name}.txt"));
        let list = fs::read_to_string(&list).with_context(|| format!("{} can't be read", list.display()))?;
        let parts = cut(&read(&module)?, &linked, &Profile::parse(&list)?)?;
        let later = staging.join(later);
        let (first, text) = shorten(&parts.first, &text)?;
        write(&module, &first)?;
        write(&script, text.as_bytes())?;
        write(&later, &parts.later)?;
        optimise(&module, "-Oz")?;
        optimise(&later, "-O1")?;
    }
    Ok(())
}

/// Cargo's target directory: this program lies in it.
fn target() -> Result<PathBuf> {
    let own = env::current_exe()?;
    let target = own
        .ancestors()
        .nth(2)
        .context("the program lies in no target directory")?;
    Ok(target.to_owned())
}

/// Makes a module smaller, and drops the names in it.
fn optimise(module: &Path, level: &str) -> Result<()> {
    let status = Command::new("wasm-opt")
        .args([level, "--strip-debug", "--strip-producers", "--strip-target-features"])
        .args(FEATURES)
        .arg(module)
        .arg("-o")
        .arg(module)
        .status()
        .context("wasm-opt can't be started")?;
    ensure!(status.success(), "wasm-opt failed on {}", module.display());
    Ok(())
}

fn make_list(names: &Path, list: &Path) -> Result<()> {
    let names = fs::read_to_string(names)?;
    let profile = Profile::of_names(names.lines().map(str::trim_start));
    let heading = "# The functions that a first visit runs; `cargo xtask profile` makes this list.\n";
    write(list, format!("{heading}{profile}").as_bytes())
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("{} can't be read", file.display()))
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(file, bytes).with_context(|| format!("{} can't be written", file.display()))
}
