//! Makes the view of the clock.

use kluis_recovery::MachineDue;
use kluis_resource::KeyUri;

use crate::clock::LabDue;
use crate::model::Lab;
use crate::view::{ClockView, DueKind, DueView};

pub(crate) fn clock(lab: &Lab) -> ClockView {
    let next = lab.next_due().and_then(|at| {
        let due = lab.due_at(at).into_iter().next()?;
        let (kind, subject) = describe(lab, due);
        Some(DueView { at, kind, subject })
    });
    ClockView {
        now: lab.now,
        ahead_millis: lab.ahead_millis,
        next,
    }
}

fn describe(lab: &Lab, due: LabDue) -> (DueKind, String) {
    let version = |key_vault, key, version| {
        let uri = KeyUri {
            key_vault,
            key,
            version: Some(version),
        };
        uri.to_string()
    };
    match due {
        LabDue::RoleInForce(_, role) => {
            let holder = lab.holder(role.principal);
            (
                DueKind::RoleInForce,
                holder.unwrap_or_else(|| role.principal.to_string()),
            )
        }
        LabDue::KeyBegins(key_vault, key, own) => (DueKind::KeyBegins, version(key_vault, key, own)),
        LabDue::KeyExpires(key_vault, key, own) => (DueKind::KeyExpires, version(key_vault, key, own)),
        LabDue::KeyRotates(_, key) => (DueKind::KeyRotates, key.to_string()),
        LabDue::KeyGone(_, key) => (DueKind::KeyGone, key.to_string()),
        LabDue::SecretGone(_, secret) => (DueKind::SecretGone, secret.to_string()),
        LabDue::KeyVaultGone(key_vault) => (DueKind::KeyVaultGone, key_vault.to_string()),
        LabDue::KeyInForce(vault) => (DueKind::KeyInForce, vault.to_string()),
        LabDue::SetKeyInForce(des) => (DueKind::SetKeyInForce, des.to_string()),
        LabDue::SetStops(des) => (DueKind::SetStops, des.to_string()),
        LabDue::Machine(_, MachineDue::Backup(item)) => (DueKind::Backup, item.to_string()),
        LabDue::Machine(_, MachineDue::SnapshotsExpire(item, _)) => (DueKind::SnapshotsExpire, item.to_string()),
        LabDue::Machine(_, MachineDue::PointExpires(item, _)) => (DueKind::PointExpires, item.to_string()),
    }
}
