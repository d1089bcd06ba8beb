//! What a form holds so far.

use std::ops::Deref;

use yew::{Callback, UseStateHandle, hook, use_state_eq};

use crate::send::Sender;

/// What a form holds: typed values, and texts as they were typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft<D: PartialEq + 'static>(UseStateHandle<D>);

/// A draft that begins with this.
#[hook]
pub fn use_draft<D: PartialEq + 'static>(begin: impl FnOnce() -> D) -> Draft<D> {
    Draft(use_state_eq(begin))
}

impl<D: PartialEq + 'static> Deref for Draft<D> {
    type Target = D;

    fn deref(&self) -> &D {
        &self.0
    }
}

impl<D: Clone + PartialEq + 'static> Draft<D> {
    /// Begins anew with this.
    pub fn begin(&self, draft: D) {
        self.0.set(draft);
    }

    /// Holds whatever comes.
    #[must_use]
    pub fn hold<T: Into<D> + 'static>(&self) -> Callback<T> {
        let draft = Self(self.0.clone());
        Callback::from(move |value: T| draft.begin(value.into()))
    }

    /// Changes what it holds with whatever comes.
    #[must_use]
    pub fn on<T: 'static>(&self, change: impl Fn(&mut D, T) + 'static) -> Callback<T> {
        let draft = self.clone();
        Callback::from(move |value| {
            let mut next = (*draft).clone();
            change(&mut next, value);
            draft.begin(next);
        })
    }
}

/// Puts away what became of what was sent before, because what would be sent is changed; then passes the change on.
#[must_use]
pub fn clear_first<T: 'static>(sender: &Sender, change: &Callback<T>) -> Callback<T> {
    let (sender, change) = (sender.clone(), change.clone());
    Callback::from(move |value| {
        sender.clear();
        change.emit(value);
    })
}
