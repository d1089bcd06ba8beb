//! Requests about disk encryption sets.

use kluis_compute::{DiskEncryptionSet, NewSet};
use kluis_resource::{DesName, KeyName, KeyVaultName, KeyVersion, PrincipalId, Region, TenantId};
use serde::{Deserialize, Serialize};

use crate::log::Operation;
use crate::turn::{Done, Take, Turn, already_so, name_taken};

/// The key of a disk encryption set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetKey {
    /// The key vault.
    pub key_vault: KeyVaultName,
    /// The key.
    pub key: KeyName,
    /// The version, or `None` for the newest one that may be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<KeyVersion>,
}

/// Creates a disk encryption set, with its system-assigned identity (rule M2, steps 3 and 4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateSet {
    /// Its name.
    pub des: DesName,
    /// Its region.
    pub region: Region,
    /// The key that it uses.
    #[serde(flatten)]
    pub key: SetKey,
}

impl Take for CreateSet {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        if turn.lab.compute.set(&self.des).is_ok() {
            return Err(name_taken(self.des.as_str()));
        }
        let new = NewSet {
            name: self.des.clone(),
            region: self.region,
            subscription: turn.lab.subscription,
            tenant: turn.lab.tenant,
            principal: PrincipalId::new(turn.id),
            key_vault: self.key.key_vault.clone(),
            key: self.key.key.clone(),
            version: self.key.version,
        };
        let set = DiskEncryptionSet::create(new, &turn.lab.directory(), turn.lab.edition.terms())?;
        let uri = set.key.to_string();
        turn.lab.compute.sets.push(set);
        turn.log_done(Operation::CreateSet, self.des.as_str(), &uri);
        Ok(())
    }
}

/// Gives a disk encryption set another key, or another version of it (rules M2, N11).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeSetKey {
    /// The disk encryption set.
    pub des: DesName,
    /// The key that it uses from now on.
    #[serde(flatten)]
    pub key: SetKey,
}

impl Take for ChangeSetKey {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let SetKey {
            key_vault,
            key,
            version,
        } = &self.key;
        let terms = turn.lab.edition.terms();
        let mut set = turn.lab.compute.set(&self.des)?.clone();
        set.change_key((key_vault, key, *version), &turn.lab.directory(), terms)?;
        let uri = set.key.to_string();
        *turn.lab.compute.set_mut(&self.des)? = set;
        turn.log_done(Operation::ChangeSetKey, self.des.as_str(), &uri);
        Ok(())
    }
}

/// Says whether the user may use a disk encryption set (rule R4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareSet {
    /// The disk encryption set.
    pub des: DesName,
    /// May use it.
    pub user_may_use: bool,
}

impl Take for ShareSet {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let set = turn.lab.compute.set_mut(&self.des)?;
        if set.user_may_use == self.user_may_use {
            return Err(already_so(self.des.as_str()));
        }
        set.user_may_use = self.user_may_use;
        let operation = if self.user_may_use {
            Operation::ShareSet
        } else {
            Operation::UnshareSet
        };
        turn.log_done(operation, self.des.as_str(), "");
        Ok(())
    }
}

/// Moves a disk encryption set, with all that it encrypts, to another directory; the lab makes one up (rule M13).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveSet {
    /// The disk encryption set.
    pub des: DesName,
}

impl Take for MoveSet {
    /// Its identity does not come with it.
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let tenant = TenantId::new(turn.derived("tenant"));
        turn.lab.compute.set_mut(&self.des)?.move_to_tenant(tenant);
        turn.log_done(Operation::MoveSet, self.des.as_str(), &tenant.to_string());
        Ok(())
    }
}

/// Gives a disk encryption set that was moved an identity of its new directory (rule M13).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenewSetIdentity {
    /// The disk encryption set.
    pub des: DesName,
}

impl Take for RenewSetIdentity {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let principal = PrincipalId::new(turn.id);
        turn.lab.compute.set_mut(&self.des)?.renew_identity(principal)?;
        turn.log_done(Operation::RenewSetIdentity, self.des.as_str(), &principal.to_string());
        Ok(())
    }
}
