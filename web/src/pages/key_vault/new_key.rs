//! Generating a key, or a new version of one.

use kluis_lab::Request;
use kluis_lab::request::{CreateCertificate, CreateKey};
use kluis_lab::text::key_vault::Keys;
use kluis_lab::text::setup::NewKey as Words;
use kluis_lab::view::KeyVaultView;
use kluis_resource::{KeyName, KeyVaultName};
use yew::{Callback, Html, Properties, component, html};

use crate::form::{ActDialog, ActForm, Check, NameField, Options, Select, free_name_after, use_draft};
use crate::lab::use_lab;
use crate::ui::{ButtonKind, Notice};

/// The sizes that a key vault generates, in bits.
const SIZES: [u16; 3] = [2048, 3072, 4096];

/// Properties of [`NewKeyForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(in crate::pages) struct NewKeyFormProps {
    /// The key vault.
    pub(in crate::pages) key_vault: KeyVaultView,
    /// It is the one thing to do here.
    #[prop_or_default]
    pub(in crate::pages) primary: bool,
    /// It offers to make the key part of a certificate (rule D5).
    #[prop_or_default]
    pub(in crate::pages) certificates: bool,
}

/// What the form holds.
#[derive(Clone, PartialEq)]
struct Draft {
    name: Option<String>,
    bits: u16,
    certificate: bool,
}

impl Draft {
    fn act(&self, key_vault: KeyVaultName, key: KeyName) -> Request {
        let bits = self.bits;
        if self.certificate {
            Request::from(CreateCertificate { key_vault, key, bits })
        } else {
            Request::from(CreateKey { key_vault, key, bits })
        }
    }
}

/// Name and size of a new key, or of a new version where the name is there.
#[component]
pub(in crate::pages) fn NewKeyForm(props: &NewKeyFormProps) -> Html {
    let lab = use_lab();
    let key_vault = &props.key_vault;
    let draft = use_draft(|| Draft {
        name: None,
        bits: SIZES[0],
        certificate: false,
    });
    let name = draft.name.clone().unwrap_or_else(|| free_key_name(key_vault));
    let parsed = KeyName::parse(&name);
    let act = parsed.clone().ok().map(|key| draft.act(key_vault.name.clone(), key));
    let taken = lab.view.edition.terms().key_bits;
    let sizes = SIZES.map(|size| {
        let words = if taken.contains(&size) {
            Words::SizeTaken(size)
        } else {
            Words::SizeOther(size)
        };
        (size, lab.t(words))
    });
    let onaccepted = {
        let clear = draft.on(|next, ()| next.name = None);
        Callback::from(move |_| clear.emit(()))
    };
    html! {
        <ActForm {act} kind={ButtonKind::primary_if(props.primary)} go={lab.t(Words::Generate)} {onaccepted}>
            <div class="fields">
                <NameField
                    label={lab.t(Words::Name)}
                    value={name}
                    error={parsed.err()}
                    oninput={draft.on(|next, name| next.name = Some(name))}
                />
                <Select
                    label={lab.t(Words::Size)}
                    options={Options::new(&draft.bits, sizes, &draft.on(|next, bits| next.bits = bits))}
                />
            </div>
            if props.certificates {
                <Check
                    label={lab.t(Words::Certificate)}
                    checked={draft.certificate}
                    onchange={draft.on(|next, on| next.certificate = on)}
                />
            }
            { for making(key_vault).map(|key| html! {
                <Notice title={lab.t(Words::Making(&key))}>{ lab.t(Words::MakingMeans) }</Notice>
            }) }
        </ActForm>
    }
}

/// `testkey`, and after that `testkey2`, `testkey3`.
pub(super) fn free_key_name(key_vault: &KeyVaultView) -> String {
    let deleted = key_vault.deleted_keys.iter().map(|key| key.name.as_str());
    let keys = key_vault.keys.iter().map(|key| key.name.as_str());
    free_name_after("testkey", keys.chain(deleted))
}

/// The keys that are being generated.
fn making(key_vault: &KeyVaultView) -> impl Iterator<Item = String> {
    key_vault
        .keys
        .iter()
        .filter(|key| key.versions.iter().any(|version| version.making))
        .map(|key| key.name.to_string())
}

/// Properties of [`NewVersion`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct NewVersionProps {
    /// Where.
    pub(super) key_vault: KeyVaultName,
    /// Of which key.
    pub(super) name: KeyName,
    /// The size that is offered first: that of the newest version.
    pub(super) bits: u16,
}

/// A new version of a key that is there: a button, and the form behind it.
#[component]
pub(super) fn NewVersion(props: &NewVersionProps) -> Html {
    let lab = use_lab();
    let bits = use_draft(|| props.bits);
    let act = Request::from(CreateKey {
        key_vault: props.key_vault.clone(),
        key: props.name.clone(),
        bits: *bits,
    });
    let sizes = SIZES.map(|size| (size, lab.t(Keys::BitsOf(size))));
    html! {
        <ActDialog
            button={lab.t(Keys::NewVersion)}
            kind={ButtonKind::Secondary}
            label={lab.t(Keys::NewVersionOf(props.name.as_str()))}
            lead={lab.t(Keys::NewVersionWhy)}
            go={lab.t(Keys::Generate)}
            {act}
        >
            <Select label={lab.t(Keys::Bits)} options={Options::new(&*bits, sizes, &bits.hold())} />
        </ActDialog>
    }
}
