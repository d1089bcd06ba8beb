//! Cuts a module of wasm in two after it was built: what a first visit runs, and the rest, which is loaded when it is needed.
//!
//! The first part holds the functions of a [`Profile`] and the constants that they can reach, which the linker tells
//! ([`Linked`]). A function that went away leaves a stand-in, which has the later part loaded and then calls on. So a cut is right
//! whatever the profile says; a poor one only has the later part loaded earlier. The later part takes everything else from the
//! exports of the first: memory, tables, functions.
//!
//! Left out on purpose: loading. That is `web/js/kluis-later.js`.

mod constants;
mod first;
mod later;
mod linked;
mod names;
mod plan;
mod profile;
mod start;

use anyhow::Result;
use walrus::Module;

pub use linked::{Linked, Object, ObjectNumber, Pointers};
pub use names::shorten;
use plan::Plan;
pub use profile::{Profile, instrument};
pub use start::announce;

/// The export that loads the later part: a function that asks JavaScript to, and no more. Nothing but a stand-in calls it.
const LOADER: &str = "load_later";
/// The export that JavaScript calls when something throws. It is small, and no visit may have been one in which something does.
const THROWN: &str = "__wbindgen_exn_store";
/// What the later part calls the first one.
const FIRST: &str = "first";
/// The exported global that is 1 once the later part is there.
const LOADED: &str = "later_loaded";
/// The exported table of functions that the later part brings is called this and a hash of what was cut, so that the parts of two
/// builds don't fit together.
const TABLE: &str = "later ";

/// A module in two parts.
#[derive(Clone, Debug)]
pub struct Parts {
    /// What is loaded first.
    pub first: Vec<u8>,
    /// What is loaded later.
    pub later: Vec<u8>,
}

/// Cuts a module that `wasm-bindgen` made, with the names of its functions as the linker knows them.
///
/// # Errors
/// Where it isn't a module, has no export `load_later`, or is laid out as no Rust program is.
pub fn cut(module: &[u8], linked: &Linked, profile: &Profile) -> Result<Parts> {
    let plan = Plan::make(&parsed(module)?, linked, profile, profile::hash(module))?;
    Ok(Parts {
        first: plan.first(parsed(module)?)?,
        later: plan.later(parsed(module)?)?,
    })
}

fn parsed(module: &[u8]) -> Result<Module> {
    let mut module = Module::from_buffer(module)?;
    // What the linker left there numbers functions as they were before.
    for stale in ["linking", "reloc.CODE", "reloc.DATA"] {
        module.customs.remove_raw(stale);
    }
    Ok(module)
}
