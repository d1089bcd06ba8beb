//! The stored bytes of the chosen object, read again whenever they may have changed, and how they were before
//! the latest rotation that this page saw.

use std::cell::Cell;
use std::rc::Rc;

use kluis_browser::protocol::{ClientError, Inspect};
use kluis_lab::view::EnvelopeView;
use wasm_bindgen_futures::spawn_local;
use yew::{Reducible, hook, use_effect_with, use_reducer_eq};

use super::subject::Subject;
use crate::lab::use_lab;

/// What is known of the stored object.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stored {
    /// How it is now; `None` until it is read.
    pub(super) now: Option<Rc<EnvelopeView>>,
    /// How it was before another key came to wrap its data key, where this page saw that.
    pub(super) before: Option<Rc<EnvelopeView>>,
    /// It could not be read.
    pub(super) failed: bool,
}

impl Reducible for Stored {
    type Action = Result<Rc<EnvelopeView>, ClientError>;

    fn reduce(self: Rc<Self>, read: Self::Action) -> Rc<Self> {
        let Ok(read) = read else {
            return Self {
                failed: true,
                ..Self::default()
            }
            .into();
        };
        let before = match &self.now {
            Some(old) if old.object != read.object => None,
            Some(old) if old.kid != read.kid => Some(old.clone()),
            Some(_) | None => self.before.clone(),
        };
        Self {
            now: Some(read),
            before,
            failed: false,
        }
        .into()
    }
}

/// Reads an object, with one of its regions.
#[hook]
pub(super) fn use_stored(subject: &Subject, region: u64) -> Stored {
    let point = &subject.point;
    let client = use_lab().client;
    let stored = use_reducer_eq(Stored::default);
    let asked = (
        point.object,
        region.min(point.regions.saturating_sub(1)),
        point.kid.clone(),
        point.restore_blocked.is_some(),
        subject.volume.clone(),
    );
    let dispatcher = stored.dispatcher();
    use_effect_with(asked, move |(object, region, _, _, volume)| {
        let question = Inspect {
            object: *object,
            region: *region,
            volume: volume.clone(),
        };
        let wanted = Rc::new(Cell::new(true));
        let still_wanted = wanted.clone();
        spawn_local(async move {
            let read = client.ask(question).await.map(Rc::from);
            if still_wanted.get() {
                dispatcher.dispatch(read);
            }
        });
        move || wanted.set(false)
    });
    let known = (*stored).clone();
    // What is known of another object is no answer.
    if known.now.as_ref().is_some_and(|now| now.object != point.object) {
        Stored::default()
    } else {
        known
    }
}
