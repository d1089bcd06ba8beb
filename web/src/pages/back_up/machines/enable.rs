//! + Backup: where the workload runs, what is backed up, the policy, the machines (rules D12, V10, V13).

use kluis_lab::text::azure::{protect_portal, protect_script};
use kluis_lab::text::back_up::BackUp;
use kluis_lab::text::vm_backup::Enable as Text;
use kluis_lab::view::VaultView;
use kluis_rulebook::Workload;
use yew::{AttrValue, Callback, Html, Properties, SubmitEvent, component, html, use_effect_with, use_state_eq};

use super::candidate::Candidate;
use super::draft::{WORKLOADS, Wanted, has};
use super::policy::{keeps, policy_fields, policy_words};
use crate::form::{Draft, Options, Select, outlook, use_draft};
use crate::lab::{Lab, use_lab};
use crate::pages::back_up::pmk::platform_choice;
use crate::send::{use_forecast, use_send};
use crate::ui::{Answer, Button, ButtonKind, Order, PagedList, Rows, in_azure, on_platform_keys};

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
    let sender = use_send();
    let draft = use_draft(|| Wanted::new(vault));
    {
        // What would be sent is another thing.
        let sender = sender.clone();
        use_effect_with((*draft).clone(), move |_| sender.clear());
    }
    let platform_keys = on_platform_keys(vault);
    let needs_choice = vault.key.is_none() && !platform_keys;
    let policy_forecast = use_forecast(draft.create(vault));
    // Until the new policy is there, the default one stands in for it: the machine is taken by any of them.
    let asked = Wanted {
        policy: draft
            .policy
            .clone()
            .or_else(|| Some(vault.policies.first()?.name.clone())),
        ..(*draft).clone()
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
            { what_fields(&lab, &draft) }
            { policy_part(&lab, vault, &draft) }
            { outlook(&lab, &policy_forecast) }
            { machines_part(&lab, vault, &draft) }
            if needs_choice {
                { platform_choice(&lab, &vault.name, draft.platform, draft.on(|next, on| next.platform = on)) }
            }
            { outlook(&lab, &forecast) }
            <Answer of={sender.clone()} />
            <div class="row">
                <Button kind={ButtonKind::Primary} submit=true busy={sender.busy()} {disabled} reason={why_not.map(AttrValue::from)}>
                    { lab.t(Text::Go) }
                </Button>
            </div>
            { first_in_azure(&lab, vault, &draft) }
        </form>
    }
}

/// Where it runs, and what is backed up of it.
fn what_fields(lab: &Lab, draft: &Draft<Wanted>) -> Html {
    let onwhat = draft.on(|next, workload| {
        next.workload = workload;
        next.vms.clear();
    });
    let what = WORKLOADS.map(|workload| (workload, lab.t(what_words(workload))));
    let hint = (draft.workload != Workload::Vm).then(|| AttrValue::from(lab.t(Text::DatabaseMeans)));
    // There is one place where machines run.
    let azure = Options::new(&true, [(true, lab.t(Text::Azure))], &Callback::noop());
    html! {
        <div class="fields">
            <Select label={lab.t(Text::Where)} options={azure} />
            <Select label={lab.t(Text::What)} options={Options::new(&draft.workload, what, &onwhat)} {hint} />
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
fn policy_part(lab: &Lab, vault: &VaultView, draft: &Draft<Wanted>) -> Html {
    let own = vault.policies.iter();
    let own = own.map(|policy| (Some(policy.name.clone()), policy_words(lab, policy)));
    let new = (None, lab.t(Text::NewPolicy));
    let options = Options::new(
        &draft.policy,
        own.chain([new]),
        &draft.on(|next, policy| next.policy = policy),
    );
    let hint = draft.policy(vault).map(|policy| AttrValue::from(keeps(lab, &policy)));
    html! {
        <>
            <div class="policy-field"><Select label={lab.t(Text::Policy)} {options} {hint} /></div>
            if draft.policy.is_none() {
                { policy_fields(lab, &draft.new, &draft.on(|next, policy| next.new = policy)) }
            }
        </>
    }
}

/// The machines that have it.
fn machines_part(lab: &Lab, vault: &VaultView, draft: &Draft<Wanted>) -> Html {
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
    let rows = Rows::new(total, {
        let (vault, draft) = (vault.clone(), draft.clone());
        let vms = vms.clone();
        move |index| {
            let vm = &vms[with_it[index]];
            let name = vm.name.clone();
            let onchange = draft.on(move |next, on| next.take(name.clone(), on));
            html! {
                <Candidate
                    key={vm.name.to_string()}
                    vault={vault.clone()}
                    vm={vm.clone()}
                    {workload}
                    chosen={draft.vms.contains(&vm.name)}
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
            <PagedList label={legend} {rows} order={Order::Other} />
        </fieldset>
    }
}

/// The same in Azure itself, for the first machine that is chosen.
fn first_in_azure(lab: &Lab, vault: &VaultView, draft: &Wanted) -> Html {
    let vms = &lab.view.compute.vms;
    let vm = draft
        .vms
        .first()
        .and_then(|name| vms.iter().find(|vm| vm.name == *name));
    let (Some(vm), Some(policy), Workload::Vm) = (vm, draft.policy(vault), draft.workload) else {
        return Html::default();
    };
    let script = |shell| protect_script(shell, vault, vm, &policy.name, &lab.view);
    let about = lab.t(Text::GoOf(vm.name.as_str()));
    in_azure(
        lab,
        Some(about),
        protect_portal(vault, vm, policy.name.as_str()),
        script,
    )
}
