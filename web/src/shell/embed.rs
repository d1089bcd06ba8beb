//! The compact frame of one page in somebody else's.

use kluis_lab::text::Lang;
use kluis_lab::text::shell::Shell;
use yew::{Callback, Html, Properties, component, html};

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
    let page = lab.route.page;
    let elsewhere = if page == props.view { Page::Real } else { props.view };
    let words = if page == props.view {
        lab.t(Shell::NavReal)
    } else {
        lab.t(Shell::EmbedBack(&lab.t(page_name(props.view))))
    };
    html! {
        <section class="embed" aria-label={format!("Kluis: {}", lab.t(page_name(page)))}>
            <div class="embed-page">{ pages::draw(page) }</div>
            <footer>
                <span class="brand"><Mark />{ "Kluis" }</span>
                <StatusLine />
                <Link to={elsewhere.whole()}>{ words }</Link>
                <Languages choose_lang={props.choose_lang.clone()} />
            </footer>
        </section>
    }
}
