//! The template that makes a machine of restored disks (rule D7), and the scripts of the same (rule R8): folded, copied, downloaded.

use kluis_lab::text::azure::{Azure, Shell, arm_template, create_vm_script, restore_script};
use kluis_lab::text::vm_restore::Outcome as Text;
use kluis_lab::view::RestoredView;
use kluis_resource::VmName;
use yew::{Callback, Html, html};

use super::draft::free_vm;
use crate::lab::Lab;
use crate::save::{address_of_text, save_as};
use crate::ui::{Button, ButtonKind, Code};

const FILE_NAME: &str = "template.json";

/// Template and scripts.
pub(super) fn template(lab: &Lab, restored: &RestoredView) -> Html {
    let text = arm_template(restored, &lab.view);
    let download = {
        let text = text.clone();
        Callback::from(move |_| {
            if let Some(address) = address_of_text(&text) {
                save_as(&address, FILE_NAME);
            }
        })
    };
    html! {
        <>
            <details>
                <summary>{ lab.t(Text::Template) }</summary>
                <div class="stack">
                    <Code {text} what={lab.t(Text::TemplateOf(restored.item.as_str()))} />
                    <div class="row"><Button kind={ButtonKind::Secondary} onclick={download}>{ lab.t(Text::Download) }</Button></div>
                </div>
            </details>
            <details>
                <summary>{ lab.t(Text::Scripts) }</summary>
                <div class="stack">{ scripts(lab, restored) }</div>
            </details>
        </>
    }
}

fn scripts(lab: &Lab, restored: &RestoredView) -> Html {
    let vm = restored.vm.clone().unwrap_or_else(|| free_vm(lab));
    let shells = [(Shell::PowerShell, Azure::Module), (Shell::AzCli, Azure::Cli)];
    let of_shell = |(shell, needs): (Shell, Azure<'static>)| {
        html! {
            <>
                if let Some(script) = restore(lab, restored, shell) {
                    <h4>{ lab.t(Text::RestoreIn(shell.name())) }</h4>
                    <Code text={script} what={lab.t(Text::RestoreIn(shell.name()))} />
                }
                { machine(lab, restored, shell, &vm) }
                <p class="secondary">{ lab.t(needs) }</p>
            </>
        }
    };
    html! { <>{ for shells.into_iter().map(of_shell) }<p class="secondary">{ lab.t(Azure::OnlyShown) }</p></> }
}

fn machine(lab: &Lab, restored: &RestoredView, shell: Shell, vm: &VmName) -> Html {
    let what = lab.t(Text::MachineIn(shell.name()));
    html! {
        <>
            <h4>{ what.clone() }</h4>
            <Code text={create_vm_script(shell, restored, vm, &lab.view)} {what} />
        </>
    }
}

/// The restore itself, while its recovery point is there, under the set that the disks have.
fn restore(lab: &Lab, restored: &RestoredView, shell: Shell) -> Option<String> {
    let vault = lab.view.vaults.iter().find(|vault| vault.name == restored.vault)?;
    let machine = vault.machines.iter().find(|machine| machine.item == restored.item)?;
    let point = machine.points.iter().find(|point| point.id == restored.point)?;
    let first = restored.disks.first()?;
    let disk = lab.view.compute.disks.iter().find(|disk| disk.name == *first);
    let des = disk.and_then(|disk| disk.encryption.des());
    let set = des.and_then(|des| lab.view.compute.sets.iter().find(|set| set.name == *des));
    Some(restore_script(shell, (vault, machine, point), set, &lab.view))
}
