//! Fields and words that the parts of the page share: keys, regions, systems, images.

use kluis_lab::text::disks_page::Fields as Text;
use kluis_lab::text::list;
use kluis_lab::text::words::Words;
use kluis_lab::view::{KeyVaultView, SetView};
use kluis_lab::{DiskEncryption, VmImage};
use kluis_resource::{KeyName, KeyUri, KeyVaultName, Kid, NameError, Region};
use kluis_rulebook::Os;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::send::Forecast;
use crate::ui::{Chip, Field, RefusalBox, Select, Thing, WayThere, name_error, pass_on};

/// A key with its version, in a few characters: `testkey 9c41…07`.
pub(in crate::pages) fn key_words(lab: &Lab, kid: &Kid) -> String {
    match kid {
        Kid::Customer(uri) => uri_words(lab, uri),
        Kid::Platform(_) => lab.t(Text::PlatformKey),
    }
}

/// The same of a key of a key vault.
pub(in crate::pages) fn uri_words(lab: &Lab, uri: &KeyUri) -> String {
    match uri.version {
        Some(version) => lab.t(Text::KeyWithVersion(
            uri.key.as_str(),
            &shorten(&version.to_string(), 4, 2),
        )),
        None => uri.key.to_string(),
    }
}

/// Properties of [`KidChip`].
#[derive(Clone, PartialEq, Properties)]
pub(in crate::pages) struct KidChipProps {
    /// The key.
    pub(in crate::pages) kid: Kid,
}

/// A key by its kind's colour and shape, with its version.
#[component]
pub(in crate::pages) fn KidChip(props: &KidChipProps) -> Html {
    let lab = use_lab();
    let thing = match props.kid {
        Kid::Customer(_) => Thing::Kek,
        Kid::Platform(_) => Thing::Platform,
    };
    html! { <Chip {thing} name={key_words(&lab, &props.kid)} /> }
}

/// What would come of the act that a form makes: the refusal, or the key that would protect it.
pub(in crate::pages) fn outlook(lab: &Lab, forecast: &Forecast) -> Html {
    match forecast {
        Forecast::Unknown => Html::default(),
        Forecast::Refused(refusal) => html! {
            <RefusalBox refusal={refusal.clone()} standing=true><WayThere refusal={(**refusal).clone()} /></RefusalBox>
        },
        Forecast::Fine(preview) if preview.keys.is_empty() => Html::default(),
        Forecast::Fine(preview) => {
            let keys: Vec<String> = preview.keys.iter().map(|kid| key_words(lab, kid)).collect();
            html! { <p class="secondary">{ lab.t(Text::WouldBeUnder(&list(&keys, lab.lang))) }</p> }
        }
    }
}

/// Properties of [`NameField`].
#[derive(Clone, PartialEq, Properties)]
pub(in crate::pages) struct NameFieldProps {
    /// What is typed.
    pub(in crate::pages) value: AttrValue,
    /// What is wrong with it.
    pub(in crate::pages) error: Option<NameError>,
    /// What is typed then.
    pub(in crate::pages) oninput: Callback<String>,
}

/// The name of something new.
#[component]
pub(in crate::pages) fn NameField(props: &NameFieldProps) -> Html {
    let lab = use_lab();
    let error = props.error.map(|error| AttrValue::from(name_error(error, lab.lang)));
    html! {
        <Field label={lab.t(Words::Name)} value={props.value.clone()} {error} oninput={props.oninput.clone()} mono=true />
    }
}

/// One of the lab's regions.
pub(super) fn region_field(lab: &Lab, value: Region, onchange: &Callback<Region>) -> Html {
    let options: Vec<(AttrValue, AttrValue)> = Region::ALL
        .iter()
        .map(|region| (region.code().into(), region.display_name().into()))
        .collect();
    let onchange = pass_on(onchange, |code: String| code.parse().ok());
    html! { <Select label={lab.t(Words::Region)} value={value.code()} {options} {onchange} /> }
}

/// Whose key protects what is made: the platform's, or that of a disk encryption set.
pub(super) fn encryption_field(lab: &Lab, value: &DiskEncryption, onchange: &Callback<DiskEncryption>) -> Html {
    let mut options = vec![(AttrValue::default(), AttrValue::from(lab.t(Text::PlatformManaged)))];
    options.extend(lab.view.compute.sets.iter().map(|set| set_option(lab, set)));
    let chosen = value.des().map(ToString::to_string).unwrap_or_default();
    let onchange = pass_on(onchange, |name: String| match name.as_str() {
        "" => Some(DiskEncryption::Platform),
        des => des.parse().ok().map(DiskEncryption::Des),
    });
    html! {
        <Select label={lab.t(Text::Encryption)} hint={lab.t(Text::EncryptionHint)} value={chosen} {options} {onchange} />
    }
}

