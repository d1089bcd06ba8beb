//! The rules of group P: the permissions of a vault.

/// Hands these rows to the next macro, after those of the groups before.
macro_rules! p {
    ($next:ident $($rest:ident)*: $($before:tt)*) => {
        $next! {
            $($rest)*: $($before)*

            P {
                P1: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Cmk2020 Cmk2021: [AssignPermissions]],
                    documentation: cmk!("assign-permissions-to-the-recovery-services-vault-to-access-the-encryption-key-in-azure-key-vault"),
                    statement: Sentences {
                        en: "The vault’s identity needs four key permissions in the access policies of the key vault: Get, List, Unwrap Key and Wrap Key. A policy counts once it is saved.",
                        nl: "De identiteit van de kluis heeft in het toegangsbeleid van de key vault vier sleutelmachtigingen nodig: Ophalen, Lijst, Sleutel uitpakken en Sleutel inpakken. Beleid telt pas als het is opgeslagen.",
                    },
                    here: Sentences {
                        en: "What is missing is named one by one. A policy that is added but not saved changes nothing.",
                        nl: "Wat ontbreekt, wordt één voor één genoemd. Beleid dat is toegevoegd maar niet opgeslagen, verandert niets.",
                    },
                },
            }
        }
    };
}
