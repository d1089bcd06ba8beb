//! The picture of an envelope: files, tar, regions, data key, wrapped data key, key and manifest. Each part is a button
//! with words of its own. Left out on purpose: the bytes of the parts (`panel`) and where they stand (`layout`).

mod body;
mod data;
mod keys;
mod second_layer;

use std::rc::Rc;

use kluis_lab::text::envelope::Picture as Text;
use kluis_lab::view::{EnvelopeView, RecoveryPointView};
use kluis_resource::Kid;
use web_sys::KeyboardEvent;
use yew::{Callback, Html, Properties, classes, component, html};

use self::body::body;
use super::layout::{Arrow, Layout, Rect, Spot};
use super::part::Part;
use super::svg::{arrow, words};
use crate::format::shorten;
use crate::lab::{Lab, use_lab};

/// What the picture shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PictureProps {
    /// Where the parts stand.
    pub(super) layout: Layout,
    /// The stored bytes.
    pub(super) envelope: Rc<EnvelopeView>,
    /// Its recovery point.
    pub(super) point: RecoveryPointView,
    /// The chosen part.
    pub(super) part: Part,
    /// The region around which a long body is shown.
    pub(super) region: u64,
    /// The data key came to be wrapped anew while the page was up.
    pub(super) rotated: bool,
    /// Another part was chosen.
    pub(super) on_choose: Callback<Part>,
}

/// The picture, in one of its arrangements.
#[component]
pub(super) fn Picture(props: &PictureProps) -> Html {
    let lab = use_lab();
    let pen = Pen {
        lab: &lab,
        props,
        layout: &props.layout,
    };
    let (width, height) = props.layout.size;
    html! {
        <svg
            class={classes!("envelope-picture", props.layout.class)}
            viewBox={format!("0 0 {width} {height}")}
            role="group"
            aria-label={lab.t(kluis_lab::text::envelope::Envelope::Picture)}
        >
            { pen.files() }
            { body(&pen) }
            { pen.arrows() }
            { pen.manifest() }
            { pen.dek() }
            { pen.wrapped() }
            { pen.kek() }
            { pen.before() }
            { pen.second_layer() }
        </svg>
    }
}

/// Everything that drawing a part needs.
pub(super) struct Pen<'a> {
    pub(super) lab: &'a Lab,
    pub(super) props: &'a PictureProps,
    pub(super) layout: &'a Layout,
}

impl Pen<'_> {
    /// A part that can be chosen: what is drawn of it, and a button over it that has words of its own.
    pub(super) fn part(&self, part: Part, area: Rect, label: Text<'_>, shapes: Html) -> Html {
        let choose = self.props.on_choose.reform(move |()| part);
        let onclick = choose.reform(|_| ());
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                choose.emit(());
            }
        });
        let chosen = self.props.part == part;
        html! {
            <g class={classes!("part", chosen.then_some("chosen"))}>
                <g aria-hidden="true">{ shapes }</g>
                <rect
                    x={area.x.to_string()}
                    y={area.y.to_string()}
                    width={area.w.to_string()}
                    height={area.h.to_string()}
                    role="button"
                    tabindex="0"
                    data-part={part.name()}
                    aria-pressed={chosen.to_string()}
                    aria-label={self.lab.t(label)}
                    {onclick}
                    {onkeydown}
                />
            </g>
        }
    }

    /// The key can't be used now, so that the data key stays wrapped.
    fn blocked(&self) -> bool {
        self.props.point.restore_blocked.is_some()
    }

    fn arrows(&self) -> Html {
        let [to_tar, to_body, binds, seals, wrapped, wraps] = self.layout.arrows;
        let timings = &self.props.point.timings;
        // Of a disk nobody has timed it.
        let took = |micros: u64| (timings.total_micros > 0).then_some(micros);
        let (class, verb) = if self.blocked() {
            ("flow broken", Text::Broken)
        } else {
            ("flow", Text::Wraps)
        };
        html! {
            <>
                { self.arrow(to_tar, "flow", Some(Text::Reads), took(timings.read_micros)) }
                { self.arrow(to_body, "flow", None, None) }
                { self.arrow(binds, "flow", Some(Text::Binds), None) }
                { self.arrow(seals, "flow", Some(Text::Seals), took(timings.seal_micros)) }
                { self.arrow(wrapped, "flow", Some(Text::IsWrapped), took(timings.wrap_micros)) }
                { self.arrow(wraps, class, Some(verb), None) }
            </>
        }
    }

    /// An arrow with what happens along it, and how long that took.
    fn arrow(&self, way: Arrow, class: &'static str, verb: Option<Text<'_>>, micros: Option<u64>) -> Html {
        let verb = verb.map(|verb| self.lab.t(verb)).unwrap_or_default();
        let time = micros.map(|micros| self.lab.format().micros(micros));
        let write = |spot: Spot, text: String| words("s", spot.x, spot.y, spot.anchor, text);
        let (label, below) = match (way.time, time) {
            (Some(spot), Some(time)) => (verb, write(spot, time)),
            (None, Some(time)) => (format!("{verb} · {time}"), Html::default()),
            (_, None) => (verb, Html::default()),
        };
        html! {
            <g {class}>
                { arrow(way) }
                { way.label.map(|spot| write(spot, label)).unwrap_or_default() }
                { below }
            </g>
        }
    }
}

/// Bytes or a version, short: `9c41…07`.
fn short(hex: &str) -> String {
    shorten(hex, 4, 2)
}

/// The version of a key, as its 32 digits.
pub(super) fn version_of(kid: &Kid) -> String {
    match kid {
        Kid::Customer(uri) => uri.version.map(|version| version.to_string()).unwrap_or_default(),
        Kid::Platform(id) => id.version.to_string(),
    }
}
