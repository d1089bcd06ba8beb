//! One entry of the log.

use kluis_lab::text::audit::{Audit as Text, Chain};
use kluis_lab::view::AuditEntry;
use yew::{Html, html};

use crate::format::shorten;
use crate::lab::Lab;
use crate::ui::ShortId;

/// What was done, when, with which key or secret, by whom, and the entry's hash.
pub(super) fn row(lab: &Lab, entry: &AuditEntry) -> Html {
    let principal = shorten(&entry.principal.to_string(), 4, 2);
    let holder = entry.holder.clone().unwrap_or_else(|| lab.t(Text::Unknown));
    let version = entry
        .key
        .version()
        .map(|version| shorten(&version.to_string(), 4, 2))
        .unwrap_or_default();
    let times = if entry.count > 1 {
        lab.t(Text::Times(&lab.format().number(entry.count)))
    } else {
        String::new()
    };
    let number = lab.format().number(entry.number);
    html! {
        <li key={entry.number}>
            <div class="row-head">
                <span><small class="number secondary">{ lab.t(Text::Number(&number)) }</small>{ times }{ " " }<b>{ lab.t(entry.operation) }</b></span>
                <small class="secondary">{ lab.format().exact_moment(entry.at) }</small>
            </div>
            <div class="entry-facts secondary">
                <span>
                    { lab.t(Text::With(entry.key.name(), &version)) }{ " · " }
                    { lab.t(Text::By(&holder)) }{ " " }<code title={entry.principal.to_string()}>{ principal }</code>
                </span>
                <ShortId whole={entry.hash.to_string()} what={lab.t(Chain::HashOf(&number))} first=6 last=4 />
            </div>
        </li>
    }
}
