//! Restored files leave the page: the browser saves each once by itself, and as often as the user likes by hand.

use std::cell::RefCell;
use std::collections::BTreeSet;

use kluis_lab::text::restore::Restore as Text;
use kluis_resource::JobId;
use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, window};
use yew::{Html, Properties, component, html, use_effect_with};

use crate::lab::use_lab;
use crate::state::Restored;
use crate::ui::visible;

thread_local! {
    /// The jobs whose files the browser was given already, whichever element of the page asked.
    static SAVED: RefCell<BTreeSet<JobId>> = const { RefCell::new(BTreeSet::new()) };
}

/// Draws nothing; hands every restored file to the browser as soon as it is there, on whichever page the user is.
#[component]
pub(crate) fn Saver() -> Html {
    let lab = use_lab();
    use_effect_with(lab.restored, |restored| {
        for (job, file) in restored.iter() {
            if SAVED.with_borrow_mut(|saved| saved.insert(*job)) {
                save(file);
            }
        }
    });
    Html::default()
}

/// As if the user had clicked a link to it.
fn save(file: &Restored) {
    let document = window().and_then(|window| window.document());
    let anchor = document.and_then(|document| document.create_element("a").ok());
    let anchor = anchor.and_then(|anchor| anchor.dyn_into::<HtmlAnchorElement>().ok());
    if let (Some(anchor), Some(address)) = (anchor, &file.address) {
        anchor.set_href(address.as_str());
        anchor.set_download(&file.file_name);
        anchor.click();
    }
}

/// Properties of [`SaveLink`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SaveLinkProps {
    /// The file.
    pub(super) file: Restored,
}

/// Saves a restored file again.
#[component]
pub(super) fn SaveLink(props: &SaveLinkProps) -> Html {
    let lab = use_lab();
    let address = props.file.address.as_ref().map(|address| address.as_str().to_owned());
    html! {
        <a class="button secondary" href={address} download={props.file.file_name.clone()}>
            { lab.t(Text::SaveFile(&visible(&props.file.file_name))) }
        </a>
    }
}
