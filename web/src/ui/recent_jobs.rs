//! The jobs that a page is about: those that run, and the latest that ended since the page came up.

use std::collections::BTreeSet;

use kluis_lab::view::{JobState, JobView};
use kluis_resource::JobId;
use yew::{hook, use_mut_ref};

use crate::lab::use_lab;

/// Jobs of now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecentJobs {
    /// They run, the newest first.
    pub running: Vec<JobView>,
    /// The latest that ended while the page was up; none from before.
    pub ended: Option<JobView>,
}

/// The recent jobs that fit.
#[hook]
pub fn use_recent_jobs(fits: impl Fn(&JobView) -> bool) -> RecentJobs {
    let lab = use_lab();
    let seen = use_mut_ref(BTreeSet::<JobId>::new);
    // A quick job is over before it was seen running; then it is the one that wasn't there at first.
    let old = use_mut_ref(|| {
        lab.view
            .jobs
            .iter()
            .filter(|job| ended(job))
            .map(|job| job.id)
            .collect::<BTreeSet<_>>()
    });
    let (seen, old) = (&mut *seen.borrow_mut(), &*old.borrow());
    let running: Vec<JobView> = lab
        .view
        .jobs
        .iter()
        .filter(|job| !ended(job) && fits(job))
        .cloned()
        .collect();
    seen.extend(running.iter().map(|job| job.id));
    let latest = lab.view.jobs.iter().find(|job| ended(job) && fits(job));
    let ended = latest
        .filter(|job| seen.contains(&job.id) || !old.contains(&job.id))
        .cloned();
    RecentJobs { running, ended }
}

fn ended(job: &JobView) -> bool {
    job.state != JobState::InProgress
}
