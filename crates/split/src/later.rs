//! The later part: the functions that went away, and everything else as imports from the first part.

use anyhow::{Result, ensure};
use walrus::ir::Value;
use walrus::{
    ConstExpr, ElementItems, ElementKind, FunctionBuilder, FunctionId, FunctionKind, GlobalKind, ImportKind, ImportedFunction,
    Module, RefType, TableId, ValType,
};

use crate::plan::{Ids, Plan, functions_of, memory};
use crate::{FIRST, LOADED, constants};

impl Plan {
    pub(crate) fn later(&self, mut module: Module) -> Result<Vec<u8>> {
        let ids = Ids::of(&module);
        let segments = self.segments(&module)?;
        clear(&mut module)?;
        self.import(&mut module, &ids)?;
        constants::keep(&mut module, &self.moved, true)?;
        self.fill_slots(&mut module, &ids)?;
        for (table, offset, functions) in segments {
            add_segment(&mut module, table, offset, functions);
        }
        let (loaded, _) = module.add_import_global(FIRST, LOADED, ValType::I32, true, false);
        let mut start = FunctionBuilder::new(&mut module.types, &[], &[]);
        start.func_body().i32_const(1).global_set(loaded);
        module.start = Some(start.finish(Vec::new(), &mut module.funcs));
        walrus::passes::gc::run(&mut module);
        Ok(module.emit_wasm())
    }

    fn import(&self, module: &mut Module, ids: &Ids) -> Result<()> {
        for (number, &id) in ids.functions.iter().enumerate() {
            if self.later.contains(&number) {
                continue;
            }
            let ty = module.funcs.get(id).ty();
            match self.functions.get(&number) {
                Some(name) => {
                    let import = module.imports.add(FIRST, name, id);
                    module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
                }
                None => module.funcs.delete(id),
            }
        }
        for (&number, name) in &self.globals {
            let id = ids.globals[number];
            let import = module.imports.add(FIRST, name, id);
            module.globals.get_mut(id).kind = GlobalKind::Import(import);
        }
        for (&number, name) in &self.tables {
            let id = ids.tables[number];
            let import = module.imports.add(FIRST, name, id);
            module.tables.get_mut(id).import = Some(import);
        }
        let id = memory(module)?;
        let import = module.imports.add(FIRST, &self.memory, id);
        module.memories.get_mut(id).import = Some(import);
        Ok(())
    }

    fn fill_slots(&self, module: &mut Module, ids: &Ids) -> Result<()> {
        let size = u64::try_from(self.slots.len())?;
        let (table, _) = module.add_import_table(FIRST, &self.slots_name, false, size, Some(size), RefType::FUNCREF);
        let functions = self.slots.iter().map(|&number| ids.functions[number]).collect();
        add_segment(module, table, 0, functions);
        Ok(())
    }

    /// What of the table of pointers goes later: runs of functions, and where each begins.
    fn segments(&self, module: &Module) -> Result<Vec<(TableId, i32, Vec<FunctionId>)>> {
        let mut segments: Vec<(TableId, i32, Vec<FunctionId>)> = Vec::new();
        for element in module.elements.iter() {
            let ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(offset)) } = element.kind else {
                ensure!(functions_of(&element.items).is_empty(), "functions without a fixed place in a table");
                continue;
            };
            let mut run: Option<(TableId, i32, Vec<FunctionId>)> = None;
            for (place, function) in (offset..).zip(functions_of(&element.items)) {
                if self.in_table.contains(&function.index()) {
                    run.get_or_insert_with(|| (table, place, Vec::new())).2.push(function);
                } else {
                    segments.extend(run.take());
                }
            }
            segments.extend(run);
        }
        Ok(segments)
    }
}

fn add_segment(module: &mut Module, table: TableId, offset: i32, functions: Vec<FunctionId>) {
    let offset = ConstExpr::Value(Value::I32(offset));
    let kind = ElementKind::Active { table, offset };
    let element = module.elements.add(kind, ElementItems::Functions(functions));
    module.tables.get_mut(table).elem_segments.insert(element);
}

/// Takes away all that the first part does once and for both: its imports, exports, tables' contents and start.
fn clear(module: &mut Module) -> Result<()> {
    module.start = None;
    let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
    for id in exports {
        module.exports.delete(id);
    }
    for table in module.tables.iter_mut() {
        table.elem_segments.clear();
    }
    let elements: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
    for id in elements {
        module.elements.delete(id);
    }
    let imports: Vec<_> = module.imports.iter().map(walrus::Import::id).collect();
    for id in imports {
        let import = module.imports.get(id);
        ensure!(
            matches!(import.kind, ImportKind::Function(_)),
            "`{}` is imported and no function",
            import.name
        );
        module.imports.delete(id);
    }
    Ok(())
}
