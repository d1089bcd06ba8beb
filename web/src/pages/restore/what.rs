//! What is restored: item, recovery point, and all of it or one file.

use kluis_lab::Selection;
use kluis_lab::text::restore::Restore as Text;
use kluis_lab::view::{ItemView, RecoveryPointView};
use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::Place;
use crate::lab::{Lab, use_lab};
use crate::route::Page;
use crate::ui::{Choice, ChoiceOption, Order, PagedSelect, pass_on, visible};

/// Properties of [`What`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct WhatProps {
    /// The chosen recovery point.
    pub(super) place: Place,
    /// All of it, or one file.
    pub(super) selection: Selection,
    /// Another selection.
    pub(super) onchange: Callback<Selection>,
}

/// The fields. Item and recovery point stand in the address.
#[component]
pub(super) fn What(props: &WhatProps) -> Html {
    let lab = use_lab();
    let place = &props.place;
    let items: Vec<&ItemView> = place
        .vault
        .items
        .iter()
        .filter(|item| !item.recovery_points.is_empty())
        .collect();
    let to_item = {
        let newest: Vec<_> = items
            .iter()
            .map(|item| (item.name.to_string(), item.recovery_points[0].id))
            .collect();
        pass_on(&lab.go, move |name: String| {
            let (_, point) = newest.iter().find(|(item, _)| *item == name)?;
            Some(Page::Restore.at(point.to_string()))
        })
    };
    let names: Vec<AttrValue> = items
        .iter()
        .map(|item| AttrValue::from(item.name.to_string()))
        .collect();
    let chosen_item = items.iter().position(|item| item.name == place.item.name).unwrap_or(0);
    let points = place.item.recovery_points.clone();
    let chosen = points.iter().position(|point| point.id == place.point.id).unwrap_or(0);
    let total = points.len();
    let point = {
        let lab = lab.clone();
        Callback::from(move |index: usize| {
            let point = &points[index];
            (
                AttrValue::from(point.id.to_string()),
                AttrValue::from(facts(&lab, point)),
            )
        })
    };
    html! {
        <section class="what" aria-label={lab.t(Text::What)}>
            <h2>{ lab.t(Text::What) }</h2>
            <div class="fields">
                <PagedSelect
                    label={lab.t(Text::Item)}
                    total={names.len()}
                    chosen={chosen_item}
                    order={Order::Other}
                    option={Callback::from(move |index: usize| (names[index].clone(), names[index].clone()))}
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
            { selection(&lab, props) }
        </section>
    }
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

const ALL: &str = "all";
const ONE: &str = "one";

fn selection(lab: &Lab, props: &WhatProps) -> Html {
    let files = &props.place.point.files;
    let option = |value: &'static str, text: Text<'_>| ChoiceOption {
        value: value.into(),
        title: lab.t(text).into(),
        detail: None,
    };
    let chosen = match &props.selection {
        Selection::All => ALL,
        Selection::File(_) => ONE,
    };
    let onchoice = {
        let first = files.first().map(|file| file.path.clone());
        props
            .onchange
            .reform(move |choice: String| match (choice.as_str(), &first) {
                (ONE, Some(first)) => Selection::File(first.clone()),
                (_, _) => Selection::All,
            })
    };
    let path = |path: &String| AttrValue::from(path.clone());
    html! {
        <>
            <Choice
                legend={lab.t(Text::What)}
                value={chosen}
                options={vec![option(ALL, Text::AllFiles), option(ONE, Text::OneFile)]}
                onchange={onchoice}
            />
            if let Selection::File(file) = &props.selection {
                <PagedSelect
                    label={lab.t(Text::File)}
                    total={files.len()}
                    chosen={files.iter().position(|own| own.path == *file).unwrap_or(0)}
                    order={Order::Other}
                    option={Callback::from({
                        let files = files.clone();
                        move |index: usize| (path(&files[index].path), AttrValue::from(visible(&files[index].path)))
                    })}
                    onchange={props.onchange.reform(Selection::File)}
                />
            }
        </>
    }
}
