//! What the system answers when a rule is broken: typed, with a way out, and with nothing changed.

mod detail;

use serde::{Deserialize, Serialize};

pub use self::detail::Detail;
use crate::Rule;

/// An event was not accepted. The model is exactly what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The broken rule; `None` where the reason is not in the rulebook (a name that is taken, a thing that isn't there).
    pub rule: Option<Rule>,
    /// What is wrong, with the names of this lab.
    pub detail: Detail,
    /// Azure's own error code, where one exists (rule N10).
    pub azure_code: Option<AzureCode>,
}

impl Refusal {
    /// A rule is broken.
    #[must_use]
    pub const fn of(rule: Rule, detail: Detail) -> Self {
        Self {
            rule: Some(rule),
            detail,
            azure_code: None,
        }
    }

    /// Something outside the rulebook stands in the way.
    #[must_use]
    pub const fn without_rule(detail: Detail) -> Self {
        Self {
            rule: None,
            detail,
            azure_code: None,
        }
    }

    /// The same refusal with Azure's error code.
    #[must_use]
    pub fn with_code(self, code: AzureCode) -> Self {
        Self {
            azure_code: Some(code),
            ..self
        }
    }
}

/// An error code of Azure Backup (rule N10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AzureCode {
    /// The identity lacks a permission on the key vault.
    UserErrorCMKMissingMangedIdentityPermissionOnKeyVault,
    /// The key vault refused the identity.
    UserErrorCMKKeyVaultAuthFailure,
    /// Purge protection is off.
    UserErrorCMKPurgeProtectionNotEnabledOnKeyVault,
    /// Soft delete is off.
    UserErrorCMKSoftDeleteNotEnabledOnKeyVault,
}

impl AzureCode {
    /// The code as Azure writes it, its spelling mistake included.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UserErrorCMKMissingMangedIdentityPermissionOnKeyVault => {
                "UserErrorCMKMissingMangedIdentityPermissionOnKeyVault"
            }
            Self::UserErrorCMKKeyVaultAuthFailure => "UserErrorCMKKeyVaultAuthFailure",
            Self::UserErrorCMKPurgeProtectionNotEnabledOnKeyVault => "UserErrorCMKPurgeProtectionNotEnabledOnKeyVault",
            Self::UserErrorCMKSoftDeleteNotEnabledOnKeyVault => "UserErrorCMKSoftDeleteNotEnabledOnKeyVault",
        }
    }
}
