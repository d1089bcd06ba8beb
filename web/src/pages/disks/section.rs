//! A part of the page: its heading can be come to by its address.

use web_sys::HtmlElement;
use yew::{AttrValue, Html, Properties, component, html, use_effect_with, use_node_ref};

use crate::lab::use_lab;
use crate::route::{DisksPart, Route};
use crate::ui::use_id;

/// Properties of [`Section`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SectionProps {
    /// Where it is in the page.
    pub(super) part: DisksPart,
    /// Its title.
    pub(super) title: AttrValue,
    /// A sentence below the title.
    pub(super) lead: AttrValue,
    /// Its content.
    #[prop_or_default]
    pub(super) children: Html,
}

/// The part. When the user comes to it, its heading is brought into view and takes the focus.
#[component]
pub(super) fn Section(props: &SectionProps) -> Html {
    let lab = use_lab();
    let id = use_id();
    let heading = use_node_ref();
    let is_here = lab.route == Route::Disks(Some(props.part));
    {
        let (heading, moved) = (heading.clone(), lab.moved);
        use_effect_with(is_here, move |is_here| {
            let Some(heading) = heading.cast::<HtmlElement>().filter(|_| *is_here) else {
                return;
            };
            heading.scroll_into_view();
            if moved {
                // It was just drawn, so it takes the focus.
                let _ = heading.focus();
            }
        });
    }
    html! {
        <section class="part" aria-labelledby={id.clone()}>
            <h2 {id} ref={heading} tabindex="-1">{ props.title.clone() }</h2>
            <p class="secondary">{ props.lead.clone() }</p>
            { props.children.clone() }
        </section>
    }
}
