//! What a page shows of disk encryption sets.

use kluis_resource::{DesName, KeyUri, PrincipalId, Region, SubscriptionId, TenantId, Timestamp};
use kluis_rulebook::Refusal;
use serde::{Deserialize, Serialize};

/// A disk encryption set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetView {
    /// Its name.
    pub name: DesName,
    /// Its region.
    pub region: Region,
    /// Its subscription.
    pub subscription: SubscriptionId,
    /// Its tenant.
    pub tenant: TenantId,
    /// Its resource id.
    pub resource_id: String,
    /// The key in use, with its version.
    pub key: KeyUri,
    /// A newer version, and from when on it is in use (rule N11).
    pub pending: Option<(KeyUri, Timestamp)>,
    /// Its system-assigned identity.
    pub principal: PrincipalId,
    /// It came to another directory without its identity (rule M13).
    pub moved: bool,
    /// The user may use it (rule R4).
    pub user_may_use: bool,
    /// Its identity has the role Reader on the key vault (rule M2).
    pub reader: bool,
    /// Why data can't be encrypted with it now.
    pub trouble: Option<Refusal>,
    /// Until when its disks are read all the same (rule N12).
    pub stops_at: Option<Timestamp>,
    /// How many objects are under it.
    pub objects: u64,
}
