//! The jobs on disks that run, and what became of the latest one.

use kluis_lab::JobFailure;
use kluis_lab::text::disks_page::DisksPage as Text;
use kluis_lab::text::failure::FailureOf;
use kluis_lab::view::{JobKind, JobState, JobView};
use yew::{Html, component, html};

use crate::lab::{Lab, use_lab};
use crate::pages::restore::Saved;
use crate::ui::{Card, Notice, ProgressBar, ProgressUnit, Tone, use_recent_jobs, visible};

/// Running jobs with their progress, and the end of the latest.
#[component]
pub(super) fn News() -> Html {
    let lab = use_lab();
    let jobs = use_recent_jobs(|job| is_of_disks(&lab, job));
    html! {
        <>
            if !jobs.running.is_empty() {
                <Card class="working">
                    { for jobs.running.iter().map(|job| html! {
                        <ProgressBar
                            key={job.id.to_string()}
                            job={job.id}
                            label={lab.t(Text::Working(&lab.t(job.kind), subject(job)))}
                            unit={unit(job.kind)}
                            cancel={may_cancel(job.kind)}
                        />
                    }) }
                    <p class="secondary">{ lab.t(Text::WorkingWhy) }</p>
                </Card>
            }
            <div class="news" aria-live="polite">{ jobs.ended.map(|job| ending(&lab, &job)).unwrap_or_default() }</div>
        </>
    }
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
        JobKind::Download => job.resource == lab.view.resource_group.as_str(),
        JobKind::RotateKey => lab
            .view
            .compute
            .sets
            .iter()
            .any(|set| set.name.as_str() == job.resource),
        JobKind::UpdateEncryptionKey | JobKind::Backup | JobKind::Restore => false,
    }
}

const fn unit(kind: JobKind) -> ProgressUnit {
    match kind {
        JobKind::RotateKey => ProgressUnit::Objects,
        JobKind::CreateDisks
        | JobKind::WriteDisk
        | JobKind::EncryptDisks
        | JobKind::Snapshot
        | JobKind::Image
        | JobKind::ScaleSet
        | JobKind::Download
        | JobKind::UpdateEncryptionKey
        | JobKind::Backup
        | JobKind::Restore => ProgressUnit::Bytes,
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
    if let JobState::Failed(failure) = job.state {
        let tone = if failure == JobFailure::Cancelled {
            Tone::Info
        } else {
            Tone::Bad
        };
        return html! {
            <Notice {tone} title={lab.t(Text::Failed(&kind, subject(job)))}>{ lab.t(FailureOf(job.kind, failure)) }</Notice>
        };
    }
    let time = job.ended.map(|ended| {
        let time = lab.format().duration((ended - job.started).as_secs_f64());
        lab.t(Text::Took(&time))
    });
    match lab.restored.get(&job.id) {
        Some(file) => {
            let title = Text::ReadReady(&visible(&file.file_name), &lab.format().size(file.bytes));
            html! {
                <Notice tone={Tone::Good} title={lab.t(title)}>
                    { time }{ " " }
                    <Saved key={job.id.to_string()} file={file.clone()} />
                </Notice>
            }
        }
        None => {
            html! { <Notice tone={Tone::Good} title={lab.t(Text::Finished(&kind, subject(job)))}>{ time }</Notice> }
        }
    }
}
