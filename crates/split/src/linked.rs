//! What the linker knows and nobody after it does: which objects in memory, and which functions by pointer, a function or an object
//! points at.
//!
//! Read from a module that was linked with `--emit-relocs`. Functions are told by name, because `wasm-bindgen` numbers them anew.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use anyhow::{Context, Result, ensure};
use wasmparser::{
    DataKind, KnownCustom, Linking, LinkingSectionReader, Name, NameSectionReader, Operator, Parser, Payload,
    RelocSectionReader, RelocationType, SymbolInfo,
};

/// Number of an object in [`Linked::objects`].
pub type ObjectNumber = usize;

/// What something points at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pointers {
    /// Objects in memory.
    pub objects: BTreeSet<ObjectNumber>,
    /// Functions in the table, by name.
    pub functions: BTreeSet<String>,
}

/// A constant or variable in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object {
    /// Its addresses.
    pub place: Range<u32>,
    /// What it points at.
    pub pointers: Pointers,
}

/// Who points at what.
#[derive(Clone, Debug, Default)]
pub struct Linked {
    /// Every object that the linker names.
    pub objects: Vec<Object>,
    /// By the names of functions. Functions of one name are taken together.
    pub functions: HashMap<String, Pointers>,
}

/// The sections that matter, as they are found.
#[derive(Default)]
struct Sections<'a> {
    imported_functions: u32,
    names: HashMap<u32, &'a str>,
    /// Where each body lies, from the start of the code section on.
    bodies: Vec<Range<usize>>,
    code_start: usize,
    data_start: usize,
    /// Of each segment, its address and where its bytes lie, from the start of the data section on.
    segments: Vec<(u32, Range<usize>)>,
    symbols: Vec<SymbolInfo<'a>>,
    /// Offsets of pointers, and the symbols that they point at.
    in_code: Vec<(usize, u32)>,
    in_data: Vec<(usize, u32)>,
}

impl Linked {
    /// Reads what the linker wrote.
    ///
    /// # Errors
    /// Where it isn't a module, or was linked without relocations.
    pub fn read(module: &[u8]) -> Result<Self> {
        let sections = Sections::read(module)?;
        ensure!(
            !sections.in_code.is_empty(),
            "the module has no relocations; it was linked without `--emit-relocs`"
        );
        let (mut linked, by_symbol) = sections.objects()?;
        for (offset, symbol) in &sections.in_code {
            let name = sections.function_at(*offset)?;
            let pointers = linked.functions.entry(name.to_owned()).or_default();
            sections.add(pointers, *symbol, &by_symbol);
        }
        let mut places: Vec<(u32, ObjectNumber)> = linked
            .objects
            .iter()
            .enumerate()
            .map(|(number, object)| (object.place.start, number))
            .collect();
        places.sort_unstable();
        for (offset, symbol) in &sections.in_data {
            let address = sections.address_of(*offset)?;
            // Where objects overlap, the pointer is in all of them.
            let until = places.partition_point(|(start, _)| *start <= address);
            for &(_, holder) in &places[..until] {
                let holder = &mut linked.objects[holder];
                if holder.place.contains(&address) {
                    sections.add(&mut holder.pointers, *symbol, &by_symbol);
                }
            }
        }
        Ok(linked)
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "every other section is somebody else's")]
impl<'a> Sections<'a> {
    fn read(module: &'a [u8]) -> Result<Self> {
        let mut sections = Self::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        if matches!(import?.ty, wasmparser::TypeRef::Func(_)) {
                            sections.imported_functions += 1;
                        }
                    }
                }
                Payload::CodeSectionStart { range, .. } => sections.code_start = range.start,
                Payload::CodeSectionEntry(body) => {
                    let range = body.range();
                    sections
                        .bodies
                        .push(range.start - sections.code_start..range.end - sections.code_start);
                }
                Payload::DataSection(segments) => {
                    sections.data_start = segments.range().start;
                    for segment in segments {
                        let segment = segment?;
                        let bytes = segment.range.end - segment.data.len()..segment.range.end;
                        let DataKind::Active { offset_expr, .. } = segment.kind else {
                            anyhow::bail!("a passive segment has no place in memory");
                        };
                        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                            anyhow::bail!("a segment's place isn't a number");
                        };
                        let bytes = bytes.start - sections.data_start..bytes.end - sections.data_start;
                        sections.segments.push((value.cast_unsigned(), bytes));
                    }
                }
                Payload::CustomSection(section) => sections.read_custom(&section)?,
                _ => {}
            }
        }
        Ok(sections)
    }

    fn read_custom(&mut self, section: &wasmparser::CustomSectionReader<'a>) -> Result<()> {
        match section.as_known() {
            KnownCustom::Name(names) => self.read_names(names)?,
            KnownCustom::Linking(linking) => self.read_symbols(linking)?,
            KnownCustom::Reloc(relocations) => {
                let into = if section.name() == "reloc.CODE" {
                    &mut self.in_code
                } else if section.name() == "reloc.DATA" {
                    &mut self.in_data
                } else {
                    return Ok(());
                };
                read_relocations(relocations, into)?;
            }
            _ => {}
        }
        Ok(())
    }
}

