//! Constants: which of them only the later part can reach, and each part's share of memory.

use std::ops::Range;

use anyhow::{Context, Result, bail};
use walrus::ir::Value;
use walrus::{ConstExpr, Data, DataKind, MemoryId, Module};

use crate::Linked;

/// The segment of what never changes. Everything else stays where it is.
const CONSTANTS: &str = ".rodata";
/// Shorter pieces than this aren't worth a segment of their own.
const LEAST_BYTES: usize = 16;

/// The addresses of constants that only functions of the later part reach, in order.
pub(crate) fn moved(module: &Module, linked: &Linked, by_first: &[bool], by_later: &[bool]) -> Result<Vec<Range<u32>>> {
    let segment = module.data.iter().find(|data| data.name.as_deref() == Some(CONSTANTS));
    let segment = segment.context("the module has no constants")?;
    let (_, start) = place(segment)?;
    let mut goes = vec![false; segment.value.len()];
    let mut mark = |reached: &[bool], value| {
        for (object, _) in linked.objects.iter().zip(reached).filter(|(_, reached)| **reached) {
            for address in object.place.clone() {
                let at = address.checked_sub(start).and_then(|at| usize::try_from(at).ok());
                if let Some(byte) = at.and_then(|at| goes.get_mut(at)) {
                    *byte = value;
                }
            }
        }
    };
    // What both reach stays, and so does what nobody is known to reach.
    mark(by_later, true);
    mark(by_first, false);
    let mut moved = Vec::new();
    let mut at = start;
    for run in goes.chunk_by(|one, next| one == next) {
        let end = at + u32::try_from(run.len())?;
        if run[0] && run.len() >= LEAST_BYTES {
            moved.push(at..end);
        }
        at = end;
    }
    Ok(moved)
}

/// Keeps of memory's first contents what is moved, or all else.
pub(crate) fn keep(module: &mut Module, moved: &[Range<u32>], keep_moved: bool) -> Result<()> {
    let segments: Vec<_> = module.data.iter().map(Data::id).collect();
    for id in segments {
        let data = module.data.get(id);
        let ((memory, start), value) = (place(data)?, data.value.clone());
        let end = start + u32::try_from(value.len())?;
        for (piece, is_moved) in pieces(start..end, moved) {
            if is_moved == keep_moved {
                let within = usize::try_from(piece.start - start)?..usize::try_from(piece.end - start)?;
                let offset = ConstExpr::Value(Value::I32(piece.start.cast_signed()));
                let kept = module
                    .data
                    .add(DataKind::Active { memory, offset }, value[within].to_vec());
                module.memories.get_mut(memory).data_segments.insert(kept);
            }
        }
        module.memories.get_mut(memory).data_segments.remove(&id);
        module.data.delete(id);
    }
    Ok(())
}

/// Where the bytes of a segment go.
fn place(data: &Data) -> Result<(MemoryId, u32)> {
    match &data.kind {
        DataKind::Active {
            memory,
            offset: ConstExpr::Value(Value::I32(offset)),
        } => Ok((*memory, offset.cast_unsigned())),
        DataKind::Active { .. } | DataKind::Passive => bail!("a segment has no fixed place in memory"),
    }
}

/// Cuts addresses where something is moved, and tells of each piece whether it is.
fn pieces(segment: Range<u32>, moved: &[Range<u32>]) -> Vec<(Range<u32>, bool)> {
    let mut pieces = Vec::new();
    let mut at = segment.start;
    for range in moved {
        let (start, end) = (range.start.max(at), range.end.min(segment.end));
        if start >= end {
            continue;
        }
        if at < start {
            pieces.push((at..start, false));
        }
        pieces.push((start..end, true));
        at = end;
    }
    if at < segment.end {
        pieces.push((at..segment.end, false));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_is_cut_where_something_is_moved() {
        assert_eq!(pieces(10..20, &[]), [(10..20, false)]);
        assert_eq!(
            pieces(10..20, &[0..12, 14..16, 18..30]),
            [(10..12, true), (12..14, false), (14..16, true), (16..18, false), (18..20, true)]
        );
    }
}
