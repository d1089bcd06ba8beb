//! The lab's clock: it moves forward with every event, and what happens by itself meanwhile happens in order, each at its own
//! moment (rules K2, N4, N6, N7, N8).

use std::time::Duration;

use kluis_resource::{KeyName, KeyUri, KeyVaultName, KeyVersion, Timestamp, VaultName, days, hours};
use kluis_rulebook::{Detail, Refusal};

use super::{Done, Turn, out_of_turn};
use crate::Advance;
use crate::model::LabDue;
use crate::view::Operation;

/// The furthest that the clock moves at once, but for going to the next thing that happens.
const MOST_DAYS: u16 = 366;

impl Turn<'_> {
    /// Everything that is due until then happens, and then it is then.
    pub(super) fn pass_time(&mut self, until: Timestamp) {
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

    #[inline(never)]
    pub(super) fn advance_clock(&mut self, by: Advance) -> Done {
        let from = self.at;
        let to = match by {
            Advance::Minutes(count) => self.after(Duration::from_secs(60).saturating_mul(count))?,
            Advance::Hours(count) => self.after(hours(1).saturating_mul(count))?,
            Advance::Days(count) => self.after(days(1).saturating_mul(count))?,
            Advance::ToNext => {
                let next = self.lab.next_due();
                next.ok_or(Refusal::without_rule(Detail::NothingDue))?
            }
        };
        let group = self.lab.resource_group.to_string();
        self.log_done(Operation::AdvanceClock, &group, "");
        self.pass_time(to);
        let moved = u64::try_from((to - from).as_millis()).unwrap_or(u64::MAX);
        self.lab.ahead_millis = self.lab.ahead_millis.saturating_add(moved);
        Ok(())
    }

    /// Nothing but what [`Turn::pass_time`] did before.
    pub(super) fn clock_ticked(&self) -> Done {
        if self.happened > 0 { Ok(()) } else { Err(out_of_turn()) }
    }

    fn after(&self, step: Duration) -> Result<Timestamp, Refusal> {
        if step.is_zero() || step > days(u32::from(MOST_DAYS)) {
            let most_days = MOST_DAYS;
            return Err(Refusal::without_rule(Detail::ClockStep { most_days }));
        }
        Ok(self.at + step)
    }

    #[inline(never)]
    fn happen(&mut self, due: LabDue) {
        match due {
            LabDue::RoleInForce(key_vault, role) => {
                self.log_role(Operation::RoleInForce, &key_vault, role.principal, role.role);
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

    /// A rotation policy makes a new version (rule N8).
    fn key_rotates(&mut self, key_vault: &KeyVaultName, key: &KeyName) {
        let at = self.at;
        let version = self.derived_version(&format!("rotation/{key_vault}/{key}/{}", at.unix_millis()));
        let Ok(own) = self.lab.key_vault_mut(key_vault) else {
            return;
        };
        if let Some((uri, bits)) = own.rotate(key, version, at) {
            self.order_key(uri, bits);
        }
    }

    /// The retention time of a deleted key ends: it is gone (rule K2).
    fn key_gone(&mut self, key_vault: &KeyVaultName, key: &KeyName) {
        let Ok(own) = self.lab.key_vault_mut(key_vault) else {
            return;
        };
        let kids = own.retention_ended(key);
        self.destroy_key(key_vault, key, kids);
    }

    /// A change of key takes effect (rule N6); the rotation, if one is due, begins when everything settles.
    fn key_in_force(&mut self, name: &VaultName) {
        let at = self.at;
        let Ok((vault, _)) = self.lab.vault_mut(name) else {
            return;
        };
        if let Some(key) = vault.take_effect(at) {
            self.log_done(Operation::KeyInForce, name.as_str(), &key.to_string());
        }
    }
}
