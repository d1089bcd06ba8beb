//! The user's way through the pages: by the address on our own page, by memory in an embedded element.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::window;
use yew::{Callback, hook, use_effect_with, use_state_eq};

use crate::route::{Page, Route};

/// Where the user is.
pub(crate) struct Way {
    pub(crate) route: Route,
    /// Goes elsewhere.
    pub(crate) go: Callback<Route>,
    /// The user has gone somewhere since the page was opened.
    pub(crate) moved: bool,
}

/// The way, beginning at `view` and `step` of an embedded element, or at the page's address.
#[hook]
pub(crate) fn use_way(view: Option<Page>, step: Option<u8>) -> Way {
    let given = view.map(|page| match step {
        Some(step) => page.at(&step.to_string()),
        None => page.whole(),
    });
    let start = given.clone();
    let route = use_state_eq(move || start.unwrap_or_else(|| Route::from_hash(&hash())));
    let moved = use_state_eq(|| false);
    {
        let (route, moved) = (route.clone(), moved.clone());
        use_effect_with(given.clone(), move |given| {
            let mut listening = None;
            match given {
                Some(given) => route.set(given.clone()),
                None => {
                    let listener = Closure::<dyn Fn()>::new(move || {
                        moved.set(true);
                        route.set(Route::from_hash(&hash()));
                    });
                    listen("hashchange", &listener);
                    listening = Some(listener);
                }
            }
            move || drop(listening.inspect(|listener| unlisten("hashchange", listener)))
        });
    }
    let go = {
        let (route, moved, embedded) = (route.clone(), moved.clone(), given.is_some());
        Callback::from(move |to: Route| {
            if embedded {
                moved.set(true);
                route.set(to);
            } else if let Some(window) = window() {
                // A fragment that is made of our own names is always taken.
                let _ = window.location().set_hash(&to.hash());
            }
        })
    };
    Way {
        route: (*route).clone(),
        go,
        moved: *moved,
    }
}

fn hash() -> String {
    window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

fn listen(event: &str, listener: &Closure<dyn Fn()>) {
    if let Some(window) = window() {
        window
            .add_event_listener_with_callback(event, listener.as_ref().unchecked_ref())
            .expect("a window takes any listener");
    }
}

fn unlisten(event: &str, listener: &Closure<dyn Fn()>) {
    if let Some(window) = window() {
        window
            .remove_event_listener_with_callback(event, listener.as_ref().unchecked_ref())
            .expect("a window lets any listener go");
    }
}
