//! Group M: managed disks and disk encryption sets. `rule.rs` says what a row means.

/// Hands its rows on to the next family, and at the end to `rules!`.
macro_rules! disks {
    ($then:ident! $($more:tt)*) => {
        $then! { $($more)*
            M: "Managed disks and disk encryption sets" / "Beheerde schijven en schijfversleutelingssets" {
                M1 {
                    in: [Seeds, Current],
                    from: { ManagedDisks: [PlatformKeys] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#platform-managed-keys",
                    refused_by: [],
                    en: "Managed disks, snapshots, images and data written to them are encrypted with platform-managed keys by default.",
                    nl: "Beheerde schijven, momentopnamen, installatiekopieën en wat ernaartoe wordt geschreven, zijn standaard versleuteld met platformsleutels.",
                    here_en: "Every disk, snapshot, image and scale set starts under the platform’s key, unless a set is chosen: the same envelope, with the KEK held by the platform.",
                    here_nl: "Elke schijf, momentopname, installatiekopie en schaalset begint onder de platformsleutel, tenzij je een set kiest: dezelfde envelop, maar het platform heeft de KEK.",
                }

                M2 {
                    in: [Seeds, Current],
                    from: { ManagedDisks: [CustomerKeys, SettingUpKeyVault] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#customer-managed-keys",
                    refused_by: [M2],
                    en: "A disk gets a key of yours by way of a DES: a key in a key vault, the DES with its identity, permissions Get, Wrap Key and Unwrap Key and the role Reader, and disks that use the DES.",
                    nl: "Een schijf krijgt een eigen sleutel via een DES: een sleutel in een key vault, de DES met zijn identiteit, de machtigingen Ophalen, Sleutel inpakken en Sleutel uitpakken met de rol Lezer, en schijven die de DES gebruiken.",
                    here_en: "Every one of the eight steps happens and is logged. A set whose identity lacks a permission or the role Reader encrypts nothing, and the refusal says what is missing; on a key vault with roles the role for keys is enough.",
                    here_nl: "Elk van de acht stappen gebeurt en wordt vastgelegd. Een set waarvan de identiteit een machtiging of de rol Lezer mist, versleutelt niets, en de weigering zegt wat er ontbreekt; op een key vault met rollen is de rol voor sleutels genoeg.",
                }

                M3 {
                    in: [Seeds, Current],
                    from: { ManagedDisks: [CustomerKeys] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#full-control-of-your-keys",
                    refused_by: [M3],
                    en: "Disabling the key or revoking access blocks all data of the disks at once.",
                    nl: "De sleutel uitschakelen of de toegang intrekken blokkeert meteen alle gegevens van de schijven.",
                    here_en: "Reads and writes of every disk under the set are refused until that is undone, and its machines can’t start. Nothing is lost. In today’s edition disks go on for an hour (N12).",
                    here_nl: "Lezen en schrijven van elke schijf onder de set wordt geweigerd tot het is teruggedraaid, en de machines starten niet. Er gaat niets verloren. In de editie van nu gaan schijven nog een uur door (N12).",
                }

                M4 {
                    in: [Seeds, Current],
                    from: { ManagedDisks: [CustomerKeys] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#full-control-of-your-keys",
                    refused_by: [],
                    en: "The monitoring of the key vault shows that only trusted services use the key.",
                    nl: "De bewaking van de key vault laat zien dat alleen vertrouwde services de sleutel gebruiken.",
                    here_en: "The audit log of a key vault names every use of a key and of a secret, by whom: the set, the vault, Azure Backup or Azure Disk Encryption.",
                    here_nl: "Het controlelogboek van een key vault noemt elk gebruik van een sleutel en een geheim, en door wie: de set, de kluis, Azure Backup of Azure Disk Encryption.",
                }

                M5 {
                    in: [Seeds, Current],
                    from: { ManagedDisks: [SettingUpKeyVault] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#customer-managed-key-restrictions",
                    refused_by: [M5],
                    en: "Soft delete and purge protection are mandatory for keys of disks.",
                    nl: "Voorlopig verwijderen en opschoningsbeveiliging zijn verplicht voor sleutels van schijven.",
                    here_en: "A set can’t be made with a key of a key vault that lacks either, nor get such a key later.",
                    here_nl: "Een set maken met een sleutel uit een key vault die een van beide mist, wordt geweigerd, en hem later zo’n sleutel geven ook.",
                }

                M6 {
                    in: [Seeds, Current],
                    from: { ManagedDisks: [ScenariosAndRestrictions] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#customer-managed-key-restrictions",
                    refused_by: [],
                    en: "Customer-managed keys go with VMs from a marketplace image, custom images, VMs from them, data disks, snapshots and scale sets.",
                    nl: "Eigen sleutels kunnen bij VM’s uit een Marketplace-installatiekopie, aangepaste installatiekopieën, VM’s daaruit, gegevensschijven, momentopnamen en schaalsets.",
                    here_en: "All six, under a set or under platform keys.",
                    here_nl: "Alle zes, onder een set of onder platformsleutels.",
                }

                M7 {
                    // Customer-managed keys for disks left the preview region long ago (N11).
                    in: [Seeds],
                    from: { ManagedDisks: [ScenariosAndRestrictions] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#supported-regions-for-customer-managed-keys",
                    refused_by: [M7],
                    en: "Customer-managed keys for disks are a preview in West Central US only.",
                    nl: "Eigen sleutels voor schijven zijn een preview in alleen West Central US.",
                    here_en: "A set in any other region is refused.",
                    here_nl: "Een set in een andere regio wordt geweigerd.",
                }

                M8 {
                    in: [Seeds, Current],
                    from: { ManagedDisks: [ScenariosAndRestrictions] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#customer-managed-key-restrictions",
                    refused_by: [M8],
                    en: "Disks from an image with a customer-managed key must have the same key and be in the same subscription.",
                    nl: "Schijven uit een installatiekopie met een eigen sleutel hebben dezelfde sleutel en staan in hetzelfde abonnement.",
                    here_en: "A disk of such an image gets its set, and another choice is refused.",
                    here_nl: "Een schijf uit zo’n installatiekopie krijgt dezelfde set, en iets anders kiezen wordt geweigerd.",
                }

                M9 {
                    in: [Seeds, Current],
                    from: { ManagedDisks: [ScenariosAndRestrictions] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#customer-managed-key-restrictions",
                    refused_by: [M9],
                    en: "A snapshot of a disk with a customer-managed key has the same key.",
                    nl: "Een momentopname van een schijf met een eigen sleutel heeft dezelfde sleutel.",
                    here_en: "Snapshots and images of such a disk get its set, and another choice is refused.",
                    here_nl: "Momentopnamen en installatiekopieën van zo’n schijf krijgen zijn set, en iets anders kiezen wordt geweigerd.",
                }

                M10 {
                    in: [Seeds, Current],
                    from: { ManagedDisks: [ScenariosAndRestrictions] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#customer-managed-key-restrictions",
                    refused_by: [M10],
                    en: "Images with a customer-managed key can’t be used in a shared image gallery.",
                    nl: "Installatiekopieën met een eigen sleutel kunnen niet in een galerie met gedeelde installatiekopieën.",
                    here_en: "Publishing one is refused; an image under platform keys may go.",
                    here_nl: "Er een publiceren wordt geweigerd; een installatiekopie onder platformsleutels mag wel.",
                }

                M11 {
                    in: [Seeds, Current],
                    from: { ManagedDisks: [ScenariosAndRestrictions] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#customer-managed-key-restrictions",
                    refused_by: [M11],
                    en: "The key vault is in the same subscription and region as what its keys encrypt.",
                    nl: "De key vault staat in hetzelfde abonnement en dezelfde regio als wat zijn sleutels versleutelen.",
                    here_en: "A set with a key vault elsewhere is refused, and so is a disk elsewhere under that set. Today’s edition lets the key vault be in another subscription (N11).",
                    here_nl: "Een set met een key vault elders wordt geweigerd, en een schijf elders onder die set ook. In de editie van nu mag de key vault in een ander abonnement staan (N11).",
                }

                M12 {
                    in: [Seeds, Current],
                    from: { ManagedDisks: [ScenariosAndRestrictions] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#customer-managed-key-restrictions",
                    refused_by: [M12],
                    en: "Disks, snapshots and images with a customer-managed key can’t be moved to another subscription.",
                    nl: "Schijven, momentopnamen en installatiekopieën met een eigen sleutel kunnen niet naar een ander abonnement verhuizen.",
                    here_en: "Such a move is refused; what is under platform keys may go.",
                    here_nl: "Zo’n verhuizing wordt geweigerd; wat onder platformsleutels staat, mag wel.",
                }

                M13 {
                    in: [Seeds, Current],
                    from: { ManagedDisks: [MovingDirectories] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#supported-regions-for-customer-managed-keys",
                    refused_by: [M13],
                    en: "Moving a subscription, resource group or disk to another directory doesn’t move the identity, so the key may stop working.",
                    nl: "Verhuist een abonnement, resourcegroep of schijf naar een andere directory, dan verhuist de identiteit niet mee en werkt de sleutel mogelijk niet meer.",
                    here_en: "Move a set to another directory: its key stops working at once. Give it a new identity and that one access, and its disks are read again.",
                    here_nl: "Verplaats een set naar een andere directory: de sleutel werkt meteen niet meer. Geef hem een nieuwe identiteit en die toegang, en de schijven zijn weer te lezen.",
                }

                M14 {
                    in: [Seeds, Current],
                    from: { ManagedDisks: [SseVersusAde] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#encryption-at-host-versus-azure-disk-encryption",
                    refused_by: [],
                    en: "Server-side encryption with your key works for every OS and image, because the storage service encrypts; ADE encrypts in the guest.",
                    nl: "Versleuteling door de server met een eigen sleutel werkt voor elk besturingssysteem en elke installatiekopie, omdat de opslagservice versleutelt; ADE versleutelt in de gast.",
                    here_en: "A set is offered for Windows and Linux, and for every image. The envelope of a disk shows whose key is around its DEK, and whether its guest encrypted what is inside.",
                    here_nl: "Een set kan bij Windows en Linux, en bij elke installatiekopie. De envelop van een schijf toont wiens sleutel om de DEK zit, en of de gast heeft versleuteld wat erin zit.",
                }
            }
        }
    };
}
