//! What an act is, as a sentence that tells somebody to do it: `Switch the identity of testvault on.`
//!
//! Left out on purpose: what comes of it. Outcomes of effects are acts too and have their words, though nobody does them by
//! hand.

pub mod compute;
pub mod machine;
pub mod secrets;

use kluis_recovery::KeySource;
use kluis_resource::{KeyUri, PrincipalId};
use kluis_rulebook::{Edition, Workload};

use self::secrets::Secrets;
use crate::text::refusal::{permissions as said_permissions, short_key_of};
use crate::text::{Lang, Say, list, plural};
use crate::view::{IdentityView, LabView};
use crate::{Act, Advance, MoveTarget, RestoreTarget, Selection};

texts! {
    /// What acts are.
    Acts<'a> {
        OpenSeeds: "Open a lab with the rules of 2020 and 2021.", "Open een lab met de regels van 2020 en 2021.";
        OpenCurrent: "Open a lab with today’s rules.", "Open een lab met de regels van nu.";
        CreateVault(vault: &'a str, region: &'a str):
            "Create the Recovery Services vault {vault} in {region}.", "Maak de Recovery Services-kluis {vault} in {region}.";
        ChooseKeyVault(vault: &'a str, key_vault: &'a str):
            "Choose {key_vault} for the set-up of {vault}.", "Kies {key_vault} voor het instellen van {vault}.";
        EnableIdentity(vault: &'a str): "Switch the identity of {vault} on.", "Zet de identiteit van {vault} aan.";
        DisableIdentity(vault: &'a str): "Switch the identity of {vault} off.", "Zet de identiteit van {vault} uit.";
        DisableIdentityKnowingly(vault: &'a str):
            "Switch the identity of {vault} off, the warning accepted.", "Zet de identiteit van {vault} uit, met de waarschuwing aanvaard.";
        PickKey(key: &'a str, key_vault: &'a str, vault: &'a str):
            "Pick {key} in {key_vault} as the key of {vault}.", "Kies {key} in {key_vault} als sleutel van {vault}.";
        PickKeyTwice(key: &'a str, key_vault: &'a str, vault: &'a str):
            "Pick {key} in {key_vault} as the key of {vault}, with infrastructure encryption.",
            "Kies {key} in {key_vault} als sleutel van {vault}, met infrastructuurversleuteling.";
        UseInfrastructureEncryption(vault: &'a str):
            "Turn infrastructure encryption on for {vault}.", "Schakel infrastructuurversleuteling in voor {vault}.";
        ImportKey(key: &'a str, key_vault: &'a str):
            "Import {key} into {key_vault}.", "Importeer {key} in {key_vault}.";
        EnterKey(uri: &'a str, vault: &'a str):
            "Enter {uri} as the key of {vault}.", "Vul {uri} in als sleutel van {vault}.";
        UsePlatformKey(vault: &'a str):
            "Let {vault} go back to platform-managed keys.", "Laat {vault} teruggaan naar door het platform beheerde sleutels.";
        BackUp(item: &'a str, files: u64, vault: &'a str):
            { format!("Back up {item} ({files} {}) to {vault}.", plural(*files, "file", "files")) },
            { format!("Maak een back-up van {item} ({files} {}) in {vault}.", plural(*files, "bestand", "bestanden")) };
        BackUpKnowingly(item: &'a str, files: u64, vault: &'a str):
            { format!("Back up {item} ({files} {}) to {vault}, platform-managed keys chosen knowingly.", plural(*files, "file", "files")) },
            { format!("Maak een back-up van {item} ({files} {}) in {vault}, bewust met platformsleutels.", plural(*files, "bestand", "bestanden")) };
        Restore(item: &'a str): "Restore all of {item} to this device.", "Herstel heel {item} naar dit apparaat.";
        RestoreTo(item: &'a str, storage: &'a str): "Restore all of {item} to {storage}.", "Herstel heel {item} naar {storage}.";
        RestoreFile(item: &'a str, path: &'a str):
            "Restore {path} of {item} to this device.", "Herstel {path} uit {item} naar dit apparaat.";
        RestoreFileTo(item: &'a str, path: &'a str, storage: &'a str):
            "Restore {path} of {item} to {storage}.", "Herstel {path} uit {item} naar {storage}.";
        CancelJob: "Cancel the job.", "Annuleer de taak.";
        CreateStorage(storage: &'a str, region: &'a str):
            "Create the storage account {storage} in {region}.", "Maak het opslagaccount {storage} in {region}.";
        CreateStorageWith(storage: &'a str, region: &'a str, key: &'a str, key_vault: &'a str):
            "Create the storage account {storage} in {region}, with {key} in {key_vault} as its key.",
            "Maak het opslagaccount {storage} in {region}, met {key} in {key_vault} als sleutel.";
        Download(storage: &'a str): "Download the copy in {storage}.", "Download de kopie in {storage}.";
        CreateKeyVault(key_vault: &'a str, region: &'a str):
            "Create the key vault {key_vault} in {region}.", "Maak de key vault {key_vault} in {region}.";
        CreateKeyVaultSoft(key_vault: &'a str, region: &'a str):
            "Create the key vault {key_vault} in {region}, with soft delete.",
            "Maak de key vault {key_vault} in {region}, met voorlopig verwijderen.";
        CreateKeyVaultPurge(key_vault: &'a str, region: &'a str):
            "Create the key vault {key_vault} in {region}, with purge protection and without soft delete.",
            "Maak de key vault {key_vault} in {region}, met opschoningsbeveiliging en zonder voorlopig verwijderen.";
        CreateKeyVaultBoth(key_vault: &'a str, region: &'a str):
            "Create the key vault {key_vault} in {region}, with soft delete and purge protection.",
            "Maak de key vault {key_vault} in {region}, met voorlopig verwijderen en opschoningsbeveiliging.";
        EnableSoftDelete(key_vault: &'a str): "Turn soft delete on in {key_vault}.", "Schakel voorlopig verwijderen in op {key_vault}.";
        EnablePurgeProtection(key_vault: &'a str):
            "Turn purge protection on in {key_vault}.", "Schakel opschoningsbeveiliging in op {key_vault}.";
        DisablePurgeProtection(key_vault: &'a str):
            "Turn purge protection off in {key_vault}.", "Schakel opschoningsbeveiliging uit op {key_vault}.";
        AddPolicy(permissions: &'a str, holder: &'a str, key_vault: &'a str):
            "Add {permissions} for {holder} to the access policies of {key_vault}; not saved yet.",
            "Voeg {permissions} voor {holder} toe aan het toegangsbeleid van {key_vault}; nog niet opgeslagen.";
        RemovePolicy(holder: &'a str, key_vault: &'a str):
            "Remove the access policy of {holder} from {key_vault}; not saved yet.",
            "Haal het toegangsbeleid van {holder} uit {key_vault}; nog niet opgeslagen.";
        SavePolicies(key_vault: &'a str): "Save the access policies of {key_vault}.", "Sla het toegangsbeleid van {key_vault} op.";
        DiscardPolicies(key_vault: &'a str):
            "Discard the changes to the access policies of {key_vault}.", "Verwerp de wijzigingen in het toegangsbeleid van {key_vault}.";
        CreateKey(key: &'a str, key_vault: &'a str, bits: u16):
            "Generate {key} in {key_vault}, RSA {bits}.", "Genereer {key} in {key_vault}, RSA {bits}.";
        EnableKey(key: &'a str, key_vault: &'a str): "Enable {key} in {key_vault}.", "Schakel {key} in {key_vault} in.";
        DisableKey(key: &'a str, key_vault: &'a str): "Disable {key} in {key_vault}.", "Schakel {key} in {key_vault} uit.";
        DeleteKey(key: &'a str, key_vault: &'a str): "Delete {key} in {key_vault}.", "Verwijder {key} in {key_vault}.";
        RecoverKey(key: &'a str, key_vault: &'a str): "Recover {key} in {key_vault}.", "Haal {key} in {key_vault} terug.";

        CreateIdentity(identity: &'a str):
            "Create the user-assigned identity {identity}.", "Maak de door de gebruiker toegewezen identiteit {identity}.";
        UseIdentity(identity: &'a str, vault: &'a str):
            "Let {vault} use the identity {identity}.", "Laat {vault} de identiteit {identity} gebruiken.";
        MoveToGroup(vault: &'a str, group: &'a str):
            "Move {vault} to the resource group {group}.", "Verplaats {vault} naar de resourcegroep {group}.";
        MoveToSubscription(vault: &'a str):
            "Move {vault} to another subscription.", "Verplaats {vault} naar een ander abonnement.";
        MoveToTenant(vault: &'a str): "Move {vault} to another tenant.", "Verplaats {vault} naar een andere tenant.";
        BackUpWorkload(item: &'a str, workload: &'a str, vault: &'a str):
            "Back up {item}, {workload}, to {vault}.", "Maak een back-up van {item}, {workload}, in {vault}.";
        BackUpWorkloadKnowingly(item: &'a str, workload: &'a str, vault: &'a str):
            "Back up {item}, {workload}, to {vault}, platform-managed keys chosen knowingly.",
            "Maak een back-up van {item}, {workload}, in {vault}, bewust met platformsleutels.";
        CreateKeyVaultRbac(key_vault: &'a str, region: &'a str):
            "Create the key vault {key_vault} in {region}, with roles.", "Maak de key vault {key_vault} in {region}, met rollen.";
        CreateKeyVaultKeeping(key_vault: &'a str, region: &'a str, days: u16):
            "Create the key vault {key_vault} in {region}, which keeps what is deleted for {days} days.",
            "Maak de key vault {key_vault} in {region}, die bewaart wat verwijderd is, {days} dagen lang.";
        DeleteKeyVault(key_vault: &'a str): "Delete the key vault {key_vault}.", "Verwijder de key vault {key_vault}.";
        RecoverKeyVault(key_vault: &'a str): "Recover the key vault {key_vault}.", "Haal de key vault {key_vault} terug.";
        PurgeKeyVault(key_vault: &'a str):
            "Purge the deleted key vault {key_vault}.", "Schoon de verwijderde key vault {key_vault} op.";
        MoveKeyVault(key_vault: &'a str): "Move {key_vault} to that tenant.", "Verplaats {key_vault} naar die tenant.";
        AssignRole(role: &'a str, holder: &'a str, key_vault: &'a str):
            "Assign {holder} the role {role} on {key_vault}.", "Geef {holder} de rol {role} op {key_vault}.";
        RemoveRole(role: &'a str, holder: &'a str, key_vault: &'a str):
            "Take the role {role} on {key_vault} from {holder}.", "Neem {holder} de rol {role} op {key_vault} af.";
        PurgeKey(key: &'a str, key_vault: &'a str):
            "Purge the deleted {key} in {key_vault}.", "Schoon de verwijderde {key} in {key_vault} op.";
        SetKeyDates(key: &'a str, key_vault: &'a str):
            "Set the first and last date of {key} in {key_vault}.", "Stel begin- en einddatum van {key} in {key_vault} in.";
        SetRotationPolicy(key: &'a str, key_vault: &'a str):
            "Give {key} in {key_vault} a rotation policy.", "Geef {key} in {key_vault} een rotatiebeleid.";
        RemoveRotationPolicy(key: &'a str, key_vault: &'a str):
            "Remove the rotation policy of {key} in {key_vault}.", "Haal het rotatiebeleid van {key} in {key_vault} weg.";
        AdvanceMinutes(count: u32): "Move the clock forward by {count} minutes.", "Zet de klok {count} minuten vooruit.";
        AdvanceHours(count: u32):
            { format!("Move the clock forward by {count} {}.", plural(u64::from(*count), "hour", "hours")) },
            "Zet de klok {count} uur vooruit.";
        AdvanceDays(count: u32):
            { format!("Move the clock forward by {count} {}.", plural(u64::from(*count), "day", "days")) },
            { format!("Zet de klok {count} {} vooruit.", plural(u64::from(*count), "dag", "dagen")) };
        AdvanceToNext:
            "Move the clock to the next thing that happens by itself.", "Zet de klok op het volgende dat vanzelf gebeurt.";
        ClockTicked: "What is due happens.", "Wat aan de beurt is, gebeurt.";
        ResumeRotations: "Take up the rotations that are due.", "Pak de rotaties op die nog moeten.";
        KeyMade: "The key is generated.", "De sleutel is gegenereerd.";
        KeyFailed: "The key could not be generated.", "De sleutel kon niet worden gegenereerd.";
        KeyProven: "The key gave back what it wrapped.", "De sleutel gaf terug wat hij had ingepakt.";
        Sealed: "The files are sealed.", "De bestanden zijn verzegeld.";
        Opened: "The files are opened.", "De bestanden zijn geopend.";
        Made: "The objects are made.", "De objecten zijn gemaakt.";
        SecretMade: "The secret is made.", "Het geheim is gemaakt.";
        Rewrapped: "Data keys are wrapped anew.", "Gegevenssleutels zijn opnieuw ingepakt.";
        JobFailed: "The job failed.", "De taak is mislukt.";
    }
}

texts! {
    /// Who can't be named.
    Holder {
        Gone: "an identity that is gone", "een identiteit die er niet meer is";
        Backup: "Backup Management Service", "Backup Management Service";
    }
}

/// An act, said in the lab that it happens in, which knows who a principal is.
#[derive(Clone, Copy, Debug)]
pub struct ActIn<'a> {
    /// The act.
    pub act: &'a Act,
    /// The lab.
    pub view: &'a LabView,
}

impl Say for ActIn<'_> {
    #[expect(clippy::too_many_lines, reason = "an arm for each act")]
    fn say(&self, lang: Lang) -> String {
        let text = match self.act {
            Act::OpenLab { edition } => match edition {
                Edition::Seeds => Acts::OpenSeeds,
                Edition::Current => Acts::OpenCurrent,
            },
            Act::CreateVault { vault, region } => Acts::CreateVault(vault.as_str(), region.display_name()),
            Act::ChooseKeyVault { vault, key_vault } => Acts::ChooseKeyVault(vault.as_str(), key_vault.as_str()),
            Act::EnableIdentity { vault } => Acts::EnableIdentity(vault.as_str()),
            Act::DisableIdentity {
                vault,
                accept_inconsistency,
            } => match accept_inconsistency {
                false => Acts::DisableIdentity(vault.as_str()),
                true => Acts::DisableIdentityKnowingly(vault.as_str()),
            },
            Act::AssignKey {
                vault,
                source: KeySource::Picker { key_vault, key },
                infrastructure_encryption: true,
            } => Acts::PickKeyTwice(key.as_str(), key_vault.as_str(), vault.as_str()),
            Act::UseInfrastructureEncryption { vault } => Acts::UseInfrastructureEncryption(vault.as_str()),
            Act::AssignKey { vault, source, .. } => match source {
                KeySource::Picker { key_vault, key } => Acts::PickKey(key.as_str(), key_vault.as_str(), vault.as_str()),
                KeySource::Uri { uri, .. } => return Acts::EnterKey(&short_uri(uri), vault.as_str()).say(lang),
            },
            Act::UsePlatformKey { vault } => Acts::UsePlatformKey(vault.as_str()),
            Act::CreateIdentity { identity, .. } => Acts::CreateIdentity(identity.as_str()),
            Act::UseIdentity { vault, identity } => Acts::UseIdentity(identity.as_str(), vault.as_str()),
            Act::MoveVault { vault, to } => match to {
                MoveTarget::ResourceGroup(group) => Acts::MoveToGroup(vault.as_str(), group.as_str()),
                MoveTarget::Subscription => Acts::MoveToSubscription(vault.as_str()),
                MoveTarget::Tenant => Acts::MoveToTenant(vault.as_str()),
            },
            Act::BackUp {
                vault,
                item,
                platform_key_accepted,
                workload,
                ..
            } if *workload != Workload::Files => {
                let workload = workload.say(lang);
                let back_up = match platform_key_accepted {
                    false => Acts::BackUpWorkload,
                    true => Acts::BackUpWorkloadKnowingly,
                };
                return back_up(item.as_str(), &workload, vault.as_str()).say(lang);
            }
            Act::BackUp {
                vault,
                item,
                platform_key_accepted,
                files,
                ..
            } => {
                let count = u64::try_from(files.len()).unwrap_or(u64::MAX);
                match platform_key_accepted {
                    false => Acts::BackUp(item.as_str(), count, vault.as_str()),
                    true => Acts::BackUpKnowingly(item.as_str(), count, vault.as_str()),
                }
            }
            Act::Restore {
                item,
                selection,
                target,
                ..
            } => restore(item.as_str(), selection, target),
            Act::CancelJob { .. } => Acts::CancelJob,
            Act::CreateStorage { storage, region, key } => {
                let (storage, region) = (storage.as_str(), region.display_name());
                match key {
                    None => Acts::CreateStorage(storage, region),
                    Some(key) => Acts::CreateStorageWith(storage, region, key.key.as_str(), key.key_vault.as_str()),
                }
            }
            Act::Download { storage, .. } => Acts::Download(storage.as_str()),

            Act::CreateKeyVault {
                key_vault,
                region,
                rbac: true,
                ..
            } => Acts::CreateKeyVaultRbac(key_vault.as_str(), region.display_name()),
            Act::CreateKeyVault {
                key_vault,
                region,
                retention_days: Some(days),
                ..
            } => Acts::CreateKeyVaultKeeping(key_vault.as_str(), region.display_name(), *days),
            Act::CreateKeyVault {
                key_vault,
                region,
                soft_delete,
                purge_protection,
                ..
            } => {
                let create = match (soft_delete, purge_protection) {
                    (false, false) => Acts::CreateKeyVault,
                    (true, false) => Acts::CreateKeyVaultSoft,
                    (false, true) => Acts::CreateKeyVaultPurge,
                    (true, true) => Acts::CreateKeyVaultBoth,
                };
                create(key_vault.as_str(), region.display_name())
            }
            Act::EnableSoftDelete { key_vault } => Acts::EnableSoftDelete(key_vault.as_str()),
            Act::EnablePurgeProtection { key_vault } => Acts::EnablePurgeProtection(key_vault.as_str()),
            Act::DisablePurgeProtection { key_vault } => Acts::DisablePurgeProtection(key_vault.as_str()),
            Act::DraftPolicy {
                key_vault,
                principal,
                permissions,
                secret_permissions,
            } => {
                let (holder, key_vault) = (self.holder(*principal, lang), key_vault.as_str());
                let keys = said_permissions(permissions, lang);
                let secrets = secret_permissions.iter().map(|one| one.say(lang)).collect::<Vec<_>>();
                let secrets = list(&secrets, lang);
                return match (&permissions[..], &secret_permissions[..]) {
                    ([], []) => Acts::RemovePolicy(&holder, key_vault).say(lang),
                    ([_, ..], []) => Acts::AddPolicy(&keys, &holder, key_vault).say(lang),
                    ([], [_, ..]) => Secrets::AddPolicy(&secrets, &holder, key_vault).say(lang),
                    ([_, ..], [_, ..]) => Secrets::AddPolicyOfBoth(&keys, &secrets, &holder, key_vault).say(lang),
                };
            }
            Act::SavePolicies { key_vault } => Acts::SavePolicies(key_vault.as_str()),
            Act::DiscardPolicies { key_vault } => Acts::DiscardPolicies(key_vault.as_str()),
            Act::CreateKey { key_vault, key, bits } => Acts::CreateKey(key.as_str(), key_vault.as_str(), *bits),
            Act::CreateCertificate { key_vault, key, bits } => {
                return Secrets::CreateCertificate(key.as_str(), key_vault.as_str(), *bits).say(lang);
            }
            Act::ImportKey { key_vault, key, .. } => Acts::ImportKey(key.as_str(), key_vault.as_str()),
            Act::SetKeyEnabled { key, enabled } => {
                let set = if *enabled { Acts::EnableKey } else { Acts::DisableKey };
                return set(&short_key_of(key), key.key_vault.as_str()).say(lang);
            }
            Act::DeleteKey { key_vault, key } => Acts::DeleteKey(key.as_str(), key_vault.as_str()),
            Act::RecoverKey { key_vault, key } => Acts::RecoverKey(key.as_str(), key_vault.as_str()),

            Act::DeleteKeyVault { key_vault } => Acts::DeleteKeyVault(key_vault.as_str()),
            Act::RecoverKeyVault { key_vault } => Acts::RecoverKeyVault(key_vault.as_str()),
            Act::PurgeKeyVault { key_vault } => Acts::PurgeKeyVault(key_vault.as_str()),
            Act::MoveKeyVault { key_vault, .. } => Acts::MoveKeyVault(key_vault.as_str()),
            Act::AssignRole {
                key_vault,
                principal,
                role,
            } => {
                let holder = self.holder(*principal, lang);
                return Acts::AssignRole(role.azure_name(), &holder, key_vault.as_str()).say(lang);
            }
            Act::RemoveRole {
                key_vault,
                principal,
                role,
            } => {
                let holder = self.holder(*principal, lang);
                return Acts::RemoveRole(role.azure_name(), &holder, key_vault.as_str()).say(lang);
            }
            Act::AssignReader { key_vault, principal } => {
                return Secrets::AssignReader(&self.holder(*principal, lang), key_vault.as_str()).say(lang);
            }
            Act::RemoveReader { key_vault, principal } => {
                return Secrets::RemoveReader(&self.holder(*principal, lang), key_vault.as_str()).say(lang);
            }
            Act::SetSecretEnabled { secret, enabled } => {
                let set = if *enabled { Secrets::Enable } else { Secrets::Disable };
                return set(secret.secret.as_str(), secret.key_vault.as_str()).say(lang);
            }
            Act::DeleteSecret { key_vault, secret } => {
                return Secrets::Delete(secret.as_str(), key_vault.as_str()).say(lang);
            }
            Act::RecoverSecret { key_vault, secret } => {
                return Secrets::Recover(secret.as_str(), key_vault.as_str()).say(lang);
            }
            Act::PurgeSecret { key_vault, secret } => {
                return Secrets::Purge(secret.as_str(), key_vault.as_str()).say(lang);
            }
            Act::PurgeKey { key_vault, key } => Acts::PurgeKey(key.as_str(), key_vault.as_str()),
            Act::SetKeyDates { key, .. } => {
                return Acts::SetKeyDates(&short_key_of(key), key.key_vault.as_str()).say(lang);
            }
            Act::SetRotationPolicy { key_vault, key, policy } => {
                let set = match policy {
                    Some(_) => Acts::SetRotationPolicy,
                    None => Acts::RemoveRotationPolicy,
                };
                set(key.as_str(), key_vault.as_str())
            }
            Act::Compute(act) => return act.say(lang),
            Act::Machine(act) => return act.say(lang),
            Act::AdvanceClock { by } => match by {
                Advance::Minutes(count) => Acts::AdvanceMinutes(*count),
                Advance::Hours(count) => Acts::AdvanceHours(*count),
                Advance::Days(count) => Acts::AdvanceDays(*count),
                Advance::ToNext => Acts::AdvanceToNext,
            },
            Act::ClockTicked => Acts::ClockTicked,

            Act::ResumeRotations => Acts::ResumeRotations,
            Act::KeyMade { .. } => Acts::KeyMade,
            Act::KeyFailed { .. } => Acts::KeyFailed,
            Act::KeyProven { .. } => Acts::KeyProven,
            Act::Sealed { .. } => Acts::Sealed,
            Act::Opened { .. } => Acts::Opened,
            Act::Made { .. } => Acts::Made,
            Act::SecretMade { .. } => Acts::SecretMade,
            Act::Rewrapped { .. } => Acts::Rewrapped,
            Act::JobFailed { .. } => Acts::JobFailed,
        };
        text.say(lang)
    }
}

impl ActIn<'_> {
    /// Whose identity a principal is, by name.
    fn holder(&self, principal: PrincipalId, lang: Lang) -> String {
        let has = |identity: IdentityView| identity.principal() == Some(principal);
        let mut users = self.view.identities.iter();
        let user = users.find(|user| user.principal == principal);
        if let Some(user) = user {
            return user.name.to_string();
        }
        if self.view.user.backup_service == principal {
            return Holder::Backup.say(lang);
        }
        let mut sets = self.view.compute.sets.iter();
        if let Some(set) = sets.find(|set| set.principal == principal) {
            return set.name.to_string();
        }
        let mut vaults = self.view.vaults.iter();
        let mut storages = self.view.storages.iter();
        let vault = vaults
            .find(|vault| has(vault.identity))
            .map(|vault| vault.name.as_str());
        let name = vault.or_else(|| {
            let storage = storages.find(|storage| storage.principal == Some(principal));
            storage.map(|storage| storage.name.as_str())
        });
        name.map_or_else(|| Holder::Gone.say(lang), str::to_owned)
    }
}

fn restore<'a>(item: &'a str, selection: &'a Selection, target: &'a RestoreTarget) -> Acts<'a> {
    match (selection, target) {
        (Selection::All, RestoreTarget::Download) => Acts::Restore(item),
        (Selection::All, RestoreTarget::Storage(storage)) => Acts::RestoreTo(item, storage.as_str()),
        (Selection::File(path), RestoreTarget::Download) => Acts::RestoreFile(item, path),
        (Selection::File(path), RestoreTarget::Storage(storage)) => Acts::RestoreFileTo(item, path, storage.as_str()),
    }
}

/// A key URI with its version shortened; as it is typed, where it is none.
fn short_uri(uri: &str) -> String {
    uri.parse::<KeyUri>().map_or_else(
        |_| uri.to_owned(),
        |key| format!("https://{}.vault.azure.net/keys/{}", key.key_vault, short_key_of(&key)),
    )
}

#[cfg(test)]
mod tests;
