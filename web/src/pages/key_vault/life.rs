//! What becomes of a key vault as a whole: deleted, recovered, removed for good, moved to another tenant (rules K2, N5, N13, V7).

use std::collections::BTreeSet;

use kluis_lab::Act;
use kluis_lab::text::key_life::KeyVaultLife as Text;
use kluis_lab::view::{DeletedKeyVaultView, KeyVaultView};
use kluis_resource::TenantId;
use kluis_rulebook::Rule;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state_eq};

use super::KeyVaultProps;
use super::purge::{Purge, Purged};
use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::send::{use_question, use_send};
use crate::ui::{Answer, Button, ButtonKind, Card, Dialog, Mark, Notice, RuleChip, Select, Sign, Tone};

/// The buttons that delete and move it.
#[component]
pub(super) fn Life(props: &KeyVaultProps) -> Html {
    html! {
        <div class="row life">
            <MoveToTenant key_vault={props.key_vault.clone()} />
            <Delete key_vault={props.key_vault.clone()} />
        </div>
    }
}

#[component]
fn Delete(props: &KeyVaultProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let question = use_question(&sender);
    let key_vault = &props.key_vault;
    let name = key_vault.name.as_str();
    let delete = sender.on_click(Act::DeleteKeyVault {
        key_vault: key_vault.name.clone(),
    });
    let (tone, means, go) = if key_vault.soft_delete {
        let days = u64::from(key_vault.retention_days);
        (Tone::Warning, Text::DeleteSoft(days), Text::DeleteGo)
    } else {
        (Tone::Bad, Text::DeleteHard, Text::DeleteForGood)
    };
    let versions = key_vault.keys.iter().flat_map(|key| &key.versions);
    let wraps: u64 = versions.map(|version| version.wraps).sum();
    html! {
        <>
            <Button kind={ButtonKind::Quiet} onclick={question.ask()}>{ lab.t(Text::Delete) }</Button>
            <Dialog
                open={question.is_open()}
                title={lab.t(Text::DeleteTitle(name))}
                onclose={question.leave()}
                actions={html! { <Button kind={ButtonKind::Danger} busy={sender.busy()} onclick={delete}>{ lab.t(go) }</Button> }}
            >
                <Notice {tone}>
                    if wraps > 0 {
                        { lab.t(Text::DeleteWraps(wraps, &lab.format().number(wraps))) }{ " " }
                    }
                    { lab.t(means) }
                    if key_vault.rbac && key_vault.soft_delete {
                        { " " }<RuleChip rule={Rule::N13} />{ lab.t(Text::DeleteRoles) }
                    }
                </Notice>
                <Answer of={sender.clone()} />
            </Dialog>
        </>
    }
}

/// To a tenant that something of the lab is in; nothing where there is only one.
#[component]
fn MoveToTenant(props: &KeyVaultProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let question = use_question(&sender);
    let chosen = use_state_eq(|| None::<TenantId>);
    let tenants = other_tenants(&lab, &props.key_vault);
    let Some(tenant) = (*chosen)
        .filter(|own| tenants.contains(own))
        .or(tenants.first().copied())
    else {
        return Html::default();
    };
    let name = &props.key_vault.name;
    let go = question.send(Act::MoveKeyVault {
        key_vault: name.clone(),
        tenant,
    });
    let options: Vec<(AttrValue, AttrValue)> = tenants
        .iter()
        .map(|id| {
            let id = id.to_string();
            let short = shorten(&id, 8, 4);
            (id.into(), short.into())
        })
        .collect();
    let onchange = Callback::from(move |id: String| chosen.set(id.parse().ok()));
    html! {
        <>
            <Button kind={ButtonKind::Quiet} onclick={question.ask()}>{ lab.t(Text::MoveTenant) }</Button>
            <Dialog
                open={question.is_open()}
                title={lab.t(Text::MoveTitle(name.as_str()))}
                onclose={question.leave()}
                actions={html! { <Button kind={ButtonKind::Danger} busy={sender.busy()} onclick={go}>{ lab.t(Text::MoveGo) }</Button> }}
            >
                <Notice tone={Tone::Warning}><RuleChip rule={Rule::V7} />{ lab.t(Text::MoveMeans) }</Notice>
                <Select label={lab.t(Text::MoveTo)} value={tenant.to_string()} {options} {onchange} />
                <Answer of={sender.clone()} />
            </Dialog>
        </>
    }
}

fn other_tenants(lab: &Lab, key_vault: &KeyVaultView) -> Vec<TenantId> {
    let vaults = lab.view.vaults.iter().map(|vault| vault.tenant);
    let all: BTreeSet<TenantId> = std::iter::once(lab.view.tenant).chain(vaults).collect();
    all.into_iter().filter(|tenant| *tenant != key_vault.tenant).collect()
}

/// The deleted key vaults; nothing where there is none.
#[component]
pub(super) fn DeletedKeyVaults() -> Html {
    let lab = use_lab();
    if lab.view.deleted_key_vaults.is_empty() {
        return Html::default();
    }
    html! {
        <Card title={lab.t(Text::Deleted)} lead={lab.t(Text::DeletedWhy)} class="deleted-key-vaults">
            <ul class="rows">
                { for lab.view.deleted_key_vaults.iter().map(|one| html! {
                    <DeletedKeyVault key={one.name.to_string()} deleted={one.clone()} />
                }) }
            </ul>
        </Card>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DeletedProps {
    deleted: DeletedKeyVaultView,
}

#[component]
fn DeletedKeyVault(props: &DeletedProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let deleted = &props.deleted;
    let (name, format) = (&deleted.name, lab.format());
    let facts = [
        deleted.region.display_name().to_owned(),
        lab.t(Text::Keys(deleted.keys)),
        lab.t(Text::DeletedFacts(
            &format.moment(deleted.deleted),
            &format.moment(deleted.purge),
        )),
    ];
    let key_vault = name.clone();
    let recover = sender.on_click(Act::RecoverKeyVault { key_vault });
    let key_vault = name.clone();
    html! {
        <li>
            <div class="row-head">
                <span>
                    { name.to_string() }
                    if deleted.purge_protection {
                        { " " }<Mark sign={Sign::Good} word={lab.t(Text::Protected)} />
                    }
                </span>
                <Purge name={name.to_string()} act={Act::PurgeKeyVault { key_vault }} what={Purged::KeyVault} />
                <Button busy={sender.busy()} label={lab.t(Text::RecoverOf(name.as_str()))} onclick={recover}>{ lab.t(Text::Recover) }</Button>
            </div>
            <p class="secondary">{ facts.join(" · ") }</p>
            <Answer of={sender} />
        </li>
    }
}
