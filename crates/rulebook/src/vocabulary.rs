//! The words for steps, checks and permissions that rules speak of.

use serde::{Deserialize, Serialize};

/// One of the four set-up steps, in their order (rule V9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SetupStep {
    /// 1: the vault's managed identity is on.
    Identity,
    /// 2: the identity may use the keys of the key vault.
    Permissions,
    /// 3: soft delete and purge protection are on.
    Protection,
    /// 4: the key is assigned to the vault.
    Key,
}

impl SetupStep {
    /// The steps in their order.
    pub const ALL: [Self; 4] = [Self::Identity, Self::Permissions, Self::Protection, Self::Key];

    /// The number that a user sees, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Identity => 1,
            Self::Permissions => 2,
            Self::Protection => 3,
            Self::Key => 4,
        }
    }
}

/// A line of the checklist that must hold before anything is protected (rule V10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Check {
    /// The vault is created.
    VaultCreated,
    /// Its managed identity is on.
    IdentityOn,
    /// The identity has its permissions.
    PermissionsGranted,
    /// Soft delete and purge protection are on.
    ProtectionOn,
    /// A valid key is assigned.
    KeyAssigned,
}

impl Check {
    /// The checklist in its order.
    pub const ALL: [Self; 5] = [
        Self::VaultCreated,
        Self::IdentityOn,
        Self::PermissionsGranted,
        Self::ProtectionOn,
        Self::KeyAssigned,
    ];
}

/// A permission on the keys of a key vault, as an access policy grants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum KeyPermission {
    /// Read a key's public part and attributes.
    Get,
    /// List keys.
    List,
    /// Back a key up: what Azure Backup needs for an encrypted virtual machine (rule D10).
    Backup,
    /// Unwrap a data key.
    UnwrapKey,
    /// Wrap a data key.
    WrapKey,
}

impl KeyPermission {
    /// What a vault's identity needs (rule P1), in the portal's order.
    pub const ALL: [Self; 4] = [Self::Get, Self::List, Self::UnwrapKey, Self::WrapKey];

    /// What an access policy can grant, in the portal's order.
    pub const OFFERED: [Self; 5] = [Self::Get, Self::List, Self::Backup, Self::UnwrapKey, Self::WrapKey];

    /// The name in scripts and policies: `unwrapKey`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::List => "list",
            Self::Backup => "backup",
            Self::UnwrapKey => "unwrapKey",
            Self::WrapKey => "wrapKey",
        }
    }
}

/// A permission on the secrets of a key vault, as an access policy grants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SecretPermission {
    /// Read a secret.
    Get,
    /// List secrets.
    List,
    /// Back a secret up.
    Backup,
}

impl SecretPermission {
    /// All of them, in the portal's order.
    pub const ALL: [Self; 3] = [Self::Get, Self::List, Self::Backup];

    /// The name in scripts and policies.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::List => "list",
            Self::Backup => "backup",
        }
    }
}

/// The template "Azure Backup" of an access policy: what it fills in for keys (rule D11). For machines that are encrypted with a
/// BEK alone these may be left out.
pub const AZURE_BACKUP_KEYS: [KeyPermission; 3] = [KeyPermission::Get, KeyPermission::List, KeyPermission::Backup];

/// The template "Azure Backup" of an access policy: what it fills in for secrets (rule D11).
pub const AZURE_BACKUP_SECRETS: [SecretPermission; 3] = SecretPermission::ALL;

/// An operation on a secret, as an audit log names it (rule M4).
///
/// Serialised it can't be mistaken for a [`KeyPermission`], because a log holds both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SecretOperation {
    /// Its value was read.
    #[serde(rename = "SecretGet")]
    Get,
    /// A version of it was set.
    #[serde(rename = "SecretSet")]
    Set,
    /// It was backed up.
    #[serde(rename = "SecretBackup")]
    Backup,
}

impl SecretOperation {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Get, Self::Set, Self::Backup];

    /// The name in the log: `secretGet`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Get => "secretGet",
            Self::Set => "secretSet",
            Self::Backup => "secretBackup",
        }
    }
}

/// A role on an RBAC key vault, of those that say anything about keys or secrets (rule N4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum KeyVaultRole {
    /// "Key Vault Crypto Service Encryption User": reads, wraps and unwraps. The one for a vault's identity.
    CryptoServiceEncryptionUser,
    /// "Key Vault Crypto User": reads, wraps and unwraps, and more that no vault needs.
    CryptoUser,
    /// "Key Vault Reader": reads what there is, and uses no key.
    Reader,
    /// "Key Vault Administrator": everything, with keys and with secrets. The one for Azure Backup.
    Administrator,
    /// "Key Vault Secrets User": reads secrets.
    SecretsUser,
}

impl KeyVaultRole {
    /// All of them, in the order of a picker.
    pub const ALL: [Self; 5] = [
        Self::CryptoServiceEncryptionUser,
        Self::CryptoUser,
        Self::Reader,
        Self::Administrator,
        Self::SecretsUser,
    ];

    /// Azure's name of it, the same in every language.
    #[must_use]
    pub const fn azure_name(self) -> &'static str {
        match self {
            Self::CryptoServiceEncryptionUser => "Key Vault Crypto Service Encryption User",
            Self::CryptoUser => "Key Vault Crypto User",
            Self::Reader => "Key Vault Reader",
            Self::Administrator => "Key Vault Administrator",
            Self::SecretsUser => "Key Vault Secrets User",
        }
    }

    /// What it lets its holder do with keys.
    #[must_use]
    pub const fn permissions(self) -> &'static [KeyPermission] {
        match self {
            Self::CryptoServiceEncryptionUser | Self::CryptoUser => &KeyPermission::ALL,
            Self::Reader => &[KeyPermission::Get, KeyPermission::List],
            Self::Administrator => &KeyPermission::OFFERED,
            Self::SecretsUser => &[],
        }
    }

    /// What it lets its holder do with secrets.
    #[must_use]
    pub const fn secret_permissions(self) -> &'static [SecretPermission] {
        match self {
            Self::CryptoServiceEncryptionUser | Self::CryptoUser | Self::Reader => &[],
            Self::Administrator => &SecretPermission::ALL,
            Self::SecretsUser => &[SecretPermission::Get, SecretPermission::List],
        }
    }
}

