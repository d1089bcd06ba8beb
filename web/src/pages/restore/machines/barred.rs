//! One of a few, where some may be barred: each of those stays visible, can't be chosen, and says which rule is against it.

use std::rc::Rc;

use kluis_lab::text::refusal::headline;
use kluis_rulebook::Refusal;
use web_sys::Event;
use yew::{AttrValue, Callback, Html, Properties, classes, component, html};

use crate::lab::use_lab;
use crate::send::Forecast;
use crate::ui::{RuleChip, use_id};

/// Why a choice is barred.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Bar {
    /// The lab would refuse it.
    Refused(Rc<Refusal>),
    /// There is nothing to choose.
    Nothing(AttrValue),
}

impl Bar {
    /// Of what the lab foretold.
    pub(super) fn of(forecast: Option<&Forecast>) -> Option<Self> {
        forecast?.refusal().cloned().map(Self::Refused)
    }
}

/// One of the ways.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct BarredOption {
    /// Its value.
    pub(super) value: AttrValue,
    /// Its words.
    pub(super) title: AttrValue,
    /// What it means.
    pub(super) detail: Option<AttrValue>,
    /// Why it can't be chosen.
    pub(super) bar: Option<Bar>,
}

/// Properties of [`BarredChoice`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct BarredChoiceProps {
    /// What it asks.
    pub(super) legend: AttrValue,
    /// The ways.
    pub(super) options: Vec<BarredOption>,
    /// The value of the chosen one.
    pub(super) value: AttrValue,
    /// The value of the newly chosen one.
    pub(super) onchange: Callback<String>,
}

/// The choice.
#[component]
pub(super) fn BarredChoice(props: &BarredChoiceProps) -> Html {
    let name = use_id();
    html! {
        <fieldset class="choice barred-choice">
            <legend>{ props.legend.clone() }</legend>
            { for props.options.iter().map(|option| one(props, option, &name)) }
        </fieldset>
    }
}

fn one(props: &BarredChoiceProps, option: &BarredOption, name: &AttrValue) -> Html {
    let chosen = option.value == props.value;
    let barred = option.bar.is_some();
    let value = option.value.to_string();
    let onchange = props.onchange.reform(move |_: Event| value.clone());
    let why = format!("{name}-{}", option.value);
    let class = classes!("check", "boxed", chosen.then_some("on"), barred.then_some("off"));
    html! {
        <div class="option" key={option.value.to_string()}>
            <label {class}>
                <input
                    type="radio"
                    name={name.clone()}
                    value={option.value.clone()}
                    checked={chosen}
                    disabled={barred}
                    aria-describedby={barred.then(|| why.clone())}
                    {onchange}
                />
                <span>
                    { option.title.clone() }
                    if let Some(detail) = &option.detail {
                        <small>{ detail.clone() }</small>
                    }
                </span>
            </label>
            if let Some(bar) = &option.bar {
                <WhyNot id={why} bar={bar.clone()} />
            }
        </div>
    }
}

/// Properties of [`WhyNot`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct WhyNotProps {
    /// What the barred field is described by.
    pub(super) id: AttrValue,
    /// Why.
    pub(super) bar: Bar,
}

/// Why something can't be chosen: the rule, and its sentence.
#[component]
pub(super) fn WhyNot(props: &WhyNotProps) -> Html {
    let lab = use_lab();
    let said = match &props.bar {
        Bar::Refused(refusal) => html! {
            <>
                if let Some(rule) = refusal.rule {
                    <RuleChip {rule} />{ " " }
                }
                { headline(refusal, lab.lang) }
            </>
        },
        Bar::Nothing(words) => html! { { words.clone() } },
    };
    html! { <p class="why-not" id={props.id.clone()}>{ said }</p> }
}
