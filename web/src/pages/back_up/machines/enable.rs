//! + Backup: where the workload runs, what is backed up, the policy, the machines (rules D12, V10, V13).

use kluis_lab::text::azure::Shell;
use kluis_lab::text::azure::{protect_portal, protect_script};
use kluis_lab::text::back_up::BackUp;
use kluis_lab::text::vm_backup::Enable as Text;
use kluis_lab::view::VaultView;
use kluis_resource::PolicyName;
use kluis_rulebook::Workload;
use yew::{AttrValue, Callback, Html, Properties, SubmitEvent, component, html, use_state_eq};

use super::candidate::Candidate;
use super::draft::{Draft, WORKLOADS, has};
use super::policy::{keeps, policy_fields, policy_words};
use crate::lab::{Lab, use_lab};
use crate::pages::back_up::pmk::PlatformChoice;
use crate::pages::disks::azure::InAzure;
use crate::pages::disks::fields::outlook;
use crate::pages::disks::form::{Form, use_form};
use crate::send::use_forecast;
use crate::ui::{Answer, Button, ButtonKind, Order, PagedList, Select, on_platform_keys, pass_on};

/// Properties of [`EnableBackup`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct EnableBackupProps {
    /// The vault.
    pub(super) vault: VaultView,
}

/// The form, folded up until it is asked for.
#[component]
pub(super) fn EnableBackup(props: &EnableBackupProps) -> Html {
    let lab = use_lab();
    let open = use_state_eq(|| false);
    let onclick = {
        let open = open.clone();
        Callback::from(move |event: yew::MouseEvent| {
            // The page says whether it is open; the browser would first draw it empty.
            event.prevent_default();
            open.set(!*open);
        })
    };
    let ondone = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    html! {
        <details class="enable-backup" open={*open}>
            <summary {onclick}>{ lab.t(Text::Open) }</summary>
            if *open {
                <EnableForm vault={props.vault.clone()} {ondone} />
            }
        </details>
    }
}

/// Properties of [`EnableForm`].
#[derive(Clone, PartialEq, Properties)]
struct EnableFormProps {
    vault: VaultView,
    ondone: Callback<()>,
}

#[component]
fn EnableForm(props: &EnableFormProps) -> Html {
    let lab = use_lab();
    let vault = &props.vault;
    let form = use_form(|| Draft::new(vault));
    let (draft, sender) = (form.draft(), form.sender());
    let platform_keys = on_platform_keys(vault);
    let needs_choice = vault.key.is_none() && !platform_keys;
    let policy_forecast = use_forecast(draft.create(vault));
    // Until the new policy is there, the default one stands in for it: the machine is taken by any of them.
    let asked = Draft {
        policy: draft
            .policy
            .clone()
            .or_else(|| Some(vault.policies.first()?.name.clone())),
        ..draft.clone()
    };
    let first = asked.acts(vault, true).and_then(|acts| acts.into_iter().next());
    let forecast = use_forecast(first);
    let acts = draft.acts(vault, draft.platform || platform_keys);
    let why_not = if draft.vms.is_empty() {
        Some(lab.t(if draft.workload == Workload::Vm {
            Text::NeedsMachine
        } else {
            Text::NeedsDatabase
        }))
    } else if needs_choice && !draft.platform {
        Some(lab.t(BackUp::NeedsChoice))
    } else {
        None
    };
    let refused = policy_forecast.refusal().is_some() || forecast.refusal().is_some();
    let disabled = why_not.is_some() || refused || acts.is_none();
    let onsubmit = {
        let (lab, sender, ondone) = (lab.clone(), sender.clone(), props.ondone.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(acts) = acts.clone().filter(|_| !disabled) else {
                return;
            };
            let (client, ondone) = (lab.client.clone(), ondone.clone());
            let all = async move {
                for act in acts {
                    client.send(act).await?;
                }
                Ok(None)
            };
            sender.run(all, move |_| ondone.emit(()));
        })
    };
    html! {
        <form class="stack" {onsubmit}>
            { what_fields(&lab, &form) }
            { policy_part(&lab, vault, &form) }
            { outlook(&lab, &policy_forecast) }
            { machines_part(&lab, vault, &form) }
            if needs_choice {
                <PlatformChoice
                    vault={vault.name.to_string()}
                    chosen={draft.platform}
                    onchange={form.on(|next, on| next.platform = on)}
                />
            }
            { outlook(&lab, &forecast) }
            <Answer of={sender.clone()} />
            <div class="row">
                <Button kind={ButtonKind::Primary} submit=true busy={sender.busy()} {disabled} reason={why_not.map(AttrValue::from)}>
                    { lab.t(Text::Go) }
                </Button>
            </div>
            { in_azure(&lab, vault, draft) }
        </form>
    }
}

