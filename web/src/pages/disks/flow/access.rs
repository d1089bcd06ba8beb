//! Steps 4 to 6: the identity of the set, and what it may do on the key vault (rules M2, M13, N4).

use std::rc::Rc;

use kluis_lab::Request;
use kluis_lab::request::{AssignReader, DraftPolicy, RenewSetIdentity, SavePolicies};
use kluis_lab::text::disks_page::{FlowStep as Text, Sets};
use kluis_lab::text::setup::PermissionStep;
use kluis_lab::text::words::Words;
use kluis_lab::view::KeyVaultView;
use kluis_resource::PrincipalId;
use kluis_rulebook::Rule;
use yew::{AttrValue, Html, component, html};

use super::props::{PanelProps, next};
use super::standing::{NEEDED, missing_permissions};
use crate::lab::{Lab, use_lab};
use crate::pages::key_vault::{AccessEditor, RoleEditor};
use crate::send::{Sender, use_send};
use crate::ui::{Answer, Button, ButtonKind, Notice, Printed, RefusalBox, RuleChip, Tone};

/// Step 4: what Azure made, or a new one after a move.
#[component]
pub(super) fn IdentityPanel(props: &PanelProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let Some(set) = &props.subject.set else {
        return Html::default();
    };
    let renew = sender.on_click(Request::from(RenewSetIdentity { des: set.name.clone() }));
    let moved = set.trouble.clone().filter(|_| set.moved && set.objects == 0);
    html! {
        <>
            if let Some(refusal) = moved {
                <RefusalBox standing=true refusal={Rc::new(refusal)} />
            }
            <Printed
                what={lab.t(Text::IdentityOutcome)}
                rows={vec![
                    ("PrincipalId".into(), AttrValue::from(set.principal.to_string())),
                    ("TenantId".into(), set.tenant.to_string().into()),
                    ("Type".into(), "SystemAssigned".into()),
                ]}
            />
            <Answer of={sender.clone()} />
            if set.moved {
                <div class="row">
                    <Button kind={ButtonKind::Primary} busy={sender.busy()} onclick={renew}>{ lab.t(Sets::Renew) }</Button>
                </div>
            }
            { next(&lab, props) }
        </>
    }
}

/// Step 5: a policy that is added and then saved, or a role.
#[component]
pub(super) fn PermissionPanel(props: &PanelProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let (Some(set), Some(key_vault)) = (&props.subject.set, &props.subject.key_vault) else {
        return Html::default();
    };
    let done = props.is_done();
    html! {
        <>
            if done {
                <Notice tone={Tone::Good}>{ lab.t(Text::PermissionsDone(set.name.as_str(), key_vault.name.as_str())) }</Notice>
                { next(&lab, props) }
            }
            if key_vault.rbac {
                <RoleEditor key_vault={key_vault.clone()} principal={set.principal} />
            } else {
                if !done {
                    { grant(&lab, props, key_vault, set.principal, &sender) }
                }
                <Answer of={sender.clone()} />
                <details>
                    <summary>{ lab.t(Text::PermissionsOther) }</summary>
                    <AccessEditor key_vault={key_vault.clone()} principal={set.principal} />
                </details>
            }
        </>
    }
}

/// "Add" and then "Save": what is added has no effect yet.
fn grant(lab: &Lab, props: &PanelProps, key_vault: &KeyVaultView, principal: PrincipalId, sender: &Sender) -> Html {
    let name = || key_vault.name.clone();
    let drafted = key_vault
        .draft
        .iter()
        .flatten()
        .filter(|policy| policy.principal == principal);
    let drafted: Vec<_> = drafted.flat_map(|policy| policy.permissions.iter().copied()).collect();
    let is_drafted = missing_permissions(&props.subject)
        .iter()
        .all(|one| drafted.contains(one));
    let kept = key_vault.policies.iter().filter(|policy| policy.principal == principal);
    let secret_permissions = kept.clone().flat_map(|policy| policy.secrets.iter().copied()).collect();
    let mut permissions: Vec<_> = kept
        .flat_map(|policy| policy.permissions.iter().copied())
        .chain(NEEDED)
        .collect();
    permissions.sort();
    permissions.dedup();
    let add = sender.on_click(Request::from(DraftPolicy {
        key_vault: name(),
        principal,
        permissions,
        secret_permissions,
    }));
    let save = sender.on_click(Request::from(SavePolicies { key_vault: name() }));
    html! {
        <>
            <div role="status" class="quiet-status">
                if is_drafted {
                    <Notice tone={Tone::Warning} title={lab.t(PermissionStep::NotSavedTitle)}>
                        { lab.t(Text::PermissionsDrafted(key_vault.name.as_str())) }
                    </Notice>
                }
            </div>
            <div class="row">
                if is_drafted {
                    <Button kind={ButtonKind::Primary} busy={sender.busy()} onclick={save}>{ lab.t(Words::Save) }</Button>
                } else {
                    <Button kind={ButtonKind::Primary} busy={sender.busy()} onclick={add}>{ lab.t(Text::PermissionsAdd) }</Button>
                }
            </div>
        </>
    }
}

/// Step 6: the key vault itself as a resource.
#[component]
pub(super) fn ReaderPanel(props: &PanelProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let (Some(set), Some(key_vault)) = (&props.subject.set, &props.subject.key_vault) else {
        return Html::default();
    };
    let (des, name) = (set.name.as_str(), key_vault.name.as_str());
    let assign = sender.on_click(Request::from(AssignReader {
        key_vault: key_vault.name.clone(),
        principal: set.principal,
    }));
    html! {
        <>
            if set.reader {
                <Notice tone={Tone::Good}>{ lab.t(Text::ReaderDone(des, name)) }</Notice>
            } else if key_vault.rbac {
                <Notice tone={Tone::Good}><RuleChip rule={Rule::N4} />{ lab.t(Text::ReaderByRole(name)) }</Notice>
            } else {
                <div class="row">
                    <Button kind={ButtonKind::Primary} busy={sender.busy()} onclick={assign}>{ lab.t(Text::ReaderAssign(des)) }</Button>
                </div>
            }
            <Answer of={sender.clone()} />
            { next(&lab, props) }
        </>
    }
}
