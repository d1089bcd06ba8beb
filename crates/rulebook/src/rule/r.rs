//! The rules of group R: restore.

/// Hands these rows to the next macro, after those of the groups before.
macro_rules! r {
    ($next:ident $($rest:ident)*: $($before:tt)*) => {
        $next! {
            $($rest)*: $($before)*

            R {
                R1: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Cmk2020 Cmk2021: [RestoringDisks]],
                    documentation: cmk!("restore-a-disk-or-vm"),
                    statement: Sentences {
                        en: "A disk restored from a snapshot is encrypted with the disk encryption set (DES) of the source VM’s disks.",
                        nl: "Een schijf die uit een momentopname wordt hersteld, is versleuteld met de schijfversleutelingsset (DES) van de schijven van de bron-VM.",
                    },
                    here: Sentences {
                        en: "Every restored disk gets the set that its disk had when the snapshot was taken. A choice of another is refused, and so is another region or subscription, where that set can’t go.",
                        nl: "Elke herstelde schijf krijgt de set die zijn schijf had toen de momentopname werd gemaakt. Een andere kiezen wordt geweigerd, en een andere regio of een ander abonnement ook: daar kan die set niet heen.",
                    },
                },

                R2: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![Cmk2020 Cmk2021: [RestoringDisks]],
                    documentation: cmk!("restore-a-disk-or-vm"),
                    statement: Sentences {
                        en: "For a disk restored from the vault a DES may be given; without one it gets platform keys.",
                        nl: "Voor een schijf die uit de kluis wordt hersteld, kun je een DES opgeven; zonder DES krijgt hij platformsleutels.",
                    },
                    here: Sentences {
                        en: "A choice at the restore from the vault tier. In today’s edition, going without one keeps what the disks had (N15).",
                        nl: "Een keuze bij het herstellen uit de kluislaag. In de editie van nu houden de schijven zonder keuze wat ze hadden (N15).",
                    },
                },

                R3: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![Cmk2020 Cmk2021: [RestoringDisks]],
                    documentation: cmk!("restore-a-disk-or-vm"),
                    statement: Sentences {
                        en: "A restored disk or VM can be encrypted afterwards, whatever was chosen at the restore.",
                        nl: "Een herstelde schijf of VM kan achteraf worden versleuteld, wat je bij het herstellen ook koos.",
                    },
                    here: Sentences {
                        en: "Put any disk under another set, or under platform keys, at any time: its DEK is wrapped anew, and no byte of the data is written. In today’s edition not one that was ever under Azure Disk Encryption (N11).",
                        nl: "Zet een schijf wanneer je wilt onder een andere set of onder platformsleutels: de DEK wordt opnieuw ingepakt, en van de gegevens wordt geen byte geschreven. In de editie van nu niet als hij ooit onder Azure Disk Encryption viel (N11).",
                    },
                },

                R4: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Cmk2020 Cmk2021: [SelectingDes]],
                    documentation: cmk!("select-a-disk-encryption-set-while-restoring-from-a-vault-recovery-point"),
                    statement: Sentences {
                        en: "At the restore, “Encrypt disk(s) using your key” is set to Yes and a DES is chosen; whoever restores must have access to it.",
                        nl: "Bij het herstellen zet je ‘Schijven versleutelen met uw sleutel’ op Ja en kies je een DES; wie herstelt, moet er toegang toe hebben.",
                    },
                    here: Sentences {
                        en: "A set belongs to whoever works here until access to it is taken away; then restoring with it is refused until access is back.",
                        nl: "Een set is van wie hier werkt, tot je de toegang ertoe afneemt; herstellen met die set wordt dan geweigerd tot de toegang terug is.",
                    },
                },

                R5: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Cmk2020 Cmk2021: [SelectingDes]],
                    documentation: cmk!("select-a-disk-encryption-set-while-restoring-from-a-vault-recovery-point"),
                    statement: Sentences {
                        en: "There is no choice of a DES when the VM uses Azure Disk Encryption.",
                        nl: "Een DES kiezen kan niet als de VM Azure Disk Encryption gebruikt.",
                    },
                    here: Sentences {
                        en: "The choice is off for such a machine, and the API refuses it. Its disks come back as its guest encrypted them, under platform keys in storage.",
                        nl: "Bij zo’n machine staat de keuze uit, en de API weigert haar. De schijven komen terug zoals de gast ze versleutelde, in de opslag onder platformsleutels.",
                    },
                },

                R6: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![Cmk2020 Cmk2021: [RestoringFiles]],
                    documentation: cmk!("restore-files"),
                    statement: Sentences {
                        en: "A restored file is encrypted with the key of the place that it is restored to.",
                        nl: "Een hersteld bestand is versleuteld met de sleutel van de plek waarnaar het wordt hersteld.",
                    },
                    here: Sentences {
                        en: "Restore names that key before you start. A storage account seals what it receives under its own key; your device gets a plain file.",
                        nl: "Herstellen noemt die sleutel voordat je begint. Een opslagaccount verzegelt wat het krijgt onder zijn eigen sleutel; jouw apparaat krijgt een gewoon bestand.",
                    },
                },

                R7: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![Cmk2020 Cmk2021: [RestoringDatabases]],
                    documentation: cmk!("restore-sap-hanasql-databases-in-azure-vms"),
                    statement: Sentences {
                        en: "A restored SAP HANA or SQL Server database is encrypted with the key of the target storage, yours or the platform’s.",
                        nl: "Een herstelde SAP HANA- of SQL Server-database is versleuteld met de sleutel van de doelopslag, van jou of van het platform.",
                    },
                    here: Sentences {
                        en: "Back into its machine, into another machine with the same database, into a storage account or to your device: the key of that place is shown, and used.",
                        nl: "Terug in de eigen machine, in een andere machine met dezelfde database, in een opslagaccount of naar jouw apparaat: de sleutel van die plek staat erbij en wordt gebruikt.",
                    },
                },

                R8: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![Cmk2021: [SelectingDes]],
                    documentation: cmk!("select-a-disk-encryption-set-while-restoring-from-a-vault-recovery-point"),
                    statement: Sentences {
                        en: "PowerShell restores with -DiskEncryptionSetId.",
                        nl: "PowerShell herstelt met -DiskEncryptionSetId.",
                    },
                    here: Sentences {
                        en: "The script stands beside the form, with the names of this lab and, where one is chosen, the id of the set.",
                        nl: "Het script staat naast het formulier, met de namen van dit lab en, als er een gekozen is, de id van de set.",
                    },
                },
            }
        }
    };
}
