//! The items of a vault with their recovery points.

use kluis_lab::text::back_up::BackUp as Text;
use kluis_lab::text::vm_backup::Protected;
use kluis_lab::view::{ItemView, RecoveryPointView, VaultView};
use kluis_resource::ItemName;
use web_sys::window;
use yew::{Callback, Html, Properties, component, html};

use crate::lab::{Lab, use_lab};
use crate::route::{RestorePart, Route};
use crate::ui::{
    Button, ButtonKind, Card, Empty, Glyph, KidChip, Link, Order, PagedList, PagedParts, Rows, Thing, use_first_few,
};

/// The items; `onagain` hears which is to be backed up again.
pub(super) fn items(lab: &Lab, vault: &VaultView, onagain: &Callback<ItemName>) -> Html {
    let onagain = onagain.clone();
    let rows = Rows::of(&vault.items, move |item| {
        html! { <Item key={item.name.to_string()} item={item.clone()} onagain={onagain.clone()} /> }
    });
    html! {
        <Card title={lab.t(Text::Items)} class="items">
            if vault.items.is_empty() {
                <Empty title={lab.t(Text::NoItems)}>{ lab.t(Text::NoItemsWhy) }</Empty>
            }
            <PagedParts
                label={lab.t(Text::Items)}
                {rows}
                order={Order::Other}
            />
        </Card>
    }
}

/// Properties of [`Item`].
#[derive(Clone, PartialEq, Properties)]
struct ItemProps {
    item: ItemView,
    onagain: Callback<ItemName>,
}

/// How many recovery points are listed until all are asked for.
const LISTED: usize = 5;

#[component]
fn Item(props: &ItemProps) -> Html {
    let lab = use_lab();
    let item = &props.item;
    let count = item.recovery_points.len() as u64;
    let few = use_first_few(item.recovery_points.len(), LISTED, usize::MAX);
    let again = {
        let (name, onagain) = (item.name.clone(), props.onagain.clone());
        Callback::from(move |_| {
            onagain.emit(name.clone());
            if let Some(window) = window() {
                window.scroll_to_with_x_and_y(0.0, 0.0);
            }
        })
    };
    let (of, own) = (lab.clone(), item.clone());
    let rows = Rows::of(&item.recovery_points, move |point| one_point(&of, &own, point));
    html! {
        <section class="item" aria-label={item.name.to_string()}>
            <div class="row-head">
                <h3><Glyph thing={Thing::Data} />{ item.name.to_string() }</h3>
                <small class="secondary">{ lab.t(Text::Points(count, &lab.format().number(count))) }</small>
                <Button label={lab.t(Text::AgainFor(item.name.as_str()))} onclick={again}>{ lab.t(Text::Again) }</Button>
            </div>
            <PagedList
                label={lab.t(Protected::PointsOf(item.name.as_str()))}
                rows={rows.first(few.shown)}
            />
            if few.rest > 0 {
                <Button kind={ButtonKind::Quiet} onclick={few.more}>{ lab.t(Text::Older(&lab.format().number(few.rest as u64))) }</Button>
            }
        </section>
    }
}

fn one_point(lab: &Lab, item: &ItemView, point: &RecoveryPointView) -> Html {
    let format = lab.format();
    let at = format.exact_moment(point.at);
    let count = point.files.len() as u64;
    html! {
        <li key={point.id.to_string()}>
            <div class="row-head">
                <span>
                    <b>{ at.clone() }</b>{ " " }
                    <span class="secondary">{ lab.t(Text::Chosen(count, &format.number(count), &format.size(point.file_bytes))) }</span>
                </span>
                <KidChip kid={point.kid.clone()} short=true />
                <span class="row">
                    <Link to={Route::Envelope(Some(point.object))} label={lab.t(Text::EnvelopeOf(item.name.as_str(), &at))}>
                        { lab.t(Text::SeeEnvelope) }
                    </Link>
                    <Link to={Route::Restore(Some(RestorePart::Point(point.id)))} label={lab.t(Text::RestoreOf(item.name.as_str(), &at))}>
                        { lab.t(Text::RestoreIt) }
                    </Link>
                </span>
            </div>
        </li>
    }
}
