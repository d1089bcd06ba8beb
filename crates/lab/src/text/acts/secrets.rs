//! What acts about secrets, certificates, readers and permissions on secrets are.

texts! {
    /// What these acts are.
    Secrets<'a> {
        AddPolicy(permissions: &'a str, holder: &'a str, key_vault: &'a str):
            "Add {permissions} on secrets for {holder} to the access policies of {key_vault}; not saved yet.",
            "Voeg {permissions} op geheimen voor {holder} toe aan het toegangsbeleid van {key_vault}; nog niet opgeslagen.";
        AddPolicyOfBoth(keys: &'a str, secrets: &'a str, holder: &'a str, key_vault: &'a str):
            "Add {keys} on keys and {secrets} on secrets for {holder} to the access policies of {key_vault}; not saved yet.",
            "Voeg {keys} op sleutels en {secrets} op geheimen voor {holder} toe aan het toegangsbeleid van {key_vault}; nog niet opgeslagen.";
        CreateCertificate(key: &'a str, key_vault: &'a str, bits: u16):
            "Generate the certificate {key} in {key_vault}, with an RSA {bits} key.",
            "Genereer het certificaat {key} in {key_vault}, met een RSA {bits}-sleutel.";
        AssignReader(holder: &'a str, key_vault: &'a str):
            "Give {holder} the role Reader on {key_vault}.", "Geef {holder} de rol Lezer op {key_vault}.";
        RemoveReader(holder: &'a str, key_vault: &'a str):
            "Take the role Reader on {key_vault} from {holder}.", "Neem {holder} de rol Lezer op {key_vault} af.";
        Enable(secret: &'a str, key_vault: &'a str):
            "Enable the secret {secret} in {key_vault}.", "Schakel het geheim {secret} in {key_vault} in.";
        Disable(secret: &'a str, key_vault: &'a str):
            "Disable the secret {secret} in {key_vault}.", "Schakel het geheim {secret} in {key_vault} uit.";
        Delete(secret: &'a str, key_vault: &'a str):
            "Delete the secret {secret} in {key_vault}.", "Verwijder het geheim {secret} in {key_vault}.";
        Recover(secret: &'a str, key_vault: &'a str):
            "Recover the secret {secret} in {key_vault}.", "Haal het geheim {secret} in {key_vault} terug.";
        Purge(secret: &'a str, key_vault: &'a str):
            "Purge the deleted secret {secret} in {key_vault}.", "Schoon het verwijderde geheim {secret} in {key_vault} op.";
    }
}
