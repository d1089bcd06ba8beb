//! What to do instead, in Dutch.

use kluis_rulebook::{Detail, ImportProblem, KeyTrouble, PolicyLimit, Rule, UriPart};

use crate::text::Lang;
use crate::text::refusal::{by_key, of_disks, or, permissions, steps};

#[expect(
    clippy::too_many_lines,
    reason = "one match over every detail, so that a missing text fails the build"
)]
pub(in crate::text::refusal) fn way_out(rule: Option<Rule>, detail: &Detail) -> String {
    match detail {
        Detail::VaultHasHistory { .. } => {
            "Maak een nieuwe kluis en geef die jouw sleutel voordat je iets beveiligt.".into()
        }
        Detail::PlatformKeyIsNoWayBack { .. } => "Wissel in plaats daarvan naar een andere eigen sleutel.".into(),
        Detail::KeyVaultInOtherRegion { vault_region, .. } => format!("Gebruik een key vault in {vault_region}."),
        Detail::KeySize { .. } => "Genereer een sleutel van RSA 2048 en wijs die toe.".into(),
        Detail::KeyNotEnabled { .. } => "Schakel hem in de key vault in, of kies een andere sleutel.".into(),
        Detail::StepLocked { missing, .. } => format!("Doe eerst {}.", steps(missing, Lang::Nl)),
        Detail::ChecklistOpen { .. } => "Maak de controlelijst af, of kies bewust voor platformsleutels.".into(),
        Detail::IdentityMustStayOn { .. } => "Lees de waarschuwing en ga alleen verder als je die aanvaardt.".into(),
        Detail::IdentityInconsistent { on_again: false, .. } => {
            "Zet de identiteit weer aan en geef de nieuwe identiteit toegang.".into()
        }
        Detail::IdentityInconsistent { on_again: true, .. } => {
            "Geef de nieuwe identiteit toegang tot de key vault.".into()
        }
        Detail::PermissionsMissing { drafted: true, .. } => {
            "Het beleid is toegevoegd maar niet opgeslagen. Sla het op.".into()
        }
        Detail::PermissionsMissing { holder, missing, .. } => {
            format!("Voeg {} toe voor {holder} en sla op.", permissions(missing, Lang::Nl))
        }
        Detail::SoftDeleteOff { .. } | Detail::PurgeProtectionNeedsSoftDelete { .. } => {
            "Zet voorlopig verwijderen aan.".into()
        }
        Detail::PurgeProtectionOff { .. } => "Zet opschoningsbeveiliging aan. Uitzetten kan daarna niet meer.".into(),
        Detail::ProtectionIsFinal { .. } => "Maak een andere key vault als je er een zonder nodig hebt.".into(),
        Detail::KeyUnusable { trouble, .. } => match trouble {
            KeyTrouble::Disabled => "Schakel hem in de key vault in; er gaat niets verloren.".into(),
            KeyTrouble::Deleted => "Haal hem terug in de key vault; er gaat niets verloren.".into(),
            KeyTrouble::Making => "Probeer het zo nog eens.".into(),
            KeyTrouble::KeyVaultDeleted => "Haal de key vault terug; er gaat niets verloren.".into(),
            KeyTrouble::NotYetValid => "Wacht op de begindatum, of wijzig die in de key vault.".into(),
            KeyTrouble::Expired => "Wijzig de einddatum in de key vault, of genereer een nieuwe versie.".into(),
            KeyTrouble::Gone if of_disks(rule) => {
                "Wat ermee is ingepakt, is zonder die sleutel niet te lezen. Geef de schijfversleutelingsset voortaan een andere.".into()
            }
            KeyTrouble::Gone => {
                "Wat ermee is ingepakt, is zonder die sleutel niet te lezen. Wijs voortaan een andere toe.".into()
            }
        },
        Detail::PlatformKeyUnusable { trouble, .. } => match trouble {
            KeyTrouble::Making => "Probeer het zo nog eens.".into(),
            KeyTrouble::Disabled
            | KeyTrouble::Deleted
            | KeyTrouble::Gone
            | KeyTrouble::KeyVaultDeleted
            | KeyTrouble::NotYetValid
            | KeyTrouble::Expired => {
                "Laad de pagina opnieuw: in een bewaard lab probeert het platform het dan nog eens, en een lab in het geheugen begint opnieuw.".into()
            }
        },
        Detail::KeyImport { problem } => way_to_import(*problem).into(),
        Detail::InfrastructureNeedsKey { .. } => "Kies het samen met de sleutel, in stap 4.".into(),
        Detail::InfrastructureFixed { .. } => "Maak een nieuwe kluis, en kies het daar samen met de eerste sleutel.".into(),
        Detail::InfrastructureNotInRegion { regions, .. } => {
            format!("Ga zonder verder, of maak een kluis in {}.", or(regions, Lang::Nl))
        }
        Detail::KeySizeNotOffered { .. } => "Kies 2048, 3072 of 4096 bits; de sleutel van een kluis heeft er 2048.".into(),
        Detail::KeyUpdateRunning { .. } => "Wacht tot de taak bij Activiteit is afgelopen.".into(),
        Detail::KeyVaultAssigned { .. } => {
            "Wijs een sleutel uit een andere key vault toe: dezelfde stappen worden dan voor die key vault gecontroleerd.".into()
        }
        Detail::BadPath { .. } => {
            "Hernoem dat bestand of laat het weg: een pad is relatief, bevat geen “.” of “..” en komt één keer voor.".into()
        }
        Detail::BackupTooLarge { .. } => "Verdeel ze over meerdere items.".into(),
        Detail::JobNotCancellable => "Wacht tot de taak is afgelopen.".into(),
        Detail::KeyUri {
            part: UriPart::Subscription,
        } => "Vul het abonnement van de key vault in.".into(),
        Detail::KeyUri { .. } | Detail::KeyUriUnknown { .. } => "Kopieer de sleutel-id uit de key vault.".into(),
        Detail::NameTaken { .. } => "Kies een andere naam.".into(),
        Detail::NotFound { .. } => "Kies er een die er wel is.".into(),
        Detail::KeyNameHeld { .. } => "Haal hem terug, of kies een andere naam.".into(),
        Detail::SecretNameHeld { .. } => "Haal het terug, of kies een andere naam.".into(),
        Detail::SecretBeingMade { .. } => "Wacht tot het er is; dat duurt een paar seconden.".into(),
        Detail::KeyBeingMade { .. } => "Wacht tot hij er is; dat duurt een paar seconden.".into(),
        Detail::NothingDrafted { .. } => "Voeg eerst een beleid toe of wijzig er een.".into(),
        Detail::PurgeProtectionNotOn { .. } | Detail::AlreadySo { .. } | Detail::JobEnded => {
            "Er is niets te doen.".into()
        }
        Detail::RestoredDisksAreNoImage { .. } => "Implementeer de sjabloon die het herstel maakte.".into(),
        Detail::LabStartedOver => "Doe het opnieuw in het nieuwe lab.".into(),
        Detail::WorkloadNotForCustomerKey { .. } => {
            "Maak die back-up in een kluis met platformsleutels; die kluis kan later geen eigen sleutel meer krijgen."
                .into()
        }
        Detail::ItemOfOtherWorkload { .. } => "Geef dit een andere naam.".into(),
        Detail::MachineIsNoFiles { .. } => {
            "Maak de back-up op de pagina Schijven en VM’s, of geef de bestanden een andere naam.".into()
        }
        Detail::PolicyLimits { limit, .. } => way_within(*limit),
        Detail::TierNotThere { .. } => {
            "Neem de andere laag: momentopnamen blijven een paar dagen, en de kluis heeft zijn kopie zodra de back-up klaar is."
                .into()
        }
        Detail::SnapshotKeepsDes { .. } => {
            "Ga verder zonder, of herstel uit de kluislaag: daar mag je er wel een kiezen.".into()
        }
        Detail::DesWithoutAccess { .. } => "Zorg dat je toegang krijgt, of kies een andere.".into(),
        Detail::DesElsewhere { region, .. } => {
            format!("Herstel uit de kluislaag, met een set in {region} en hetzelfde abonnement, of zonder.")
        }
        Detail::DesForNewDisks { .. } => {
            "Kies een schijfversleutelingsset of een andere regio bij een nieuwe machine of bij herstelde schijven.".to_owned()
        }
        Detail::NoDesWithAde { .. } => {
            "Ga verder zonder: de schijven blijven in de VM zelf versleuteld, en de opslag met platformsleutels.".into()
        }
        Detail::AdeElsewhere { region, .. } => format!("Herstel in {region}, in het eigen abonnement."),
        Detail::NoFilesFromAde { .. } => "Herstel de hele schijven en haal de bestanden daarvandaan.".into(),
        Detail::AdeNeedsDisks { .. } => {
            "Herstel de schijven, en maak er daarna met de sjabloon of PowerShell een virtuele machine van.".into()
        }
        Detail::UnmanagedNeedsDisks { .. } => "Herstel de schijven, of maak een nieuwe virtuele machine.".into(),
        Detail::BekRotated { .. } => "Herstel uit de kluislaag: de kluis bewaart de sleutels van toen.".into(),
        Detail::VaultMayNotMove { .. } => "Maak daar een nieuwe kluis en geef die jouw sleutel.".into(),
        Detail::TenantMoved { missing, .. } => format!("Stel opnieuw in: {}.", steps(missing, Lang::Nl)),
        Detail::InOtherTenant { .. } => "Gebruik er een van dezelfde tenant, of verplaats die daarheen.".into(),
        Detail::PurgeProtected { .. } => "Wacht tot die tijd om is, of haal het terug.".into(),
        Detail::NotInThisEdition { .. } => "Begin een nieuw lab in de huidige editie om dat te gebruiken.".into(),
        Detail::TakesRoles { .. } => "Wijs in plaats daarvan de rol Key Vault Crypto Service Encryption User toe.".into(),
        Detail::TakesPolicies { .. } => "Voeg in plaats daarvan een toegangsbeleid toe en sla het op.".into(),
        Detail::RoleMissing { on_its_way: true, .. } => {
            "De rol is toegewezen en wordt over enkele minuten op de klok van het lab van kracht.".into()
        }
        Detail::RoleMissing { holder, .. } => {
            format!("Geef {holder} de rol Key Vault Crypto Service Encryption User.")
        }
        Detail::SoftDeleteIsAlwaysOn { .. } => "Laat voorlopig verwijderen aan.".into(),
        Detail::RetentionDays { .. } => "Kies 7 tot 90 dagen; later is dat niet te wijzigen.".into(),
        Detail::KeyVaultNameHeld { .. } => "Haal die key vault terug, of kies een andere naam.".into(),
        Detail::OldVersionNeeded { .. } => {
            "Laat die versie ingeschakeld tot de wijziging van kracht is, binnen een uur.".into()
        }
        Detail::KeyDates { .. } => "Kies een einde dat na het begin en na dit moment ligt.".into(),
        Detail::RotationDays { least, .. } => format!("Kies minstens {least} dagen."),
        Detail::RotationNeedsExpiry { .. } => "Geef aan na hoeveel dagen een versie verloopt.".into(),
        Detail::NothingDue => "Zet de klok een uur of een dag vooruit.".into(),
        Detail::ClockStep { most_days } => format!("Zet hem meer dan niets en hoogstens {most_days} dagen vooruit."),
        Detail::NothingToBackUp => "Kies minstens één bestand.".into(),
        Detail::DesNotInRegion { regions, .. } => format!("Maak hem in {}.", or(regions, Lang::Nl)),
        Detail::ReaderMissing { des, .. } => format!("Geef {des} de rol Lezer op die key vault."),
        Detail::DesKeyVaultElsewhere {
            region,
            same_subscription: true,
            ..
        } => format!("Gebruik een key vault in {region} die bij hetzelfde abonnement hoort."),
        Detail::DesKeyVaultElsewhere { region, .. } => format!("Gebruik een key vault in {region}."),
        Detail::DiskElsewhere { region, .. } => {
            format!("Maak de schijf in {region}, of kies een schijfversleutelingsset uit de regio van de schijf.")
        }
        Detail::DesMoved { .. } => "Geef hem een identiteit uit de nieuwe directory, en geef die toegang.".into(),
        Detail::ImageKeepsKey { des: Some(des), .. } => format!("Kies {des}, of maak de schijf van een andere image."),
        Detail::SnapshotKeepsKey { des: Some(des), .. } => format!("Kies niets, of kies {des}."),
        Detail::ImageKeepsKey { des: None, .. } | Detail::SnapshotKeepsKey { des: None, .. } => {
            "Kies platformsleutels.".into()
        }
        Detail::ImageInOtherSubscription { .. } => "Maak een image in het abonnement van de schijf.".into(),
        Detail::NotInGallery { .. } => "Maak voor de galerie een image van een schijf onder platformsleutels.".into(),
        Detail::DiskMayNotMove { .. } => "Maak het daar opnieuw, of zet een schijf eerst onder platformsleutels.".into(),
        Detail::DiskWasUnderAde { .. } => {
            "Laat hem onder platformsleutels, of zet de bestanden over op een nieuwe schijf.".into()
        }
        Detail::AdeOnDesDisk { .. } => {
            "Zet de schijven eerst onder platformsleutels; of laat het zo: de set versleutelt ze al.".into()
        }
        Detail::DesNeedsManagedDisk { .. } => "Maak een beheerde schijf, of kies platformsleutels.".into(),
        Detail::DiskAttached { .. } => "Koppel hem eerst los.".into(),
        Detail::DiskStays { .. } => {
            "Neem een gegevensschijf uit dezelfde regio en van dezelfde soort, zonder de database of een versleuteld volume.".into()
        }
        Detail::BeingMade { .. } => "Wacht tot de taak bij Activiteit is afgelopen.".into(),
        Detail::VmStopped { .. } if by_key(rule) => "Maak de sleutel weer bruikbaar en start daarna de machine.".into(),
        Detail::VmStopped { .. } => "Start hem eerst.".into(),
        Detail::SecretUnusable { trouble, .. } => match trouble {
            KeyTrouble::Disabled => "Schakel het in de key vault in; er gaat niets verloren.".into(),
            KeyTrouble::Deleted => "Haal het terug in de key vault; er gaat niets verloren.".into(),
            KeyTrouble::Making => "Probeer het zo nog eens.".into(),
            KeyTrouble::KeyVaultDeleted => "Haal de key vault terug; er gaat niets verloren.".into(),
            KeyTrouble::NotYetValid | KeyTrouble::Expired => "Wijzig de datums in de key vault.".into(),
            KeyTrouble::Gone => {
                "Herstel de schijven uit de kluislaag: de kluis bewaart er een kopie van en zet die terug.".into()
            }
        },
        Detail::DiskLocked { vm, .. } if vm.is_empty() => {
            "Download de hele schijf zoals hij is, of maak er met de sjabloon een machine van.".into()
        }
        Detail::DiskLocked { .. } => "Installeer de extensie van Azure Disk Encryption opnieuw op de machine.".into(),
        Detail::AgentMissing { .. } => "Installeer die op de machine, en beveilig hem daarna.".into(),
        Detail::KekOfCertificate { .. } => {
            "Genereer of importeer een losse sleutel, en zet de versleuteling daarmee aan op een nieuwe machine.".into()
        }
        Detail::BackupHasNoAccess { drafted: true, .. } => {
            "Het beleid is toegevoegd maar niet opgeslagen. Sla het op.".into()
        }
        Detail::BackupHasNoAccess { .. } => {
            "Geef Backup Management Service toegang, met de sjabloon Azure Backup, en sla op.".into()
        }
        Detail::AdeInOtherPlace { .. } => "Gebruik een kluis in de regio en het abonnement van de machine.".into(),
        Detail::VmInOtherRegion { .. } => "Gebruik een kluis in de regio van de machine.".into(),
        Detail::RetainUntil { most_days } => {
            format!("Kies een dag na vandaag, hoogstens {most_days} dagen vooruit.")
        }
        Detail::SampleSize { least, most } => format!("Kies {least} tot en met {most} bytes."),
        Detail::NoSuchDatabase { .. } => {
            "Kies een machine die hem heeft, of maak er een met die database en een gegevensschijf.".into()
        }
        Detail::Instances { most } => format!("Kies 1 tot en met {most}."),
    }
}

