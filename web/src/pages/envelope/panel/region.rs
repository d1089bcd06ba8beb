//! One region of the body: nonce, ciphertext, tag.

use kluis_lab::text::envelope_parts::Part as Text;
use kluis_lab::view::RegionView;
use kluis_resource::Kid;
use kluis_rulebook::Rule;
use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html, TargetCast, html};

use super::About;
use super::pieces::{bytes, rules};
use crate::format::shorten;
use crate::pages::envelope::part::Part;
use crate::ui::{Button, ButtonKind, BytesKind, Card, Fact, Facts};

/// The region that was read; a body without one says so.
pub(super) fn region(about: &About<'_>) -> Html {
    let lab = about.lab;
    let Some(region) = &about.props.envelope.region else {
        return html! { <Card title={lab.t(Text::NoRegion)} lead={lab.t(Text::NoRegionWhy)} /> };
    };
    let format = lab.format();
    let number = format.number(region.index);
    let (length, offset) = (format.number(region.plaintext_bytes), format.number(region.offset));
    html! {
        <Card title={lab.t(Text::Region(&number))} lead={lab.t(Text::RegionWhy(&length, &offset))} aside={steps(about, region)}>
            <div class="byte-rows">
                { bytes(BytesKind::Plain, &region.nonce, false, lab.t(Text::Nonce)) }
                { ciphertext(about, region) }
                { bytes(BytesKind::Tag, &region.tag, false, lab.t(Text::Tag)) }
            </div>
            <Facts facts={facts(about)} />
        </Card>
    }
}

pub(super) fn ciphertext(about: &About<'_>, region: &RegionView) -> Html {
    let (lab, format) = (about.lab, about.lab.format());
    let shown = region.ciphertext_head.len() as u64 / 2;
    let all = format.number(region.plaintext_bytes);
    let goes_on = shown < region.plaintext_bytes;
    let what = if goes_on {
        lab.t(Text::Ciphertext(&format.number(shown), &all))
    } else {
        lab.t(Text::CiphertextWhole(&all))
    };
    bytes(BytesKind::Ciphertext, &region.ciphertext_head, goes_on, what)
}

fn facts(about: &About<'_>) -> Vec<Fact> {
    let (lab, format) = (about.lab, about.lab.format());
    let (envelope, timings) = (&about.props.envelope, &about.props.point.timings);
    let bytes = match envelope.infrastructure {
        Some(_) => Text::InsideBytes,
        None => Text::StoredBytes,
    };
    let mut facts = vec![Fact::text(
        lab.t(Text::Algorithm),
        lab.t(Text::AlgorithmBy(&envelope.engine)),
    )];
    if timings.total_micros > 0 {
        facts.push(Fact::text(lab.t(Text::SealTook), format.micros(timings.seal_micros)));
        facts.push(Fact::text(lab.t(Text::WriteTook), format.micros(timings.write_micros)));
    }
    facts.extend([
        Fact::text(lab.t(bytes), format.size(envelope.stored_bytes)),
        Fact::text(lab.t(Text::WhoMayOpen), who_may_open(about)),
        Fact::new(lab.t(Text::Rules), rules(&[Rule::E1, Rule::E3])),
    ]);
    facts
}

fn who_may_open(about: &About<'_>) -> String {
    let (lab, keeper) = (about.lab, &about.props.keeper);
    let name = keeper.name.as_str();
    match (&about.props.envelope.kid, keeper.principal) {
        (Kid::Platform(_), _) => lab.t(Text::ThroughPlatform(name)),
        (Kid::Customer(uri), Some(principal)) => lab.t(Text::Through(
            name,
            &shorten(&principal.to_string(), 4, 2),
            uri.key_vault.as_str(),
        )),
        (Kid::Customer(uri), None) => lab.t(Text::Through(name, "–", uri.key_vault.as_str())),
    }
}

/// To the regions beside it, and to any other by its number.
fn steps(about: &About<'_>, region: &RegionView) -> Html {
    let (lab, choose) = (about.lab, &about.props.on_choose);
    let last = about.props.envelope.regions.saturating_sub(1);
    if last == 0 {
        return Html::default();
    }
    let index = region.index;
    let choice = choose.clone();
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if let Ok(wanted) = input.value().trim().parse::<u64>() {
            choice.emit(Part::Region(wanted.min(last)));
        }
    });
    let step = |to: Option<u64>, text: Text<'_>, mark: &'static str| {
        let onclick: Callback<_> = choose.reform(move |_| Part::Region(to.unwrap_or(index)));
        html! {
            <Button kind={ButtonKind::Quiet} disabled={to.is_none()} label={lab.t(text)} {onclick}>{ mark }</Button>
        }
    };
    html! {
        <div class="steps-of-region">
            { step(index.checked_sub(1), Text::Previous, "‹") }
            <input type="number" min="0" max={last.to_string()} value={index.to_string()} aria-label={lab.t(Text::GoTo)} {onchange} />
            { step((index < last).then_some(index + 1), Text::Next, "›") }
        </div>
    }
}
