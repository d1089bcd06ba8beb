//! What a form holds so far.

use std::fmt::{Debug, Formatter};
use std::ops::Deref;
use std::rc::Rc;

use yew::{Callback, Reducible, UseReducerHandle, hook, use_reducer_eq};

use crate::send::Sender;

/// What a form holds: typed values, and texts as they were typed. A change is made to what the form holds when it comes, not to what it
/// held when it was drawn.
#[derive(Clone, PartialEq)]
pub struct Draft<D: Clone + PartialEq + 'static>(UseReducerHandle<Held<D>>);

#[derive(PartialEq)]
struct Held<D>(D);

type Change<D> = Box<dyn FnOnce(&mut D)>;

impl<D: Clone + 'static> Reducible for Held<D> {
    type Action = Change<D>;

    fn reduce(self: Rc<Self>, change: Change<D>) -> Rc<Self> {
        let mut next = self.0.clone();
        change(&mut next);
        Rc::new(Self(next))
    }
}

/// A draft that begins with this.
#[hook]
pub fn use_draft<D: Clone + PartialEq + 'static>(begin: impl FnOnce() -> D) -> Draft<D> {
    Draft(use_reducer_eq(|| Held(begin())))
}

impl<D: Clone + PartialEq + 'static> Deref for Draft<D> {
    type Target = D;

    fn deref(&self) -> &D {
        &self.0.0
    }
}

impl<D: Clone + Debug + PartialEq + 'static> Debug for Draft<D> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Draft").field(&**self).finish()
    }
}

impl<D: Clone + PartialEq + 'static> Draft<D> {
    /// Begins anew with this.
    pub fn begin(&self, draft: D) {
        self.0.dispatch(Box::new(move |held| *held = draft));
    }

    /// Holds whatever comes.
    #[must_use]
    pub fn hold<T: Into<D> + 'static>(&self) -> Callback<T> {
        self.on(|held, value: T| *held = value.into())
    }

    /// Changes what it holds with whatever comes.
    #[must_use]
    pub fn on<T: 'static>(&self, change: impl Fn(&mut D, T) + 'static) -> Callback<T> {
        let (held, change) = (self.0.dispatcher(), Rc::new(change));
        Callback::from(move |value| {
            let change = Rc::clone(&change);
            held.dispatch(Box::new(move |held| change(held, value)));
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
