//! With which keys disks are written and read, and what their guests need (rules M1, M2, M3, D3, D14, N12).

use kluis_compute::{Ade, Disk, DiskEncryption, DiskKeys, Power, Stored, Vm};
use kluis_keyvault::SecretFacts;
use kluis_recovery::KeyUse;
use kluis_resource::{KeyUri, Kid, PrincipalId, SecretUri, VaultName, Volume, derive_id};
use kluis_rulebook::{Detail, KeyPermission, KeyTrouble, Refusal, Rule};

use crate::model::Lab;

/// A key that unwraps the DEK of a disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) key: KeyUse,
    /// The key vault isn't asked: the DEK is still known from before (rule N12).
    pub(crate) cached: bool,
}

impl Lab {
    /// The principal of Azure Backup, "Backup Management Service" (rule D11).
    pub(crate) fn backup_service(&self) -> PrincipalId {
        PrincipalId::new(derive_id(self.tenant.uuid(), "backup-management-service"))
    }

    /// The principal of Azure Disk Encryption.
    pub(crate) fn ade_service(&self) -> PrincipalId {
        PrincipalId::new(derive_id(self.tenant.uuid(), "azure-disk-encryption"))
    }

    /// The key that wraps the DEK of new data.
    ///
    /// # Errors
    /// E4 for the platform's; M2, M3, M13, N12 for a set's.
    pub(crate) fn key_for(&self, encryption: &DiskEncryption) -> Result<KeyUse, Refusal> {
        let DiskEncryption::Des(des) = encryption else {
            self.disk_key.check(self.resource_group.as_str())?;
            return Ok(KeyUse::Platform(self.disk_key.kid().clone()));
        };
        let set = self.compute.set(des)?;
        let used = set.check_new(&self.directory(), self.edition.terms())?;
        Ok(KeyUse::Customer {
            key: used.key,
            principal: used.principal,
        })
    }

    /// The key that unwraps the DEK of what lies in storage.
    ///
    /// # Errors
    /// As [`Self::key_for`].
    pub(crate) fn key_to_read(&self, encryption: &DiskEncryption, stored: &Stored) -> Result<Reading, Refusal> {
        let (DiskEncryption::Des(des), Kid::Customer(key)) = (encryption, &stored.kid) else {
            self.disk_key.check(self.resource_group.as_str())?;
            let (key, cached) = (KeyUse::Platform(stored.kid.clone()), false);
            return Ok(Reading { key, cached });
        };
        let set = self.compute.set(des)?;
        let used = set.check_io(key, &self.directory(), self.now, self.edition.terms())?;
        let (key, principal) = (used.key, used.principal);
        Ok(Reading {
            key: KeyUse::Customer { key, principal },
            cached: used.cached,
        })
    }

    /// How the guest of a disk reads it: with these keys, or without any.
    ///
    /// # Errors
    /// The machine doesn't run, its disk is locked (D14), or its BEK can't be had (E3).
    pub(crate) fn guest_volume(&self, disk: &Disk) -> Result<Option<Volume>, Refusal> {
        let Some(vm) = self.compute.vm_of(disk) else {
            return Ok(disk.volume.clone());
        };
        check_running(vm)?;
        if disk.locked {
            let (vm, disk) = (vm.name.to_string(), disk.name.to_string());
            return Err(Refusal::of(Rule::D14, Detail::DiskLocked { vm, disk }));
        }
        match (&disk.volume, &vm.ade) {
            (Some(volume), Some(ade)) => {
                self.check_secret(ade)?;
                Ok(Some(volume.clone()))
            }
            (volume, _) => Ok(volume.clone()),
        }
    }

    /// Checks that no job puts something else on a disk, or another key around it.
    ///
    /// # Errors
    /// One does.
    pub(crate) fn check_unchanged(&self, disk: &Disk) -> Result<(), Refusal> {
        if self.running_jobs().any(|job| job.changes(&disk.name)) {
            let name = disk.name.to_string();
            return Err(Refusal::without_rule(Detail::BeingMade { name }));
        }
        Ok(())
    }

    /// As [`Self::check_unchanged`], of every disk of a machine.
    ///
    /// # Errors
    /// A job changes one of them.
    pub(crate) fn check_disks_unchanged(&self, vm: &Vm) -> Result<(), Refusal> {
        self.compute
            .disks_of(vm)
            .try_for_each(|disk| self.check_unchanged(disk))
    }

    /// Checks that a BEK can be had: its secret, and the key that wraps it.
    ///
    /// # Errors
    /// E3, N7.
    pub(crate) fn check_secret(&self, ade: &Ade) -> Result<(), Refusal> {
        self.secret_trouble(&ade.secret).map_or(Ok(()), |trouble| {
            Err(Refusal::of(
                Rule::E3,
                Detail::SecretUnusable {
                    secret: format!("{}/{}", ade.secret.secret, ade.secret.version),
                    key_vault: ade.secret.key_vault.to_string(),
                    trouble,
                },
            ))
        })?;
        match &ade.kek {
            Some(kek) => kluis_recovery::check_key(kek, &[KeyPermission::UnwrapKey], &self.directory()),
            None => self.secret_key.check(self.resource_group.as_str()),
        }
    }

    /// Why a secret can't be read; `None` where it can.
    pub(crate) fn secret_trouble(&self, secret: &SecretUri) -> Option<KeyTrouble> {
        let held = |name: &kluis_resource::KeyVaultName| self.key_vaults.iter().find(|own| own.name() == name);
        let Some(key_vault) = held(&secret.key_vault) else {
            let mut deleted = self.deleted_key_vaults.iter();
            let is_deleted = deleted.any(|own| *own.key_vault.name() == secret.key_vault);
            return Some(if is_deleted {
                KeyTrouble::KeyVaultDeleted
            } else {
                KeyTrouble::Gone
            });
        };
        match key_vault.secret_version(secret) {
            SecretFacts::Enabled { .. } => None,
            SecretFacts::Gone => Some(KeyTrouble::Gone),
            SecretFacts::Deleted => Some(KeyTrouble::Deleted),
            SecretFacts::Making => Some(KeyTrouble::Making),
            SecretFacts::Disabled => Some(KeyTrouble::Disabled),
        }
    }

    /// Whether a machine is protected, as a machine, by any vault.
    pub(crate) fn protects(&self, vm: &Vm) -> Option<VaultName> {
        let mut vaults = self.vaults.iter();
        let found = vaults.find(|vault| {
            let mut machines = vault.machines().iter();
            machines.any(|own| own.vm == vm.name && own.workload == kluis_rulebook::Workload::Vm)
        })?;
        Some(found.name().clone())
    }

    /// Whether a KEK is the newest version of its key that may be used (rule N14).
    pub(crate) fn is_latest(&self, key: &KeyUri) -> bool {
        let newest = DiskKeys::newest(&self.directory(), &key.key_vault, &key.key);
        newest.is_some() && newest == key.version
    }
}

/// Checks that a machine runs.
///
/// # Errors
/// It doesn't.
pub(crate) fn check_running(vm: &Vm) -> Result<(), Refusal> {
    let name = vm.name.to_string();
    match vm.power {
        Power::Running => Ok(()),
        Power::Making => Err(Refusal::without_rule(Detail::BeingMade { name })),
        Power::Stopped => Err(Refusal::without_rule(Detail::VmStopped { vm: name })),
        Power::StoppedByKey => Err(Refusal::of(Rule::N12, Detail::VmStopped { vm: name })),
    }
}
