//! The second layer: an envelope around the body, with a data key and a platform key of its own, or a place where it would be.

use kluis_lab::text::envelope::Picture as Text;
use kluis_lab::view::LayerView;
use yew::{Html, html};

use super::{Pen, short, version_of};
use crate::pages::envelope::layout::{Anchor, Rect};
use crate::pages::envelope::part::Part;
use crate::pages::envelope::svg::{flap, hexagon, rounded, words};

impl Pen<'_> {
    pub(super) fn second_layer(&self) -> Html {
        match self.props.envelope.infrastructure.as_deref() {
            Some(layer) => self.second_layer_on(layer),
            None => {
                let shapes = html! {
                    <>
                        { rounded(self.layout.second_layer, 8.0, "edge platform dashed hollow") }
                        { self.layer_line(21.0, "t", Text::SecondLayer) }
                        { self.layer_line(38.0, "s", Text::SecondLayerWhy) }
                    </>
                };
                self.part(
                    Part::SecondLayer,
                    self.layout.second_layer,
                    Text::SecondLayerPart,
                    shapes,
                )
            }
        }
    }

    /// A wrapped data key and a hexagon at its right edge: this layer's own.
    fn second_layer_on(&self, layer: &LayerView) -> Html {
        let rect = self.layout.second_layer;
        let regions = self.lab.format().number(layer.regions);
        let version = short(&version_of(&layer.kid));
        let key = Rect {
            x: rect.right() - 44.0,
            y: rect.y + 12.0,
            w: 34.0,
            h: 26.0,
        };
        let wrapped = Rect {
            x: key.x - 44.0,
            w: 36.0,
            ..key
        };
        let pill = Rect {
            x: wrapped.x + 7.0,
            y: wrapped.bottom() - 11.0,
            w: 22.0,
            h: 8.0,
        };
        let shapes = html! {
            <>
                { rounded(rect, 8.0, "edge platform") }
                { self.layer_line(21.0, "t", Text::SecondLayerOn(layer.regions, &regions)) }
                { self.layer_line(38.0, "s", Text::SecondLayerStored) }
                { rounded(wrapped, 4.0, "edge platform hollow") }
                { flap(wrapped, "line platform") }
                { rounded(pill, 4.0, "edge dek") }
                { hexagon(key, "edge platform heavy") }
            </>
        };
        let label = Text::SecondLayerOnPart(layer.regions, &regions, &version);
        html! {
            <>
                { self.arrow(self.layout.sealed_again, "flow", Some(Text::SealedAgain), None) }
                { self.part(Part::SecondLayer, rect, label, shapes) }
            </>
        }
    }

    fn layer_line(&self, y: f64, class: &'static str, text: Text<'_>) -> Html {
        let rect = self.layout.second_layer;
        words(class, rect.x + 14.0, rect.y + y, Anchor::Start, self.lab.t(text))
    }
}
