//! The rules of group E: encryption levels.

/// Hands these rows to the next macro, after those of the groups before.
macro_rules! e {
    ($next:ident $($rest:ident)*: $($before:tt)*) => {
        $next! {
            $($rest)*: $($before)*

            E {
                E1: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![Cmk2020 Cmk2021: [Introduction], Levels: [LevelsOfEncryption]],
                    documentation: levels!("#encryption-levels"),
                    statement: Sentences {
                        en: "Backup data is encrypted with an AES-256 data encryption key (DEK), and the DEK is protected by your RSA key, the key encryption key (KEK).",
                        nl: "Back-upgegevens worden versleuteld met een AES-256-gegevenssleutel (DEK), en die wordt beschermd door jouw RSA-sleutel, de sleutelversleutelingssleutel (KEK).",
                    },
                    here: Sentences {
                        en: "Every recovery point has a DEK of its own, wrapped with RSA-OAEP-256; a plaintext DEK is never stored. Envelope shows the bytes.",
                        nl: "Elk herstelpunt heeft een eigen DEK, ingepakt met RSA-OAEP-256; een onversleutelde DEK wordt nooit opgeslagen. Bij Envelop zie je de bytes.",
                    },
                },

                E2: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![Cmk2020 Cmk2021: [Introduction], Levels: [LevelsOfEncryption]],
                    documentation: levels!("#encryption-levels"),
                    statement: Sentences {
                        en: "The vault’s KEK may be another key than the one that encrypts the source.",
                        nl: "De KEK van de kluis mag een andere sleutel zijn dan die waarmee de bron is versleuteld.",
                    },
                    here: Sentences {
                        en: "A disk encryption set and Azure Disk Encryption bring keys of their own, and the vault has another. The envelopes of a disk, of its snapshot and of its copy in the vault show which key wraps which DEK.",
                        nl: "Een schijfversleutelingsset en Azure Disk Encryption hebben eigen sleutels, en de kluis een andere. De enveloppen van een schijf, van de momentopname en van de kopie in de kluis laten zien welke sleutel welke DEK inpakt.",
                    },
                },

                E3: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Levels: [LevelsOfEncryption], ManagedDisks: [CustomerKeys]],
                    documentation: levels!("#encryption-levels"),
                    statement: Sentences {
                        en: "You control the key: you may change it at any time, disable it, or revoke access to it. Without the key no data can be read.",
                        nl: "Jij beheert de sleutel: je mag hem altijd wisselen, uitschakelen of de toegang intrekken. Zonder de sleutel is niets te lezen.",
                    },
                    here: Sentences {
                        en: "Disabling or deleting the key, or taking its permissions away, blocks backups and restores of every vault that uses it. Undo that and everything is readable again; nothing is lost.",
                        nl: "Schakel je de sleutel uit, verwijder je hem of trek je machtigingen in, dan stoppen back-up en herstel van elke kluis die hem gebruikt. Draai dat terug en alles is weer leesbaar; er gaat niets verloren.",
                    },
                },

                E4: Row {
                    editions: Editions::Both,
                    forbids: Forbids::NotShown("refused only while the platform’s key is generated: too early for a scenario"),
                    sources: sources![Levels: [LevelsOfEncryption], ManagedDisks: [PlatformKeys]],
                    documentation: levels!("#encryption-levels"),
                    statement: Sentences {
                        en: "By default everything in every vault is encrypted with platform-managed keys, for all workloads, without any action.",
                        nl: "Standaard wordt alles in elke kluis versleuteld met door het platform beheerde sleutels, voor alle workloads, zonder dat je er iets voor doet.",
                    },
                    here: Sentences {
                        en: "A new vault backs up at once under a platform key: the same envelope, with the KEK held by the platform.",
                        nl: "Een nieuwe kluis maakt meteen back-ups onder een platformsleutel: dezelfde envelop, maar het platform heeft de KEK.",
                    },
                },

                E5: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![Levels: [LevelsOfEncryption]],
                    documentation: levels!("#encryption-levels"),
                    statement: Sentences {
                        en: "Infrastructure encryption adds a second layer at the storage level, with platform keys. It goes only together with a key of yours and, as a limited preview, only in East US, West US 2, South Central US, US Gov Arizona and US Gov Virginia.",
                        nl: "Infrastructuurversleuteling voegt op opslagniveau een tweede laag toe, met platformsleutels. Dat kan alleen samen met een eigen sleutel en, als beperkte preview, alleen in East US, West US 2, South Central US, US Gov Arizona en US Gov Virginia.",
                    },
                    here: Sentences {
                        en: "A choice when the key is assigned. The envelope is then really encrypted a second time, under a platform key, and opened twice on restore.",
                        nl: "Een keuze bij het toewijzen van de sleutel. De envelop wordt dan echt nog eens versleuteld, onder een platformsleutel, en gaat bij het herstellen twee keer open.",
                    },
                },

                E6: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![Levels: [Introduction]],
                    documentation: levels!(""),
                    statement: Sentences {
                        en: "Data at rest is encrypted with 256-bit AES, a FIPS 140-2 compliant cipher. Data in transit goes over HTTPS and stays on the Azure backbone.",
                        nl: "Opgeslagen gegevens zijn versleuteld met 256-bits AES, een vercijfering die aan FIPS 140-2 voldoet. Onderweg gaan ze over HTTPS en blijven ze op het backbone-netwerk van Azure.",
                    },
                    here: Sentences {
                        en: "The cipher is named on every object: AES-256-GCM. Nothing is in transit here, because nothing leaves the page.",
                        nl: "De vercijfering staat bij elk object: AES-256-GCM. Onderweg is hier niets, want er verlaat niets de pagina.",
                    },
                },

                E7: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![ManagedDisks: [CustomerKeys]],
                    documentation: disks!("customer-managed-keys"),
                    statement: Sentences {
                        en: "Managed disks use the same envelope technique: a DEK for the data, your key around the DEK.",
                        nl: "Beheerde schijven gebruiken dezelfde enveloptechniek: een DEK voor de gegevens, jouw sleutel om de DEK.",
                    },
                    here: Sentences {
                        en: "One implementation of the envelope serves vaults, storage accounts, disks, snapshots, images and scale sets.",
                        nl: "Kluizen, opslagaccounts, schijven, momentopnamen, installatiekopieën en schaalsets gebruiken één implementatie van de envelop.",
                    },
                },
            }
        }
    };
}
