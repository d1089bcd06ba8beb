//! Requests about Azure Disk Encryption: the guest encrypts its disks with keys of a BEK, which is a secret in a key vault (rules D3,
//! D8, D14, N14).

use kluis_compute::{Ade, Vm};
use kluis_resource::{
    DiskName, DiskSalt, JobId, KeyName, KeyUri, KeyVaultName, Kid, SecretName, SecretUri, VmName, Volume,
};
use kluis_rulebook::{KeyPermission, Os, Refusal};
use serde::{Deserialize, Serialize};

use crate::disks::check_running;
use crate::jobs::{Making, NewJob, Purpose, SecretOrder, Wanted, nth};
use crate::log::Operation;
use crate::model::not_found;
use crate::turn::{Done, Take, Turn, already_so};

/// Turns Azure Disk Encryption on: the guest encrypts all disks with keys of a BEK (rule D3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EncryptVm {
    /// The machine.
    pub vm: VmName,
    /// The key vault that gets the BEK as a secret.
    pub key_vault: KeyVaultName,
    /// The key of that key vault that wraps the BEK.
    pub kek: Option<KeyName>,
}

impl Take for EncryptVm {
    /// A BEK is made and kept as a secret, wrapped by the KEK if there is one, and every disk is encrypted with it.
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let own = turn.lab.compute.vm(&self.vm)?.clone();
        check_running(&own)?;
        if own.ade.is_some() {
            return Err(already_so(self.vm.as_str()));
        }
        turn.lab.compute.check_ade(&own)?;
        turn.lab.check_disks_unchanged(&own)?;
        let kek = self.kek.as_ref();
        let kek = kek.map(|key| turn.newest_kek(&self.key_vault, key)).transpose()?;
        let after_protection = turn.lab.protects(&own).is_some();
        turn.lock_disks(&own, &self.key_vault, kek, after_protection)
    }
}

/// Makes a new BEK and encrypts all disks of a machine with it (rule N14).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotateBek {
    /// The machine.
    pub vm: VmName,
}

impl Take for RotateBek {
    /// The newest version of the KEK wraps the new BEK.
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let own = turn.lab.compute.vm(&self.vm)?.clone();
        check_running(&own)?;
        let ade = own.ade.clone().ok_or_else(|| not_found(self.vm.as_str()))?;
        turn.lab.check_disks_unchanged(&own)?;
        let key_vault = ade.secret.key_vault.clone();
        let kek = ade.kek.as_ref();
        let kek = kek.map(|kek| turn.newest_kek(&key_vault, &kek.key)).transpose()?;
        turn.lock_disks(&own, &key_vault, kek, ade.after_protection)
    }
}

/// Installs the extension of Azure Disk Encryption again, so that the guest opens its data disks (rule D14).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstallAdeExtension {
    /// The machine.
    pub vm: VmName,
}

impl Take for InstallAdeExtension {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let own = turn.lab.compute.vm(&self.vm)?.clone();
        check_running(&own)?;
        let ade = own.ade.as_ref().ok_or_else(|| not_found(self.vm.as_str()))?;
        if !turn.lab.compute.disks_of(&own).any(|disk| disk.locked) {
            return Err(already_so(self.vm.as_str()));
        }
        turn.lab.check_secret(ade)?;
        turn.audit_guest(&ade.secret);
        for disk in &own.disks {
            turn.lab.compute.disk_mut(disk)?.locked = false;
        }
        turn.log_done(Operation::InstallAdeExtension, self.vm.as_str(), "");
        Ok(())
    }
}

impl Turn<'_> {
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
        let secret = self.bek(vm, key_vault);
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
        let new = NewJob {
            id: JobId::new(self.id),
            resource: vm.name.as_str(),
            subject: "",
        };
        let out_of = None;
        self.make_after(new, making, purpose, SecretOrder { secret, kid, out_of });
        Ok(())
    }

    /// The secret of a machine's BEK: one name for all its versions.
    fn bek(&self, vm: &Vm, key_vault: &KeyVaultName) -> SecretUri {
        let letters = vm
            .name
            .as_str()
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
        let name: String = letters.collect();
        let secret = SecretName::parse(&format!("bek-{name}"));
        let secret = secret.expect("a machine's name and a beginning keep to the limits of a secret's");
        SecretUri {
            key_vault: key_vault.clone(),
            secret,
            version: self.derived_version("bek"),
        }
    }
}

/// Whether the guest of a restored machine finds a disk locked at first (rule D14).
pub(crate) fn is_locked_at_first(os: Os, place: usize, has_volume: bool) -> bool {
    os == Os::Linux && place > 0 && has_volume
}
