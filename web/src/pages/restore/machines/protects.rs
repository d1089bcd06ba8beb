//! Said before a restore starts: with which keys it is read, which keys will protect the result, by which rule, and what stays inside
//! (rules E2, V4, M14, R1, R2, R4–R7).

use kluis_lab::Preview;
use kluis_lab::text::list;
use kluis_lab::text::rules::rule_text;
use kluis_lab::text::vm_restore::{Protects as Text, protection};
use kluis_resource::{DesName, Kid, SecretUri};
use kluis_rulebook::{Rule, Tier};
use yew::{Html, Properties, component, html};

use super::place::Place;
use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::pages::disks::fields::{KidChip, uri_words};
use crate::send::Forecast;
use crate::ui::{Fact, Facts, RefusalBox, RuleChip, WayThere};

/// What comes of a restore.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// New disks.
    Disks,
    /// Other contents of the disks that are there.
    Replaced,
    /// Files, or a database, under the key of where they go.
    Files,
}

/// Properties of [`WhatProtects`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct WhatProtectsProps {
    /// The recovery point.
    pub(super) place: Place,
    /// What the lab says to what is chosen.
    pub(super) forecast: Forecast,
    /// From where it is read.
    pub(super) tier: Tier,
    /// The chosen set.
    #[prop_or_default]
    pub(super) des: Option<DesName>,
    /// What comes of it.
    pub(super) outcome: Outcome,
}

/// The panel.
#[component]
pub(super) fn WhatProtects(props: &WhatProtectsProps) -> Html {
    let lab = use_lab();
    let said = match &props.forecast {
        Forecast::Unknown => html! { <p class="secondary">{ lab.t(Text::Asking) }</p> },
        Forecast::Refused(refusal) => html! {
            <>
                <p>{ lab.t(Text::Refused) }</p>
                <RefusalBox refusal={refusal.clone()} standing=true><WayThere refusal={(**refusal).clone()} /></RefusalBox>
            </>
        },
        Forecast::Fine(preview) => protects(&lab, props, preview),
    };
    html! {
        <section class="protects" aria-label={lab.t(Text::Title)} aria-live="polite">
            <h3>{ lab.t(Text::Title) }</h3>
            { said }
        </section>
    }
}

fn protects(lab: &Lab, props: &WhatProtectsProps, preview: &Preview) -> Html {
    let of_disks = props.outcome != Outcome::Files;
    let read = props.place.read_with(props.tier);
    let mut facts = vec![Fact::new(lab.t(Text::ReadWith), chips(lab, &read, false))];
    let keys = if preview.keys.is_empty() {
        html! { { lab.t(Text::Nothing) } }
    } else {
        chips(lab, &preview.keys, of_disks)
    };
    facts.push(Fact::new(lab.t(Text::ProtectedBy), keys));
    // The rules of restored disks are those of new ones.
    let because = preview.because.filter(|_| props.outcome != Outcome::Replaced);
    facts.extend(because.map(|rule| Fact::new(lab.t(Text::Why), why(lab, rule))));
    let sentence = match (props.outcome, because) {
        (Outcome::Disks, Some(rule)) => protection(rule, sets(lab, props, rule).as_deref(), lab.lang),
        (Outcome::Replaced, _) => lab.t(Text::KeyOfDisks),
        (Outcome::Disks | Outcome::Files, _) if preview.keys.is_empty() => lab.t(Text::OnDevice),
        (Outcome::Disks | Outcome::Files, _) => lab.t(Text::KeyOfPlace),
    };
    let two_keys = of_disks && props.tier == Tier::Vault;
    html! {
        <>
            <p class="sentence">{ sentence }</p>
            <Facts {facts} />
            if two_keys {
                <p class="secondary"><RuleChip rule={Rule::E2} />{ " " }{ lab.t(Text::TwoKeys) }</p>
            }
            if let Some(secret) = props.place.point.secret.as_ref().filter(|_| of_disks) {
                { guest(lab, props, secret) }
            }
        </>
    }
}

/// The keys, each with the sets that point to it.
fn chips(lab: &Lab, keys: &[Kid], with_sets: bool) -> Html {
    let of_key = |kid: &Kid| {
        let sets = lab.view.compute.sets.iter();
        let names: Vec<String> = sets
            .filter(|set| with_sets && *kid == Kid::Customer(set.key.clone()))
            .map(|set| set.name.to_string())
            .collect();
        html! {
            <span class="key">
                <KidChip kid={kid.clone()} />
                if !names.is_empty() {
                    <small class="secondary">{ lab.t(Text::OfSet(&list(&names, lab.lang))) }</small>
                }
            </span>
        }
    };
    html! { <span class="keys">{ for keys.iter().map(of_key) }</span> }
}

fn why(lab: &Lab, rule: Rule) -> Html {
    html! { <><RuleChip {rule} />{ " " }{ rule_text(rule, lab.lang).statement }</> }
}

/// The sets of the disks: the chosen one, or those that they had.
fn sets(lab: &Lab, props: &WhatProtectsProps, because: Rule) -> Option<String> {
    if because == Rule::R4 {
        return props.des.as_ref().map(ToString::to_string);
    }
    if !matches!(because, Rule::R1 | Rule::N15) {
        return None;
    }
    let mut sets: Vec<String> = Vec::new();
    for des in props.place.point.disks.iter().filter_map(|disk| disk.des.as_ref()) {
        let name = des.to_string();
        if !sets.contains(&name) {
            sets.push(name);
        }
    }
    (!sets.is_empty()).then(|| list(&sets, lab.lang))
}

/// What Azure Disk Encryption did in the guest comes along as it is.
fn guest(lab: &Lab, props: &WhatProtectsProps, secret: &SecretUri) -> Html {
    let name = format!("{} {}", secret.secret, shorten(&secret.version.to_string(), 4, 2));
    let kek = match &props.place.point.kek {
        Some(kek) => lab.t(Text::GuestKek(&uri_words(lab, kek))),
        None => lab.t(Text::GuestNoKek),
    };
    html! {
        <div class="guest">
            <h4>{ lab.t(Text::Guest) }{ " " }<RuleChip rule={Rule::V4} />{ " " }<RuleChip rule={Rule::M14} /></h4>
            <p>{ lab.t(Text::GuestWhy(&name)) }{ " " }{ kek }</p>
        </div>
    }
}
