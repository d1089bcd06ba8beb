//! The texts of the Key Vault page. Left out on purpose: what refusals say (`refusal`).

texts! {
    /// What the page says.
    KeyVault {
        Title: "Key Vault", "Key Vault";
        Lead: "Keys and their versions, who may use them, and every time that they were used.", "Sleutels en hun versies, wie ze mag gebruiken en elke keer dat ze gebruikt zijn.";
    }
}
