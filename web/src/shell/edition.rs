//! The edition of the rules that a new lab goes by.

use kluis_lab::text::vault_life::EditionChoice as Text;
use kluis_rulebook::Edition;
use yew::{Callback, Html, Properties, component, html};

use crate::form::{Choice, Offer, Offers};
use crate::lab::use_lab;
use crate::route::{Route, RulesPart};
use crate::ui::Link;

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

/// The two, each with what it means.
#[component]
pub(super) fn EditionChoice(props: &EditionChoiceProps) -> Html {
    let lab = use_lab();
    let offers = [
        Offer::new(Edition::Seeds, lab.t(Text::Seeds)).means(lab.t(Text::SeedsMeans)),
        Offer::new(Edition::Current, lab.t(Text::Current)).means(lab.t(Text::CurrentMeans)),
    ];
    html! {
        <>
            <Choice legend={lab.t(Text::Legend)} offers={Offers::new(&props.edition, offers, &props.onchange)} />
            <p onclick={props.onleave.reform(|_| ())}><Link to={Route::Rules(RulesPart::Editions)}>{ lab.t(Text::SideBySide) }</Link></p>
        </>
    }
}
