//! Names of imports: `wasm-bindgen` puts a hash into each, which no compression makes shorter, and both the module and its script
//! hold all of them.

use anyhow::{Result, ensure};
use walrus::{Import, Module};

/// Gives every import of a module a short name, and the same in the script that `wasm-bindgen` made for it.
///
/// # Errors
/// Where it isn't a module, or the script isn't its own.
pub fn shorten(module: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut module = Module::from_buffer(module)?;
    let mut script = script.to_owned();
    let imports: Vec<_> = module.imports.iter().map(Import::id).collect();
    for (number, id) in imports.into_iter().enumerate() {
        let import = module.imports.get_mut(id);
        let (long, short) = (format!(" {}: ", import.name), format!(" i{number}: "));
        ensure!(
            script.matches(&long).count() == 1,
            "the script doesn't have `{}` once",
            import.name
        );
        script = script.replace(&long, &short);
        import.name = format!("i{number}");
    }
    Ok((module.emit_wasm(), script))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module() -> Vec<u8> {
        let mut module = Module::default();
        let ty = module.types.add(&[], &[]);
        let (function, _) = module.add_import_func("./app_bg.js", "__wbg_now_0123456789abcdef", ty);
        module.exports.add("now", function);
        module.emit_wasm()
    }

    #[test]
    fn module_and_script_agree_on_the_short_name() {
        let script = "{\n    __wbg_now_0123456789abcdef: function() {},\n}";
        let (module, script) = shorten(&module(), script).unwrap();
        let module = Module::from_buffer(&module).unwrap();
        assert!(module.imports.find("./app_bg.js", "i0").is_some());
        assert_eq!(script, "{\n    i0: function() {},\n}");
    }

    #[test]
    fn a_script_of_another_module_is_refused() {
        assert!(shorten(&module(), "{\n    __wbg_then_0123456789abcdef: function() {},\n}").is_err());
    }
}
