//! The keys of a key vault, each with its versions.

use kluis_lab::text::import::ImportKey as ImportText;
use kluis_lab::text::key_vault::Keys as Text;
use kluis_lab::view::{KeyVaultView, KeyView};
use yew::{Html, component, html};

use super::KeyVaultProps;
use super::deleted::{delete_key, deleted_keys};
use super::import_key::ImportKeyForm;
use super::new_key::{NewKeyForm, NewVersion};
use super::rotation::{Rotation, policy_line};
use super::version::Version;
use crate::lab::{Lab, use_lab};
use crate::ui::{Empty, Glyph, PagedList, Rows, Thing};

/// The keys.
#[component]
pub(super) fn Keys(props: &KeyVaultProps) -> Html {
    let lab = use_lab();
    let key_vault = &props.key_vault;
    let empty = key_vault.keys.is_empty() && key_vault.deleted_keys.is_empty();
    html! {
        <>
            if empty {
                <Empty title={lab.t(Text::NoKeys)}>{ lab.t(Text::NoKeysWhy) }</Empty>
            }
            { for key_vault.keys.iter().map(|key| one_key(&lab, key_vault, key)) }
            { deleted_keys(&lab, key_vault) }
            <details class="new-key" open={empty}>
                <summary>{ lab.t(Text::NewKey) }</summary>
                <p class="secondary">{ lab.t(Text::GenerateWhy) }</p>
                <NewKeyForm key_vault={key_vault.clone()} primary=true certificates=true />
            </details>
            <details class="new-key">
                <summary>{ lab.t(ImportText::Title) }</summary>
                <p class="secondary">{ lab.t(ImportText::Lead) }</p>
                <ImportKeyForm key_vault={key_vault.clone()} />
            </details>
        </>
    }
}

fn versions(key: &KeyView) -> Rows {
    let own = key.clone();
    Rows::new(key.versions.len(), move |index| {
        let version = &own.versions[index];
        html! {
            <Version key={version.version.to_string()} key_name={own.name.clone()} version={version.clone()} newest={index == 0} />
        }
    })
}

fn one_key(lab: &Lab, key_vault: &KeyVaultView, key: &KeyView) -> Html {
    let bits = key.versions.first().map_or(2048, |version| version.bits);
    let wraps = key.versions.iter().map(|version| version.wraps).sum::<u64>();
    let dated = lab.view.edition.terms().rotation_policies;
    html! {
        <section key={key.name.to_string()} class="key" aria-label={key.name.to_string()}>
            <div class="row-head">
                <h3><Glyph thing={Thing::Kek} />{ key.name.to_string() }</h3>
                <small class="secondary">{ lab.t(Text::Versions(key.versions.len() as u64)) }</small>
                if key.certificate {
                    <small class="secondary">{ lab.t(Text::Certificate) }</small>
                }
                <span class="row">
                    <NewVersion key_vault={key_vault.name.clone()} name={key.name.clone()} {bits} />
                    if dated {
                        <Rotation key_vault={key_vault.name.clone()} of_key={key.clone()} />
                    }
                    { delete_key(lab, key_vault, &key.name, wraps) }
                </span>
            </div>
            if let Some(policy) = policy_line(lab, key) {
                <p class="secondary policy-line">{ policy }</p>
            }
            <PagedList
                label={lab.t(Text::VersionsOf(key.name.as_str()))}
                rows={versions(key)}
            />
        </section>
    }
}
