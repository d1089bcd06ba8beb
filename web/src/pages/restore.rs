//! The Restore page: files, or machines and databases; what, where to, and which key will protect it; what became of it; and the
//! storage accounts. Left out on purpose: whether a restore is accepted (the lab says so).

mod create;
mod machines;
mod news;
mod selection;
mod storages;
mod what;
mod whither;

use kluis_lab::Request;
use kluis_lab::request::{Restore, RestoreTarget, Selection};
use kluis_lab::text::restore::Restore as Text;
use kluis_lab::text::vm_restore::Flow;
use kluis_lab::view::{ItemView, RecoveryPointView, VaultView};
use kluis_resource::RecoveryPointId;
use yew::{AttrValue, Html, Properties, component, html};

use self::machines::{MachineRestores, RestoredDisks};
use self::news::News;
use self::storages::Storages;
use self::what::what;
use self::whither::whither;
use crate::form::{ActForm, use_draft};
use crate::lab::{Lab, use_lab};
use crate::route::{Page, RestorePart, Route};
use crate::ui::{Card, Empty, InTheWay, Link, PageTitle, SmallChain, Tabs};

/// Where a recovery point stands in the lab.
#[derive(Clone, PartialEq, Properties)]
struct Place {
    vault: VaultView,
    item: ItemView,
    point: RecoveryPointView,
}

/// What the address says is restored.
fn addressed(lab: &Lab) -> Option<RestorePart> {
    if let Route::Restore(part) = lab.route {
        part
    } else {
        None
    }
}

/// The recovery point of the address.
fn addressed_point(lab: &Lab) -> Option<RecoveryPointId> {
    match addressed(lab)? {
        RestorePart::Point(point) => Some(point),
        RestorePart::Files | RestorePart::Machines => None,
    }
}

/// Whether it is about machines: as the address says; otherwise where there are no files to restore.
fn of_machines(lab: &Lab) -> bool {
    match addressed(lab) {
        Some(RestorePart::Machines) => true,
        Some(RestorePart::Files) => false,
        Some(RestorePart::Point(_)) if machines::is_addressed(lab) => true,
        Some(RestorePart::Point(_)) | None => place(lab).is_none() && has_machines(lab),
    }
}

/// There are machines to restore, or some were.
fn has_machines(lab: &Lab) -> bool {
    !lab.view.compute.restored.is_empty() || lab.view.vaults.iter().any(|vault| !vault.machines.is_empty())
}

/// The page.
#[component]
pub fn RestorePage() -> Html {
    let lab = use_lab();
    let of_machines = of_machines(&lab);
    let shown = if of_machines {
        html! { <><MachineRestores /><RestoredDisks /></> }
    } else {
        html! { <FileRestores /> }
    };
    html! {
        <div class="page restore-page">
            <PageTitle title={lab.t(Text::Title)} lead={lab.t(Text::Lead)} />
            <News />
            if has_machines(&lab) {
                { chooser(&lab, of_machines, shown) }
            } else {
                { shown }
            }
            <Storages />
        </div>
    }
}

/// Files, or machines and databases.
fn chooser(lab: &Lab, of_machines: bool, shown: Html) -> Html {
    let names: Vec<AttrValue> = [Flow::OfFiles, Flow::OfMachines]
        .map(|words| lab.t(words).into())
        .to_vec();
    let parts = [RestorePart::Files, RestorePart::Machines];
    let onselect = lab
        .go
        .reform(move |index: usize| Route::Restore(parts.get(index).copied()));
    html! { <Tabs label={lab.t(Flow::Chooser)} {names} selected={usize::from(of_machines)} {onselect}>{ shown }</Tabs> }
}

/// The form of the recovery point of the address, or of the newest.
#[component]
fn FileRestores() -> Html {
    let lab = use_lab();
    match place(&lab) {
        Some(place) => {
            let key = place.point.id.to_string();
            html! { <RestoreForm {key} ..place /> }
        }
        None => html! {
            <Empty
                title={lab.t(Text::NothingYet)}
                action={html! { <Link to={Page::BackUp.whole()} class="button primary">{ lab.t(Text::ToBackUp) }</Link> }}
            >
                { lab.t(Text::NothingYetWhy) }
            </Empty>
        },
    }
}

/// The recovery point of the address, or the newest of the vault that the user works with, or of any.
fn place(lab: &Lab) -> Option<Place> {
    let everywhere = || lab.view.vaults.iter().flat_map(places);
    let found = addressed_point(lab)
        .and_then(|id| everywhere().find(|(_, _, point)| point.id == id))
        .or_else(|| places(lab.current_vault()?).max_by_key(|(_, _, point)| point.at))
        .or_else(|| everywhere().max_by_key(|(_, _, point)| point.at))?;
    let (vault, item, point) = found;
    Some(Place {
        vault: vault.clone(),
        item: item.clone(),
        point: point.clone(),
    })
}

fn places<'a>(vault: &'a VaultView) -> impl Iterator<Item = (&'a VaultView, &'a ItemView, &'a RecoveryPointView)> {
    let of_item = move |item: &'a ItemView| item.recovery_points.iter().map(move |point| (vault, item, point));
    vault.items.iter().flat_map(of_item)
}

/// The form of one recovery point.
#[component]
fn RestoreForm(place: &Place) -> Html {
    let lab = use_lab();
    let draft = use_draft(|| (Selection::All, RestoreTarget::Download));
    let (selection, target) = &*draft;
    let (vault, point) = (&place.vault, &place.point);
    let refusal = point.restore_blocked.clone().or_else(|| whither::refusal(&lab, target));
    let act = Request::from(Restore {
        vault: vault.name.clone(),
        item: place.item.name.clone(),
        recovery_point: point.id,
        selection: selection.clone(),
        target: target.clone(),
    });
    html! {
        <>
            <SmallChain vault={vault.clone()} />
            <Card>
                <ActForm act={Some(act).filter(|_| refusal.is_none())} enter=false go={lab.t(Text::Start)}>
                    { what(&lab, place, selection, &draft.on(|next, selection| next.0 = selection)) }
                    { whither(&lab, place, target, &draft.on(|next, target| next.1 = target)) }
                    if let Some(refusal) = &refusal {
                        <InTheWay refusal={refusal.clone()} />
                    }
                </ActForm>
            </Card>
        </>
    }
}
