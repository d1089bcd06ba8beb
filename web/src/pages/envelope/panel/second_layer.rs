//! The second layer (rule E5): its real bytes, or what it would do.

use kluis_lab::text::envelope_parts::Part as Text;
use kluis_lab::view::{LayerView, RegionView};
use kluis_rulebook::Rule;
use yew::{Html, html};

use super::About;
use super::pieces::{bytes, json, rules};
use super::region::ciphertext;
use crate::ui::{BytesKind, Card, Fact, Facts, ShortId};

pub(super) fn second_layer(about: &About<'_>) -> Html {
    match about.props.envelope.infrastructure.as_deref() {
        Some(layer) => on(about, layer),
        None => {
            let lab = about.lab;
            let facts = vec![Fact::new(lab.t(Text::Rules), rules(&[Rule::E5]))];
            html! { <Card title={lab.t(Text::SecondLayer)} lead={lab.t(Text::SecondLayerWhy)}><Facts {facts} /></Card> }
        }
    }
}

fn on(about: &About<'_>, layer: &LayerView) -> Html {
    let lab = about.lab;
    let id = html! { <ShortId whole={layer.kid.to_string()} what={lab.t(Text::KeyId)} first=24 last=6 /> };
    let facts = vec![
        Fact::new(lab.t(Text::KeyId), id),
        Fact::text(lab.t(Text::InsideBytes), lab.format().size(layer.plaintext_bytes)),
        Fact::text(lab.t(Text::SecondLayerBytes), lab.format().size(layer.stored_bytes)),
        Fact::new(lab.t(Text::Rules), rules(&[Rule::E5, Rule::N9])),
    ];
    let (manifest, data) = (lab.t(Text::SecondLayerManifest), lab.t(Text::SecondLayerData));
    html! {
        <Card title={lab.t(Text::SecondLayerOn)} lead={lab.t(Text::SecondLayerOnWhy)}>
            if let Some(region) = &layer.region {
                { one_region(about, region) }
            }
            <div class="byte-rows">
                { bytes(BytesKind::Wrapped, &layer.wrapped_key, false, lab.t(Text::SecondLayerWrapped)) }
                { bytes(BytesKind::Plain, &layer.tags_digest, false, lab.t(Text::Digest)) }
                { bytes(BytesKind::Plain, &layer.commitment, false, lab.t(Text::Commitment)) }
                { bytes(BytesKind::Tag, &layer.mac, false, lab.t(Text::Mac)) }
            </div>
            <Facts {facts} />
            <h3>{ manifest.clone() }</h3>
            { json(&layer.manifest, manifest) }
            <h3>{ data.clone() }</h3>
            { json(&layer.encryption_data, data) }
        </Card>
    }
}

/// The region of this layer in which the chosen one begins.
fn one_region(about: &About<'_>, region: &RegionView) -> Html {
    let (lab, format) = (about.lab, about.lab.format());
    let inner = about.props.envelope.region.as_ref().map_or(0, |inner| inner.index);
    let (number, inner) = (format.number(region.index), format.number(inner));
    let title = lab.t(Text::SecondLayerRegion(&number, &inner));
    html! {
        <>
            <h3>{ title }</h3>
            <div class="byte-rows">
                { bytes(BytesKind::Plain, &region.nonce, false, lab.t(Text::Nonce)) }
                { ciphertext(about, region) }
                { bytes(BytesKind::Tag, &region.tag, false, lab.t(Text::Tag)) }
            </div>
        </>
    }
}
