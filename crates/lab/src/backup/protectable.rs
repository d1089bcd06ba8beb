//! Whether machines may be backed up, and whether Azure Backup can read what it needs for that (rules D4, D5, D8, D9, D10).

use kluis_compute::{Ade, Power, Vm};
use kluis_keyvault::{Permissions, SecretPermissions};
use kluis_resource::{KeyUri, VaultName, VmName};
use kluis_rulebook::{AZURE_BACKUP_KEYS, AZURE_BACKUP_SECRETS, Detail, Refusal, Rule, Workload};

use crate::model::Lab;

impl Lab {
    /// Checks that a vault may protect a machine, or the database in it.
    ///
    /// # Errors
    /// D9, D4, D5; and where the machine is in another region.
    pub(crate) fn check_protectable(&self, vault: &VaultName, vm: &Vm, workload: Workload) -> Result<(), Refusal> {
        let name = || vm.name.to_string();
        if vm.power == Power::Making {
            return Err(Refusal::without_rule(Detail::BeingMade { name: name() }));
        }
        if !vm.agent {
            return Err(Refusal::of(Rule::D9, Detail::AgentMissing { vm: name() }));
        }
        let location = self.vault(vault)?.location();
        let place = (location.region, location.subscription);
        if workload == Workload::Vm
            && let Some(ade) = &vm.ade
        {
            if place != (vm.region, vm.subscription) {
                let (vm, vault) = (name(), vault.to_string());
                return Err(Refusal::of(Rule::D4, Detail::AdeInOtherPlace { vm, vault }));
            }
            if let Some(kek) = ade.kek.as_ref().filter(|kek| self.is_of_certificate(kek)) {
                let (vm, key) = (name(), kek.key.to_string());
                return Err(Refusal::of(Rule::D5, Detail::KekOfCertificate { vm, key }));
            }
        }
        if location.region != vm.region {
            let (vm, vault) = (name(), vault.to_string());
            return Err(Refusal::without_rule(Detail::VmInOtherRegion { vm, vault }));
        }
        Ok(())
    }

    fn is_of_certificate(&self, key: &KeyUri) -> bool {
        let key_vault = self.key_vaults.iter().find(|own| *own.name() == key.key_vault);
        key_vault
            .and_then(|own| own.key(&key.key))
            .is_some_and(|own| own.certificate)
    }

    /// Checks that Azure Backup can read the keys and secrets of a machine, and that they can be read (rules D8, D10).
    ///
    /// # Errors
    /// D8 or D10 for its access; E3 for the BEK and the KEK.
    pub(crate) fn check_backup_access(&self, vm: &Vm) -> Result<(), Refusal> {
        vm.ade
            .as_ref()
            .map_or(Ok(()), |ade| self.check_backup_reads(&vm.name, ade))
    }

    /// As [`Self::check_backup_access`], of a machine that had this BEK and this KEK.
    ///
    /// # Errors
    /// D8 or D10, E3.
    pub(crate) fn check_backup_reads(&self, vm: &VmName, ade: &Ade) -> Result<(), Refusal> {
        let key_vault = self.key_vaults.iter().find(|own| *own.name() == ade.secret.key_vault);
        if let Some(key_vault) = key_vault {
            let service = self.backup_service();
            let (keys, secrets) = (
                key_vault.permissions(service, self.now),
                key_vault.secret_permissions(service, self.now),
            );
            let needs_keys = ade.kek.is_some();
            let may_read = |keys: &Permissions, secrets: &SecretPermissions| {
                (!needs_keys || AZURE_BACKUP_KEYS.iter().all(|one| keys.contains(one)))
                    && AZURE_BACKUP_SECRETS.iter().all(|one| secrets.contains(one))
            };
            if !may_read(&keys, &secrets) {
                let coming = (
                    key_vault.coming_permissions(service),
                    key_vault.coming_secret_permissions(service),
                );
                let rule = if ade.after_protection { Rule::D8 } else { Rule::D10 };
                return Err(Refusal::of(
                    rule,
                    Detail::BackupHasNoAccess {
                        vm: vm.to_string(),
                        key_vault: key_vault.name().to_string(),
                        keys: needs_keys,
                        drafted: may_read(&coming.0, &coming.1),
                    },
                ));
            }
        }
        self.check_secret(ade)
    }
}
