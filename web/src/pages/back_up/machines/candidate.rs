//! A machine that could be protected; one that the lab wouldn't take can't be chosen, and says why (rules D4, D5, D9).

use kluis_lab::text::vm_backup::Enable as Text;
use kluis_lab::view::{VaultView, VmView};
use kluis_rulebook::{Refusal, Workload};
use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::access::{access_of_vm, mark_of_vm};
use super::draft::protect;
use super::to_machines;
use crate::form::Check;
use crate::lab::{Lab, use_lab};
use crate::send::use_forecast;
use crate::ui::{Link, RefusalBox};

/// Properties of [`Candidate`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct CandidateProps {
    /// The vault.
    pub(super) vault: VaultView,
    /// The machine.
    pub(super) vm: VmView,
    /// The machine itself, or its database.
    pub(super) workload: Workload,
    /// It is chosen.
    pub(super) chosen: bool,
    /// Chosen from now on, or no longer.
    pub(super) onchange: Callback<bool>,
}

/// The machine, with a box to tick.
#[component]
pub(super) fn Candidate(props: &CandidateProps) -> Html {
    let lab = use_lab();
    let (vault, vm, workload) = (&props.vault, &props.vm, props.workload);
    let already = protector(&lab, vault, vm, workload);
    // What the vault itself lacks is said once, below; here the question is whether the machine is taken.
    let policy = vault.policies.first().filter(|_| already.is_none());
    let forecast = use_forecast(policy.map(|policy| protect(&vault.name, (&vm.name, workload), &policy.name, true)));
    let refusal = forecast
        .refusal()
        .filter(|refusal| is_of_machine(vault, refusal))
        .cloned();
    let hint = match &already {
        Some(other) => lab.t(Text::Already(other)),
        None => lab.t(Text::In(vm.region.display_name(), &lab.t(vm.os))),
    };
    let disabled = already.is_some() || refusal.is_some();
    html! {
        <li class="candidate">
            <div class="row-head">
                <Check
                    label={vm.name.to_string()}
                    {hint}
                    checked={props.chosen && !disabled}
                    {disabled}
                    onchange={props.onchange.clone()}
                />
                if !disabled && workload == Workload::Vm {
                    { mark_of_vm(&lab, vm) }
                }
            </div>
            if let Some(refusal) = refusal {
                <RefusalBox {refusal} standing=true>
                    if !lab.single {
                        <p><Link to={to_machines()}>{ lab.t(machine_link(vm)) }</Link></p>
                    }
                </RefusalBox>
            } else if !disabled && workload == Workload::Vm {
                { access_of_vm(&lab, vm) }
            }
        </li>
    }
}

/// Where the machine is put right.
fn machine_link(vm: &VmView) -> Text<'_> {
    if vm.agent {
        Text::ToMachine(vm.name.as_str())
    } else {
        Text::ToAgent
    }
}

/// The vault that protects it already.
fn protector(lab: &Lab, vault: &VaultView, vm: &VmView, workload: Workload) -> Option<AttrValue> {
    let protects = |own: &&VaultView| {
        let mut machines = own.machines.iter();
        machines.any(|machine| machine.vm == vm.name && machine.workload == workload)
    };
    let here = Some(vault).filter(protects);
    let found = here.or_else(|| lab.view.vaults.iter().find(protects));
    found.map(|own| own.name.to_string().into())
}

/// A refusal for the machine's sake, not for what its vault lacks.
fn is_of_machine(vault: &VaultView, refusal: &Refusal) -> bool {
    vault.new_item_blocked.as_ref() != Some(refusal)
}
