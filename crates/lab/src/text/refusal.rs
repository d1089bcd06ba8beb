//! What a refusal says: what is wrong, and the way out, with the names of this lab.

use kluis_rulebook::{Detail, KeyPermission, KeyTrouble, Refusal, SetupStep, UriPart};

use crate::text::{Lang, Say, list};

/// What is wrong, in one sentence.
#[must_use]
pub fn headline(refusal: &Refusal, lang: Lang) -> String {
    match lang {
        Lang::En => headline_en(&refusal.detail),
        Lang::Nl => headline_nl(&refusal.detail),
    }
}

/// What to do instead, in one or two sentences.
#[must_use]
pub fn way_out(refusal: &Refusal, lang: Lang) -> String {
    match lang {
        Lang::En => way_out_en(&refusal.detail),
        Lang::Nl => way_out_nl(&refusal.detail),
    }
}

fn permissions(missing: &[KeyPermission], lang: Lang) -> String {
    list(&missing.iter().map(|one| one.say(lang)).collect::<Vec<_>>(), lang)
}

fn steps(missing: &[SetupStep], lang: Lang) -> String {
    let words: Vec<_> = missing
        .iter()
        .map(|step| format!("{} ({})", step.number(), step.say(lang)))
        .collect();
    list(&words, lang)
}

fn headline_en(detail: &Detail) -> String {
    match detail {
        Detail::VaultHasHistory { vault, first_item } => {
            format!("{vault} can’t get a key of yours: an item was protected to it, or tried to be ({first_item}).")
        }
        Detail::PlatformKeyIsNoWayBack { vault } => format!("{vault} can’t go back to platform-managed keys."),
        Detail::KeyVaultInOtherRegion {
            vault,
            vault_region,
            key_vault,
            key_vault_region,
        } => format!("{key_vault} is in {key_vault_region}, and {vault} is in {vault_region}."),
        Detail::KeySize { key, bits } => format!("{key} is RSA {bits}; a vault takes RSA 2048 only."),
        Detail::KeyNotEnabled { key } => format!("{key} is not enabled."),
        Detail::StepLocked { step, missing } => {
            format!("Step {} waits for step {}.", step.number(), steps(missing, Lang::En))
        }
        Detail::ChecklistOpen { vault, .. } => format!("{vault} is not ready to protect anything with your key."),
        Detail::IdentityMustStayOn { vault } => format!("The identity of {vault} must stay on."),
        Detail::IdentityInconsistent { vault, .. } => {
            format!("{vault} is inconsistent: its identity was switched off.")
        }
        Detail::PermissionsMissing {
            holder,
            key_vault,
            missing,
            ..
        } => format!("{holder} lacks {} on {key_vault}.", permissions(missing, Lang::En)),
        Detail::SoftDeleteOff { key_vault } => format!("Soft delete is off on {key_vault}."),
        Detail::PurgeProtectionOff { key_vault } => format!("Purge protection is off on {key_vault}."),
        Detail::PurgeProtectionNeedsSoftDelete { key_vault } => {
            format!("Purge protection on {key_vault} needs soft delete first.")
        }
        Detail::ProtectionIsFinal { key_vault } => format!("{key_vault} keeps its protection: it can’t be turned off."),
        Detail::KeyUnusable {
            key,
            key_vault,
            trouble,
        } => match trouble {
            KeyTrouble::Disabled => format!("{key} in {key_vault} is disabled."),
            KeyTrouble::Deleted => format!("{key} in {key_vault} is deleted."),
            KeyTrouble::Gone => format!("{key} is not in {key_vault} any more."),
        },
        Detail::KeyUri { part } => format!("The key URI is wrong at its {}.", uri_part(*part, Lang::En)),
        Detail::NameTaken { name } => format!("The name {name} is taken."),
        Detail::NotFound { name } => format!("There is no {name} in this lab."),
        Detail::KeyNameHeld { key, key_vault } => format!("{key_vault} still holds the name {key}."),
        Detail::AlreadySo { name } => format!("{name} is that already."),
        Detail::NothingToBackUp => "There is no file to back up.".to_owned(),
        Detail::JobEnded => "This job has ended already.".to_owned(),
        Detail::OutOfTurn => "The lab did not wait for this.".to_owned(),
    }
}

