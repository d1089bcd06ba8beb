//! The secrets of a key vault, each with its versions, and the deleted ones (rules D3, K2). Left out on purpose: their values, which
//! no page sees, and making them, which a virtual machine does.

use kluis_lab::Act;
use kluis_lab::text::key_vault::{Keys, Secrets as Text};
use kluis_lab::view::{DeletedSecretView, KeyVaultView, SecretVersionView, SecretView};
use kluis_resource::{KeyVaultName, Kid, SecretName};
use yew::{Callback, Html, Properties, component, html};

use super::KeyVaultProps;
use super::purge::{Purge, Purged};
use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::send::{use_question, use_send};
use crate::ui::{
    Answer, Button, ButtonKind, Dialog, Empty, Glyph, Mark, Notice, PagedList, ShortId, Sign, Thing, Tone,
};

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
            if !key_vault.deleted_secrets.is_empty() {
                <section class="deleted-keys" aria-label={lab.t(Text::Deleted)}>
                    <h3>{ lab.t(Text::Deleted) }</h3>
                    <ul class="rows">
                        { for key_vault.deleted_secrets.iter().map(|deleted| html! {
                            <Deleted key={deleted.name.to_string()} key_vault={key_vault.name.clone()} deleted={deleted.clone()} />
                        }) }
                    </ul>
                </section>
            }
        </>
    }
}

fn one_secret(lab: &Lab, key_vault: &KeyVaultView, secret: &SecretView) -> Html {
    let name = secret.name.to_string();
    html! {
        <section key={name.clone()} class="key" aria-label={name.clone()}>
            <div class="row-head">
                <h3><Glyph thing={Thing::WrappedDek} />{ name }</h3>
                <small class="secondary">{ lab.t(Keys::Versions(secret.versions.len() as u64)) }</small>
                <span class="row">
                    <DeleteSecret key_vault={key_vault.clone()} name={secret.name.clone()} />
                </span>
            </div>
            <PagedList
                label={lab.t(Keys::VersionsOf(secret.name.as_str()))}
                total={secret.versions.len()}
                row={Callback::from({
                    let secret = secret.clone();
                    move |index: usize| {
                        let version = &secret.versions[index];
                        html! {
                            <Version key={version.version.to_string()} name={secret.name.clone()} version={version.clone()} newest={index == 0} />
                        }
                    }
                })}
            />
        </section>
    }
}

/// Properties of [`Version`].
#[derive(Clone, PartialEq, Properties)]
struct VersionProps {
    name: SecretName,
    version: SecretVersionView,
    newest: bool,
}

/// Its id, state and what wraps it, with the switch that enables or disables it.
#[component]
fn Version(props: &VersionProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let version = &props.version;
    let short = shorten(&version.version.to_string(), 4, 2);
    let (sign, word) = match (version.making, version.enabled) {
        (true, _) => (Sign::Running, lab.t(Text::Making)),
        (false, true) => (Sign::Good, lab.t(Keys::Enabled)),
        (false, false) => (Sign::Bad, lab.t(Keys::Disabled)),
    };
    let (name, label) = if version.enabled {
        (Keys::Disable, Keys::DisableOf(props.name.as_str(), &short))
    } else {
        (Keys::Enable, Keys::EnableOf(props.name.as_str(), &short))
    };
    let switch = Act::SetSecretEnabled {
        secret: version.uri.clone(),
        enabled: !version.enabled,
    };
    let facts = [
        version.content_type.clone(),
        wrapped_by(&lab, &version.wrapped_by),
        lab.format().moment(version.created),
    ];
    html! {
        <li class="version">
            <div class="row-head">
                <span>
                    <ShortId whole={version.version.to_string()} what={lab.t(Keys::Version)} first=6 last=4 />
                    if props.newest {
                        <small class="secondary">{ lab.t(Keys::Newest) }</small>
                    }
                </span>
                <Mark {sign} {word} />
                if !version.making {
                    <Button kind={ButtonKind::Quiet} busy={sender.busy()} label={lab.t(label)} onclick={sender.on_click(switch)}>{ lab.t(name) }</Button>
                }
            </div>
            <p class="secondary">{ facts.join(" · ") }</p>
            <Answer of={sender} />
        </li>
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

/// Properties of [`DeleteSecret`].
#[derive(Clone, PartialEq, Properties)]
struct DeleteSecretProps {
    key_vault: KeyVaultView,
    name: SecretName,
}

/// A button, and the question behind it.
#[component]
fn DeleteSecret(props: &DeleteSecretProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let question = use_question(&sender);
    let name = props.name.as_str();
    let delete = question.send(Act::DeleteSecret {
        key_vault: props.key_vault.name.clone(),
        secret: props.name.clone(),
    });
    let days = u64::from(props.key_vault.retention_days);
    let (tone, means, go) = if props.key_vault.soft_delete {
        (Tone::Warning, Text::DeleteSoft(days), lab.t(Text::DeleteGo))
    } else {
        (Tone::Bad, Text::DeleteHard, lab.t(Keys::DeleteForGood))
    };
    html! {
        <>
            <Button kind={ButtonKind::Quiet} label={lab.t(Keys::DeleteOf(name))} onclick={question.ask()}>{ lab.t(Keys::Delete) }</Button>
            <Dialog
                open={question.is_open()}
                title={lab.t(Keys::DeleteTitle(name))}
                onclose={question.leave()}
                actions={html! { <Button kind={ButtonKind::Danger} busy={sender.busy()} onclick={delete}>{ go }</Button> }}
            >
                <Notice {tone}>{ lab.t(means) }</Notice>
                <Answer of={sender.clone()} />
            </Dialog>
        </>
    }
}

/// Properties of [`Deleted`].
#[derive(Clone, PartialEq, Properties)]
struct DeletedProps {
    key_vault: KeyVaultName,
    deleted: DeletedSecretView,
}

#[component]
fn Deleted(props: &DeletedProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let DeletedSecretView {
        name,
        deleted,
        purge,
        versions,
    } = &props.deleted;
    let format = lab.format();
    let facts = [
        lab.t(Keys::Versions(*versions)),
        lab.t(Keys::DeletedFacts(&format.moment(*deleted), &format.moment(*purge))),
    ];
    let (key_vault, secret) = (props.key_vault.clone(), name.clone());
    let remove = Act::PurgeSecret { key_vault, secret };
    let (key_vault, secret) = (props.key_vault.clone(), name.clone());
    let recover = Act::RecoverSecret { key_vault, secret };
    html! {
        <li>
            <div class="row-head">
                <span><Glyph thing={Thing::WrappedDek} />{ name.to_string() }</span>
                <Purge name={name.to_string()} act={remove} what={Purged::Secret} />
                <Button busy={sender.busy()} label={lab.t(Keys::RecoverOf(name.as_str()))} onclick={sender.on_click(recover)}>{ lab.t(Keys::Recover) }</Button>
            </div>
            <p class="secondary">{ facts.join(" · ") }</p>
            <Answer of={sender} />
        </li>
    }
}
