//! Requests about the set-up of a vault, in words.

use kluis_recovery::KeySource;
use kluis_resource::KeyUri;

use super::InWords;
use crate::request::{
    AssignKey, ChooseKeyVault, CreateIdentity, CreateVault, DisableIdentity, EnableIdentity, MoveTarget, MoveVault,
    UseIdentity, UseInfrastructureEncryption, UsePlatformKey,
};
use crate::text::Lang;
use crate::text::refusal::short_key_of;
use crate::view::LabView;

impl InWords for CreateVault {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let (vault, region) = (&self.vault, self.region.display_name());
        say!(
            lang,
            "Create the Recovery Services vault {vault} in {region}.",
            "Maak de Recovery Services-kluis {vault} in {region}.",
        )
    }
}

impl InWords for ChooseKeyVault {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vault, key_vault } = self;
        say!(
            lang,
            "Choose {key_vault} for the set-up of {vault}.",
            "Kies {key_vault} voor het instellen van {vault}.",
        )
    }
}

impl InWords for EnableIdentity {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vault } = self;
        say!(
            lang,
            "Switch the identity of {vault} on.",
            "Zet de identiteit van {vault} aan."
        )
    }
}

impl InWords for CreateIdentity {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { identity, .. } = self;
        say!(
            lang,
            "Create the user-assigned identity {identity}.",
            "Maak de door de gebruiker toegewezen identiteit {identity}.",
        )
    }
}

impl InWords for UseIdentity {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vault, identity } = self;
        say!(
            lang,
            "Let {vault} use the identity {identity}.",
            "Laat {vault} de identiteit {identity} gebruiken.",
        )
    }
}

impl InWords for DisableIdentity {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vault, .. } = self;
        if self.accept_inconsistency {
            say!(
                lang,
                "Switch the identity of {vault} off, the warning accepted.",
                "Zet de identiteit van {vault} uit, met de waarschuwing aanvaard.",
            )
        } else {
            say!(
                lang,
                "Switch the identity of {vault} off.",
                "Zet de identiteit van {vault} uit."
            )
        }
    }
}

impl InWords for AssignKey {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vault, source, .. } = self;
        match (source, self.infrastructure_encryption) {
            (KeySource::Picker { key_vault, key }, false) => say!(
                lang,
                "Pick {key} in {key_vault} as the key of {vault}.",
                "Kies {key} in {key_vault} als sleutel van {vault}.",
            ),
            (KeySource::Picker { key_vault, key }, true) => say!(
                lang,
                "Pick {key} in {key_vault} as the key of {vault}, with infrastructure encryption.",
                "Kies {key} in {key_vault} als sleutel van {vault}, met infrastructuurversleuteling.",
            ),
            (KeySource::Uri { uri, .. }, _) => {
                let uri = short_uri(uri);
                say!(
                    lang,
                    "Enter {uri} as the key of {vault}.",
                    "Vul {uri} in als sleutel van {vault}.",
                )
            }
        }
    }
}

/// A key URI with its version shortened; a text that is none, as it is typed.
fn short_uri(uri: &str) -> String {
    uri.parse::<KeyUri>().map_or_else(
        |_| uri.to_owned(),
        |key| format!("https://{}.vault.azure.net/keys/{}", key.key_vault, short_key_of(&key)),
    )
}

impl InWords for UseInfrastructureEncryption {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vault } = self;
        say!(
            lang,
            "Turn infrastructure encryption on for {vault}.",
            "Schakel infrastructuurversleuteling in voor {vault}.",
        )
    }
}

impl InWords for UsePlatformKey {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vault } = self;
        say!(
            lang,
            "Let {vault} go back to platform-managed keys.",
            "Laat {vault} teruggaan naar door het platform beheerde sleutels.",
        )
    }
}

impl InWords for MoveVault {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vault, to } = self;
        match to {
            MoveTarget::ResourceGroup(group) => say!(
                lang,
                "Move {vault} to the resource group {group}.",
                "Verplaats {vault} naar de resourcegroep {group}.",
            ),
            MoveTarget::Subscription => say!(
                lang,
                "Move {vault} to another subscription.",
                "Verplaats {vault} naar een ander abonnement.",
            ),
            MoveTarget::Tenant => say!(
                lang,
                "Move {vault} to another tenant.",
                "Verplaats {vault} naar een andere tenant.",
            ),
        }
    }
}
