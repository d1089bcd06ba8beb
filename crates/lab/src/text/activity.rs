//! The texts of jobs and of the activity log. Left out on purpose: what refusals say (`refusal`) and why jobs
//! fail (`failure`).

use crate::text::{Lang, Say, plural};
use crate::view::{JobKind, LogStatus, Operation};

texts! {
    /// What the page says.
    Activity<'a> {
        Title: "Activity", "Activiteit";
        Lead: "Every job of the vaults, and every operation that Azure would log.", "Elke taak van de kluizen, en elke bewerking die Azure zou vastleggen.";
        Jobs: "Backup jobs", "Back-uptaken";
        Log: "Activity log", "Activiteitenlogboek";
        Filter: "Filter", "Filter";
        FilterHint: "name, kind, state …", "naam, soort, toestand …";
        NoJobs: "No job has run yet", "Er is nog geen taak uitgevoerd";
        NoJobsWhy: "A job starts when you assign a key, back up or restore.", "Een taak begint als je een sleutel toewijst, een back-up maakt of iets herstelt.";
        NoLog: "Nothing has happened yet", "Er is nog niets gebeurd";
        NoMatch(filter: &'a str): "Nothing here matches “{filter}”.", "Niets hier past bij ‘{filter}’.";
        ClearFilter: "Clear the filter", "Filter wissen";
        Took: "took", "duurde";
        Objects(done: &'a str, all: &'a str): "{done} of {all} data keys wrapped anew", "{done} van {all} gegevenssleutels opnieuw ingepakt";
        Rekeyed(count: u64, formatted: &'a str):
            { format!("{formatted} {}", plural(*count, "data key", "data keys")) },
            { format!("{formatted} {}", plural(*count, "gegevenssleutel", "gegevenssleutels")) };
    }
}

texts! {
    /// How a job stands.
    JobStateWord {
        InProgress: "In progress", "Wordt uitgevoerd";
        Completed: "Completed", "Voltooid";
        Failed: "Failed", "Mislukt";
        Cancelled: "Cancelled", "Geannuleerd";
    }
}

impl Say for JobKind {
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self) {
            (Lang::En, Self::UpdateEncryptionKey) => "Update encryption key",
            (Lang::En, Self::RotateKey) => "Rotate key",
            (Lang::En, Self::Backup) => "Backup",
            (Lang::En, Self::Restore) => "Restore",
            (Lang::En, Self::Download) => "Download",
            (Lang::En, Self::CreateDisks) => "Create disks",
            (Lang::En, Self::WriteDisk) => "Write disk",
            (Lang::En, Self::EncryptDisks) => "Encrypt disks",
            (Lang::En, Self::Snapshot) => "Snapshot",
            (Lang::En, Self::Image) => "Image",
            (Lang::En, Self::ScaleSet) => "Scale set",
            (Lang::Nl, Self::UpdateEncryptionKey) => "Versleutelingssleutel bijwerken",
            (Lang::Nl, Self::RotateKey) => "Sleutel roteren",
            (Lang::Nl, Self::Backup) => "Back-up",
            (Lang::Nl, Self::Restore) => "Herstel",
            (Lang::Nl, Self::Download) => "Download",
            (Lang::Nl, Self::CreateDisks) => "Schijven maken",
            (Lang::Nl, Self::WriteDisk) => "Schijf beschrijven",
            (Lang::Nl, Self::EncryptDisks) => "Schijven versleutelen",
            (Lang::Nl, Self::Snapshot) => "Momentopname",
            (Lang::Nl, Self::Image) => "Image",
            (Lang::Nl, Self::ScaleSet) => "Schaalset",
        };
        words.to_owned()
    }
}

impl Say for Operation {
    fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::En => operation_in_english(*self),
            Lang::Nl => operation_in_dutch(*self),
        }
        .to_owned()
    }
}

