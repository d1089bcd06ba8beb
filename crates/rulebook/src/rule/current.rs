//! Group N: what Microsoft changed after the documents of 2020 and 2021. `rule.rs` says what a row means.

/// Hands its rows on to the next family, and at the end to `rules!`.
macro_rules! current {
    ($then:ident! $($more:tt)*) => {
        $then! { $($more)*
            N: "What Microsoft changed since" / "Wat Microsoft sindsdien heeft veranderd" {
                N1 {
                    in: [Current],
                    in_place_of: [V5],
                    from: { Current: [] },
                    documented: "https://learn.microsoft.com/azure/key-vault/keys/about-keys",
                    refused_by: [],
                    en: "A vault’s key may be RSA 2048, 3072 or 4096, HSM-backed keys included.",
                    nl: "De sleutel van een kluis mag RSA 2048, 3072 of 4096 zijn, ook in een HSM.",
                    here_en: "Generate or import any of the three sizes and assign it. Keys are kept by the browser; there is no HSM.",
                    here_nl: "Genereer of importeer een van de drie groottes en wijs die toe. De browser bewaart de sleutels; een HSM is er niet.",
                }

                N2 {
                    in: [Current],
                    in_place_of: [A3],
                    from: { Current: [] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#enable-autorotation-of-encryption-keys",
                    refused_by: [],
                    en: "A key URI without a version rotates by itself, as a picked key does; a URI with a version doesn’t.",
                    nl: "Een sleutel-URI zonder versie roteert vanzelf, net als een gekozen sleutel; een URI met een versie niet.",
                    here_en: "Step 4 takes both.",
                    here_nl: "Stap 4 neemt beide aan.",
                }

                N3 {
                    in: [Current],
                    in_place_of: [I1],
                    from: { Current: [] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#assign-a-user-assigned-managed-identity-to-the-vault-in-preview",
                    refused_by: [N3],
                    en: "The vault may use a user-assigned identity.",
                    nl: "De kluis mag een door de gebruiker toegewezen identiteit gebruiken.",
                    here_en: "Create an identity, give it access to the key vault, and let the vault use it.",
                    here_nl: "Maak een identiteit, geef die toegang tot de key vault en laat de kluis haar gebruiken.",
                }

                N4 {
                    in: [Current],
                    in_place_of: [P1],
                    from: { Current: [] },
                    documented: "https://learn.microsoft.com/azure/key-vault/general/rbac-guide#azure-built-in-roles-for-key-vault-data-plane-operations",
                    refused_by: [N4],
                    en: "A key vault with role-based access control (RBAC) gives access by the role Key Vault Crypto Service Encryption User, not by an access policy. New key vaults have RBAC unless told otherwise.",
                    nl: "Een key vault met toegangsbeheer op basis van rollen (RBAC) geeft toegang met de rol Key Vault Crypto Service Encryption User, niet met toegangsbeleid. Nieuwe key vaults hebben RBAC, tenzij je anders kiest.",
                    here_en: "Assign the role to the vault’s identity. It takes effect 10 minutes later on the lab’s clock.",
                    here_nl: "Wijs de rol toe aan de identiteit van de kluis. Die werkt 10 minuten later op de klok van het lab.",
                }

                N5 {
                    in: [Current],
                    in_place_of: [K1, K2],
                    from: { Current: [] },
                    documented: "https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview#soft-delete-behavior",
                    refused_by: [N5],
                    en: "Soft delete is always on. The retention, 7 to 90 days, is fixed when the key vault is created, and the names of what is deleted stay taken meanwhile.",
                    nl: "Voorlopig verwijderen staat altijd aan. De bewaartermijn, 7 tot 90 dagen, ligt vast vanaf het maken van de key vault, en namen van wat is verwijderd blijven zolang bezet.",
                    here_en: "A key vault of this edition starts with soft delete on and a retention of your choice; a deleted key or key vault holds its name.",
                    here_nl: "Een key vault van deze editie begint met voorlopig verwijderen aan en een bewaartermijn naar keuze; een verwijderde sleutel of key vault houdt zijn naam bezet.",
                }

                N6 {
                    in: [Current],
                    in_place_of: [A4],
                    from: { Current: [] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#enable-autorotation-of-encryption-keys",
                    refused_by: [N6],
                    en: "An update of the key takes effect within an hour. The old version must stay enabled until then.",
                    nl: "Een wijziging van de sleutel gaat binnen een uur in. De oude versie moet tot dan ingeschakeld blijven.",
                    here_en: "It takes one hour on the lab’s clock; move the clock to see it happen.",
                    here_nl: "Het duurt één uur op de klok van het lab; zet de klok vooruit om het te zien gebeuren.",
                }

                N7 {
                    in: [Current],
                    in_place_of: [E3],
                    from: { Current: [] },
                    documented: "https://learn.microsoft.com/azure/key-vault/keys/about-keys-details#date-time-controlled-operations",
                    refused_by: [N7],
                    en: "A key that has expired or is not valid yet still unwraps, but no longer wraps. A disabled key does neither.",
                    nl: "Een sleutel die verlopen of nog niet geldig is, kan nog wel uitpakken maar niet meer inpakken. Een uitgeschakelde sleutel kan geen van beide.",
                    here_en: "Set the dates of a key version: outside them restores go on, and backups are refused.",
                    here_nl: "Geef een sleutelversie een begin en een eind: daarbuiten gaat herstellen door en worden back-ups geweigerd.",
                }

                N8 {
                    in: [Current],
                    in_place_of: [A3],
                    from: { Current: [] },
                    documented: "https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation#key-rotation-policy",
                    refused_by: [N8],
                    en: "A rotation policy makes a new version by itself, a time after the last one was created or a time before it expires: 7 days at the least.",
                    nl: "Een rotatiebeleid maakt vanzelf een nieuwe versie, een tijd na het maken van de vorige of een tijd voor het verlopen ervan: minstens 7 dagen.",
                    here_en: "Set a policy on a key and move the clock.",
                    here_nl: "Geef een sleutel een beleid en zet de klok vooruit.",
                }

                N9 {
                    in: [Current],
                    in_place_of: [E5],
                    from: { Current: [] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-encryption#encryption-levels",
                    refused_by: [],
                    en: "Infrastructure encryption is available in every region.",
                    nl: "Infrastructuurversleuteling is er in elke regio.",
                    here_en: "The choice at the assignment is open everywhere, still only with a key of yours.",
                    here_nl: "De keuze bij het toewijzen is overal open, nog steeds alleen samen met een eigen sleutel.",
                }

                N10 {
                    // Refusals carry Azure's codes in both editions: leaving them out helps no user.
                    in: [Seeds, Current],
                    from: { Current: [] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk-for-backup-vault#troubleshoot-operation-errors-for-encryption-settings",
                    refused_by: [],
                    en: "Azure has error codes for missing permissions, for a key vault that refuses the identity, for purge protection and for soft delete.",
                    nl: "Azure heeft foutcodes voor ontbrekende machtigingen, voor een key vault die de identiteit weigert, voor opschoningsbeveiliging en voor voorlopig verwijderen.",
                    here_en: "A refusal carries the code where Azure has one, in both editions, spelled as Azure spells it.",
                    here_nl: "Een weigering noemt de code als Azure er een heeft, in beide edities, gespeld zoals Azure haar spelt.",
                }

                N11 {
                    in: [Current],
                    in_place_of: [M7, M11],
                    from: { Current: [] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#customer-managed-keys",
                    refused_by: [N11],
                    en: "The key vault of a DES may be in another subscription, in the same region; DES exist in all regions and rotate by themselves within an hour; disks ever under ADE can’t use one.",
                    nl: "De key vault van een DES mag in een ander abonnement staan, in dezelfde regio; DES’en zijn er in alle regio’s en roteren vanzelf binnen een uur; schijven die ooit onder ADE vielen, kunnen er geen gebruiken.",
                    here_en: "A key vault of another subscription is taken, in every region. A newer version of the key comes into use one hour later on the lab’s clock, and every DEK is then wrapped anew. A disk that was ever under Azure Disk Encryption gets no set, and Azure Disk Encryption refuses a machine with one.",
                    here_nl: "Een key vault uit een ander abonnement mag, in elke regio. Een nieuwere versie van de sleutel komt een uur later op de klok van het lab in gebruik, en elke DEK wordt dan opnieuw ingepakt. Een schijf die ooit onder Azure Disk Encryption viel, krijgt geen set, en Azure Disk Encryption weigert een machine met een set.",
                }

                N12 {
                    in: [Current],
                    in_place_of: [M3],
                    from: { Current: [] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption#full-control-of-your-keys",
                    refused_by: [N12],
                    en: "When the key of a disk is disabled, deleted or expired, its reads and writes fail after about an hour and its VMs stop.",
                    nl: "Is de sleutel van een schijf uitgeschakeld, verwijderd of verlopen, dan mislukken lezen en schrijven na ongeveer een uur en stoppen de VM’s.",
                    here_en: "Disks go on for one hour on the lab’s clock without asking the key vault; nothing new can be encrypted meanwhile. Then reads and writes are refused and their machines stop; with the key back, start them again.",
                    here_nl: "Schijven gaan op de klok van het lab nog een uur door zonder de key vault iets te vragen; iets nieuws versleutelen kan intussen niet. Daarna worden lezen en schrijven geweigerd en stoppen de machines; is de sleutel terug, dan start je ze weer.",
                }

                N13 {
                    in: [Current],
                    in_place_of: [K2],
                    from: { Current: [] },
                    documented: "https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview",
                    refused_by: [],
                    en: "Recovering a deleted key vault doesn’t bring back its role assignments.",
                    nl: "Een verwijderde key vault terughalen brengt de roltoewijzingen niet terug.",
                    here_en: "Delete a key vault and recover it: its keys are back, and whoever used them needs the role again.",
                    here_nl: "Verwijder een key vault en haal hem terug: de sleutels zijn er weer, en wie ze gebruikte heeft opnieuw de rol nodig.",
                }

                N14 {
                    in: [Current],
                    in_place_of: [D7],
                    from: { Current: [] },
                    documented: "https://learn.microsoft.com/azure/backup/restore-azure-encrypted-virtual-machines#step-1-restore-the-vm-disk",
                    refused_by: [N14],
                    en: "Restoring an ADE VM from a snapshot can fail when its BEK or KEK was rotated; the vault tier then works.",
                    nl: "Het herstel van een ADE-VM uit een momentopname kan mislukken als de BEK of KEK is geroteerd; met de kluislaag lukt het dan wel.",
                    here_en: "Rotate the BEK, or make a new version of the KEK: a restore from the older snapshots is refused, and the vault tier still works.",
                    here_nl: "Roteer de BEK, of maak een nieuwe versie van de KEK: herstellen uit de oudere momentopnamen wordt geweigerd, en uit de kluislaag lukt het nog.",
                }

                N15 {
                    in: [Current],
                    in_place_of: [R2],
                    from: { Current: [] },
                    documented: "https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk#restore-a-disk-or-vm",
                    refused_by: [],
                    en: "A disk restored from the vault without a DES keeps the encryption setting of its VM.",
                    nl: "Een schijf die zonder DES uit de kluis wordt hersteld, houdt de versleutelingsinstelling van zijn VM.",
                    here_en: "Without a choice every disk keeps the set that it had; restored to another region or subscription it gets platform keys.",
                    here_nl: "Zonder keuze houdt elke schijf de set die hij had; in een andere regio of een ander abonnement krijgt hij platformsleutels.",
                }

                N16 {
                    in: [Current],
                    from: { Current: [] },
                    documented: "https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview",
                    refused_by: [],
                    en: "Azure Disk Encryption retires on 15 September 2028.",
                    nl: "Azure Disk Encryption stopt op 15 september 2028.",
                    here_en: "It is still there in this edition, as it is in Azure until then; the D rules are about it.",
                    here_nl: "In deze editie is het er nog, zoals in Azure tot die dag; de D-regels gaan erover.",
                }
            }
        }
    };
}
