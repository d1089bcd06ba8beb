//! The functions that a first visit runs: the list of them, and the instrumented module that it is made with.
//!
//! A function is told by its name without the hashes of its crates, so that a list outlives the version of a dependency; of the
//! name, only a hash is listed, because names of generic functions are long. What is missing in a list, or too much, costs bytes
//! and nothing else.

use std::collections::BTreeSet;
use std::fmt;

use anyhow::{Context, Result};
use rustc_demangle::demangle;
use walrus::ir::Value;
use walrus::{ConstExpr, Module, RefType, ValType};

use crate::{LOADED, TABLE};

/// Exports of an instrumented module are called this and the name of a function. Such a global is 1 once the function ran.
const RAN: &str = "ran ";

/// Functions, each as the hash of its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile(BTreeSet<u64>);

impl Profile {
    /// Reads a list: a hash in sixteen hexadecimal digits a line, after lines that begin with `#`.
    ///
    /// # Errors
    /// Where a line is something else.
    pub fn parse(text: &str) -> Result<Self> {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let hash = |line: &str| u64::from_str_radix(line, 16).with_context(|| format!("`{line}` is no hash"));
        lines.map(hash).collect::<Result<_>>().map(Self)
    }

    /// The functions of these names, as an instrumented module exports them.
    pub fn of_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self(names.into_iter().map(hash_of).collect())
    }

    /// Whether a first visit runs the function of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.contains(&hash_of(name))
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|hash| writeln!(f, "{hash:016x}"))
    }
}

/// Of the name without the hashes in it.
fn hash_of(name: &str) -> u64 {
    hash(format!("{:#}", demangle(name)).as_bytes())
}

/// FNV-1a in 64 bits.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// A module that remembers which of its functions ran.
///
/// # Errors
/// Where it isn't a module.
pub fn instrument(module: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::from_buffer(module)?;
    let functions: Vec<_> = module.funcs.iter_local().map(|(id, _)| id).collect();
    let mut exported = BTreeSet::new();
    for id in functions {
        let Some(name) = module.funcs.get(id).name.clone() else {
            continue;
        };
        let initially = ConstExpr::Value(Value::I32(0));
        let ran = module.globals.add_local(ValType::I32, true, false, initially);
        // Several functions of one name are one function to a list.
        let mut export = format!("{RAN}{name}");
        while !exported.insert(export.clone()) {
            export.insert(RAN.len(), ' ');
        }
        module.exports.add(&export, ran);
        let function = module.funcs.get_mut(id).kind.unwrap_local_mut();
        let mut body = function.builder_mut().func_body();
        body.const_at(0, Value::I32(1)).global_set_at(1, ran);
    }
    // As if something had been cut off: so it asks for that, and what asks is listed.
    let not_yet = ConstExpr::Value(Value::I32(0));
    let loaded = module.globals.add_local(ValType::I32, true, false, not_yet);
    module.exports.add(LOADED, loaded);
    let slots = module.tables.add_local(false, 0, Some(0), RefType::FUNCREF);
    module.exports.add(&format!("{TABLE}nothing"), slots);
    Ok(module.emit_wasm())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_as_it_was_written() {
        let profile = Profile::of_names(["main", "_ZN4core3fmt5write17h0123456789abcdefE"]);
        let read = Profile::parse(&format!("# a heading\n{profile}")).unwrap();
        assert_eq!(read, profile);
        assert!(Profile::parse("main").is_err());
    }

    #[test]
    fn a_function_is_known_whatever_its_crates_hash_to() {
        let profile = Profile::of_names(["_ZN4core3fmt5write17h0123456789abcdefE"]);
        assert!(profile.has("_ZN4core3fmt5write17hfedcba9876543210E"));
        assert!(!profile.has("_ZN4core3fmt6format17h0123456789abcdefE"));
    }
}
