//! What is restored: item, recovery point, and all of it or one file.

use kluis_lab::Selection;
use kluis_lab::text::restore::Restore as Text;
use kluis_lab::view::{ItemView, RecoveryPointView};
use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::Place;
use crate::lab::{Lab, use_lab};
use crate::route::Page;
use crate::ui::{Choice, ChoiceOption, Select, pass_on, visible};

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
    let item = |item: &&ItemView| {
        (
            AttrValue::from(item.name.to_string()),
            AttrValue::from(item.name.to_string()),
        )
    };
    let point = |point: &RecoveryPointView| {
        (
            AttrValue::from(point.id.to_string()),
            AttrValue::from(facts(&lab, point)),
        )
    };
    html! {
        <section class="what" aria-label={lab.t(Text::What)}>
            <h2>{ lab.t(Text::What) }</h2>
            <div class="fields">
                <Select
                    label={lab.t(Text::Item)}
                    value={place.item.name.to_string()}
                    options={items.iter().map(item).collect::<Vec<_>>()}
                    onchange={to_item}
                />
                <Select
                    label={lab.t(Text::Point)}
                    value={place.point.id.to_string()}
                    options={place.item.recovery_points.iter().map(point).collect::<Vec<_>>()}
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
                <Select
                    label={lab.t(Text::File)}
                    value={path(file)}
                    options={files.iter().map(|file| (path(&file.path), AttrValue::from(visible(&file.path)))).collect::<Vec<_>>()}
                    onchange={props.onchange.reform(Selection::File)}
                />
            }
        </>
    }
}
