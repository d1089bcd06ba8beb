//! A protected machine or database: its policy, its access, what was against its latest backup, and its recovery points (rules D8, D10,
//! D13).

use kluis_lab::text::vm_backup::Protected as Text;
use kluis_lab::view::{BackupAccess, JobKind, JobState, JobView, MachineView, VaultView};
use kluis_rulebook::{Refusal, Workload};
use yew::{Html, component, html};

use super::access::way_to_access;
use super::item_acts::{BackUpNow, ChangePolicy, GiveAgain, ItemProps};
use super::point::point;
use super::policy::keeps;
use crate::lab::{Lab, use_lab};
use crate::ui::{Button, ButtonKind, Fact, Facts, InTheWay, Mark, PagedList, Rows, Sign, use_first_few};

/// How many recovery points are listed until all are asked for.
const LISTED: usize = 5;

/// The item.
#[component]
pub(super) fn Item(props: &ItemProps) -> Html {
    let lab = use_lab();
    let (vault, machine) = (&props.vault, &props.machine);
    html! {
        <section class="item machine-item" aria-label={machine.item.to_string()}>
            <div class="row-head">
                <h4>{ machine.item.to_string() }</h4>
                <BackUpNow vault={vault.clone()} machine={machine.clone()} />
                <ChangePolicy vault={vault.clone()} machine={machine.clone()} />
            </div>
            <Facts facts={facts(&lab, vault, machine)} />
            { troubles(&lab, props) }
            <Points vault={vault.clone()} machine={machine.clone()} />
        </section>
    }
}

fn facts(lab: &Lab, vault: &VaultView, machine: &MachineView) -> Vec<Fact> {
    let policy = vault.policies.iter().find(|own| own.name == machine.policy);
    let schedule = policy.map(|own| lab.t(own.schedule)).unwrap_or_default();
    let keeps = policy.map(|own| keeps(lab, own));
    let mut facts = vec![
        Fact::text(
            lab.t(Text::What),
            lab.t(Text::Of(&lab.t(machine.workload), machine.vm.as_str())),
        ),
        Fact::new(
            lab.t(Text::Policy),
            html! {
                <>
                    { machine.policy.to_string() }{ " · " }{ schedule }
                    if let Some(keeps) = keeps {
                        <small class="secondary policy-keeps">{ keeps }</small>
                    }
                </>
            },
        ),
        Fact::text(lab.t(Text::Next), lab.format().moment(machine.next)),
    ];
    if machine.workload == Workload::Vm {
        let sign = match machine.access {
            BackupAccess::NotNeeded => Sign::Told,
            BackupAccess::Ok => Sign::Good,
            BackupAccess::Warning(_) => Sign::Bad,
        };
        let mark = html! { <Mark {sign} word={lab.t(machine.access.clone())} /> };
        facts.push(Fact::new(lab.t(Text::Access), mark));
    }
    facts
}

/// What is against a backup now, and what was against the latest one.
fn troubles(lab: &Lab, props: &ItemProps) -> Html {
    let (vault, machine) = (&props.vault, &props.machine);
    let failed = failed_job(lab, vault, machine);
    // What was against the latest one and still is, is said once.
    let blocked = machine.backup_blocked.as_ref();
    let blocked = blocked.filter(|refusal| failed.and_then(|job| job.refused.as_ref()) != Some(refusal));
    let mut vms = lab.view.compute.vms.iter();
    let ade = vms.find(|vm| vm.name == machine.vm).and_then(|vm| vm.ade.as_ref());
    let warned = matches!(machine.access, BackupAccess::Warning(_));
    let boxed = |refusal: &Refusal| html! { <InTheWay refusal={refusal.clone()} /> };
    html! {
        <>
            if let Some(job) = failed {
                <div class="failed-backup">
                    <p><Mark sign={Sign::Bad} word={lab.t(Text::FailedAt(&lab.format().moment(job.started)))} /></p>
                    { for job.refused.iter().map(boxed) }
                </div>
            }
            { for blocked.into_iter().map(boxed) }
            if let Some(ade) = ade.filter(|_| warned) {
                <div class="access">
                    <GiveAgain vault={vault.clone()} machine={machine.clone()} />
                    { way_to_access(lab, ade) }
                </div>
            }
        </>
    }
}

/// The latest backup of the item, where a rule was against it. A scheduled one has nobody else to tell (rule D8).
fn failed_job<'a>(lab: &'a Lab, vault: &VaultView, machine: &MachineView) -> Option<&'a JobView> {
    let latest = lab.view.jobs.iter().find(|job| {
        job.kind == JobKind::Backup && job.resource == vault.name.as_str() && job.subject == machine.item.as_str()
    })?;
    let failed = matches!(latest.state, JobState::Failed(_)) && latest.refused.is_some();
    failed.then_some(latest)
}

#[component]
fn Points(props: &ItemProps) -> Html {
    let lab = use_lab();
    let machine = &props.machine;
    let few = use_first_few(machine.points.len(), LISTED, usize::MAX);
    if machine.points.is_empty() {
        return html! { <p class="secondary">{ lab.t(Text::Waiting) }</p> };
    }
    let (of, own) = (lab.clone(), machine.clone());
    let rows = Rows::of(&machine.points, move |one| point(&of, &own, one));
    html! {
        <>
            <PagedList
                label={lab.t(Text::PointsOf(machine.item.as_str()))}
                rows={rows.first(few.shown)}
            />
            if few.rest > 0 {
                <div class="row">
                    <Button kind={ButtonKind::Quiet} onclick={few.more}>
                        { lab.t(Text::OlderOf(machine.item.as_str(), &lab.format().number(few.rest as u64))) }
                    </Button>
                </div>
            }
        </>
    }
}
