//! The system-assigned identity of a vault (rules I1, I2).

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
    /// On again with a new object id, after it was off while a key was assigned; its access is not back yet (rule I2).
    Returned {
        /// Its object id.
        principal: PrincipalId,
    },
}

impl Identity {
    /// Who the vault is now, if anybody.
    #[must_use]
    pub const fn principal(self) -> Option<PrincipalId> {
        match self {
            Self::Off | Self::SwitchedOff => None,
            Self::On { principal } | Self::Returned { principal } => Some(principal),
        }
    }
}
