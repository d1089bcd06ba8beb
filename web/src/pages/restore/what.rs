//! What is restored: item, recovery point, and all of it or one file.

use kluis_lab::request::Selection;
use kluis_lab::text::restore::Restore as Text;
use kluis_lab::view::RecoveryPointView;
use kluis_resource::{ItemName, RecoveryPointId};
use yew::{Callback, Html, html};

use super::Place;
use super::selection::selection_field;
use crate::form::{PagedOptions, PagedSelect};
use crate::lab::Lab;
use crate::route::{RestorePart, Route};
use crate::ui::Order;

/// The fields. Item and recovery point stand in the address.
pub(super) fn what(lab: &Lab, place: &Place, value: &Selection, onchange: &Callback<Selection>) -> Html {
    let to_point = lab.go.reform(|point| Route::Restore(Some(RestorePart::Point(point))));
    let items = place.vault.items.iter().filter(|item| !item.recovery_points.is_empty());
    let newest: Vec<(ItemName, RecoveryPointId)> = items
        .map(|item| (item.name.clone(), item.recovery_points[0].id))
        .collect();
    let chosen_item = newest
        .iter()
        .position(|(name, _)| *name == place.item.name)
        .unwrap_or(0);
    let to_item = newest_of(newest.clone(), &to_point);
    let items = PagedOptions::new(
        (newest.len(), chosen_item),
        move |index| (newest[index].0.clone(), newest[index].0.to_string()),
        &to_item,
    );
    let points = place.item.recovery_points.clone();
    let chosen = points.iter().position(|point| point.id == place.point.id).unwrap_or(0);
    let points = {
        let lab = lab.clone();
        PagedOptions::new(
            (points.len(), chosen),
            move |index| (points[index].id, facts(&lab, &points[index])),
            &to_point,
        )
    };
    html! {
        <section class="what" aria-label={lab.t(Text::What)}>
            <h2>{ lab.t(Text::What) }</h2>
            <div class="fields">
                <PagedSelect label={lab.t(Text::Item)} options={items} order={Order::Other} />
                <PagedSelect label={lab.t(Text::Point)} options={points} />
            </div>
            { selection_field(lab, (&place.point.files, |file| &file.path), value, onchange) }
        </section>
    }
}

/// From an item to its newest recovery point.
pub(super) fn newest_of(
    newest: Vec<(ItemName, RecoveryPointId)>,
    to_point: &Callback<RecoveryPointId>,
) -> Callback<ItemName> {
    let to_point = to_point.clone();
    Callback::from(move |item| {
        if let Some((_, point)) = newest.iter().find(|(own, _)| *own == item) {
            to_point.emit(*point);
        }
    })
}

fn facts(lab: &Lab, point: &RecoveryPointView) -> String {
    let format = lab.format();
    let count = point.files.len() as u64;
    lab.t(Text::PointFacts(
        &format.exact_moment(point.at),
        count,
        &format.number(count),
        &format.size(point.file_bytes),
    ))
}
