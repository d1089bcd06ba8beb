//! Roles on an RBAC key vault: who, as what, and from when on (rule N4).

use kluis_lab::Request;
use kluis_lab::request::{Advance, AdvanceClock, AssignRole, RemoveRole};
use kluis_lab::text::roles::{Roles as Text, role_means};
use kluis_lab::text::setup::PermissionStep as Words;
use kluis_lab::view::{KeyVaultView, RoleView};
use kluis_resource::PrincipalId;
use kluis_rulebook::{KeyVaultRole, Rule};
use yew::{AttrValue, Html, Properties, component, html};

use crate::form::{Options, Select, clear_first, holders, principal_options, use_draft};
use crate::lab::{Lab, use_lab};
use crate::send::{Sender, use_send};
use crate::ui::{Answer, Button, ButtonKind, Mark, Notice, RuleChip, ShortId, Sign, Table, Tone};

/// Properties of [`RoleEditor`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(in crate::pages) struct RoleEditorProps {
    /// The key vault.
    pub(in crate::pages) key_vault: KeyVaultView,
    /// Who is chosen at first; the first one there is, where nobody is given.
    #[prop_or_default]
    pub(in crate::pages) principal: Option<PrincipalId>,
}

/// Assigns and removes roles. What is not in force yet is shown so.
#[component]
pub(in crate::pages) fn RoleEditor(props: &RoleEditorProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let picked = use_draft(|| None::<PrincipalId>);
    let role = use_draft(|| KeyVaultRole::CryptoServiceEncryptionUser);
    let holders = holders(&lab);
    let known = |id: &PrincipalId| holders.iter().any(|(known, _)| known == id);
    let principal = (*picked).or(props.principal).filter(known);
    let Some(principal) = principal.or_else(|| holders.first().map(|(id, _)| *id)) else {
        return html! { <Notice>{ lab.t(Words::NoPrincipal) }</Notice> };
    };
    let key_vault = &props.key_vault;
    let has = key_vault
        .roles
        .iter()
        .any(|own| own.principal == principal && own.role == *role);
    let (pick, onrole) = (clear_first(&sender, &picked.hold()), clear_first(&sender, &role.hold()));
    let assign = sender.on_click(Request::from(AssignRole {
        key_vault: key_vault.name.clone(),
        principal,
        role: *role,
    }));
    let roles = KeyVaultRole::ALL.map(|role| (role, role.azure_name()));
    let reason = has.then(|| AttrValue::from(lab.t(Text::Has(role.azure_name()))));
    html! {
        <div class="stack">
            <div class="fields">
                <Select
                    label={lab.t(Words::Principal)}
                    hint={lab.t(Words::PrincipalHint)}
                    options={principal_options(&holders, principal, &pick)}
                />
                <Select
                    label={lab.t(Text::Role)}
                    hint={role_means(*role, lab.lang)}
                    options={Options::new(&*role, roles, &onrole)}
                />
            </div>
            <div role="status" class="quiet-status">{ on_the_way(&lab, key_vault, &sender) }</div>
            <Answer of={sender.clone()} />
            <div class="row">
                <Button kind={ButtonKind::Primary} busy={sender.busy()} disabled={has} {reason} onclick={assign}>{ lab.t(Text::Assign) }</Button>
            </div>
            { table(&lab, key_vault, &sender) }
        </div>
    }
}

/// That a role is not in force yet, and the clock that makes it so.
fn on_the_way(lab: &Lab, key_vault: &KeyVaultView, sender: &Sender) -> Html {
    let Some(latest) = key_vault
        .roles
        .iter()
        .filter(|role| !role.in_force)
        .max_by_key(|role| role.at)
    else {
        return Html::default();
    };
    let by = Advance::Minutes(10);
    html! {
        <Notice tone={Tone::Warning}>
            <RuleChip rule={Rule::N4} />{ lab.t(Text::OnTheWay(&lab.format().exact_moment(latest.at))) }{ " " }
            <Button kind={ButtonKind::Quiet} busy={sender.busy()} onclick={sender.on_click(Request::from(AdvanceClock { by }))}>{ lab.t(Text::Wait) }</Button>
        </Notice>
    }
}

fn table(lab: &Lab, key_vault: &KeyVaultView, sender: &Sender) -> Html {
    let name = key_vault.name.as_str();
    if key_vault.roles.is_empty() {
        return html! { <p class="secondary">{ lab.t(Text::None(name)) }</p> };
    }
    let columns = [
        lab.t(Words::Who),
        lab.t(Text::Role),
        lab.t(Words::Standing),
        String::new(),
    ];
    html! {
        <Table caption={lab.t(Text::Table(name))} columns={columns.map(AttrValue::from).to_vec()}>
            { for key_vault.roles.iter().map(|role| line(lab, key_vault, role, sender)) }
        </Table>
    }
}

fn line(lab: &Lab, key_vault: &KeyVaultView, role: &RoleView, sender: &Sender) -> Html {
    let holder = role.holder.clone().unwrap_or_else(|| lab.t(Words::NobodyNow));
    let (sign, standing) = if role.in_force {
        (Sign::Good, lab.t(Text::InForce))
    } else {
        (Sign::Running, lab.t(Text::From(&lab.format().moment(role.at))))
    };
    let remove = sender.on_click(Request::from(RemoveRole {
        key_vault: key_vault.name.clone(),
        principal: role.principal,
        role: role.role,
    }));
    html! {
        <tr>
            <td>
                <div>{ holder.clone() }</div>
                <ShortId whole={role.principal.to_string()} what={lab.t(Words::ObjectId)} />
            </td>
            <td>{ role.role.azure_name() }</td>
            <td><Mark {sign} word={standing} /></td>
            <td>
                <Button
                    kind={ButtonKind::Quiet}
                    busy={sender.busy()}
                    label={lab.t(Text::RemoveOf(role.role.azure_name(), &holder))}
                    onclick={remove}
                >{ lab.t(Text::Remove) }</Button>
            </td>
        </tr>
    }
}
