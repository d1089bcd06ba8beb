//! Jobs: what each does, how it stands, and how far it is while it runs.

use kluis_lab::JobFailure;
use kluis_lab::text::activity::{Activity as Text, JobStateWord};
use kluis_lab::text::failure::FailureOf;
use kluis_lab::view::{JobState, JobView};
use yew::{Html, html};

use super::entry::entry;
use crate::format::short_subject;
use crate::lab::Lab;
use crate::ui::{InTheWay, Mark, ProgressBar, ProgressUnit, Sign, matches};

/// The jobs that match the filter.
pub(super) fn matching<'a>(lab: &'a Lab, filter: &str) -> Vec<&'a JobView> {
    if filter.trim().is_empty() {
        return lab.view.jobs.iter().collect();
    }
    let fits = |job: &&JobView| {
        let (kind, state) = (lab.t(job.kind), state_word(lab, job.state));
        matches(filter, &[&kind, &job.subject, &job.resource, &state])
    };
    lab.view.jobs.iter().filter(fits).collect()
}

/// One job.
pub(super) fn row(lab: &Lab, job: &JobView) -> Html {
    let kind = lab.t(job.kind);
    let mark = html! { <Mark sign={sign(job.state)} word={state_word(lab, job.state)} /> };
    let more = match job.state {
        JobState::InProgress => {
            let label = short_subject(&job.subject).unwrap_or_else(|| job.subject.clone());
            html! { <ProgressBar job={job.id} {label} unit={ProgressUnit::of(job.kind)} cancel={can_cancel(job)} /> }
        }
        JobState::Completed => html! { <>{ facts(lab, job) }</> },
        JobState::Failed(failure) => failed(lab, job, failure),
    };
    // A rule that was against a job by itself had nobody else to tell.
    let against = job
        .refused
        .as_ref()
        .map(|refusal| html! { <InTheWay refusal={refusal.clone()} /> });
    html! {
        <li key={job.id.to_string()}>
            { entry(lab, job.started, &kind, &job.subject, &job.resource, mark) }
            <div class="entry-more">{ more }{ against }</div>
        </li>
    }
}

fn failed(lab: &Lab, job: &JobView, failure: JobFailure) -> Html {
    let facts = facts(lab, job);
    html! {
        <>
            if !facts.is_empty() {
                { facts }{ " · " }
            }
            <span class="failure">{ lab.t(FailureOf(job.kind, failure)) }</span>
        </>
    }
}

/// How long it took, and how much it was; of a job that ended before its end nobody knows how much it did.
fn facts(lab: &Lab, job: &JobView) -> String {
    let format = lab.format();
    let mut facts = Vec::new();
    // What a rule was against ended as it began.
    if let Some(ended) = job.ended.filter(|ended| *ended > job.started) {
        let time = format.duration((ended - job.started).as_secs_f64());
        facts.push(format!("{} {time}", lab.t(Text::Took)));
    }
    if job.bytes > 0 && job.state == JobState::Completed {
        facts.push(format.size(job.bytes));
    }
    if let Some((done, all)) = job.objects {
        facts.push(lab.t(Text::Objects(&format.number(done), &format.number(all))));
    }
    facts.join(" · ")
}

/// What changes keys and no bytes is not stopped half-way.
const fn can_cancel(job: &JobView) -> bool {
    job.bytes > 0 && matches!(ProgressUnit::of(job.kind), ProgressUnit::Bytes)
}

fn state_word(lab: &Lab, state: JobState) -> String {
    lab.t(match state {
        JobState::InProgress => JobStateWord::InProgress,
        JobState::Completed => JobStateWord::Completed,
        JobState::Failed(JobFailure::Cancelled) => JobStateWord::Cancelled,
        JobState::Failed(_) => JobStateWord::Failed,
    })
}

const fn sign(state: JobState) -> Sign {
    match state {
        JobState::InProgress => Sign::Running,
        JobState::Completed => Sign::Good,
        JobState::Failed(JobFailure::Cancelled) => Sign::Idle,
        JobState::Failed(_) => Sign::Bad,
    }
}
