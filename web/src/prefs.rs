//! What the browser remembers of a user on our own page: language and theme. Embedded elements remember nothing.

use kluis_lab::text::Lang;
use web_sys::{Storage, window};

const LANG: &str = "kluis.lang";
const THEME: &str = "kluis.theme";

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the device has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// The one that the switch goes to.
    pub(crate) const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    /// The value of CSS's `color-scheme`.
    const fn color_scheme(self) -> &'static str {
        match self {
            Self::System => "light dark",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Gives the document this theme, and remembers it.
    pub(crate) fn apply(self) {
        if let Some(root) = document_element() {
            // Browsers ignore what they don't know, and so do we.
            let _ = root.style().set_property("color-scheme", self.color_scheme());
        }
        remember(THEME, self.color_scheme());
    }

    /// The remembered one.
    pub(crate) fn remembered() -> Self {
        match recall(THEME).as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            Some(_) | None => Self::System,
        }
    }
}

/// The remembered language, or the first of the browser's that the catalogue has.
pub(crate) fn language() -> Lang {
    let remembered = recall(LANG).and_then(|tag| Lang::from_tag(&tag));
    let wanted = || {
        let languages = window()?.navigator().languages();
        languages.iter().find_map(|tag| Lang::from_tag(&tag.as_string()?))
    };
    remembered.or_else(wanted).unwrap_or_default()
}

/// Remembers the language.
pub(crate) fn remember_language(lang: Lang) {
    remember(LANG, lang.tag());
}

/// Says to the browser which language our page is in.
pub(crate) fn announce_language(lang: Lang) {
    if let Some(root) = document_element() {
        root.set_lang(lang.tag());
    }
}

/// The language of the page around an embedded element.
pub(crate) fn language_around() -> Lang {
    document_element()
        .and_then(|root| Lang::from_tag(&root.lang()))
        .unwrap_or_default()
}

fn document_element() -> Option<web_sys::HtmlElement> {
    use wasm_bindgen::JsCast;
    window()?.document()?.document_element()?.dyn_into().ok()
}

/// `None` where the browser forbids storage to this page.
fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

fn recall(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // A full storage forgets a preference; that harms nobody.
        let _ = storage.set_item(key, value);
    }
}
