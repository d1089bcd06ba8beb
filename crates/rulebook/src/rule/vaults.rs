//! Group V: Recovery Services vaults with a customer-managed key. `rule.rs` says what a row means.

/// Hands its rows on to the next family, and at the end to `rules!`.
macro_rules! vaults {
    ($then:ident! $($more:tt)*) => {
        $then! { $($more)*
            V: "Recovery Services vault with your key" / "Recovery Services-kluis met eigen sleutel" {
                V1 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [BeforeYouStart, Question1, Question2] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#considerations",
                    refused_by: [V1],
                    en: "Only a new vault can get a key of yours: no item is registered to it, was, or was even tried to be. An attempt that failed counts too.",
                    nl: "Alleen een nieuwe kluis kan een eigen sleutel krijgen: er is geen item in geregistreerd, ook niet eerder, en dat is ook nooit geprobeerd. Een mislukte poging telt mee.",
                    here_en: "The vault remembers its first attempt for good. After one under platform keys, assigning a key is refused.",
                    here_nl: "De kluis onthoudt zijn eerste poging voorgoed. Gebeurde die onder platformsleutels, dan wordt het toewijzen van een sleutel geweigerd.",
                }

                V2 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [BeforeYouStart, Question3] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#considerations",
                    refused_by: [V2],
                    en: "A vault that has a key of yours can’t go back to platform-managed keys. The key may be changed.",
                    nl: "Een kluis met een eigen sleutel kan niet terug naar door het platform beheerde sleutels. De sleutel wisselen mag.",
                    here_en: "Going back is refused; changing to another key is offered instead.",
                    here_nl: "Teruggaan wordt geweigerd; wisselen naar een andere sleutel kan wel.",
                }

                V3 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [BeforeYouStart] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#considerations",
                    refused_by: [V3],
                    en: "The MARS agent and classic VMs can’t be backed up to a vault with a key of yours. MARS has encryption of its own, from a passphrase.",
                    nl: "Van de MARS-agent en van klassieke VM’s kan geen back-up naar een kluis met een eigen sleutel. MARS versleutelt zelf, met een wachtwoordzin.",
                    here_en: "Registering either to such a vault is refused.",
                    here_nl: "Een van beide registreren in zo’n kluis wordt geweigerd.",
                }

                V4 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [BeforeYouStart] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#considerations",
                    refused_by: [],
                    en: "The vault’s key has nothing to do with Azure Disk Encryption, which encrypts the disks of a VM from within, with BitLocker or dm-crypt.",
                    nl: "De sleutel van de kluis staat los van Azure Disk Encryption, dat de schijven van een VM van binnenuit versleutelt met BitLocker of dm-crypt.",
                    here_en: "No setting of a vault asks how the source is encrypted. A machine under Azure Disk Encryption goes to the vault as its guest’s ciphertext, in an envelope under the vault’s key; both layers are shown apart.",
                    here_nl: "Geen instelling van een kluis vraagt hoe de bron is versleuteld. Een machine onder Azure Disk Encryption gaat naar de kluis zoals haar gast haar versleutelde, in een envelop onder de sleutel van de kluis; beide lagen zijn apart te zien.",
                }

                V5 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [BeforeYouStart] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#considerations",
                    refused_by: [V5],
                    en: "The key is in a key vault in the vault’s own region, is RSA 2048, and is enabled.",
                    nl: "De sleutel staat in een key vault in de regio van de kluis zelf, is RSA 2048 en is ingeschakeld.",
                    here_en: "Assigning is refused for each condition on its own, with the name of what is wrong.",
                    here_nl: "Toewijzen wordt per voorwaarde geweigerd, met de naam van wat er niet klopt.",
                }

                V6 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [BeforeYouStart] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#considerations",
                    refused_by: [V6],
                    en: "A vault with a key of yours can’t be moved to another resource group or subscription.",
                    nl: "Een kluis met een eigen sleutel kan niet naar een andere resourcegroep of een ander abonnement verhuizen.",
                    here_en: "Such a move is refused; a vault with platform keys may go.",
                    here_nl: "Zo’n verhuizing wordt geweigerd; een kluis met platformsleutels mag wel.",
                }

                V7 {
                    in: [Seeds, Current],
                    from: { Cmk2021: [BeforeYouStart] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#considerations",
                    refused_by: [V7],
                    en: "A vault that moves to another tenant leaves its identity and its key behind: both must be set up there again, and roles assigned again. Until then backups and restores fail.",
                    nl: "Een kluis die naar een andere tenant verhuist, laat zijn identiteit en zijn sleutel achter: beide moeten daar opnieuw worden ingesteld, en rollen opnieuw toegewezen. Tot dan mislukken back-up en herstel.",
                    here_en: "The move is allowed. Every job then fails with this rule until identity, permissions and key are all set again.",
                    here_nl: "Verhuizen mag. Elke taak mislukt daarna met deze regel, tot identiteit, machtigingen en sleutel alle drie opnieuw zijn ingesteld.",
                }

                V8 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [BeforeYouStart] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#considerations",
                    refused_by: [],
                    en: "The key is configured in the portal and with PowerShell (Az module 5.3.0 or later); the page of August 2020 named the portal alone.",
                    nl: "De sleutel stel je in via de portal en met PowerShell (Az-module 5.3.0 of hoger); de pagina van augustus 2020 noemde alleen de portal.",
                    here_en: "Each step of Set-up shows the way through the portal, and the scripts for PowerShell and the az CLI.",
                    here_nl: "Elke stap van Instellen toont de weg door de portal en de scripts voor PowerShell en de az CLI.",
                }

                V9 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [Configuring] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#configure-a-vault-to-encrypt-by-using-customer-managed-keys",
                    refused_by: [V9],
                    en: "A vault gets its key in four steps, in this order: identity, permissions, soft delete and purge protection, key.",
                    nl: "Een kluis krijgt zijn sleutel in vier stappen, in deze volgorde: identiteit, machtigingen, voorlopig verwijderen en opschoningsbeveiliging, sleutel.",
                    here_en: "A step is locked until those before it hold, and the lock names what is missing.",
                    here_nl: "Een stap is vergrendeld tot de stappen ervoor in orde zijn, en het slot noemt wat er ontbreekt.",
                }

                V10 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [BackingUp, Question5] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#back-up-data-to-a-vault-encrypted-via-customer-managed-keys",
                    refused_by: [V10],
                    en: "Before anything is protected, a checklist must hold: vault created, identity on, permissions given, soft delete and purge protection on, a valid key assigned.",
                    nl: "Voordat je iets beveiligt, moet een controlelijst in orde zijn: kluis gemaakt, identiteit aan, machtigingen verleend, voorlopig verwijderen en opschoningsbeveiliging aan, geldige sleutel toegewezen.",
                    here_en: "The checklist stands on Back up and is checked live. Going on without it takes the explicit choice of platform keys, which says that a key of yours is then gone for this vault.",
                    here_nl: "De controlelijst staat bij Back-up maken en wordt doorlopend nagegaan. Doorgaan zonder kan alleen met de uitdrukkelijke keuze voor platformsleutels, en die zegt dat een eigen sleutel voor deze kluis dan niet meer kan.",
                }

                V11 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [Question4] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#does-cmk-encryption-for-azure-backup-also-apply-to-azure-site-recovery",
                    refused_by: [],
                    en: "This key is not for Azure Site Recovery, which has a setting of its own.",
                    nl: "Deze sleutel is niet voor Azure Site Recovery; dat heeft een eigen instelling.",
                    here_en: "There is no Site Recovery in the lab.",
                    here_nl: "Het lab heeft geen Site Recovery.",
                }

                V12 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [Question6] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#does-using-cmk-encryption-add-to-the-cost-of-my-backups",
                    refused_by: [],
                    en: "A key of yours adds no cost to the backups; the key vault is charged.",
                    nl: "Een eigen sleutel maakt de back-ups niet duurder; de key vault wordt wel in rekening gebracht.",
                    here_en: "The audit log of a key vault counts every operation that Azure would charge.",
                    here_nl: "Het controlelogboek van een key vault telt elke bewerking die Azure in rekening zou brengen.",
                }

                V13 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [BackingUp] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#back-up-data-to-a-vault-encrypted-via-customer-managed-keys",
                    refused_by: [],
                    en: "Configuring and running backups is the same as in a vault with platform keys, for Azure VMs and for SQL Server and SAP HANA in a VM.",
                    nl: "Back-ups instellen en uitvoeren gaat net als in een kluis met platformsleutels, voor Azure-VM’s en ook voor SQL Server en SAP HANA in een VM.",
                    here_en: "Files, virtual machines, and SQL Server and SAP HANA in them are backed up the same way to both kinds of vault; only the key around the DEK is another.",
                    here_nl: "Bestanden, virtuele machines, en SQL Server en SAP HANA daarop gaan op dezelfde manier naar beide soorten kluizen; alleen de sleutel om de DEK is een andere.",
                }
            }
        }
    };
}
