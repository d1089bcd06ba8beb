//! The backups that run, and what became of the latest one.

use kluis_lab::JobFailure;
use kluis_lab::text::back_up::BackUp as Text;
use kluis_lab::text::failure::FailureOf;
use kluis_lab::text::vm_backup::Protected;
use kluis_lab::view::{JobKind, JobState, JobView, MachineView, VaultView};
use yew::{Html, component, html};

use super::VaultProps;
use crate::lab::{Lab, use_lab};
use crate::route::Page;
use crate::ui::{Card, Link, Notice, ProgressBar, Tone, use_recent_jobs};

/// Running backups with their progress, and the end of the latest.
#[component]
pub(super) fn News(props: &VaultProps) -> Html {
    let lab = use_lab();
    let vault = &props.vault;
    let jobs = use_recent_jobs(|job| job.kind == JobKind::Backup && job.resource == vault.name.as_str());
    html! {
        <>
            if !jobs.running.is_empty() {
                <Card class="working">
                    { for jobs.running.iter().map(|job| html! {
                        <ProgressBar key={job.id.to_string()} job={job.id} label={lab.t(Text::Sealing(&job.subject))} />
                    }) }
                    <p class="secondary">{ lab.t(Text::SealingWhy) }</p>
                </Card>
            }
            <div class="news" aria-live="polite">{ jobs.ended.map(|job| ending(&lab, vault, &job)).unwrap_or_default() }</div>
        </>
    }
}

fn ending(lab: &Lab, vault: &VaultView, job: &JobView) -> Html {
    if let JobState::Failed(failure) = job.state {
        let tone = if failure == JobFailure::Cancelled {
            Tone::Info
        } else {
            Tone::Bad
        };
        return html! {
            <Notice {tone} title={format!("{}.", lab.t(Text::NotTaken(&job.subject)))}>{ lab.t(FailureOf(job.kind, failure)) }</Notice>
        };
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
            <Link to={Page::Envelope.at(point.object.to_string())}>{ lab.t(Text::SeeEnvelope) }</Link>{ " · " }
            <Link to={Page::Restore.at(point.id.to_string())}>{ lab.t(Text::RestoreIt) }</Link>
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
            <Link to={Page::Restore.at(point.id.to_string())}>{ lab.t(Text::RestoreIt) }</Link>
        </Notice>
    }
}
