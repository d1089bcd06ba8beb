//! The rules of group A: assigning the key.

/// Hands these rows to the next macro, after those of the groups before.
macro_rules! a {
    ($next:ident $($rest:ident)*: $($before:tt)*) => {
        $next! {
            $($rest)*: $($before)*

            A {
                A1: Row {
                    editions: Editions::Both,
                    forbids: Forbids::NotShown("V9 refuses before steps 1 to 3 hold, and V1 in a vault with items"),
                    sources: sources![Cmk2020 Cmk2021: [AssignKey]],
                    documentation: cmk!("assign-an-encryption-key-to-the-recovery-services-vault"),
                    statement: Sentences {
                        en: "The key is assigned only when steps 1 to 3 hold and the vault has no items.",
                        nl: "De sleutel wordt alleen toegewezen als stap 1 tot en met 3 in orde zijn en de kluis geen items heeft.",
                    },
                    here: Sentences {
                        en: "Until then step 4 is locked or refused, with the rule that is in the way: V9 or V1.",
                        nl: "Tot dan is stap 4 vergrendeld of wordt die geweigerd, met de regel die in de weg staat: V9 of V1.",
                    },
                },

                A2: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Cmk2020 Cmk2021: [AssignKey]],
                    documentation: cmk!("assign-an-encryption-key-to-the-recovery-services-vault"),
                    statement: Sentences {
                        en: "The key is given by its URI, with the subscription of its key vault, or picked from a list.",
                        nl: "De sleutel geef je op met zijn URI, samen met het abonnement van de key vault, of je kiest hem uit een lijst.",
                    },
                    here: Sentences {
                        en: "Step 4 has both. A URI that is wrong is refused with the part that is wrong.",
                        nl: "Stap 4 heeft beide. Een verkeerde URI wordt geweigerd, met het deel dat niet klopt.",
                    },
                },

                A3: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![Cmk2021: [AssignKey]],
                    documentation: cmk!("assign-an-encryption-key-to-the-recovery-services-vault"),
                    statement: Sentences {
                        en: "A key given by URI doesn’t rotate by itself. A picked key does, when a new version of it is enabled.",
                        nl: "Een sleutel die met een URI is opgegeven, roteert niet vanzelf. Een gekozen sleutel wel, zodra er een nieuwe versie van is ingeschakeld.",
                    },
                    here: Sentences {
                        en: "A new version of a picked key starts a job that wraps every DEK of the vault anew. No byte of the data is read or written.",
                        nl: "Een nieuwe versie van een gekozen sleutel start een taak die elke DEK van de kluis opnieuw inpakt. Van de gegevens wordt geen byte gelezen of geschreven.",
                    },
                },

                A4: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Cmk2020 Cmk2021: [AssignKey]],
                    documentation: cmk!("assign-an-encryption-key-to-the-recovery-services-vault"),
                    statement: Sentences {
                        en: "The update of a key is followed in Backup Jobs until it is Completed, and in the activity log until it is Succeeded. Every update is logged.",
                        nl: "Het bijwerken van een sleutel volg je bij de back-uptaken tot Voltooid en in het activiteitenlogboek tot Geslaagd. Elke wijziging wordt vastgelegd.",
                    },
                    here: Sentences {
                        en: "Activity has both lists.",
                        nl: "Activiteit heeft beide lijsten.",
                    },
                },

                A5: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![Cmk2021: [AssignKey]],
                    documentation: cmk!("assign-an-encryption-key-to-the-recovery-services-vault"),
                    statement: Sentences {
                        en: "The encryption settings of a vault are EncryptionAtRestType, KeyUri, SubscriptionId, LastUpdateStatus and InfrastructureEncryptionState.",
                        nl: "De versleutelingsinstellingen van een kluis zijn EncryptionAtRestType, KeyUri, SubscriptionId, LastUpdateStatus en InfrastructureEncryptionState.",
                    },
                    here: Sentences {
                        en: "Step 4 prints the same five, and the JavaScript API gives them.",
                        nl: "Stap 4 toont dezelfde vijf, en de JavaScript-API geeft ze.",
                    },
                },

                A6: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Cmk2020 Cmk2021: [AssignKey]],
                    documentation: cmk!("assign-an-encryption-key-to-the-recovery-services-vault"),
                    statement: Sentences {
                        en: "Changing the key is the same process as assigning it. Another key vault must be in the same region, have soft delete and purge protection on, and give the vault permission.",
                        nl: "De sleutel wisselen gaat net als toewijzen. Een andere key vault moet in dezelfde regio staan, voorlopig verwijderen en opschoningsbeveiliging aan hebben, en de kluis machtigen.",
                    },
                    here: Sentences {
                        en: "Step 4 changes the key with the same checks; the DEKs are then wrapped with the new key.",
                        nl: "Stap 4 wisselt de sleutel met dezelfde controles; de DEK’s worden daarna met de nieuwe sleutel ingepakt.",
                    },
                },
            }
        }
    };
}
