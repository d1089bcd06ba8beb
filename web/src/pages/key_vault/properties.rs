//! Region, subscription and retention of a key vault, and its protection.

use kluis_lab::text::key_vault::KeyVault as Text;
use yew::{Html, component, html};

use super::KeyVaultProps;
use crate::forms::ProtectionEditor;
use crate::lab::use_lab;
use crate::ui::{Card, Fact, Facts, ShortId};

/// The properties.
#[component]
pub(super) fn Properties(props: &KeyVaultProps) -> Html {
    let lab = use_lab();
    let key_vault = &props.key_vault;
    let subscription =
        html! { <ShortId whole={key_vault.subscription.to_string()} what={lab.t(Text::Subscription)} /> };
    let facts = vec![
        Fact::text(lab.t(Text::Region), key_vault.region.display_name()),
        Fact::new(lab.t(Text::Subscription), subscription),
        Fact::text(
            lab.t(Text::Retention),
            lab.t(Text::Days(u64::from(key_vault.retention_days))),
        ),
    ];
    html! {
        <Card title={lab.t(Text::Properties)} class="properties">
            <Facts {facts} />
            <ProtectionEditor key_vault={key_vault.clone()} />
        </Card>
    }
}
