//! The whole dashboard: header, navigation, and the page.

use kluis_lab::text::Lang;
use kluis_lab::text::shell::Shell;
use kluis_lab::text::words::Words;
use web_sys::{HtmlElement, window};
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_node_ref};

use super::header::Header;
use super::nav::Nav;
use super::page_name;
use crate::lab::use_lab;
use crate::pages;
use crate::ui::{Notice, Tone};

/// Properties of [`Frame`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct FrameProps {
    /// Another language is chosen.
    pub(crate) choose_lang: Callback<Lang>,
}

/// Header, navigation, page.
#[component]
pub(crate) fn Frame(props: &FrameProps) -> Html {
    let lab = use_lab();
    let main = use_node_ref();
    let page = lab.route.page();
    let title = lab.t(Shell::DocumentTitle(&lab.t(page_name(page))));
    use_effect_with((title, lab.embedded), |(title, embedded)| {
        if *embedded {
            return;
        }
        if let Some(document) = window().and_then(|window| window.document()) {
            document.set_title(title);
        }
    });
    let skip = {
        let main = main.clone();
        Callback::from(move |_| {
            if let Some(main) = main.cast::<HtmlElement>() {
                // It is in the page, so it takes the focus.
                let _ = main.focus();
            }
        })
    };
    html! {
        <div class="frame">
            <button type="button" class="skip" onclick={skip}>{ lab.t(Shell::SkipToContent) }</button>
            <Header choose_lang={props.choose_lang.clone()} />
            <Nav />
            <main ref={main} tabindex="-1">
                if lab.read_only() {
                    <Notice tone={Tone::Warning} title={lab.t(Shell::ReadOnlyTitle)}>
                        { lab.t(Words::OtherTab) }
                    </Notice>
                }
                { pages::draw(page) }
            </main>
        </div>
    }
}
