//! What Trunk runs after each build (`Trunk.toml`): cuts the page's program and the worker's at their named entries.
//!
//! Trunk has built both whole by then. What the linker made is divided, and `wasm-bindgen` and `wasm-opt` do their work anew on the
//! parts. The later part lies in a folder named by a hash, with the script that loads it: so the parts of two builds don't mix.

use std::ffi::OsStr;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

/// Each program, and the Cargo profile that it is built with.
const PROGRAMS: [(&str, &str); 2] = [("app", "release"), ("worker", "worker")];

/// The file of what every named entry leads to: each of them says `later`.
const LATER: &str = "split_later.wasm";

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
    let variable = |name| env::var_os(name).with_context(|| format!("{name} isn't set; Trunk sets it"));
    if variable("TRUNK_PROFILE")? != "release" {
        return Ok(());
    }
    let staging = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let built = target()?.join("wasm32-unknown-unknown");
    for (name, profile) in PROGRAMS {
        cut(name, &built.join(profile).join(format!("{name}.wasm")), &staging)?;
    }
    Ok(())
}

/// Cargo's target directory: this program lies in it.
fn target() -> Result<PathBuf> {
    let own = env::current_exe()?;
    let target = own.ancestors().nth(2);
    Ok(target.context("the program lies in no target directory")?.to_owned())
}

/// Replaces what Trunk made of a program by its two parts.
fn cut(name: &str, linked: &Path, staging: &Path) -> Result<()> {
    let module = fs::read(linked).with_context(|| format!("{} can't be read", linked.display()))?;
    let folder = format!("{name}-{:016x}", hash(&module));
    let (first, later) = (staging.join(format!("{name}.wasm")), staging.join(&folder).join(LATER));
    fs::create_dir_all(staging.join(&folder))?;

    let loader = format!("./{folder}/load.js");
    let script = format!("../{name}.js?v={}", env!("CARGO_PKG_VERSION"));
    let mut options = Options::new(&module);
    options.output_dir = staging;
    options.main_out_path = &first;
    options.link_name = &loader;
    options.main_module = &script;
    transform(options).map_err(|error| anyhow!("{} can't be cut: {error:?}", linked.display()))?;
    fs::rename(staging.join(LATER), &later).with_context(|| format!("{name} has no named entry"))?;
    take_any_type(&staging.join(&loader))?;

    let flags = [
        "--target",
        "web",
        "--no-typescript",
        "--no-demangle",
        // The table of functions is one: the parts share it.
        "--keep-lld-exports",
        "--out-name",
        name,
        "--out-dir",
    ];
    let flags = flags.into_iter().map(OsStr::new);
    run("wasm-bindgen", flags.chain([staging.as_os_str(), first.as_os_str()]))?;
    fs::remove_file(&first)?;
    optimise(&staging.join(format!("{name}_bg.wasm")), "-Oz")?;
    optimise(&later, "-O1")
}

/// Has a loader take a module whatever type the server says that it is of, as the script of `wasm-bindgen` does for the first part.
fn take_any_type(loader: &Path) -> Result<()> {
    const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";
    const WHOLE: &str = "WebAssembly.instantiate(await (await src).arrayBuffer(), imports)";
    let script = fs::read_to_string(loader).with_context(|| format!("{} can't be read", loader.display()))?;
    ensure!(
        script.matches(STREAMING).count() == 1,
        "{} doesn't have `{STREAMING}` once",
        loader.display()
    );
    fs::write(loader, script.replace(STREAMING, WHOLE))?;
    Ok(())
}

fn hash(module: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    module.hash(&mut hasher);
    hasher.finish()
}

/// Makes a module smaller, and drops the names in it.
fn optimise(module: &Path, level: &str) -> Result<()> {
    let strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
    let flags = [level].into_iter().chain(strip).chain(FEATURES).map(OsStr::new);
    run(
        "wasm-opt",
        flags.chain([module.as_os_str(), OsStr::new("-o"), module.as_os_str()]),
    )
}

fn run<'a>(program: &str, arguments: impl IntoIterator<Item = &'a OsStr>) -> Result<()> {
    let status = Command::new(program).args(arguments).status();
    let status = status.with_context(|| format!("{program} can't be started"))?;
    ensure!(status.success(), "{program} failed");
    Ok(())
}
