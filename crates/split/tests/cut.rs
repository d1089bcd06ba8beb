//! A small module is cut, and both parts are what they should be.

use std::collections::{BTreeSet, HashMap};

use kluis_split::{Linked, Object, Pointers, Profile, cut};
use walrus::ir::Value;
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, Module, ModuleConfig,
    RefType, ValType,
};
use wasmparser::Validator;

/// Where the constants of the small module begin: 32 bytes that `visit` points at, then 32 bytes that `rest` does.
const CONSTANTS: i32 = 1024;

/// A function that gives a number and calls another one perhaps.
fn function(module: &mut Module, name: &str, number: i32, called: Option<FunctionId>) -> FunctionId {
    let mut builder = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
    builder.name(name.to_owned());
    let mut body = builder.func_body();
    if let Some(called) = called {
        body.call(called).drop();
    }
    body.i32_const(number);
    builder.finish(Vec::new(), &mut module.funcs)
}

/// `visit` calls `rest`; `pointed` and `hidden` are in the table.
fn small_module() -> Vec<u8> {
    let mut module = Module::with_config(ModuleConfig::new());
    let memory = module.memories.add_local(false, false, 1, None, None);
    module.exports.add("memory", memory);
    let offset = ConstExpr::Value(Value::I32(CONSTANTS));
    let constants = module.data.add(DataKind::Active { memory, offset }, vec![7; 64]);
    module.data.get_mut(constants).name = Some(".rodata".to_owned());
    module.memories.get_mut(memory).data_segments.insert(constants);

    let read = function(&mut module, "read", 5, None);
    let mut loader = FunctionBuilder::new(&mut module.types, &[], &[]);
    loader.name("load_later".to_owned());
    loader.func_body().call(read).drop();
    let loader = loader.finish(Vec::new(), &mut module.funcs);
    module.exports.add("load_later", loader);
    let rest = function(&mut module, "rest", CONSTANTS + 32, None);
    let visit = function(&mut module, "visit", CONSTANTS, Some(rest));
    module.exports.add("visit", visit);
    let pointed = function(&mut module, "pointed", 3, Some(visit));
    let hidden = function(&mut module, "hidden", 4, None);

    let table = module.tables.add_local(false, 3, Some(3), RefType::FUNCREF);
    let offset = ConstExpr::Value(Value::I32(1));
    let items = ElementItems::Functions(vec![pointed, hidden]);
    let element = module.elements.add(ElementKind::Active { table, offset }, items);
    module.tables.get_mut(table).elem_segments.insert(element);
    module.emit_wasm()
}

/// What a linker would say: `visit` has a pointer to `pointed`, and the constant of `rest` has one to `hidden`.
fn linked() -> Linked {
    let start = CONSTANTS.cast_unsigned();
    let pointing = |objects: &[usize], functions: &[&str]| Pointers {
        objects: objects.iter().copied().collect(),
        functions: functions.iter().map(|name| (*name).to_owned()).collect(),
    };
    let object = |start, pointers| Object {
        place: start..start + 32,
        pointers,
    };
    Linked {
        objects: vec![
            object(start, Pointers::default()),
            object(start + 32, pointing(&[], &["hidden"])),
        ],
        functions: HashMap::from([
            ("visit".to_owned(), pointing(&[0], &["pointed"])),
            ("rest".to_owned(), pointing(&[1], &[])),
        ]),
    }
}

fn names(module: &Module) -> BTreeSet<String> {
    module.exports.iter().map(|export| export.name.clone()).collect()
}

#[test]
fn each_part_is_valid_and_the_later_one_fits_the_first() {
    let parts = cut(&small_module(), &linked(), &Profile::of_names(["visit"])).unwrap();
    for part in [&parts.first, &parts.later] {
        Validator::new().validate_all(part).unwrap();
    }
    let (first, later) = (
        Module::from_buffer(&parts.first).unwrap(),
        Module::from_buffer(&parts.later).unwrap(),
    );
    let exported = names(&first);
    for import in later.imports.iter() {
        assert_eq!(import.module, "first");
        assert!(exported.contains(&import.name), "{} isn't exported", import.name);
    }
    assert!(names(&later).is_empty());
    assert!(later.start.is_some(), "it says that it is there");
}

#[test]
fn only_what_the_first_part_may_call_has_a_slot() {
    let parts = cut(&small_module(), &linked(), &Profile::of_names(["visit"])).unwrap();
    let first = Module::from_buffer(&parts.first).unwrap();
    let slots = first.exports.iter().find(|export| export.name.starts_with("later "));
    let ExportItem::Table(slots) = slots.unwrap().item else {
        panic!("the slots are no table")
    };
    // `rest`, which is called, and `pointed`, which `visit` has a pointer to; but not `hidden`.
    assert_eq!(first.tables.get(slots).initial, 2);
}

#[test]
fn nobody_stands_in_for_what_loads() {
    let parts = cut(&small_module(), &linked(), &Profile::default()).unwrap();
    let has = |part: &[u8], wanted: &str| {
        let module = Module::from_buffer(part).unwrap();
        module
            .funcs
            .iter_local()
            .any(|(id, _)| module.funcs.get(id).name.as_deref() == Some(wanted))
    };
    assert!(has(&parts.first, "read") && !has(&parts.later, "read"));
    assert!(has(&parts.later, "visit"));
}

#[test]
fn constants_go_with_whoever_reaches_them() {
    let parts = cut(&small_module(), &linked(), &Profile::of_names(["visit"])).unwrap();
    let bytes = |part: &[u8]| -> usize {
        let module = Module::from_buffer(part).unwrap();
        module.data.iter().map(|data| data.value.len()).sum()
    };
    assert_eq!((bytes(&parts.first), bytes(&parts.later)), (32, 32));
    let whole = cut(
        &small_module(),
        &linked(),
        &Profile::of_names(["visit", "rest", "pointed", "hidden"]),
    )
    .unwrap();
    assert_eq!((bytes(&whole.first), bytes(&whole.later)), (64, 0));
}

#[test]
fn parts_of_two_builds_do_not_fit_together() {
    let table = |module: &[u8]| {
        let parts = cut(module, &linked(), &Profile::default()).unwrap();
        let first = Module::from_buffer(&parts.first).unwrap();
        names(&first)
            .into_iter()
            .find(|name| name.starts_with("later "))
            .unwrap()
    };
    let one = small_module();
    let mut other = Module::from_buffer(&one).unwrap();
    function(&mut other, "new", 5, None);
    let other = other.emit_wasm();
    assert_ne!(table(&one), table(&other));
}

#[test]
fn a_module_without_a_loader_is_refused() {
    let mut module = Module::from_buffer(&small_module()).unwrap();
    module.exports.remove("load_later").unwrap();
    let refused = cut(&module.emit_wasm(), &linked(), &Profile::default());
    assert!(refused.unwrap_err().to_string().contains("no loader"));
}
