//! Access policies of a key vault: choose who, tick what, add, save (rule P1).

mod boxes;
mod table;

use kluis_lab::Request;
use kluis_lab::request::{DiscardPolicies, DraftPolicy, SavePolicies};
use kluis_lab::text::setup::PermissionStep as Words;
use kluis_lab::view::{KeyVaultView, PolicyView};
use kluis_resource::PrincipalId;
use kluis_rulebook::KeyPermission;
use yew::{Html, Properties, component, html};

use self::boxes::{Grants, boxes, use_ticked};
use self::table::policies;
use crate::form::{Select, clear_first, holders, principal_options, use_draft};
use crate::lab::{Lab, use_lab};
use crate::send::{Sender, use_send};
use crate::ui::{Answer, Button, ButtonKind, Notice, Tone};

/// Properties of [`PolicyEditor`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(in crate::pages) struct PolicyEditorProps {
    /// The key vault.
    pub(in crate::pages) key_vault: KeyVaultView,
    /// Who is chosen at first; the first one there is, where nobody is given.
    #[prop_or_default]
    pub(in crate::pages) principal: Option<PrincipalId>,
    /// It offers everything that a policy can grant, and not only what a vault needs.
    #[prop_or_default]
    pub(in crate::pages) all: bool,
}

/// Drafts and saves access policies. What is added but not saved has no effect, and is shown so.
#[component]
pub(super) fn PolicyEditor(props: &PolicyEditorProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let picked = use_draft(|| None::<PrincipalId>);
    let holders = holders(&lab);
    let known = |id: &PrincipalId| holders.iter().any(|(known, _)| known == id);
    let principal = (*picked)
        .or(props.principal)
        .filter(known)
        .or_else(|| holders.first().map(|(id, _)| *id));
    let key_vault = &props.key_vault;
    let drafted = principal
        .map(|id| Grants::of(drafted(key_vault), id))
        .unwrap_or_default();
    let ticked = use_ticked(principal, &drafted);
    let Some(principal) = principal else {
        return html! { <Notice>{ lab.t(Words::NoPrincipal) }</Notice> };
    };
    let pick = clear_first(&sender, &picked.hold());
    html! {
        <div class="stack">
            <Select
                label={lab.t(Words::Principal)}
                hint={lab.t(Words::PrincipalHint)}
                options={principal_options(&holders, principal, &pick)}
            />
            { boxes(&lab, &ticked, &sender, props.all) }
            <div role="status" class="quiet-status">
                { not_saved(&lab, key_vault) }
            </div>
            <Answer of={sender.clone()} />
            { buttons(&lab, key_vault, principal, &drafted, &ticked, &sender) }
            { policies(&lab, key_vault, &sender) }
        </div>
    }
}

/// That the draft has no effect yet, in words for what it would do.
fn not_saved(lab: &Lab, key_vault: &KeyVaultView) -> Html {
    let Some(draft) = &key_vault.draft else {
        return Html::default();
    };
    let name = key_vault.name.as_str();
    let (title, words) = match (adds(&key_vault.policies, draft), adds(draft, &key_vault.policies)) {
        (true, false) => (Words::NotSavedTitle, Words::NotSaved(name)),
        (false, true) => (Words::RemovedTitle, Words::RemovedNotSaved),
        (true, true) | (false, false) => (Words::ChangedTitle, Words::ChangedNotSaved(name)),
    };
    html! { <Notice tone={Tone::Warning} title={lab.t(title)}>{ lab.t(words) }</Notice> }
}

/// The second policies grant somebody something that the first don't.
fn adds(before: &[PolicyView], after: &[PolicyView]) -> bool {
    after.iter().any(|policy| {
        let (had, has) = (
            Grants::of(before, policy.principal),
            Grants::of(after, policy.principal),
        );
        !had.cover(&has)
    })
}

/// "Add" while the boxes say something new, "Save" while something is added; the one that is next is the primary one.
fn buttons(
    lab: &Lab,
    key_vault: &KeyVaultView,
    principal: PrincipalId,
    drafted: &Grants,
    ticked: &Grants,
    sender: &Sender,
) -> Html {
    let name = &key_vault.name;
    let draft = |grants: &Grants| {
        let key_vault = name.clone();
        sender.on_click(Request::from(DraftPolicy {
            key_vault,
            principal,
            permissions: grants.keys.iter().copied().collect(),
            secret_permissions: grants.secrets.iter().copied().collect(),
        }))
    };
    let (new, unsaved) = (ticked != drafted, key_vault.draft.is_some());
    let mut complete = drafted.clone();
    complete.keys.extend(KeyPermission::ALL);
    html! {
        <div class="row">
            if new {
                <Button kind={ButtonKind::Primary} busy={sender.busy()} onclick={draft(ticked)}>
                    { lab.t(Words::Add) }
                </Button>
            }
            if unsaved {
                <Button
                    kind={ButtonKind::primary_if(!new)}
                    busy={sender.busy()}
                    onclick={sender.on_click(Request::from(SavePolicies { key_vault: name.clone() }))}
                >{ lab.t(Words::Save) }</Button>
            }
            if complete != *drafted && !new {
                <Button
                    kind={ButtonKind::primary_if(!unsaved)}
                    busy={sender.busy()}
                    onclick={draft(&complete)}
                >{ lab.t(Words::AddMissing) }</Button>
            }
            if unsaved {
                <Button
                    kind={ButtonKind::Quiet}
                    busy={sender.busy()}
                    onclick={sender.on_click(Request::from(DiscardPolicies { key_vault: name.clone() }))}
                >{ lab.t(Words::Discard) }</Button>
            }
        </div>
    }
}

/// The policies as they would be after saving.
fn drafted(key_vault: &KeyVaultView) -> &[PolicyView] {
    key_vault.draft.as_deref().unwrap_or(&key_vault.policies)
}
