//! Jobs: what was begun, and how it stands. What a job does, its [`Work`], says everything about it: its kind, what the log calls it,
//! whether it can be cancelled, and which disks and objects it holds.

mod fulfil;
mod making;
mod purpose;
mod rewrap;
pub(crate) mod view;

use imbl::OrdSet;
use kluis_recovery::KeyUse;
use kluis_resource::{DiskName, JobId, KeyUri, ObjectId, PrincipalId, SecretUri, Timestamp, VaultName};
use kluis_rulebook::{Detail, Refusal};
use serde::{Deserialize, Serialize};

pub(crate) use self::fulfil::{cut, nth, role_at};
pub(crate) use self::making::{Making, SecretOrder, Wanted};
pub(crate) use self::purpose::{Ordered, Purpose, Restored};
pub(crate) use self::rewrap::Keeper;
use crate::log::{LogStatus, Operation};
use crate::model::{Lab, not_found};
use crate::turn::{Done, Take, Taken, Turn};
use crate::{Effect, JobFailure, MakeObject, Unfit};

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JobKind {
    /// Assigns or changes the key of a vault (rule A4).
    UpdateEncryptionKey,
    /// Wraps the DEKs of a vault with another key version.
    RotateKey,
    /// Takes a recovery point.
    Backup,
    /// Restores files.
    Restore,
    /// Reads a restored copy out of a storage account.
    Download,
    /// Makes disks, of a machine perhaps.
    CreateDisks,
    /// Writes a disk anew.
    WriteDisk,
    /// Puts disks under another key, or lets their guest encrypt them.
    EncryptDisks,
    /// Takes a snapshot.
    Snapshot,
    /// Makes an image.
    Image,
    /// Makes the disks of a scale set.
    ScaleSet,
}

/// A job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Job {
    pub(crate) id: JobId,
    /// The vault or storage account.
    pub(crate) resource: String,
    /// The item, file or key.
    pub(crate) subject: String,
    pub(crate) started: Timestamp,
    /// Plaintext bytes that it is about.
    pub(crate) bytes: u64,
    pub(crate) work: Work,
    pub(crate) standing: Standing,
    /// Objects that it reads: they are not removed meanwhile.
    pub(crate) reads: Vec<ObjectId>,
    /// The rule that was against it, if it failed for one.
    pub(crate) refused: Option<Refusal>,
}

/// How a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Standing {
    Running,
    Completed { at: Timestamp },
    Failed { at: Timestamp, failure: JobFailure },
}

/// What a job does, with everything that its outcome needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Work {
    /// Proves a key, and then assigns it (rule A4).
    ProveKey {
        vault: VaultName,
        key: KeyUri,
        principal: PrincipalId,
    },
    /// Makes objects.
    Make {
        purpose: Box<Purpose>,
        orders: Vec<Ordered>,
        bek: Bek,
    },
    /// Wraps DEKs with another key.
    Rewrap {
        keeper: Keeper,
        to: KeyUse,
        /// Objects that are still to do.
        left: OrdSet<ObjectId>,
        /// Objects that did not open, and stay as they are.
        skipped: u64,
        /// Objects in all.
        total: u64,
    },
    /// Opens something for the user's device.
    Open(Opening),
    /// A backup by a policy, which a rule was against (rule D8).
    NotBegun,
}

/// What is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Opening {
    /// A recovery point.
    Restore,
    /// A copy in a storage account, or a disk.
    Download,
}

/// The BEK that a job makes before its objects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Bek {
    /// It needs none.
    None,
    /// It waits for one, and goes on with these objects then.
    Awaited {
        secret: SecretUri,
        /// Who keeps it there.
        principal: PrincipalId,
        objects: Vec<MakeObject>,
    },
    /// It is kept; where the job fails, it goes with it.
    Kept(SecretUri),
}

impl Job {
    fn new(new: NewJob<'_>, started: Timestamp, work: Work) -> Self {
        Self {
            id: new.id,
            resource: new.resource.to_owned(),
            subject: new.subject.to_owned(),
            started,
            bytes: 0,
            work,
            standing: Standing::Running,
            reads: Vec::new(),
            refused: None,
        }
    }

    pub(crate) const fn is_running(&self) -> bool {
        matches!(self.standing, Standing::Running)
    }

    /// Whether it reads this object still, or wraps its DEK with another key: the object stays meanwhile.
    pub(crate) fn reads(&self, object: ObjectId) -> bool {
        self.rewraps(object) || self.reads.contains(&object)
    }

    /// Whether it wraps the DEK of this object with another key.
    pub(crate) fn rewraps(&self, object: ObjectId) -> bool {
        match &self.work {
            Work::Rewrap { left, .. } => left.contains(&object),
            Work::ProveKey { .. } | Work::Make { .. } | Work::Open(_) | Work::NotBegun => false,
        }
    }

    /// Whether it puts something else on this disk, or another key around it: no other job does so meanwhile.
    pub(crate) fn changes(&self, disk: &DiskName) -> bool {
        match &self.work {
            Work::Rewrap { keeper, .. } => keeper.changes(disk),
            Work::Make { purpose, .. } => purpose.changes(disk),
            Work::ProveKey { .. } | Work::Open(_) | Work::NotBegun => false,
        }
    }
}

impl Work {
    pub(crate) fn kind(&self) -> JobKind {
        self.named().0
    }

    pub(crate) fn operation(&self) -> Operation {
        self.named().1
    }

