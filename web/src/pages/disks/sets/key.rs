//! Another key, or another version of it, for a set (rules M2, N11).

use kluis_lab::Request;
use kluis_lab::request::{ChangeSetKey, SetKey};
use kluis_lab::text::disks_page::{Fields, Sets as Text};
use kluis_lab::view::KeyVaultView;
use kluis_resource::{KeyName, KeyVaultName, KeyVersion};
use yew::{Callback, Html, component, html};

use super::SetProps;
use crate::form::{ActDialog, Options, Select, key_field, key_vault_field, use_draft};
use crate::format::shorten;
use crate::lab::{Lab, use_lab};

/// What was chosen; `None` is what the set has, or the first there is.
#[derive(Clone, Default, PartialEq)]
struct Chosen {
    key_vault: Option<KeyVaultName>,
    key: Option<KeyName>,
    version: Option<KeyVersion>,
}

/// The dialog.
#[component]
pub(super) fn ChangeKey(props: &SetProps) -> Html {
    let lab = use_lab();
    let set = &props.set;
    let draft = use_draft(Chosen::default);
    let own = || lab.key_vault(&set.key.key_vault);
    let Some(key_vault) = draft
        .key_vault
        .as_ref()
        .and_then(|name| lab.key_vault(name))
        .or_else(own)
    else {
        return Html::default();
    };
    let usual = if key_vault.name == set.key.key_vault {
        Some(&set.key.key)
    } else {
        key_vault.keys.first().map(|key| &key.name)
    };
    let known = |name: &&KeyName| key_vault.keys.iter().any(|key| key.name == **name);
    let chosen = draft.key.as_ref().filter(known).or(usual);
    let act = chosen.map(|key| {
        Request::from(ChangeSetKey {
            des: set.name.clone(),
            key: SetKey {
                key_vault: key_vault.name.clone(),
                key: key.clone(),
                version: draft.version,
            },
        })
    });
    let onvault = draft.on(|next, name| {
        *next = Chosen {
            key_vault: Some(name),
            ..Chosen::default()
        };
    });
    let onkey = draft.on(|next, key| {
        next.version = None;
        next.key = key;
    });
    html! {
        <ActDialog
            button={lab.t(Text::ChangeKey)}
            label={lab.t(Text::ChangeKeyOf(set.name.as_str()))}
            lead={lab.t(Text::ChangeKeyLead)}
            go={lab.t(Text::ChangeKeyGo)}
            forecast=true
            {act}
            onopen={draft.on(|next, ()| *next = Chosen::default())}
        >
            { key_vault_field(&lab, lab.t(Fields::KeyVault), &key_vault.name, &onvault) }
            { key_field((lab.t(Fields::Key), None), key_vault, chosen, &onkey) }
            if let Some(key) = chosen {
                { version_field(&lab, key_vault, key, draft.version, &draft.on(|next, version| next.version = version)) }
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
    let newest = (None, lab.t(Fields::Newest));
    let keys = key_vault.keys.iter().filter(|own| own.name == *key);
    let certain = keys.flat_map(|own| &own.versions).map(|version| {
        let short = shorten(&version.version.to_string(), 6, 4);
        (
            Some(version.version),
            format!("{short} · {}", lab.format().moment(version.created)),
        )
    });
    let options = Options::new(&chosen, std::iter::once(newest).chain(certain), onchange);
    html! { <Select label={lab.t(Fields::Version)} {options} /> }
}
