//! The restore of virtual machines and of databases in them: what, how, and which keys will protect the result. Left out on purpose:
//! whether a restore is accepted (the lab says so, also beforehand).

mod barred;
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
use yew::{Callback, Html, component, html};

use self::database::DatabaseForm;
use self::draft::{Answers, Draft};
use self::how::how;
pub(super) use self::made::{MadeDisks, disks_of_job};
pub(super) use self::place::is_addressed;
use self::place::{Place, place};
use self::protects::{Outcome, WhatProtects};
pub(super) use self::restored::RestoredDisks;
use self::what::what;
use crate::lab::use_lab;
use crate::pages::disks::form::use_form;
use crate::route::Page;
use crate::send::use_forecasts;
use crate::ui::{Answer, Button, ButtonKind, Card, Empty, Link, SmallChain};

/// This part in the address.
pub(super) const PART: &str = "machines";

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
    let form = use_form(|| Draft::begin(&lab, place));
    let draft = form.draft();
    let forecasts = use_forecasts(draft.questions(&lab, place));
    let answers = Answers(&forecasts);
    let (forecast, act) = (answers.chosen(), draft.act(place));
    let (outcome, start) = match draft.way {
        Way::CreateVm | Way::RestoreDisks => (Outcome::Disks, Text::Start),
        Way::ReplaceExisting => (Outcome::Replaced, Text::StartReplace),
        Way::Files => (Outcome::Files, Text::Start),
    };
    let sender = form.sender();
    let disabled = act.is_none() || forecast.refusal().is_some();
    let onclick = {
        let sender = sender.clone();
        Callback::from(move |_| {
            if let Some(act) = act.clone() {
                sender.send(act);
            }
        })
    };
    html! {
        <>
            { how(&lab, place, &form, &answers) }
            <WhatProtects
                place={place.clone()}
                {forecast}
                tier={draft.tier}
                des={draft.des.clone()}
                {outcome}
            />
            <Answer of={sender.clone()} />
            <div class="row">
                <Button kind={ButtonKind::Primary} busy={sender.busy()} {disabled} {onclick}>{ lab.t(start) }</Button>
            </div>
        </>
    }
}