    /// What the list of jobs calls it, and what the log does.
    fn named(&self) -> (JobKind, Operation) {
        match self {
            Self::ProveKey { .. } => (JobKind::UpdateEncryptionKey, Operation::UpdateEncryptionKey),
            Self::Make { purpose, .. } => purpose.named(),
            Self::Rewrap { keeper, .. } => keeper.named(),
            Self::Open(Opening::Restore) => (JobKind::Restore, Operation::Restore),
            Self::Open(Opening::Download) => (JobKind::Download, Operation::Download),
            Self::NotBegun => (JobKind::Backup, Operation::Backup),
        }
    }

    const fn is_cancellable(&self) -> bool {
        matches!(self, Self::Make { .. } | Self::Open(_))
    }

    /// Objects done so far and in all, of a rotation.
    pub(crate) fn objects(&self) -> Option<(u64, u64)> {
        match self {
            Self::Rewrap {
                keeper: Keeper::Vault(_) | Keeper::Set(_),
                left,
                skipped,
                total,
                ..
            } => {
                let left = u64::try_from(left.len()).unwrap_or(u64::MAX);
                Some((total.saturating_sub(left).saturating_sub(*skipped), *total))
            }
            Self::Rewrap { .. } | Self::ProveKey { .. } | Self::Make { .. } | Self::Open(_) | Self::NotBegun => None,
        }
    }
}

impl Lab {
    /// A job, whether it runs or not.
    pub(crate) fn job(&self, id: JobId) -> Option<&Job> {
        self.running_job(id)
            .or_else(|| self.jobs.iter().rev().find(|job| job.id == id))
    }

    /// A job that runs.
    pub(crate) fn running_job(&self, id: JobId) -> Option<&Job> {
        self.running_jobs().find(|job| job.id == id)
    }

    /// A job that runs, to change it.
    pub(crate) fn running_job_mut(&mut self, id: JobId) -> Option<&mut Job> {
        let places = self.running.iter().copied();
        let place = places
            .into_iter()
            .find(|&place| self.jobs.get(place).is_some_and(|job| job.id == id))?;
        self.jobs.get_mut(place)
    }

    /// Every job that runs, the oldest first.
    pub(crate) fn running_jobs(&self) -> impl Iterator<Item = &Job> {
        self.running.iter().filter_map(|&place| self.jobs.get(place))
    }

    /// A job ends. Returns it, if it ran.
    fn end_job(&mut self, id: JobId, standing: Standing) -> Option<&Job> {
        let place = self
            .running
            .iter()
            .position(|&place| self.jobs.get(place).is_some_and(|job| job.id == id))?;
        let job = self.jobs.get_mut(self.running.remove(place))?;
        job.standing = standing;
        Some(job)
    }
}

/// What is said of a job when it starts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewJob<'a> {
    pub(crate) id: JobId,
    /// The vault, storage account, machine or resource group.
    pub(crate) resource: &'a str,
    /// The item, disk, file or key.
    pub(crate) subject: &'a str,
}

impl Turn<'_> {
    /// Starts a job of so many plaintext bytes, which reads these objects.
    pub(crate) fn start_job(&mut self, new: NewJob<'_>, bytes: u64, work: Work, reads: Vec<ObjectId>) {
        let names = (new.resource, new.subject);
        self.log(work.operation(), names, LogStatus::Started, Some(new.id));
        self.lab.running.push(self.lab.jobs.len());
        self.lab.jobs.push_back(Job {
            bytes,
            reads,
            ..Job::new(new, self.at, work)
        });
    }

    /// A job that a rule is against fails before it begins: nobody asked for it, so nobody can be refused.
    pub(crate) fn fail_unbegun(&mut self, new: NewJob<'_>, refusal: Refusal) {
        let (at, work, names) = (self.at, Work::NotBegun, (new.resource, new.subject));
        self.log(work.operation(), names, LogStatus::Failed, Some(new.id));
        self.lab.jobs.push_back(Job {
            standing: Standing::Failed {
                at,
                failure: JobFailure::NotAllowed,
            },
            refused: Some(refusal),
            ..Job::new(new, at, work)
        });
    }

    /// A job has done what it was to do.
    pub(crate) fn complete(&mut self, id: JobId) -> Taken {
        let at = self.at;
        self.end(id, Standing::Completed { at }, LogStatus::Succeeded)
    }

    /// A job fails, for nothing that its outcome says.
    pub(crate) fn fail(&mut self, id: JobId, failure: JobFailure) -> Taken {
        let at = self.at;
        self.end(id, Standing::Failed { at, failure }, LogStatus::Failed)
    }

    fn end(&mut self, id: JobId, standing: Standing, status: LogStatus) -> Taken {
        let job = self.lab.end_job(id, standing).ok_or(Unfit::NotAwaited)?;
        let (operation, resource, subject) = (job.work.operation(), job.resource.clone(), job.subject.clone());
        self.log(operation, (&resource, &subject), status, Some(id));
        Ok(())
    }

    pub(crate) fn running(&self, id: JobId) -> Result<&Job, Unfit> {
        self.lab.running_job(id).ok_or(Unfit::NotAwaited)
    }
}

/// Cancels a running backup, restore or download, or a job that makes disks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelJob {
    /// The job.
    pub job: JobId,
}

impl Take for CancelJob {
    fn take(&self, turn: &mut Turn<'_>) -> Done {
        let job = turn.lab.job(self.job).ok_or_else(|| not_found(&self.job.to_string()))?;
        if !job.is_running() {
            return Err(Refusal::without_rule(Detail::JobEnded));
        }
        if !job.work.is_cancellable() {
            return Err(Refusal::without_rule(Detail::JobNotCancellable));
        }
        turn.effects.push(Effect::Cancel { job: self.job });
        Ok(())
    }
}
