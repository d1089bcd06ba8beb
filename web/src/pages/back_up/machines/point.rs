//! A recovery point of a machine or database: where it lies, until when, how large it is, and the disks in it (rule D13).

use kluis_lab::text::vm_backup::Protected as Text;
use kluis_lab::view::{DiskPointView, MachinePointView, MachineView};
use kluis_resource::{Kid, ObjectId};
use kluis_rulebook::Workload;
use yew::{AttrValue, Html, html};

use crate::lab::Lab;
use crate::route::{RestorePart, Route};
use crate::ui::{KidChip, Link, Mark, Sign};

/// The recovery point of an item.
pub(super) fn point(lab: &Lab, machine: &MachineView, point: &MachinePointView) -> Html {
    let format = lab.format();
    let at = format.exact_moment(point.at);
    let (count, bytes) = (
        point.disks.len() as u64,
        point.disks.iter().map(|disk| disk.bytes).sum(),
    );
    let size = match machine.workload {
        Workload::Vm => lab.t(Text::Disks(count, &format.number(count), &format.size(bytes))),
        Workload::SqlInVm | Workload::HanaInVm | Workload::Files | Workload::MarsAgent | Workload::ClassicVm => {
            format.size(bytes)
        }
    };
    let item = machine.item.as_str();
    html! {
        <li key={point.id.to_string()}>
            <div class="row-head">
                <span>
                    <b>{ at.clone() }</b>{ " " }
                    <span class="secondary">{ size }{ " · " }{ lab.t(Text::KeptUntil(&format.moment(point.retain_until))) }</span>
                </span>
                <span class="row tiers">{ tiers(lab, point) }</span>
                <Link to={Route::Restore(Some(RestorePart::Point(point.id)))} label={AttrValue::from(lab.t(Text::RestoreOf(item, &at)))}>
                    { lab.t(Text::Restore) }
                </Link>
            </div>
            <details class="point-disks">
                <summary aria-label={lab.t(Text::DisksOf(item, &at))}>{ lab.t(Text::DisksAndKeys) }</summary>
                <ul class="rows">{ for point.disks.iter().map(|disk| one_disk(lab, disk)) }</ul>
            </details>
        </li>
    }
}

/// The tiers that it is in.
fn tiers(lab: &Lab, point: &MachinePointView) -> Html {
    let until = point.snapshot_until.map(|until| lab.format().moment(until));
    html! {
        <>
            if let Some(until) = until {
                <span class="tier">{ lab.t(Text::SnapshotUntil(&until)) }</span>
            }
            if point.in_vault {
                <span class="tier vault">{ lab.t(Text::Vault) }</span>
            } else {
                <Mark sign={Sign::Running} word={lab.t(Text::OnItsWay)} />
            }
        </>
    }
}

/// A disk, and the key that wraps its DEK in each tier.
fn one_disk(lab: &Lab, disk: &DiskPointView) -> Html {
    let tier = |words: Text<'static>, kept: &Option<(ObjectId, Kid)>| {
        let words = lab.t(words);
        let Some((object, kid)) = kept else {
            return Html::default();
        };
        let label = AttrValue::from(lab.t(Text::EnvelopeOf(disk.disk.as_str(), &words)));
        html! {
            <span class="row kept">
                <span class="secondary">{ words }</span>
                <KidChip kid={kid.clone()} />
                <Link to={Route::Envelope(Some(*object))} {label}>{ lab.t(Text::Envelope) }</Link>
            </span>
        }
    };
    html! {
        <li key={disk.disk.to_string()}>
            <span>
                { disk.disk.to_string() }{ " " }
                <span class="secondary">{ lab.t(disk.role) }{ " · " }{ lab.format().size(disk.bytes) }</span>
            </span>
            { tier(Text::InSnapshot, &disk.snapshot_object) }
            { tier(Text::InVault, &disk.vault_object) }
        </li>
    }
}
