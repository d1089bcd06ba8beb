//! What the links from a refusal to where it is put right say.

texts! {
    /// Where a link leads.
    WayThere<'a> {
        KeyVault(key_vault: &'a str): "Go to {key_vault}", "Naar {key_vault}";
        Setup: "Go to Set-up", "Naar Instellen";
        Step(number: u8): "Go to step {number} of Set-up", "Naar stap {number} van Instellen";
    }
}
