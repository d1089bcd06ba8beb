//! The edition of the rules that a new lab goes by.

use kluis_lab::text::vault_life::EditionChoice as Text;
use kluis_rulebook::Edition;
use yew::{Callback, Html, html};

use crate::form::{Choice, Offer, Offers};
use crate::lab::Lab;
use crate::route::{Route, RulesPart};
use crate::ui::Link;

/// The two, each with what it means; `onleave` hears when the user goes to see what differs.
pub(super) fn edition_choice(
    lab: &Lab,
    (chosen, onchange): (Edition, Callback<Edition>),
    onleave: &Callback<()>,
) -> Html {
    let offers = [
        Offer::new(Edition::Seeds, lab.t(Text::Seeds)).means(lab.t(Text::SeedsMeans)),
        Offer::new(Edition::Current, lab.t(Text::Current)).means(lab.t(Text::CurrentMeans)),
    ];
    html! {
        <>
            <Choice legend={lab.t(Text::Legend)} offers={Offers::new(&chosen, offers, &onchange)} />
            <p onclick={onleave.reform(|_| ())}><Link to={Route::Rules(RulesPart::Editions)}>{ lab.t(Text::SideBySide) }</Link></p>
        </>
    }
}
