//! Asking before something is sent: whether the dialog of a form is open, and what opens and closes it.
//!
//! Left out on purpose: what the dialog says (see [`crate::ui::Dialog`]) and what its form holds.

use kluis_lab::Request;
use yew::{Callback, MouseEvent, UseStateHandle, hook, use_state_eq};

use super::Sender;

/// A question in a dialog, and the sender of its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    open: UseStateHandle<bool>,
    sender: Sender,
}

/// A question that isn't open yet; its answer goes by this sender.
#[hook]
pub fn use_question(sender: &Sender) -> Question {
    Question {
        open: use_state_eq(|| false),
        sender: sender.clone(),
    }
}

impl Question {
    /// It is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        *self.open
    }

    /// Opens with every click, without what became of an earlier answer.
    #[must_use]
    pub fn ask(&self) -> Callback<MouseEvent> {
        self.ask_with(|| ())
    }

    /// As [`Self::ask`], and fills in the form first.
    #[must_use]
    pub fn ask_with(&self, fill_in: impl Fn() + 'static) -> Callback<MouseEvent> {
        let question = self.clone();
        Callback::from(move |_| {
            question.sender.clear();
            fill_in();
            question.open.set(true);
        })
    }

    /// Closes whenever the user leaves it.
    #[must_use]
    pub fn leave(&self) -> Callback<()> {
        let question = self.clone();
        Callback::from(move |()| question.close())
    }

    /// Closes.
    pub fn close(&self) {
        self.open.set(false);
    }

    /// Sends this act with every click, and closes where it is accepted.
    #[must_use]
    pub fn send(&self, act: Request) -> Callback<MouseEvent> {
        self.send_some(Some(act))
    }

    /// As [`Self::send`]; does nothing as long as the form doesn't make an act.
    #[must_use]
    pub fn send_some(&self, act: Option<Request>) -> Callback<MouseEvent> {
        let question = self.clone();
        Callback::from(move |_| {
            let Some(act) = act.clone() else { return };
            let asked = question.clone();
            question.sender.send_then(act, move |_| asked.close());
        })
    }
}
