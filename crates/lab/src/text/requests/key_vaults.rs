//! Requests about key vaults as resources, in words.

use super::InWords;
use crate::request::{
    CreateKeyVault, DeleteKeyVault, DisablePurgeProtection, EnablePurgeProtection, EnableSoftDelete, MoveKeyVault,
    PurgeKeyVault, RecoverKeyVault,
};
use crate::text::Lang;
use crate::view::LabView;

impl InWords for CreateKeyVault {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let (key_vault, region) = (&self.key_vault, self.region.display_name());
        if self.rbac {
            return say!(
                lang,
                "Create the key vault {key_vault} in {region}, with roles.",
                "Maak de key vault {key_vault} in {region}, met rollen.",
            );
        }
        if let Some(days) = self.retention_days {
            return say!(
                lang,
                "Create the key vault {key_vault} in {region}, which keeps what is deleted for {days} days.",
                "Maak de key vault {key_vault} in {region}, die bewaart wat verwijderd is, {days} dagen lang.",
            );
        }
        match (self.soft_delete, self.purge_protection) {
            (false, false) => say!(
                lang,
                "Create the key vault {key_vault} in {region}.",
                "Maak de key vault {key_vault} in {region}.",
            ),
            (true, false) => say!(
                lang,
                "Create the key vault {key_vault} in {region}, with soft delete.",
                "Maak de key vault {key_vault} in {region}, met voorlopig verwijderen.",
            ),
            (false, true) => say!(
                lang,
                "Create the key vault {key_vault} in {region}, with purge protection and without soft delete.",
                "Maak de key vault {key_vault} in {region}, met opschoningsbeveiliging en zonder voorlopig verwijderen.",
            ),
            (true, true) => say!(
                lang,
                "Create the key vault {key_vault} in {region}, with soft delete and purge protection.",
                "Maak de key vault {key_vault} in {region}, met voorlopig verwijderen en opschoningsbeveiliging.",
            ),
        }
    }
}

impl InWords for DeleteKeyVault {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault } = self;
        say!(
            lang,
            "Delete the key vault {key_vault}.",
            "Verwijder de key vault {key_vault}."
        )
    }
}

impl InWords for RecoverKeyVault {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault } = self;
        say!(
            lang,
            "Recover the key vault {key_vault}.",
            "Haal de key vault {key_vault} terug.",
        )
    }
}

impl InWords for PurgeKeyVault {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault } = self;
        say!(
            lang,
            "Purge the deleted key vault {key_vault}.",
            "Schoon de verwijderde key vault {key_vault} op.",
        )
    }
}

impl InWords for MoveKeyVault {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault, .. } = self;
        say!(
            lang,
            "Move {key_vault} to that tenant.",
            "Verplaats {key_vault} naar die tenant."
        )
    }
}

impl InWords for EnableSoftDelete {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault } = self;
        say!(
            lang,
            "Turn soft delete on in {key_vault}.",
            "Schakel voorlopig verwijderen in op {key_vault}.",
        )
    }
}

impl InWords for EnablePurgeProtection {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault } = self;
        say!(
            lang,
            "Turn purge protection on in {key_vault}.",
            "Schakel opschoningsbeveiliging in op {key_vault}.",
        )
    }
}

impl InWords for DisablePurgeProtection {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault } = self;
        say!(
            lang,
            "Turn purge protection off in {key_vault}.",
            "Schakel opschoningsbeveiliging uit op {key_vault}.",
        )
    }
}
