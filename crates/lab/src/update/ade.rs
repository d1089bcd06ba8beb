//! Azure Disk Encryption: the guest encrypts its disks with keys of a BEK, which is a secret in a key vault (rules D3, D8, D14, N14).

use kluis_compute::{Ade, Vm};
use kluis_resource::{
    DiskName, DiskSalt, JobId, KeyName, KeyUri, KeyVaultName, Kid, SecretName, SecretUri, VmName, Volume,
};
use kluis_rulebook::{KeyPermission, Os, Refusal, SecretOperation};

use super::disks::already_so;
use super::fulfil::nth;
use super::make::{Making, Wanted};
use super::{Done, Turn};
use crate::Effect;
use crate::model::{Purpose, check_running, not_found};
use crate::view::Operation;

impl Turn<'_> {
    /// Turns it on: a BEK is made and kept as a secret, wrapped by the KEK where there is one, and every disk is encrypted anew.
    pub(super) fn encrypt_vm(&mut self, vm: &VmName, key_vault: &KeyVaultName, kek: Option<&KeyName>) -> Done {
        let own = self.lab.compute.vm(vm)?.clone();
        check_running(&own)?;
        if own.ade.is_some() {
            return Err(already_so(vm.as_str()));
        }
        self.lab.compute.check_ade(&own)?;
        self.lab.check_disks_unchanged(&own)?;
        let kek = kek.map(|key| self.newest_kek(key_vault, key)).transpose()?;
        let after_protection = self.lab.protects(&own).is_some();
        self.lock_disks(&own, key_vault, kek, after_protection)
    }

    /// Makes a new BEK, wrapped by the newest version of the KEK, and encrypts every disk with it (rule N14).
    pub(super) fn rotate_bek(&mut self, vm: &VmName) -> Done {
        let own = self.lab.compute.vm(vm)?.clone();
        check_running(&own)?;
        let ade = own.ade.clone().ok_or_else(|| not_found(vm.as_str()))?;
        self.lab.check_disks_unchanged(&own)?;
        let key_vault = ade.secret.key_vault.clone();
        let kek = ade
            .kek
            .as_ref()
            .map(|kek| self.newest_kek(&key_vault, &kek.key))
            .transpose()?;
        self.lock_disks(&own, &key_vault, kek, ade.after_protection)
    }

    fn newest_kek(&self, key_vault: &KeyVaultName, key: &KeyName) -> Result<KeyUri, Refusal> {
        let directory = self.lab.directory();
        let version = kluis_compute::DiskKeys::newest(&directory, key_vault, key);
        let uri = KeyUri {
            key_vault: key_vault.clone(),
            key: key.clone(),
            version: Some(version.ok_or_else(|| not_found(key.as_str()))?),
        };
        let both = [KeyPermission::UnwrapKey, KeyPermission::WrapKey];
        kluis_recovery::check_key(&uri, &both, &directory)?;
        Ok(uri)
    }

    fn lock_disks(&mut self, vm: &Vm, key_vault: &KeyVaultName, kek: Option<KeyUri>, after_protection: bool) -> Done {
        let kid = match &kek {
            Some(kek) => Kid::Customer(kek.clone()),
            None => {
                self.lab.secret_key.check(key_vault.as_str())?;
                self.lab.secret_key.kid().clone()
            }
        };
        let secret = self.bek(vm, key_vault)?;
        let mut making = Making::default();
        let mut disks: Vec<(DiskName, Volume)> = Vec::new();
        for (place, name) in vm.disks.iter().enumerate() {
            let (disk, stored) = self.lab.compute.ready(name)?;
            let reading = self.lab.key_to_read(&disk.encryption, stored)?;
            let unlock = self.lab.guest_volume(disk)?;
            let volume = Volume {
                secret: secret.clone(),
                salt: DiskSalt::new(self.derived(&format!("salt/{place}"))),
            };
            let key = self.lab.key_for(&disk.encryption)?;
            let wanted = Wanted {
                unlock,
                lock: Some(volume.clone()),
                ..Wanted::new(nth(self, "disk", place), key).under(&disk.encryption)
            };
            making.copy(wanted, stored, reading);
            disks.push((disk.name.clone(), volume));
        }
        let at = self.at;
        let uri = self.lab.key_vault_mut(key_vault)?;
        uri.begin_secret(&secret.secret, secret.version, kid.clone(), at)?;
        let job = JobId::new(self.id);
        let ade = Ade {
            secret: secret.clone(),
            kek,
            after_protection,
        };
        let purpose = Purpose::Locked {
            vm: vm.name.clone(),
            ade,
            disks,
        };
        let effect = Effect::MakeSecret { job, secret, kid };
        self.make_after(job, (vm.name.as_str(), ""), making, purpose, effect);
        Ok(())
    }

    /// The secret of a machine's BEK: one name for all its versions.
    fn bek(&self, vm: &Vm, key_vault: &KeyVaultName) -> Result<SecretUri, Refusal> {
        let letters = vm
            .name
            .as_str()
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
        let name: String = letters.collect();
        let secret = SecretName::parse(&format!("bek-{name}")).map_err(|_| not_found(vm.name.as_str()))?;
        Ok(SecretUri {
            key_vault: key_vault.clone(),
            secret,
            version: self.derived_version("bek"),
        })
    }

    /// The extension is installed again: the guest opens its data disks (rule D14).
    pub(super) fn install_ade_extension(&mut self, vm: &VmName) -> Done {
        let own = self.lab.compute.vm(vm)?.clone();
        check_running(&own)?;
        let ade = own.ade.as_ref().ok_or_else(|| not_found(vm.as_str()))?;
        if !self.lab.compute.disks_of(&own).any(|disk| disk.locked) {
            return Err(already_so(vm.as_str()));
        }
        self.lab.check_secret(ade)?;
        let guest = self.lab.ade_service();
        self.audit_bek(&ade.secret, guest, SecretOperation::Get);
        for disk in &own.disks {
            self.lab.compute.disk_mut(disk)?.locked = false;
        }
        self.log_done(Operation::InstallAdeExtension, vm.as_str(), "");
        Ok(())
    }
}

/// Whether the guest of a restored machine finds a disk locked at first (rule D14).
pub(super) fn is_locked_at_first(os: Os, place: usize, has_volume: bool) -> bool {
    os == Os::Linux && place > 0 && has_volume
}
