//! The few SVG shapes that the picture is drawn with. Colours and strokes are the stylesheet's.

use yew::{AttrValue, Html, html};

use super::layout::{Anchor, Arrow, Rect};

/// A box with rounded corners.
pub(super) fn rounded(rect: Rect, radius: f64, class: &'static str) -> Html {
    html! {
        <rect {class} x={n(rect.x)} y={n(rect.y)} width={n(rect.w)} height={n(rect.h)} rx={n(radius)} />
    }
}

/// A hexagon that lies on its side, as keys are drawn.
pub(super) fn hexagon(rect: Rect, class: &'static str) -> Html {
    let cut = rect.h * 0.37;
    let (left, right, top, bottom, middle) = (rect.x, rect.right(), rect.y, rect.bottom(), rect.mid_y());
    let d = format!(
        "M{left} {middle}L{} {top}H{}L{right} {middle}L{} {bottom}H{}Z",
        left + cut,
        right - cut,
        right - cut,
        left + cut
    );
    html! { <path {class} {d} /> }
}

/// The flap of an envelope that lies in this box.
pub(super) fn flap(rect: Rect, class: &'static str) -> Html {
    let d = format!(
        "M{} {}L{} {}L{} {}",
        rect.x + 1.0,
        rect.y + 3.0,
        rect.mid_x(),
        rect.y + rect.h * 0.56,
        rect.right() - 1.0,
        rect.y + 3.0
    );
    html! { <path {class} {d} /> }
}

/// A line with a head.
pub(super) fn arrow(arrow: Arrow) -> Html {
    html! { <><path d={arrow.line} /><path d={arrow.head} /></> }
}

/// A line of text.
pub(super) fn words(class: &'static str, x: f64, y: f64, anchor: Anchor, text: impl Into<AttrValue>) -> Html {
    html! { <text {class} x={n(x)} y={n(y)} text-anchor={anchor.name()}>{text.into()}</text> }
}

/// A number as an attribute takes it.
fn n(number: f64) -> String {
    number.to_string()
}
