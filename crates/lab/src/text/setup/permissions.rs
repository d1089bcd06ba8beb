//! The texts of step 2.

use crate::text::plural;

texts! {
    /// Step 2: permissions on the key vault (rule P1).
    PermissionStep<'a> {
        Title: "Let the vault use the keys", "Laat de kluis de sleutels gebruiken";
        Lead(vault: &'a str, key_vault: &'a str):
            "The identity of {vault} needs four key permissions in {key_vault}. An added policy counts only once it is saved.",
            "De identiteit van {vault} heeft vier sleutelmachtigingen nodig in {key_vault}. Een toegevoegd beleid telt pas als het is opgeslagen.";
        All: "all four are granted", "alle vier verleend";
        Missing(permissions: &'a str, count: u64):
            { format!("{permissions} {} missing", plural(*count, "is", "are")) },
            { format!("{permissions} {}", plural(*count, "ontbreekt", "ontbreken")) };
        MissingLine(vault: &'a str, permissions: &'a str, key_vault: &'a str):
            "{vault} lacks {permissions} on {key_vault}.",
            "{vault} mist {permissions} op {key_vault}.";
        Principal: "Principal", "Principal";
        PrincipalHint: "By name or object id.", "Op naam of object-id.";
        NoPrincipal:
            "Nobody in this lab has an identity yet. Step 1 makes one.",
            "Nog niemand in dit lab heeft een identiteit. Stap 1 maakt er een.";
        KeyPermissions: "Key permissions", "Sleutelmachtigingen";
        SecretPermissions: "Secret permissions", "Machtigingen op geheimen";
        OfSecrets(permissions: &'a str): "secrets: {permissions}", "geheimen: {permissions}";
        Template: "Template", "Sjabloon";
        TemplateNone: "none", "geen";
        TemplateHint:
            "“Azure Backup” ticks what Backup needs for encrypted virtual machines. Where there is a BEK and no KEK, the key permissions may be left out.",
            "“Azure Backup” vinkt aan wat Backup nodig heeft voor versleutelde virtuele machines. Is er wel een BEK en geen KEK, dan kunnen de sleutelmachtigingen weg.";
        Add: "Add", "Toevoegen";
        Remove: "Remove", "Verwijderen";
        Save: "Save", "Opslaan";
        Discard: "Discard", "Weggooien";
        AddMissing: "Add what is missing", "Voeg toe wat ontbreekt";
        NotSavedTitle: "Added, not saved.", "Toegevoegd, niet opgeslagen.";
        NotSaved(key_vault: &'a str):
            "Until you save, {key_vault} grants nothing of this.",
            "Tot je opslaat verleent {key_vault} hier niets van.";
        RemovedTitle: "Removed, not saved.", "Verwijderd, niet opgeslagen.";
        RemovedNotSaved:
            "Until you save, it still has its permissions.",
            "Tot je opslaat blijven de machtigingen gelden.";
        ChangedTitle: "Changed, not saved.", "Gewijzigd, niet opgeslagen.";
        ChangedNotSaved(key_vault: &'a str):
            "Until you save, {key_vault} grants what it granted before.",
            "Tot je opslaat verleent {key_vault} wat het al verleende.";
        Policies(key_vault: &'a str): "Access policies of {key_vault}", "Toegangsbeleid van {key_vault}";
        NoPolicies(key_vault: &'a str): "{key_vault} lets nobody use its keys yet.", "{key_vault} laat nog niemand zijn sleutels gebruiken.";
        Who: "Who", "Wie";
        May: "May", "Mag";
        Standing: "Standing", "Status";
        InForce: "in force", "van kracht";
        Drafted: "added, not saved", "toegevoegd, niet opgeslagen";
        Changed: "changed, not saved", "gewijzigd, niet opgeslagen";
        Removed: "removed, not saved", "verwijderd, niet opgeslagen";
        NobodyNow: "nobody any more", "niemand meer";
        ObjectId: "object id", "object-id";
        Done(vault: &'a str, key_vault: &'a str):
            "{vault} may use the keys in {key_vault}.",
            "{vault} mag de sleutels in {key_vault} gebruiken.";
        Why:
            "Backup never sees your key. It asks the key vault to wrap and unwrap each data key, as this identity.",
            "Backup ziet jouw sleutel nooit. Het vraagt de key vault elke gegevenssleutel in- en uit te pakken, als deze identiteit.";
        InAzure:
            "Key Vault › Access policies › Add. It takes effect in about a minute.",
            "Key Vault › Toegangsbeleid › Toevoegen. Het werkt na ongeveer een minuut.";
    }
}
