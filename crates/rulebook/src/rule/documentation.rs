//! Where Microsoft documents each rule: the page, and the heading on it where one states the rule.
//!
//! Pages are named without a language, so that a reader gets theirs. Headings are those of the English page: a browser that
//! doesn't find one shows the page from its beginning.

use crate::Rule;

/// Encryption of a Recovery Services vault with customer-managed keys.
macro_rules! cmk {
    ($heading:literal) => {
        concat!(
            "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#",
            $heading
        )
    };
}

/// Backup of encrypted virtual machines.
macro_rules! vms {
    ($heading:literal) => {
        concat!(
            "https://learn.microsoft.com/azure/backup/backup-azure-vms-encryption#",
            $heading
        )
    };
}

/// Restore of encrypted virtual machines.
macro_rules! restore {
    ($heading:literal) => {
        concat!(
            "https://learn.microsoft.com/azure/backup/restore-azure-encrypted-virtual-machines#",
            $heading
        )
    };
}

/// Server-side encryption of managed disks.
macro_rules! disks {
    ($heading:literal) => {
        concat!(
            "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#",
            $heading
        )
    };
}

/// Azure Key Vault.
macro_rules! key_vault {
    ($rest:literal) => {
        concat!("https://learn.microsoft.com/azure/key-vault/", $rest)
    };
}

const LEVELS: &str = "https://learn.microsoft.com/azure/backup/backup-encryption#encryption-levels";
const CONSIDERATIONS: &str = cmk!("considerations");
const RESTRICTIONS: &str = disks!("customer-managed-key-restrictions");

impl Rule {
    /// The page of Microsoft's documentation that states the rule, at its heading where one does.
    #[must_use]
    pub const fn documentation(self) -> &'static str {
        match self {
            Self::E1 | Self::E2 | Self::E3 | Self::E4 | Self::E5 | Self::N9 => LEVELS,
            Self::E6 => "https://learn.microsoft.com/azure/backup/backup-encryption",
            Self::E7 | Self::K3 | Self::M2 | Self::N11 => disks!("customer-managed-keys"),
            Self::V1 | Self::V2 | Self::V3 | Self::V4 | Self::V5 | Self::V6 | Self::V7 | Self::V8 => CONSIDERATIONS,
            Self::V9 => cmk!("configure-a-vault-to-encrypt-by-using-customer-managed-keys"),
            Self::V10 | Self::V13 => cmk!("back-up-data-to-a-vault-encrypted-via-customer-managed-keys"),
            Self::V11 => cmk!("does-cmk-encryption-for-azure-backup-also-apply-to-azure-site-recovery"),
            Self::V12 => cmk!("does-using-cmk-encryption-add-to-the-cost-of-my-backups"),
            Self::I1 => cmk!("enable-a-system-assigned-managed-identity-for-the-vault"),
            Self::I2 => cmk!("enable-a-managed-identity-for-your-recovery-services-vault"),
            Self::P1 => cmk!(
                "assign-permissions-to-the-recovery-services-vault-to-access-the-encryption-key-in-azure-key-vault"
            ),
            Self::K1 => cmk!("enable-soft-delete-and-purge-protection-on-azure-key-vault"),
            Self::K2 => key_vault!("general/soft-delete-overview#purge-protection"),
            Self::A1 | Self::A2 | Self::A3 | Self::A4 | Self::A5 | Self::A6 => {
                cmk!("assign-an-encryption-key-to-the-recovery-services-vault")
            }
            Self::R1 | Self::R2 | Self::R3 | Self::N15 => cmk!("restore-a-disk-or-vm"),
            Self::R4 | Self::R5 | Self::R8 => {
                cmk!("select-a-disk-encryption-set-while-restoring-from-a-vault-recovery-point")
            }
            Self::R6 => cmk!("restore-files"),
            Self::R7 => cmk!("restore-sap-hanasql-databases-in-azure-vms"),
            Self::D1 => vms!("encryption-using-platform-managed-keys"),
            Self::D2 => vms!("encryption-using-customer-managed-keys"),
            Self::D3 => vms!("encryption-support-using-ade"),
            Self::D4 | Self::D5 | Self::D6 => vms!("limitations"),
            Self::D7 => restore!("restore-an-encrypted-vm"),
            Self::D8 | Self::D9 => vms!("before-you-start"),
            Self::D10 | Self::D11 => vms!("provide-permissions"),
            Self::D12 => vms!("configure-a-backup-policy"),
            Self::D13 => vms!("trigger-a-backup-job"),
            Self::D14 => restore!("step-3-restore-an-encrypted-linux-vm"),
            Self::M1 => disks!("platform-managed-keys"),
            Self::M3 | Self::M4 | Self::N12 => disks!("full-control-of-your-keys"),
            Self::M5 | Self::M6 | Self::M8 | Self::M9 | Self::M10 | Self::M11 | Self::M12 => RESTRICTIONS,
            Self::M7 | Self::M13 => disks!("supported-regions-for-customer-managed-keys"),
            Self::M14 => disks!("encryption-at-host-versus-azure-disk-encryption"),
            Self::N1 => key_vault!("keys/about-keys"),
            Self::N2 | Self::N6 => cmk!("enable-autorotation-of-encryption-keys"),
            Self::N3 => cmk!("assign-a-user-assigned-managed-identity-to-the-vault-in-preview"),
            Self::N4 => key_vault!("general/rbac-guide#azure-built-in-roles-for-key-vault-data-plane-operations"),
            Self::N5 => key_vault!("general/soft-delete-overview#soft-delete-behavior"),
            Self::N7 => key_vault!("keys/about-keys-details#date-time-controlled-operations"),
            Self::N8 => key_vault!("keys/how-to-configure-key-rotation#key-rotation-policy"),
            Self::N10 => {
                "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk-for-backup-vault#troubleshoot-operation-errors-for-encryption-settings"
            }
            Self::N13 => key_vault!("general/soft-delete-overview"),
            Self::N14 => restore!("step-1-restore-the-vm-disk"),
            Self::N16 => "https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_is_one_of_microsofts_pages_without_a_language_and_with_a_heading_at_most() {
        for rule in Rule::ALL {
            let link = rule.documentation();
            let path = link.strip_prefix("https://learn.microsoft.com/azure/").unwrap();
            assert!(link.matches('#').count() <= 1, "{rule}: {link}");
            let plain = |one: char| one.is_ascii_lowercase() || one.is_ascii_digit() || "-/#".contains(one);
            assert!(path.chars().all(plain) && !path.ends_with('#'), "{rule}: {link}");
        }
    }
}
