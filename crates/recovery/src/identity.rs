//! The identity of a vault: system-assigned or user-assigned (rules I1, I2, N3).

use kluis_resource::PrincipalId;
use serde::{Deserialize, Serialize};

/// How the identity of a vault stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Identity {
    /// Never switched on.
    Off,
    /// On.
    On {
        /// Its object id.
        principal: PrincipalId,
    },
    /// Switched off after it was on (rule I2).
    SwitchedOff,
    /// A user-assigned one (rule N3).
    User {
        /// Its object id.
        principal: PrincipalId,
    },
    /// On again with a new object id, after it was off while a key was assigned; its access is not back yet (rule I2).
    Returned {
        /// Its object id.
        principal: PrincipalId,
    },
}

impl Identity {
    /// Who the vault is, where nothing is inconsistent (rule I2).
    #[must_use]
    pub const fn consistent(self) -> Option<PrincipalId> {
        match self {
            Self::On { principal } | Self::User { principal } => Some(principal),
            Self::Off | Self::SwitchedOff | Self::Returned { .. } => None,
        }
    }

    /// Who the vault is now, if anybody.
    #[must_use]
    pub const fn principal(self) -> Option<PrincipalId> {
        match self {
            Self::Off | Self::SwitchedOff => None,
            Self::On { principal } | Self::User { principal } | Self::Returned { principal } => Some(principal),
        }
    }
}
