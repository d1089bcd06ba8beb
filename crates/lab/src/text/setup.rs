//! The texts of the Set-up page; those of each step are in a module of their own.

mod identity;
mod key;
mod permissions;
mod protection;

pub use identity::IdentityStep;
pub use key::{Assigning, KeyStep, NewKey};
pub use permissions::PermissionStep;
pub use protection::ProtectionStep;

texts! {
    /// What the page says around the steps.
    Setup<'a> {
        Title: "Your key, in four steps", "Jouw sleutel, in vier stappen";
        Lead:
            "Each step closes one link between the vault and your key. They only work in this order, and in Azure the last one can’t be undone.",
            "Elke stap sluit één schakel tussen de kluis en jouw sleutel. Ze werken alleen in deze volgorde, en de laatste kun je in Azure niet terugdraaien.";
        Steps: "Steps", "Stappen";
        StepDone(number: u8): "Step {number}, done", "Stap {number}, klaar";
        StepBroken(number: u8): "Step {number}, broken", "Stap {number}, gebroken";
        StepTodo(number: u8): "Step {number}", "Stap {number}";
        StepLocked(number: u8): "Step {number}, locked", "Stap {number}, vergrendeld";
        AfterStep(steps: &'a str): "after step {steps}", "na stap {steps}";
        AfterSteps(steps: &'a str): "after steps {steps}", "na stap {steps}";
        Final: "can’t be undone", "niet terug te draaien";
        NextStep(step: &'a str): "Next: {step}", "Verder: {step}";
        ToBackUp: "Next: back up", "Verder: back-up maken";
        LockedTitle: "This step waits.", "Deze stap wacht.";
        LockedLead: "In this order only. Still missing:", "Alleen in deze volgorde. Nog nodig:";
        WaysToDoIt: "Ways to do this step", "Manieren om deze stap te doen";
        Here: "Here", "Hier";
        Portal: "Portal", "Portal";
        PowerShell: "PowerShell", "PowerShell";
        AzCli: "az CLI", "az CLI";
        Why: "Why", "Waarom";
        InAzure: "In Azure", "In Azure";
        Vault: "Vault", "Kluis";
        KeyVault: "Key Vault", "Key Vault";
        KeyVaultFollowsKey: "Set by the key of this vault.", "Bepaald door de sleutel van deze kluis.";
        NewVault: "New vault", "Nieuwe kluis";
        NewKeyVault: "New key vault", "Nieuwe key vault";
        NewVaultTitle: "Create a Recovery Services vault", "Een Recovery Services-kluis maken";
        NewVaultLead:
            "It starts empty, under platform keys. A key of yours has to be there before anything is protected in it.",
            "Hij begint leeg, onder platformsleutels. Jouw sleutel moet er zijn voordat je er iets in beveiligt.";
        NewKeyVaultTitle: "Create a key vault", "Een key vault maken";
        NewKeyVaultLead(region: &'a str):
            "A vault in {region} only takes keys from a key vault in {region}.",
            "Een kluis in {region} neemt alleen sleutels uit een key vault in {region}.";
        WithSoftDelete: "Soft delete from the start", "Voorlopig verwijderen vanaf het begin";
        WithPurgeProtection: "Purge protection from the start", "Opschoningsbeveiliging vanaf het begin";
        Create: "Create", "Maken";
        NoKeyVault(region: &'a str):
            "There is no key vault in {region} yet.",
            "Er is nog geen key vault in {region}.";
        SomeKeyVault: "a key vault", "een key vault";
        NoKeyVaultLead:
            "Your key will live in one. Create it first.",
            "Daarin komt jouw sleutel te staan. Maak die eerst.";
    }
}
