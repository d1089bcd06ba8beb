//! The restores that run, and what became of the latest one.

use kluis_lab::JobFailure;
use kluis_lab::text::failure::FailureOf;
use kluis_lab::text::restore::Restore as Text;
use kluis_lab::text::vm_restore::Outcome;
use kluis_lab::view::{CopyView, JobKind, JobState, JobView, StorageView};
use yew::{Html, component, html};

use super::machines::{MadeDisks, disks_of_job};
use super::saving::Saved;
use crate::lab::{Lab, use_lab};
use crate::route::Page;
use crate::ui::{Card, Link, Notice, ProgressBar, Tone, use_recent_jobs, visible};

/// Running restores and downloads with their progress, and the end of the latest.
#[component]
pub(super) fn News() -> Html {
    let lab = use_lab();
    let jobs = use_recent_jobs(|job| matches!(job.kind, JobKind::Restore | JobKind::Download));
    html! {
        <>
            if !jobs.running.is_empty() {
                <Card class="working">
                    { for jobs.running.iter().map(|job| html! {
                        <ProgressBar key={job.id.to_string()} job={job.id} label={lab.t(Text::Opening(&job.subject))} />
                    }) }
                    <p class="secondary">{ lab.t(Text::OpeningWhy) }</p>
                </Card>
            }
            <div class="news" aria-live="polite">{ jobs.ended.map(|job| ending(&lab, &job)).unwrap_or_default() }</div>
        </>
    }
}

fn ending(lab: &Lab, job: &JobView) -> Html {
    if let JobState::Failed(failure) = job.state {
        let tone = if failure == JobFailure::Cancelled {
            Tone::Info
        } else {
            Tone::Bad
        };
        return html! {
            <Notice {tone} title={format!("{}.", lab.t(Text::NotRestored(&job.subject)))}>{ lab.t(FailureOf(job.kind, failure)) }</Notice>
        };
    }
    let format = lab.format();
    let time = job
        .ended
        .map(|ended| format.duration((ended - job.started).as_secs_f64()))
        .unwrap_or_default();
    let disks = disks_of_job(lab, job);
    if !disks.is_empty() {
        return html! {
            <Notice tone={Tone::Good} title={format!("{}.", lab.t(Outcome::Ready(&job.subject)))}>
                { lab.t(Outcome::ReadyFacts(&format.size(job.bytes), &time)) }{ " " }
                { lab.t(Outcome::NewDisks(disks.len() as u64)) }
                <MadeDisks {disks} label={lab.t(Outcome::DisksOf(&job.subject))} />
                if !lab.single {
                    <p><Link to={Page::Disks.at("disks")}>{ lab.t(Outcome::ToDisks) }</Link></p>
                }
            </Notice>
        };
    }
    let restored = lab.restored.get(&job.id);
    let copy = copy_of(lab, job).filter(|_| restored.is_none());
    let name = match (restored, copy) {
        (Some(file), _) => &file.file_name,
        (None, Some((_, copy))) => &copy.file_name,
        (None, None) => &job.subject,
    };
    html! {
        <Notice tone={Tone::Good} title={format!("{}.", lab.t(Text::Ready(&visible(name))))}>
            { lab.t(Text::ReadyFacts(&format.size(job.bytes), &time)) }{ " " }
            if let Some((storage, _)) = copy {
                { lab.t(Text::InStorage(storage.name.as_str())) }
            }
            if let Some(file) = restored {
                <Saved key={job.id.to_string()} file={file.clone()} />
            }
        </Notice>
    }
}

/// The copy that a job made: the one that came to be when it ended.
fn copy_of<'a>(lab: &'a Lab, job: &JobView) -> Option<(&'a StorageView, &'a CopyView)> {
    let of_storage = |storage: &'a StorageView| storage.copies.iter().map(move |copy| (storage, copy));
    lab.view
        .storages
        .iter()
        .flat_map(of_storage)
        .find(|(_, copy)| Some(copy.at) == job.ended)
}
