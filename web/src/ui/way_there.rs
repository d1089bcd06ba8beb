//! From a refusal to the page where it is put right.

use kluis_lab::text::way_there::WayThere as Words;
use kluis_rulebook::{Detail, Refusal, SetupStep};
use yew::{Html, Properties, component, html};

use super::link::Link;
use crate::lab::use_lab;
use crate::route::{DiskStep, DisksPart, Page, Route};

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
    // Disks & VMs has several places where things are put right; every other page is one.
    let is_here = lab.route == to || lab.route.page() == to.page() && to.page() != Page::Disks;
    if lab.single || is_here {
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
        | Detail::PurgeProtectionOff { key_vault }
        | Detail::SecretUnusable { key_vault, .. }
        | Detail::BackupHasNoAccess { key_vault, .. } => {
            Some((Route::KeyVault(key_vault.parse().ok()), Words::KeyVault(key_vault)))
        }
        Detail::DesMoved { .. } => Some(disk_step(DiskStep::Identity)),
        Detail::ReaderMissing { .. } => Some(disk_step(DiskStep::Reader)),
        Detail::DesWithoutAccess { .. } => Some((Route::Disks(Some(DisksPart::Sets)), Words::Disks)),
        Detail::VmStopped { .. } | Detail::DiskLocked { .. } | Detail::AgentMissing { .. } => {
            Some((Route::Disks(Some(DisksPart::Machines)), Words::Disks))
        }
        Detail::IdentityInconsistent { on_again: false, .. } => Some(setup_step(SetupStep::Identity)),
        Detail::IdentityInconsistent { on_again: true, .. } => Some(setup_step(SetupStep::Permissions)),
        Detail::TenantMoved { missing, .. } => Some(setup_step(*missing.first()?)),
        Detail::VaultHasHistory { .. } | Detail::StepLocked { .. } | Detail::ChecklistOpen { .. } => {
            Some((Page::Setup.whole(), Words::Setup))
        }
        _ => None,
    }
}

const fn setup_step(step: SetupStep) -> (Route, Words<'static>) {
    (Route::Setup(Some(step)), Words::Step(step.number()))
}

const fn disk_step(step: DiskStep) -> (Route, Words<'static>) {
    (
        Route::Disks(Some(DisksPart::Step(step))),
        Words::DiskStep(step.number()),
    )
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
    fn m2_a_set_without_the_role_reader_leads_to_the_step_that_gives_it() {
        let detail = Detail::ReaderMissing {
            des: "des1".to_owned(),
            key_vault: "testkeyvault".to_owned(),
        };
        assert_eq!(way_there(&detail).unwrap().0.hash(), "#/disks/6");
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
