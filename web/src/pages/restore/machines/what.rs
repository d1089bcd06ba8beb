//! Which machine or database, and which of its recovery points. Both stand in the address.

use kluis_lab::text::list;
use kluis_lab::text::vm_restore::Flow as Text;
use kluis_lab::view::{MachinePointView, MachineView};
use kluis_rulebook::Tier;
use yew::{Html, html};

use super::place::Place;
use crate::form::{Options, PagedOptions, PagedSelect, Select};
use crate::lab::Lab;
use crate::pages::restore::what::newest_of;
use crate::route::{RestorePart, Route};

/// The two fields.
pub(super) fn what(lab: &Lab, place: &Place) -> Html {
    let to_point = lab.go.reform(|point| Route::Restore(Some(RestorePart::Point(point))));
    let machines = lab.view.vaults.iter().flat_map(|vault| &vault.machines);
    let machines: Vec<&MachineView> = machines.filter(|machine| !machine.points.is_empty()).collect();
    let words = |machine: &&MachineView| {
        let words = lab.t(Text::ItemOf(machine.item.as_str(), &lab.t(machine.workload)));
        (machine.item.clone(), words)
    };
    let newest = machines
        .iter()
        .map(|machine| (machine.item.clone(), machine.points[0].id));
    let to_item = newest_of(newest.collect(), &to_point);
    let items = Options::new(&place.machine.item, machines.iter().map(words), &to_item);
    let points = place.machine.points.clone();
    let chosen = points.iter().position(|point| point.id == place.point.id).unwrap_or(0);
    let points = {
        let (lab, place) = (lab.clone(), place.clone());
        PagedOptions::new(
            (points.len(), chosen),
            move |index| (points[index].id, point_words(&lab, &place, &points[index])),
            &to_point,
        )
    };
    html! {
        <section class="what" aria-label={lab.t(Text::Chooser)}>
            <div class="fields">
                <Select label={lab.t(Text::Item)} options={items} />
                <PagedSelect label={lab.t(Text::Point)} options={points} />
            </div>
        </section>
    }
}

fn point_words(lab: &Lab, place: &Place, point: &MachinePointView) -> String {
    let format = lab.format();
    let at = format.exact_moment(point.at);
    if place.is_database() {
        let bytes = point.disks.iter().map(|disk| disk.bytes).sum();
        return lab.t(Text::DatabasePoint(&at, &format.size(bytes)));
    }
    let tiers = [
        point.snapshot_until.map(|_| Tier::Snapshot),
        point.in_vault.then_some(Tier::Vault),
    ];
    let tiers: Vec<String> = tiers
        .into_iter()
        .flatten()
        .map(|tier| lab.t(tier).to_lowercase())
        .collect();
    let tiers = list(&tiers, lab.lang);
    lab.t(Text::PointFacts(&at, point.disks.len() as u64, &tiers))
}
