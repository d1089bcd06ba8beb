//! Group D: backing up encrypted virtual machines. `rule.rs` says what a row means.

/// Hands its rows on to the next family, and at the end to `rules!`.
macro_rules! machines {
    ($then:ident! $($more:tt)*) => {
        $then! { $($more)*
            D: "Encrypted VMs" / "Versleutelde VM’s" {
                D1 {
                    in: [Seeds, Current],
                    from: { EncryptedVms: [PlatformKeys] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-azure-vms-encryption#encryption-using-platform-managed-keys",
                    refused_by: [],
                    en: "VMs whose disks have platform-managed keys are backed up without any action.",
                    nl: "Van VM’s waarvan de schijven platformsleutels hebben, wordt een back-up gemaakt zonder dat je er iets voor doet.",
                    here_en: "Enable backup, and that is all: nothing of the disks is asked for or changed.",
                    here_nl: "Back-up inschakelen, en dat is alles: van de schijven wordt niets gevraagd en niets gewijzigd.",
                }

                D2 {
                    in: [Seeds, Current],
                    from: { EncryptedVms: [CustomerKeys] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-azure-vms-encryption#encryption-using-customer-managed-keys",
                    refused_by: [],
                    en: "VMs whose disks have customer-managed keys are backed up without any action either; in the vault the vault’s own encryption applies.",
                    nl: "Ook van VM’s waarvan de schijven een eigen sleutel hebben, wordt zonder meer een back-up gemaakt; in de kluis geldt de versleuteling van de kluis.",
                    here_en: "First snapshots are taken, under the keys of the disks; then the same goes to the vault, each disk under a new DEK that the vault’s key wraps.",
                    here_nl: "Eerst worden er momentopnamen gemaakt, onder de sleutels van de schijven; daarna gaat hetzelfde naar de kluis, elke schijf onder een nieuwe DEK die de sleutel van de kluis inpakt.",
                }

                D3 {
                    in: [Seeds, Current],
                    from: { EncryptedVms: [AdeSupport] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-azure-vms-encryption#encryption-support-using-ade",
                    refused_by: [],
                    en: "VMs under Azure Disk Encryption (ADE) are supported with managed and unmanaged disks, with a BEK alone and with BEK and KEK.",
                    nl: "VM’s onder Azure Disk Encryption (ADE) worden ondersteund met beheerde en onbeheerde schijven, met alleen een BEK en met BEK en KEK.",
                    here_en: "All four, with real keys: every disk is encrypted sector by sector with keys of the BEK, and the BEK is a secret in the key vault, wrapped by the KEK where there is one. The vault keeps its own copy of the BEK.",
                    here_nl: "Alle vier, met echte sleutels: elke schijf wordt sector voor sector versleuteld met sleutels uit de BEK, en de BEK is een geheim in de key vault, ingepakt door de KEK als die er is. De kluis bewaart een eigen kopie van de BEK.",
                }

                D4 {
                    in: [Seeds, Current],
                    from: { EncryptedVms: [Limitations] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-azure-vms-encryption#limitations",
                    refused_by: [D4],
                    en: "ADE VMs are backed up and restored within one subscription and region.",
                    nl: "Back-up en herstel van ADE-VM’s blijven binnen één abonnement en regio.",
                    here_en: "Protecting such a machine in a vault elsewhere is refused, and so is restoring it elsewhere.",
                    here_nl: "Zo’n machine beveiligen in een kluis elders wordt geweigerd, en haar elders herstellen ook.",
                }

                D5 {
                    in: [Seeds, Current],
                    from: { EncryptedVms: [Limitations] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-azure-vms-encryption#limitations",
                    refused_by: [D5],
                    en: "The key of an ADE VM stands alone; a key that is part of a certificate isn’t supported.",
                    nl: "De sleutel van een ADE-VM staat op zichzelf; een sleutel die bij een certificaat hoort, wordt niet ondersteund.",
                    here_en: "Generate a certificate, take its key as KEK, and protecting the machine is refused.",
                    here_nl: "Genereer een certificaat, neem de sleutel ervan als KEK, en de machine beveiligen wordt geweigerd.",
                }

                D6 {
                    in: [Seeds, Current],
                    from: { EncryptedVms: [Limitations] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-azure-vms-encryption#limitations",
                    refused_by: [D6],
                    en: "Files and folders can’t be restored from an ADE VM.",
                    nl: "Uit een ADE-VM zijn geen losse bestanden of mappen te herstellen.",
                    here_en: "Refused, with what works instead: restore the disks and take the files from there.",
                    here_nl: "Geweigerd, met wat wel kan: herstel de schijven en haal de bestanden daarvandaan.",
                }

                D7 {
                    in: [Seeds, Current],
                    from: { EncryptedVms: [Limitations, RestoreEncryptedVm] },
                    documented: "https://learn.microsoft.com/azure/backup/restore-azure-encrypted-virtual-machines#restore-an-encrypted-vm",
                    refused_by: [D7],
                    en: "“Replace existing” and “Create VM” aren’t supported for ADE VMs: restore the disks, then make the VM from the template or with PowerShell.",
                    nl: "‘Bestaande vervangen’ en ‘VM maken’ kunnen niet bij ADE-VM’s: herstel de schijven en maak daarna de VM met de sjabloon of met PowerShell.",
                    here_en: "Both are refused with these next steps. The restore of the disks makes an ARM template with their names, the secret and the key; deploy it, and the machine is there.",
                    here_nl: "Beide worden geweigerd, met deze vervolgstappen. Het herstel van de schijven maakt een ARM-sjabloon met hun namen, het geheim en de sleutel; implementeer die en de machine is er.",
                }

                D8 {
                    in: [Seeds, Current],
                    from: { EncryptedVms: [BeforeYouStart] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-azure-vms-encryption#before-you-start",
                    refused_by: [D8],
                    en: "When encryption is turned on for a VM that is protected already, Backup must get access to the key vault, or backups stop.",
                    nl: "Zet je versleuteling aan op een VM die al beveiligd is, dan moet Backup toegang krijgen tot de key vault, anders stoppen de back-ups.",
                    here_en: "Turn encryption on for a protected machine: its next backup fails with this rule until the key vault gives access, or until backup is enabled once more by a member of the directory.",
                    here_nl: "Zet versleuteling aan op een beveiligde machine: de volgende back-up mislukt met deze regel, tot de key vault toegang geeft of een lid van de directory back-up nog eens inschakelt.",
                }

                D9 {
                    in: [Seeds, Current],
                    from: { EncryptedVms: [BeforeYouStart] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-azure-vms-encryption#before-you-start",
                    refused_by: [D9],
                    en: "The VM agent must be installed.",
                    nl: "De VM-agent moet geïnstalleerd zijn.",
                    here_en: "Protecting is refused without it, with the way to install it.",
                    here_nl: "Beveiligen wordt zonder geweigerd, met de weg om hem te installeren.",
                }

                D10 {
                    in: [Seeds, Current],
                    from: { EncryptedVms: [ProvidePermissions] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-azure-vms-encryption#provide-permissions",
                    refused_by: [D10],
                    en: "Azure Backup needs read-only access to keys and secrets. It gets it by itself from a member user; from a guest user it must be given.",
                    nl: "Azure Backup heeft alleen-lezentoegang nodig tot sleutels en geheimen. Bij een lid van de tenant gaat dat vanzelf; bij een gastgebruiker moet die worden gegeven.",
                    here_en: "Say who works here, a member or a guest. Each protected machine is “access OK” or “access warning”, as in the portal, and one with a warning isn’t backed up.",
                    here_nl: "Zeg wie hier werkt, een lid of een gast. Bij elke beveiligde machine staat ‘toegang in orde’ of ‘toegangswaarschuwing’, zoals in de portal, en met een waarschuwing komt er geen back-up.",
                }

                D11 {
                    in: [Seeds, Current],
                    from: { EncryptedVms: [ProvidePermissions] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-azure-vms-encryption#provide-permissions",
                    refused_by: [D10],
                    en: "The template Azure Backup fills in the key and secret permissions; with a BEK alone, key permissions may be left out. Backup Management Service then appears in the policies; Save.",
                    nl: "De sjabloon Azure Backup vult de machtigingen voor sleutels en geheimen in; met alleen een BEK mogen die voor sleutels weg. Backup Management Service staat daarna in het beleid; Opslaan.",
                    here_en: "The template adds Get, List and Backup on secrets, and on keys where there is a KEK. Backup Management Service stands in the list, and what is added counts once it is saved.",
                    here_nl: "De sjabloon voegt Ophalen, Lijst en Back-up toe op geheimen, en op sleutels als er een KEK is. Backup Management Service staat in de lijst, en wat is toegevoegd telt pas als het is opgeslagen.",
                }

                D12 {
                    in: [Seeds, Current],
                    from: { EncryptedVms: [BackupPolicy] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-azure-vms-encryption#configure-a-backup-policy",
                    refused_by: [D12],
                    en: "Backup is configured by + Backup, Azure, Virtual machine, a policy (default, existing or new), the VMs, Enable backup.",
                    nl: "Back-up stel je in met + Back-up, Azure, Virtuele machine, een beleid (standaard, bestaand of nieuw), de VM’s, Back-up inschakelen.",
                    here_en: "The same way: a vault, a machine, a policy (DefaultPolicy, or one of your own), Enable backup. The policy then backs up at its hour on the lab’s clock, and lets snapshots and recovery points expire when their days are over.",
                    here_nl: "Dezelfde weg: een kluis, een machine, een beleid (DefaultPolicy of een eigen), Back-up inschakelen. Het beleid maakt daarna back-ups op zijn uur op de klok van het lab, en laat momentopnamen en herstelpunten verlopen als hun dagen om zijn.",
                }

                D13 {
                    in: [Seeds, Current],
                    from: { EncryptedVms: [TriggerJob] },
                    documented: "https://learn.microsoft.com/azure/backup/backup-azure-vms-encryption#trigger-a-backup-job",
                    refused_by: [D13],
                    en: "Back up now asks until when to retain; progress stands in the notifications and the jobs.",
                    nl: "Nu back-up maken vraagt tot wanneer je wilt bewaren; de voortgang staat in de meldingen en bij de taken.",
                    here_en: "It asks for a last day, after today and at most 9999 days from now; on that day the recovery point goes. The job stands under Activity.",
                    here_nl: "Het vraagt om een laatste dag, na vandaag en hoogstens 9999 dagen vooruit; op die dag gaat het herstelpunt weg. De taak staat bij Activiteit.",
                }

                D14 {
                    in: [Seeds, Current],
                    from: { EncryptedVms: [RestoreEncryptedVm] },
                    documented: "https://learn.microsoft.com/azure/backup/restore-azure-encrypted-virtual-machines#step-3-restore-an-encrypted-linux-vm",
                    refused_by: [D14],
                    en: "After the restore of a Linux ADE VM the ADE extension is installed again, so that data disks open and mount.",
                    nl: "Na het herstel van een Linux-VM met ADE wordt de ADE-extensie opnieuw geïnstalleerd, zodat gegevensschijven opengaan en gekoppeld worden.",
                    here_en: "The data disks of such a machine stay locked, and reading them is refused, until the extension is installed again. The template has it as a resource of its own; in the lab it is a step of its own.",
                    here_nl: "De gegevensschijven van zo’n machine blijven op slot, en ze lezen wordt geweigerd, tot de extensie opnieuw is geïnstalleerd. In de sjabloon is zij een aparte resource, in het lab een aparte stap.",
                }
            }
        }
    };
}
