//! What can be done with a disk: snapshot, another key, other content, and what is seldom (rules M9, M12, R3).

use kluis_lab::request::{CreateSnapshot, DeleteDisk, DetachDisk, EncryptDisk, Movable, MoveToSubscription, WriteDisk};
use kluis_lab::text::disks_page::{Disk as Text, Fields};
use kluis_lab::view::DiskView;
use kluis_lab::{DiskEncryption, Request};
use kluis_resource::SnapshotName;
use kluis_rulebook::{DiskRole, Rule};
use yew::{Callback, Html, component, html};

use super::DiskProps;
use crate::form::{ActDialog, encryption_field, free_name, use_draft};
use crate::lab::{Lab, use_lab};
use crate::pages::disks::content::{ContentDraft, content_field};
use crate::pages::disks::fields::{Copied, CopyDialog, delete_dialog};
use crate::send::Sender;
use crate::ui::{Button, ButtonKind, Notice, RuleChip, Tone};

/// Takes a snapshot. Of a disk under a customer's key it has that key; other choices are there to see that (rule M9).
pub(super) fn take_snapshot(lab: &Lab, disk: &DiskView) -> Html {
    let snapshots = &lab.view.compute.snapshots;
    let stem = format!("{}-snapshot", disk.name);
    let (name, own) = (disk.name.clone(), disk.encryption.clone());
    let act = move |(snapshot, encryption): Copied| {
        let (snapshot, disk) = (SnapshotName::parse(&snapshot)?, name.clone());
        let encryption = Some(encryption).filter(|asked| *asked != own);
        Ok(Request::from(CreateSnapshot {
            snapshot,
            disk,
            encryption,
        }))
    };
    html! {
        <CopyDialog
            words={(lab.t(Text::Snapshot).into(), lab.t(Text::SnapshotGo).into())}
            label={lab.t(Text::SnapshotOf(disk.name.as_str()))}
            lead={lab.t(Text::SnapshotLead)}
            free={free_name(&stem, snapshots.iter().map(|own| own.name.as_str()))}
            encryption={disk.encryption.clone()}
            act={Callback::from(act)}
        />
    }
}

/// Puts it under another key (rule R3).
#[component]
pub(super) fn Encrypt(props: &DiskProps) -> Html {
    let lab = use_lab();
    let disk = &props.disk;
    let draft = use_draft(|| None::<DiskEncryption>);
    let value = draft.as_ref().unwrap_or(&disk.encryption);
    let same = *value == disk.encryption;
    let act = (!same).then(|| {
        let (disk, encryption) = (disk.name.clone(), value.clone());
        Request::from(EncryptDisk { disk, encryption })
    });
    html! {
        <ActDialog
            button={lab.t(Text::Encrypt)}
            label={lab.t(Text::EncryptOf(disk.name.as_str()))}
            lead={lab.t(Text::EncryptLead)}
            go={lab.t(Text::EncryptGo)}
            forecast=true
            {act}
            onopen={draft.on(|next, ()| *next = None)}
        >
            { encryption_field(&lab, value, &draft.hold()) }
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
    let draft = use_draft(ContentDraft::default);
    let disk = &props.disk;
    let act = draft.content(lab.view.compute.disks.len()).map(|content| {
        Request::from(WriteDisk {
            disk: disk.name.clone(),
            content,
        })
    });
    html! {
        <ActDialog
            button={lab.t(Text::Write)}
            label={lab.t(Text::WriteOf(disk.name.as_str()))}
            go={lab.t(Text::WriteGo)}
            danger=true
            forecast=true
            {act}
            files={draft.sources()}
            onopen={draft.on(|next, ()| *next = ContentDraft::default())}
        >
            <Notice tone={Tone::Warning}>{ lab.t(Text::WriteLead) }</Notice>
            { content_field(&lab, &draft) }
        </ActDialog>
    }
}

/// Detach, move, delete: each with the reason why not, where the lab knows one.
pub(super) fn more(lab: &Lab, disk: &DiskView, sender: &Sender) -> Html {
    let name = disk.name.as_str();
    let detach = sender.on_click(Request::from(DetachDisk {
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
                { delete_dialog(lab, (name, Fields::DeleteForGood), DeleteDisk { disk: disk.name.clone() }, html! { <p>{ lab.t(Text::DeleteMeans) }</p> }) }
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
    let go = sender.on_click(Request::from(MoveToSubscription { what }));
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