fn way_within(limit: PolicyLimit) -> String {
    match limit {
        PolicyLimit::Hour => "Kies een heel uur van 0 tot en met 23, in UTC.".to_owned(),
        PolicyLimit::RetentionDays { least, most } => format!("Kies {least} tot en met {most} dagen."),
        PolicyLimit::SnapshotDays { least, most } => format!("Kies {least} tot en met {most} dagen."),
    }
}

fn way_to_import(problem: ImportProblem) -> &'static str {
    match problem {
        ImportProblem::NoKey => "Plak een RSA-privésleutel als PKCS #8-PEM (“-----BEGIN PRIVATE KEY-----”) of als JWK.",
        ImportProblem::BadPem | ImportProblem::BadJwk => {
            "Kopieer hem opnieuw, helemaal, van het eerste tot het laatste teken."
        }
        ImportProblem::OtherFormat => {
            "Zet hem eerst om naar PKCS #8, met ssh-keygen -p -m PKCS8 -f key of openssl pkcs8."
        }
        ImportProblem::Encrypted => {
            "Ontsleutel hem eerst waar hij vandaan komt: openssl pkcs8 -in key.pem -out plain.pem."
        }
        ImportProblem::PublicOnly => "Neem de privésleutel: een key vault moet ermee kunnen uitpakken.",
        ImportProblem::NotRsa | ImportProblem::MultiPrime => {
            "Neem een RSA-sleutel met twee priemgetallen, van 2048, 3072 of 4096 bits."
        }
        ImportProblem::Size { .. } => {
            "Neem er een van 2048, 3072 of 4096 bits; de sleutel van een kluis heeft er 2048."
        }
        ImportProblem::Inconsistent => {
            "Exporteer hem opnieuw waar hij vandaan komt: deze zou nooit iets kunnen uitpakken."
        }
        ImportProblem::NotTaken => "Neem een sleutel met publieke exponent 65537, zoals key vaults ze genereren.",
    }
}
