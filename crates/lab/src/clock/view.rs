//! What a page shows of the clock.

use kluis_resource::Timestamp;
use serde::{Deserialize, Serialize};

/// The lab's clock: it goes with the real one, and can be moved ahead of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockView {
    /// The moment of the latest event on the lab's clock.
    pub now: Timestamp,
    /// How far it is ahead of the real clock, in milliseconds.
    pub ahead_millis: u64,
    /// What happens by itself next, if anything does.
    pub next: Option<DueView>,
}

/// Something that will happen by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueView {
    /// When, on the lab's clock.
    pub at: Timestamp,
    /// What.
    pub kind: DueKind,
    /// To which key, key vault, vault or role holder.
    pub subject: String,
}

/// What happens by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DueKind {
    /// A role takes effect (rule N4).
    RoleInForce,
    /// A version of a key becomes valid (rule N7).
    KeyBegins,
    /// A version of a key expires (rule N7).
    KeyExpires,
    /// A rotation policy makes a new version (rule N8).
    KeyRotates,
    /// A deleted key is removed for good (rule K2).
    KeyGone,
    /// A deleted secret is removed for good (rule K2).
    SecretGone,
    /// A deleted key vault is removed for good (rule K2).
    KeyVaultGone,
    /// A change of a vault's key takes effect (rule N6).
    KeyInForce,
    /// A newer version of the key of a disk encryption set comes into use (rule N11).
    SetKeyInForce,
    /// Machines stop whose disks have no key (rule N12).
    SetStops,
    /// A policy backs up a machine (rule D12).
    Backup,
    /// Snapshots of a recovery point expire.
    SnapshotsExpire,
    /// A recovery point expires.
    PointExpires,
}
