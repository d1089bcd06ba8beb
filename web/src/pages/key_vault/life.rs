//! What becomes of a key vault as a whole: deleted, recovered, removed for good, moved to another tenant (rules K2, N5, N13, V7).

use std::collections::BTreeSet;

use kluis_lab::Request;
use kluis_lab::request::{DeleteKeyVault, MoveKeyVault, PurgeKeyVault, RecoverKeyVault};
use kluis_lab::text::key_life::KeyVaultLife as Text;
use kluis_lab::view::{DeletedKeyVaultView, KeyVaultView};
use kluis_resource::TenantId;
use kluis_rulebook::Rule;
use yew::{Html, component, html};

use super::KeyVaultProps;
use super::purge::DeletedRow;
use crate::form::{ActDialog, Options, Select, use_draft};
use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::ui::{Card, Mark, Notice, RuleChip, Sign, Tone};

/// The buttons that delete and move it.
pub(super) fn life(lab: &Lab, key_vault: &KeyVaultView) -> Html {
    html! {
        <div class="row life">
            <MoveToTenant key_vault={key_vault.clone()} />
            { delete(lab, key_vault) }
        </div>
    }
}

fn delete(lab: &Lab, key_vault: &KeyVaultView) -> Html {
    let (tone, means, go) = if key_vault.soft_delete {
        let days = u64::from(key_vault.retention_days);
        (Tone::Warning, Text::DeleteSoft(days), Text::DeleteGo)
    } else {
        (Tone::Bad, Text::DeleteHard, Text::DeleteForGood)
    };
    let versions = key_vault.keys.iter().flat_map(|key| &key.versions);
    let wraps: u64 = versions.map(|version| version.wraps).sum();
    let act = Request::from(DeleteKeyVault {
        key_vault: key_vault.name.clone(),
    });
    html! {
        <ActDialog
            button={lab.t(Text::Delete)}
            title={lab.t(Text::DeleteTitle(key_vault.name.as_str()))}
            go={lab.t(go)}
            danger=true
            {act}
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
        </ActDialog>
    }
}

/// To a tenant that something of the lab is in; nothing where there is only one.
#[component]
fn MoveToTenant(props: &KeyVaultProps) -> Html {
    let lab = use_lab();
    let picked = use_draft(|| None::<TenantId>);
    let tenants = other_tenants(&lab, &props.key_vault);
    let chosen = (*picked).filter(|own| tenants.contains(own));
    let Some(tenant) = chosen.or(tenants.first().copied()) else {
        return Html::default();
    };
    let name = &props.key_vault.name;
    let act = Request::from(MoveKeyVault {
        key_vault: name.clone(),
        tenant,
    });
    let short = |id: &TenantId| (*id, shorten(&id.to_string(), 8, 4));
    let options = Options::new(&tenant, tenants.iter().map(short), &picked.hold());
    html! {
        <ActDialog
            button={lab.t(Text::MoveTenant)}
            title={lab.t(Text::MoveTitle(name.as_str()))}
            go={lab.t(Text::MoveGo)}
            danger=true
            {act}
        >
            <Notice tone={Tone::Warning}><RuleChip rule={Rule::V7} />{ lab.t(Text::MoveMeans) }</Notice>
            <Select label={lab.t(Text::MoveTo)} {options} />
        </ActDialog>
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
            <ul class="rows">{ for lab.view.deleted_key_vaults.iter().map(|one| deleted(&lab, one)) }</ul>
        </Card>
    }
}

fn deleted(lab: &Lab, deleted: &DeletedKeyVaultView) -> Html {
    let (name, format) = (deleted.name.as_str(), lab.format());
    let own = || deleted.name.clone();
    let protected = deleted
        .purge_protection
        .then(|| html! { <>{ " " }<Mark sign={Sign::Good} word={lab.t(Text::Protected)} /></> });
    html! {
        <DeletedRow
            key={name.to_owned()}
            name={name.to_owned()}
            shown={html! { <>{ name.to_owned() }{ protected }</> }}
            facts={vec![
                deleted.region.display_name().to_owned(),
                lab.t(Text::Keys(deleted.keys)),
                lab.t(Text::DeletedFacts(&format.moment(deleted.deleted), &format.moment(deleted.purge))),
            ]}
            means={lab.t(Text::PurgeKeyVaultMeans)}
            purge={Request::from(PurgeKeyVault { key_vault: own() })}
            words={(lab.t(Text::Recover).into(), lab.t(Text::RecoverOf(name)).into())}
            recover={Request::from(RecoverKeyVault { key_vault: own() })}
        />
    }
}
