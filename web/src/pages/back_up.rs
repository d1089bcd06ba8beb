//! The Back up page.

use kluis_lab::text::back_up::BackUp as Words;
use yew::{Html, component, html};

use crate::lab::use_lab;
use crate::ui::PageTitle;

/// The Back up page.
#[component]
pub fn BackUpPage() -> Html {
    let lab = use_lab();
    html! { <PageTitle title={lab.t(Words::Title)} lead={lab.t(Words::Lead)} /> }
}
