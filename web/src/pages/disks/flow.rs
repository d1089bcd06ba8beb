//! The eight steps that put disks under a key of one's own, in order (rule M2): how each stands, and the one that is open.

mod access;
mod azure;
mod disk;
mod key;
mod panel;
mod read;
mod set;
mod standing;
mod stepper;

use kluis_lab::text::disks_page::Flow as Text;
use kluis_lab::view::{KeyVaultView, SetView};
use kluis_resource::{DesName, KeyName, KeyVaultName};
use yew::{
    AttrValue, Callback, Html, Properties, UseStateHandle, component, html, use_memo, use_mut_ref, use_state_eq,
};

use self::panel::Panel;
pub(super) use self::standing::Step;
use self::standing::{Standing, stands};
use self::stepper::Stepper;
use super::section::Section;
use crate::lab::{Lab, use_lab};
use crate::ui::{Select, use_focus_on_change};

/// This part in the address.
pub(super) const PART: &str = "steps";

/// What the steps are about.
#[derive(Clone, PartialEq, Properties)]
struct Subject {
    /// The set; `None` while a new one is being put together.
    set: Option<SetView>,
    /// Its key vault, or the one that is chosen for it.
    key_vault: Option<KeyVaultView>,
    /// Its key, or the one that is chosen for it.
    key: Option<KeyName>,
}

/// What the user chose.
#[derive(Clone, PartialEq)]
struct Chosen {
    /// A set by its name, or a new one; nothing while nothing was chosen.
    set: UseStateHandle<Option<Option<DesName>>>,
    key_vault: UseStateHandle<Option<KeyVaultName>>,
    key: UseStateHandle<Option<KeyName>>,
}

/// The steps.
#[component]
pub(super) fn Flow() -> Html {
    let lab = use_lab();
    let chosen = Chosen {
        set: use_state_eq(|| None),
        key_vault: use_state_eq(|| None),
        key: use_state_eq(|| None),
    };
    let usual = use_memo((), |()| usual(&lab));
    let subject = subject(&lab, &chosen, usual.as_ref().as_ref());
    let standings = stands(&lab, &subject);
    let name = subject.set.as_ref().map(|set| set.name.clone());
    // The step to do when the user came here: what happens while one looks doesn't turn the page.
    let first = use_memo(name.is_none(), |_| to_do(&standings));
    // Whoever goes to another part of the page leaves the steps as they are.
    let opened = use_mut_ref(|| None::<Step>);
    let step = {
        let mut opened = opened.borrow_mut();
        *opened = lab.route.part.as_ref().and_then(Step::of).or(*opened);
        opened.unwrap_or(*first)
    };
    let heading = use_focus_on_change(step);
    // A panel of its own for each step of each set: what was typed in one isn't in the other.
    let key = format!(
        "{}/{}",
        name.map(|name| name.to_string()).unwrap_or_default(),
        step.number()
    );
    html! {
        <Section part={PART} title={lab.t(Text::Title)} lead={lab.t(Text::Lead)}>
            { picker(&lab, &subject, &chosen.set) }
            <div class="steps">
                <Stepper subject={subject.clone()} standings={standings.clone()} {step} />
                <Panel {key} {subject} {standings} {step} {heading} {chosen} />
            </div>
        </Section>
    }
}

/// The first step that doesn't hold; the last one where all do.
fn to_do(standings: &[Standing]) -> Step {
    let open = Step::ALL
        .into_iter()
        .zip(standings)
        .find(|(_, standing)| **standing != Standing::Done);
    open.map_or(Step::Read, |(step, _)| step)
}

/// The set that the steps are about at first: one that something is wrong with, or the newest.
fn usual(lab: &Lab) -> Option<DesName> {
    let sets = &lab.view.compute.sets;
    let in_trouble = sets.iter().find(|set| set.trouble.is_some());
    in_trouble.or_else(|| sets.last()).map(|set| set.name.clone())
}

fn subject(lab: &Lab, chosen: &Chosen, usual: Option<&DesName>) -> Subject {
    let sets = &lab.view.compute.sets;
    let set = match &*chosen.set {
        None => sets.iter().find(|set| Some(&set.name) == usual).or_else(|| sets.last()),
        Some(None) => None,
        Some(Some(name)) => sets.iter().find(|set| set.name == *name),
    };
    if let Some(set) = set {
        return Subject {
            set: Some(set.clone()),
            key_vault: lab.key_vault(&set.key.key_vault).cloned(),
            key: Some(set.key.key.clone()),
        };
    }
    let picked = chosen.key_vault.as_ref().and_then(|name| lab.key_vault(name));
    let offered = lab
        .view
        .key_vaults
        .iter()
        .filter(|one| standing::is_where_sets_are(lab, one));
    let best = offered.clone().find(|one| one.soft_delete && one.purge_protection);
    let key_vault = picked.or(best).or_else(|| offered.clone().next()).cloned();
    let keys = key_vault.iter().flat_map(|one| &one.keys);
    let key = keys.clone().find(|key| Some(&key.name) == chosen.key.as_ref());
    let key = key.or_else(|| keys.clone().next()).map(|key| key.name.clone());
    Subject {
        set: None,
        key_vault,
        key,
    }
}

/// Which set the steps are about; nothing while there is none to choose.
fn picker(lab: &Lab, subject: &Subject, chosen: &UseStateHandle<Option<Option<DesName>>>) -> Html {
    let sets = &lab.view.compute.sets;
    if sets.is_empty() {
        return Html::default();
    }
    let own = sets.iter().map(|set| {
        let name = AttrValue::from(set.name.to_string());
        (name.clone(), name)
    });
    let new = (AttrValue::default(), AttrValue::from(lab.t(Text::NewSet)));
    let options: Vec<(AttrValue, AttrValue)> = own.chain([new]).collect();
    let value = subject.set.as_ref().map(|set| set.name.to_string()).unwrap_or_default();
    let chosen = chosen.clone();
    let onchange = Callback::from(move |name: String| chosen.set(Some(name.parse().ok())));
    html! {
        <div class="picker"><Select label={lab.t(Text::Which)} hint={lab.t(Text::WhichHint)} {value} {options} {onchange} /></div>
    }
}
