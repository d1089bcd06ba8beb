//! What the measurements ran on: enough to compare two reports, nothing that names the machine or its owner.

use serde_json::{Map, Value};

use crate::place::Place;
use crate::process::Run;
use crate::setup::Tools;

/// What Kluis is measured beside.
const PEERS: [&str; 4] = ["age-encryption", "openpgp", "@noble/ciphers", "libsodium-wrappers-sumo"];

/// Node knows the same of every system.
const FACTS: &str = "const os = require('node:os'); console.log(JSON.stringify({\
    cpu: os.cpus()[0]?.model, cores: os.availableParallelism(), memory_mib: Math.round(os.totalmem() / 2 ** 20), \
    os: `${os.type()} ${os.release()} ${os.arch()}`, node: process.version, date: new Date().toISOString() }))";

/// Processor, cores, memory, system, the versions that matter, and the date.
pub(super) fn describe(place: &Place, tools: &Tools) -> Map<String, Value> {
    let facts = Run::new("node").args(["-e", FACTS]).read();
    let mut machine: Map<String, Value> = facts
        .and_then(|facts| serde_json::from_str(&facts).ok())
        .unwrap_or_default();
    let version = |program: Run| program.arg("--version").read().map(Value::from);
    let versions = [
        ("rustc", version(Run::new("rustc").within(&place.root))),
        ("chromium", version(Run::new(&tools.browser.chromium))),
        ("kluis", Some(env!("CARGO_PKG_VERSION").into())),
        ("peers", Some(peers(place).into())),
    ];
    machine.extend(
        versions
            .into_iter()
            .filter_map(|(key, value)| Some((key.to_owned(), value?))),
    );
    machine
}

/// The peers' versions.
fn peers(place: &Place) -> Map<String, Value> {
    let lock = std::fs::read_to_string(place.node_root().join("package-lock.json")).unwrap_or_default();
    let version = |peer: &str| Some((peer.to_owned(), locked_version(&lock, peer)?.into()));
    PEERS.into_iter().filter_map(version).collect()
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let lock: Value = serde_json::from_str(lock).ok()?;
    let version = &lock["packages"][format!("node_modules/{package}")]["version"];
    version.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_peer_has_its_version_in_the_lock_file() {
        assert_eq!(peers(&Place::find().unwrap()).len(), PEERS.len());
        assert_eq!(locked_version("{}", "openpgp"), None);
    }
}
