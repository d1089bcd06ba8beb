//! Groups I, P, K and A: the four steps of the set-up: identity, permissions, key vault, assignment. `rule.rs` says what a row means.

/// Hands its rows on to the next family, and at the end to `rules!`.
macro_rules! set_up {
    ($then:ident! $($more:tt)*) => {
        $then! { $($more)*
            I: "Identity" / "Identiteit" {
                I1 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [EnableIdentity] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#enable-a-system-assigned-managed-identity-for-the-vault",
                    refused_by: [],
                    en: "The vault gets a system-assigned identity by Identity > Status On > Save, and with it an object id.",
                    nl: "De kluis krijgt een door het systeem toegewezen identiteit met Identiteit > Status Aan > Opslaan, en daarmee een object-id.",
                    here_en: "Step 1 prints what PowerShell prints: PrincipalId, TenantId, Type: SystemAssigned.",
                    here_nl: "Stap 1 toont wat PowerShell toont: PrincipalId, TenantId, Type: SystemAssigned.",
                }

                I2 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [EnableIdentity] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#enable-a-managed-identity-for-your-recovery-services-vault",
                    refused_by: [I2],
                    en: "Once on, the identity must not be switched off, not even for a while: inconsistent behaviour follows.",
                    nl: "Staat de identiteit eenmaal aan, dan mag die niet meer uit, ook niet even: dat leidt tot inconsistent gedrag.",
                    here_en: "Switching it off takes a confirmation. Jobs then fail with this rule, and the vault is inconsistent until the identity is on and has access again: it comes back with a new object id.",
                    here_nl: "Uitzetten vraagt een bevestiging. Taken mislukken daarna met deze regel, en de kluis is inconsistent tot de identiteit weer aan staat en weer toegang heeft: die komt terug met een nieuwe object-id.",
                }
            }

            P: "Permissions" / "Machtigingen" {
                P1 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [AssignPermissions] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#assign-permissions-to-the-recovery-services-vault-to-access-the-encryption-key-in-azure-key-vault",
                    refused_by: [P1],
                    en: "The vault’s identity needs four key permissions in the access policies of the key vault: Get, List, Unwrap Key and Wrap Key. A policy counts once it is saved.",
                    nl: "De identiteit van de kluis heeft in het toegangsbeleid van de key vault vier sleutelmachtigingen nodig: Ophalen, Lijst, Sleutel uitpakken en Sleutel inpakken. Beleid telt pas als het is opgeslagen.",
                    here_en: "What is missing is named one by one. A policy that is added but not saved changes nothing.",
                    here_nl: "Wat ontbreekt, wordt één voor één genoemd. Beleid dat is toegevoegd maar niet opgeslagen, verandert niets.",
                }
            }

            K: "Key vault" / "Key vault" {
                K1 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [EnableProtection], ManagedDisks: [SettingUpKeyVault] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#enable-soft-delete-and-purge-protection-on-azure-key-vault",
                    refused_by: [K1],
                    en: "Soft delete and purge protection must both be on in the key vault. They may be turned on when it is created.",
                    nl: "Voorlopig verwijderen en opschoningsbeveiliging moeten allebei aan staan in de key vault. Dat mag al bij het maken.",
                    here_en: "Assigning a key is refused until both are on, and neither can be turned off again.",
                    here_nl: "Een sleutel toewijzen wordt geweigerd tot beide aan staan, en uitzetten kan daarna niet meer.",
                }

                K2 {
                    in: [Seeds, Current],
                    from: { ManagedDisks: [SettingUpKeyVault] },
                    documented: "https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview#purge-protection",
                    refused_by: [K2],
                    en: "Soft delete keeps a deleted key for the retention time, 90 days by default. Purge protection forbids removing it for good before that ends.",
                    nl: "Voorlopig verwijderen bewaart een verwijderde sleutel gedurende de bewaartermijn, standaard 90 dagen. Opschoningsbeveiliging verbiedt hem eerder definitief te verwijderen.",
                    here_en: "Delete, recover and purge keys, and move the lab’s clock forward to see the retention end.",
                    here_nl: "Verwijder sleutels, haal ze terug of schoon ze op, en zet de klok van het lab vooruit om de bewaartermijn te zien aflopen.",
                }

                K3 {
                    in: [Seeds, Current],
                    from: { ManagedDisks: [CustomerKeys] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#customer-managed-keys",
                    refused_by: [K3],
                    en: "RSA keys are generated in the key vault, or imported into it.",
                    nl: "RSA-sleutels worden in de key vault gegenereerd of erin geïmporteerd.",
                    here_en: "Both: generate 2048, 3072 or 4096 bits, or import a private key as PEM (PKCS#8 or PKCS#1) or JWK. What can’t be used as a key is refused with the reason.",
                    here_nl: "Allebei: genereer 2048, 3072 of 4096 bits, of importeer een privésleutel als PEM (PKCS#8 of PKCS#1) of JWK. Wat niet als sleutel te gebruiken is, wordt geweigerd met de reden erbij.",
                }
            }

            A: "Assigning the key" / "De sleutel toewijzen" {
                A1 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [AssignKey] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#assign-an-encryption-key-to-the-recovery-services-vault",
                    refused_by: [V9, V1],
                    en: "The key is assigned only when steps 1 to 3 hold and the vault has no items.",
                    nl: "De sleutel wordt alleen toegewezen als stap 1 tot en met 3 in orde zijn en de kluis geen items heeft.",
                    here_en: "Until then step 4 is locked or refused, with the rule that is in the way: V9 or V1.",
                    here_nl: "Tot dan is stap 4 vergrendeld of wordt die geweigerd, met de regel die in de weg staat: V9 of V1.",
                }

                A2 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [AssignKey] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#assign-an-encryption-key-to-the-recovery-services-vault",
                    refused_by: [A2],
                    en: "The key is given by its URI, with the subscription of its key vault, or picked from a list.",
                    nl: "De sleutel geef je op met zijn URI, samen met het abonnement van de key vault, of je kiest hem uit een lijst.",
                    here_en: "Step 4 has both. A URI that is wrong is refused with the part that is wrong.",
                    here_nl: "Stap 4 heeft beide. Een verkeerde URI wordt geweigerd, met het deel dat niet klopt.",
                }

                A3 {
                    in: [Seeds, Current],
                    from: { Cmk2021: [AssignKey] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#assign-an-encryption-key-to-the-recovery-services-vault",
                    refused_by: [],
                    en: "A key given by URI doesn’t rotate by itself. A picked key does, when a new version of it is enabled.",
                    nl: "Een sleutel die met een URI is opgegeven, roteert niet vanzelf. Een gekozen sleutel wel, zodra er een nieuwe versie van is ingeschakeld.",
                    here_en: "A new version of a picked key starts a job that wraps every DEK of the vault anew. No byte of the data is read or written.",
                    here_nl: "Een nieuwe versie van een gekozen sleutel start een taak die elke DEK van de kluis opnieuw inpakt. Van de gegevens wordt geen byte gelezen of geschreven.",
                }

                A4 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [AssignKey] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#assign-an-encryption-key-to-the-recovery-services-vault",
                    refused_by: [A4],
                    en: "The update of a key is followed in Backup Jobs until it is Completed, and in the activity log until it is Succeeded. Every update is logged.",
                    nl: "Het bijwerken van een sleutel volg je bij de back-uptaken tot Voltooid en in het activiteitenlogboek tot Geslaagd. Elke wijziging wordt vastgelegd.",
                    here_en: "Activity has both lists.",
                    here_nl: "Activiteit heeft beide lijsten.",
                }

                A5 {
                    in: [Seeds, Current],
                    from: { Cmk2021: [AssignKey] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#assign-an-encryption-key-to-the-recovery-services-vault",
                    refused_by: [],
                    en: "The encryption settings of a vault are EncryptionAtRestType, KeyUri, SubscriptionId, LastUpdateStatus and InfrastructureEncryptionState.",
                    nl: "De versleutelingsinstellingen van een kluis zijn EncryptionAtRestType, KeyUri, SubscriptionId, LastUpdateStatus en InfrastructureEncryptionState.",
                    here_en: "Step 4 prints the same five, and the JavaScript API gives them.",
                    here_nl: "Stap 4 toont dezelfde vijf, en de JavaScript-API geeft ze.",
                }

                A6 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [AssignKey] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#assign-an-encryption-key-to-the-recovery-services-vault",
                    refused_by: [A6],
                    en: "Changing the key is the same process as assigning it. Another key vault must be in the same region, have soft delete and purge protection on, and give the vault permission.",
                    nl: "De sleutel wisselen gaat net als toewijzen. Een andere key vault moet in dezelfde regio staan, voorlopig verwijderen en opschoningsbeveiliging aan hebben, en de kluis machtigen.",
                    here_en: "Step 4 changes the key with the same checks; the DEKs are then wrapped with the new key.",
                    here_nl: "Stap 4 wisselt de sleutel met dezelfde controles; de DEK’s worden daarna met de nieuwe sleutel ingepakt.",
                }
            }
        }
    };
}
