//! The only way into the model: an event happens whole, or is refused and changes nothing.
//!
//! Every accepted event ends in [`Turn::settle`], where what follows by itself follows. Left out on purpose: the rules
//! themselves, which the crates below hold; here facts are gathered for them, and effects, jobs and log lines are made.

mod access;
mod ade;
mod clock;
mod copies;
mod databases;
mod disks;
mod files;
mod fulfil;
mod keys;
mod machines;
mod make;
mod moves;
mod open;
mod outcomes;
mod restores;
mod secrets;
mod sets;
mod settle;
mod take;
mod vaults;
mod vms;

use kluis_keyvault::Audited;
use kluis_recovery::KeyUse;
use kluis_resource::{JobId, KeyUri, KeyVersion, PrincipalId, Timestamp, derive_id};
use kluis_rulebook::{Detail, Edition, KeyPermission, Refusal};
use uuid::Uuid;

use crate::model::{Job, Lab, Standing, State, Work};
use crate::view::{LogEntry, LogStatus, Operation};
use crate::{Act, Effect, Event, Model, Stamp};

/// Lets an event happen, and gives what is to be done about it outside.
///
/// # Errors
/// The refusal says which rule is broken; the model is then exactly what it was.
pub fn update(model: &mut Model, event: &Event) -> Result<Vec<Effect>, Refusal> {
    let mut next = model.clone();
    let effects = apply(&mut next, event, Source::Live)?;
    *model = next;
    Ok(effects)
}

/// Opens a new lab: what [`update`] does with the first event. It stands apart so that a program which only opens a lab needs no
/// other act.
#[must_use]
pub fn open(stamp: Stamp, edition: Edition) -> (Model, Vec<Effect>) {
    let (lab, effects) = open::open_lab(stamp, edition);
    (Model(State::Open(Box::new(lab))), effects)
}

/// Where an event comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// It happens now.
    Live,
    /// It happened: it stands in a journal. What was made with a key was kept then, perhaps by a version that did not look a
    /// second time whether the key might still be used, and can't be taken back.
    Journal,
}

/// As [`update`], but a refused event may leave the model changed: for whoever throws it away then.
pub(crate) fn apply(model: &mut Model, event: &Event, source: Source) -> Result<Vec<Effect>, Refusal> {
    match (&mut model.0, &event.act) {
        (State::Unopened, Act::OpenLab { edition }) => {
            let (opened, effects) = open(event.stamp, *edition);
            *model = opened;
            Ok(effects)
        }
        (State::Unopened, _) | (State::Open(_), Act::OpenLab { .. }) => Err(out_of_turn()),
        (State::Open(lab), act) => {
            lab.revision += 1;
            let until = lab.now.max(event.stamp.at);
            let mut turn = Turn {
                at: lab.now,
                id: event.stamp.id,
                lab,
                effects: Vec::new(),
                happened: 0,
                source,
            };
            turn.pass_time(until);
            turn.take(act)?;
            turn.settle(!matches!(act, Act::JobFailed { .. }));
            Ok(turn.effects)
        }
    }
}

/// Done, or refused.
type Done = Result<(), Refusal>;