fn headline_nl(detail: &Detail) -> String {
    match detail {
        Detail::VaultHasHistory { vault, first_item } => {
            format!(
                "{vault} kan geen eigen sleutel krijgen: er is al een item beveiligd of dat is geprobeerd ({first_item})."
            )
        }
        Detail::PlatformKeyIsNoWayBack { vault } => format!("{vault} kan niet terug naar platformsleutels."),
        Detail::KeyVaultInOtherRegion {
            vault,
            vault_region,
            key_vault,
            key_vault_region,
        } => format!("{key_vault} staat in {key_vault_region}, en {vault} in {vault_region}."),
        Detail::KeySize { key, bits } => format!("{key} is RSA {bits}; een kluis neemt alleen RSA 2048."),
        Detail::KeyNotEnabled { key } => format!("{key} is niet ingeschakeld."),
        Detail::StepLocked { step, missing } => {
            format!("Stap {} wacht op stap {}.", step.number(), steps(missing, Lang::Nl))
        }
        Detail::ChecklistOpen { vault, .. } => {
            format!("{vault} is nog niet klaar om iets met jouw sleutel te beveiligen.")
        }
        Detail::IdentityMustStayOn { vault } => format!("De identiteit van {vault} moet aan blijven."),
        Detail::IdentityInconsistent { vault, .. } => format!("{vault} is inconsistent: de identiteit is uitgezet."),
        Detail::PermissionsMissing {
            holder,
            key_vault,
            missing,
            ..
        } => format!("{holder} mist {} op {key_vault}.", permissions(missing, Lang::Nl)),
        Detail::SoftDeleteOff { key_vault } => format!("Voorlopig verwijderen staat uit op {key_vault}."),
        Detail::PurgeProtectionOff { key_vault } => format!("Opschoningsbeveiliging staat uit op {key_vault}."),
        Detail::PurgeProtectionNeedsSoftDelete { key_vault } => {
            format!("Opschoningsbeveiliging op {key_vault} vraagt eerst om voorlopig verwijderen.")
        }
        Detail::ProtectionIsFinal { key_vault } => format!("{key_vault} houdt deze beveiliging: uitzetten kan niet."),
        Detail::KeyUnusable {
            key,
            key_vault,
            trouble,
        } => match trouble {
            KeyTrouble::Disabled => format!("{key} in {key_vault} is uitgeschakeld."),
            KeyTrouble::Deleted => format!("{key} in {key_vault} is verwijderd."),
            KeyTrouble::Gone => format!("{key} is er niet meer in {key_vault}."),
        },
        Detail::KeyUri { part } => format!("De sleutel-URI klopt niet: {}.", uri_part(*part, Lang::Nl)),
        Detail::NameTaken { name } => format!("De naam {name} is al in gebruik."),
        Detail::NotFound { name } => format!("{name} is er niet in dit lab."),
        Detail::KeyNameHeld { key, key_vault } => format!("{key_vault} houdt de naam {key} nog vast."),
        Detail::AlreadySo { name } => format!("{name} is dat al."),
        Detail::NothingToBackUp => "Er is geen bestand om een back-up van te maken.".to_owned(),
        Detail::JobEnded => "Deze taak is al afgelopen.".to_owned(),
        Detail::OutOfTurn => "Het lab wachtte hier niet op.".to_owned(),
    }
}

fn way_out_en(detail: &Detail) -> String {
    match detail {
        Detail::VaultHasHistory { .. } => {
            "Create a new vault, and give it your key before anything is protected.".into()
        }
        Detail::PlatformKeyIsNoWayBack { .. } => "Change to another key of yours instead.".into(),
        Detail::KeyVaultInOtherRegion { vault_region, .. } => format!("Use a key vault in {vault_region}."),
        Detail::KeySize { .. } => "Generate a key of RSA 2048 and assign that one.".into(),
        Detail::KeyNotEnabled { .. } => "Enable it in the key vault, or choose another key.".into(),
        Detail::StepLocked { missing, .. } => format!("First do {}.", steps(missing, Lang::En)),
        Detail::ChecklistOpen { .. } => {
            "Finish the checklist, or choose knowingly to protect with platform-managed keys.".into()
        }
        Detail::IdentityMustStayOn { .. } => "Read the warning, and go on only if you accept it.".into(),
        Detail::IdentityInconsistent { on_again: false, .. } => {
            "Switch it on again and give the new identity access.".into()
        }
        Detail::IdentityInconsistent { on_again: true, .. } => "Give the new identity access to the key vault.".into(),
        Detail::PermissionsMissing { drafted: true, .. } => "The policy is added but not saved. Save it.".into(),
        Detail::PermissionsMissing { holder, missing, .. } => {
            format!("Add {} for {holder}, then save.", permissions(missing, Lang::En))
        }
        Detail::SoftDeleteOff { .. } | Detail::PurgeProtectionNeedsSoftDelete { .. } => "Turn soft delete on.".into(),
        Detail::PurgeProtectionOff { .. } => "Turn purge protection on. It can’t be turned off again.".into(),
        Detail::ProtectionIsFinal { .. } => "Create another key vault where you need one without it.".into(),
        Detail::KeyUnusable { trouble, .. } => match trouble {
            KeyTrouble::Disabled => "Enable it in the key vault; nothing is lost.".into(),
            KeyTrouble::Deleted => "Recover it in the key vault; nothing is lost.".into(),
            KeyTrouble::Gone => "What it wrapped can’t be read without it. Assign another key for what comes.".into(),
        },
        Detail::KeyUri { .. } => "Copy the key identifier from the key vault.".into(),
        Detail::NameTaken { .. } => "Choose another name.".into(),
        Detail::NotFound { .. } => "Choose one that is there.".into(),
        Detail::KeyNameHeld { .. } => "Wait until it is made, recover the deleted key, or choose another name.".into(),
        Detail::AlreadySo { .. } | Detail::JobEnded | Detail::OutOfTurn => "There is nothing to do.".into(),
        Detail::NothingToBackUp => "Choose at least one file.".into(),
    }
}

