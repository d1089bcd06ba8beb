//! The objects that hold the same disk, each under its own key: the disk itself, its snapshot, the vault's copy, restored disks (rule E2).

use kluis_lab::text::envelope_relatives::Relatives as Text;
use kluis_lab::view::{DiskPointView, DiskView, MachinePointView, Origin, VaultView};
use kluis_resource::{Kid, ObjectId};
use kluis_rulebook::Rule;
use yew::{Html, html};

use crate::lab::Lab;
use crate::route::Route;
use crate::ui::{Card, KidChip, Link, Mark, RuleChip, Sign};

/// One of them.
struct Relative {
    object: ObjectId,
    kid: Kid,
    words: String,
    /// It holds, bit for bit, what the recovery point holds.
    same: bool,
}

/// The list; nothing where the object has no relatives.
pub(super) fn relatives(lab: &Lab, object: ObjectId) -> Html {
    let Some(family) = family(lab, object) else {
        return Html::default();
    };
    let row = |one: &Relative| {
        let mark = if one.same {
            html! { <Mark sign={Sign::Good} word={lab.t(Text::Same)} /> }
        } else {
            html! { <Mark sign={Sign::Changed} word={lab.t(Text::Differs)} /> }
        };
        let name = if one.object == object {
            html! { <b aria-current="true">{ one.words.clone() }</b> }
        } else {
            html! { <Link to={Route::Envelope(Some(one.object))}>{ one.words.clone() }</Link> }
        };
        html! { <li key={one.object.to_string()}>{ name }<KidChip kid={one.kid.clone()} />{ mark }</li> }
    };
    html! {
        <Card title={lab.t(Text::Title)} lead={lab.t(Text::Why)} class="relatives" aside={html! { <RuleChip rule={Rule::E2} /> }}>
            <ul class="rows">{ for family.iter().map(row) }</ul>
        </Card>
    }
}

/// The family of the newest recovery point that the object is of; `None` where it is of none, or alone.
fn family<'a>(lab: &'a Lab, object: ObjectId) -> Option<Vec<Relative>> {
    let of_vault = |vault: &'a VaultView| vault.machines.iter().map(move |machine| (vault, machine));
    let machines = lab.view.vaults.iter().flat_map(of_vault);
    let points = machines.flat_map(|(vault, machine)| machine.points.iter().map(move |point| (vault, point)));
    let mut families = points.flat_map(|(vault, point)| point.disks.iter().map(move |disk| (vault, point, disk)));
    families.find_map(|(vault, point, disk)| {
        let family = around(lab, vault, point, disk);
        (family.len() > 1 && family.iter().any(|one| one.object == object)).then_some(family)
    })
}

/// Everything that came of one disk by one recovery point.
fn around(lab: &Lab, vault: &VaultView, point: &MachinePointView, disk: &DiskPointView) -> Vec<Relative> {
    let name = disk.disk.as_str();
    let now = lab.view.compute.disks.iter().find(|own| own.name == disk.disk);
    let now = now.and_then(|own| of_disk(own, disk, lab.t(Text::DiskNow(name))));
    let kept = |of: &Option<(ObjectId, Kid)>, words: String| {
        of.clone().map(|(object, kid)| Relative {
            object,
            kid,
            words,
            same: true,
        })
    };
    let snapshot = kept(&disk.snapshot_object, lab.t(Text::Snapshot));
    let in_vault = kept(&disk.vault_object, lab.t(Text::InVault(vault.name.as_str())));
    let restored = lab
        .view
        .compute
        .disks
        .iter()
        .filter(|own| is_restored(own, point, disk));
    let restored = restored.filter_map(|own| of_disk(own, disk, lab.t(Text::Restored(own.name.as_str()))));
    now.into_iter()
        .chain(snapshot)
        .chain(in_vault)
        .chain(restored)
        .collect()
}

fn of_disk(own: &DiskView, point: &DiskPointView, words: String) -> Option<Relative> {
    let stored = own.stored.as_ref()?;
    Some(Relative {
        object: stored.object,
        kid: stored.kid.clone(),
        words,
        same: stored.sha256 == point.sha256,
    })
}

/// It was restored out of this recovery point, and was this disk.
fn is_restored(own: &DiskView, point: &MachinePointView, disk: &DiskPointView) -> bool {
    match &own.origin {
        Origin::Restored {
            point: from, sha256, ..
        } => *from == point.id && *sha256 == disk.sha256,
        Origin::Files | Origin::Sample | Origin::Marketplace | Origin::Image(_) | Origin::Snapshot(_) => false,
    }
}
