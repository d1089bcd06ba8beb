//! One step of a scenario that was played: what was done, what came of it, and what was to be seen.

use std::rc::Rc;

use kluis_browser::protocol::Tried;
use kluis_lab::scenario::{Check, Checked, Expected, Outcome, StepReport, Wanted};
use kluis_lab::text::failure::FailureOf;
use kluis_lab::text::requests::RequestIn;
use kluis_lab::text::try_it::TryIt as Text;
use kluis_lab::text::words::Words;
use kluis_lab::view::JobState;
use yew::{Html, Properties, component, html};

use crate::lab::{Lab, use_lab};
use crate::ui::{Mark, RefusalBox, Sign};

/// Properties of [`Line`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct LineProps {
    /// The answer that tells of it.
    pub(super) tried: Rc<Tried>,
    /// Which of its reports.
    pub(super) place: usize,
}

/// The step.
#[component]
pub(super) fn Line(props: &LineProps) -> Html {
    let lab = use_lab();
    let Some(report) = props.tried.reports.get(props.place) else {
        return Html::default();
    };
    let sentence = match &report.request {
        Some(request) => lab.t(RequestIn {
            request,
            lab: &props.tried.view,
        }),
        None => lab.t(Text::NoAct),
    };
    // A refusal shows its reason and code itself.
    let says_more = |check: &&Check| !check.holds || matches!(check.what, Checked::Path(..));
    let checks: Vec<&Check> = report.checks.iter().filter(says_more).collect();
    let sign = if report.passed { Sign::Good } else { Sign::Bad };
    html! {
        <li class="played-step">
            <div class="row-head">
                <span>{ sentence }</span>
                <Mark {sign} word={lab.t(outcome_words(report))} />
            </div>
            if let Outcome::Refused(refusal) = &report.outcome {
                <RefusalBox refusal={Rc::new((**refusal).clone())} standing=true />
            }
            if let Outcome::Unsent(trouble) = &report.outcome {
                <p class="secondary"><code>{ trouble.to_string() }</code></p>
            }
            { for report.jobs.iter().filter_map(|job| match job.state {
                JobState::Failed(failure) => Some(html! { <p>{ lab.t(FailureOf(job.kind, failure)) }</p> }),
                JobState::InProgress | JobState::Completed => None,
            }) }
            if let Some(note) = &report.note {
                <p class="secondary">{ lab.t(note.clone()) }</p>
            }
            if !checks.is_empty() {
                <ul class="to-be-seen" aria-label={lab.t(Text::Seen)}>{ for checks.iter().map(|check| seen(&lab, check)) }</ul>
            }
        </li>
    }
}

/// What came of a step, in a few words.
pub(super) const fn outcome_words(report: &StepReport) -> Text<'static> {
    match (&report.outcome, report.expected, report.passed) {
        (Outcome::Accepted, Expected::Accepted, true) => Text::Accepted,
        (Outcome::Accepted, Expected::Fails(_), true) => Text::FailedRightly,
        (Outcome::Refused(_), _, true) => Text::RefusedRightly,
        (Outcome::Unsent(_), ..) => Text::Unsent,
        (Outcome::Accepted, Expected::Refused(_), _) => Text::AcceptedWrongly,
        (Outcome::Accepted, Expected::Fails(_), false) => Text::JobOtherwise,
        (Outcome::Accepted, Expected::Accepted, false) => Text::SeenOtherwise,
        (Outcome::Refused(_), Expected::Refused(_), false) => Text::RefusedOtherwise,
        (Outcome::Refused(_), Expected::Accepted | Expected::Fails(_), false) => Text::RefusedWrongly,
    }
}

/// One thing that had to hold, and what was found where it doesn't.
fn seen(lab: &Lab, check: &Check) -> Html {
    let (sign, word) = if check.holds {
        (Sign::Good, Text::Holds)
    } else {
        (Sign::Bad, Text::HoldsNot)
    };
    let (what, wanted) = match &check.what {
        Checked::Path(path, wanted) => (html! { <code>{ path }</code> }, wanted_words(lab, wanted)),
        Checked::Because(name) => (lab.t(Text::Because).into(), lab.t(Text::Is(name))),
        Checked::Code(code) => (lab.t(Words::AzureCode).into(), lab.t(Text::Is(code.as_str()))),
    };
    let found = (!check.holds).then(|| {
        let found = check.found.as_deref().map(plain);
        found.map_or_else(|| lab.t(Text::FoundNothing), |found| lab.t(Text::Found(found)))
    });
    html! {
        <li>
            <Mark {sign} word={lab.t(word)} />
            <span>{ what }{ " " }{ wanted }</span>
            if let Some(found) = found {
                <span class="secondary">{ found }</span>
            }
        </li>
    }
}

fn wanted_words(lab: &Lab, wanted: &Wanted) -> String {
    match wanted {
        Wanted::Is(value) => lab.t(Text::Is(plain(value))),
        Wanted::Not(value) => lab.t(Text::Not(plain(value))),
        Wanted::Contains(value) => lab.t(Text::Contains(plain(value))),
        Wanted::Absent => lab.t(Text::Absent),
        Wanted::Present => lab.t(Text::Present),
        Wanted::Count(count) => lab.t(Text::Count(*count)),
        Wanted::AtLeast(least) => lab.t(Text::AtLeast(*least)),
    }
}

/// A value as JSON, without the quotes of a text.
fn plain(json: &str) -> &str {
    json.strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(json)
}
