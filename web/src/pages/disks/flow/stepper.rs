//! The eight steps as a list: how each stands, and a way to open it.

use kluis_lab::text::disks_page::{Flow as Words, FlowStep as Text};
use kluis_lab::text::refusal::headline;
use yew::{Callback, Html, MouseEvent, Properties, classes, component, html};

use super::Subject;
use super::standing::{Standing, Step, asked, disks_under, key, missing_permissions};
use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::route::Page;

/// Properties of [`Stepper`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct StepperProps {
    pub(super) subject: Subject,
    pub(super) standings: Vec<Standing>,
    /// The one that is open.
    pub(super) step: Step,
}

/// The list.
#[component]
pub(super) fn Stepper(props: &StepperProps) -> Html {
    let lab = use_lab();
    let steps = Step::ALL.into_iter().zip(&props.standings);
    html! {
        <ol class="card stepper" aria-label={lab.t(Words::Steps)}>
            { for steps.map(|(step, standing)| item(&lab, props, step, standing)) }
        </ol>
    }
}

fn item(lab: &Lab, props: &StepperProps, step: Step, standing: &Standing) -> Html {
    let (open, number) = (step == props.step, step.number());
    let (class, said, mark) = match standing {
        Standing::Done => ("done", Words::Done(number), "✓".to_owned()),
        Standing::Broken(_) => ("broken", Words::Broken(number), "!".to_owned()),
        Standing::Todo => ("current", Words::Todo(number), number.to_string()),
        Standing::Locked(_) => ("locked", Words::Locked(number), number.to_string()),
    };
    let onclick = {
        let go = lab.go.clone();
        Callback::from(move |_: MouseEvent| go.emit(Page::Disks.at(number.to_string())))
    };
    html! {
        <li>
            <button
                type="button"
                class={classes!("step", class, open.then_some("open"))}
                aria-current={open.then_some("step")}
                {onclick}
            >
                <span class="n" aria-hidden="true">{ mark }</span>
                <span>
                    <span class="unseen">{ lab.t(said) }{ ": " }</span>
                    <b>{ lab.t(step.title()) }</b>
                    <small>{ remark(lab, &props.subject, step, standing) }</small>
                </span>
            </button>
        </li>
    }
}

/// How the step stands, in a few words.
fn remark(lab: &Lab, subject: &Subject, step: Step, standing: &Standing) -> String {
    match standing {
        Standing::Locked(missing) => match missing.as_slice() {
            [] => String::new(),
            [only] => lab.t(Words::After(only.number())),
            [first, .., last] => lab.t(Words::AfterAll(first.number(), last.number())),
        },
        Standing::Broken(refusal) => headline(refusal, lab.lang),
        Standing::Done | Standing::Todo => own_words(lab, subject, step),
    }
}

fn own_words(lab: &Lab, subject: &Subject, step: Step) -> String {
    let set = subject.set.as_ref();
    match step {
        Step::KeyVault => match &subject.key_vault {
            None => lab.t(Text::KeyVaultNone),
            Some(one) if one.soft_delete && one.purge_protection => one.name.to_string(),
            Some(one) => lab.t(Text::KeyVaultOpen(one.name.as_str())),
        },
        Step::Key => key(subject).map_or_else(|| lab.t(Text::KeyNone), |key| key.name.to_string()),
        Step::Set => set.map_or_else(|| lab.t(Text::SetNone), |set| set.name.to_string()),
        Step::Identity => set
            .map(|set| lab.t(Text::IdentityIs(&shorten(&set.principal.to_string(), 4, 2))))
            .unwrap_or_default(),
        Step::Permissions => {
            let missing: Vec<&str> = missing_permissions(subject).iter().map(|one| one.code()).collect();
            if missing.is_empty() {
                lab.t(Text::PermissionsAll)
            } else {
                lab.t(Text::PermissionsMissing(&missing.join(", ")))
            }
        }
        Step::Reader => {
            let is_reader = set.is_some_and(|set| set.reader) || subject.key_vault.as_ref().is_some_and(|one| one.rbac);
            lab.t(if is_reader { Text::ReaderIs } else { Text::ReaderNone })
        }
        Step::Disk => match disks_under(lab, subject).count() as u64 {
            0 => lab.t(Text::DiskNone),
            count => lab.t(Text::DiskIs(count, &lab.format().number(count))),
        },
        Step::Read => match asked(subject).next() {
            None => lab.t(Text::ReadNone),
            Some(entry) => lab.t(Text::ReadIs(&lab.format().exact_moment(entry.at))),
        },
    }
}
