//! Step 1, here: the managed identity (rules I1, I2).

use kluis_lab::Request;
use kluis_lab::request::{DisableIdentity, EnableIdentity};
use kluis_lab::text::setup::IdentityStep as Words;
use kluis_lab::text::vault_life::UserIdentity;
use kluis_lab::view::{IdentityView, VaultView};
use kluis_resource::VaultName;
use kluis_rulebook::Rule;
use yew::{AttrValue, Html, Properties, component, html};

use super::next::next;
use super::user_identity::{UserIdentities, user_identity};
use crate::form::ActDialog;
use crate::lab::{Lab, use_lab};
use crate::piece::{Piece, StepProps};
use crate::send::use_send;
use crate::ui::{Answer, Button, ButtonKind, Later, Notice, Printed, RuleChip, Tone};

/// The switch of a vault that has had no identity yet: what a first visit begins with.
#[component]
pub(super) fn SwitchOn(props: &StepProps) -> Html {
    let lab = use_lab();
    let vault = &props.vault;
    html! {
        <>
            <OnButton vault={vault.name.clone()} words={lab.t(Words::SwitchOn)} />
            <Later piece={Piece::UserIdentities(vault.clone())} detail=true />
        </>
    }
}

/// Properties of [`OnButton`].
#[derive(Clone, PartialEq, Properties)]
struct OnButtonProps {
    vault: VaultName,
    words: String,
}

#[component]
fn OnButton(props: &OnButtonProps) -> Html {
    let sender = use_send();
    let switch_on = sender.on_click(Request::from(EnableIdentity {
        vault: props.vault.clone(),
    }));
    html! {
        <>
            <Answer of={sender.clone()} />
            <div class="row">
                <Button kind={ButtonKind::Primary} busy={sender.busy()} onclick={switch_on}>{ props.words.clone() }</Button>
            </div>
        </>
    }
}

/// The switch, and what it gives.
#[component]
pub(super) fn IdentityPanel(props: &StepProps) -> Html {
    let lab = use_lab();
    let vault = &props.vault;
    match vault.identity {
        IdentityView::Off => html! { <SwitchOn ..props.clone() /> },
        IdentityView::SwitchedOff => html! {
            <>
                <p class="secondary">{ lab.t(Words::OnAgainLead) }</p>
                <OnButton vault={vault.name.clone()} words={lab.t(Words::SwitchOnAgain)} />
                <UserIdentities vault={vault.clone()} />
            </>
        },
        IdentityView::On { principal, tenant, .. } | IdentityView::User { principal, tenant } => html! {
            <>
                <Printed
                    what={lab.t(Words::Outcome)}
                    rows={vec![
                        ("PrincipalId".into(), AttrValue::from(principal.to_string())),
                        ("TenantId".into(), tenant.to_string().into()),
                        ("Type".into(), identity_type(vault.identity).into()),
                    ]}
                />
                if let Some(own) = user_identity(&lab, vault) {
                    <p>{ lab.t(UserIdentity::Name(own.name.as_str())) }</p>
                }
                { next(&lab, props) }
                <UserIdentities vault={vault.clone()} />
                { switch_off(&lab, vault) }
            </>
        },
    }
}

/// As Azure prints it.
const fn identity_type(identity: IdentityView) -> &'static str {
    match identity {
        IdentityView::User { .. } => "UserAssigned",
        IdentityView::Off | IdentityView::On { .. } | IdentityView::SwitchedOff => "SystemAssigned",
    }
}

/// Switching off, behind a warning.
fn switch_off(lab: &Lab, vault: &VaultView) -> Html {
    let act = Request::from(DisableIdentity {
        vault: vault.name.clone(),
        accept_inconsistency: true,
    });
    html! {
        <div class="row">
            <ActDialog
                button={lab.t(Words::SwitchOff)}
                title={lab.t(Words::SwitchOffTitle(vault.name.as_str()))}
                go={lab.t(Words::SwitchOffAnyway)}
                danger=true
                {act}
            >
                <Notice tone={Tone::Warning}><RuleChip rule={Rule::I2} />{ lab.t(Words::SwitchOffWarning) }</Notice>
                <p>{ lab.t(Words::SwitchOffAfter) }</p>
            </ActDialog>
        </div>
    }
}
