//! A way to another page.

use yew::{AttrValue, Callback, Classes, Html, MouseEvent, Properties, classes, component, html};

use crate::lab::use_lab;
use crate::route::Route;

/// Properties of [`Link`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LinkProps {
    /// Where to.
    pub to: Route,
    /// The user is there now.
    #[prop_or_default]
    pub current: bool,
    /// More classes.
    #[prop_or_default]
    pub class: Classes,
    /// A name, where its content isn't words.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Its words.
    #[prop_or_default]
    pub children: Html,
}

/// A real link on our own page; in an embedded element a button, which leaves the address of the page around it alone.
#[component]
pub fn Link(props: &LinkProps) -> Html {
    let lab = use_lab();
    if lab.embedded {
        let onclick = {
            let (go, to) = (lab.go.clone(), props.to.clone());
            Callback::from(move |_: MouseEvent| go.emit(to.clone()))
        };
        return html! {
            <button type="button" class={classes!("as-link", props.class.clone())} aria-current={props.current.then_some("page")} aria-label={props.label.clone()} {onclick}>
                { props.children.clone() }
            </button>
        };
    }
    html! {
        <a
            href={props.to.hash()}
            class={props.class.clone()}
            aria-current={props.current.then_some("page")}
            aria-label={props.label.clone()}
        >{ props.children.clone() }</a>
    }
}
