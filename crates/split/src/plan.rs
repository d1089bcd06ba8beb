//! What goes into which part.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use anyhow::{Context, Result};
use walrus::ir::Visitor;
use walrus::{ConstExpr, ElementItems, ExportItem, FunctionId, FunctionKind, GlobalId, MemoryId, Module, TableId};

use crate::{LOADER, Linked, ObjectNumber, Pointers, Profile, TABLE, THROWN, constants};

/// What goes where. An id belongs to one parsed module only; numbers are the same whenever the same bytes are parsed.
pub(crate) struct Plan {
    /// Functions that go later.
    pub(crate) later: HashSet<usize>,
    /// Those of them that the first part calls, exports or has a pointer to. The later part puts each into its slot.
    pub(crate) slots: Vec<usize>,
    /// Those of them that are in the table of pointers to functions. The later part puts each where it belongs.
    pub(crate) in_table: BTreeSet<usize>,
    /// What the first part exports for the later one, and under which names.
    pub(crate) functions: BTreeMap<usize, String>,
    pub(crate) globals: BTreeMap<usize, String>,
    pub(crate) tables: BTreeMap<usize, String>,
    pub(crate) memory: String,
    /// The name of the table with the slots.
    pub(crate) slots_name: String,
    /// Addresses of constants that only the later part needs, in order.
    pub(crate) moved: Vec<Range<u32>>,
}

impl Plan {
    pub(crate) fn make(module: &Module, linked: &Linked, profile: &Profile, hash: u64) -> Result<Self> {
        let loader = module.exports.get_func(LOADER).context("the module has no loader")?;
        let (mut later, mut names) = (HashSet::new(), Names::default());
        let loading = called_by(module, loader);
        let thrown = module.exports.get_func(THROWN).ok();
        for (id, _) in module.funcs.iter_local() {
            // One without a name was made by `wasm-bindgen`, and is small.
            let Some(name) = module.funcs.get(id).name.as_deref() else {
                continue;
            };
            if profile.has(name) || loading.contains(&id) || [module.start, thrown].contains(&Some(id)) {
                names.first.push(name);
            } else {
                names.later.push(name);
                later.insert(id.index());
            }
        }
        let (by_first, by_later) = (Reached::by(linked, &names.first), Reached::by(linked, &names.later));
        let (first_uses, later_uses) = uses(module, &later);
        let mut slots = first_uses.functions;
        slots.retain(|function| later.contains(function));
        let mut in_table = BTreeSet::new();
        for function in module.elements.iter().flat_map(|element| functions_of(&element.items)) {
            let name = module.funcs.get(function).name.as_deref();
            let known = |name| by_later.functions.contains(name) && !by_first.functions.contains(name);
            if later.contains(&function.index()) {
                in_table.insert(function.index());
                // Whoever has its number may call it; the linker knows who.
                if !name.is_some_and(known) {
                    slots.insert(function.index());
                }
            }
        }
        let mut fresh = (0..).map(|number| format!("_{number}"));
        let mut named = |numbers: BTreeSet<usize>| numbers.into_iter().zip(&mut fresh).collect::<BTreeMap<_, _>>();
        let shared = later_uses.functions.into_iter().filter(|id| !later.contains(id));
        let main_table = module
            .tables
            .main_function_table()?
            .context("the module has no table of functions")?;
        let mut used_tables = later_uses.tables;
        used_tables.insert(main_table.index());
        Ok(Self {
            functions: named(shared.collect()),
            globals: named(later_uses.globals),
            tables: named(used_tables),
            memory: memory_name(module)?,
            slots: slots.into_iter().collect(),
            in_table,
            slots_name: format!("{TABLE}{hash:016x}"),
            moved: constants::moved(module, linked, &by_first.objects, &by_later.objects)?,
            later,
        })
    }
}

/// The names of the functions of each part.
#[derive(Default)]
struct Names<'a> {
    first: Vec<&'a str>,
    later: Vec<&'a str>,
}

/// What functions can get at by pointers, through objects too.
struct Reached<'a> {
    /// Of each object, whether it is.
    objects: Vec<bool>,
    functions: HashSet<&'a str>,
}

