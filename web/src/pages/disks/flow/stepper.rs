//! The eight steps as a list: how each stands, and a way to open it.

use kluis_lab::text::disks_page::{Flow as Words, FlowStep as Text};
use kluis_lab::text::refusal::headline;
use yew::{Html, html};

use super::standing::{Standing, asked, disks_under, key, missing_permissions, title};
use super::subject::Subject;
use crate::format::shorten;
use crate::lab::Lab;
use crate::route::{DiskStep, DisksPart, Route};
use crate::ui::{StepLine, StepStands, Stepper};

/// The list; `open` is the step that is open.
pub(super) fn stepper(lab: &Lab, subject: &Subject, standings: &[Standing], open: DiskStep) -> Html {
    let steps = DiskStep::ALL.into_iter().zip(standings);
    let steps: Vec<StepLine> = steps
        .map(|(step, standing)| line(lab, subject, step, standing))
        .collect();
    html! { <Stepper label={lab.t(Words::Steps)} {steps} open={open.number()} /> }
}

fn line(lab: &Lab, subject: &Subject, step: DiskStep, standing: &Standing) -> StepLine {
    let number = step.number();
    let (stands, said) = match standing {
        Standing::Done => (StepStands::Done, Words::Done(number)),
        Standing::Broken(_) => (StepStands::Broken, Words::Broken(number)),
        Standing::Todo => (StepStands::Todo, Words::Todo(number)),
        Standing::Locked(_) => (StepStands::Locked, Words::Locked(number)),
    };
    StepLine {
        number,
        stands,
        said: lab.t(said),
        title: lab.t(title(step)),
        remark: remark(lab, subject, step, standing).into(),
        to: Route::Disks(Some(DisksPart::Step(step))),
    }
}

/// How the step stands, in a few words.
fn remark(lab: &Lab, subject: &Subject, step: DiskStep, standing: &Standing) -> String {
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

fn own_words(lab: &Lab, subject: &Subject, step: DiskStep) -> String {
    let set = subject.set.as_ref();
    match step {
        DiskStep::KeyVault => match &subject.key_vault {
            None => lab.t(Text::KeyVaultNone),
            Some(one) if one.soft_delete && one.purge_protection => one.name.to_string(),
            Some(one) => lab.t(Text::KeyVaultOpen(one.name.as_str())),
        },
        DiskStep::Key => key(subject).map_or_else(|| lab.t(Text::KeyNone), |key| key.name.to_string()),
        DiskStep::Set => set.map_or_else(|| lab.t(Text::SetNone), |set| set.name.to_string()),
        DiskStep::Identity => set
            .map(|set| lab.t(Text::IdentityIs(&shorten(&set.principal.to_string(), 4, 2))))
            .unwrap_or_default(),
        DiskStep::Permissions => {
            let missing: Vec<&str> = missing_permissions(subject).iter().map(|one| one.code()).collect();
            if missing.is_empty() {
                lab.t(Text::PermissionsAll)
            } else {
                lab.t(Text::PermissionsMissing(&missing.join(", ")))
            }
        }
        DiskStep::Reader => {
            let is_reader = set.is_some_and(|set| set.reader) || subject.key_vault.as_ref().is_some_and(|one| one.rbac);
            lab.t(if is_reader { Text::ReaderIs } else { Text::ReaderNone })
        }
        DiskStep::Disk => match disks_under(lab, subject).count() as u64 {
            0 => lab.t(Text::DiskNone),
            count => lab.t(Text::DiskIs(count, &lab.format().number(count))),
        },
        DiskStep::Read => match asked(subject).next() {
            None => lab.t(Text::ReadNone),
            Some(entry) => lab.t(Text::ReadIs(&lab.format().exact_moment(entry.at))),
        },
    }
}
