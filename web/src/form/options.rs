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

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    /// What is heard when the options at these places are chosen, one after the other.
    fn heard(options: &Options, hears: &Rc<RefCell<Vec<Option<u8>>>>, places: &[usize]) -> Vec<Option<u8>> {
        places.iter().for_each(|place| options.onchange.emit(*place));
        hears.borrow().clone()
    }

    #[test]
    fn what_is_chosen_is_the_value_itself_and_a_place_without_one_is_no_choice() {
        let hears = Rc::new(RefCell::new(Vec::new()));
        let onchange = {
            let hears = Rc::clone(&hears);
            Callback::from(move |value| hears.borrow_mut().push(value))
        };
        let options = Options::new(&Some(7), [(None, "none"), (Some(7), "seven")], &onchange);
        assert_eq!(options.chosen, Some(1));
        assert_eq!(options.all[1], ("7".into(), "seven".into()));
        assert_eq!(heard(&options, &hears, &[0, 1, 2]), [None, Some(7)]);
    }

    #[test]
    fn a_value_that_is_not_offered_leaves_nothing_chosen() {
        let options = Options::new(&9_u8, [(1, "one"), (2, "two")], &Callback::noop());
        assert_eq!(options.chosen, None);
    }
}
