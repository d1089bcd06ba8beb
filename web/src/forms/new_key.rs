//! Generating a key.

use kluis_lab::Act;
use kluis_lab::text::setup::NewKey as Words;
use kluis_lab::view::KeyVaultView;
use kluis_resource::KeyName;
use yew::{AttrValue, Callback, Html, Properties, SubmitEvent, component, html, use_state_eq};

use crate::lab::use_lab;
use crate::send::use_send;
use crate::ui::{Answer, Button, ButtonKind, Check, Field, Notice, Select, name_error};

/// The sizes that a key vault generates, in bits.
const SIZES: [u16; 3] = [2048, 3072, 4096];

/// Properties of [`NewKeyForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NewKeyFormProps {
    /// The key vault.
    pub key_vault: KeyVaultView,
    /// It is the one thing to do here.
    #[prop_or_default]
    pub primary: bool,
    /// It offers to make the key part of a certificate (rule D5).
    #[prop_or_default]
    pub certificates: bool,
}

/// Name and size of a new key, or of a new version where the name is there.
#[component]
pub fn NewKeyForm(props: &NewKeyFormProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let key_vault = &props.key_vault;
    let suggestion = free_name(key_vault);
    let typed = use_state_eq(|| None::<String>);
    let bits = use_state_eq(|| SIZES[0]);
    let certificate = use_state_eq(|| false);
    let name = (*typed).clone().unwrap_or(suggestion);
    let parsed = KeyName::parse(&name);
    let error = parsed
        .as_ref()
        .err()
        .map(|error| AttrValue::from(name_error(*error, lab.lang)));
    let oninput = {
        let (typed, sender) = (typed.clone(), sender.clone());
        Callback::from(move |name: String| {
            sender.clear();
            typed.set(Some(name));
        })
    };
    let onchange = {
        let bits = bits.clone();
        Callback::from(move |chosen: String| bits.set(chosen.parse().unwrap_or(SIZES[0])))
    };
    let onsubmit = {
        let (sender, key_vault, typed, bits) = (sender.clone(), key_vault.name.clone(), typed.clone(), *bits);
        let certificate = *certificate;
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Ok(key) = parsed.clone() {
                let (typed, key_vault) = (typed.clone(), key_vault.clone());
                let act = if certificate {
                    Act::CreateCertificate { key_vault, key, bits }
                } else {
                    Act::CreateKey { key_vault, key, bits }
                };
                sender.send_then(act, move |_| typed.set(None));
            }
        })
    };
    let taken = lab.view.edition.terms().key_bits;
    let options: Vec<(AttrValue, AttrValue)> = SIZES
        .into_iter()
        .map(|size| {
            let words = if taken.contains(&size) {
                Words::SizeTaken(size)
            } else {
                Words::SizeOther(size)
            };
            (size.to_string().into(), lab.t(words).into())
        })
        .collect();
    let kind = if props.primary {
        ButtonKind::Primary
    } else {
        ButtonKind::Secondary
    };
    html! {
        <form class="stack" {onsubmit}>
            <div class="fields">
                <Field label={lab.t(Words::Name)} value={name} {error} {oninput} mono=true />
                <Select label={lab.t(Words::Size)} value={bits.to_string()} {options} {onchange} />
            </div>
            if props.certificates {
                <Check
                    label={lab.t(Words::Certificate)}
                    checked={*certificate}
                    onchange={Callback::from({ let certificate = certificate.clone(); move |on| certificate.set(on) })}
                />
            }
            <Answer of={sender.clone()} />
            { for making(key_vault).map(|key| html! {
                <Notice title={lab.t(Words::Making(&key))}>{ lab.t(Words::MakingMeans) }</Notice>
            }) }
            <div class="row">
                <Button {kind} submit=true busy={sender.busy()}>{ lab.t(Words::Generate) }</Button>
            </div>
        </form>
    }
}

/// `testkey`, and after that `testkey2`, `testkey3`.
pub(super) fn free_name(key_vault: &KeyVaultView) -> String {
    let taken = |name: &str| {
        key_vault
            .keys
            .iter()
            .any(|key| key.name.as_str().eq_ignore_ascii_case(name))
            || key_vault
                .deleted_keys
                .iter()
                .any(|key| key.name.as_str().eq_ignore_ascii_case(name))
    };
    std::iter::once("testkey".to_owned())
        .chain((2..).map(|number| format!("testkey{number}")))
        .find(|name| !taken(name))
        .expect("there are more numbers than keys")
}

/// The keys that are being generated.
fn making(key_vault: &KeyVaultView) -> impl Iterator<Item = String> {
    key_vault
        .keys
        .iter()
        .filter(|key| key.versions.iter().any(|version| version.making))
        .map(|key| key.name.to_string())
}