impl<'a> Reached<'a> {
    fn by(linked: &'a Linked, names: &[&str]) -> Self {
        let mut reached = Self {
            objects: vec![false; linked.objects.len()],
            functions: HashSet::new(),
        };
        let mut next = Vec::new();
        for pointers in names.iter().filter_map(|name| linked.functions.get(*name)) {
            reached.add(pointers, &mut next);
        }
        while let Some(object) = next.pop() {
            if !std::mem::replace(&mut reached.objects[object], true) {
                reached.add(&linked.objects[object].pointers, &mut next);
            }
        }
        reached
    }

    fn add(&mut self, pointers: &'a Pointers, next: &mut Vec<ObjectNumber>) {
        self.functions.extend(pointers.functions.iter().map(String::as_str));
        next.extend(&pointers.objects);
    }
}

/// The ids of a module by their numbers.
pub(crate) struct Ids {
    pub(crate) functions: Vec<FunctionId>,
    pub(crate) globals: Vec<GlobalId>,
    pub(crate) tables: Vec<TableId>,
}

impl Ids {
    pub(crate) fn of(module: &Module) -> Self {
        Self {
            functions: module.funcs.iter().map(walrus::Function::id).collect(),
            globals: module.globals.iter().map(walrus::Global::id).collect(),
            tables: module.tables.iter().map(walrus::Table::id).collect(),
        }
    }
}

pub(crate) fn memory(module: &Module) -> Result<MemoryId> {
    let memory = module.memories.iter().next().context("the module has no memory")?;
    Ok(memory.id())
}

fn memory_name(module: &Module) -> Result<String> {
    let export = module.exports.get_exported_memory(memory(module)?);
    Ok(export.context("the memory isn't exported")?.name.clone())
}

/// What code uses.
#[derive(Default)]
struct Uses {
    functions: BTreeSet<usize>,
    globals: BTreeSet<usize>,
    tables: BTreeSet<usize>,
}

impl Visitor<'_> for Uses {
    fn visit_function_id(&mut self, id: &FunctionId) {
        self.functions.insert(id.index());
    }

    fn visit_global_id(&mut self, id: &GlobalId) {
        self.globals.insert(id.index());
    }

    fn visit_table_id(&mut self, id: &TableId) {
        self.tables.insert(id.index());
    }
}

/// What the first part uses, with all that is exported, and what the later part does.
fn uses(module: &Module, later: &HashSet<usize>) -> (Uses, Uses) {
    let (mut by_first, mut by_later) = (Uses::default(), Uses::default());
    for (id, function) in module.funcs.iter_local() {
        let uses = if later.contains(&id.index()) {
            &mut by_later
        } else {
            &mut by_first
        };
        walrus::ir::dfs_in_order(uses, function, function.entry_block());
    }
    for export in module.exports.iter() {
        if let ExportItem::Function(id) = export.item {
            by_first.functions.insert(id.index());
        }
    }
    (by_first, by_later)
}

/// A function, and all that it calls, one through another. Nobody may stand in for what loads.
fn called_by(module: &Module, function: FunctionId) -> HashSet<FunctionId> {
    let mut called = HashSet::new();
    let mut next = vec![function];
    while let Some(id) = next.pop() {
        let FunctionKind::Local(local) = &module.funcs.get(id).kind else {
            continue;
        };
        if called.insert(id) {
            let mut calls = Calls::default();
            walrus::ir::dfs_in_order(&mut calls, local, local.entry_block());
            next.extend(calls.0);
        }
    }
    called
}

#[derive(Default)]
struct Calls(Vec<FunctionId>);

impl Visitor<'_> for Calls {
    fn visit_function_id(&mut self, id: &FunctionId) {
        self.0.push(*id);
    }
}

/// The functions in a segment of a table, in order.
pub(crate) fn functions_of(items: &ElementItems) -> Vec<FunctionId> {
    match items {
        ElementItems::Functions(functions) => functions.clone(),
        ElementItems::Expressions(_, expressions) => expressions
            .iter()
            .filter_map(|expression| {
                if let ConstExpr::RefFunc(function) = expression {
                    Some(*function)
                } else {
                    None
                }
            })
            .collect(),
    }
}
