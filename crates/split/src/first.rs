//! The first part: all that stays, and a stand-in for each function with a slot.

use std::collections::HashSet;

use anyhow::Result;
use walrus::ir::{UnaryOp, Value};
use walrus::{ConstExpr, ElementItems, FunctionBuilder, FunctionId, FunctionKind, GlobalId, Module, RefType, TableId, ValType};

use crate::plan::{Ids, Plan};
use crate::{LOADED, LOADER, constants};

/// What a stand-in needs.
struct Later {
    loader: FunctionId,
    loaded: GlobalId,
    slots: TableId,
}

impl Plan {
    pub(crate) fn first(&self, mut module: Module) -> Result<Vec<u8>> {
        let ids = Ids::of(&module);
        let size = u64::try_from(self.slots.len())?;
        let not_yet = ConstExpr::Value(Value::I32(0));
        let later = Later {
            loader: module.exports.get_func(LOADER)?,
            loaded: module.globals.add_local(ValType::I32, true, false, not_yet),
            slots: module.tables.add_local(false, size, Some(size), RefType::FUNCREF),
        };
        module.exports.add(LOADED, later.loaded);
        module.exports.add(&self.slots_name, later.slots);
        for (slot, &number) in (0..).zip(&self.slots) {
            stand_in(&mut module, ids.functions[number], slot, &later);
        }
        for (&number, name) in &self.functions {
            module.exports.add(name, ids.functions[number]);
        }
        for (&number, name) in &self.globals {
            module.exports.add(name, ids.globals[number]);
        }
        for (&number, name) in &self.tables {
            module.exports.add(name, ids.tables[number]);
        }
        self.clear_table(&mut module, &ids, later.loader);
        constants::keep(&mut module, &self.moved, false)?;
        walrus::passes::gc::run(&mut module);
        Ok(module.emit_wasm())
    }
}

impl Plan {
    /// Takes out of the table what has no stand-in: nobody has a pointer to it before the later part is there.
    fn clear_table(&self, module: &mut Module, ids: &Ids, filler: FunctionId) {
        let gone: HashSet<FunctionId> = self
            .in_table
            .iter()
            .filter(|number| self.slots.binary_search(number).is_err())
            .map(|&number| ids.functions[number])
            .collect();
        for element in module.elements.iter_mut() {
            if let ElementItems::Functions(functions) = &mut element.items {
                for function in functions.iter_mut().filter(|function| gone.contains(function)) {
                    *function = filler;
                }
            }
        }
    }
}

/// ```text
/// if later_loaded = 0 { load_later() }
/// slots[slot](arguments)
/// ```
fn stand_in(module: &mut Module, function: FunctionId, slot: i32, later: &Later) {
    let ty = module.funcs.get(function).ty();
    let signature = module.types.get(ty);
    let (params, results) = (signature.params().to_vec(), signature.results().to_vec());
    let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
    let arguments: Vec<_> = params.iter().map(|param| module.locals.add(*param)).collect();
    let mut body = builder.func_body();
    body.global_get(later.loaded).unop(UnaryOp::I32Eqz).if_else(
        None,
        |then| {
            then.call(later.loader);
        },
        |_| {},
    );
    for argument in &arguments {
        body.local_get(*argument);
    }
    body.i32_const(slot).call_indirect(ty, later.slots);
    module.funcs.get_mut(function).kind = FunctionKind::Local(builder.local_func(arguments));
}
