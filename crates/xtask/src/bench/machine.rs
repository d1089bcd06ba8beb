//! What the measurements ran on: enough to compare two reports, nothing that names the machine or its owner.

use serde_json::{Map, Value};

use crate::process::Run;
use crate::setup::Tools;

/// Processor, cores, memory, system, and the versions that matter.
pub(super) fn describe(tools: &Tools) -> Map<String, Value> {
    let mut machine = Map::new();
    let mut set = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            machine.insert(key.to_owned(), value);
        }
    };
    let cpuinfo = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let meminfo = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    set("processor", field(&cpuinfo, "model name").map(Value::from));
    set(
        "cores",
        std::thread::available_parallelism()
            .ok()
            .map(|cores| cores.get().into()),
    );
    set("memory", field(&meminfo, "MemTotal").map(Value::from));
    set(
        "system",
        Some(format!("{} {}", std::env::consts::OS, std::env::consts::ARCH).into()),
    );
    set("rust", Run::new("rustc").arg("--version").read().map(Value::from));
    set(
        "chromium",
        Run::new(&tools.browser.chromium)
            .arg("--version")
            .read()
            .map(Value::from),
    );
    set("node", Run::new("node").arg("--version").read().map(Value::from));
    machine
}

/// The first `key : value` of a file of Linux's `/proc`.
fn field(text: &str, key: &str) -> Option<String> {
    let line = text.lines().find(|line| line.starts_with(key))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_by_their_key() {
        assert_eq!(
            field("a\t: 1\nmodel name\t: Fast CPU\n", "model name").as_deref(),
            Some("Fast CPU")
        );
        assert_eq!(field("a: 1\n", "b"), None);
    }
}
