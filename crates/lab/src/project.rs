//! Makes the view models out of the model: what the page draws.

use kluis_resource::{Kid, PrincipalId, ResourceGroupName, SubscriptionId, TenantId, Timestamp};
use kluis_rulebook::Edition;
use uuid::Uuid;

use crate::Model;
use crate::disks::project::{disk, snapshot};
use crate::jobs::{Job, Standing};
use crate::machines::project::{image, scale_set, vm};
use crate::model::{Lab, State, UserIdentity};
use crate::restore::project::restored;
use crate::sets::project::set;
use crate::view::{ClockView, ComputeView, JobState, JobView, LabView, Listed, UserIdentityView, UserView};

/// The whole lab as a user sees it. A lab that isn't open looks empty, at revision 0.
#[must_use]
pub fn view(model: &Model) -> LabView {
    match &model.0 {
        State::Unopened => unopened(),
        State::Open(lab) => open(lab),
    }
}

fn open(lab: &Lab) -> LabView {
    LabView {
        revision: lab.revision,
        now: lab.now,
        clock: crate::clock::project::clock(lab),
        edition: lab.edition,
        tenant: lab.tenant,
        subscription: lab.subscription,
        subscriptions: lab.subscriptions().to_vec(),
        resource_group: lab.resource_group.clone(),
        vaults: lab
            .vaults
            .iter()
            .map(|vault| crate::setup::project::vault(lab, vault))
            .collect(),
        key_vaults: lab
            .key_vaults
            .iter()
            .map(|one| crate::key_vaults::project::key_vault(lab, one))
            .collect(),
        identities: lab.identities.iter().map(identity).collect(),
        deleted_key_vaults: lab
            .deleted_key_vaults
            .iter()
            .map(crate::key_vaults::project::deleted_key_vault)
            .collect(),
        storages: lab
            .storages
            .iter()
            .map(|one| crate::restore::project::storage(lab, one))
            .collect(),
        compute: compute(lab),
        user: UserView {
            guest: lab.guest,
            backup_service: lab.backup_service(),
        },
        jobs: lab.jobs.iter().rev().map(job).collect(),
        log: lab.log.iter().rev().cloned().collect(),
    }
}

fn unopened() -> LabView {
    LabView {
        revision: 0,
        now: Timestamp::from_unix_millis(0),
        clock: ClockView {
            now: Timestamp::from_unix_millis(0),
            ahead_millis: 0,
            next: None,
        },
        edition: Edition::default(),
        tenant: TenantId::new(Uuid::nil()),
        subscription: SubscriptionId::new(Uuid::nil()),
        subscriptions: Vec::new(),
        resource_group: ResourceGroupName::parse("testrg").expect("the name keeps to the limits"),
        vaults: Vec::new(),
        key_vaults: Vec::new(),
        identities: Vec::new(),
        deleted_key_vaults: Vec::new(),
        storages: Vec::new(),
        compute: ComputeView::default(),
        user: UserView {
            guest: false,
            backup_service: PrincipalId::new(Uuid::nil()),
        },
        jobs: Listed::default(),
        log: Listed::default(),
    }
}

fn identity(identity: &UserIdentity) -> UserIdentityView {
    UserIdentityView {
        name: identity.name.clone(),
        principal: identity.principal,
        tenant: identity.tenant,
    }
}

fn job(job: &Job) -> JobView {
    let (state, ended) = match job.standing {
        Standing::Running => (JobState::InProgress, None),
        Standing::Completed { at } => (JobState::Completed, Some(at)),
        Standing::Failed { at, failure } => (JobState::Failed(failure), Some(at)),
    };
    JobView {
        id: job.id,
        kind: job.work.kind(),
        resource: job.resource.clone(),
        subject: job.subject.clone(),
        state,
        started: job.started,
        ended,
        refused: job.refused.clone(),
        bytes: job.bytes,
        objects: job.work.objects(),
    }
}

/// How many objects have their DEK wrapped with a key.
pub(crate) fn wraps(lab: &Lab, kid: &Kid) -> u64 {
    let points: u64 = lab.vaults.iter().map(|vault| vault.kept().wrapped_with(kid)).sum();
    let copies = lab.storages.iter().flat_map(kluis_recovery::Storage::copies);
    let copies = copies.filter(|copy| copy.sealed.kid == *kid).count();
    let of_disks = lab.compute.stored().filter(|(_, stored)| stored.kid == *kid).count();
    points + u64::try_from(copies + of_disks).unwrap_or(u64::MAX)
}

fn compute(lab: &Lab) -> ComputeView {
    let compute = &lab.compute;
    ComputeView {
        sets: compute.sets.iter().map(|one| set(lab, one)).collect(),
        vms: compute.vms.iter().map(|one| vm(lab, one)).collect(),
        disks: compute.disks.iter().map(|one| disk(lab, one)).collect(),
        snapshots: compute.snapshots.iter().map(|one| snapshot(lab, one)).collect(),
        images: compute.images.iter().map(|one| image(lab, one)).collect(),
        scale_sets: compute.scale_sets.iter().map(|one| scale_set(lab, one)).collect(),
        restored: lab.restored.iter().rev().map(|one| restored(lab, one)).collect(),
    }
}
