//! Said before a restore starts: with which keys it is read, which keys will protect the result, by which rule, and what stays inside
//! (rules E2, V4, M14, R1, R2, R4–R7).

use kluis_lab::Preview;
use kluis_lab::text::list;
use kluis_lab::text::rules::rule_text;
use kluis_lab::text::vm_restore::{Protects as Text, protection};
use kluis_lab::view::DiskView;
use kluis_resource::{DesName, Kid, SecretUri};
use kluis_rulebook::{Rule, Tier};
use yew::{Html, Properties, component, html};

use super::place::Place;
use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::send::Forecast;
use crate::ui::{Fact, Facts, InTheWay, KidChip, RuleChip, uri_words};

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
                <InTheWay refusal={(**refusal).clone()} />
            </>
        },
        Forecast::Fine(preview) => protects(&lab, props, preview),
    };
    html! {
        <section class="protects" aria-label={lab.t(Text::Title)} aria-live="polite">
            <h2>{ lab.t(Text::Title) }</h2>
            { said }
        </section>
    }
}

fn protects(lab: &Lab, props: &WhatProtectsProps, preview: &Preview) -> Html {
    let of_disks = props.outcome != Outcome::Files;
    let sets = sets(lab, props, preview.because);
    let read = props.place.read_with(props.tier);
    let mut facts = vec![Fact::new(lab.t(Text::ReadWith), chips(lab, &read, &[]))];
    let keys = if preview.keys.is_empty() {
        html! { { lab.t(Text::Nothing) } }
    } else {
        chips(lab, &preview.keys, &sets)
    };
    facts.push(Fact::new(lab.t(Text::ProtectedBy), keys));
    // The rules of restored disks are those of new ones.
    let because = preview.because.filter(|_| props.outcome != Outcome::Replaced);
    facts.extend(because.map(|rule| Fact::new(lab.t(Text::Why), why(lab, rule))));
    let sentence = match (props.outcome, because) {
        (Outcome::Disks, Some(rule)) => {
            let names: Vec<String> = sets.iter().map(ToString::to_string).collect();
            let names = Some(list(&names, lab.lang)).filter(|_| !names.is_empty());
            protection(rule, names.as_deref(), lab.lang)
        }
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

/// The keys, each with those of the sets that point to it.
fn chips(lab: &Lab, keys: &[Kid], sets: &[DesName]) -> Html {
    let of_key = |kid: &Kid| {
        let all = lab.view.compute.sets.iter();
        let names: Vec<String> = all
            .filter(|set| sets.contains(&set.name) && *kid == Kid::Customer(set.key.clone()))
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

/// The sets of the disks that come of it: the chosen one, those that they had, or those of the disks that are replaced.
fn sets(lab: &Lab, props: &WhatProtectsProps, because: Option<Rule>) -> Vec<DesName> {
    let disks = &props.place.point.disks;
    let mut sets: Vec<DesName> = match (props.outcome, because) {
        (Outcome::Disks, Some(Rule::R4)) => props.des.iter().cloned().collect(),
        (Outcome::Disks, Some(Rule::R1 | Rule::N15)) => disks.iter().filter_map(|disk| disk.des.clone()).collect(),
        (Outcome::Replaced, _) => {
            let is_replaced = |own: &&DiskView| disks.iter().any(|disk| disk.disk == own.name);
            let own = lab.view.compute.disks.iter().filter(is_replaced);
            own.filter_map(|disk| disk.encryption.des().cloned()).collect()
        }
        (Outcome::Disks | Outcome::Files, _) => Vec::new(),
    };
    sets.sort();
    sets.dedup();
    sets
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
            <h3>{ lab.t(Text::Guest) }{ " " }<RuleChip rule={Rule::V4} />{ " " }<RuleChip rule={Rule::M14} /></h3>
            <p>{ lab.t(Text::GuestWhy(&name)) }{ " " }{ kek }</p>
        </div>
    }
}