fn way_out_nl(detail: &Detail) -> String {
    match detail {
        Detail::VaultHasHistory { .. } => {
            "Maak een nieuwe kluis en geef die jouw sleutel voordat je iets beveiligt.".into()
        }
        Detail::PlatformKeyIsNoWayBack { .. } => "Wissel in plaats daarvan naar een andere eigen sleutel.".into(),
        Detail::KeyVaultInOtherRegion { vault_region, .. } => format!("Gebruik een key vault in {vault_region}."),
        Detail::KeySize { .. } => "Genereer een sleutel van RSA 2048 en wijs die toe.".into(),
        Detail::KeyNotEnabled { .. } => "Schakel hem in de key vault in, of kies een andere sleutel.".into(),
        Detail::StepLocked { missing, .. } => format!("Doe eerst {}.", steps(missing, Lang::Nl)),
        Detail::ChecklistOpen { .. } => "Maak de controlelijst af, of kies bewust voor platformsleutels.".into(),
        Detail::IdentityMustStayOn { .. } => "Lees de waarschuwing en ga alleen verder als je die aanvaardt.".into(),
        Detail::IdentityInconsistent { on_again: false, .. } => {
            "Zet de identiteit weer aan en geef de nieuwe identiteit toegang.".into()
        }
        Detail::IdentityInconsistent { on_again: true, .. } => {
            "Geef de nieuwe identiteit toegang tot de key vault.".into()
        }
        Detail::PermissionsMissing { drafted: true, .. } => {
            "Het beleid is toegevoegd maar niet opgeslagen. Sla het op.".into()
        }
        Detail::PermissionsMissing { holder, missing, .. } => {
            format!("Voeg {} toe voor {holder} en sla op.", permissions(missing, Lang::Nl))
        }
        Detail::SoftDeleteOff { .. } | Detail::PurgeProtectionNeedsSoftDelete { .. } => {
            "Zet voorlopig verwijderen aan.".into()
        }
        Detail::PurgeProtectionOff { .. } => "Zet opschoningsbeveiliging aan. Uitzetten kan daarna niet meer.".into(),
        Detail::ProtectionIsFinal { .. } => "Maak een andere key vault als je er een zonder nodig hebt.".into(),
        Detail::KeyUnusable { trouble, .. } => match trouble {
            KeyTrouble::Disabled => "Schakel hem in de key vault in; er gaat niets verloren.".into(),
            KeyTrouble::Deleted => "Herstel hem in de key vault; er gaat niets verloren.".into(),
            KeyTrouble::Gone => {
                "Wat ermee is ingepakt, is zonder die sleutel niet te lezen. Wijs voortaan een andere toe.".into()
            }
        },
        Detail::KeyUri { .. } => "Kopieer de sleutel-id uit de key vault.".into(),
        Detail::NameTaken { .. } => "Kies een andere naam.".into(),
        Detail::NotFound { .. } => "Kies er een die er wel is.".into(),
        Detail::KeyNameHeld { .. } => {
            "Wacht tot hij klaar is, herstel de verwijderde sleutel, of kies een andere naam.".into()
        }
        Detail::AlreadySo { .. } | Detail::JobEnded | Detail::OutOfTurn => "Er is niets te doen.".into(),
        Detail::NothingToBackUp => "Kies minstens één bestand.".into(),
    }
}

fn uri_part(part: UriPart, lang: Lang) -> &'static str {
    match (lang, part) {
        (Lang::En, UriPart::Scheme) => "start, which is https://",
        (Lang::En, UriPart::Host) => "key vault, <name>.vault.azure.net",
        (Lang::En, UriPart::Collection) => "path, which is /keys/",
        (Lang::En, UriPart::Key) => "key name",
        (Lang::En, UriPart::Version) => "version, 32 hexadecimal digits",
        (Lang::En, UriPart::Rest) => "end: something follows the version",
        (Lang::En, UriPart::Subscription) => "subscription, which isn’t the key vault’s",
        (Lang::Nl, UriPart::Scheme) => "hij begint met https://",
        (Lang::Nl, UriPart::Host) => "de key vault is <naam>.vault.azure.net",
        (Lang::Nl, UriPart::Collection) => "het pad is /keys/",
        (Lang::Nl, UriPart::Key) => "de naam van de sleutel",
        (Lang::Nl, UriPart::Version) => "de versie, 32 hexadecimale cijfers",
        (Lang::Nl, UriPart::Rest) => "er staat iets achter de versie",
        (Lang::Nl, UriPart::Subscription) => "het abonnement is niet dat van de key vault",
    }
}
