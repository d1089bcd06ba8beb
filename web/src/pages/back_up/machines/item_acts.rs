//! What can be done with a protected item: back up now, change its policy, give access anew (rules D8, D12, D13).

use kluis_lab::Request;
use kluis_lab::request::{self};
use kluis_lab::text::azure::{back_up_now_portal, back_up_now_script};
use kluis_lab::text::vm_backup::{Enable, Protected as Text};
use kluis_lab::view::{MachineView, VaultView};
use kluis_resource::{Timestamp, days};
use kluis_rulebook::Workload;
use yew::{AttrValue, Html, Properties, component, html};

use super::draft::protect;
use super::policy::{keeps, policy_words};
use crate::form::{ActDialog, MomentField, Options, Select, moment_of, moment_text, use_draft};
use crate::lab::{Lab, use_lab};
use crate::send::use_send;
use crate::ui::{Answer, Button, in_azure};

/// For how long a backup is kept that somebody asked for, until they say otherwise.
const USUAL_DAYS: u32 = 30;

/// Properties of an item, and of what it consists of.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ItemProps {
    /// The vault.
    pub(super) vault: VaultView,
    /// The item.
    pub(super) machine: MachineView,
}

/// The dialog that backs up now.
#[component]
pub(super) fn BackUpNow(props: &ItemProps) -> Html {
    let lab = use_lab();
    let until = use_draft(String::new);
    let (vault, machine) = (&props.vault, &props.machine);
    let retain_until = moment_of(&until).ok().flatten();
    let act = retain_until.map(|retain_until| {
        Request::from(request::BackUpNow {
            vault: vault.name.clone(),
            item: machine.item.clone(),
            retain_until,
        })
    });
    let now = lab.view.now;
    html! {
        <ActDialog
            button={lab.t(Text::BackUpNow)}
            label={lab.t(Text::BackUpNowOf(machine.item.as_str()))}
            go={lab.t(Text::BackUpNow)}
            forecast=true
            {act}
            onopen={until.on(move |next, ()| *next = moment_text(Some(now + days(USUAL_DAYS))))}
        >
            <MomentField
                label={lab.t(Text::RetainUntil)}
                value={(*until).clone()}
                hint={AttrValue::from(lab.t(Text::RetainHint))}
                oninput={until.hold()}
            />
            { retain_until.map(|until| now_in_azure(&lab, props, until)).unwrap_or_default() }
        </ActDialog>
    }
}

fn now_in_azure(lab: &Lab, props: &ItemProps, until: Timestamp) -> Html {
    let (vault, machine) = (&props.vault, &props.machine);
    if machine.workload != Workload::Vm {
        return Html::default();
    }
    let script = |shell| back_up_now_script(shell, vault, machine, until);
    in_azure(lab, None, back_up_now_portal(vault, machine), script)
}

/// The dialog that changes the policy.
#[component]
pub(super) fn ChangePolicy(props: &ItemProps) -> Html {
    let lab = use_lab();
    let (vault, machine) = (&props.vault, &props.machine);
    let chosen = use_draft(|| machine.policy.clone());
    let all = vault.policies.iter();
    let all = all.map(|policy| (policy.name.clone(), policy_words(&lab, policy)));
    let options = Options::new(&*chosen, all, &chosen.hold());
    let policy = vault.policies.iter().find(|own| own.name == *chosen);
    let other = policy.filter(|policy| policy.name != machine.policy);
    let act = other.map(|policy| protect(&vault.name, (&machine.vm, machine.workload), &policy.name, true));
    let own = machine.policy.clone();
    html! {
        <ActDialog
            button={lab.t(Text::ChangePolicy)}
            label={lab.t(Text::ChangePolicyOf(machine.item.as_str()))}
            lead={AttrValue::from(lab.t(Text::ChangePolicyMeans))}
            go={lab.t(Text::ChangePolicy)}
            forecast=true
            {act}
            onopen={chosen.on(move |next, ()| *next = own.clone())}
        >
            <Select label={lab.t(Enable::Policy)} {options} hint={policy.map(|policy| AttrValue::from(keeps(&lab, policy)))} />
        </ActDialog>
    }
}

/// Enabling backup again, which gives Azure Backup its access where a member does it (rules D8, D10).
#[component]
pub(super) fn GiveAgain(props: &ItemProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let (vault, machine) = (&props.vault, &props.machine);
    if lab.view.user.guest {
        return Html::default();
    }
    let act = protect(&vault.name, (&machine.vm, machine.workload), &machine.policy, true);
    let label = lab.t(Text::GiveAgainOf(machine.item.as_str()));
    html! {
        <>
            <div class="row">
                <Button {label} busy={sender.busy()} onclick={sender.on_click(act)}>{ lab.t(Text::GiveAgain) }</Button>
                <span class="secondary">{ lab.t(Text::GiveAgainMeans) }</span>
            </div>
            <Answer of={sender.clone()} />
        </>
    }
}
