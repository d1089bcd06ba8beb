//! The options of a select: typed values on the outside, their places on the inside, so that there is one select for all types.

use std::rc::Rc;

use yew::{AttrValue, Callback};

use super::value::Value;

/// Values and their words, which of them is chosen, and who hears of another choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// What each is called in the page, and its words.
    pub(super) all: Vec<(AttrValue, AttrValue)>,
    /// The place of the chosen one; `None` where the value is none of them.
    pub(super) chosen: Option<usize>,
    /// The place of the newly chosen one.
    pub(super) onchange: Callback<usize>,
}

impl Options {
    /// Options of these values, each with its words.
    pub fn new<T: Value, W: Into<AttrValue>>(
        value: &T,
        options: impl IntoIterator<Item = (T, W)>,
        onchange: &Callback<T>,
    ) -> Self {
        let (values, words): (Vec<T>, Vec<W>) = options.into_iter().unzip();
        let names = values.iter().map(Value::attribute);
        Self {
            all: names.zip(words.into_iter().map(Into::into)).collect(),
            chosen: values.iter().position(|own| own == value),
            onchange: by_place(values, onchange),
        }
    }
}

/// Tells of the value at a place.
pub(super) fn by_place<T: Clone + 'static>(values: Vec<T>, onchange: &Callback<T>) -> Callback<usize> {
    let (values, onchange) = (Rc::<[T]>::from(values), onchange.clone());
    Callback::from(move |place: usize| {
        if let Some(value) = values.get(place) {
            onchange.emit(value.clone());
        }
    })
}
