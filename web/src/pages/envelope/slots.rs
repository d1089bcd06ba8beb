//! Which regions of a body the picture shows one by one, and which as a gap: a body of thousands stays one row.

/// Plaintext bytes of every region but the last.
const REGION_BYTES: u64 = 4 << 20;

/// A place in the row of regions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// One region.
    Region(u64),
    /// Two or more regions that follow each other: the first and the last.
    Gap(u64, u64),
}

/// Condenses a body of `total` regions to at most `places` slots: the first, the last and those around the selected one
/// stay. `places` is at least 6.
pub(super) fn condense(total: u64, selected: u64, places: u64) -> Vec<Slot> {
    let regions = |from: u64, to: u64| (from..to).map(Slot::Region);
    if total <= places {
        return regions(0, total).collect();
    }
    let last = total - 1;
    let edge = places - 2;
    if selected < edge {
        return regions(0, edge)
            .chain([Slot::Gap(edge, last - 1), Slot::Region(last)])
            .collect();
    }
    if selected > last - edge {
        let from = total - edge;
        return [Slot::Region(0), Slot::Gap(1, from - 1)]
            .into_iter()
            .chain(regions(from, total))
            .collect();
    }
    let around = places - 4;
    let from = selected - around / 2;
    let to = from + around;
    let head = [Slot::Region(0), Slot::Gap(1, from - 1)];
    let tail = [Slot::Gap(to, last - 1), Slot::Region(last)];
    head.into_iter().chain(regions(from, to)).chain(tail).collect()
}

/// How wide each slot is, of `width` less the gaps between them: the last region of several is narrower where it is
/// shorter, but never less than a number needs.
pub(super) fn widths(slots: &[Slot], plaintext_bytes: u64, width: f64, gap: f64) -> Vec<f64> {
    let weight = |slot: &Slot| match slot {
        Slot::Region(index) if slots.len() > 1 && is_last(*index, plaintext_bytes) => {
            share(plaintext_bytes - index * REGION_BYTES).max(room_for(*index))
        }
        Slot::Region(_) | Slot::Gap(..) => 1.0,
    };
    let weights: Vec<f64> = slots.iter().map(weight).collect();
    let between = slots.iter().skip(1).map(|_| gap).sum::<f64>();
    let unit = (width - between) / weights.iter().sum::<f64>().max(1.0);
    weights.into_iter().map(|weight| weight * unit).collect()
}

/// The part of a slot that a number needs.
const fn room_for(index: u64) -> f64 {
    match index {
        0..=99 => 0.45,
        100..=999 => 0.75,
        _ => 1.0,
    }
}

fn is_last(index: u64, plaintext_bytes: u64) -> bool {
    (index + 1).saturating_mul(REGION_BYTES) >= plaintext_bytes && index * REGION_BYTES <= plaintext_bytes
}

/// The part of a whole region.
#[expect(clippy::cast_precision_loss, reason = "at most 4 MiB, and only to draw")]
fn share(bytes: u64) -> f64 {
    bytes as f64 / REGION_BYTES as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_body_shows_every_region() {
        assert_eq!(condense(0, 0, 8), []);
        assert_eq!(condense(3, 1, 8), [Slot::Region(0), Slot::Region(1), Slot::Region(2)]);
        assert_eq!(condense(8, 7, 8).len(), 8);
    }

    #[test]
    fn a_long_body_keeps_its_ends_and_what_is_around_the_selected_region() {
        use Slot::{Gap, Region};
        assert_eq!(
            condense(64, 30, 8),
            [
                Region(0),
                Gap(1, 27),
                Region(28),
                Region(29),
                Region(30),
                Region(31),
                Gap(32, 62),
                Region(63)
            ]
        );
    }

    #[test]
    fn every_region_is_in_exactly_one_slot_and_the_selected_one_is_its_own() {
        for places in [6, 8] {
            for total in 0..40 {
                for selected in 0..total {
                    let slots = condense(total, selected, places);
                    assert_eq!(slots.len() as u64, total.min(places));
                    assert!(slots.contains(&Slot::Region(selected)), "{total} {selected} {slots:?}");
                    let mut next = 0;
                    for slot in slots {
                        let (from, to) = match slot {
                            Slot::Region(index) => (index, index),
                            Slot::Gap(from, to) => (from, to),
                        };
                        assert_eq!(from, next);
                        assert!(matches!(slot, Slot::Region(_)) || to > from);
                        next = to + 1;
                    }
                    assert_eq!(next, total);
                }
            }
        }
    }

    #[test]
    fn the_slots_fill_the_row_and_a_short_last_region_is_narrower() {
        let slots = condense(3, 0, 8);
        let widths = widths(&slots, 2 * REGION_BYTES + 100, 330.0, 4.0);
        assert!((widths.iter().sum::<f64>() - 322.0).abs() < 1e-9);
        assert!((widths[0] - widths[1]).abs() < 1e-9);
        assert!(widths[2] < widths[0] / 2.0);
        let only = condense(1, 0, 8);
        assert_eq!(super::widths(&only, 10, 330.0, 4.0), [330.0]);
        let whole = condense(2, 0, 8);
        let even = super::widths(&whole, 2 * REGION_BYTES, 304.0, 4.0);
        assert!((even[0] - even[1]).abs() < 1e-9);
    }
}
