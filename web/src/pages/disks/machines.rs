//! The virtual machines: how each stands, the layers of encryption of its disks, and what can be done with it (rules D3, D8–D10, D14,
//! E2, M6, N12).

mod ade;
mod attach;
mod image;
mod layers;
mod new;

use kluis_lab::request::{DeleteVm, InstallAdeExtension, InstallAgent, StartVm, StopVm};
use kluis_lab::text::disks_page::{DisksPage, Fields, Machine as Text, NewMachine};
use kluis_lab::view::{DiskView, Power, VmView};
use kluis_lab::{Request, VmImage};
use kluis_rulebook::Rule;
use yew::{AttrValue, Html, Properties, component, html};

use self::ade::{EncryptVm, ade_facts, rotate_bek};
use self::attach::Attach;
use self::image::create_image;
use self::layers::layers;
use self::new::NewVmForm;
use super::fields::delete_dialog;
use super::section::Section;
use crate::lab::{Lab, use_lab};
use crate::route::{DisksPart, Page};
use crate::send::{Sender, use_send};
use crate::ui::{
    Answer, Button, ButtonKind, Empty, InTheWay, Link, Mark, Notice, Order, PagedParts, Rows, RuleChip, Sign, Tone,
};

/// The machines.
#[component]
pub(super) fn Machines() -> Html {
    let lab = use_lab();
    let vms = &lab.view.compute.vms;
    html! {
        <Section part={DisksPart::Machines} title={lab.t(DisksPage::PartMachines)} lead={lab.t(Text::Lead)}>
            if vms.is_empty() {
                <Empty title={lab.t(Text::None)}>{ lab.t(Text::NoneWhy) }</Empty>
            }
            <PagedParts
                label={lab.t(DisksPage::PartMachines)}
                rows={Rows::of(vms, |vm| html! { <Machine key={vm.name.to_string()} vm={vm.clone()} /> })}
                order={Order::Other}
            />
            <div class="card">
                <details class="new-thing" open={vms.is_empty()}>
                    <summary>{ lab.t(NewMachine::Title) }</summary>
                    <p class="secondary">{ lab.t(NewMachine::Lead) }</p>
                    <NewVmForm />
                </details>
            </div>
        </Section>
    }
}

/// What a machine's parts are about.
#[derive(Clone, PartialEq, Properties)]
struct VmProps {
    vm: VmView,
}

/// The disks of a machine, the one with the operating system first.
fn disks_of<'a>(lab: &'a Lab, vm: &'a VmView) -> impl Iterator<Item = &'a DiskView> {
    let disks = &lab.view.compute.disks;
    vm.disks
        .iter()
        .filter_map(|name| disks.iter().find(|disk| disk.name == *name))
}

#[component]
fn Machine(props: &VmProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let vm = &props.vm;
    let sign = match vm.power {
        Power::Making => Sign::Running,
        Power::Running => Sign::Good,
        Power::Stopped => Sign::Idle,
        Power::StoppedByKey => Sign::Bad,
    };
    html! {
        <section class="card thing" aria-label={vm.name.to_string()}>
            <div class="row-head">
                <h3>{ vm.name.to_string() }</h3>
                <Mark {sign} word={lab.t(vm.power)} />
            </div>
            <p class="secondary">{ facts(&lab, vm) }</p>
            { troubles(&lab, vm) }
            { layers(&lab, vm) }
            if let Some(ade) = &vm.ade {
                { ade_facts(&lab, ade, vm.protected_by.is_some()) }
            }
            <Answer of={sender.clone()} />
            { actions(&lab, vm, &sender) }
        </section>
    }
}

/// What it is, in a line.
fn facts(lab: &Lab, vm: &VmView) -> String {
    let image = match &vm.image {
        VmImage::Marketplace => lab.t(Fields::Marketplace),
        VmImage::Custom(image) => lab.t(Text::FromImage(image.as_str())),
        VmImage::Restored => lab.t(Text::Restored),
    };
    let agent = lab.t(if vm.agent { Text::AgentOn } else { Text::AgentOff });
    let vault = match &vm.protected_by {
        Some(vault) => lab.t(Text::ProtectedBy(vault.as_str())),
        None => lab.t(Text::NotProtected),
    };
    let mut facts = vec![lab.t(vm.os), vm.region.display_name().to_owned(), image, agent];
    facts.extend(vm.database.map(|database| lab.t(database)));
    facts.push(vault);
    facts.join(" · ")
}

/// What is blocked, each reason once.
fn troubles(lab: &Lab, vm: &VmView) -> Html {
    let mut refusals = Vec::new();
    for refusal in disks_of(lab, vm).filter_map(|disk| disk.read_blocked.as_ref()) {
        if !refusals.contains(&refusal) && vm.power != Power::Stopped {
            refusals.push(refusal);
        }
    }
    html! {
        <>
            if vm.power == Power::StoppedByKey {
                <Notice tone={Tone::Warning}><RuleChip rule={Rule::N12} />{ lab.t(Text::StoppedWhy) }</Notice>
            }
            { for refusals.into_iter().map(|refusal| html! { <InTheWay refusal={refusal.clone()} /> }) }
            if !vm.agent {
                <Notice tone={Tone::Warning}><RuleChip rule={Rule::D9} />{ lab.t(Text::AgentWhy) }</Notice>
            }
            if disks_of(lab, vm).any(|disk| disk.locked) {
                <Notice tone={Tone::Warning}><RuleChip rule={Rule::D14} />{ lab.t(Text::ExtensionWhy) }</Notice>
            }
        </>
    }
}

fn actions(lab: &Lab, vm: &VmView, sender: &Sender) -> Html {
    let name = vm.name.as_str();
    let own = || vm.name.clone();
    let running = vm.power == Power::Running;
    let button = |words: Text<'static>, label: Text<'_>, request: Request| {
        html! {
            <Button kind={ButtonKind::Secondary} label={lab.t(label)} busy={sender.busy()} onclick={sender.on_click(request)}>
                { lab.t(words) }
            </Button>
        }
    };
    let power = match vm.power {
        Power::Making => Html::default(),
        Power::Running => button(Text::Stop, Text::StopOf(name), StopVm { vm: own() }.into()),
        Power::Stopped | Power::StoppedByKey => button(Text::Start, Text::StartOf(name), StartVm { vm: own() }.into()),
    };
    let extension = InstallAdeExtension { vm: own() };
    let links = !lab.single;
    html! {
        <div class="row actions">
            { power }
            if !vm.agent {
                { button(Text::InstallAgent, Text::InstallAgentOf(name), InstallAgent { vm: own() }.into()) }
            }
            if disks_of(lab, vm).any(|disk| disk.locked) {
                { button(Text::InstallExtension, Text::InstallExtensionOf(name), extension.into()) }
            }
            if vm.ade.is_none() {
                <EncryptVm vm={vm.clone()} />
            } else {
                { rotate_bek(lab, vm) }
            }
            { create_image(lab, vm) }
            <Attach vm={vm.clone()} />
            { delete_dialog(lab, (name, Fields::Delete), DeleteVm { vm: own() }, html! { <p>{ lab.t(Text::DeleteMeans) }</p> }) }
            if links && running {
                <Link to={Page::BackUp.whole()} label={AttrValue::from(lab.t(Text::BackUpOf(name)))}>{ lab.t(Text::BackUp) }</Link>
            }
            if links && vm.protected_by.is_some() {
                <Link to={Page::Restore.whole()} label={AttrValue::from(lab.t(Text::RestoreOf(name)))}>{ lab.t(Text::Restore) }</Link>
            }
        </div>
    }
}
