//! The items of a vault with their recovery points.

use kluis_lab::text::back_up::BackUp as Text;
use kluis_lab::text::vm_backup::Protected;
use kluis_lab::view::{ItemView, RecoveryPointView, VaultView};
use kluis_resource::{ItemName, Kid};
use web_sys::window;
use yew::{Callback, Html, Properties, component, html, use_state_eq};

use super::checklist::kid_name;
use crate::lab::{Lab, use_lab};
use crate::route::Page;
use crate::ui::{Button, ButtonKind, Card, Chip, Empty, Glyph, Link, Order, PagedList, PagedParts, Thing};

/// Properties of [`Items`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ItemsProps {
    /// The vault.
    pub(super) vault: VaultView,
    /// An item is to be backed up again.
    pub(super) onagain: Callback<ItemName>,
}

/// The items.
#[component]
pub(super) fn Items(props: &ItemsProps) -> Html {
    let lab = use_lab();
    html! {
        <Card title={lab.t(Text::Items)} class="items">
            if props.vault.items.is_empty() {
                <Empty title={lab.t(Text::NoItems)}>{ lab.t(Text::NoItemsWhy) }</Empty>
            }
            <PagedParts
                label={lab.t(Text::Items)}
                total={props.vault.items.len()}
                order={Order::Other}
                row={Callback::from({
                    let (items, onagain) = (props.vault.items.clone(), props.onagain.clone());
                    move |index: usize| {
                        let item = &items[index];
                        html! { <Item key={item.name.to_string()} item={item.clone()} onagain={onagain.clone()} /> }
                    }
                })}
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
    let all = use_state_eq(|| false);
    let item = &props.item;
    let count = item.recovery_points.len() as u64;
    let listed = if *all { item.recovery_points.len() } else { LISTED };
    let rest = item.recovery_points.len().saturating_sub(listed) as u64;
    let again = {
        let (name, onagain) = (item.name.clone(), props.onagain.clone());
        Callback::from(move |_| {
            onagain.emit(name.clone());
            if let Some(window) = window() {
                window.scroll_to_with_x_and_y(0.0, 0.0);
            }
        })
    };
    let show_all = Callback::from(move |_| all.set(true));
    html! {
        <section class="item" aria-label={item.name.to_string()}>
            <div class="row-head">
                <h3><Glyph thing={Thing::Data} />{ item.name.to_string() }</h3>
                <small class="secondary">{ lab.t(Text::Points(count, &lab.format().number(count))) }</small>
                <Button label={lab.t(Text::AgainFor(item.name.as_str()))} onclick={again}>{ lab.t(Text::Again) }</Button>
            </div>
            <PagedList
                label={lab.t(Protected::PointsOf(item.name.as_str()))}
                total={listed.min(item.recovery_points.len())}
                row={Callback::from({
                    let (lab, item) = (lab.clone(), item.clone());
                    move |index: usize| one_point(&lab, &item, &item.recovery_points[index])
                })}
            />
            if rest > 0 {
                <Button kind={ButtonKind::Quiet} onclick={show_all}>{ lab.t(Text::Older(&lab.format().number(rest))) }</Button>
            }
        </section>
    }
}

fn one_point(lab: &Lab, item: &ItemView, point: &RecoveryPointView) -> Html {
    let format = lab.format();
    let at = format.exact_moment(point.at);
    let count = point.files.len() as u64;
    let thing = match &point.kid {
        Kid::Customer(_) => Thing::Kek,
        Kid::Platform(_) => Thing::Platform,
    };
    html! {
        <li key={point.id.to_string()}>
            <div class="row-head">
                <span>
                    <b>{ at.clone() }</b>{ " " }
                    <span class="secondary">{ lab.t(Text::Chosen(count, &format.number(count), &format.size(point.file_bytes))) }</span>
                </span>
                <Chip {thing} name={kid_name(lab, &point.kid)} />
                <span class="row">
                    <Link to={Page::Envelope.at(point.object.to_string())} label={lab.t(Text::EnvelopeOf(item.name.as_str(), &at))}>
                        { lab.t(Text::SeeEnvelope) }
                    </Link>
                    <Link to={Page::Restore.at(point.id.to_string())} label={lab.t(Text::RestoreOf(item.name.as_str(), &at))}>
                        { lab.t(Text::RestoreIt) }
                    </Link>
                </span>
            </div>
        </li>
    }
}
