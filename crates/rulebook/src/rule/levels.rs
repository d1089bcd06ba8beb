//! Group E: encryption levels. `rule.rs` says what a row means.

/// Hands its rows on to the next family, and at the end to `rules!`.
macro_rules! levels {
    ($then:ident! $($more:tt)*) => {
        $then! { $($more)*
            E: "Encryption levels" / "Versleutelingsniveaus" {
                E1 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [Introduction], Levels: [LevelsOfEncryption] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-encryption#encryption-levels",
                    refused_by: [],
                    en: "Backup data is encrypted with an AES-256 data encryption key (DEK), and the DEK is protected by your RSA key, the key encryption key (KEK).",
                    nl: "Back-upgegevens worden versleuteld met een AES-256-gegevenssleutel (DEK), en die wordt beschermd door jouw RSA-sleutel, de sleutelversleutelingssleutel (KEK).",
                    here_en: "Every recovery point has a DEK of its own, wrapped with RSA-OAEP-256; a plaintext DEK is never stored. Envelope shows the bytes.",
                    here_nl: "Elk herstelpunt heeft een eigen DEK, ingepakt met RSA-OAEP-256; een onversleutelde DEK wordt nooit opgeslagen. Bij Envelop zie je de bytes.",
                }

                E2 {
                    in: [Seeds, Current],
                    from: { Cmk2020 Cmk2021: [Introduction], Levels: [LevelsOfEncryption] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-encryption#encryption-levels",
                    refused_by: [],
                    en: "The vault’s KEK may be another key than the one that encrypts the source.",
                    nl: "De KEK van de kluis mag een andere sleutel zijn dan die waarmee de bron is versleuteld.",
                    here_en: "A disk encryption set and Azure Disk Encryption bring keys of their own, and the vault has another. The envelopes of a disk, of its snapshot and of its copy in the vault show which key wraps which DEK.",
                    here_nl: "Een schijfversleutelingsset en Azure Disk Encryption hebben eigen sleutels, en de kluis een andere. De enveloppen van een schijf, van de momentopname en van de kopie in de kluis laten zien welke sleutel welke DEK inpakt.",
                }

                E3 {
                    in: [Seeds, Current],
                    from: { Levels: [LevelsOfEncryption], ManagedDisks: [CustomerKeys] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-encryption#encryption-levels",
                    refused_by: [E3],
                    en: "You control the key: you may change it at any time, disable it, or revoke access to it. Without the key no data can be read.",
                    nl: "Jij beheert de sleutel: je mag hem altijd wisselen, uitschakelen of de toegang intrekken. Zonder de sleutel is niets te lezen.",
                    here_en: "Disabling or deleting the key, or taking its permissions away, blocks backups and restores of every vault that uses it. Undo that and everything is readable again; nothing is lost.",
                    here_nl: "Schakel je de sleutel uit, verwijder je hem of trek je machtigingen in, dan stoppen back-up en herstel van elke kluis die hem gebruikt. Draai dat terug en alles is weer leesbaar; er gaat niets verloren.",
                }

                E4 {
                    in: [Seeds, Current],
                    from: { Levels: [LevelsOfEncryption], ManagedDisks: [PlatformKeys] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-encryption#encryption-levels",
                    refused_by: [E4],
                    en: "By default everything in every vault is encrypted with platform-managed keys, for all workloads, without any action.",
                    nl: "Standaard wordt alles in elke kluis versleuteld met door het platform beheerde sleutels, voor alle workloads, zonder dat je er iets voor doet.",
                    here_en: "A new vault backs up at once under a platform key: the same envelope, with the KEK held by the platform.",
                    here_nl: "Een nieuwe kluis maakt meteen back-ups onder een platformsleutel: dezelfde envelop, maar het platform heeft de KEK.",
                }

                E5 {
                    in: [Seeds, Current],
                    from: { Levels: [LevelsOfEncryption] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-encryption#encryption-levels",
                    refused_by: [E5],
                    en: "Infrastructure encryption adds a second layer at the storage level, with platform keys. It goes only together with a key of yours and, as a limited preview, only in East US, West US 2, South Central US, US Gov Arizona and US Gov Virginia.",
                    nl: "Infrastructuurversleuteling voegt op opslagniveau een tweede laag toe, met platformsleutels. Dat kan alleen samen met een eigen sleutel en, als beperkte preview, alleen in East US, West US 2, South Central US, US Gov Arizona en US Gov Virginia.",
                    here_en: "A choice when the key is assigned. The envelope is then really encrypted a second time, under a platform key, and opened twice on restore.",
                    here_nl: "Een keuze bij het toewijzen van de sleutel. De envelop wordt dan echt nog eens versleuteld, onder een platformsleutel, en gaat bij het herstellen twee keer open.",
                }

                E6 {
                    in: [Seeds, Current],
                    from: { Levels: [Introduction] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-encryption",
                    refused_by: [],
                    en: "Data at rest is encrypted with 256-bit AES, a FIPS 140-2 compliant cipher. Data in transit goes over HTTPS and stays on the Azure backbone.",
                    nl: "Opgeslagen gegevens zijn versleuteld met 256-bits AES, een vercijfering die aan FIPS 140-2 voldoet. Onderweg gaan ze over HTTPS en blijven ze op het backbone-netwerk van Azure.",
                    here_en: "The cipher is named on every object: AES-256-GCM. Nothing is in transit here, because nothing leaves the page.",
                    here_nl: "De vercijfering staat bij elk object: AES-256-GCM. Onderweg is hier niets, want er verlaat niets de pagina.",
                }

                E7 {
                    in: [Seeds, Current],
                    from: { ManagedDisks: [CustomerKeys] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#customer-managed-keys",
                    refused_by: [],
                    en: "Managed disks use the same envelope technique: a DEK for the data, your key around the DEK.",
                    nl: "Beheerde schijven gebruiken dezelfde enveloptechniek: een DEK voor de gegevens, jouw sleutel om de DEK.",
                    here_en: "One implementation of the envelope serves vaults, storage accounts, disks, snapshots, images and scale sets.",
                    here_nl: "Kluizen, opslagaccounts, schijven, momentopnamen, installatiekopieën en schaalsets gebruiken één implementatie van de envelop.",
                }
            }
        }
    };
}
