//! What happens by itself while time passes.

use kluis_resource::{KeyName, KeyUri, KeyVaultName, KeyVersion, Timestamp};

use super::LabDue;
use crate::Unfit;
use crate::log::Operation;
use crate::turn::{Taken, Turn};

impl Turn<'_> {
    /// Everything that is due until then happens, and then it is then.
    pub(crate) fn pass_time(&mut self, until: Timestamp) {
        while let Some(moment) = self.lab.next_due().filter(|moment| *moment <= until) {
            let dues = self.lab.due_at(moment);
            (self.at, self.lab.now) = (moment, moment);
            for due in dues {
                self.happened += 1;
                self.happen(due);
            }
            self.settle(true);
        }
        (self.at, self.lab.now) = (until, until);
    }

    /// Nothing but what [`Turn::pass_time`] did before.
    pub(crate) fn clock_ticked(&self) -> Taken {
        if self.happened > 0 {
            Ok(())
        } else {
            Err(Unfit::NotAwaited)
        }
    }

    fn happen(&mut self, due: LabDue) {
        match due {
            LabDue::RoleInForce(key_vault, role) => {
                self.log_role(Operation::RoleInForce, &key_vault, (role.principal, role.role));
            }
            LabDue::KeyBegins(key_vault, key, version) => {
                self.log_version(Operation::KeyBegins, key_vault, key, version);
            }
            LabDue::KeyExpires(key_vault, key, version) => {
                self.log_version(Operation::KeyExpires, key_vault, key, version);
            }
            LabDue::KeyRotates(key_vault, key) => self.key_rotates(&key_vault, &key),
            LabDue::KeyGone(key_vault, key) => self.key_gone(&key_vault, &key),
            LabDue::SecretGone(key_vault, secret) => self.secret_gone(&key_vault, &secret),
            LabDue::KeyVaultGone(key_vault) => self.key_vault_gone(&key_vault),
            LabDue::KeyInForce(vault) => self.key_in_force(&vault),
            LabDue::SetKeyInForce(des) => self.set_key_in_force(&des),
            LabDue::SetStops(des) => self.set_stops(&des),
            LabDue::Machine(vault, due) => self.machine_due(&vault, &due),
        }
    }

    fn log_version(&mut self, operation: Operation, key_vault: KeyVaultName, key: KeyName, version: KeyVersion) {
        let uri = KeyUri {
            key_vault,
            key,
            version: Some(version),
        };
        self.log_done(operation, uri.key_vault.as_str(), &uri.to_string());
    }
}
