//! The jobs that a page is about: those that run, with their progress, and what became of the latest that ended since the page came up.

use std::collections::BTreeSet;

use kluis_lab::JobFailure;
use kluis_lab::text::failure::FailureOf;
use kluis_lab::view::{JobState, JobView};
use kluis_resource::JobId;
use yew::{Html, hook, html, use_mut_ref};

use super::layout::{Card, Notice, Tone};
use crate::lab::{Lab, use_lab};

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

/// The running jobs, each as `bar` draws it, with why they take their time; and the end of the latest, as `ending` tells it.
pub fn job_news(
    jobs: &RecentJobs,
    why: String,
    bar: impl Fn(&JobView) -> Html,
    ending: impl FnOnce(&JobView) -> Html,
) -> Html {
    html! {
        <>
            if !jobs.running.is_empty() {
                <Card class="working">
                    { for jobs.running.iter().map(bar) }
                    <p class="secondary">{ why }</p>
                </Card>
            }
            <div class="news" aria-live="polite">{ jobs.ended.as_ref().map(ending).unwrap_or_default() }</div>
        </>
    }
}

/// A job that failed, below this title, or was cancelled; `None` where it did neither.
#[must_use]
pub fn job_failure(lab: &Lab, job: &JobView, title: String) -> Option<Html> {
    let JobState::Failed(failure) = job.state else {
        return None;
    };
    let tone = if failure == JobFailure::Cancelled {
        Tone::Info
    } else {
        Tone::Bad
    };
    Some(html! { <Notice {tone} {title}>{ lab.t(FailureOf(job.kind, failure)) }</Notice> })
}

/// How long a job took; nothing while it runs.
#[must_use]
pub fn job_time(lab: &Lab, job: &JobView) -> Option<String> {
    let ended = job.ended?;
    Some(lab.format().duration((ended - job.started).as_secs_f64()))
}
