//! Step 1, here: the managed identity (rules I1, I2).

use kluis_lab::Request;
use kluis_lab::request::{DisableIdentity, EnableIdentity};
use kluis_lab::text::setup::IdentityStep as Words;
use kluis_lab::text::vault_life::UserIdentity;
use kluis_lab::view::{IdentityView, VaultView};
use kluis_rulebook::Rule;
use yew::{AttrValue, Html, component, html};

use super::props::{PanelProps, next};
use super::user_identity::{UserIdentities, user_identity};
use crate::form::ActDialog;
use crate::lab::{Lab, use_lab};
use crate::send::use_send;
use crate::ui::{Answer, Button, ButtonKind, Notice, Printed, RuleChip, Tone};

/// The switch, and what it gives.
#[component]
pub(super) fn IdentityPanel(props: &PanelProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let vault = &props.vault;
    let switch_on = sender.on_click(Request::from(EnableIdentity {
        vault: vault.name.clone(),
    }));
    let on_button = |words: Words<'static>| {
        html! {
            <div class="row">
                <Button kind={ButtonKind::Primary} busy={sender.busy()} onclick={switch_on.clone()}>{ lab.t(words) }</Button>
            </div>
        }
    };
    match vault.identity {
        IdentityView::Off => html! {
            <>
                <Answer of={sender.clone()} />
                { on_button(Words::SwitchOn) }
                <UserIdentities vault={vault.clone()} />
            </>
        },
        IdentityView::SwitchedOff => html! {
            <>
                <p class="secondary">{ lab.t(Words::OnAgainLead) }</p>
                <Answer of={sender.clone()} />
                { on_button(Words::SwitchOnAgain) }
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
