//! The Restore page.

use kluis_lab::text::restore::Restore as Words;
use yew::{Html, component, html};

use crate::lab::use_lab;
use crate::ui::PageTitle;

/// The Restore page.
#[component]
pub fn RestorePage() -> Html {
    let lab = use_lab();
    html! { <PageTitle title={lab.t(Words::Title)} lead={lab.t(Words::Lead)} /> }
}
