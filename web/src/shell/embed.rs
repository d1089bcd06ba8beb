//! The compact frame of one page in somebody else's.

use kluis_lab::text::Lang;
use kluis_lab::text::shell::Shell;
use yew::{Callback, Html, Properties, component, html, use_mut_ref};

use super::clock::Clock;
use super::header::Languages;
use super::mark::Mark;
use super::page_name;
use super::status::StatusLine;
use crate::lab::use_lab;
use crate::pages;
use crate::route::Page;
use crate::ui::Link;

/// Properties of [`EmbedFrame`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct EmbedFrameProps {
    /// The page that the element is for.
    pub(crate) view: Page,
    /// Another language is chosen.
    pub(crate) choose_lang: Callback<Lang>,
}

/// The page, and a line below it that says what this is.
#[component]
pub(crate) fn EmbedFrame(props: &EmbedFrameProps) -> Html {
    let lab = use_lab();
    let page = lab.route.page();
    // Where the user was on the element's own page, to go back to.
    let last = use_mut_ref(|| props.view.whole());
    if page == props.view {
        last.replace(lab.route.clone());
    }
    let elsewhere = if page == props.view {
        Page::Real.whole()
    } else {
        last.borrow().clone()
    };
    let words = if page == props.view {
        lab.t(Shell::NavReal)
    } else {
        lab.t(Shell::EmbedBack(&lab.t(page_name(props.view))))
    };
    html! {
        <div class="embed" role="group" aria-label={format!("Kluis: {}", lab.t(page_name(page)))}>
            <div class="embed-page">{ pages::draw(page) }</div>
            <footer>
                <span class="brand"><Mark />{ "Kluis" }</span>
                <StatusLine />
                if elsewhere.page() != page {
                    <Link to={elsewhere}>{ words }</Link>
                }
                <Clock />
                <Languages choose_lang={props.choose_lang.clone()} />
            </footer>
        </div>
    }
}