#[expect(clippy::too_many_lines, reason = "an arm for each operation")]
const fn operation_in_english(operation: Operation) -> &'static str {
    match operation {
        Operation::OpenLab => "Open the lab",
        Operation::CreateVault => "Create Recovery Services vault",
        Operation::CreateKeyVault => "Create Key Vault",
        Operation::CreateStorage => "Create storage account",
        Operation::EnableIdentity => "Switch identity on",
        Operation::DisableIdentity => "Switch identity off",
        Operation::SavePolicies => "Save access policies",
        Operation::EnableSoftDelete => "Enable soft delete",
        Operation::EnablePurgeProtection => "Enable purge protection",
        Operation::CreateKey => "Generate key",
        Operation::ImportKey => "Import key",
        Operation::EnableKey => "Enable key version",
        Operation::DisableKey => "Disable key version",
        Operation::DeleteKey => "Delete key",
        Operation::RecoverKey => "Recover key",
        Operation::UpdateEncryptionKey => "Update encryption key",
        Operation::RotateKey => "Rotate key",
        Operation::RegisterItem => "Register backup item",
        Operation::Backup => "Back up",
        Operation::Restore => "Restore",
        Operation::Download => "Download",
        Operation::CreateIdentity => "Create user-assigned identity",
        Operation::MoveVault => "Move vault",
        Operation::MoveKeyVault => "Move Key Vault to another tenant",
        Operation::DeleteKeyVault => "Delete Key Vault",
        Operation::RecoverKeyVault => "Recover Key Vault",
        Operation::PurgeKeyVault => "Purge Key Vault",
        Operation::AssignRole => "Assign role",
        Operation::RoleInForce => "Role takes effect",
        Operation::RemoveRole => "Remove role",
        Operation::PurgeKey => "Purge key",
        Operation::EnableSecret => "Enable secret version",
        Operation::DisableSecret => "Disable secret version",
        Operation::DeleteSecret => "Delete secret",
        Operation::RecoverSecret => "Recover secret",
        Operation::PurgeSecret => "Purge secret",
        Operation::AssignReader => "Assign role Reader",
        Operation::RemoveReader => "Remove role Reader",
        Operation::SetKeyDates => "Set dates of key version",
        Operation::KeyBegins => "Key version becomes valid",
        Operation::KeyExpires => "Key version expires",
        Operation::SetRotationPolicy => "Set rotation policy",
        Operation::KeyInForce => "Change of key takes effect",
        Operation::AdvanceClock => "Move the clock forward",
        Operation::CreateSet => "Create disk encryption set",
        Operation::ChangeSetKey => "Change key of disk encryption set",
        Operation::ShareSet => "Give access to disk encryption set",
        Operation::UnshareSet => "Take access to disk encryption set",
        Operation::MoveSet => "Move disk encryption set to another directory",
        Operation::RenewSetIdentity => "Give disk encryption set a new identity",
        Operation::CreateVm => "Create virtual machine",
        Operation::CreateDisk => "Create disk",
        Operation::WriteDisk => "Write disk",
        Operation::EncryptDisk => "Change encryption of disk",
        Operation::EncryptVm => "Enable Azure Disk Encryption",
        Operation::AttachDisk => "Attach disk",
        Operation::DetachDisk => "Detach disk",
        Operation::DeleteDisk => "Delete disk",
        Operation::DeleteVm => "Delete virtual machine",
        Operation::StartVm => "Start virtual machine",
        Operation::StopVm => "Stop virtual machine",
        Operation::VmStoppedByKey => "Virtual machine stops: no key",
        Operation::InstallAgent => "Install VM agent",
        Operation::InstallAdeExtension => "Install extension of Azure Disk Encryption",
        Operation::CreateSnapshot => "Create snapshot",
        Operation::DeleteSnapshot => "Delete snapshot",
        Operation::CreateImage => "Create image",
        Operation::PublishImage => "Publish image to gallery",
        Operation::CreateScaleSet => "Create scale set",
        Operation::MoveToSubscription => "Move to another subscription",
        Operation::SignInAsGuest => "Sign in as guest",
        Operation::SignInAsMember => "Sign in as member",
        Operation::CreatePolicy => "Create backup policy",
        Operation::SnapshotsExpired => "Snapshots expire",
        Operation::PointExpired => "Recovery point expires",
        Operation::DeployTemplate => "Deploy template",
    }
}

