//! The pages on which Microsoft documents the rules, as macros that a row gives the heading that states the rule.
//!
//! Pages are named without a language, so that a reader gets theirs. Headings are those of the English page: a browser that
//! doesn't find one shows the page from its beginning.

/// Encryption in Azure Backup.
macro_rules! levels {
    ($rest:literal) => {
        concat!("https://learn.microsoft.com/azure/backup/backup-encryption", $rest)
    };
}

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

#[cfg(test)]
mod tests {
    use crate::Rule;

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
