//! Where the focus goes when a part of a page makes room for another.

use web_sys::HtmlElement;
use yew::{NodeRef, hook, use_effect_with, use_mut_ref, use_node_ref};

/// The heading of what is shown: it takes the focus when the user opens something else, and not before.
#[hook]
pub fn use_focus_on_change<T: Copy + PartialEq + 'static>(shown: T) -> NodeRef {
    let heading = use_node_ref();
    let last = use_mut_ref(|| shown);
    {
        let heading = heading.clone();
        use_effect_with(shown, move |shown| {
            let before = last.replace(*shown);
            if let Some(heading) = heading.cast::<HtmlElement>().filter(|_| before != *shown) {
                // It was just drawn, so it takes the focus.
                let _ = heading.focus();
            }
        });
    }
    heading
}
