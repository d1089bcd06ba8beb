//! What the links from a refusal to where it is put right say.

texts! {
    /// Where a link leads.
    WayThere<'a> {
        KeyVault(key_vault: &'a str): "Go to {key_vault}", "Naar {key_vault}";
        Setup: "Go to Set-up", "Naar Instellen";
        BackUp: "Go to Back up", "Naar Back-up maken";
        Restore: "Go to Restore", "Naar Herstellen";
        Disks: "Go to Disks & VMs", "Naar Schijven en VM’s";
        DiskStep(number: u8): "Go to step {number} of Disks & VMs", "Naar stap {number} van Schijven en VM’s";
        KeyVaultPage: "Go to Key Vault", "Naar Key Vault";
        Step(number: u8): "Go to step {number} of Set-up", "Naar stap {number} van Instellen";
    }
}
