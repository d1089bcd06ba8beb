//! Restored files leave the page: the browser saves each once by itself, and as often as the user likes by hand.

use std::cell::RefCell;
use std::collections::BTreeSet;

use kluis_lab::text::restore::Restore as Text;
use kluis_resource::JobId;
use yew::{Html, component, html, use_effect_with};

use super::file_name::visible;
use crate::lab::{Lab, use_lab};
use crate::save::save_as;
use crate::state::Restored;

thread_local! {
    /// The jobs whose files the browser was given already, whichever element of the page asked.
    static SAVED: RefCell<BTreeSet<JobId>> = const { RefCell::new(BTreeSet::new()) };
}

/// Draws nothing; hands every restored file to the browser as soon as it is there, on whichever page the user is.
#[component]
pub fn Saver() -> Html {
    let lab = use_lab();
    use_effect_with(lab.restored, |restored| {
        for (job, file) in restored.iter() {
            let is_new = SAVED.with_borrow_mut(|saved| saved.insert(*job));
            if let Some(address) = file.address.as_ref().filter(|_| is_new) {
                save_as(address, &file.file_name);
            }
        }
    });
    Html::default()
}

/// Where a restored file is, and a link to save it again where the page still has it.
pub fn saved(lab: &Lab, file: &Restored) -> Html {
    let Some(address) = &file.address else {
        return html! { { lab.t(Text::SavedMeanwhile) } };
    };
    html! {
        <>
            { lab.t(Text::SavedAlready) }
            <div class="row">
                <a class="button secondary" href={address.as_str().to_owned()} download={file.file_name.clone()}>
                    { lab.t(Text::SaveFile(&visible(&file.file_name))) }
                </a>
            </div>
        </>
    }
}