impl<'a> Sections<'a> {
    fn read_names(&mut self, names: NameSectionReader<'a>) -> Result<()> {
        for section in names {
            if let Name::Function(functions) = section? {
                for naming in functions {
                    let naming = naming?;
                    self.names.insert(naming.index, naming.name);
                }
            }
        }
        Ok(())
    }

    fn read_symbols(&mut self, linking: LinkingSectionReader<'a>) -> Result<()> {
        for subsection in linking.subsections() {
            if let Linking::SymbolTable(symbols) = subsection? {
                self.symbols = symbols.into_iter().collect::<Result<_, _>>()?;
            }
        }
        Ok(())
    }

    /// The objects, and which symbol is which.
    fn objects(&self) -> Result<(Linked, BTreeMap<u32, ObjectNumber>)> {
        let mut linked = Linked::default();
        let mut by_symbol = BTreeMap::new();
        for (number, symbol) in (0..).zip(&self.symbols) {
            let SymbolInfo::Data {
                symbol: Some(defined), ..
            } = symbol
            else {
                continue;
            };
            let segment = usize::try_from(defined.index)?;
            let (address, _) = self
                .segments
                .get(segment)
                .context("a symbol in a segment that isn't there")?;
            let start = address + defined.offset;
            by_symbol.insert(number, linked.objects.len());
            linked.objects.push(Object {
                place: start..start + defined.size,
                pointers: Pointers::default(),
            });
        }
        Ok((linked, by_symbol))
    }

    fn add(&self, pointers: &mut Pointers, symbol: u32, objects: &BTreeMap<u32, ObjectNumber>) {
        if let Some(&object) = objects.get(&symbol) {
            pointers.objects.insert(object);
        }
        let of_function = usize::try_from(symbol).ok().and_then(|symbol| self.symbols.get(symbol));
        if let Some(SymbolInfo::Func { index, .. }) = of_function
            && let Some(name) = self.names.get(index)
        {
            pointers.functions.insert((*name).to_owned());
        }
    }

    fn function_at(&self, offset: usize) -> Result<&'a str> {
        let body = self.bodies.partition_point(|body| body.end <= offset);
        let number = self.imported_functions + u32::try_from(body)?;
        self.names
            .get(&number)
            .copied()
            .context("a function without a name points at something")
    }

    fn address_of(&self, offset: usize) -> Result<u32> {
        let held = self.segments.iter().find(|(_, bytes)| bytes.contains(&offset));
        let (address, bytes) = held.context("a relocation outside all segments")?;
        Ok(address + u32::try_from(offset - bytes.start)?)
    }
}

/// Pointers: addresses of memory, and numbers of functions in the table.
fn read_relocations(relocations: RelocSectionReader<'_>, into: &mut Vec<(usize, u32)>) -> Result<()> {
    use RelocationType as Kind;
    for relocation in relocations.entries() {
        let relocation = relocation?;
        let pointer = matches!(
            relocation.ty,
            Kind::MemoryAddrLeb
                | Kind::MemoryAddrSleb
                | Kind::MemoryAddrI32
                | Kind::MemoryAddrRelSleb
                | Kind::MemoryAddrLocrelI32
                | Kind::MemoryAddrTlsSleb
                | Kind::TableIndexSleb
                | Kind::TableIndexI32
                | Kind::TableIndexRelSleb
        );
        if pointer {
            into.push((usize::try_from(relocation.offset)?, relocation.index));
        }
    }
    Ok(())
}
