//! The rules of group M: managed disks and disk encryption sets.

/// Hands these rows to the next macro, after those of the groups before.
macro_rules! m {
    ($next:ident $($rest:ident)*: $($before:tt)*) => {
        $next! {
            $($rest)*: $($before)*

            M {
                M1: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![ManagedDisks: [PlatformKeys]],
                    documentation: disks!("platform-managed-keys"),
                    statement: Sentences {
                        en: "Managed disks, snapshots, images and data written to them are encrypted with platform-managed keys by default.",
                        nl: "Beheerde schijven, momentopnamen, installatiekopieën en wat ernaartoe wordt geschreven, zijn standaard versleuteld met platformsleutels.",
                    },
                    here: Sentences {
                        en: "Every disk, snapshot, image and scale set starts under the platform’s key, unless a set is chosen: the same envelope, with the KEK held by the platform.",
                        nl: "Elke schijf, momentopname, installatiekopie en schaalset begint onder de platformsleutel, tenzij je een set kiest: dezelfde envelop, maar het platform heeft de KEK.",
                    },
                },

                M2: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![ManagedDisks: [CustomerKeys, SettingUpKeyVault]],
                    documentation: disks!("customer-managed-keys"),
                    statement: Sentences {
                        en: "A disk gets a key of yours by way of a DES: a key in a key vault, the DES with its identity, permissions Get, Wrap Key and Unwrap Key and the role Reader, and disks that use the DES.",
                        nl: "Een schijf krijgt een eigen sleutel via een DES: een sleutel in een key vault, de DES met zijn identiteit, de machtigingen Ophalen, Sleutel inpakken en Sleutel uitpakken met de rol Lezer, en schijven die de DES gebruiken.",
                    },
                    here: Sentences {
                        en: "Every one of the eight steps happens and is logged. A set whose identity lacks a permission or the role Reader encrypts nothing, and the refusal says what is missing; on a key vault with roles the role for keys is enough.",
                        nl: "Elk van de acht stappen gebeurt en wordt vastgelegd. Een set waarvan de identiteit een machtiging of de rol Lezer mist, versleutelt niets, en de weigering zegt wat er ontbreekt; op een key vault met rollen is de rol voor sleutels genoeg.",
                    },
                },

                M3: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![ManagedDisks: [CustomerKeys]],
                    documentation: disks!("full-control-of-your-keys"),
                    statement: Sentences {
                        en: "Disabling the key or revoking access blocks all data of the disks at once.",
                        nl: "De sleutel uitschakelen of de toegang intrekken blokkeert meteen alle gegevens van de schijven.",
                    },
                    here: Sentences {
                        en: "Reads and writes of every disk under the set are refused until that is undone, and its machines can’t start. Nothing is lost. In today’s edition disks go on for an hour (N12).",
                        nl: "Lezen en schrijven van elke schijf onder de set wordt geweigerd tot het is teruggedraaid, en de machines starten niet. Er gaat niets verloren. In de editie van nu gaan schijven nog een uur door (N12).",
                    },
                },

                M4: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![ManagedDisks: [CustomerKeys]],
                    documentation: disks!("full-control-of-your-keys"),
                    statement: Sentences {
                        en: "The monitoring of the key vault shows that only trusted services use the key.",
                        nl: "De bewaking van de key vault laat zien dat alleen vertrouwde services de sleutel gebruiken.",
                    },
                    here: Sentences {
                        en: "The audit log of a key vault names every use of a key and of a secret, by whom: the set, the vault, Azure Backup or Azure Disk Encryption.",
                        nl: "Het controlelogboek van een key vault noemt elk gebruik van een sleutel en een geheim, en door wie: de set, de kluis, Azure Backup of Azure Disk Encryption.",
                    },
                },

                M5: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![ManagedDisks: [SettingUpKeyVault]],
                    documentation: disks!("customer-managed-key-restrictions"),
                    statement: Sentences {
                        en: "Soft delete and purge protection are mandatory for keys of disks.",
                        nl: "Voorlopig verwijderen en opschoningsbeveiliging zijn verplicht voor sleutels van schijven.",
                    },
                    here: Sentences {
                        en: "A set can’t be made with a key of a key vault that lacks either, nor get such a key later.",
                        nl: "Een set maken met een sleutel uit een key vault die een van beide mist, wordt geweigerd, en hem later zo’n sleutel geven ook.",
                    },
                },

                M6: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![ManagedDisks: [ScenariosAndRestrictions]],
                    documentation: disks!("customer-managed-key-restrictions"),
                    statement: Sentences {
                        en: "Customer-managed keys go with VMs from a marketplace image, custom images, VMs from them, data disks, snapshots and scale sets.",
                        nl: "Eigen sleutels kunnen bij VM’s uit een Marketplace-installatiekopie, aangepaste installatiekopieën, VM’s daaruit, gegevensschijven, momentopnamen en schaalsets.",
                    },
                    here: Sentences {
                        en: "All six, under a set or under platform keys.",
                        nl: "Alle zes, onder een set of onder platformsleutels.",
                    },
                },

                // Customer-managed keys for disks have left the preview region since (N11).
                M7: Row {
                    editions: Editions::Seeds,
                    forbids: Forbids::Refused,
                    sources: sources![ManagedDisks: [ScenariosAndRestrictions]],
                    documentation: disks!("supported-regions-for-customer-managed-keys"),
                    statement: Sentences {
                        en: "Customer-managed keys for disks are a preview in West Central US only.",
                        nl: "Eigen sleutels voor schijven zijn een preview in alleen West Central US.",
                    },
                    here: Sentences {
                        en: "A set in any other region is refused.",
                        nl: "Een set in een andere regio wordt geweigerd.",
                    },
                },

                M8: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![ManagedDisks: [ScenariosAndRestrictions]],
                    documentation: disks!("customer-managed-key-restrictions"),
                    statement: Sentences {
                        en: "Disks from an image with a customer-managed key must have the same key and be in the same subscription.",
                        nl: "Schijven uit een installatiekopie met een eigen sleutel hebben dezelfde sleutel en staan in hetzelfde abonnement.",
                    },
                    here: Sentences {
                        en: "A disk of such an image gets its set, and another choice is refused.",
                        nl: "Een schijf uit zo’n installatiekopie krijgt dezelfde set, en iets anders kiezen wordt geweigerd.",
                    },
                },

                M9: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![ManagedDisks: [ScenariosAndRestrictions]],
                    documentation: disks!("customer-managed-key-restrictions"),
                    statement: Sentences {
                        en: "A snapshot of a disk with a customer-managed key has the same key.",
                        nl: "Een momentopname van een schijf met een eigen sleutel heeft dezelfde sleutel.",
                    },
                    here: Sentences {
                        en: "Snapshots and images of such a disk get its set, and another choice is refused.",
                        nl: "Momentopnamen en installatiekopieën van zo’n schijf krijgen zijn set, en iets anders kiezen wordt geweigerd.",
                    },
                },

                M10: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![ManagedDisks: [ScenariosAndRestrictions]],
                    documentation: disks!("customer-managed-key-restrictions"),
                    statement: Sentences {
                        en: "Images with a customer-managed key can’t be used in a shared image gallery.",
                        nl: "Installatiekopieën met een eigen sleutel kunnen niet in een galerie met gedeelde installatiekopieën.",
                    },
                    here: Sentences {
                        en: "Publishing one is refused; an image under platform keys may go.",
                        nl: "Er een publiceren wordt geweigerd; een installatiekopie onder platformsleutels mag wel.",
                    },
                },

                M11: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![ManagedDisks: [ScenariosAndRestrictions]],
                    documentation: disks!("customer-managed-key-restrictions"),
                    statement: Sentences {
                        en: "The key vault is in the same subscription and region as what its keys encrypt.",
                        nl: "De key vault staat in hetzelfde abonnement en dezelfde regio als wat zijn sleutels versleutelen.",
                    },
                    here: Sentences {
                        en: "A set with a key vault elsewhere is refused, and so is a disk elsewhere under that set. Today’s edition lets the key vault be in another subscription (N11).",
                        nl: "Een set met een key vault elders wordt geweigerd, en een schijf elders onder die set ook. In de editie van nu mag de key vault in een ander abonnement staan (N11).",
                    },
                },

                M12: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![ManagedDisks: [ScenariosAndRestrictions]],
                    documentation: disks!("customer-managed-key-restrictions"),
                    statement: Sentences {
                        en: "Disks, snapshots and images with a customer-managed key can’t be moved to another subscription.",
                        nl: "Schijven, momentopnamen en installatiekopieën met een eigen sleutel kunnen niet naar een ander abonnement verhuizen.",
                    },
                    here: Sentences {
                        en: "Such a move is refused; what is under platform keys may go.",
                        nl: "Zo’n verhuizing wordt geweigerd; wat onder platformsleutels staat, mag wel.",
                    },
                },

                M13: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![ManagedDisks: [MovingDirectories]],
                    documentation: disks!("supported-regions-for-customer-managed-keys"),
                    statement: Sentences {
                        en: "Moving a subscription, resource group or disk to another directory doesn’t move the identity, so the key may stop working.",
                        nl: "Verhuist een abonnement, resourcegroep of schijf naar een andere directory, dan verhuist de identiteit niet mee en werkt de sleutel mogelijk niet meer.",
                    },
                    here: Sentences {
                        en: "Move a set to another directory: its key stops working at once. Give it a new identity and that one access, and its disks are read again.",
                        nl: "Verplaats een set naar een andere directory: de sleutel werkt meteen niet meer. Geef hem een nieuwe identiteit en die toegang, en de schijven zijn weer te lezen.",
                    },
                },

                M14: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![ManagedDisks: [SseVersusAde]],
                    documentation: disks!("encryption-at-host-versus-azure-disk-encryption"),
                    statement: Sentences {
                        en: "Server-side encryption with your key works for every OS and image, because the storage service encrypts; ADE encrypts in the guest.",
                        nl: "Versleuteling door de server met een eigen sleutel werkt voor elk besturingssysteem en elke installatiekopie, omdat de opslagservice versleutelt; ADE versleutelt in de gast.",
                    },
                    here: Sentences {
                        en: "A set is offered for Windows and Linux, and for every image. The envelope of a disk shows whose key is around its DEK, and whether its guest encrypted what is inside.",
                        nl: "Een set kan bij Windows en Linux, en bij elke installatiekopie. De envelop van een schijf toont wiens sleutel om de DEK zit, en of de gast heeft versleuteld wat erin zit.",
                    },
                },
            }
        }
    };
}
