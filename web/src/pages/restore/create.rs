//! A new storage account: its name, its region, and whose key encrypts what it holds.

use kluis_lab::Request;
use kluis_lab::request::{self};
use kluis_lab::text::restore::Restore as Text;
use kluis_resource::{KeyUri, Region, StorageName};
use yew::{Html, component, html};

use crate::form::{ActDialog, Choice, Draft, NameField, Offer, Offers, Options, Select, region_field, use_draft};
use crate::lab::{Lab, use_lab};

/// What the form holds.
#[derive(Clone, Debug, PartialEq)]
struct Wanted {
    name: String,
    region: Region,
    key: Option<KeyUri>,
}

/// A button, and the form behind it.
#[component]
pub(super) fn CreateStorage() -> Html {
    let lab = use_lab();
    let draft = use_draft(|| Wanted {
        name: String::new(),
        region: lab.current_vault().map_or(Region::WestEurope, |vault| vault.region),
        key: None,
    });
    let name = StorageName::parse(&draft.name);
    let act = name.clone().ok().map(|storage| {
        Request::from(request::CreateStorage {
            storage,
            region: draft.region,
            key: draft.key.clone(),
        })
    });
    let clear = draft.on(|next, _| {
        next.name.clear();
        next.key = None;
    });
    html! {
        <ActDialog
            button={lab.t(Text::NewStorage)}
            title={lab.t(Text::StorageTitle)}
            go={lab.t(Text::StorageCreate)}
            {act}
            onaccepted={clear}
        >
            <NameField
                value={draft.name.clone()}
                hint={lab.t(Text::StorageNameHint)}
                offered=false
                error={name.err()}
                oninput={draft.on(|next, name| next.name = name)}
            />
            { region_field(&lab, draft.region, &draft.on(|next, region| next.region = region)) }
            { key(&lab, &draft) }
        </ActDialog>
    }
}

/// The platform's key, or one of the key vaults.
fn key(lab: &Lab, draft: &Draft<Wanted>) -> Html {
    let keys = keys(lab);
    let first = keys.first().cloned();
    let onown = draft.on(move |next, own| next.key = first.clone().filter(|_| own));
    let offers = [
        Offer::new(false, lab.t(Text::StoragePlatform)),
        Offer::new(true, lab.t(Text::StorageOwn)),
    ];
    let words = |uri: &KeyUri| (uri.clone(), format!("{} · {}", uri.key, uri.key_vault));
    let onkey = draft.on(|next, uri| next.key = Some(uri));
    let options = draft
        .key
        .as_ref()
        .map(|chosen| Options::new(chosen, keys.iter().map(words), &onkey));
    html! {
        <>
            <Choice legend={lab.t(Text::StorageKey)} offers={Offers::new(&draft.key.is_some(), offers, &onown)} />
            if keys.is_empty() {
                <p class="secondary">{ lab.t(Text::StorageNoKeys) }</p>
            }
            if let Some(options) = options {
                <Select label={lab.t(Text::StorageKeyPick)} {options} />
            }
        </>
    }
}

/// Every key of every key vault, without a version.
fn keys(lab: &Lab) -> Vec<KeyUri> {
    let of_vault = |key_vault: &kluis_lab::view::KeyVaultView| {
        let name = key_vault.name.clone();
        let uri = move |key: &kluis_lab::view::KeyView| KeyUri {
            key_vault: name.clone(),
            key: key.name.clone(),
            version: None,
        };
        key_vault.keys.iter().map(uri).collect::<Vec<_>>()
    };
    lab.view.key_vaults.iter().flat_map(of_vault).collect()
}
