//! The restore of a database: where to, and the key of that place (rule R7).

use kluis_lab::text::vm_restore::{Database as Text, Flow};
use kluis_lab::{Act, DatabaseTarget, MachineAct};
use kluis_rulebook::Tier;
use yew::{AttrValue, Html, component, html};

use super::barred::{Bar, BarredChoice, BarredOption};
use super::files::storages;
use super::place::Place;
use super::protects::{Outcome, WhatProtects};
use crate::lab::{Lab, use_lab};
use crate::pages::disks::form::use_form;
use crate::pages::restore::create::CreateStorage;
use crate::send::{Forecast, use_forecasts};
use crate::ui::{Answer, Button, ButtonKind};

/// The form.
#[component]
pub(super) fn DatabaseForm(place: &Place) -> Html {
    let lab = use_lab();
    let form = use_form(|| DatabaseTarget::Original);
    let places = targets(&lab, place);
    let act = |target: &DatabaseTarget| {
        Act::Machine(MachineAct::RestoreDatabase {
            vault: place.vault.name.clone(),
            item: place.machine.item.clone(),
            recovery_point: place.point.id,
            target: target.clone(),
        })
    };
    let chosen = form.draft();
    let asked: Vec<Option<Act>> = places
        .iter()
        .map(|(target, _)| target)
        .chain([chosen])
        .map(|target| Some(act(target)))
        .collect();
    let answers = use_forecasts(asked);
    let forecast = answers.last().cloned().unwrap_or_default();
    let options = options(&places, &answers);
    let values: Vec<(AttrValue, DatabaseTarget)> = places
        .iter()
        .map(|(target, option)| (option.value.clone(), target.clone()))
        .collect();
    let value = values
        .iter()
        .find(|(_, target)| target == chosen)
        .map(|(value, _)| value.clone());
    let onchange = form.on(move |draft: &mut DatabaseTarget, value: String| {
        if let Some((_, target)) = values.iter().find(|(own, _)| *own == value) {
            *draft = target.clone();
        }
    });
    let sender = form.sender();
    html! {
        <>
            <section class="how" aria-label={lab.t(Text::Target)}>
                <BarredChoice legend={lab.t(Text::Target)} value={value.unwrap_or_default()} {options} {onchange} />
                <CreateStorage />
            </section>
            <WhatProtects place={place.clone()} forecast={forecast.clone()} tier={Tier::Vault} outcome={Outcome::Files} />
            <Answer of={sender.clone()} />
            <div class="row">
                <Button
                    kind={ButtonKind::Primary}
                    busy={sender.busy()}
                    disabled={forecast.refusal().is_some()}
                    onclick={sender.on_click(act(chosen))}
                >{ lab.t(Flow::StartDatabase) }</Button>
            </div>
        </>
    }
}

fn options(places: &[(DatabaseTarget, BarredOption)], answers: &[Forecast]) -> Vec<BarredOption> {
    let barred = |(index, (_, option)): (usize, &(DatabaseTarget, BarredOption))| BarredOption {
        bar: option.bar.clone().or_else(|| Bar::of(answers.get(index))),
        ..option.clone()
    };
    places.iter().enumerate().map(barred).collect()
}

/// How many machines and storage accounts are offered, so that not too much is asked at once.
const OFFERED: usize = 5;

/// Its own machine, those with a database of the same kind, storage accounts, the device.
fn targets(lab: &Lab, place: &Place) -> Vec<(DatabaseTarget, BarredOption)> {
    let option = |value: String, title: Text<'_>, detail: Text<'_>| BarredOption {
        value: value.into(),
        title: lab.t(title).into(),
        detail: Some(lab.t(detail).into()),
        bar: None,
    };
    let own = &place.machine.vm;
    let original = option("original".to_owned(), Text::Original(own.as_str()), Text::OriginalWhy);
    let mut all = vec![(DatabaseTarget::Original, original)];
    let others = lab.view.compute.vms.iter();
    let others = others.filter(|vm| vm.name != *own && vm.database == Some(place.machine.workload));
    all.extend(others.take(OFFERED).map(|vm| {
        let value = format!("vm-{}", vm.name);
        let target = DatabaseTarget::Other(vm.name.clone());
        (target, option(value, Text::Other(vm.name.as_str()), Text::OtherWhy))
    }));
    let names = lab.view.storages.iter().map(|storage| storage.name.clone());
    let accounts = names.zip(storages(lab)).take(OFFERED);
    all.extend(accounts.map(|(name, option)| {
        let value = format!("storage-{name}").into();
        (DatabaseTarget::Storage(name), BarredOption { value, ..option })
    }));
    let device = option("device".to_owned(), Text::Device, Text::DeviceWhy);
    all.push((DatabaseTarget::Download, device));
    all
}
