//! Words that every page uses: actions, states, kinds of things. Left out on purpose: sentences of one page.

use kluis_keyvault::AuditedOperation;
use kluis_rulebook::{
    Check, KeyPermission, Novelty, SecretOperation, SecretPermission, SetupStep, Tier, Way, Workload,
};

use crate::text::{Lang, Say, plural};

texts! {
    /// Actions and states.
    Words<'a> {
        Cancel: "Cancel", "Annuleren";
        Copied: "Copied", "Gekopieerd";
        CopyWhole(what: &'a str): "Copy {what}", "{what} kopiëren";
        Documentation: "Documentation", "Documentatie";
        NewTab: "opens in a new tab", "opent in een nieuw tabblad";
        On: "on", "aan";
        Off: "off", "uit";
        Name: "Name", "Naam";
        Region: "Region", "Regio";
        Save: "Save", "Opslaan";
        Working: "Working…", "Bezig…";
        Rule(id: &'a str): "Rule {id}", "Regel {id}";
        AzureCode: "Azure’s error code", "Foutcode van Azure";
        Rate(rate: &'a str): "{rate} a second", "{rate} per seconde";
        TimeLeft(time: &'a str): "{time} left", "nog {time}";
        DoneOf(done: &'a str, total: &'a str): "{done} of {total}", "{done} van {total}";
        OtherTab:
            "Another tab has this lab open, so this one only looks. Close that tab to work here.",
            "Dit lab is open in een ander tabblad; hier kun je alleen kijken. Sluit dat tabblad om hier verder te gaan.";
        StorageFailed:
            "The browser could not keep it; nothing was changed. Free some space and try again.",
            "De browser kon het niet opslaan; er is niets veranderd. Maak ruimte vrij en probeer het opnieuw.";
        WorkerStopped:
            "The lab’s worker is not running. Reload the page: what this browser keeps of the lab is still there; a lab in memory begins anew.",
            "De worker van het lab draait niet. Laad de pagina opnieuw: wat deze browser van het lab bewaart, is er nog; een lab in het geheugen begint opnieuw.";
        ObjectDamaged:
            "This object does not open: it is damaged, or it is not there.",
            "Dit object gaat niet open: het is beschadigd of het is er niet.";
        Bytes(count: u64, formatted: &'a str):
            { format!("{formatted} {}", plural(*count, "byte", "bytes")) },
            { format!("{formatted} {}", plural(*count, "byte", "bytes")) };
        NameTooShort(min: u8): "At least {min} characters.", "Minstens {min} tekens.";
        NameEmpty: "Give it a name.", "Geef het een naam.";
        NameTooLong(max: u8): "At most {max} characters.", "Hoogstens {max} tekens.";
        NameCharacter(found: char): "The character {found:?} can’t be in this name.", "Het teken {found:?} kan niet in deze naam.";
        NameStart: "The first character must be a letter.", "Het eerste teken moet een letter zijn.";
        NameHyphen: "No hyphen at the end, and no two in a row.", "Geen koppelteken aan het eind en geen twee na elkaar.";
    }
}

texts! {
    /// How fast a job is and was.
    Pace<'a> {
        Mean(now: &'a str, mean: &'a str): "now {now} a second · mean {mean} a second", "nu {now} per seconde · gemiddeld {mean} per seconde";
        Said(now: &'a str, mean: &'a str, low: &'a str, high: &'a str):
            "Speed over the last 30 seconds, between {low} and {high} a second: {now} now, {mean} on average.",
            "Snelheid over de laatste 30 seconden, tussen {low} en {high} per seconde: nu {now}, gemiddeld {mean}.";
    }
}

texts! {
    /// The kinds of things, each with one colour and one shape on every page.
    Kind {
        Data: "data", "gegevens";
        Dek: "data key (DEK)", "gegevenssleutel (DEK)";
        WrappedDek: "wrapped data key", "ingepakte gegevenssleutel";
        Kek: "your key (KEK)", "jouw sleutel (KEK)";
        Platform: "platform key", "platformsleutel";
    }
}

impl Say for SetupStep {
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self) {
            (Lang::En, Self::Identity) => "Managed identity",
            (Lang::En, Self::Permissions) => "Key Vault permissions",
            (Lang::En, Self::Protection) => "Soft delete and purge protection",
            (Lang::En, Self::Key) => "Assign the key",
            (Lang::Nl, Self::Identity) => "Beheerde identiteit",
            (Lang::Nl, Self::Permissions) => "Machtigingen op de Key Vault",
            (Lang::Nl, Self::Protection) => "Voorlopig verwijderen en opschoningsbeveiliging",
            (Lang::Nl, Self::Key) => "De sleutel toewijzen",
        };
        words.to_owned()
    }
}

impl Say for KeyPermission {
    /// The name that the portal shows in that language; scripts use its [`code`](KeyPermission::code).
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self) {
            (Lang::En, Self::Get) => "Get",
            (Lang::En, Self::List) => "List",
            (Lang::En, Self::Backup) => "Backup",
            (Lang::En, Self::UnwrapKey) => "Unwrap Key",
            (Lang::En, Self::WrapKey) => "Wrap Key",
            (Lang::Nl, Self::Get) => "Ophalen",
            (Lang::Nl, Self::List) => "Lijst",
            (Lang::Nl, Self::Backup) => "Back-up",
            (Lang::Nl, Self::UnwrapKey) => "Sleutel uitpakken",
            (Lang::Nl, Self::WrapKey) => "Sleutel inpakken",
        };
        words.to_owned()
    }
}

