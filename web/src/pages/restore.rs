//! The Restore page: files, or machines and databases; what, where to, and which key will protect it; what became of it; and the
//! storage accounts. Left out on purpose: whether a restore is accepted (the lab says so).

mod create;
mod machines;
mod news;
mod saving;
mod storages;
mod what;
mod whither;

use std::rc::Rc;

use kluis_lab::text::restore::Restore as Text;
use kluis_lab::text::vm_restore::Flow;
use kluis_lab::view::{ItemView, RecoveryPointView, VaultView};
use kluis_lab::{Act, RestoreTarget, Selection};
use kluis_resource::RecoveryPointId;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_state_eq};

use self::machines::{MachineRestores, RestoredDisks};
use self::news::News;
pub(in crate::pages) use self::saving::Saved;
pub(crate) use self::saving::Saver;
use self::storages::Storages;
use self::what::What;
use self::whither::Whither;
use crate::lab::{Lab, use_lab};
use crate::route::Page;
use crate::send::use_send;
use crate::ui::{
    Answer, Button, ButtonKind, Card, Empty, Link, PageTitle, RefusalBox, SmallChain, Tabs, WayThere, pass_on,
};

/// Where a recovery point stands in the lab.
#[derive(Clone, PartialEq, Properties)]
struct Place {
    vault: VaultView,
    item: ItemView,
    point: RecoveryPointView,
}

/// What is restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Files,
    Machines,
}

impl Kind {
    /// This part in the address.
    const fn part(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Machines => machines::PART,
        }
    }

    /// That of the address; otherwise files, where there are some to restore.
    fn of(lab: &Lab) -> Self {
        let addressed = lab.route.part.as_deref();
        let no_files = addressed != Some(Self::Files.part()) && place(lab).is_none() && has_machines(lab);
        if no_files || addressed == Some(Self::Machines.part()) || machines::is_addressed(lab) {
            Self::Machines
        } else {
            Self::Files
        }
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
    let kind = Kind::of(&lab);
    let shown = match kind {
        Kind::Files => html! { <FileRestores /> },
        Kind::Machines => html! { <><MachineRestores /><RestoredDisks /></> },
    };
    html! {
        <div class="page restore-page">
            <PageTitle title={lab.t(Text::Title)} lead={lab.t(Text::Lead)} />
            <News />
            if has_machines(&lab) {
                { chooser(&lab, kind, shown) }
            } else {
                { shown }
            }
            <Storages />
        </div>
    }
}

/// Files, or machines and databases.
fn chooser(lab: &Lab, kind: Kind, shown: Html) -> Html {
    let kinds = [(Kind::Files, Flow::OfFiles), (Kind::Machines, Flow::OfMachines)];
    let names: Vec<AttrValue> = kinds.iter().map(|(_, words)| lab.t(words.clone()).into()).collect();
    let selected = kinds.iter().position(|(own, _)| *own == kind).unwrap_or(0);
    let onselect = pass_on(&lab.go, move |index: usize| {
        let (kind, _) = kinds.get(index)?;
        Some(Page::Restore.at(kind.part()))
    });
    html! { <Tabs label={lab.t(Flow::Chooser)} {names} {selected} {onselect}>{ shown }</Tabs> }
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
    let wanted: Option<RecoveryPointId> = lab.route.part.as_ref().and_then(|part| part.parse().ok());
    let everywhere = || lab.view.vaults.iter().flat_map(places);
    let found = wanted
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
    let sender = use_send();
    let selection = use_state_eq(|| Selection::All);
    let target = use_state_eq(|| RestoreTarget::Download);
    {
        let sender = sender.clone();
        use_effect_with(((*selection).clone(), (*target).clone()), move |_| sender.clear());
    }
    let (vault, point) = (&place.vault, &place.point);
    let refusal = point
        .restore_blocked
        .clone()
        .or_else(|| whither::refusal(&lab, &target));
    let act = Act::Restore {
        vault: vault.name.clone(),
        item: place.item.name.clone(),
        recovery_point: point.id,
        selection: (*selection).clone(),
        target: (*target).clone(),
    };
    html! {
        <>
            <SmallChain vault={vault.clone()} />
            <Card>
                <What
                    place={place.clone()}
                    selection={(*selection).clone()}
                    onchange={Callback::from(move |next| selection.set(next))}
                />
                <Whither
                    place={place.clone()}
                    target={(*target).clone()}
                    onchange={Callback::from(move |next| target.set(next))}
                />
                if let Some(refusal) = &refusal {
                    <RefusalBox refusal={Rc::new(refusal.clone())} standing=true><WayThere refusal={refusal.clone()} /></RefusalBox>
                }
                <Answer of={sender.clone()} />
                <div class="row">
                    <Button
                        kind={ButtonKind::Primary}
                        busy={sender.busy()}
                        disabled={refusal.is_some()}
                        onclick={sender.on_click(act)}
                    >{ lab.t(Text::Start) }</Button>
                </div>
            </Card>
        </>
    }
}
