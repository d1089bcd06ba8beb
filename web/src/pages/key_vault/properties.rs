//! Where a key vault is, how it is accessed and protected, and what can be done with it as a whole.

use kluis_lab::text::key_life::KeyVaultLife;
use kluis_lab::text::key_vault::KeyVault as Text;
use yew::{Html, component, html};

use super::KeyVaultProps;
use super::life::life;
use super::protection::ProtectionEditor;
use crate::lab::use_lab;
use crate::ui::{Card, Fact, Facts, ShortId};

/// The properties.
#[component]
pub(super) fn Properties(props: &KeyVaultProps) -> Html {
    let lab = use_lab();
    let key_vault = &props.key_vault;
    let subscription =
        html! { <ShortId whole={key_vault.subscription.to_string()} what={lab.t(Text::Subscription)} /> };
    let tenant = html! { <ShortId whole={key_vault.tenant.to_string()} what={lab.t(KeyVaultLife::Tenant)} /> };
    let model = if key_vault.rbac {
        KeyVaultLife::ModelRoles
    } else {
        KeyVaultLife::ModelPolicies
    };
    let facts = vec![
        Fact::text(lab.t(Text::Region), key_vault.region.display_name()),
        Fact::new(lab.t(Text::Subscription), subscription),
        Fact::new(lab.t(KeyVaultLife::Tenant), tenant),
        Fact::text(lab.t(KeyVaultLife::Model), lab.t(model)),
        Fact::text(
            lab.t(Text::Retention),
            lab.t(Text::Days(u64::from(key_vault.retention_days))),
        ),
    ];
    html! {
        <Card title={lab.t(Text::Properties)} class="properties">
            <Facts {facts} />
            <ProtectionEditor key_vault={key_vault.clone()} />
            { life(&lab, key_vault) }
        </Card>
    }
}
