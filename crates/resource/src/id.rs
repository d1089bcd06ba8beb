//! Ids that Azure hands out as UUIDs, each a type of its own so that none can be taken for another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID that was made for this purpose.
            #[must_use]
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID itself.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.trim().parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// The directory (Microsoft Entra tenant) that an identity belongs to.
    TenantId;
    /// An Azure subscription.
    SubscriptionId;
    /// The object id of an identity: who asks a key vault for something.
    PrincipalId;
    /// A job of a Recovery Services vault.
    JobId;
    /// A recovery point of a backup item.
    RecoveryPointId;
    /// A stored object: one body, one wrapped key, one manifest.
    ObjectId;
    /// What tells the keys of the disks under one BEK apart (rule D3).
    DiskSalt;
    /// Disks that were restored together, and what a machine is made of them with (rule D7).
    RestoredId;
}

/// Derives the id of one of several things that an event makes, from the event's id and a label that tells them apart.
///
/// UUIDv5 (RFC 9562, section 5.5) of the label in the namespace of the event's id.
#[must_use]
pub fn derive_id(event: Uuid, label: &str) -> Uuid {
    Uuid::new_v5(&event, label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derived_ids_depend_on_event_and_label_and_on_nothing_else() {
        let event = Uuid::from_u128(1);
        assert_eq!(derive_id(event, "object"), derive_id(event, "object"));
        assert_ne!(derive_id(event, "object"), derive_id(event, "recovery-point"));
        assert_ne!(derive_id(event, "object"), derive_id(Uuid::from_u128(2), "object"));
    }

    #[test]
    fn an_id_reads_back_what_it_prints() {
        let id = PrincipalId::new(Uuid::from_u128(0x7f3c_0000_0000_4000_8000_0000_0000_00e2));
        assert_eq!(id.to_string(), "7f3c0000-0000-4000-8000-0000000000e2");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert!("7f3c".parse::<PrincipalId>().is_err());
    }
}
