//! Requests about who may use the keys and secrets of a key vault, in words.

use super::{InWords, holder};
use crate::request::{AssignReader, AssignRole, DiscardPolicies, DraftPolicy, RemoveReader, RemoveRole, SavePolicies};
use crate::text::refusal::permissions as said_permissions;
use crate::text::{Lang, Say, list};
use crate::view::LabView;

impl InWords for DraftPolicy {
    fn in_words(&self, lab: &LabView, lang: Lang) -> String {
        let (holder, key_vault) = (holder(lab, self.principal, lang), &self.key_vault);
        let keys = said_permissions(&self.permissions, lang);
        let secrets: Vec<String> = self.secret_permissions.iter().map(|one| one.say(lang)).collect();
        let secrets = list(&secrets, lang);
        match (self.permissions.is_empty(), self.secret_permissions.is_empty()) {
            (true, true) => say!(
                lang,
                "Remove the access policy of {holder} from {key_vault}; not saved yet.",
                "Haal het toegangsbeleid van {holder} uit {key_vault}; nog niet opgeslagen.",
            ),
            (false, true) => say!(
                lang,
                "Add {keys} for {holder} to the access policies of {key_vault}; not saved yet.",
                "Voeg {keys} voor {holder} toe aan het toegangsbeleid van {key_vault}; nog niet opgeslagen.",
            ),
            (true, false) => say!(
                lang,
                "Add {secrets} on secrets for {holder} to the access policies of {key_vault}; not saved yet.",
                "Voeg {secrets} op geheimen voor {holder} toe aan het toegangsbeleid van {key_vault}; nog niet opgeslagen.",
            ),
            (false, false) => say!(
                lang,
                "Add {keys} on keys and {secrets} on secrets for {holder} to the access policies of {key_vault}; not saved yet.",
                "Voeg {keys} op sleutels en {secrets} op geheimen voor {holder} toe aan het toegangsbeleid van {key_vault}; nog niet opgeslagen.",
            ),
        }
    }
}

impl InWords for SavePolicies {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault } = self;
        say!(
            lang,
            "Save the access policies of {key_vault}.",
            "Sla het toegangsbeleid van {key_vault} op.",
        )
    }
}

impl InWords for DiscardPolicies {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { key_vault } = self;
        say!(
            lang,
            "Discard the changes to the access policies of {key_vault}.",
            "Verwerp de wijzigingen in het toegangsbeleid van {key_vault}.",
        )
    }
}

impl InWords for AssignRole {
    fn in_words(&self, lab: &LabView, lang: Lang) -> String {
        let (holder, key_vault) = (holder(lab, self.principal, lang), &self.key_vault);
        let role = self.role.azure_name();
        say!(
            lang,
            "Assign {holder} the role {role} on {key_vault}.",
            "Geef {holder} de rol {role} op {key_vault}.",
        )
    }
}

impl InWords for RemoveRole {
    fn in_words(&self, lab: &LabView, lang: Lang) -> String {
        let (holder, key_vault) = (holder(lab, self.principal, lang), &self.key_vault);
        let role = self.role.azure_name();
        say!(
            lang,
            "Take the role {role} on {key_vault} from {holder}.",
            "Neem {holder} de rol {role} op {key_vault} af.",
        )
    }
}

impl InWords for AssignReader {
    fn in_words(&self, lab: &LabView, lang: Lang) -> String {
        let (holder, key_vault) = (holder(lab, self.principal, lang), &self.key_vault);
        say!(
            lang,
            "Give {holder} the role Reader on {key_vault}.",
            "Geef {holder} de rol Lezer op {key_vault}.",
        )
    }
}

impl InWords for RemoveReader {
    fn in_words(&self, lab: &LabView, lang: Lang) -> String {
        let (holder, key_vault) = (holder(lab, self.principal, lang), &self.key_vault);
        say!(
            lang,
            "Take the role Reader on {key_vault} from {holder}.",
            "Neem {holder} de rol Lezer op {key_vault} af.",
        )
    }
}
