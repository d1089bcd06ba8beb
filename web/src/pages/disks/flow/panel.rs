//! The open step: what it is for, and the ways to do it.

use kluis_lab::text::disks_page::{Flow as Words, FlowStep as Text};
use kluis_lab::text::setup::Setup;
use kluis_rulebook::Rule;
use yew::{Html, component, html};

use super::access::{IdentityPanel, PermissionPanel, ReaderPanel};
use super::azure::in_azure;
use super::disk::DiskPanel;
use super::key::{KeyPanel, KeyVaultPanel};
use super::props::{PanelProps, region};
use super::read::ReadPanel;
use super::set::SetPanel;
use super::standing::{Standing, title};
use crate::form::use_draft;
use crate::lab::{Lab, use_lab};
use crate::route::{DiskStep, DisksPart, Route};
use crate::ui::{InTheWay, RuleChip, locked, step_tabs};

/// The panel.
#[component]
pub(super) fn Panel(props: &PanelProps) -> Html {
    let lab = use_lab();
    let tab = use_draft(|| 0_usize);
    let heading = format!("disk-step-{}", props.step.number());
    let shown = match *tab {
        0 => here(&lab, props),
        tab => in_azure(&lab, &props.subject, props.step, tab),
    };
    html! {
        <section class="card panel" aria-labelledby={heading.clone()}>
            <h3 id={heading} class="panel-title" ref={props.heading.clone()} tabindex="-1">
                { format!("{}. {}", props.step.number(), lab.t(title(props.step))) }
            </h3>
            <p class="secondary"><RuleChip rule={Rule::M2} />{ lead(&lab, props) }</p>
            { step_tabs(&lab, lab.t(Words::WaysToDoIt), (*tab, tab.hold()), shown) }
        </section>
    }
}

fn here(lab: &Lab, props: &PanelProps) -> Html {
    let standing = match props.standing() {
        Standing::Locked(missing) => return waits(lab, missing),
        Standing::Broken(refusal) => html! { <InTheWay refusal={refusal.clone()} /> },
        Standing::Done | Standing::Todo => Html::default(),
    };
    let own = props.clone();
    html! {
        <div class="stack">
            { standing }
            { match props.step {
                DiskStep::KeyVault => html! { <KeyVaultPanel ..own /> },
                DiskStep::Key => html! { <KeyPanel ..own /> },
                DiskStep::Set => html! { <SetPanel ..own /> },
                DiskStep::Identity => html! { <IdentityPanel ..own /> },
                DiskStep::Permissions => html! { <PermissionPanel ..own /> },
                DiskStep::Reader => html! { <ReaderPanel ..own /> },
                DiskStep::Disk => html! { <DiskPanel ..own /> },
                DiskStep::Read => html! { <ReadPanel ..own /> },
            } }
        </div>
    }
}

fn waits(lab: &Lab, missing: &[DiskStep]) -> Html {
    let line = |step: &DiskStep| {
        let words = format!("{} {}", step.number(), lab.t(title(*step)));
        (Route::Disks(Some(DisksPart::Step(*step))), words, None)
    };
    let says = (lab.t(Words::LockedTitle), lab.t(Words::LockedLead));
    locked(Rule::M2, says, missing.iter().map(line).collect())
}

fn lead(lab: &Lab, props: &PanelProps) -> String {
    let subject = &props.subject;
    let some = lab.t(Setup::SomeKeyVault);
    let key_vault = subject
        .key_vault
        .as_ref()
        .map_or(some.as_str(), |one| one.name.as_str());
    let some_set = lab.t(Words::Which);
    let des = subject.set.as_ref().map_or(some_set.as_str(), |set| set.name.as_str());
    let key = lab.t(title(DiskStep::Key));
    let key = subject.key.as_ref().map_or(key.as_str(), |key| key.as_str());
    match props.step {
        DiskStep::KeyVault => lab.t(Text::KeyVaultLead(region(lab, props).display_name())),
        DiskStep::Key => lab.t(Text::KeyLead(key_vault)),
        DiskStep::Set => lab.t(Text::SetLead(key)),
        DiskStep::Identity => lab.t(Text::IdentityLead),
        DiskStep::Permissions => lab.t(Text::PermissionsLead(des, key_vault)),
        DiskStep::Reader => lab.t(Text::ReaderLead(des, key_vault)),
        DiskStep::Disk => lab.t(Text::DiskLead(des)),
        DiskStep::Read => lab.t(Text::ReadLead),
    }
}
