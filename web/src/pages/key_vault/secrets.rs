//! The secrets of a key vault, each with its versions, and the deleted ones (rules D3, K2). Left out on purpose: their values, which
//! no page sees, and making them, which a virtual machine does.

use kluis_lab::Request;
use kluis_lab::request::{DeleteSecret, PurgeSecret, RecoverSecret, SetSecretEnabled};
use kluis_lab::text::key_vault::{Keys, Secrets as Text};
use kluis_lab::view::{DeletedSecretView, KeyVaultView, SecretView};
use kluis_resource::{Kid, SecretName};
use yew::{Html, component, html};

use super::KeyVaultProps;
use super::deleted::delete_dialog;
use super::purge::{DeletedRow, deleted_rows};
use super::version::VersionRow;
use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::ui::{Empty, Glyph, Notice, PagedList, Rows, Thing, Tone};

/// The secrets.
#[component]
pub(super) fn Secrets(props: &KeyVaultProps) -> Html {
    let lab = use_lab();
    let key_vault = &props.key_vault;
    if key_vault.secrets.is_empty() && key_vault.deleted_secrets.is_empty() {
        return html! { <Empty title={lab.t(Text::None)}>{ lab.t(Text::NoneWhy) }</Empty> };
    }
    html! {
        <>
            <p class="secondary above">{ lab.t(Text::Why) }</p>
            { for key_vault.secrets.iter().map(|secret| one_secret(&lab, key_vault, secret)) }
            { deleted_rows(lab.t(Text::Deleted), key_vault.deleted_secrets.iter().map(|own| deleted(&lab, key_vault, own)).collect()) }
        </>
    }
}

fn one_secret(lab: &Lab, key_vault: &KeyVaultView, secret: &SecretView) -> Html {
    let name = secret.name.to_string();
    let (of, own) = (lab.clone(), secret.clone());
    let rows = Rows::new(secret.versions.len(), move |index| version(&of, &own, index));
    html! {
        <section key={name.clone()} class="key" aria-label={name.clone()}>
            <div class="row-head">
                <h3><Glyph thing={Thing::WrappedDek} />{ name }</h3>
                <small class="secondary">{ lab.t(Keys::Versions(secret.versions.len() as u64)) }</small>
                <span class="row">
                    { delete(lab, key_vault, &secret.name) }
                </span>
            </div>
            <PagedList
                label={lab.t(Keys::VersionsOf(secret.name.as_str()))}
                {rows}
            />
        </section>
    }
}

/// Its id, state and what wraps it, with the switch that enables or disables it.
fn version(lab: &Lab, secret: &SecretView, index: usize) -> Html {
    let version = &secret.versions[index];
    html! {
        <VersionRow
            key={version.version.to_string()}
            name={secret.name.to_string()}
            version={version.version}
            newest={index == 0}
            making={version.making.then(|| lab.t(Text::Making))}
            enabled={version.enabled}
            switch={Request::from(SetSecretEnabled { secret: version.uri.clone(), enabled: !version.enabled })}
            facts={vec![
                version.content_type.clone(),
                wrapped_by(lab, &version.wrapped_by),
                lab.format().moment(version.created),
            ]}
        />
    }
}

fn wrapped_by(lab: &Lab, kid: &Kid) -> String {
    match kid {
        Kid::Platform(_) => lab.t(Text::WrappedByPlatform),
        Kid::Customer(key) => {
            let version = key.version.map(|version| shorten(&version.to_string(), 4, 2));
            let name = format!("{} {}", key.key, version.unwrap_or_default());
            lab.t(Text::WrappedBy(name.trim_end()))
        }
    }
}

/// A button, and the question behind it.
fn delete(lab: &Lab, key_vault: &KeyVaultView, secret: &SecretName) -> Html {
    let name = secret.as_str();
    let days = u64::from(key_vault.retention_days);
    let (tone, means, go) = if key_vault.soft_delete {
        (Tone::Warning, Text::DeleteSoft(days), lab.t(Text::DeleteGo))
    } else {
        (Tone::Bad, Text::DeleteHard, lab.t(Keys::DeleteForGood))
    };
    let act = Request::from(DeleteSecret {
        key_vault: key_vault.name.clone(),
        secret: secret.clone(),
    });
    delete_dialog(lab, (name, go), act, html! { <Notice {tone}>{ lab.t(means) }</Notice> })
}

fn deleted(lab: &Lab, key_vault: &KeyVaultView, deleted: &DeletedSecretView) -> Html {
    let (format, name) = (lab.format(), deleted.name.as_str());
    let (own, secret) = (|| key_vault.name.clone(), || deleted.name.clone());
    html! {
        <DeletedRow
            key={name.to_owned()}
            name={name.to_owned()}
            shown={html! { <><Glyph thing={Thing::WrappedDek} />{ name.to_owned() }</> }}
            facts={vec![
                lab.t(Keys::Versions(deleted.versions)),
                lab.t(Keys::DeletedFacts(&format.moment(deleted.deleted), &format.moment(deleted.purge))),
            ]}
            means={lab.t(Text::PurgeMeans)}
            purge={Request::from(PurgeSecret { key_vault: own(), secret: secret() })}
            words={(lab.t(Keys::Recover).into(), lab.t(Keys::RecoverOf(name)).into())}
            recover={Request::from(RecoverSecret { key_vault: own(), secret: secret() })}
        />
    }
}