/// What is backed up (rules V3, V13).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Workload {
    /// Files.
    #[default]
    Files,
    /// A database of SQL Server in a virtual machine.
    SqlInVm,
    /// A database of SAP HANA in a virtual machine.
    HanaInVm,
    /// A machine with the MARS agent, which has its own passphrase.
    MarsAgent,
    /// A classic virtual machine.
    ClassicVm,
    /// An Azure virtual machine, with all its disks.
    Vm,
}

impl Workload {
    /// All of them, in the order of a picker.
    pub const ALL: [Self; 6] = [
        Self::Files,
        Self::SqlInVm,
        Self::HanaInVm,
        Self::MarsAgent,
        Self::ClassicVm,
        Self::Vm,
    ];

    /// Those that a user's own files can stand for; a virtual machine has disks of its own.
    pub const OF_FILES: [Self; 5] = [
        Self::Files,
        Self::SqlInVm,
        Self::HanaInVm,
        Self::MarsAgent,
        Self::ClassicVm,
    ];

    /// Whether a vault with a customer's key takes it (rule V3).
    #[must_use]
    pub const fn goes_with_customer_key(self) -> bool {
        match self {
            Self::Files | Self::SqlInVm | Self::HanaInVm | Self::Vm => true,
            Self::MarsAgent | Self::ClassicVm => false,
        }
    }
}

/// The operating system of a virtual machine (rules D14, M14).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Os {
    /// Windows: BitLocker in the guest.
    Windows,
    /// Linux: dm-crypt in the guest.
    Linux,
}

/// What a disk is to its virtual machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DiskRole {
    /// The one that it starts from.
    Os,
    /// One of the others.
    Data,
}

/// Where a recovery point of a virtual machine is restored from (rules R1, R2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tier {
    /// The snapshots of its disks, kept for a few days.
    Snapshot,
    /// The vault.
    Vault,
}

impl Tier {
    /// Both, in the order of a picker.
    pub const ALL: [Self; 2] = [Self::Snapshot, Self::Vault];
}

/// What a recovery point of a virtual machine is restored as (rules D6, D7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Way {
    /// "Create new": a virtual machine.
    CreateVm,
    /// "Restore disks", and a template to make a virtual machine of them.
    RestoreDisks,
    /// "Replace existing": its disks take the place of those of the virtual machine.
    ReplaceExisting,
    /// Single files.
    Files,
}

impl Way {
    /// All of them, in the order of a picker.
    pub const ALL: [Self; 4] = [Self::CreateVm, Self::RestoreDisks, Self::ReplaceExisting, Self::Files];
}

/// What a backup policy for virtual machines may not be (rule D12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PolicyLimit {
    /// An hour that no day has.
    Hour,
    /// Recovery points kept for too short or too long.
    RetentionDays {
        /// The least days.
        least: u16,
        /// The most days.
        most: u16,
    },
    /// Snapshots kept for too short or too long.
    SnapshotDays {
        /// The least days.
        least: u8,
        /// The most days.
        most: u8,
    },
}

/// Something that only the current edition knows (rules N3, N4, N7, N8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Novelty {
    /// User-assigned identities (N3).
    UserAssignedIdentity,
    /// Roles on key vaults (N4).
    Roles,
    /// First and last moments of use of a key version (N7).
    KeyDates,
    /// Rotation policies (N8).
    RotationPolicies,
}

/// Why a key can't be used (rules E3, N7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum KeyTrouble {
    /// The version is disabled.
    Disabled,
    /// The key is deleted and can be recovered.
    Deleted,
    /// There is no such key or version (any more).
    Gone,
    /// It is still being generated.
    Making,
    /// The key vault is deleted and can be recovered.
    KeyVaultDeleted,
    /// Its first moment of use has not come: it unwraps, and doesn't wrap (N7).
    NotYetValid,
    /// Its last moment of use is past: it unwraps, and doesn't wrap (N7).
    Expired,
}

/// Why a text is no key that can be imported (rule K3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ImportProblem {
    /// Neither PEM nor a JSON Web Key.
    NoKey,
    /// It begins like PEM, and isn't: cut, or damaged.
    BadPem,
    /// It begins like a JSON Web Key, and isn't.
    BadJwk,
    /// A private key in the format of another program, such as OpenSSH's.
    OtherFormat,
    /// It is encrypted with a passphrase or another key.
    Encrypted,
    /// It holds a public key only.
    PublicOnly,
    /// It is no RSA key, or one that may only sign.
    NotRsa,
    /// It has more than two primes.
    MultiPrime,
    /// It is RSA of a size that isn't offered.
    Size {
        /// The modulus in bits.
        bits: u16,
    },
    /// Its numbers don't belong together.
    Inconsistent,
    /// The browser's cryptography doesn't take it.
    NotTaken,
}

/// The part of a key URI that is wrong (rule A2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum UriPart {
    /// Not `https`.
    Scheme,
    /// The key vault: `<name>.vault.azure.net`.
    Host,
    /// Not `/keys/`.
    Collection,
    /// The name of the key.
    Key,
    /// The version: 32 hexadecimal digits.
    Version,
    /// Something after the version.
    Rest,
    /// The subscription isn't the key vault's.
    Subscription,
}
