//! A key in running text: by its kind's colour and shape, and its name.

use kluis_lab::text::disks_page::Fields as Text;
use kluis_resource::{KeyUri, Kid};
use yew::{Html, Properties, component, html};

use super::glyph::{Chip, Thing};
use crate::format::shorten;
use crate::lab::{Lab, use_lab};

/// A key with its version, in a few characters: `testkey 9c41…07`.
#[must_use]
pub fn key_words(lab: &Lab, kid: &Kid) -> String {
    match kid {
        Kid::Customer(uri) => uri_words(lab, uri),
        Kid::Platform(_) => lab.t(Text::PlatformKey),
    }
}

/// The same of a key of a key vault.
#[must_use]
pub fn uri_words(lab: &Lab, uri: &KeyUri) -> String {
    match uri.version {
        Some(version) => lab.t(Text::KeyWithVersion(
            uri.key.as_str(),
            &shorten(&version.to_string(), 4, 2),
        )),
        None => uri.key.to_string(),
    }
}

/// A key in a word: its name, or that it is the platform's.
#[must_use]
pub fn key_name(lab: &Lab, kid: &Kid) -> String {
    match kid {
        Kid::Customer(uri) => uri.key.to_string(),
        Kid::Platform(_) => lab.t(Text::PlatformKey),
    }
}

/// Properties of [`KidChip`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct KidChipProps {
    /// The key.
    pub kid: Kid,
    /// Without its version.
    #[prop_or_default]
    pub short: bool,
}

/// The key.
#[component]
pub fn KidChip(props: &KidChipProps) -> Html {
    let lab = use_lab();
    let thing = match props.kid {
        Kid::Customer(_) => Thing::Kek,
        Kid::Platform(_) => Thing::Platform,
    };
    let name = if props.short {
        key_name(&lab, &props.kid)
    } else {
        key_words(&lab, &props.kid)
    };
    html! { <Chip {thing} {name} /> }
}
