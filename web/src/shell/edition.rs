//! The edition of the rules that a new lab goes by.

use kluis_lab::text::vault_life::EditionChoice as Text;
use kluis_rulebook::Edition;
use yew::{Callback, Html, Properties, component, html};

use crate::lab::use_lab;
use crate::route::Page;
use crate::ui::{Choice, ChoiceOption, Link};

/// Properties of [`EditionChoice`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct EditionChoiceProps {
    /// The chosen one.
    pub(super) edition: Edition,
    /// Another one.
    pub(super) onchange: Callback<Edition>,
    /// The user goes to see what differs.
    pub(super) onleave: Callback<()>,
}

const SEEDS: &str = "seeds";
const CURRENT: &str = "current";

/// The two, each with what it means.
#[component]
pub(super) fn EditionChoice(props: &EditionChoiceProps) -> Html {
    let lab = use_lab();
    let option = |value: &'static str, title: Text, detail: Text| ChoiceOption {
        value: value.into(),
        title: lab.t(title).into(),
        detail: Some(lab.t(detail).into()),
    };
    let options = vec![
        option(SEEDS, Text::Seeds, Text::SeedsMeans),
        option(CURRENT, Text::Current, Text::CurrentMeans),
    ];
    let value = match props.edition {
        Edition::Seeds => SEEDS,
        Edition::Current => CURRENT,
    };
    let onchange = props.onchange.reform(|chosen: String| {
        if chosen == CURRENT {
            Edition::Current
        } else {
            Edition::Seeds
        }
    });
    html! {
        <>
            <Choice legend={lab.t(Text::Legend)} {options} {value} {onchange} />
            <p onclick={props.onleave.reform(|_| ())}><Link to={Page::Rules.at("editions")}>{ lab.t(Text::SideBySide) }</Link></p>
        </>
    }
}
