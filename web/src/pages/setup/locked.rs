//! A step that waits: what is missing, in words, with the way there (rule V9).

use kluis_lab::text::list;
use kluis_lab::text::setup::{IdentityStep, PermissionStep, ProtectionStep, Setup as Words};
use kluis_lab::view::{KeyVaultView, VaultView};
use kluis_rulebook::{Rule, SetupStep};
use yew::{Html, Properties, component, html};

use crate::lab::{Lab, use_lab};
use crate::route::Page;
use crate::ui::{Link, RuleChip};

/// Properties of [`Locked`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct LockedProps {
    pub(super) vault: VaultView,
    pub(super) key_vault: Option<KeyVaultView>,
    pub(super) step: SetupStep,
    /// The steps before it that don't hold, in order.
    pub(super) missing: Vec<SetupStep>,
}

/// What is missing.
#[component]
pub(super) fn Locked(props: &LockedProps) -> Html {
    let lab = use_lab();
    html! {
        <div class="locked-box">
            <p><RuleChip rule={Rule::V9} /><b>{ lab.t(Words::LockedTitle) }</b>{ " " }{ lab.t(Words::LockedLead) }</p>
            <ul>
                { for props.missing.iter().map(|step| html! {
                    <li>
                        <Link to={Page::Setup.at(step.number().to_string())}>
                            { format!("{} {}", step.number(), lab.t(*step)) }
                        </Link>
                        <span class="secondary">{ lack(&lab, props, *step) }</span>
                    </li>
                }) }
            </ul>
        </div>
    }
}

/// What a step lacks, in a sentence with names.
fn lack(lab: &Lab, props: &LockedProps, step: SetupStep) -> String {
    let vault = props.vault.name.as_str();
    let key_vault = props.key_vault.as_ref();
    let some = lab.t(Words::SomeKeyVault);
    let name = key_vault.map_or(some.as_str(), |key_vault| key_vault.name.as_str());
    match step {
        SetupStep::Identity => lab.t(IdentityStep::OffLine(vault)),
        SetupStep::Permissions => {
            let missing = super::permissions::missing(&props.vault, key_vault);
            let words: Vec<String> = missing.into_iter().map(|one| lab.t(one)).collect();
            lab.t(PermissionStep::MissingLine(vault, &list(&words, lab.lang), name))
        }
        SetupStep::Protection if key_vault.is_some_and(|one| one.soft_delete) => {
            lab.t(ProtectionStep::PurgeOffLine(name))
        }
        SetupStep::Protection => lab.t(ProtectionStep::BothOffLine(name)),
        SetupStep::Key => String::new(),
    }
}
