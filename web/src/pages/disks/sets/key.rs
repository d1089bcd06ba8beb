//! Another key, or another version of it, for a set (rules M2, N11).

use kluis_lab::text::disks_page::{Fields, Sets as Text};
use kluis_lab::view::KeyVaultView;
use kluis_lab::{Act, ComputeAct, SetKey};
use kluis_resource::{KeyName, KeyVaultName, KeyVersion};
use yew::{AttrValue, Callback, Html, component, html, use_state_eq};

use super::SetProps;
use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::pages::disks::act_dialog::ActDialog;
use crate::pages::disks::fields::{key_field, key_vault_field};
use crate::ui::Select;

/// The dialog.
#[component]
pub(super) fn ChangeKey(props: &SetProps) -> Html {
    let lab = use_lab();
    let set = &props.set;
    let vault = use_state_eq(|| None::<KeyVaultName>);
    let key = use_state_eq(|| None::<KeyName>);
    let version = use_state_eq(|| None::<KeyVersion>);
    let own = || lab.key_vault(&set.key.key_vault);
    let Some(key_vault) = vault.as_ref().and_then(|name| lab.key_vault(name)).or_else(own) else {
        return Html::default();
    };
    let is_own = key_vault.name == set.key.key_vault;
    let usual = if is_own {
        Some(&set.key.key)
    } else {
        key_vault.keys.first().map(|key| &key.name)
    };
    let known = |name: &&KeyName| key_vault.keys.iter().any(|key| key.name == **name);
    let chosen = (*key).as_ref().filter(known).or(usual);
    let act = chosen.map(|key| {
        let (key_vault, key) = (key_vault.name.clone(), key.clone());
        let key = SetKey {
            key_vault,
            key,
            version: *version,
        };
        Act::Compute(ComputeAct::ChangeSetKey {
            des: set.name.clone(),
            key,
        })
    });
    let onopen = {
        let (vault, key, version) = (vault.clone(), key.clone(), version.clone());
        Callback::from(move |()| {
            vault.set(None);
            key.set(None);
            version.set(None);
        })
    };
    let onvault = {
        let (vault, key, version) = (vault.clone(), key.clone(), version.clone());
        Callback::from(move |name| {
            key.set(None);
            version.set(None);
            vault.set(Some(name));
        })
    };
    let onkey = {
        let (key, version) = (key.clone(), version.clone());
        Callback::from(move |name| {
            version.set(None);
            key.set(name);
        })
    };
    let onversion = {
        let version = version.clone();
        Callback::from(move |next| version.set(next))
    };
    let name = set.name.as_str();
    html! {
        <ActDialog
            button={lab.t(Text::ChangeKey)}
            label={lab.t(Text::ChangeKeyOf(name))}
            lead={lab.t(Text::ChangeKeyLead)}
            go={lab.t(Text::ChangeKeyGo)}
            {act}
            {onopen}
        >
            { key_vault_field(&lab, key_vault, &onvault) }
            { key_field((lab.t(Fields::Key), None), key_vault, chosen, &onkey) }
            if let Some(key) = chosen {
                { version_field(&lab, key_vault, key, *version, &onversion) }
            }
        </ActDialog>
    }
}

/// The newest version, or a certain one.
pub(in crate::pages::disks) fn version_field(
    lab: &Lab,
    key_vault: &KeyVaultView,
    key: &KeyName,
    chosen: Option<KeyVersion>,
    onchange: &Callback<Option<KeyVersion>>,
) -> Html {
    let newest = (AttrValue::default(), AttrValue::from(lab.t(Fields::Newest)));
    let versions = key_vault
        .keys
        .iter()
        .filter(|own| own.name == *key)
        .flat_map(|own| &own.versions);
    let options: Vec<(AttrValue, AttrValue)> = std::iter::once(newest)
        .chain(versions.map(|version| {
            let whole = version.version.to_string();
            let words = format!("{} · {}", shorten(&whole, 6, 4), lab.format().moment(version.created));
            (whole.into(), words.into())
        }))
        .collect();
    let value = chosen.map(|version| version.to_string()).unwrap_or_default();
    let onchange = onchange.reform(|whole: String| whole.parse().ok());
    html! { <Select label={lab.t(Fields::Version)} {value} {options} {onchange} /> }
}
