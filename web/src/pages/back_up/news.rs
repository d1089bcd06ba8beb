//! The backups that run, and what became of the latest one.

use kluis_lab::text::back_up::BackUp as Text;
use kluis_lab::text::vm_backup::Protected;
use kluis_lab::view::{JobKind, JobView, MachineView, VaultView};
use yew::{Html, component, html};

use super::VaultProps;
use crate::lab::{Lab, use_lab};
use crate::route::{RestorePart, Route};
use crate::ui::{Link, Notice, ProgressBar, Tone, job_failure, job_news, use_recent_jobs};

/// Running backups with their progress, and the end of the latest.
#[component]
pub(super) fn News(props: &VaultProps) -> Html {
    let lab = use_lab();
    let vault = &props.vault;
    let jobs = use_recent_jobs(|job| job.kind == JobKind::Backup && vault.name.is_called(&job.resource));
    let bar = |job: &JobView| html! { <ProgressBar key={job.id.to_string()} job={job.id} label={lab.t(Text::Sealing(&job.subject))} /> };
    job_news(&jobs, lab.t(Text::SealingWhy), bar, |job| ending(&lab, vault, job))
}

fn ending(lab: &Lab, vault: &VaultView, job: &JobView) -> Html {
    if let Some(failure) = job_failure(lab, job, format!("{}.", lab.t(Text::NotTaken(&job.subject)))) {
        return failure;
    }
    if let Some(machine) = vault.machines.iter().find(|own| own.item.as_str() == job.subject) {
        return of_machine(lab, machine, &job.subject);
    }
    let item = vault.items.iter().find(|item| item.name.as_str() == job.subject);
    let Some(point) = item.and_then(|item| item.recovery_points.first()) else {
        return Html::default();
    };
    let format = lab.format();
    let (bytes, regions) = (format.size(point.file_bytes), format.number(point.regions));
    let time = format.micros(point.timings.total_micros);
    html! {
        <Notice tone={Tone::Good} title={format!("{}.", lab.t(Text::Taken(&job.subject)))}>
            { lab.t(Text::TakenFacts(&bytes, point.regions, &regions, &time)) }{ " " }
            <Link to={Route::Envelope(Some(point.object))}>{ lab.t(Text::SeeEnvelope) }</Link>{ " · " }
            <Link to={Route::Restore(Some(RestorePart::Point(point.id)))}>{ lab.t(Text::RestoreIt) }</Link>
        </Notice>
    }
}

/// The new recovery point of a machine or database.
fn of_machine(lab: &Lab, machine: &MachineView, subject: &str) -> Html {
    let Some(point) = machine.points.first() else {
        return Html::default();
    };
    let words = match point.snapshot_until {
        Some(_) => Protected::TakenBoth,
        None => Protected::TakenVault,
    };
    html! {
        <Notice tone={Tone::Good} title={format!("{}.", lab.t(Text::Taken(subject)))}>
            { lab.t(words) }{ " " }
            <Link to={Route::Restore(Some(RestorePart::Point(point.id)))}>{ lab.t(Text::RestoreIt) }</Link>
        </Notice>
    }
}
