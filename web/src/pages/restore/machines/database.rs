//! The restore of a database: where to, and the key of that place (rule R7).

use kluis_lab::Request;
use kluis_lab::request::{DatabaseTarget, RestoreDatabase};
use kluis_lab::text::vm_restore::{Database as Text, Flow};
use kluis_rulebook::Tier;
use yew::{Html, component, html};

use super::files::storages;
use super::place::Place;
use super::protects::{Outcome, WhatProtects};
use crate::form::{ActForm, Bar, Choice, Offer, Offers, use_draft};
use crate::lab::{Lab, use_lab};
use crate::pages::restore::create::CreateStorage;
use crate::send::use_forecasts;

/// The form.
#[component]
pub(super) fn DatabaseForm(place: &Place) -> Html {
    let lab = use_lab();
    let target = use_draft(|| DatabaseTarget::Original);
    let offers = targets(&lab, place);
    let act = |target: &DatabaseTarget| {
        Request::from(RestoreDatabase {
            vault: place.vault.name.clone(),
            item: place.machine.item.clone(),
            recovery_point: place.point.id,
            target: target.clone(),
        })
    };
    let asked = offers.iter().map(Offer::value).chain([&*target]);
    let answers = use_forecasts(asked.map(|target| Some(act(target))).collect());
    let forecast = answers.last().cloned().unwrap_or_default();
    let barred = |(index, offer): (usize, Offer<DatabaseTarget>)| match offer.is_barred() {
        true => offer,
        false => offer.barred(Bar::of(answers.get(index))),
    };
    let offers = Offers::new(&*target, offers.into_iter().enumerate().map(barred), &target.hold());
    let may = Some(act(&target)).filter(|_| forecast.refusal().is_none());
    html! {
        <ActForm act={may} enter=false go={lab.t(Flow::StartDatabase)}>
            <section class="how" aria-label={lab.t(Text::Target)}>
                <Choice legend={lab.t(Text::Target)} {offers} barred=true />
                <CreateStorage />
            </section>
            <WhatProtects place={place.clone()} forecast={forecast.clone()} tier={Tier::Vault} outcome={Outcome::Files} />
        </ActForm>
    }
}

/// How many machines and storage accounts are offered, so that not too much is asked at once.
const OFFERED: usize = 5;

/// Its own machine, those with a database of the same kind, storage accounts, the device.
fn targets(lab: &Lab, place: &Place) -> Vec<Offer<DatabaseTarget>> {
    let offer =
        |target: DatabaseTarget, title: Text<'_>, means: Text<'_>| Offer::new(target, lab.t(title)).means(lab.t(means));
    let own = &place.machine.vm;
    let original = offer(
        DatabaseTarget::Original,
        Text::Original(own.as_str()),
        Text::OriginalWhy,
    );
    let others = lab.view.compute.vms.iter();
    let others = others.filter(|vm| vm.name != *own && vm.database == Some(place.machine.workload));
    let others = others.take(OFFERED).map(|vm| {
        let target = DatabaseTarget::Other(vm.name.clone());
        offer(target, Text::Other(vm.name.as_str()), Text::OtherWhy)
    });
    let accounts = storages(lab)
        .take(OFFERED)
        .map(|offer| offer.map(DatabaseTarget::Storage));
    let device = offer(DatabaseTarget::Download, Text::Device, Text::DeviceWhy);
    std::iter::once(original)
        .chain(others)
        .chain(accounts)
        .chain([device])
        .collect()
}
