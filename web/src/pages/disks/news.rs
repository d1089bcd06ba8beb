//! The jobs on disks that run, and what became of the latest one.

use kluis_lab::text::disks_page::DisksPage as Text;
use kluis_lab::view::{JobKind, JobView};
use yew::{Html, component, html};

use crate::lab::{Lab, use_lab};
use crate::ui::{
    Notice, ProgressBar, ProgressUnit, Tone, job_failure, job_news, job_time, saved, use_recent_jobs, visible,
};

/// Running jobs with their progress, and the end of the latest.
#[component]
pub(super) fn News() -> Html {
    let lab = use_lab();
    let jobs = use_recent_jobs(|job| is_of_disks(&lab, job));
    let bar = |job: &JobView| {
        html! {
            <ProgressBar
                key={job.id.to_string()}
                job={job.id}
                label={lab.t(Text::Working(&lab.t(job.kind), subject(job)))}
                unit={ProgressUnit::of(job.kind)}
                cancel={may_cancel(job.kind)}
            />
        }
    };
    job_news(&jobs, lab.t(Text::WorkingWhy), bar, |job| ending(&lab, job))
}

/// A job of this page: on disks and what is made of them, or on the keys of their sets.
fn is_of_disks(lab: &Lab, job: &JobView) -> bool {
    match job.kind {
        JobKind::CreateDisks
        | JobKind::WriteDisk
        | JobKind::EncryptDisks
        | JobKind::Snapshot
        | JobKind::Image
        | JobKind::ScaleSet => true,
        // Storage accounts are read by jobs of the same kind; a disk is read in the resource group.
        JobKind::Download => lab.view.resource_group.is_called(&job.resource),
        JobKind::RotateKey => lab
            .view
            .compute
            .sets
            .iter()
            .any(|set| set.name.is_called(&job.resource)),
        JobKind::UpdateEncryptionKey | JobKind::Backup | JobKind::Restore => false,
    }
}

/// What wraps keys anew goes on until it is done.
const fn may_cancel(kind: JobKind) -> bool {
    !matches!(kind, JobKind::RotateKey | JobKind::EncryptDisks)
}

/// What a job is about: a disk, or the machine whose disks it is about.
fn subject(job: &JobView) -> &str {
    if job.subject.is_empty() {
        &job.resource
    } else {
        &job.subject
    }
}

fn ending(lab: &Lab, job: &JobView) -> Html {
    let kind = lab.t(job.kind);
    if let Some(failure) = job_failure(lab, job, lab.t(Text::Failed(&kind, subject(job)))) {
        return failure;
    }
    let time = job_time(lab, job).map(|time| lab.t(Text::Took(&time)));
    let (title, saved) = match lab.restored.get(&job.id) {
        Some(file) => (
            lab.t(Text::ReadReady(
                &visible(&file.file_name),
                &lab.format().size(file.bytes),
            )),
            html! { <>{ " " }{ saved(lab, file) }</> },
        ),
        None => (lab.t(Text::Finished(&kind, subject(job))), Html::default()),
    };
    html! { <Notice tone={Tone::Good} {title}>{ time }{ saved }</Notice> }
}
