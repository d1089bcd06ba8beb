//! Changes bytes of a copy, opens it, and says where that was caught. The stored object stays as it is.

use std::rc::Rc;

use kluis_browser::protocol::{ClientError, Tamper, TamperOutcome, TamperWith};
use kluis_lab::text::envelope_what_if::WhatIf as Text;
use kluis_lab::text::words::Words;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html, UseStateHandle, component, html, use_state_eq};

use super::{WhatIfProps, trial};
use crate::lab::{Lab, use_lab};
use crate::ui::{Notice, Tone};

/// The latest trial of this kind.
#[derive(Clone, Debug, PartialEq)]
enum Trial {
    None,
    Opening,
    Opened(Tamper, TamperOutcome),
    Failed(Rc<ClientError>),
}

/// The three ways to tamper, and what became of the latest.
#[component]
pub(super) fn Tampering(props: &WhatIfProps) -> Html {
    let lab = use_lab();
    let tried = use_state_eq(|| Trial::None);
    let ways = ways(props).into_iter().map(|(name, why, tamper)| {
        let ready = tamper
            .map(|tamper| (lab.t(why), on_try(&lab, props, tamper, &tried)))
            .map_err(|reason| lab.t(reason));
        trial(name.say(&lab), ready)
    });
    html! {
        <>
            if props.envelope.infrastructure.is_some() {
                <p class="secondary">{ lab.t(Text::TwoLayers) }</p>
            }
            { for ways }
            <div aria-live="polite">{ outcome(&lab, &tried) }</div>
        </>
    }
}

/// A way to tamper, before its numbers are written in the user's language.
enum Way {
    Flip(u64),
    Swap(u64),
    Cut(u64),
}

impl Way {
    fn say(&self, lab: &Lab) -> String {
        let n = |number: u64| lab.format().number(number);
        match *self {
            Self::Flip(region) => lab.t(Text::Flip(&n(region))),
            Self::Swap(region) => lab.t(Text::Swap(&n(region), &n(region + 1))),
            Self::Cut(region) => lab.t(Text::Cut(&n(region))),
        }
    }
}

/// The three ways at the chosen region; the last region is swapped with, and cut from, the one before it.
fn ways(props: &WhatIfProps) -> [(Way, Text<'static>, Result<Tamper, Text<'static>>); 3] {
    let (regions, region) = stored_regions(props);
    let first = region.min(regions.saturating_sub(2));
    let at_least = |count: u64, tamper: Tamper| {
        if props.point.restore_blocked.is_some() {
            Err(Text::NeedsKey)
        } else if regions >= count {
            Ok(tamper)
        } else if count == 1 {
            Err(Text::NeedsOne)
        } else {
            Err(Text::NeedsTwo)
        }
    };
    [
        (
            Way::Flip(region),
            Text::FlipWhy,
            at_least(1, Tamper::FlipBit { region }),
        ),
        (
            Way::Swap(first),
            Text::SwapWhy,
            at_least(2, Tamper::Swap { region: first }),
        ),
        (
            Way::Cut(first),
            Text::CutWhy,
            at_least(2, Tamper::CutAfter { region: first }),
        ),
    ]
}

/// How many regions are stored, and the chosen one among them: with two layers, those of the second.
fn stored_regions(props: &WhatIfProps) -> (u64, u64) {
    match &props.envelope.infrastructure {
        Some(layer) => (layer.regions, layer.region.as_ref().map_or(0, |region| region.index)),
        None => {
            let regions = props.envelope.regions;
            (regions, props.region.min(regions.saturating_sub(1)))
        }
    }
}

fn on_try<E>(lab: &Lab, props: &WhatIfProps, tamper: Tamper, tried: &UseStateHandle<Trial>) -> Callback<E> {
    let (client, object, tried) = (lab.client.clone(), props.envelope.object, tried.clone());
    Callback::from(move |_| {
        let (client, tried) = (client.clone(), tried.clone());
        tried.set(Trial::Opening);
        spawn_local(async move {
            tried.set(match client.ask(TamperWith { object, tamper }).await {
                Ok(outcome) => Trial::Opened(tamper, outcome),
                Err(error) => Trial::Failed(error.into()),
            });
        });
    })
}

fn outcome(lab: &Lab, tried: &Trial) -> Html {
    match tried {
        Trial::None => Html::default(),
        Trial::Opening => html! { <p class="secondary">{ lab.t(Words::Working) }</p> },
        Trial::Opened(tamper, outcome) => opened(lab, *tamper, *outcome),
        Trial::Failed(error) => {
            let words = match &**error {
                ClientError::Refused(_) => lab.t(Text::NeedsKey),
                ClientError::ReadOnly => lab.t(Words::OtherTab),
                ClientError::Storage => lab.t(Words::StorageFailed),
                ClientError::Worker => lab.t(Words::WorkerStopped),
                ClientError::Damaged => lab.t(Words::ObjectDamaged),
            };
            html! { <Notice tone={Tone::Bad}>{ words }</Notice> }
        }
    }
}

fn opened(lab: &Lab, tamper: Tamper, outcome: TamperOutcome) -> Html {
    let n = |number: u64| lab.format().number(number);
    let done = match tamper {
        Tamper::FlipBit { region } => lab.t(Text::Flipped(&n(region))),
        Tamper::Swap { region } => lab.t(Text::Swapped(&n(region), &n(region + 1))),
        Tamper::CutAfter { region } => lab.t(Text::WasCut(&n(region))),
    };
    let (tone, caught) = if outcome.refused {
        (Tone::Good, Text::Caught)
    } else {
        (Tone::Bad, Text::NotCaught)
    };
    let alone = match (outcome.refused, outcome.refused_without_manifest) {
        (true, true) => lab.t(Text::AloneToo),
        (true, false) => lab.t(Text::AloneNot),
        (false, _) => String::new(),
    };
    html! {
        <Notice {tone} title={format!("{done}.")}>
            { lab.t(caught) }{ " " }{ alone }{ " " }{ lab.t(Text::StoredStays) }
        </Notice>
    }
}
