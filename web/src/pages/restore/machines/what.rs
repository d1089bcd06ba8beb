//! Which machine or database, and which of its recovery points. Both stand in the address.

use kluis_lab::text::list;
use kluis_lab::text::vm_restore::Flow as Text;
use kluis_lab::view::{MachinePointView, MachineView};
use kluis_rulebook::Tier;
use yew::{AttrValue, Callback, Html, html};

use super::place::Place;
use crate::lab::Lab;
use crate::route::Page;
use crate::ui::{PagedSelect, Select, pass_on};

/// The two fields.
pub(super) fn what(lab: &Lab, place: &Place) -> Html {
    let machines: Vec<&MachineView> = lab
        .view
        .vaults
        .iter()
        .flat_map(|vault| &vault.machines)
        .filter(|machine| !machine.points.is_empty())
        .collect();
    let newest: Vec<_> = machines
        .iter()
        .filter_map(|machine| Some((machine.item.to_string(), machine.points.first()?.id)))
        .collect();
    let to_item = pass_on(&lab.go, move |name: String| {
        let (_, point) = newest.iter().find(|(item, _)| *item == name)?;
        Some(Page::Restore.at(point.to_string()))
    });
    let item = |machine: &&MachineView| {
        let words = lab.t(Text::ItemOf(machine.item.as_str(), &lab.t(machine.workload)));
        (AttrValue::from(machine.item.to_string()), AttrValue::from(words))
    };
    let points = place.machine.points.clone();
    let chosen = points.iter().position(|point| point.id == place.point.id).unwrap_or(0);
    let total = points.len();
    let point = {
        let (lab, place) = (lab.clone(), place.clone());
        Callback::from(move |index: usize| {
            let words = point_words(&lab, &place, &points[index]);
            (AttrValue::from(points[index].id.to_string()), AttrValue::from(words))
        })
    };
    html! {
        <section class="what" aria-label={lab.t(Text::Chooser)}>
            <div class="fields">
                <Select
                    label={lab.t(Text::Item)}
                    value={place.machine.item.to_string()}
                    options={machines.iter().map(item).collect::<Vec<_>>()}
                    onchange={to_item}
                />
                <PagedSelect
                    label={lab.t(Text::Point)}
                    {total}
                    {chosen}
                    option={point}
                    onchange={lab.go.reform(|id: String| Page::Restore.at(id))}
                />
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
