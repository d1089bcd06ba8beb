//! Fields for what is in the lab: regions, keys, whoever has an identity, images, and whose key protects a disk.

use kluis_lab::text::disks_page::Fields as Text;
use kluis_lab::text::words::Words;
use kluis_lab::view::KeyVaultView;
use kluis_lab::{DiskEncryption, VmImage};
use kluis_resource::{KeyName, KeyVaultName, PrincipalId, Region};
use kluis_rulebook::Os;
use yew::{Callback, Html, html};

use super::options::Options;
use super::select::Select;
use crate::format::shorten;
use crate::lab::Lab;

/// One of the lab's regions.
pub fn region_field(lab: &Lab, value: Region, onchange: &Callback<Region>) -> Html {
    let all = Region::ALL.iter().map(|region| (*region, region.display_name()));
    html! { <Select label={lab.t(Words::Region)} options={Options::new(&value, all, onchange)} /> }
}

/// Whose key protects what is made: the platform's, or that of a disk encryption set.
pub fn encryption_field(lab: &Lab, value: &DiskEncryption, onchange: &Callback<DiskEncryption>) -> Html {
    let platform = (DiskEncryption::Platform, lab.t(Text::PlatformManaged));
    let sets = lab.view.compute.sets.iter().map(|set| {
        let words = Text::BySet(set.name.as_str(), set.key.key.as_str(), set.region.display_name());
        (DiskEncryption::Des(set.name.clone()), lab.t(words))
    });
    let options = Options::new(value, std::iter::once(platform).chain(sets), onchange);
    html! { <Select label={lab.t(Text::Encryption)} hint={lab.t(Text::EncryptionHint)} {options} /> }
}

/// The region of a set, which its disks must share (rule M11).
#[must_use]
pub fn region_of(lab: &Lab, encryption: &DiskEncryption) -> Option<Region> {
    let des = encryption.des()?;
    let found = lab.view.compute.sets.iter().find(|set| set.name == *des);
    found.map(|set| set.region)
}

/// A marketplace image, or one of the lab's.
pub fn image_field(lab: &Lab, value: &VmImage, onchange: &Callback<VmImage>) -> Html {
    let marketplace = (VmImage::Marketplace, lab.t(Text::Marketplace));
    let own = lab.view.compute.images.iter().map(|image| {
        let words = lab.t(Text::CustomImage(image.name.as_str()));
        (VmImage::Custom(image.name.clone()), words)
    });
    let options = Options::new(value, std::iter::once(marketplace).chain(own), onchange);
    html! { <Select label={lab.t(Text::Image)} {options} /> }
}

/// One of the key vaults.
pub fn key_vault_field(lab: &Lab, label: String, chosen: &KeyVaultName, onchange: &Callback<KeyVaultName>) -> Html {
    let all = lab.view.key_vaults.iter();
    let all = all.map(|one| (one.name.clone(), format!("{} · {}", one.name, one.region)));
    html! { <Select {label} options={Options::new(chosen, all, onchange)} /> }
}

/// One of the keys of a key vault; `none` are the words for none of them, where that is a choice.
pub fn key_field(
    (label, none): (String, Option<String>),
    key_vault: &KeyVaultView,
    chosen: Option<&KeyName>,
    onchange: &Callback<Option<KeyName>>,
) -> Html {
    let none = none.map(|words| (None, words));
    let own = key_vault
        .keys
        .iter()
        .map(|key| (Some(key.name.clone()), key.name.to_string()));
    html! { <Select {label} options={Options::new(&chosen.cloned(), none.into_iter().chain(own), onchange)} /> }
}

/// Managed disks, or page blobs.
pub fn managed_field(lab: &Lab, managed: bool, onchange: &Callback<bool>) -> Html {
    let options = [(true, lab.t(Text::Managed)), (false, lab.t(Text::Unmanaged))];
    let hint = lab.t(if managed {
        Text::ManagedMeans
    } else {
        Text::UnmanagedMeans
    });
    html! { <Select label={lab.t(Text::Storage)} {hint} options={Options::new(&managed, options, onchange)} /> }
}

/// Windows or Linux.
pub fn os_field(lab: &Lab, value: Os, onchange: &Callback<Os>) -> Html {
    let both = [Os::Linux, Os::Windows].map(|os| (os, lab.t(os)));
    html! { <Select label={lab.t(Text::Os)} options={Options::new(&value, both, onchange)} /> }
}

/// Everybody in the lab who has an identity, by name (rule D11).
#[must_use]
pub fn holders(lab: &Lab) -> Vec<(PrincipalId, String)> {
    lab.view.holders().map(|(id, name)| (id, name.to_owned())).collect()
}

/// One of them, or of some of them: name and shortened id.
#[must_use]
pub fn principal_options(
    holders: &[(PrincipalId, String)],
    chosen: PrincipalId,
    onchange: &Callback<PrincipalId>,
) -> Options {
    let words = |(id, name): &(PrincipalId, String)| (*id, format!("{name} · {}", shorten(&id.to_string(), 8, 4)));
    Options::new(&chosen, holders.iter().map(words), onchange)
}
