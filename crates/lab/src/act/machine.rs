//! Acts about the backup of virtual machines, and of databases in them.

use kluis_recovery::BackupPolicy;
use kluis_resource::{
    DesName, DiskName, ItemName, PolicyName, RecoveryPointId, Region, RestoredId, StorageName, Timestamp, VaultName,
    VmName,
};
use kluis_rulebook::{Tier, Workload};
use serde::{Deserialize, Serialize};

use crate::{RestoreTarget, Selection};

/// An act about the backup of virtual machines, and of databases in them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MachineAct {
    /// Says who works in the lab: a member of the directory, or a guest (rule D10).
    SignIn {
        /// A guest.
        guest: bool,
    },
    /// Adds a backup policy (rule D12).
    CreatePolicy {
        /// The vault.
        vault: VaultName,
        /// The policy.
        policy: BackupPolicy,
    },
    /// Enables backup: of a machine, or of the database in it (rule D12). Done again, it changes the policy, and gives Azure Backup
    /// its access anew.
    Protect {
        /// The vault.
        vault: VaultName,
        /// The machine.
        vm: VmName,
        /// The machine itself, or its database.
        workload: Workload,
        /// By which policy.
        policy: PolicyName,
        /// "Protect with platform-managed keys", chosen knowingly (rule V10).
        platform_key_accepted: bool,
    },
    /// Backs up now (rule D13).
    BackUpNow {
        /// The vault.
        vault: VaultName,
        /// The item.
        item: ItemName,
        /// Until when the recovery point is kept.
        retain_until: Timestamp,
    },
    /// Restores a machine, its disks, or files of it (rules R1–R6, D4–D7).
    RestoreVm {
        /// The vault.
        vault: VaultName,
        /// The item.
        item: ItemName,
        /// The recovery point.
        recovery_point: RecoveryPointId,
        /// From the snapshots, or from the vault.
        tier: Tier,
        /// How.
        way: RestoreWay,
        /// The disk encryption set for the restored disks (rules R2, R4).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        des: Option<DesName>,
        /// Where to; the machine's own region where nothing is said (rule D4).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        region: Option<Region>,
    },
    /// Makes a machine of restored disks, by the template that the restore made (rule D7).
    DeployTemplate {
        /// The disks that were restored together.
        restored: RestoredId,
        /// The new machine.
        vm: VmName,
    },
    /// Restores a database (rule R7).
    RestoreDatabase {
        /// The vault.
        vault: VaultName,
        /// The item.
        item: ItemName,
        /// The recovery point.
        recovery_point: RecoveryPointId,
        /// Where to.
        target: DatabaseTarget,
    },
}

/// How a machine is restored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RestoreWay {
    /// As a new machine.
    CreateVm(VmName),
    /// Its disks only, and a template that makes a machine of them.
    Disks,
    /// In place of the disks of the machine that is there.
    ReplaceExisting,
    /// Files of one disk.
    Files {
        /// The disk.
        disk: DiskName,
        /// Which files.
        selection: Selection,
        /// Where to.
        target: RestoreTarget,
    },
}

/// Where a restored database goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DatabaseTarget {
    /// Back into its machine.
    Original,
    /// Into another machine with a database of the same kind.
    Other(VmName),
    /// Into a storage account, as files.
    Storage(StorageName),
    /// To the user's device, as files.
    Download,
}
