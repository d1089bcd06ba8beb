//! A refusal that stands here because that is how things are, with the way to where it is put right.

use std::rc::Rc;

use kluis_rulebook::Refusal;
use yew::{Html, Properties, component, html};

use super::refusal_box::RefusalBox;
use super::way_there::WayThere;

/// Properties of [`InTheWay`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct InTheWayProps {
    /// The refusal.
    pub refusal: Refusal,
    /// What is to be said of it besides.
    #[prop_or_default]
    pub children: Html,
}

/// The refusal.
#[component]
pub fn InTheWay(props: &InTheWayProps) -> Html {
    html! {
        <RefusalBox standing=true refusal={Rc::new(props.refusal.clone())}>
            { props.children.clone() }
            <WayThere refusal={props.refusal.clone()} />
        </RefusalBox>
    }
}
