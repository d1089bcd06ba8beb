//! One of a few values, all of them seen, each with what it means. Some may be barred: they stay visible, can't be chosen, and say which
//! rule is against them.

use std::rc::Rc;

use kluis_lab::text::refusal::headline;
use kluis_rulebook::Refusal;
use web_sys::Event;
use yew::{AttrValue, Callback, Html, Properties, classes, component, html};

use super::options::by_place;
use crate::lab::use_lab;
use crate::send::Forecast;
use crate::ui::{RuleChip, use_id};

/// Why a value can't be chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum Bar {
    /// The lab would refuse it.
    Refused(Rc<Refusal>),
    /// There is nothing to choose.
    Nothing(AttrValue),
}

impl Bar {
    /// Of what the lab foretold.
    #[must_use]
    pub fn of(forecast: Option<&Forecast>) -> Option<Self> {
        forecast?.refusal().cloned().map(Self::Refused)
    }
}

/// A value in a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer<T> {
    value: T,
    words: Words,
}

#[derive(Clone, Debug, PartialEq)]
struct Words {
    title: AttrValue,
    detail: Option<AttrValue>,
    bar: Option<Bar>,
}

impl<T> Offer<T> {
    /// A value and its words.
    pub fn new(value: T, title: impl Into<AttrValue>) -> Self {
        let words = Words {
            title: title.into(),
            detail: None,
            bar: None,
        };
        Self { value, words }
    }

    /// With what it means.
    #[must_use]
    pub fn means(mut self, detail: impl Into<AttrValue>) -> Self {
        self.words.detail = Some(detail.into());
        self
    }

    /// With why it can't be chosen, if so.
    #[must_use]
    pub fn barred(mut self, bar: Option<Bar>) -> Self {
        self.words.bar = bar;
        self
    }

    /// It can't be chosen.
    pub const fn is_barred(&self) -> bool {
        self.words.bar.is_some()
    }

    /// The same words for another value.
    pub fn map<U>(self, value: impl FnOnce(T) -> U) -> Offer<U> {
        Offer {
            value: value(self.value),
            words: self.words,
        }
    }

    /// The value.
    pub const fn value(&self) -> &T {
        &self.value
    }
}

/// Typed values on the outside, their places on the inside, so that there is one choice for all types.
#[derive(Clone, Debug, PartialEq)]
pub struct Offers {
    all: Vec<Words>,
    chosen: Option<usize>,
    onchange: Callback<usize>,
}

impl Offers {
    /// A choice of these.
    pub fn new<T: Clone + PartialEq + 'static>(
        value: &T,
        offers: impl IntoIterator<Item = Offer<T>>,
        onchange: &Callback<T>,
    ) -> Self {
        let (values, all): (Vec<T>, Vec<Words>) = offers.into_iter().map(|offer| (offer.value, offer.words)).unzip();
        Self {
            all,
            chosen: values.iter().position(|own| own == value),
            onchange: by_place(values, onchange),
        }
    }
}

/// Properties of [`Choice`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChoiceProps {
    /// What it asks.
    pub legend: AttrValue,
    /// What can be chosen, and what is.
    pub offers: Offers,
    /// Some may be barred: below each is room for the reason.
    #[prop_or_default]
    pub barred: bool,
}

/// The choice.
#[component]
pub fn Choice(props: &ChoiceProps) -> Html {
    let name = use_id();
    let offers = props.offers.all.iter().enumerate();
    html! {
        <fieldset class="choice">
            <legend>{ props.legend.clone() }</legend>
            { for offers.map(|(place, offer)| match props.barred {
                false => one(&props.offers, place, &name),
                true => html! {
                    <div class="option">
                        { one(&props.offers, place, &name) }
                        if let Some(bar) = &offer.bar {
                            <WhyNot id={why(&name, place)} bar={bar.clone()} />
                        }
                    </div>
                },
            }) }
        </fieldset>
    }
}

fn one(offers: &Offers, place: usize, name: &AttrValue) -> Html {
    let Words { title, detail, bar } = &offers.all[place];
    let (chosen, barred) = (offers.chosen == Some(place), bar.is_some());
    let onchange = offers.onchange.reform(move |_: Event| place);
    html! {
        <label class={classes!("check", "boxed", chosen.then_some("on"), barred.then_some("off"))}>
            <input
                type="radio"
                name={name.clone()}
                value={place.to_string()}
                checked={chosen}
                disabled={barred}
                aria-describedby={barred.then(|| why(name, place))}
                {onchange}
            />
            <span>
                { title.clone() }
                if let Some(detail) = detail {
                    <small>{ detail.clone() }</small>
                }
            </span>
        </label>
    }
}

/// The id of the reason.
fn why(name: &str, place: usize) -> String {
    format!("{name}-{place}")
}

/// Properties of [`WhyNot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WhyNotProps {
    /// What the barred field is described by.
    pub id: AttrValue,
    /// Why.
    pub bar: Bar,
}

/// Why something can't be chosen: the rule, and its sentence.
#[component]
pub fn WhyNot(props: &WhyNotProps) -> Html {
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
