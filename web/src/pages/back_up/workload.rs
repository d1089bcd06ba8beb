//! What is backed up: files, or a database or machine that a vault takes or doesn't (rules V3, V13).

use kluis_lab::text::vault_life::WorkloadChoice as Text;
use kluis_lab::view::VaultView;
use kluis_rulebook::{Rule, Workload};
use yew::{Callback, Html, html};

use crate::form::{Options, Select};
use crate::lab::Lab;
use crate::ui::{Notice, RuleChip, Tone};

/// The choice for an item of the name that is typed; one that is there stays what it was first.
pub(super) fn workload_field(
    lab: &Lab,
    vault: &VaultView,
    item: &str,
    (chosen, onchange): (Workload, Callback<Workload>),
) -> Html {
    let existing = workload_of(vault, item);
    let workload = existing.unwrap_or(chosen);
    let other = existing.filter(|own| !Workload::OF_FILES.contains(own));
    let offered = Workload::OF_FILES.into_iter().chain(other);
    let options = Options::new(&workload, offered.map(|own| (own, lab.t(own))), &onchange);
    let hint = match existing {
        Some(_) => lab.t(Text::Stays(item.trim())),
        None => lab.t(Text::Hint),
    };
    let refused = vault.key.is_some() && !workload.goes_with_customer_key();
    html! {
        <>
            <Select label={lab.t(Text::Label)} {options} {hint} disabled={existing.is_some()} />
            if refused {
                <Notice tone={Tone::Warning}><RuleChip rule={Rule::V3} />{ lab.t(Text::NotWithKey) }</Notice>
            }
        </>
    }
}

/// What an item that is there is.
pub(super) fn workload_of(vault: &VaultView, item: &str) -> Option<Workload> {
    let mut items = vault.items.iter();
    let found = items.find(|own| own.name.as_str() == item.trim());
    found.map(|own| own.workload)
}
