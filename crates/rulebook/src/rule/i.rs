//! The rules of group I: the identity of a vault.

/// Hands these rows to the next macro, after those of the groups before.
macro_rules! i {
    ($next:ident $($rest:ident)*: $($before:tt)*) => {
        $next! {
            $($rest)*: $($before)*

            I {
                I1: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![Cmk2020 Cmk2021: [EnableIdentity]],
                    documentation: cmk!("enable-a-system-assigned-managed-identity-for-the-vault"),
                    statement: Sentences {
                        en: "The vault gets a system-assigned identity by Identity > Status On > Save, and with it an object id.",
                        nl: "De kluis krijgt een door het systeem toegewezen identiteit met Identiteit > Status Aan > Opslaan, en daarmee een object-id.",
                    },
                    here: Sentences {
                        en: "Step 1 prints what PowerShell prints: PrincipalId, TenantId, Type: SystemAssigned.",
                        nl: "Stap 1 toont wat PowerShell toont: PrincipalId, TenantId, Type: SystemAssigned.",
                    },
                },

                I2: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Cmk2020 Cmk2021: [EnableIdentity]],
                    documentation: cmk!("enable-a-managed-identity-for-your-recovery-services-vault"),
                    statement: Sentences {
                        en: "Once on, the identity must not be switched off, not even for a while: inconsistent behaviour follows.",
                        nl: "Staat de identiteit eenmaal aan, dan mag die niet meer uit, ook niet even: dat leidt tot inconsistent gedrag.",
                    },
                    here: Sentences {
                        en: "Switching it off takes a confirmation. Jobs then fail with this rule, and the vault is inconsistent until the identity is on and has access again: it comes back with a new object id.",
                        nl: "Uitzetten vraagt een bevestiging. Taken mislukken daarna met deze regel, en de kluis is inconsistent tot de identiteit weer aan staat en weer toegang heeft: die komt terug met een nieuwe object-id.",
                    },
                },
            }
        }
    };
}
