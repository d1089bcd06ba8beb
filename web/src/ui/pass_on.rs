//! Passing an event on as something else, where it is something else.

use yew::Callback;

/// A callback that passes on what `make` makes of its events, and nothing where it makes nothing.
#[must_use]
pub fn pass_on<In, Out: 'static>(to: &Callback<Out>, make: impl Fn(In) -> Option<Out> + 'static) -> Callback<In> {
    let to = to.clone();
    Callback::from(move |event| {
        if let Some(made) = make(event) {
            to.emit(made);
        }
    })
}
