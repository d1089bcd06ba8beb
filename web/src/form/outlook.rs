//! What would come of the act that a form makes.

use kluis_lab::text::disks_page::Fields as Text;
use kluis_lab::text::list;
use yew::{Html, html};

use crate::lab::Lab;
use crate::send::Forecast;
use crate::ui::{InTheWay, key_words};

/// The refusal that it would get, or the key that would protect what it makes; nothing while neither is known.
pub fn outlook(lab: &Lab, forecast: &Forecast) -> Html {
    match forecast {
        Forecast::Unknown => Html::default(),
        Forecast::Refused(refusal) => html! { <InTheWay refusal={(**refusal).clone()} /> },
        Forecast::Fine(preview) if preview.keys.is_empty() => Html::default(),
        Forecast::Fine(preview) => {
            let keys: Vec<String> = preview.keys.iter().map(|kid| key_words(lab, kid)).collect();
            html! { <p class="secondary">{ lab.t(Text::WouldBeUnder(&list(&keys, lab.lang))) }</p> }
        }
    }
}