impl Say for SecretPermission {
    /// The name that the portal shows in that language.
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self) {
            (Lang::En, Self::Get) => "Get",
            (Lang::En, Self::List) => "List",
            (Lang::En, Self::Backup) => "Backup",
            (Lang::Nl, Self::Get) => "Ophalen",
            (Lang::Nl, Self::List) => "Lijst",
            (Lang::Nl, Self::Backup) => "Back-up",
        };
        words.to_owned()
    }
}

impl Say for SecretOperation {
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self) {
            (Lang::En, Self::Get) => "Get Secret",
            (Lang::En, Self::Set) => "Set Secret",
            (Lang::En, Self::Backup) => "Back up Secret",
            (Lang::Nl, Self::Get) => "Geheim ophalen",
            (Lang::Nl, Self::Set) => "Geheim instellen",
            (Lang::Nl, Self::Backup) => "Back-up van geheim",
        };
        words.to_owned()
    }
}

impl Say for AuditedOperation {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Key(operation) => operation.say(lang),
            Self::Secret(operation) => operation.say(lang),
        }
    }
}

impl Say for Workload {
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self) {
            (Lang::En, Self::Files) => "files",
            (Lang::Nl, Self::Files) => "bestanden",
            (Lang::En, Self::SqlInVm) => "SQL Server in a virtual machine",
            (Lang::Nl, Self::SqlInVm) => "SQL Server op een virtuele machine",
            (Lang::En, Self::HanaInVm) => "SAP HANA in a virtual machine",
            (Lang::Nl, Self::HanaInVm) => "SAP HANA op een virtuele machine",
            (Lang::En, Self::MarsAgent) => "a machine with the MARS agent",
            (Lang::Nl, Self::MarsAgent) => "een machine met de MARS-agent",
            (Lang::En, Self::ClassicVm) => "a classic virtual machine",
            (Lang::Nl, Self::ClassicVm) => "een klassieke virtuele machine",
            (Lang::En, Self::Vm) => "an Azure virtual machine",
            (Lang::Nl, Self::Vm) => "een virtuele machine van Azure",
        };
        words.to_owned()
    }
}

impl Say for Tier {
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self) {
            (Lang::En, Self::Snapshot) => "Snapshot",
            (Lang::Nl, Self::Snapshot) => "Momentopname",
            (Lang::En, Self::Vault) => "Vault",
            (Lang::Nl, Self::Vault) => "Kluis",
        };
        words.to_owned()
    }
}

impl Say for Way {
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self) {
            (Lang::En, Self::CreateVm) => "Create new virtual machine",
            (Lang::Nl, Self::CreateVm) => "Nieuwe virtuele machine maken",
            (Lang::En, Self::RestoreDisks) => "Restore disks",
            (Lang::Nl, Self::RestoreDisks) => "Schijven herstellen",
            (Lang::En, Self::ReplaceExisting) => "Replace existing",
            (Lang::Nl, Self::ReplaceExisting) => "Bestaande vervangen",
            (Lang::En, Self::Files) => "Restore files",
            (Lang::Nl, Self::Files) => "Bestanden herstellen",
        };
        words.to_owned()
    }
}

impl Say for Novelty {
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self) {
            (Lang::En, Self::UserAssignedIdentity) => "user-assigned identities",
            (Lang::Nl, Self::UserAssignedIdentity) => "door de gebruiker toegewezen identiteiten",
            (Lang::En, Self::Roles) => "roles on key vaults",
            (Lang::Nl, Self::Roles) => "rollen op key vaults",
            (Lang::En, Self::KeyDates) => "first and last dates of keys",
            (Lang::Nl, Self::KeyDates) => "begin- en einddatums van sleutels",
            (Lang::En, Self::RotationPolicies) => "rotation policies",
            (Lang::Nl, Self::RotationPolicies) => "rotatiebeleid",
        };
        words.to_owned()
    }
}

impl Say for Check {
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self) {
            (Lang::En, Self::VaultCreated) => "The vault is created",
            (Lang::En, Self::IdentityOn) => "Its managed identity is on",
            (Lang::En, Self::PermissionsGranted) => "The identity may use the keys",
            (Lang::En, Self::ProtectionOn) => "Soft delete and purge protection are on",
            (Lang::En, Self::KeyAssigned) => "A valid key is assigned",
            (Lang::Nl, Self::VaultCreated) => "De kluis is gemaakt",
            (Lang::Nl, Self::IdentityOn) => "De beheerde identiteit staat aan",
            (Lang::Nl, Self::PermissionsGranted) => "De identiteit mag de sleutels gebruiken",
            (Lang::Nl, Self::ProtectionOn) => "Voorlopig verwijderen en opschoningsbeveiliging staan aan",
            (Lang::Nl, Self::KeyAssigned) => "Er is een geldige sleutel toegewezen",
        };
        words.to_owned()
    }
}
