//! From a refusal to the page where it is put right.

use kluis_lab::text::way_there::WayThere as Words;
use kluis_rulebook::{Detail, Refusal, SetupStep};
use yew::{Html, Properties, component, html};

use super::link::Link;
use crate::lab::use_lab;
use crate::route::{Page, Route};

/// Properties of [`WayThere`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WayThereProps {
    /// What is refused.
    pub refusal: Refusal,
}

/// A link; nothing where the way out is on no other page.
#[component]
pub fn WayThere(props: &WayThereProps) -> Html {
    let lab = use_lab();
    let Some((to, words)) = way_there(&props.refusal.detail) else {
        return Html::default();
    };
    if lab.single || lab.route.page == to.page {
        return Html::default();
    }
    html! { <p><Link {to}>{ lab.t(words) }</Link></p> }
}

/// Where it is put right. Keys and their protection are the key vault's; everything else of a vault is set up.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "most refusals are put right where they are shown; a new one leads nowhere else until somebody says so"
)]
fn way_there(detail: &Detail) -> Option<(Route, Words<'_>)> {
    match detail {
        Detail::KeyUnusable { key_vault, .. }
        | Detail::OldVersionNeeded { key_vault, .. }
        | Detail::PermissionsMissing { key_vault, .. }
        | Detail::RoleMissing { key_vault, .. }
        | Detail::SoftDeleteOff { key_vault }
        | Detail::PurgeProtectionOff { key_vault } => {
            Some((Page::KeyVault.at(key_vault.clone()), Words::KeyVault(key_vault)))
        }
        Detail::IdentityInconsistent { on_again: false, .. } => {
            let step = SetupStep::Identity.number();
            Some((Page::Setup.at(step.to_string()), Words::Step(step)))
        }
        Detail::IdentityInconsistent { on_again: true, .. } => {
            let step = SetupStep::Permissions.number();
            Some((Page::Setup.at(step.to_string()), Words::Step(step)))
        }
        Detail::TenantMoved { missing, .. } => {
            let step = missing.first()?.number();
            Some((Page::Setup.at(step.to_string()), Words::Step(step)))
        }
        Detail::VaultHasHistory { .. } | Detail::StepLocked { .. } | Detail::ChecklistOpen { .. } => {
            Some((Page::Setup.whole(), Words::Setup))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use kluis_rulebook::KeyTrouble;

    use super::*;

    #[test]
    fn e3_a_key_that_cannot_be_used_leads_to_its_key_vault() {
        let detail = Detail::KeyUnusable {
            key: "testkey".to_owned(),
            key_vault: "testkeyvault".to_owned(),
            trouble: KeyTrouble::Disabled,
        };
        let (to, _) = way_there(&detail).unwrap();
        assert_eq!(to.hash(), "#/key-vault/testkeyvault");
    }

    #[test]
    fn v7_a_vault_in_another_tenant_leads_to_the_first_step_that_is_missing_there() {
        let detail = Detail::TenantMoved {
            vault: "testvault".to_owned(),
            missing: vec![SetupStep::Permissions, SetupStep::Key],
        };
        assert_eq!(way_there(&detail).unwrap().0.hash(), "#/setup/2");
    }

    #[test]
    fn i2_an_identity_that_was_off_leads_to_the_step_that_is_missing() {
        let detail = |on_again| Detail::IdentityInconsistent {
            vault: "testvault".to_owned(),
            on_again,
        };
        assert_eq!(way_there(&detail(false)).unwrap().0.hash(), "#/setup/1");
        assert_eq!(way_there(&detail(true)).unwrap().0.hash(), "#/setup/2");
    }
}
