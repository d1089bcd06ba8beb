//! Group R: restoring. `rule.rs` says what a row means.

/// Hands its rows on to the next family, and at the end to `rules!`.
macro_rules! restores {
    ($then:ident! $($more:tt)*) => {
        $then! { $($more)*
            R: "Restore" / "Herstellen" {
                R1 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [RestoringDisks] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#restore-a-disk-or-vm",
                    refused_by: [R1],
                    en: "A disk restored from a snapshot is encrypted with the disk encryption set (DES) of the source VM’s disks.",
                    nl: "Een schijf die uit een momentopname wordt hersteld, is versleuteld met de schijfversleutelingsset (DES) van de schijven van de bron-VM.",
                    here_en: "Every restored disk gets the set that its disk had when the snapshot was taken. A choice of another is refused, and so is another region or subscription, where that set can’t go.",
                    here_nl: "Elke herstelde schijf krijgt de set die zijn schijf had toen de momentopname werd gemaakt. Een andere kiezen wordt geweigerd, en een andere regio of een ander abonnement ook: daar kan die set niet heen.",
                }

                R2 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [RestoringDisks] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#restore-a-disk-or-vm",
                    refused_by: [],
                    en: "For a disk restored from the vault a DES may be given; without one it gets platform keys.",
                    nl: "Voor een schijf die uit de kluis wordt hersteld, kun je een DES opgeven; zonder DES krijgt hij platformsleutels.",
                    here_en: "A choice at the restore from the vault tier. In today’s edition, going without one keeps what the disks had (N15).",
                    here_nl: "Een keuze bij het herstellen uit de kluislaag. In de editie van nu houden de schijven zonder keuze wat ze hadden (N15).",
                }

                R3 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [RestoringDisks] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#restore-a-disk-or-vm",
                    refused_by: [],
                    en: "A restored disk or VM can be encrypted afterwards, whatever was chosen at the restore.",
                    nl: "Een herstelde schijf of VM kan achteraf worden versleuteld, wat je bij het herstellen ook koos.",
                    here_en: "Put any disk under another set, or under platform keys, at any time: its DEK is wrapped anew, and no byte of the data is written. In today’s edition not one that was ever under Azure Disk Encryption (N11).",
                    here_nl: "Zet een schijf wanneer je wilt onder een andere set of onder platformsleutels: de DEK wordt opnieuw ingepakt, en van de gegevens wordt geen byte geschreven. In de editie van nu niet als hij ooit onder Azure Disk Encryption viel (N11).",
                }

                R4 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [SelectingDes] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#select-a-disk-encryption-set-while-restoring-from-a-vault-recovery-point",
                    refused_by: [R4],
                    en: "At the restore, “Encrypt disk(s) using your key” is set to Yes and a DES is chosen; whoever restores must have access to it.",
                    nl: "Bij het herstellen zet je ‘Schijven versleutelen met uw sleutel’ op Ja en kies je een DES; wie herstelt, moet er toegang toe hebben.",
                    here_en: "A set belongs to whoever works here until access to it is taken away; then restoring with it is refused until access is back.",
                    here_nl: "Een set is van wie hier werkt, tot je de toegang ertoe afneemt; herstellen met die set wordt dan geweigerd tot de toegang terug is.",
                }

                R5 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [SelectingDes] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#select-a-disk-encryption-set-while-restoring-from-a-vault-recovery-point",
                    refused_by: [R5],
                    en: "There is no choice of a DES when the VM uses Azure Disk Encryption.",
                    nl: "Een DES kiezen kan niet als de VM Azure Disk Encryption gebruikt.",
                    here_en: "The choice is off for such a machine, and the API refuses it. Its disks come back as its guest encrypted them, under platform keys in storage.",
                    here_nl: "Bij zo’n machine staat de keuze uit, en de API weigert haar. De schijven komen terug zoals de gast ze versleutelde, in de opslag onder platformsleutels.",
                }

                R6 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [RestoringFiles] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#restore-files",
                    refused_by: [],
                    en: "A restored file is encrypted with the key of the place that it is restored to.",
                    nl: "Een hersteld bestand is versleuteld met de sleutel van de plek waarnaar het wordt hersteld.",
                    here_en: "Restore names that key before you start. A storage account seals what it receives under its own key; your device gets a plain file.",
                    here_nl: "Herstellen noemt die sleutel voordat je begint. Een opslagaccount verzegelt wat het krijgt onder zijn eigen sleutel; jouw apparaat krijgt een gewoon bestand.",
                }

                R7 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [RestoringDatabases] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#restore-sap-hanasql-databases-in-azure-vms",
                    refused_by: [],
                    en: "A restored SAP HANA or SQL Server database is encrypted with the key of the target storage, yours or the platform’s.",
                    nl: "Een herstelde SAP HANA- of SQL Server-database is versleuteld met de sleutel van de doelopslag, van jou of van het platform.",
                    here_en: "Back into its machine, into another machine with the same database, into a storage account or to your device: the key of that place is shown, and used.",
                    here_nl: "Terug in de eigen machine, in een andere machine met dezelfde database, in een opslagaccount of naar jouw apparaat: de sleutel van die plek staat erbij en wordt gebruikt.",
                }

                R8 {
                    in: [Seeds, Current],
                    from: { Cmk2021: [SelectingDes] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#select-a-disk-encryption-set-while-restoring-from-a-vault-recovery-point",
                    refused_by: [],
                    en: "PowerShell restores with -DiskEncryptionSetId.",
                    nl: "PowerShell herstelt met -DiskEncryptionSetId.",
                    here_en: "The script stands beside the form, with the names of this lab and, where one is chosen, the id of the set.",
                    here_nl: "Het script staat naast het formulier, met de namen van dit lab en, als er een gekozen is, de id van de set.",
                }
            }
        }
    };
}