#[expect(clippy::too_many_lines, reason = "an arm for each operation")]
const fn operation_in_dutch(operation: Operation) -> &'static str {
    match operation {
        Operation::OpenLab => "Lab openen",
        Operation::CreateVault => "Recovery Services-kluis maken",
        Operation::CreateKeyVault => "Key Vault maken",
        Operation::CreateStorage => "Opslagaccount maken",
        Operation::EnableIdentity => "Identiteit aanzetten",
        Operation::DisableIdentity => "Identiteit uitzetten",
        Operation::SavePolicies => "Toegangsbeleid opslaan",
        Operation::EnableSoftDelete => "Voorlopig verwijderen inschakelen",
        Operation::EnablePurgeProtection => "Opschoningsbeveiliging inschakelen",
        Operation::CreateKey => "Sleutel genereren",
        Operation::ImportKey => "Sleutel importeren",
        Operation::EnableKey => "Sleutelversie inschakelen",
        Operation::DisableKey => "Sleutelversie uitschakelen",
        Operation::DeleteKey => "Sleutel verwijderen",
        Operation::RecoverKey => "Sleutel terughalen",
        Operation::UpdateEncryptionKey => "Versleutelingssleutel bijwerken",
        Operation::RotateKey => "Sleutel roteren",
        Operation::RegisterItem => "Back-upitem registreren",
        Operation::Backup => "Back-up maken",
        Operation::Restore => "Herstellen",
        Operation::Download => "Downloaden",
        Operation::CreateIdentity => "Door gebruiker toegewezen identiteit maken",
        Operation::MoveVault => "Kluis verplaatsen",
        Operation::MoveKeyVault => "Key Vault naar een andere tenant verplaatsen",
        Operation::DeleteKeyVault => "Key Vault verwijderen",
        Operation::RecoverKeyVault => "Key Vault terughalen",
        Operation::PurgeKeyVault => "Key Vault opschonen",
        Operation::AssignRole => "Rol toewijzen",
        Operation::RoleInForce => "Rol wordt van kracht",
        Operation::RemoveRole => "Rol weghalen",
        Operation::PurgeKey => "Sleutel opschonen",
        Operation::EnableSecret => "Geheimversie inschakelen",
        Operation::DisableSecret => "Geheimversie uitschakelen",
        Operation::DeleteSecret => "Geheim verwijderen",
        Operation::RecoverSecret => "Geheim terughalen",
        Operation::PurgeSecret => "Geheim opschonen",
        Operation::AssignReader => "Rol Lezer toewijzen",
        Operation::RemoveReader => "Rol Lezer weghalen",
        Operation::SetKeyDates => "Datums van sleutelversie instellen",
        Operation::KeyBegins => "Sleutelversie wordt geldig",
        Operation::KeyExpires => "Sleutelversie verloopt",
        Operation::SetRotationPolicy => "Rotatiebeleid instellen",
        Operation::KeyInForce => "Sleutelwijziging wordt van kracht",
        Operation::AdvanceClock => "Klok vooruitzetten",
        Operation::CreateSet => "Schijfversleutelingsset maken",
        Operation::ChangeSetKey => "Sleutel van schijfversleutelingsset wijzigen",
        Operation::ShareSet => "Toegang tot schijfversleutelingsset geven",
        Operation::UnshareSet => "Toegang tot schijfversleutelingsset afnemen",
        Operation::MoveSet => "Schijfversleutelingsset naar een andere directory verplaatsen",
        Operation::RenewSetIdentity => "Schijfversleutelingsset een nieuwe identiteit geven",
        Operation::CreateVm => "Virtuele machine maken",
        Operation::CreateDisk => "Schijf maken",
        Operation::WriteDisk => "Schijf beschrijven",
        Operation::EncryptDisk => "Versleuteling van schijf wijzigen",
        Operation::EncryptVm => "Azure Disk Encryption inschakelen",
        Operation::AttachDisk => "Schijf koppelen",
        Operation::DetachDisk => "Schijf loskoppelen",
        Operation::DeleteDisk => "Schijf verwijderen",
        Operation::DeleteVm => "Virtuele machine verwijderen",
        Operation::StartVm => "Virtuele machine starten",
        Operation::StopVm => "Virtuele machine stoppen",
        Operation::VmStoppedByKey => "Virtuele machine stopt: geen sleutel",
        Operation::InstallAgent => "VM-agent installeren",
        Operation::InstallAdeExtension => "Extensie van Azure Disk Encryption installeren",
        Operation::CreateSnapshot => "Momentopname maken",
        Operation::DeleteSnapshot => "Momentopname verwijderen",
        Operation::CreateImage => "Image maken",
        Operation::PublishImage => "Image in galerie plaatsen",
        Operation::CreateScaleSet => "Schaalset maken",
        Operation::MoveToSubscription => "Naar een ander abonnement verplaatsen",
        Operation::SignInAsGuest => "Aanmelden als gast",
        Operation::SignInAsMember => "Aanmelden als lid",
        Operation::CreatePolicy => "Back-upbeleid maken",
        Operation::SnapshotsExpired => "Momentopnamen verlopen",
        Operation::PointExpired => "Herstelpunt verloopt",
        Operation::DeployTemplate => "Sjabloon implementeren",
    }
}

impl Say for LogStatus {
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self) {
            (Lang::En, Self::Started) => "Started",
            (Lang::En, Self::Succeeded) => "Succeeded",
            (Lang::En, Self::Failed) => "Failed",
            (Lang::Nl, Self::Started) => "Begonnen",
            (Lang::Nl, Self::Succeeded) => "Geslaagd",
            (Lang::Nl, Self::Failed) => "Mislukt",
        };
        words.to_owned()
    }
}
