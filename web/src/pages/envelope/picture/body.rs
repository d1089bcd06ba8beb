//! The row of regions in the picture.

use kluis_lab::text::envelope::Picture as Text;
use yew::{Html, html};

use super::Pen;
use crate::pages::envelope::layout::{Anchor, Rect};
use crate::pages::envelope::part::Part;
use crate::pages::envelope::slots::{Slot, condense, widths};
use crate::pages::envelope::svg::{rounded, words};

const GAP: f64 = 4.0;

/// The regions, condensed where there are many, with what they are made of.
pub(super) fn body(pen: &Pen<'_>) -> Html {
    let envelope = &pen.props.envelope;
    let area = pen.layout.body;
    let format = pen.lab.format();
    let slots = condense(envelope.regions, pen.props.region, pen.layout.places);
    let widths = widths(&slots, envelope.plaintext_bytes, area.w, GAP);
    let mut x = area.x;
    let row = slots.into_iter().zip(widths).map(|(slot, w)| {
        let rect = Rect { x, w, ..area };
        x += w + GAP;
        match slot {
            Slot::Region(index) => region(pen, rect, index),
            Slot::Gap(from, to) => gap(pen, rect, from, to),
        }
    });
    let regions = format.number(envelope.regions);
    html! {
        <>
            { words("s", area.x, area.y - 13.0, Anchor::Start, pen.lab.t(Text::Body(envelope.regions, &regions))) }
            { for row }
            { words("mono", area.x, area.bottom() + 19.0, Anchor::Start, pen.lab.t(Text::BodyMakeUp)) }
        </>
    }
}

fn region(pen: &Pen<'_>, rect: Rect, index: u64) -> Html {
    let number = pen.lab.format().number(index);
    let last = pen.lab.format().number(pen.props.envelope.regions.saturating_sub(1));
    let shapes = html! {
        <>
            { rounded(rect, 5.0, "edge data") }
            { words("t", rect.mid_x(), rect.mid_y() + 4.5, Anchor::Middle, index.to_string()) }
        </>
    };
    pen.part(Part::Region(index), rect, Text::RegionPart(&number, &last), shapes)
}

/// Several regions as one; choosing it leads into their middle.
fn gap(pen: &Pen<'_>, rect: Rect, from: u64, to: u64) -> Html {
    let format = pen.lab.format();
    let (first, last) = (format.number(from), format.number(to));
    let shapes = html! {
        <>
            { rounded(rect, 5.0, "edge data faint dashed") }
            { words("t", rect.mid_x(), rect.mid_y() + 3.0, Anchor::Middle, "…") }
        </>
    };
    pen.part(
        Part::Region(from.midpoint(to)),
        rect,
        Text::GapPart(&first, &last),
        shapes,
    )
}
