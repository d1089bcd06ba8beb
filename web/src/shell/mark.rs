//! Kluis's mark: the door of a vault.

use yew::{Html, component, html};

/// The mark. Its word stands beside it.
#[component]
pub(super) fn Mark() -> Html {
    html! {
        <svg class="mark" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
            <rect x="2" y="3" width="16" height="14" rx="2.5" />
            <circle cx="10" cy="10" r="3.2" />
            <path d="M10 3v3.8M10 13.2V17M2 10h4.8M13.2 10H18" />
        </svg>
    }
}
