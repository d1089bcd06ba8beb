//! What can be done with a disk: snapshot, another key, other content, and what is seldom (rules M9, M12, R3).

use kluis_lab::text::disks_page::{Disk as Text, Fields};
use kluis_lab::view::DiskView;
use kluis_lab::{Act, ComputeAct, DiskEncryption, Movable};
use kluis_resource::SnapshotName;
use kluis_rulebook::{DiskRole, Rule};
use yew::{Callback, Html, component, html, use_state_eq};

use super::DiskProps;
use crate::lab::{Lab, use_lab};
use crate::pages::disks::act_dialog::ActDialog;
use crate::pages::disks::content::{ContentDraft, ContentField};
use crate::pages::disks::fields::{NameField, encryption_field, outlook};
use crate::pages::disks::names::{free_name, is_among};
use crate::send::{Sender, use_forecast, use_question, use_send};
use crate::ui::{Answer, Button, ButtonKind, Dialog, Notice, RuleChip, Tone};

/// Takes a snapshot. Of a disk under a customer's key it has that key; other choices are there to see that (rule M9).
#[component]
pub(super) fn Snapshot(props: &DiskProps) -> Html {
    let lab = use_lab();
    let typed = use_state_eq(|| None::<String>);
    let chosen = use_state_eq(|| None::<DiskEncryption>);
    let disk = &props.disk;
    let name = (*typed).clone().unwrap_or_else(|| {
        let snapshots = &lab.view.compute.snapshots;
        free_name(&format!("{}-snapshot", disk.name), |name| {
            is_among(snapshots.iter().map(|own| own.name.as_str()), name)
        })
    });
    let parsed = SnapshotName::parse(&name);
    let act = parsed.clone().ok().map(|snapshot| {
        let encryption = (*chosen).clone().filter(|own| *own != disk.encryption);
        Act::Compute(ComputeAct::CreateSnapshot {
            snapshot,
            disk: disk.name.clone(),
            encryption,
        })
    });
    let onopen = {
        let (typed, chosen) = (typed.clone(), chosen.clone());
        Callback::from(move |()| {
            typed.set(None);
            chosen.set(None);
        })
    };
    let value = (*chosen).clone().unwrap_or_else(|| disk.encryption.clone());
    html! {
        <ActDialog
            button={lab.t(Text::Snapshot)}
            label={lab.t(Text::SnapshotOf(disk.name.as_str()))}
            lead={lab.t(Text::SnapshotLead)}
            go={lab.t(Text::SnapshotGo)}
            {act}
            {onopen}
        >
            <NameField value={name} error={parsed.err()} oninput={Callback::from(move |name| typed.set(Some(name)))} />
            { encryption_field(&lab, &value, &Callback::from(move |next| chosen.set(Some(next)))) }
        </ActDialog>
    }
}

/// Puts it under another key (rule R3).
#[component]
pub(super) fn Encrypt(props: &DiskProps) -> Html {
    let lab = use_lab();
    let disk = &props.disk;
    let chosen = use_state_eq(|| None::<DiskEncryption>);
    let value = (*chosen).clone().unwrap_or_else(|| disk.encryption.clone());
    let same = value == disk.encryption;
    let act = (!same).then(|| {
        let (disk, encryption) = (disk.name.clone(), value.clone());
        Act::Compute(ComputeAct::EncryptDisk { disk, encryption })
    });
    let onopen = {
        let chosen = chosen.clone();
        Callback::from(move |()| chosen.set(None))
    };
    html! {
        <ActDialog
            button={lab.t(Text::Encrypt)}
            label={lab.t(Text::EncryptOf(disk.name.as_str()))}
            lead={lab.t(Text::EncryptLead)}
            go={lab.t(Text::EncryptGo)}
            {act}
            {onopen}
        >
            { encryption_field(&lab, &value, &Callback::from(move |next| chosen.set(Some(next)))) }
            if same {
                <p class="secondary">{ lab.t(Text::EncryptSame) }</p>
            }
        </ActDialog>
    }
}

