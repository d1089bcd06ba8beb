//! Requests about the secrets of key vaults, in words.

use super::InWords;
use crate::request::{DeleteSecret, PurgeSecret, RecoverSecret, SetSecretEnabled};
use crate::text::Lang;
use crate::view::LabView;

impl InWords for SetSecretEnabled {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let (secret, key_vault) = (&self.secret.secret, &self.secret.key_vault);
        if self.enabled {
            say!(
                lang,
                "Enable the secret {secret} in {key_vault}.",
                "Schakel het geheim {secret} in {key_vault} in.",
            )
        } else {
            say!(
                lang,
                "Disable the secret {secret} in {key_vault}.",
                "Schakel het geheim {secret} in {key_vault} uit.",
            )
        }
    }
}

impl InWords for DeleteSecret {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault, secret } = self;
        say!(
            lang,
            "Delete the secret {secret} in {key_vault}.",
            "Verwijder het geheim {secret} in {key_vault}.",
        )
    }
}

impl InWords for RecoverSecret {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault, secret } = self;
        say!(
            lang,
            "Recover the secret {secret} in {key_vault}.",
            "Haal het geheim {secret} in {key_vault} terug.",
        )
    }
}

impl InWords for PurgeSecret {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault, secret } = self;
        say!(
            lang,
            "Purge the deleted secret {secret} in {key_vault}.",
            "Schoon het verwijderde geheim {secret} in {key_vault} op.",
        )
    }
}
