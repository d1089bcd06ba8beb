//! The page What is real.

use kluis_lab::text::real::Real as Words;
use yew::{Html, component, html};

use crate::lab::use_lab;
use crate::ui::PageTitle;

/// The page What is real.
#[component]
pub fn RealPage() -> Html {
    let lab = use_lab();
    html! { <PageTitle title={lab.t(Words::Title)} lead={lab.t(Words::Lead)} /> }
}
