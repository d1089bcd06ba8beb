//! Requests about snapshots (rules M6, M9).

use kluis_compute::{DiskEncryption, Snapshot};
use kluis_resource::{DiskName, ObjectId, SnapshotName};
use serde::{Deserialize, Serialize};

use crate::jobs::{Making, Purpose, Wanted};
use crate::log::Operation;
use crate::model::not_found;
use crate::turn::{Done, Take, Turn, being_made, name_taken};

/// Takes a snapshot of a disk (rules M6, M9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateSnapshot {
    /// Its name.
    pub snapshot: SnapshotName,
    /// The disk.
    pub disk: DiskName,
    /// Whose key protects it, or `None` for that of the disk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encryption: Option<DiskEncryption>,
}

impl Take for CreateSnapshot {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let name = &self.snapshot;
        if turn.lab.compute.snapshot(name).is_ok() {
            return Err(name_taken(name.as_str()));
        }
        let (own, stored) = turn.lab.compute.ready(&self.disk)?;
        let encryption = own.encryption_of_snapshot(self.encryption.as_ref())?;
        let place = (own.region, own.subscription);
        let compute = &turn.lab.compute;
        compute.check_encryption((&own.name, own.managed), place, &encryption, None)?;
        let reading = turn.lab.key_to_read(&own.encryption, stored)?;
        let key = turn.lab.key_for(&encryption)?;
        let mut making = Making::default();
        let wanted = Wanted::new(ObjectId::new(turn.derived("object")), key).under(&encryption);
        making.copy(wanted, stored, reading);
        let content = stored.content_sha256.clone();
        let snapshot = Snapshot {
            name: name.clone(),
            disk: own.name.clone(),
            region: own.region,
            subscription: own.subscription,
            role: own.role,
            os: own.os,
            encryption,
            files: own.files.clone(),
            volume: own.volume.clone(),
            of_backup: false,
            stored: None,
        };
        turn.lab.compute.snapshots.push(snapshot);
        let snapshot = name.clone();
        turn.make_in_group(name.as_str(), making, Purpose::Snapshot { snapshot, content });
        Ok(())
    }
}

/// Deletes a snapshot, for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeleteSnapshot {
    /// The snapshot.
    pub snapshot: SnapshotName,
}

impl Take for DeleteSnapshot {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let name = &self.snapshot;
        let own = turn.lab.compute.snapshot(name)?;
        let stored = own.stored.as_ref().ok_or_else(|| being_made(name.as_str()))?;
        if own.of_backup {
            // It goes with its recovery point.
            return Err(not_found(name.as_str()));
        }
        let object = stored.object;
        turn.lab.compute.snapshots.retain(|own| own.name != *name);
        turn.condemn([object]);
        turn.log_in_group(Operation::DeleteSnapshot, name.as_str());
        Ok(())
    }
}
