//! The restore of virtual machines and of databases in them: what, how, and which keys will protect the result. Left out on purpose:
//! whether a restore is accepted (the lab says so, also beforehand).

mod database;
mod draft;
mod files;
mod how;
mod made;
mod place;
mod protects;
mod restored;
mod template;
mod what;

use kluis_lab::text::vm_restore::Flow as Text;
use kluis_rulebook::Way;
use yew::{Html, component, html};

use self::database::DatabaseForm;
use self::draft::{Answers, Wanted};
use self::how::how;
pub(super) use self::made::{disks_of_job, made_disks};
pub(super) use self::place::is_addressed;
use self::place::{Place, place};
use self::protects::{Outcome, WhatProtects};
pub(super) use self::restored::RestoredDisks;
use self::what::what;
use crate::form::{ActForm, use_draft};
use crate::lab::use_lab;
use crate::route::Page;
use crate::send::use_forecasts;
use crate::ui::{Card, Empty, Link, SmallChain};

/// The form of the recovery point of the address, or of the newest.
#[component]
pub(super) fn MachineRestores() -> Html {
    let lab = use_lab();
    let Some(place) = place(&lab) else {
        return html! {
            <Empty
                title={lab.t(Text::NoPoints)}
                action={html! { <Link to={Page::BackUp.whole()} class="button primary">{ lab.t(Text::ToBackUp) }</Link> }}
            >
                { lab.t(Text::NoPointsWhy) }
            </Empty>
        };
    };
    let key = place.point.id.to_string();
    let form = if place.is_database() {
        html! { <DatabaseForm {key} ..place.clone() /> }
    } else {
        html! { <MachineForm {key} ..place.clone() /> }
    };
    html! {
        <>
            <SmallChain vault={place.vault.clone()} />
            <Card class="machine-restore">
                { what(&lab, &place) }
                { form }
            </Card>
        </>
    }
}

/// The form of a machine.
#[component]
fn MachineForm(place: &Place) -> Html {
    let lab = use_lab();
    let draft = use_draft(|| Wanted::begin(&lab, place));
    let forecasts = use_forecasts(draft.questions(&lab, place));
    let answers = Answers(&forecasts);
    let (forecast, act) = (answers.chosen(), draft.act(place));
    let (outcome, start) = match draft.way {
        Way::CreateVm | Way::RestoreDisks => (Outcome::Disks, Text::Start),
        Way::ReplaceExisting => (Outcome::Replaced, Text::StartReplace),
        Way::Files => (Outcome::Files, Text::Start),
    };
    html! {
        <ActForm act={act.filter(|_| forecast.refusal().is_none())} enter=false go={lab.t(start)}>
            { how(&lab, place, &draft, &answers) }
            <WhatProtects
                place={place.clone()}
                {forecast}
                tier={draft.tier}
                des={draft.des.clone()}
                {outcome}
            />
        </ActForm>
    }
}
