//! Requests about disk encryption sets, in words.

use super::InWords;
use crate::request::{ChangeSetKey, CreateSet, MoveSet, RenewSetIdentity, SetKey, ShareSet};
use crate::text::Lang;
use crate::text::refusal::short_key;
use crate::view::LabView;

/// A key by its name, and its version if one is named.
fn named(key: &SetKey) -> String {
    key.version.map_or_else(
        || key.key.to_string(),
        |version| short_key(&format!("{}/{version}", key.key)),
    )
}

impl InWords for CreateSet {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let (des, region) = (&self.des, self.region.display_name());
        let (key, key_vault) = (named(&self.key), &self.key.key_vault);
        say!(
            lang,
            "Create the disk encryption set {des} in {region}, with {key} in {key_vault}.",
            "Maak de schijfversleutelingsset {des} in {region}, met {key} in {key_vault}.",
        )
    }
}

impl InWords for ChangeSetKey {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let (des, key, key_vault) = (&self.des, named(&self.key), &self.key.key_vault);
        say!(
            lang,
            "Give {des} the key {key} in {key_vault}.",
            "Geef {des} de sleutel {key} in {key_vault}.",
        )
    }
}

impl InWords for ShareSet {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { des, user_may_use } = self;
        if *user_may_use {
            say!(
                lang,
                "Get access to the disk encryption set {des}.",
                "Krijg toegang tot de schijfversleutelingsset {des}.",
            )
        } else {
            say!(
                lang,
                "Lose access to the disk encryption set {des}.",
                "Verlies de toegang tot de schijfversleutelingsset {des}.",
            )
        }
    }
}

impl InWords for MoveSet {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { des } = self;
        say!(
            lang,
            "Move {des} to another directory.",
            "Verplaats {des} naar een andere directory.",
        )
    }
}

impl InWords for RenewSetIdentity {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { des } = self;
        say!(
            lang,
            "Give {des} an identity of its new directory.",
            "Geef {des} een identiteit uit zijn nieuwe directory.",
        )
    }
}