/// Where it runs, and what is backed up of it.
fn what_fields(lab: &Lab, form: &Form<Draft>) -> Html {
    let workload = form.draft().workload;
    let value = |workload: Workload| AttrValue::from(format!("{workload:?}"));
    let azure = vec![(AttrValue::from("azure"), AttrValue::from(lab.t(Text::Azure)))];
    let options: Vec<(AttrValue, AttrValue)> = WORKLOADS
        .map(|workload| (value(workload), lab.t(what_words(workload)).into()))
        .to_vec();
    let onchange = pass_on(
        &form.on(|next: &mut Draft, workload| {
            next.workload = workload;
            next.vms.clear();
        }),
        move |chosen: String| WORKLOADS.into_iter().find(|workload| value(*workload) == chosen),
    );
    let hint = (workload != Workload::Vm).then(|| AttrValue::from(lab.t(Text::DatabaseMeans)));
    html! {
        <div class="fields">
            <Select label={lab.t(Text::Where)} value="azure" options={azure} onchange={Callback::noop()} />
            <Select label={lab.t(Text::What)} value={format!("{workload:?}")} {options} {hint} {onchange} />
        </div>
    }
}

/// What the portal calls it.
const fn what_words(workload: Workload) -> Text<'static> {
    match workload {
        Workload::SqlInVm => Text::Sql,
        Workload::HanaInVm => Text::Hana,
        Workload::Vm | Workload::Files | Workload::MarsAgent | Workload::ClassicVm => Text::Vm,
    }
}

/// One of the vault's policies, or a new one.
fn policy_part(lab: &Lab, vault: &VaultView, form: &Form<Draft>) -> Html {
    let draft = form.draft();
    let own = vault.policies.iter().map(|policy| {
        (
            AttrValue::from(policy.name.to_string()),
            AttrValue::from(policy_words(lab, policy)),
        )
    });
    let new = (AttrValue::default(), AttrValue::from(lab.t(Text::NewPolicy)));
    let options: Vec<(AttrValue, AttrValue)> = own.chain([new]).collect();
    let value = draft.policy.as_ref().map(ToString::to_string).unwrap_or_default();
    let onchange = form
        .on(|next: &mut Draft, policy: Option<PolicyName>| next.policy = policy)
        .reform(|name: String| name.parse().ok());
    let hint = draft.policy(vault).map(|policy| AttrValue::from(keeps(lab, &policy)));
    html! {
        <>
            <div class="policy-field"><Select label={lab.t(Text::Policy)} {value} {options} {hint} {onchange} /></div>
            if draft.policy.is_none() {
                { policy_fields(lab, &draft.new, &form.on(|next, policy| next.new = policy)) }
            }
        </>
    }
}

/// The machines that have it.
fn machines_part(lab: &Lab, vault: &VaultView, form: &Form<Draft>) -> Html {
    let draft = form.draft();
    let workload = draft.workload;
    let vms = &lab.view.compute.vms;
    // Their places: a page of them is drawn, and none of the others is copied.
    let with_it: Vec<usize> = (0..vms.len()).filter(|place| has(&vms[*place], workload)).collect();
    let legend = lab.t(if workload == Workload::Vm {
        Text::Machines
    } else {
        Text::Databases
    });
    let (none, total) = (with_it.is_empty(), with_it.len());
    let row = Callback::from({
        let (vault, form, chosen) = (vault.clone(), form.clone(), draft.vms.clone());
        let vms = vms.clone();
        move |index: usize| {
            let vm = &vms[with_it[index]];
            let name = vm.name.clone();
            let onchange = form.on(move |next: &mut Draft, on| next.take(name.clone(), on));
            html! {
                <Candidate
                    key={vm.name.to_string()}
                    vault={vault.clone()}
                    vm={vm.clone()}
                    {workload}
                    chosen={chosen.contains(&vm.name)}
                    {onchange}
                />
            }
        }
    });
    html! {
        <fieldset class="candidates">
            <legend>{ legend.clone() }</legend>
            if none {
                <p class="secondary">{ lab.t(Text::NoDatabases) }</p>
            }
            <PagedList label={legend} {total} order={Order::Other} {row} />
        </fieldset>
    }
}

/// The same in Azure itself, for the first machine that is chosen.
fn in_azure(lab: &Lab, vault: &VaultView, draft: &Draft) -> Html {
    let vms = &lab.view.compute.vms;
    let vm = draft
        .vms
        .first()
        .and_then(|name| vms.iter().find(|vm| vm.name == *name));
    let (Some(vm), Some(policy), Workload::Vm) = (vm, draft.policy(vault), draft.workload) else {
        return Html::default();
    };
    let script = |shell| protect_script(shell, vault, vm, &policy.name, &lab.view);
    let portal: Vec<String> = protect_portal(vault, vm, policy.name.as_str())
        .into_iter()
        .map(|line| lab.t(line))
        .collect();
    html! {
        <InAzure
            about={lab.t(Text::GoOf(vm.name.as_str()))}
            {portal}
            power_shell={script(Shell::PowerShell)}
            az_cli={script(Shell::AzCli)}
        />
    }
}