/// Writes it anew, with files or a sample.
#[component]
pub(super) fn Write(props: &DiskProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let question = use_question(&sender);
    let draft = use_state_eq(ContentDraft::default);
    let disk = &props.disk;
    let name = disk.name.as_str();
    let act = draft.content(lab.view.compute.disks.len()).map(|content| {
        Act::Compute(ComputeAct::WriteDisk {
            disk: disk.name.clone(),
            content,
        })
    });
    let forecast = use_forecast(act.clone().filter(|_| question.is_open()));
    let go = {
        let (sender, question, draft) = (sender.clone(), question.clone(), draft.clone());
        let (client, act) = (lab.client.clone(), act.clone());
        Callback::from(move |_| {
            let Some(act) = act.clone() else { return };
            let (client, sources, question) = (client.clone(), draft.sources(), question.clone());
            sender.run(async move { client.send_with_files(act, sources).await }, move |_| {
                question.close()
            });
        })
    };
    let disabled = act.is_none() || forecast.refusal().is_some();
    let ask = {
        let draft = draft.clone();
        question.ask_with(move || draft.set(ContentDraft::default()))
    };
    let onchange = {
        let (draft, sender) = (draft.clone(), sender.clone());
        Callback::from(move |next| {
            sender.clear();
            draft.set(next);
        })
    };
    html! {
        <>
            <Button kind={ButtonKind::Quiet} label={lab.t(Text::WriteOf(name))} onclick={ask}>{ lab.t(Text::Write) }</Button>
            <Dialog
                open={question.is_open()}
                title={lab.t(Text::WriteOf(name))}
                onclose={question.leave()}
                actions={html! {
                    <Button kind={ButtonKind::Danger} busy={sender.busy()} {disabled} onclick={go}>{ lab.t(Text::WriteGo) }</Button>
                }}
            >
                <Notice tone={Tone::Warning}>{ lab.t(Text::WriteLead) }</Notice>
                <ContentField draft={(*draft).clone()} {onchange} />
                { outlook(&lab, &forecast) }
                <Answer of={sender.clone()} />
            </Dialog>
        </>
    }
}

/// Detach, move, delete: each with the reason why not, where the lab knows one.
pub(super) fn more(lab: &Lab, disk: &DiskView, sender: &Sender) -> Html {
    let name = disk.name.as_str();
    let detach = sender.on_click(Act::Compute(ComputeAct::DetachDisk {
        disk: disk.name.clone(),
    }));
    let why_not = stays(lab, disk);
    let what = Movable::Disk(disk.name.clone());
    html! {
        <div class="row actions">
            if disk.vm.is_some() {
                <Button kind={ButtonKind::Quiet} label={lab.t(Text::DetachOf(name))} busy={sender.busy()}
                    disabled={why_not.is_some()} reason={why_not} onclick={detach}>{ lab.t(Text::Detach) }</Button>
            }
            { move_button(lab, (name, what), &disk.encryption, sender) }
            if let Some(vm) = &disk.vm {
                <Button kind={ButtonKind::Quiet} label={lab.t(Fields::DeleteOf(name))} disabled=true reason={lab.t(Text::DeleteAttached(vm.as_str()))}>
                    { lab.t(Fields::Delete) }
                </Button>
            } else {
                <ActDialog
                    button={lab.t(Fields::Delete)}
                    label={lab.t(Fields::DeleteOf(name))}
                    title={lab.t(Fields::DeleteTitle(name))}
                    go={lab.t(Fields::DeleteForGood)}
                    danger=true
                    act={Act::Compute(ComputeAct::DeleteDisk { disk: disk.name.clone() })}
                >
                    <p>{ lab.t(Text::DeleteMeans) }</p>
                </ActDialog>
            }
        </div>
    }
}

/// Why a disk can't be detached; `None` where it can.
fn stays(lab: &Lab, disk: &DiskView) -> Option<String> {
    let vm = disk.vm.as_ref()?;
    let machine = lab.view.compute.vms.iter().find(|own| own.name == *vm)?;
    if disk.role == DiskRole::Os {
        return Some(lab.t(Text::DetachOs));
    }
    if disk.volume.is_some() {
        return Some(lab.t(Text::DetachLocked));
    }
    let of_database = machine.database.is_some() && machine.disks.get(1) == Some(&disk.name);
    of_database.then(|| lab.t(Text::DetachDatabase))
}

/// To another subscription; not with a customer's key (rule M12).
pub(in crate::pages::disks) fn move_button(
    lab: &Lab,
    (name, what): (&str, Movable),
    encryption: &DiskEncryption,
    sender: &Sender,
) -> Html {
    let go = sender.on_click(Act::Compute(ComputeAct::MoveToSubscription { what }));
    let reason = encryption
        .des()
        .map(|des| lab.t(Fields::StaysInSubscription(des.as_str())));
    html! {
        <span class="barred">
            <Button
                kind={ButtonKind::Quiet}
                label={lab.t(Fields::MoveSubscriptionOf(name))}
                busy={sender.busy()}
                disabled={reason.is_some()}
                reason={reason.clone()}
                onclick={go}
            >{ lab.t(Fields::MoveSubscription) }</Button>
            if reason.is_some() {
                <RuleChip rule={Rule::M12} />
            }
        </span>
    }
}
