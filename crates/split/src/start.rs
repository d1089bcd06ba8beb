//! Who loads the later part has to know the module before anything in it runs: its first function may already be one that went away.

use anyhow::{Result, ensure};

/// Where the script of `wasm-bindgen` starts the module.
const START: &str = "    wasm.__wbindgen_start();\n";

/// Has the script tell `kluisLater` (`web/js/kluis-later.js`) whose later part is the file of this name, just before it starts the module.
///
/// # Errors
/// Where the script doesn't start a module in one place.
pub fn announce(script: &str, later: &str) -> Result<String> {
    ensure!(
        script.matches(START).count() == 1,
        "the script doesn't have `{}` once",
        START.trim()
    );
    let begin = format!("    globalThis.kluisLater.begin(wasm, {later:?});\n");
    Ok(script.replace(START, &(begin + START)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_is_known_before_it_starts() {
        let script = announce("{\n    wasm.__wbindgen_start();\n    return wasm;\n}", "app_later.wasm").unwrap();
        let known = script.find(r#"kluisLater.begin(wasm, "app_later.wasm");"#).unwrap();
        assert!(known < script.find("__wbindgen_start").unwrap());
    }

    #[test]
    fn a_script_that_starts_nothing_is_refused() {
        assert!(announce("{}", "app_later.wasm").is_err());
    }
}
