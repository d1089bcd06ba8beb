//! The Envelope page: a recovery point as it is stored, part by part, with its real bytes, and what can be tried on it.
//! Left out on purpose: the drawing (`picture`), what each part says (`panel`), and the trials (`what_if`, `rotation`).

mod body;
mod layout;
mod panel;
mod part;
mod picture;
mod rotation;
mod slots;
mod stored;
mod svg;
mod what_if;

use std::rc::Rc;

use kluis_lab::text::envelope::Envelope as Text;
use kluis_lab::view::{EnvelopeView, ItemView, RecoveryPointView, VaultView};
use kluis_resource::ObjectId;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state_eq};

use self::layout::{TALL, WIDE};
use self::panel::PartPanel;
use self::part::Part;
use self::picture::Picture;
use self::rotation::BeforeAfter;
use self::stored::use_stored;
use self::what_if::WhatIf;
use crate::lab::{Lab, use_lab};
use crate::route::Page;
use crate::ui::{Card, Empty, Link, Notice, PageTitle, RefusalBox, Select, Tone, WayThere};

/// Where a recovery point stands in the lab.
#[derive(Clone, Copy, Debug)]
struct Place<'a> {
    vault: &'a VaultView,
    item: &'a ItemView,
    point: &'a RecoveryPointView,
}

/// The page.
#[component]
pub fn EnvelopePage() -> Html {
    let lab = use_lab();
    let shown = match place(&lab) {
        None => html! {
            <Empty
                title={lab.t(Text::NothingYet)}
                action={html! { <Link to={Page::BackUp.whole()} class="button primary">{ lab.t(Text::ToBackUp) }</Link> }}
            >
                { lab.t(Text::NothingYetWhy) }
            </Empty>
        },
        Some(place) => html! {
            <>
                { picker(&lab, place) }
                <Opened key={place.point.object.to_string()} vault={place.vault.clone()} point={place.point.clone()} />
            </>
        },
    };
    html! {
        <div class="page envelope-page">
            <PageTitle title={lab.t(Text::Title)} lead={lab.t(Text::Lead)} />
            { shown }
        </div>
    }
}

/// The recovery point of the address, or the newest of the vault that the user works with.
fn place(lab: &Lab) -> Option<Place<'_>> {
    let everything = || {
        let of_vault = |vault| places(vault);
        lab.view.vaults.iter().flat_map(of_vault)
    };
    let wanted: Option<ObjectId> = lab.route.part.as_ref().and_then(|part| part.parse().ok());
    wanted
        .and_then(|object| everything().find(|place| place.point.object == object))
        .or_else(|| places(lab.current_vault()?).max_by_key(|place| place.point.at))
        .or_else(|| everything().max_by_key(|place| place.point.at))
}

fn places<'a>(vault: &'a VaultView) -> impl Iterator<Item = Place<'a>> {
    let of_item = move |item: &'a ItemView| {
        item.recovery_points
            .iter()
            .map(move |point| Place { vault, item, point })
    };
    vault.items.iter().flat_map(of_item)
}

/// Which item, and which of its recovery points; the address holds the answer.
fn picker(lab: &Lab, place: Place<'_>) -> Html {
    let format = lab.format();
    let go = lab.go.reform(|object: String| Page::Envelope.at(object));
    let object = |point: &RecoveryPointView| AttrValue::from(point.object.to_string());
    let points = &place.item.recovery_points;
    let point_name =
        |point: &RecoveryPointView| format!("{} · {}", format.exact_moment(point.at), format.size(point.file_bytes));
    let items = place.vault.items.iter().filter_map(|item| {
        let shown = if item.name == place.item.name {
            place.point
        } else {
            item.recovery_points.first()?
        };
        Some((object(shown), AttrValue::from(item.name.to_string())))
    });
    html! {
        <div class="picker">
            <Select label={lab.t(Text::Item)} value={object(place.point)} options={items.collect::<Vec<_>>()} onchange={go.clone()} />
            <Select
                label={lab.t(Text::Point)}
                value={object(place.point)}
                options={points.iter().map(|point| (object(point), point_name(point).into())).collect::<Vec<_>>()}
                onchange={go}
            />
        </div>
    }
}

/// What [`Opened`] shows.
#[derive(Clone, PartialEq, Properties)]
struct OpenedProps {
    vault: VaultView,
    point: RecoveryPointView,
}

/// One recovery point: picture, chosen part, trials.
#[component]
fn Opened(props: &OpenedProps) -> Html {
    let lab = use_lab();
    let part = use_state_eq(|| Part::Region(0));
    let region = use_state_eq(|| 0);
    let stored = use_stored(&props.point, *region);
    let on_choose = {
        let (part, region) = (part.clone(), region.clone());
        Callback::from(move |chosen| {
            if let Part::Region(index) = chosen {
                region.set(index);
            }
            part.set(chosen);
        })
    };
    let Some(envelope) = stored.now else {
        return html! {
            <Card>
                if stored.failed {
                    <Notice tone={Tone::Bad} alert=true>{ lab.t(Text::Damaged) }</Notice>
                } else {
                    <p class="secondary" aria-busy="true">{ lab.t(Text::Loading) }</p>
                }
            </Card>
        };
    };
    html! {
        <>
            { pictures(props, &envelope, *part, *region, stored.before.is_some(), &on_choose) }
            if let Some(refusal) = &props.point.restore_blocked {
                <RefusalBox refusal={Rc::new(refusal.clone())} standing=true><WayThere refusal={refusal.clone()} /></RefusalBox>
            }
            <BeforeAfter vault={props.vault.name.clone()} now={envelope.clone()} before={stored.before} />
            <div class="two">
                <PartPanel
                    vault={props.vault.clone()}
                    point={props.point.clone()}
                    envelope={envelope.clone()}
                    part={*part}
                    {on_choose}
                />
                <WhatIf vault={props.vault.clone()} point={props.point.clone()} {envelope} region={*region} />
            </div>
        </>
    }
}

/// The picture in both arrangements; the stylesheet shows the one that fits.
fn pictures(
    props: &OpenedProps,
    envelope: &Rc<EnvelopeView>,
    part: Part,
    region: u64,
    rotated: bool,
    on_choose: &Callback<Part>,
) -> Html {
    let picture = |layout| {
        html! {
            <Picture
                {layout}
                envelope={envelope.clone()}
                point={props.point.clone()}
                {part}
                {region}
                {rotated}
                on_choose={on_choose.clone()}
            />
        }
    };
    html! {
        <Card class="envelope-card">
            { picture(WIDE) }
            { picture(TALL) }
        </Card>
    }
}
