//! What happens to machines by itself when time passes: scheduled backups, snapshots and recovery points that expire
//! (rules D12, D13).

use kluis_resource::{ItemName, RecoveryPointId, Timestamp};
use serde::{Deserialize, Serialize};

use super::MachinePoint;
use crate::Vault;

/// Something that happens by itself at some moment. Of what happens at the same one, backups come first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MachineDue {
    /// The policy of a machine backs it up.
    Backup(ItemName),
    /// The snapshots of a recovery point are kept no longer.
    SnapshotsExpire(ItemName, RecoveryPointId),
    /// A recovery point is kept no longer.
    PointExpires(ItemName, RecoveryPointId),
}

impl Vault {
    /// Everything that is still to happen to its machines by itself, each with its own moment, the earliest first. What should
    /// have happened before happens now. The first costs the same however many there are.
    pub fn dues(&self, now: Timestamp) -> impl Iterator<Item = (Timestamp, MachineDue)> {
        let due = self.machines.due.iter();
        due.map(move |(at, due)| ((*at).max(now), due.clone()))
    }
}

/// What is due of a recovery point.
pub(super) fn of_point(item: &ItemName, point: &MachinePoint) -> impl Iterator<Item = (Timestamp, MachineDue)> {
    let snapshots = point.snapshot_until;
    let snapshots = snapshots.map(|at| (at, MachineDue::SnapshotsExpire(item.clone(), point.id)));
    let expires = MachineDue::PointExpires(item.clone(), point.id);
    snapshots.into_iter().chain([(point.retain_until, expires)])
}
