//! The rules of group V: the Recovery Services vault with a customer-managed key.

/// Hands these rows to the next macro, after those of the groups before.
macro_rules! v {
    ($next:ident $($rest:ident)*: $($before:tt)*) => {
        $next! {
            $($rest)*: $($before)*

            V {
                V1: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Cmk2020 Cmk2021: [BeforeYouStart, Question(1), Question(2)]],
                    documentation: cmk!("considerations"),
                    statement: Sentences {
                        en: "Only a new vault can get a key of yours: no item is registered to it, was, or was even tried to be. An attempt that failed counts too.",
                        nl: "Alleen een nieuwe kluis kan een eigen sleutel krijgen: er is geen item in geregistreerd, ook niet eerder, en dat is ook nooit geprobeerd. Een mislukte poging telt mee.",
                    },
                    here: Sentences {
                        en: "The vault remembers its first attempt for good. After one under platform keys, assigning a key is refused.",
                        nl: "De kluis onthoudt zijn eerste poging voorgoed. Gebeurde die onder platformsleutels, dan wordt het toewijzen van een sleutel geweigerd.",
                    },
                },

                V2: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Cmk2020 Cmk2021: [BeforeYouStart, Question(3)]],
                    documentation: cmk!("considerations"),
                    statement: Sentences {
                        en: "A vault that has a key of yours can’t go back to platform-managed keys. The key may be changed.",
                        nl: "Een kluis met een eigen sleutel kan niet terug naar door het platform beheerde sleutels. De sleutel wisselen mag.",
                    },
                    here: Sentences {
                        en: "Going back is refused; changing to another key is offered instead.",
                        nl: "Teruggaan wordt geweigerd; wisselen naar een andere sleutel kan wel.",
                    },
                },

                V3: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Cmk2020 Cmk2021: [BeforeYouStart]],
                    documentation: cmk!("considerations"),
                    statement: Sentences {
                        en: "The MARS agent and classic VMs can’t be backed up to a vault with a key of yours. MARS has encryption of its own, from a passphrase.",
                        nl: "Van de MARS-agent en van klassieke VM’s kan geen back-up naar een kluis met een eigen sleutel. MARS versleutelt zelf, met een wachtwoordzin.",
                    },
                    here: Sentences {
                        en: "Registering either to such a vault is refused.",
                        nl: "Een van beide registreren in zo’n kluis wordt geweigerd.",
                    },
                },

                V4: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![Cmk2020 Cmk2021: [BeforeYouStart]],
                    documentation: cmk!("considerations"),
                    statement: Sentences {
                        en: "The vault’s key has nothing to do with Azure Disk Encryption, which encrypts the disks of a VM from within, with BitLocker or dm-crypt.",
                        nl: "De sleutel van de kluis staat los van Azure Disk Encryption, dat de schijven van een VM van binnenuit versleutelt met BitLocker of dm-crypt.",
                    },
                    here: Sentences {
                        en: "No setting of a vault asks how the source is encrypted. A machine under Azure Disk Encryption goes to the vault as its guest’s ciphertext, in an envelope under the vault’s key; both layers are shown apart.",
                        nl: "Geen instelling van een kluis vraagt hoe de bron is versleuteld. Een machine onder Azure Disk Encryption gaat naar de kluis zoals haar gast haar versleutelde, in een envelop onder de sleutel van de kluis; beide lagen zijn apart te zien.",
                    },
                },

                V5: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Cmk2020 Cmk2021: [BeforeYouStart]],
                    documentation: cmk!("considerations"),
                    statement: Sentences {
                        en: "The key is in a key vault in the vault’s own region, is RSA 2048, and is enabled.",
                        nl: "De sleutel staat in een key vault in de regio van de kluis zelf, is RSA 2048 en is ingeschakeld.",
                    },
                    here: Sentences {
                        en: "Assigning is refused for each condition on its own, with the name of what is wrong.",
                        nl: "Toewijzen wordt per voorwaarde geweigerd, met de naam van wat er niet klopt.",
                    },
                },

                V6: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Cmk2020 Cmk2021: [BeforeYouStart]],
                    documentation: cmk!("considerations"),
                    statement: Sentences {
                        en: "A vault with a key of yours can’t be moved to another resource group or subscription.",
                        nl: "Een kluis met een eigen sleutel kan niet naar een andere resourcegroep of een ander abonnement verhuizen.",
                    },
                    here: Sentences {
                        en: "Such a move is refused; a vault with platform keys may go.",
                        nl: "Zo’n verhuizing wordt geweigerd; een kluis met platformsleutels mag wel.",
                    },
                },

                V7: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Cmk2021: [BeforeYouStart]],
                    documentation: cmk!("considerations"),
                    statement: Sentences {
                        en: "A vault that moves to another tenant leaves its identity and its key behind: both must be set up there again, and roles assigned again. Until then backups and restores fail.",
                        nl: "Een kluis die naar een andere tenant verhuist, laat zijn identiteit en zijn sleutel achter: beide moeten daar opnieuw worden ingesteld, en rollen opnieuw toegewezen. Tot dan mislukken back-up en herstel.",
                    },
                    here: Sentences {
                        en: "The move is allowed. Every job then fails with this rule until identity, permissions and key are all set again.",
                        nl: "Verhuizen mag. Elke taak mislukt daarna met deze regel, tot identiteit, machtigingen en sleutel alle drie opnieuw zijn ingesteld.",
                    },
                },

                V8: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![Cmk2020 Cmk2021: [BeforeYouStart]],
                    documentation: cmk!("considerations"),
                    statement: Sentences {
                        en: "The key is configured in the portal and with PowerShell (Az module 5.3.0 or later); the page of August 2020 named the portal alone.",
                        nl: "De sleutel stel je in via de portal en met PowerShell (Az-module 5.3.0 of hoger); de pagina van augustus 2020 noemde alleen de portal.",
                    },
                    here: Sentences {
                        en: "Each step of Set-up shows the way through the portal, and the scripts for PowerShell and the az CLI.",
                        nl: "Elke stap van Instellen toont de weg door de portal en de scripts voor PowerShell en de az CLI.",
                    },
                },

                V9: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Cmk2020 Cmk2021: [Configuring]],
                    documentation: cmk!("configure-a-vault-to-encrypt-by-using-customer-managed-keys"),
                    statement: Sentences {
                        en: "A vault gets its key in four steps, in this order: identity, permissions, soft delete and purge protection, key.",
                        nl: "Een kluis krijgt zijn sleutel in vier stappen, in deze volgorde: identiteit, machtigingen, voorlopig verwijderen en opschoningsbeveiliging, sleutel.",
                    },
                    here: Sentences {
                        en: "A step is locked until those before it hold, and the lock names what is missing.",
                        nl: "Een stap is vergrendeld tot de stappen ervoor in orde zijn, en het slot noemt wat er ontbreekt.",
                    },
                },

                V10: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Cmk2020 Cmk2021: [BackingUp, Question(5)]],
                    documentation: cmk!("back-up-data-to-a-vault-encrypted-via-customer-managed-keys"),
                    statement: Sentences {
                        en: "Before anything is protected, a checklist must hold: vault created, identity on, permissions given, soft delete and purge protection on, a valid key assigned.",
                        nl: "Voordat je iets beveiligt, moet een controlelijst in orde zijn: kluis gemaakt, identiteit aan, machtigingen verleend, voorlopig verwijderen en opschoningsbeveiliging aan, geldige sleutel toegewezen.",
                    },
                    here: Sentences {
                        en: "The checklist stands on Back up and is checked live. Going on without it takes the explicit choice of platform keys, which says that a key of yours is then gone for this vault.",
                        nl: "De controlelijst staat bij Back-up maken en wordt doorlopend nagegaan. Doorgaan zonder kan alleen met de uitdrukkelijke keuze voor platformsleutels, en die zegt dat een eigen sleutel voor deze kluis dan niet meer kan.",
                    },
                },

                V11: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![Cmk2020 Cmk2021: [Question(4)]],
                    documentation: cmk!("does-cmk-encryption-for-azure-backup-also-apply-to-azure-site-recovery"),
                    statement: Sentences {
                        en: "This key is not for Azure Site Recovery, which has a setting of its own.",
                        nl: "Deze sleutel is niet voor Azure Site Recovery; dat heeft een eigen instelling.",
                    },
                    here: Sentences {
                        en: "There is no Site Recovery in the lab.",
                        nl: "Het lab heeft geen Site Recovery.",
                    },
                },

                V12: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![Cmk2020 Cmk2021: [Question(6)]],
                    documentation: cmk!("does-using-cmk-encryption-add-to-the-cost-of-my-backups"),
                    statement: Sentences {
                        en: "A key of yours adds no cost to the backups; the key vault is charged.",
                        nl: "Een eigen sleutel maakt de back-ups niet duurder; de key vault wordt wel in rekening gebracht.",
                    },
                    here: Sentences {
                        en: "The audit log of a key vault counts every operation that Azure would charge.",
                        nl: "Het controlelogboek van een key vault telt elke bewerking die Azure in rekening zou brengen.",
                    },
                },

                V13: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![Cmk2020 Cmk2021: [BackingUp]],
                    documentation: cmk!("back-up-data-to-a-vault-encrypted-via-customer-managed-keys"),
                    statement: Sentences {
                        en: "Configuring and running backups is the same as in a vault with platform keys, for Azure VMs and for SQL Server and SAP HANA in a VM.",
                        nl: "Back-ups instellen en uitvoeren gaat net als in een kluis met platformsleutels, voor Azure-VM’s en ook voor SQL Server en SAP HANA in een VM.",
                    },
                    here: Sentences {
                        en: "Files, virtual machines, and SQL Server and SAP HANA in them are backed up the same way to both kinds of vault; only the key around the DEK is another.",
                        nl: "Bestanden, virtuele machines, en SQL Server en SAP HANA daarop gaan op dezelfde manier naar beide soorten kluizen; alleen de sleutel om de DEK is een andere.",
                    },
                },
            }
        }
    };
}
