//! Requests about the keys of key vaults, in words.

use super::InWords;
use crate::request::{
    CreateCertificate, CreateKey, DeleteKey, ImportKey, PurgeKey, RecoverKey, SetKeyDates, SetKeyEnabled,
    SetRotationPolicy,
};
use crate::text::Lang;
use crate::text::refusal::short_key_of;
use crate::view::LabView;

impl InWords for CreateKey {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault, key, bits } = self;
        say!(
            lang,
            "Generate {key} in {key_vault}, RSA {bits}.",
            "Genereer {key} in {key_vault}, RSA {bits}.",
        )
    }
}

impl InWords for CreateCertificate {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault, key, bits } = self;
        say!(
            lang,
            "Generate the certificate {key} in {key_vault}, with an RSA {bits} key.",
            "Genereer het certificaat {key} in {key_vault}, met een RSA {bits}-sleutel.",
        )
    }
}

impl InWords for ImportKey {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault, key, .. } = self;
        say!(
            lang,
            "Import {key} into {key_vault}.",
            "Importeer {key} in {key_vault}."
        )
    }
}

impl InWords for SetKeyEnabled {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let (key, key_vault) = (short_key_of(&self.key), &self.key.key_vault);
        if self.enabled {
            say!(lang, "Enable {key} in {key_vault}.", "Schakel {key} in {key_vault} in.")
        } else {
            say!(
                lang,
                "Disable {key} in {key_vault}.",
                "Schakel {key} in {key_vault} uit."
            )
        }
    }
}

impl InWords for SetKeyDates {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let (key, key_vault) = (short_key_of(&self.key), &self.key.key_vault);
        say!(
            lang,
            "Set the first and last date of {key} in {key_vault}.",
            "Stel begin- en einddatum van {key} in {key_vault} in.",
        )
    }
}

impl InWords for SetRotationPolicy {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault, key, policy } = self;
        if policy.is_some() {
            say!(
                lang,
                "Give {key} in {key_vault} a rotation policy.",
                "Geef {key} in {key_vault} een rotatiebeleid.",
            )
        } else {
            say!(
                lang,
                "Remove the rotation policy of {key} in {key_vault}.",
                "Haal het rotatiebeleid van {key} in {key_vault} weg.",
            )
        }
    }
}

impl InWords for DeleteKey {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault, key } = self;
        say!(lang, "Delete {key} in {key_vault}.", "Verwijder {key} in {key_vault}.")
    }
}

impl InWords for RecoverKey {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault, key } = self;
        say!(
            lang,
            "Recover {key} in {key_vault}.",
            "Haal {key} in {key_vault} terug."
        )
    }
}

impl InWords for PurgeKey {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault, key } = self;
        say!(
            lang,
            "Purge the deleted {key} in {key_vault}.",
            "Schoon de verwijderde {key} in {key_vault} op.",
        )
    }
}