/// One event on its way through the lab.
struct Turn<'a> {
    lab: &'a mut Lab,
    at: Timestamp,
    id: Uuid,
    effects: Vec<Effect>,
    /// What has happened by itself so far.
    happened: usize,
    source: Source,
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "`take` names every act, and hands each family on to one of the others"
)]
impl Turn<'_> {
    #[expect(clippy::too_many_lines, reason = "an arm for each act")]
    fn take(&mut self, act: &Act) -> Done {
        match act {
            Act::OpenLab { .. } => Err(out_of_turn()),

            Act::CreateVault { vault, region } => self.create_vault(vault, *region),
            Act::ChooseKeyVault { vault, key_vault } => self.choose_key_vault(vault, key_vault),
            Act::EnableIdentity { vault } => self.enable_identity(vault),
            Act::CreateIdentity { identity, tenant } => self.create_identity(identity, *tenant),
            Act::UseIdentity { vault, identity } => self.use_identity(vault, identity),
            Act::DisableIdentity {
                vault,
                accept_inconsistency,
            } => self.disable_identity(vault, *accept_inconsistency),
            Act::AssignKey {
                vault,
                source,
                infrastructure_encryption,
            } => self.assign_key(vault, source, *infrastructure_encryption),
            Act::UseInfrastructureEncryption { vault } => self.use_infrastructure_encryption(vault),
            Act::UsePlatformKey { vault } => Err(self.lab.vault(vault)?.refuse_platform_key()),

            Act::MoveVault { vault, to } => self.move_vault(vault, to),

            Act::BackUp {
                vault,
                item,
                platform_key_accepted,
                files,
                workload,
            } => self.back_up(vault, (item, *workload), *platform_key_accepted, files),
            Act::Restore {
                vault,
                item,
                recovery_point,
                selection,
                target,
            } => self.restore((vault, item, *recovery_point), selection, target),
            Act::CancelJob { job } => self.cancel_job(*job),
            Act::CreateStorage { storage, region, key } => self.create_storage(storage, *region, key.as_ref()),
            Act::Download { storage, object } => self.download(storage, *object),

            Act::CreateKeyVault { .. }
            | Act::DeleteKeyVault { .. }
            | Act::RecoverKeyVault { .. }
            | Act::PurgeKeyVault { .. }
            | Act::MoveKeyVault { .. }
            | Act::EnableSoftDelete { .. }
            | Act::EnablePurgeProtection { .. }
            | Act::DisablePurgeProtection { .. }
            | Act::DraftPolicy { .. }
            | Act::SavePolicies { .. }
            | Act::DiscardPolicies { .. }
            | Act::AssignRole { .. }
            | Act::RemoveRole { .. }
            | Act::AssignReader { .. }
            | Act::RemoveReader { .. } => self.take_of_key_vault(act),

            Act::CreateKey { .. }
            | Act::CreateCertificate { .. }
            | Act::ImportKey { .. }
            | Act::SetKeyEnabled { .. }
            | Act::SetKeyDates { .. }
            | Act::SetRotationPolicy { .. }
            | Act::DeleteKey { .. }
            | Act::RecoverKey { .. }
            | Act::PurgeKey { .. } => self.take_of_key(act),

            Act::SetSecretEnabled { .. }
            | Act::DeleteSecret { .. }
            | Act::RecoverSecret { .. }
            | Act::PurgeSecret { .. } => self.take_of_secret(act),
            Act::Compute(act) => self.take_of_compute(act),
            Act::Machine(act) => self.take_of_machine(act),

            Act::AdvanceClock { by } => self.advance_clock(*by),
            Act::ClockTicked => self.clock_ticked(),
            Act::ResumeRotations => self.resume_rotations(),

            Act::KeyMade { .. }
            | Act::KeyFailed { .. }
            | Act::KeyProven { .. }
            | Act::Sealed { .. }
            | Act::Opened { .. }
            | Act::Made { .. }
            | Act::SecretMade { .. }
            | Act::Rewrapped { .. }
            | Act::JobFailed { .. } => self.take_outcome(act),
        }
    }

    #[inline(never)]
    fn take_of_key_vault(&mut self, act: &Act) -> Done {
        match act {
            Act::CreateKeyVault {
                key_vault,
                region,
                soft_delete,
                purge_protection,
                retention_days,
                rbac,
                tenant,
                subscription,
            } => self.create_key_vault(kluis_keyvault::NewKeyVault {
                name: key_vault.clone(),
                region: *region,
                subscription: subscription.unwrap_or(self.lab.subscription),
                tenant: tenant.unwrap_or(self.lab.tenant),
                soft_delete: *soft_delete,
                purge_protection: *purge_protection,
                retention_days: *retention_days,
                rbac: *rbac,
            }),
            Act::DeleteKeyVault { key_vault } => self.delete_key_vault(key_vault),
            Act::RecoverKeyVault { key_vault } => self.recover_key_vault(key_vault),
            Act::PurgeKeyVault { key_vault } => self.purge_key_vault(key_vault),
            Act::MoveKeyVault { key_vault, tenant } => self.move_key_vault(key_vault, *tenant),
            Act::EnableSoftDelete { key_vault } => self.enable_soft_delete(key_vault),
            Act::EnablePurgeProtection { key_vault } => self.enable_purge_protection(key_vault),
            Act::DisablePurgeProtection { key_vault } => {
                Err(self.lab.key_vault_mut(key_vault)?.refuse_disabling_purge_protection())
            }
            Act::DraftPolicy {
                key_vault,
                principal,
                permissions,
                secret_permissions,
            } => self.draft_policy(key_vault, *principal, (permissions, secret_permissions)),
            Act::SavePolicies { key_vault } => self.save_policies(key_vault),
            Act::DiscardPolicies { key_vault } => self.lab.key_vault_mut(key_vault)?.discard_policies(),
            Act::AssignRole {
                key_vault,
                principal,
                role,
            } => self.assign_role(key_vault, *principal, *role),
            Act::RemoveRole {
                key_vault,
                principal,
                role,
            } => self.remove_role(key_vault, *principal, *role),
            Act::AssignReader { key_vault, principal } => self.assign_reader(key_vault, *principal),
            Act::RemoveReader { key_vault, principal } => self.remove_reader(key_vault, *principal),
            _ => Err(out_of_turn()),
        }
    }

    #[inline(never)]
    fn take_of_key(&mut self, act: &Act) -> Done {
        match act {
            Act::CreateKey { key_vault, key, bits } => self.create_key(key_vault, key, *bits),
            Act::CreateCertificate { key_vault, key, bits } => self.create_certificate(key_vault, key, *bits),
            Act::ImportKey {
                key_vault,
                key,
                bits,
                modulus,
            } => self.import_key(key_vault, key, *bits, modulus),
            Act::SetKeyEnabled { key, enabled } => self.set_key_enabled(key, *enabled),
            Act::SetKeyDates {
                key,
                not_before,
                expires,
            } => self.set_key_dates(key, (*not_before, *expires)),
            Act::SetRotationPolicy { key_vault, key, policy } => self.set_rotation_policy(key_vault, key, *policy),
            Act::DeleteKey { key_vault, key } => self.delete_key(key_vault, key),
            Act::RecoverKey { key_vault, key } => self.recover_key(key_vault, key),
            Act::PurgeKey { key_vault, key } => self.purge_key(key_vault, key),
            _ => Err(out_of_turn()),
        }
    }

    fn take_outcome(&mut self, act: &Act) -> Done {
        match act {
            Act::KeyMade { kid, modulus } => self.key_made(kid, modulus),
            Act::KeyFailed { kid } => self.key_failed(kid),
            Act::KeyProven { job } => self.key_proven(*job),
            Act::Sealed { job, sealed } => self.sealed(*job, sealed),
            Act::Opened { job, opened } => self.opened(*job, opened),
            Act::Made { job, objects, .. } => self.made(*job, objects),
            Act::SecretMade { job } => self.secret_made(*job),
            Act::Rewrapped {
                job,
                objects,
                skipped,
                last,
            } => self.rewrapped(*job, (objects, skipped), *last),
            Act::JobFailed { job, failure } => self.job_failed(*job, *failure),
            _ => Err(out_of_turn()),
        }
    }

    /// Nothing but what [`Turn::settle`] does after every event.
    fn resume_rotations(&self) -> Done {
        if self.lab.has_rotation_to_begin() {
            Ok(())
        } else {
            Err(out_of_turn())
        }
    }

    /// An id of one of several things that this event makes.
    fn derived(&self, label: &str) -> Uuid {
        derive_id(self.id, label)
    }

    fn derived_version(&self, label: &str) -> KeyVersion {
        KeyVersion::new(self.derived(label).as_u128())
    }

    fn log(&mut self, operation: Operation, resource: &str, subject: &str, status: LogStatus, job: Option<JobId>) {
        self.lab.log.push_back(LogEntry {
            at: self.at,
            operation,
            resource: resource.to_owned(),
            subject: subject.to_owned(),
            status,
            job,
        });
    }

    fn log_done(&mut self, operation: Operation, resource: &str, subject: &str) {
        self.log(operation, resource, subject, LogStatus::Succeeded, None);
    }

    fn start_job(&mut self, id: JobId, resource: &str, subject: &str, bytes: u64, work: Work) {
        self.log(work.operation(), resource, subject, LogStatus::Started, Some(id));
        self.lab.add_job(Job {
            id,
            resource: resource.to_owned(),
            subject: subject.to_owned(),
            started: self.at,
            bytes,
            work,
            standing: Standing::Running,
            reads: Vec::new(),
            refused: None,
        });
    }

    /// Writes into the audit log of a key's vault what an identity did with the key.
    fn audit(&mut self, key: &KeyUri, principal: PrincipalId, operation: KeyPermission, count: u64) {
        let at = self.at;
        if let Ok(key_vault) = self.lab.key_vault_mut(&key.key_vault) {
            let key = key.clone();
            key_vault.record(Audited::of_key(at, principal, operation, count, key));
        }
    }

    /// As [`Self::audit`], once; what the platform does with its own keys, no key vault sees.
    fn audit_use(&mut self, key: &KeyUse, operation: KeyPermission) {
        if let KeyUse::Customer { key, principal } = key {
            self.audit(key, *principal, operation, 1);
        }
    }
}

/// An outcome that nothing waits for, or an act before the lab is open.
fn out_of_turn() -> Refusal {
    Refusal::without_rule(Detail::OutOfTurn)
}

/// The name is taken.
fn name_taken(name: &str) -> Refusal {
    let name = name.to_owned();
    Refusal::without_rule(Detail::NameTaken { name })
}
