//! Data key, wrapped data key, and the key that wraps it, with the version before.

use kluis_lab::text::envelope::Picture as Text;
use kluis_resource::Kid;
use yew::{Html, html};

use super::{Pen, short, version_of};
use crate::pages::envelope::layout::{Anchor, Rect};
use crate::pages::envelope::part::{Part, fit};
use crate::pages::envelope::svg::{flap, hexagon, rounded, words};

impl Pen<'_> {
    pub(super) fn dek(&self) -> Html {
        let rect = self.layout.dek;
        let life = if self.blocked() { Text::DekLocked } else { Text::DekLife };
        let shapes = html! {
            <>
                { rounded(rect, rect.h / 2.0, "edge dek dashed") }
                { words("t", rect.mid_x(), rect.mid_y() - 3.0, Anchor::Middle, self.lab.t(Text::Dek)) }
                { words("s", rect.mid_x(), rect.mid_y() + 14.0, Anchor::Middle, self.lab.t(life)) }
            </>
        };
        self.part(Part::Dek, rect, Text::DekPart, shapes)
    }

    /// Keyed by its bytes: when they change, it is drawn anew, and the stylesheet lets it appear.
    pub(super) fn wrapped(&self) -> Html {
        let rect = self.layout.wrapped;
        let pill = Rect {
            x: rect.mid_x() - 50.0,
            y: rect.bottom() - 28.0,
            w: 100.0,
            h: 21.0,
        };
        let bytes = self
            .lab
            .format()
            .number(self.props.envelope.wrapped_key.len() as u64 / 2);
        let ink = if self.is_platform() {
            "edge platform"
        } else {
            "edge kek"
        };
        let shapes = html! {
            <g key={self.props.envelope.wrapped_key.clone()} class={self.props.rotated.then_some("sealed")}>
                { rounded(rect, 8.0, ink) }
                { flap(rect, if self.is_platform() { "line platform" } else { "line kek" }) }
                { rounded(pill, 10.5, "edge dek") }
                { words("mono", pill.mid_x(), pill.mid_y() + 4.0, Anchor::Middle, self.lab.t(Text::Wrapped(&bytes))) }
            </g>
        };
        html! {
            <>
                { self.part(Part::Wrapped, rect, Text::WrappedPart(&bytes), shapes) }
                { words("s", rect.mid_x(), rect.bottom() + 17.0, Anchor::Middle, self.lab.t(Text::WrappedDek)) }
            </>
        }
    }

    fn is_platform(&self) -> bool {
        matches!(self.props.envelope.kid, Kid::Platform(_))
    }

    pub(super) fn kek(&self) -> Html {
        let rect = self.layout.kek;
        let version = short(&version_of(&self.props.envelope.kid));
        let (name, ink) = match &self.props.envelope.kid {
            Kid::Customer(uri) => (fit(uri.key.as_str(), 16), "edge kek heavy"),
            Kid::Platform(_) => (self.lab.t(Text::PlatformKey), "edge platform heavy"),
        };
        let state = if self.blocked() {
            Text::Disabled(&version)
        } else {
            Text::Now(&version)
        };
        let shapes = html! {
            <>
                { hexagon(rect, ink) }
                { words("t", rect.mid_x(), rect.mid_y() - 4.0, Anchor::Middle, name.clone()) }
                { words("mono", rect.mid_x(), rect.mid_y() + 14.0, Anchor::Middle, self.lab.t(state)) }
            </>
        };
        self.part(Part::Kek, rect, Text::KekPart(&name, &version), shapes)
    }

    pub(super) fn before(&self) -> Html {
        let rect = self.layout.before;
        let held = match &self.props.envelope.kid {
            Kid::Customer(uri) => self.lab.t(Text::StaysIn(uri.key_vault.as_str())),
            Kid::Platform(_) => self.lab.t(Text::StaysWithPlatform),
        };
        let (older, caption) = match &self.props.envelope.before {
            Some((kid, _)) => {
                let version = short(&version_of(kid));
                let shapes = html! {
                    <>
                        { hexagon(rect, "edge kek dashed ghost") }
                        { words("mono", rect.mid_x(), rect.mid_y() + 4.0, Anchor::Middle, self.lab.t(Text::Before(&version))) }
                    </>
                };
                (
                    self.part(Part::Before, rect, Text::BeforePart(&version), shapes),
                    rect.bottom(),
                )
            }
            None => (Html::default(), self.layout.kek.bottom()),
        };
        html! { <>{ older }{ self.caption(caption + 18.0, held) }</> }
    }

    /// Below the key, and within the picture whatever its width.
    fn caption(&self, y: f64, text: String) -> Html {
        let right = self.layout.kek.right();
        if self.layout.size.0 - right < 20.0 {
            words("s", right, y, Anchor::End, text)
        } else {
            words("s", self.layout.kek.mid_x(), y, Anchor::Middle, text)
        }
    }
}
