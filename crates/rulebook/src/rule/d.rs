//! The rules of group D: encrypted virtual machines.

/// Hands these rows to the next macro, after those of the groups before.
macro_rules! d {
    ($next:ident $($rest:ident)*: $($before:tt)*) => {
        $next! {
            $($rest)*: $($before)*

            D {
                D1: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![EncryptedVms: [PlatformKeys]],
                    documentation: vms!("encryption-using-platform-managed-keys"),
                    statement: Sentences {
                        en: "VMs whose disks have platform-managed keys are backed up without any action.",
                        nl: "Van VM’s waarvan de schijven platformsleutels hebben, wordt een back-up gemaakt zonder dat je er iets voor doet.",
                    },
                    here: Sentences {
                        en: "Enable backup, and that is all: nothing of the disks is asked for or changed.",
                        nl: "Back-up inschakelen, en dat is alles: van de schijven wordt niets gevraagd en niets gewijzigd.",
                    },
                },

                D2: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![EncryptedVms: [CustomerKeys]],
                    documentation: vms!("encryption-using-customer-managed-keys"),
                    statement: Sentences {
                        en: "VMs whose disks have customer-managed keys are backed up without any action either; in the vault the vault’s own encryption applies.",
                        nl: "Ook van VM’s waarvan de schijven een eigen sleutel hebben, wordt zonder meer een back-up gemaakt; in de kluis geldt de versleuteling van de kluis.",
                    },
                    here: Sentences {
                        en: "First snapshots are taken, under the keys of the disks; then the same goes to the vault, each disk under a new DEK that the vault’s key wraps.",
                        nl: "Eerst worden er momentopnamen gemaakt, onder de sleutels van de schijven; daarna gaat hetzelfde naar de kluis, elke schijf onder een nieuwe DEK die de sleutel van de kluis inpakt.",
                    },
                },

                D3: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![EncryptedVms: [AdeSupport]],
                    documentation: vms!("encryption-support-using-ade"),
                    statement: Sentences {
                        en: "VMs under Azure Disk Encryption (ADE) are supported with managed and unmanaged disks, with a BEK alone and with BEK and KEK.",
                        nl: "VM’s onder Azure Disk Encryption (ADE) worden ondersteund met beheerde en onbeheerde schijven, met alleen een BEK en met BEK en KEK.",
                    },
                    here: Sentences {
                        en: "All four, with real keys: every disk is encrypted sector by sector with keys of the BEK, and the BEK is a secret in the key vault, wrapped by the KEK where there is one. The vault keeps its own copy of the BEK.",
                        nl: "Alle vier, met echte sleutels: elke schijf wordt sector voor sector versleuteld met sleutels uit de BEK, en de BEK is een geheim in de key vault, ingepakt door de KEK als die er is. De kluis bewaart een eigen kopie van de BEK.",
                    },
                },

                D4: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![EncryptedVms: [Limitations]],
                    documentation: vms!("limitations"),
                    statement: Sentences {
                        en: "ADE VMs are backed up and restored within one subscription and region.",
                        nl: "Back-up en herstel van ADE-VM’s blijven binnen één abonnement en regio.",
                    },
                    here: Sentences {
                        en: "Protecting such a machine in a vault elsewhere is refused, and so is restoring it elsewhere.",
                        nl: "Zo’n machine beveiligen in een kluis elders wordt geweigerd, en haar elders herstellen ook.",
                    },
                },

                D5: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![EncryptedVms: [Limitations]],
                    documentation: vms!("limitations"),
                    statement: Sentences {
                        en: "The key of an ADE VM stands alone; a key that is part of a certificate isn’t supported.",
                        nl: "De sleutel van een ADE-VM staat op zichzelf; een sleutel die bij een certificaat hoort, wordt niet ondersteund.",
                    },
                    here: Sentences {
                        en: "Generate a certificate, take its key as KEK, and protecting the machine is refused.",
                        nl: "Genereer een certificaat, neem de sleutel ervan als KEK, en de machine beveiligen wordt geweigerd.",
                    },
                },

                D6: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![EncryptedVms: [Limitations]],
                    documentation: vms!("limitations"),
                    statement: Sentences {
                        en: "Files and folders can’t be restored from an ADE VM.",
                        nl: "Uit een ADE-VM zijn geen losse bestanden of mappen te herstellen.",
                    },
                    here: Sentences {
                        en: "Refused, with what works instead: restore the disks and take the files from there.",
                        nl: "Geweigerd, met wat wel kan: herstel de schijven en haal de bestanden daarvandaan.",
                    },
                },

                D7: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![EncryptedVms: [Limitations, RestoreEncryptedVm]],
                    documentation: restore!("restore-an-encrypted-vm"),
                    statement: Sentences {
                        en: "“Replace existing” and “Create VM” aren’t supported for ADE VMs: restore the disks, then make the VM from the template or with PowerShell.",
                        nl: "‘Bestaande vervangen’ en ‘VM maken’ kunnen niet bij ADE-VM’s: herstel de schijven en maak daarna de VM met de sjabloon of met PowerShell.",
                    },
                    here: Sentences {
                        en: "Both are refused with these next steps. The restore of the disks makes an ARM template with their names, the secret and the key; deploy it, and the machine is there.",
                        nl: "Beide worden geweigerd, met deze vervolgstappen. Het herstel van de schijven maakt een ARM-sjabloon met hun namen, het geheim en de sleutel; implementeer die en de machine is er.",
                    },
                },

                D8: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![EncryptedVms: [BeforeYouStart]],
                    documentation: vms!("before-you-start"),
                    statement: Sentences {
                        en: "When encryption is turned on for a VM that is protected already, Backup must get access to the key vault, or backups stop.",
                        nl: "Zet je versleuteling aan op een VM die al beveiligd is, dan moet Backup toegang krijgen tot de key vault, anders stoppen de back-ups.",
                    },
                    here: Sentences {
                        en: "Turn encryption on for a protected machine: its next backup fails with this rule until the key vault gives access, or until backup is enabled once more by a member of the directory.",
                        nl: "Zet versleuteling aan op een beveiligde machine: de volgende back-up mislukt met deze regel, tot de key vault toegang geeft of een lid van de directory back-up nog eens inschakelt.",
                    },
                },

                D9: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![EncryptedVms: [BeforeYouStart]],
                    documentation: vms!("before-you-start"),
                    statement: Sentences {
                        en: "The VM agent must be installed.",
                        nl: "De VM-agent moet geïnstalleerd zijn.",
                    },
                    here: Sentences {
                        en: "Protecting is refused without it, with the way to install it.",
                        nl: "Beveiligen wordt zonder geweigerd, met de weg om hem te installeren.",
                    },
                },

                D10: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![EncryptedVms: [ProvidePermissions]],
                    documentation: vms!("provide-permissions"),
                    statement: Sentences {
                        en: "Azure Backup needs read-only access to keys and secrets. It gets it by itself from a member user; from a guest user it must be given.",
                        nl: "Azure Backup heeft alleen-lezentoegang nodig tot sleutels en geheimen. Bij een lid van de tenant gaat dat vanzelf; bij een gastgebruiker moet die worden gegeven.",
                    },
                    here: Sentences {
                        en: "Say who works here, a member or a guest. Each protected machine is “access OK” or “access warning”, as in the portal, and one with a warning isn’t backed up.",
                        nl: "Zeg wie hier werkt, een lid of een gast. Bij elke beveiligde machine staat ‘toegang in orde’ of ‘toegangswaarschuwing’, zoals in de portal, en met een waarschuwing komt er geen back-up.",
                    },
                },

                D11: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Nothing,
                    sources: sources![EncryptedVms: [ProvidePermissions]],
                    documentation: vms!("provide-permissions"),
                    statement: Sentences {
                        en: "The template Azure Backup fills in the key and secret permissions; with a BEK alone, key permissions may be left out. Backup Management Service then appears in the policies; Save.",
                        nl: "De sjabloon Azure Backup vult de machtigingen voor sleutels en geheimen in; met alleen een BEK mogen die voor sleutels weg. Backup Management Service staat daarna in het beleid; Opslaan.",
                    },
                    here: Sentences {
                        en: "The template adds Get, List and Backup on secrets, and on keys where there is a KEK. Backup Management Service stands in the list, and what is added counts once it is saved.",
                        nl: "De sjabloon voegt Ophalen, Lijst en Back-up toe op geheimen, en op sleutels als er een KEK is. Backup Management Service staat in de lijst, en wat is toegevoegd telt pas als het is opgeslagen.",
                    },
                },

                D12: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![EncryptedVms: [BackupPolicy]],
                    documentation: vms!("configure-a-backup-policy"),
                    statement: Sentences {
                        en: "Backup is configured by + Backup, Azure, Virtual machine, a policy (default, existing or new), the VMs, Enable backup.",
                        nl: "Back-up stel je in met + Back-up, Azure, Virtuele machine, een beleid (standaard, bestaand of nieuw), de VM’s, Back-up inschakelen.",
                    },
                    here: Sentences {
                        en: "The same way: a vault, a machine, a policy (DefaultPolicy, or one of your own), Enable backup. The policy then backs up at its hour on the lab’s clock, and lets snapshots and recovery points expire when their days are over.",
                        nl: "Dezelfde weg: een kluis, een machine, een beleid (DefaultPolicy of een eigen), Back-up inschakelen. Het beleid maakt daarna back-ups op zijn uur op de klok van het lab, en laat momentopnamen en herstelpunten verlopen als hun dagen om zijn.",
                    },
                },

                D13: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![EncryptedVms: [TriggerJob]],
                    documentation: vms!("trigger-a-backup-job"),
                    statement: Sentences {
                        en: "Back up now asks until when to retain; progress stands in the notifications and the jobs.",
                        nl: "Nu back-up maken vraagt tot wanneer je wilt bewaren; de voortgang staat in de meldingen en bij de taken.",
                    },
                    here: Sentences {
                        en: "It asks for a last day, after today and at most 9999 days from now; on that day the recovery point goes. The job stands under Activity.",
                        nl: "Het vraagt om een laatste dag, na vandaag en hoogstens 9999 dagen vooruit; op die dag gaat het herstelpunt weg. De taak staat bij Activiteit.",
                    },
                },

                D14: Row {
                    editions: Editions::Both,
                    forbids: Forbids::Refused,
                    sources: sources![EncryptedVms: [RestoreEncryptedVm]],
                    documentation: restore!("step-3-restore-an-encrypted-linux-vm"),
                    statement: Sentences {
                        en: "After the restore of a Linux ADE VM the ADE extension is installed again, so that data disks open and mount.",
                        nl: "Na het herstel van een Linux-VM met ADE wordt de ADE-extensie opnieuw geïnstalleerd, zodat gegevensschijven opengaan en gekoppeld worden.",
                    },
                    here: Sentences {
                        en: "The data disks of such a machine stay locked, and reading them is refused, until the extension is installed again. The template has it as a resource of its own; in the lab it is a step of its own.",
                        nl: "De gegevensschijven van zo’n machine blijven op slot, en ze lezen wordt geweigerd, tot de extensie opnieuw is geïnstalleerd. In de sjabloon is zij een aparte resource, in het lab een aparte stap.",
                    },
                },
            }
        }
    };
}
