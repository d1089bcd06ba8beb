//! The Envelope page.

use kluis_lab::text::envelope::Envelope as Words;
use yew::{Html, component, html};

use crate::lab::use_lab;
use crate::ui::PageTitle;

/// The Envelope page.
#[component]
pub fn EnvelopePage() -> Html {
    let lab = use_lab();
    html! { <PageTitle title={lab.t(Words::Title)} lead={lab.t(Words::Lead)} /> }
}
