//! The restores that run, and what became of the latest one.

use kluis_lab::text::restore::Restore as Text;
use kluis_lab::text::vm_restore::Outcome;
use kluis_lab::view::{CopyView, JobKind, JobView, StorageView};
use yew::{Html, component, html};

use super::machines::{disks_of_job, made_disks};
use crate::lab::{Lab, use_lab};
use crate::route::{DisksPart, Route};
use crate::ui::{Link, Notice, ProgressBar, Tone, job_failure, job_news, job_time, saved, use_recent_jobs, visible};

/// Running restores and downloads with their progress, and the end of the latest.
#[component]
pub(super) fn News() -> Html {
    let lab = use_lab();
    let jobs = use_recent_jobs(|job| matches!(job.kind, JobKind::Restore | JobKind::Download));
    let bar = |job: &JobView| html! { <ProgressBar key={job.id.to_string()} job={job.id} label={lab.t(Text::Opening(&job.subject))} /> };
    job_news(&jobs, lab.t(Text::OpeningWhy), bar, |job| ending(&lab, job))
}

fn ending(lab: &Lab, job: &JobView) -> Html {
    if let Some(failure) = job_failure(lab, job, format!("{}.", lab.t(Text::NotRestored(&job.subject)))) {
        return failure;
    }
    let format = lab.format();
    let time = job_time(lab, job).unwrap_or_default();
    let disks = disks_of_job(lab, job);
    if !disks.is_empty() {
        return html! {
            <Notice tone={Tone::Good} title={format!("{}.", lab.t(Outcome::Ready(&job.subject)))}>
                { lab.t(Outcome::ReadyFacts(&format.size(job.bytes), &time)) }{ " " }
                { lab.t(Outcome::NewDisks(disks.len() as u64)) }
                { made_disks(lab, &disks, lab.t(Outcome::DisksOf(&job.subject))) }
                if !lab.single {
                    <p><Link to={Route::Disks(Some(DisksPart::Disks))}>{ lab.t(Outcome::ToDisks) }</Link></p>
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
                { saved(lab, file) }
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