fn set_option(lab: &Lab, set: &SetView) -> (AttrValue, AttrValue) {
    let words = Text::BySet(set.name.as_str(), set.key.key.as_str(), set.region.display_name());
    (set.name.to_string().into(), lab.t(words).into())
}

/// The region of a set, which its disks must share (rule M11).
pub(super) fn region_of(lab: &Lab, encryption: &DiskEncryption) -> Option<Region> {
    let des = encryption.des()?;
    let found = lab.view.compute.sets.iter().find(|set| set.name == *des);
    found.map(|set| set.region)
}

/// A marketplace image, or one of the lab's.
pub(super) fn image_field(lab: &Lab, value: &VmImage, onchange: &Callback<VmImage>) -> Html {
    let mut options = vec![(AttrValue::default(), AttrValue::from(lab.t(Text::Marketplace)))];
    options.extend(lab.view.compute.images.iter().map(|image| {
        let words = lab.t(Text::CustomImage(image.name.as_str()));
        (AttrValue::from(image.name.to_string()), AttrValue::from(words))
    }));
    let chosen = match value {
        VmImage::Custom(name) => name.to_string(),
        VmImage::Marketplace | VmImage::Restored => String::new(),
    };
    let onchange = pass_on(onchange, |name: String| match name.as_str() {
        "" => Some(VmImage::Marketplace),
        image => image.parse().ok().map(VmImage::Custom),
    });
    html! { <Select label={lab.t(Text::Image)} value={chosen} {options} {onchange} /> }
}

/// One of the key vaults.
pub(super) fn key_vault_field(lab: &Lab, chosen: &KeyVaultView, onchange: &Callback<KeyVaultName>) -> Html {
    let options: Vec<(AttrValue, AttrValue)> = lab
        .view
        .key_vaults
        .iter()
        .map(|one| {
            let words = format!("{} · {}", one.name, one.region);
            (one.name.to_string().into(), words.into())
        })
        .collect();
    let onchange = pass_on(onchange, |name: String| name.parse().ok());
    html! { <Select label={lab.t(Text::KeyVault)} value={chosen.name.to_string()} {options} {onchange} /> }
}

/// One of the keys of a key vault; `none` are the words for none of them, where that is a choice.
pub(super) fn key_field(
    (label, none): (String, Option<String>),
    key_vault: &KeyVaultView,
    chosen: Option<&KeyName>,
    onchange: &Callback<Option<KeyName>>,
) -> Html {
    let none = none.map(|words| (AttrValue::default(), AttrValue::from(words)));
    let own = key_vault.keys.iter().map(|key| {
        let name = AttrValue::from(key.name.to_string());
        (name.clone(), name)
    });
    let options: Vec<(AttrValue, AttrValue)> = none.into_iter().chain(own).collect();
    let onchange = onchange.reform(|name: String| name.parse().ok());
    html! {
        <Select {label} value={chosen.map(ToString::to_string).unwrap_or_default()} {options} {onchange} />
    }
}

/// Managed disks, or page blobs.
pub(super) fn managed_field(lab: &Lab, managed: bool, onchange: &Callback<bool>) -> Html {
    let option =
        |managed: bool, words: Text<'static>| (AttrValue::from(managed.to_string()), AttrValue::from(lab.t(words)));
    let options = vec![option(true, Text::Managed), option(false, Text::Unmanaged)];
    let hint = lab.t(if managed {
        Text::ManagedMeans
    } else {
        Text::UnmanagedMeans
    });
    let onchange = pass_on(onchange, |chosen: String| chosen.parse().ok());
    html! { <Select label={lab.t(Text::Storage)} {hint} value={managed.to_string()} {options} {onchange} /> }
}

/// Windows or Linux.
pub(super) fn os_field(lab: &Lab, value: Os, onchange: &Callback<Os>) -> Html {
    let name = |os: Os| AttrValue::from(format!("{os:?}"));
    let both = [Os::Linux, Os::Windows];
    let options: Vec<(AttrValue, AttrValue)> = both.map(|os| (name(os), lab.t(os).into())).to_vec();
    let onchange = pass_on(onchange, move |chosen: String| {
        both.into_iter().find(|os| name(*os) == chosen)
    });
    html! { <Select label={lab.t(Text::Os)} value={name(value)} {options} {onchange} /> }
}
