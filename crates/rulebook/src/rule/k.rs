//! The rules of group K: the key vault.

/// Hands these rows to the next macro, after those of the groups before.
macro_rules! k {
    ($next:ident $($rest:ident)*: $($before:tt)*) => {
        $next! {
            $($rest)*: $($before)*

            K {
                K1: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Cmk2020 Cmk2021: [EnableProtection], ManagedDisks: [SettingUpKeyVault]],
                    documentation: cmk!("enable-soft-delete-and-purge-protection-on-azure-key-vault"),
                    statement: Sentences {
                        en: "Soft delete and purge protection must both be on in the key vault. They may be turned on when it is created.",
                        nl: "Voorlopig verwijderen en opschoningsbeveiliging moeten allebei aan staan in de key vault. Dat mag al bij het maken.",
                    },
                    here: Sentences {
                        en: "Assigning a key is refused until both are on, and neither can be turned off again.",
                        nl: "Een sleutel toewijzen wordt geweigerd tot beide aan staan, en uitzetten kan daarna niet meer.",
                    },
                },

                K2: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![ManagedDisks: [SettingUpKeyVault]],
                    documentation: key_vault!("general/soft-delete-overview#purge-protection"),
                    statement: Sentences {
                        en: "Soft delete keeps a deleted key for the retention time, 90 days by default. Purge protection forbids removing it for good before that ends.",
                        nl: "Voorlopig verwijderen bewaart een verwijderde sleutel gedurende de bewaartermijn, standaard 90 dagen. Opschoningsbeveiliging verbiedt hem eerder definitief te verwijderen.",
                    },
                    here: Sentences {
                        en: "Delete, recover and purge keys, and move the lab’s clock forward to see the retention end.",
                        nl: "Verwijder sleutels, haal ze terug of schoon ze op, en zet de klok van het lab vooruit om de bewaartermijn te zien aflopen.",
                    },
                },

                K3: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![ManagedDisks: [CustomerKeys]],
                    documentation: disks!("customer-managed-keys"),
                    statement: Sentences {
                        en: "RSA keys are generated in the key vault, or imported into it.",
                        nl: "RSA-sleutels worden in de key vault gegenereerd of erin geïmporteerd.",
                    },
                    here: Sentences {
                        en: "Both: generate 2048, 3072 or 4096 bits, or import a private key as PEM (PKCS#8 or PKCS#1) or JWK. What can’t be used as a key is refused with the reason.",
                        nl: "Allebei: genereer 2048, 3072 of 4096 bits, of importeer een privésleutel als PEM (PKCS#8 of PKCS#1) of JWK. Wat niet als sleutel te gebruiken is, wordt geweigerd met de reden erbij.",
                    },
                },
            }
        }
    };
}
