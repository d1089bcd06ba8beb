//! The editions: which state of Azure's documentation a lab follows, and what differs between them.

use serde::{Deserialize, Serialize};

/// Which state of Azure's documentation the lab follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Edition {
    /// The source documents of 2020 and 2021.
    #[default]
    Seeds,
    /// The documentation as read in 2026-11, with the N rules.
    Current,
}

/// What differs between the editions, so that a rule reads it here instead of asking which edition it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The RSA sizes in bits that a vault's key may have (rules V5, N1).
    pub key_bits: &'static [u16],
    /// A key given by a URI without a version rotates by itself (rules A3, N2).
    pub unversioned_uri_rotates: bool,
    /// A vault may use a user-assigned identity (rules I1, N3).
    pub user_assigned_identity: bool,
    /// Key vaults may take roles instead of access policies, and new ones do by default (rules P1, N4).
    pub roles: bool,
    /// Soft delete can't be off (rules K1, N5).
    pub soft_delete_always_on: bool,
    /// How long a change of a vault's key takes to take effect, in hours (rules A4, N6).
    pub key_update_hours: u16,
    /// Versions of keys may have a first and a last moment of use (rules E3, N7).
    pub key_dates: bool,
    /// Keys may have a rotation policy (rules A3, N8).
    pub rotation_policies: bool,
    /// The programmatic names of the regions that have infrastructure encryption (rule E5); `None` where all have it (rule N9).
    pub infrastructure_regions: Option<&'static [&'static str]>,
    /// Snapshots of a machine under Azure Disk Encryption restore only while its BEK and KEK are those of then (rules D7, N14).
    pub ade_snapshot_needs_same_bek: bool,
    /// A restore from the vault without a disk encryption set keeps the machine's own (rules R2, N15).
    pub restore_keeps_des: bool,
    /// The programmatic names of the regions that have disk encryption sets (rule M7); `None` where all have them (rule N11).
    pub des_regions: Option<&'static [&'static str]>,
    /// The key vault of a disk encryption set is in its subscription (rules M11, N11).
    pub des_same_subscription: bool,
    /// A disk encryption set may go over to the newest version of its key by itself (rule N11).
    pub des_rotates: bool,
    /// A disk that was ever under Azure Disk Encryption may use a disk encryption set: in the current documentation it may not (rule
    /// N11).
    pub des_after_ade: bool,
    /// How long disks go on after their key became unusable, in hours (rules M3, N12).
    pub disk_key_grace_hours: u8,
}

impl Edition {
    /// Both, the older first.
    pub const ALL: [Self; 2] = [Self::Seeds, Self::Current];

    /// The year of the documentation that it follows, which is its name to a user.
    #[must_use]
    pub const fn year(self) -> &'static str {
        match self {
            Self::Seeds => "2021",
            Self::Current => "2026",
        }
    }

    /// What holds in this edition.
    #[must_use]
    pub const fn terms(self) -> Terms {
        match self {
            Self::Seeds => Terms {
                key_bits: &[2048],
                unversioned_uri_rotates: false,
                user_assigned_identity: false,
                roles: false,
                soft_delete_always_on: false,
                key_update_hours: 0,
                key_dates: false,
                rotation_policies: false,
                infrastructure_regions: Some(&["eastus", "westus2", "southcentralus", "usgovarizona", "usgovvirginia"]),
                ade_snapshot_needs_same_bek: false,
                restore_keeps_des: false,
                des_regions: Some(&["westcentralus"]),
                des_same_subscription: true,
                des_rotates: false,
                des_after_ade: true,
                disk_key_grace_hours: 0,
            },
            Self::Current => Terms {
                key_bits: &[2048, 3072, 4096],
                unversioned_uri_rotates: true,
                user_assigned_identity: true,
                roles: true,
                soft_delete_always_on: true,
                key_update_hours: 1,
                key_dates: true,
                rotation_policies: true,
                infrastructure_regions: None,
                ade_snapshot_needs_same_bek: true,
                restore_keeps_des: true,
                des_regions: None,
                des_same_subscription: false,
                des_rotates: true,
                des_after_ade: false,
                disk_key_grace_hours: 1,
            },
        }
    }
}
