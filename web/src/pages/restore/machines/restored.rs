//! Disks that were restored together: their template, the machine that is made of them, and what that machine still needs (rules D7,
//! D14).

use kluis_lab::Request;
use kluis_lab::request::{DeployTemplate, InstallAdeExtension};
use kluis_lab::text::vm_restore::Outcome as Text;
use kluis_lab::view::{DiskView, RestoredView};
use kluis_resource::{DiskName, VmName};
use kluis_rulebook::Rule;
use yew::{Html, Properties, component, html};

use super::draft::free_vm;
use super::made::made_disks;
use super::template::template;
use crate::form::{ActDialog, NameField, use_draft};
use crate::lab::{Lab, use_lab};
use crate::route::{DisksPart, Route};
use crate::send::use_send;
use crate::ui::{Answer, Button, ButtonKind, Card, Link, Mark, Notice, RuleChip, Sign, Tone};

/// All of them, the newest first; nothing while there are none.
#[component]
pub(in crate::pages::restore) fn RestoredDisks() -> Html {
    let lab = use_lab();
    let restored = &lab.view.compute.restored;
    if restored.is_empty() {
        return Html::default();
    }
    let to_disks = (!lab.single)
        .then(|| html! { <Link to={Route::Disks(Some(DisksPart::Disks))}>{ lab.t(Text::ToDisks) }</Link> });
    html! {
        <Card title={lab.t(Text::Title)} lead={lab.t(Text::Lead)} class="restored" aside={to_disks.unwrap_or_default()}>
            { for restored.iter().map(|one| one_restore(&lab, one)) }
        </Card>
    }
}

/// Disks that were restored together.
fn one_restore(lab: &Lab, restored: &RestoredView) -> Html {
    let at = lab.format().moment(restored.at);
    let disks = disks(lab, restored);
    let ready = disks.iter().all(|disk| disk.stored.is_some()) && disks.len() == restored.disks.len();
    let missing = restored.disks.len() > disks.len();
    let facts = lab.t(Text::Region(restored.region.display_name(), &lab.t(restored.os)));
    html! {
        <section key={restored.id.to_string()} class="restored-set" aria-label={lab.t(Text::DisksOf(restored.item.as_str()))}>
            <div class="row-head">
                <h3>{ lab.t(Text::Of(restored.item.as_str(), &at)) }</h3>
                if let Some(vm) = &restored.vm {
                    <Mark sign={Sign::Good} word={lab.t(Text::DeployedAs(vm.as_str()))} />
                }
                if missing {
                    <Mark sign={Sign::Idle} word={lab.t(Text::Gone)} />
                }
            </div>
            <p class="secondary">{ facts }</p>
            { made_disks(lab, &disks, lab.t(Text::DisksOf(restored.item.as_str()))) }
            if let Some(vm) = &restored.vm {
                <Extension vm={vm.clone()} />
            } else if ready {
                <div class="row actions"><Deploy restored={restored.clone()} /></div>
            }
            { template(lab, restored) }
        </section>
    }
}

fn disks(lab: &Lab, restored: &RestoredView) -> Vec<DiskView> {
    let all = &lab.view.compute.disks;
    let find = |name: &DiskName| all.iter().find(|disk| disk.name == *name).cloned();
    restored.disks.iter().filter_map(find).collect()
}

#[derive(Clone, PartialEq, Properties)]
struct RestoredProps {
    restored: RestoredView,
}

/// Asks for the name of the machine, and makes it (rule D7).
#[component]
fn Deploy(props: &RestoredProps) -> Html {
    let lab = use_lab();
    let name = use_draft(|| free_vm(&lab).to_string());
    let parsed = VmName::parse(&name);
    let restored = &props.restored;
    let act = parsed.clone().ok().map(|vm| {
        Request::from(DeployTemplate {
            restored: restored.id,
            vm,
        })
    });
    let free = free_vm(&lab).to_string();
    html! {
        <ActDialog
            button={lab.t(Text::Deploy)}
            label={lab.t(Text::DeployOf(restored.item.as_str()))}
            lead={lab.t(Text::DeployLead)}
            go={lab.t(Text::Deploy)}
            forecast=true
            {act}
            onopen={name.on(move |next, ()| next.clone_from(&free))}
        >
            <NameField value={(*name).clone()} error={parsed.err()} oninput={name.hold()} />
        </ActDialog>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ExtensionProps {
    vm: VmName,
}

/// What a Linux machine under Azure Disk Encryption still needs (rule D14); nothing where no disk of it is locked.
#[component]
fn Extension(props: &ExtensionProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let vm = &props.vm;
    let mut disks = lab.view.compute.disks.iter();
    if !disks.any(|disk| disk.locked && disk.vm.as_ref() == Some(vm)) {
        return html! { <Answer of={sender} /> };
    }
    let act = Request::from(InstallAdeExtension { vm: vm.clone() });
    html! {
        <Notice tone={Tone::Warning}>
            <RuleChip rule={Rule::D14} />{ " " }{ lab.t(Text::ExtensionWhy(vm.as_str())) }
            <div class="row">
                <Button
                    kind={ButtonKind::Secondary}
                    label={lab.t(Text::ExtensionOf(vm.as_str()))}
                    busy={sender.busy()}
                    onclick={sender.on_click(act)}
                >{ lab.t(Text::Extension) }</Button>
            </div>
            <Answer of={sender.clone()} />
        </Notice>
    }
}
