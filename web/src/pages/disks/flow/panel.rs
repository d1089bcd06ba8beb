//! The open step: what it is for, and the ways to do it.

use std::rc::Rc;

use kluis_lab::text::disks_page::{Flow as Words, FlowStep as Text};
use kluis_lab::text::setup::Setup;
use kluis_resource::Region;
use kluis_rulebook::Rule;
use yew::{AttrValue, Callback, Html, MouseEvent, NodeRef, Properties, component, html, use_state_eq};

use super::access::{IdentityPanel, PermissionPanel, ReaderPanel};
use super::azure::in_azure;
use super::disk::DiskPanel;
use super::key::{KeyPanel, KeyVaultPanel};
use super::read::ReadPanel;
use super::set::SetPanel;
use super::standing::{Standing, Step};
use super::{Chosen, Subject};
use crate::lab::{Lab, use_lab};
use crate::route::Page;
use crate::ui::{Button, ButtonKind, Link, RefusalBox, RuleChip, Tabs, WayThere};

/// Properties of [`Panel`] and of the panels in it.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PanelProps {
    pub(super) subject: Subject,
    pub(super) standings: Vec<Standing>,
    pub(super) step: Step,
    pub(super) chosen: Chosen,
    /// The panel's own heading.
    #[prop_or_default]
    pub(super) heading: NodeRef,
}

impl PanelProps {
    /// How the open step stands.
    pub(super) fn standing(&self) -> &Standing {
        &self.standings[usize::from(self.step.number() - 1)]
    }

    pub(super) fn is_done(&self) -> bool {
        *self.standing() == Standing::Done
    }
}

/// The panel.
#[component]
pub(super) fn Panel(props: &PanelProps) -> Html {
    let lab = use_lab();
    let tab = use_state_eq(|| 0);
    let onselect = {
        let tab = tab.clone();
        Callback::from(move |index| tab.set(index))
    };
    let names: Vec<AttrValue> = [Setup::Here, Setup::Portal, Setup::PowerShell, Setup::AzCli]
        .map(|words| AttrValue::from(lab.t(words)))
        .to_vec();
    let heading = format!("disk-step-{}", props.step.number());
    html! {
        <section class="card panel" aria-labelledby={heading.clone()}>
            <h3 id={heading} class="panel-title" ref={props.heading.clone()} tabindex="-1">
                { format!("{}. {}", props.step.number(), lab.t(props.step.title())) }
            </h3>
            <p class="secondary"><RuleChip rule={Rule::M2} />{ lead(&lab, props) }</p>
            <Tabs label={lab.t(Words::WaysToDoIt)} {names} selected={*tab} {onselect}>
                if *tab == 0 {
                    { here(&lab, props) }
                } else {
                    { in_azure(&lab, &props.subject, props.step, *tab) }
                }
            </Tabs>
        </section>
    }
}

fn here(lab: &Lab, props: &PanelProps) -> Html {
    let standing = match props.standing() {
        Standing::Locked(missing) => return locked(lab, missing),
        Standing::Broken(refusal) => html! {
            <RefusalBox standing=true refusal={Rc::new(refusal.clone())}><WayThere refusal={refusal.clone()} /></RefusalBox>
        },
        Standing::Done | Standing::Todo => Html::default(),
    };
    let own = props.clone();
    html! {
        <div class="stack">
            { standing }
            { match props.step {
                Step::KeyVault => html! { <KeyVaultPanel ..own /> },
                Step::Key => html! { <KeyPanel ..own /> },
                Step::Set => html! { <SetPanel ..own /> },
                Step::Identity => html! { <IdentityPanel ..own /> },
                Step::Permissions => html! { <PermissionPanel ..own /> },
                Step::Reader => html! { <ReaderPanel ..own /> },
                Step::Disk => html! { <DiskPanel ..own /> },
                Step::Read => html! { <ReadPanel ..own /> },
            } }
        </div>
    }
}

fn locked(lab: &Lab, missing: &[Step]) -> Html {
    html! {
        <div class="locked-box">
            <p><RuleChip rule={Rule::M2} /><b>{ lab.t(Words::LockedTitle) }</b>{ " " }{ lab.t(Words::LockedLead) }</p>
            <ul>
                { for missing.iter().map(|step| html! {
                    <li>
                        <Link to={Page::Disks.at(step.number().to_string())}>
                            { format!("{} {}", step.number(), lab.t(step.title())) }
                        </Link>
                    </li>
                }) }
            </ul>
        </div>
    }
}

fn lead(lab: &Lab, props: &PanelProps) -> String {
    let subject = &props.subject;
    let some = lab.t(Setup::SomeKeyVault);
    let key_vault = subject
        .key_vault
        .as_ref()
        .map_or(some.as_str(), |one| one.name.as_str());
    let title = lab.t(Words::Which);
    let des = subject.set.as_ref().map_or(title.as_str(), |set| set.name.as_str());
    let key = lab.t(Step::Key.title());
    let key = subject.key.as_ref().map_or(key.as_str(), |key| key.as_str());
    match props.step {
        Step::KeyVault => lab.t(Text::KeyVaultLead(region(lab, props).display_name())),
        Step::Key => lab.t(Text::KeyLead(key_vault)),
        Step::Set => lab.t(Text::SetLead(key)),
        Step::Identity => lab.t(Text::IdentityLead),
        Step::Permissions => lab.t(Text::PermissionsLead(des, key_vault)),
        Step::Reader => lab.t(Text::ReaderLead(des, key_vault)),
        Step::Disk => lab.t(Text::DiskLead(des)),
        Step::Read => lab.t(Text::ReadLead),
    }
}

/// Where the set is, or could be: in the edition of 2019, where sets are at all (rule M7).
pub(super) fn region(lab: &Lab, props: &PanelProps) -> Region {
    let chosen = props.subject.key_vault.as_ref().map(|one| one.region);
    let regions = lab.view.edition.terms().des_regions;
    let only = regions.and_then(|regions| regions.first()?.parse().ok());
    let allowed = |region: &Region| regions.is_none_or(|regions| regions.contains(&region.code()));
    chosen.filter(allowed).or(only).unwrap_or(Region::WestEurope)
}

/// The way on, once a step holds.
pub(super) fn next(lab: &Lab, props: &PanelProps) -> Html {
    let Some(next) = props.step.next().filter(|_| props.is_done()) else {
        return Html::default();
    };
    let onclick = {
        let go = lab.go.clone();
        Callback::from(move |_: MouseEvent| go.emit(Page::Disks.at(next.number().to_string())))
    };
    let words = lab.t(Words::Next(&lab.t(next.title())));
    html! { <div class="row"><Button kind={ButtonKind::Primary} {onclick}>{ words }</Button></div> }
}
