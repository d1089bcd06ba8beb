//! What a form holds so far, and the sender whose outcome is put away with every change of it.

use yew::{Callback, UseStateHandle, hook, use_state_eq};

use crate::send::{Sender, use_send};

/// The form.
#[derive(Clone, PartialEq)]
pub(in crate::pages) struct Form<D: PartialEq + 'static> {
    draft: UseStateHandle<D>,
    sender: Sender,
}

/// A form that begins with this draft.
#[hook]
pub(in crate::pages) fn use_form<D: Clone + PartialEq + 'static>(begin: impl FnOnce() -> D) -> Form<D> {
    Form {
        draft: use_state_eq(begin),
        sender: use_send(),
    }
}

impl<D: Clone + PartialEq + 'static> Form<D> {
    /// What it holds.
    pub(in crate::pages) fn draft(&self) -> &D {
        &self.draft
    }

    /// Who sends what it makes.
    pub(in crate::pages) const fn sender(&self) -> &Sender {
        &self.sender
    }

    /// Begins anew with this.
    pub(in crate::pages) fn begin(&self, draft: D) {
        self.draft.set(draft);
    }

    /// Changes what it holds with whatever comes.
    pub(in crate::pages) fn on<T: 'static>(&self, change: impl Fn(&mut D, T) + 'static) -> Callback<T> {
        let form = self.clone();
        Callback::from(move |value| {
            let mut next = (*form.draft).clone();
            change(&mut next, value);
            form.sender.clear();
            form.draft.set(next);
        })
    }
}
