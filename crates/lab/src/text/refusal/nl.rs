//! What a refusal says in Dutch.

use kluis_rulebook::{Detail, ImportProblem, KeyTrouble, PolicyLimit, UriPart};

use super::{or, permissions, short_key, short_version, steps};
use crate::text::{Lang, Say};

#[expect(
    clippy::too_many_lines,
    reason = "one match over every detail, so that a missing text fails the build"
)]
pub(super) fn headline(detail: &Detail) -> String {
    match detail {
        Detail::VaultHasHistory { vault, first_item } => {
            format!(
                "{vault} kan geen eigen sleutel krijgen: er is al een item beveiligd of dat is geprobeerd ({first_item})."
            )
        }
        Detail::PlatformKeyIsNoWayBack { vault } => format!("{vault} kan niet terug naar platformsleutels."),
        Detail::KeyVaultInOtherRegion {
            vault,
            vault_region,
            key_vault,
            key_vault_region,
        } => format!("{key_vault} staat in {key_vault_region}, en {vault} in {vault_region}."),
        Detail::KeySize { key, bits } => format!("{key} is RSA {bits}; een kluis neemt alleen RSA 2048."),
        Detail::KeyNotEnabled { key } => format!("{key} is niet ingeschakeld."),
        Detail::StepLocked { step, missing } => {
            format!("Stap {} wacht op {}.", step.number(), steps(missing, Lang::Nl))
        }
        Detail::ChecklistOpen { vault, .. } => {
            format!("{vault} is nog niet klaar om iets met jouw sleutel te beveiligen.")
        }
        Detail::IdentityMustStayOn { vault } => format!("De identiteit van {vault} moet aan blijven."),
        Detail::IdentityInconsistent { vault, .. } => format!("{vault} is inconsistent: de identiteit is uitgezet."),
        Detail::PermissionsMissing {
            holder,
            key_vault,
            missing,
            ..
        } => format!("{holder} mist {} op {key_vault}.", permissions(missing, Lang::Nl)),
        Detail::SoftDeleteOff { key_vault } => format!("Voorlopig verwijderen staat uit op {key_vault}."),
        Detail::PurgeProtectionOff { key_vault } => format!("Opschoningsbeveiliging staat uit op {key_vault}."),
        Detail::PurgeProtectionNeedsSoftDelete { key_vault } => {
            format!("Opschoningsbeveiliging op {key_vault} vraagt eerst om voorlopig verwijderen.")
        }
        Detail::ProtectionIsFinal { key_vault } => format!("{key_vault} houdt deze beveiliging: uitzetten kan niet."),
        Detail::KeyUnusable {
            key,
            key_vault,
            trouble,
        } => unusable(&short_key(key), key_vault, *trouble),
        Detail::PlatformKeyUnusable { holder, trouble } => match trouble {
            KeyTrouble::Making => format!("De platformsleutel van {holder} wordt nog gegenereerd."),
            KeyTrouble::Disabled
            | KeyTrouble::Deleted
            | KeyTrouble::Gone
            | KeyTrouble::KeyVaultDeleted
            | KeyTrouble::NotYetValid
            | KeyTrouble::Expired => {
                format!("Het genereren van de platformsleutel van {holder} is mislukt.")
            }
        },
        Detail::KeyImport { problem } => import(*problem),
        Detail::InfrastructureNeedsKey { vault } => infrastructure_needs_key(vault),
        Detail::InfrastructureFixed { vault } => infrastructure_fixed(vault),
        Detail::InfrastructureNotInRegion { vault, region, .. } => infrastructure_not_in(vault, region),
        Detail::KeySizeNotOffered { bits } => format!("Een key vault genereert geen RSA-sleutel van {bits} bits."),
        Detail::KeyUpdateRunning { vault } => format!("De sleutel van {vault} wordt op dit moment bijgewerkt."),
        Detail::KeyVaultAssigned { vault, key_vault } => format!("{vault} heeft zijn sleutel al, in {key_vault}."),
        Detail::BadPath { path } => format!("Het pad “{path}” kan niet in een back-up."),
        Detail::BackupTooLarge { .. } => "Deze bestanden zijn samen te groot voor één herstelpunt.".to_owned(),
        Detail::JobNotCancellable => "Het wisselen van een sleutel is niet halverwege te annuleren.".to_owned(),
        Detail::KeyUri { part } => key_uri(*part).to_owned(),
        Detail::KeyUriUnknown { part, name, key_vault } => unknown(*part, name, key_vault),
        Detail::NameTaken { name } => format!("De naam {name} is al in gebruik."),
        Detail::NotFound { name } => format!("{name} is er niet in dit lab."),
        Detail::KeyBeingMade { key, key_vault } => format!("{key} in {key_vault} wordt nog gegenereerd."),
        Detail::NothingDrafted { key_vault } => format!("Er is geen beleid van {key_vault} toegevoegd of gewijzigd."),
        Detail::PurgeProtectionNotOn { key_vault } => format!("Opschoningsbeveiliging staat niet aan op {key_vault}."),
        Detail::KeyNameHeld { key, key_vault } => format!("{key_vault} bewaart nog een verwijderde sleutel {key}."),
        Detail::SecretBeingMade { secret, key_vault } => {
            format!("Het geheim {secret} in {key_vault} wordt nog gemaakt.")
        }
        Detail::SecretNameHeld { secret, key_vault } => {
            format!("{key_vault} bewaart nog een verwijderd geheim {secret}.")
        }
        Detail::AlreadySo { name } => format!("{name} is dat al."),
        Detail::NothingToBackUp => "Er is geen bestand om een back-up van te maken.".to_owned(),
        Detail::JobEnded => "Deze taak is al afgelopen.".to_owned(),
        Detail::WorkloadNotForCustomerKey { vault, workload } => format!(
            "{vault} heeft een eigen sleutel, en neemt geen back-up van {} aan.",
            workload.say(Lang::Nl)
        ),
        Detail::ItemOfOtherWorkload { item, workload } => {
            format!("{item} is al geregistreerd, als {}.", workload.say(Lang::Nl))
        }
        Detail::MachineIsNoFiles { item } => {
            format!("{item} is een virtuele machine; losse bestanden kunnen daar niet voor doorgaan.")
        }
        Detail::PolicyLimits { policy, limit } => policy_limits(policy, *limit),
        Detail::TierNotThere { item } => format!("Dit herstelpunt van {item} zit niet in die laag."),
        Detail::SnapshotKeepsDes { item, des } => format!(
            "Wat uit de momentopnamen van {item} komt, houdt zijn eigen schijfversleutelingsset; {des} kiezen kan dus niet."
        ),
        Detail::DesWithoutAccess { des } => format!("Je hebt geen toegang tot de schijfversleutelingsset {des}."),
        Detail::DesElsewhere {
            des,
            region,
            des_region,
        } => des_region.as_ref().map_or_else(
            || format!("De schijfversleutelingsset {des} zit in een ander abonnement dan de herstelde schijven."),
            |des_region| {
                format!("De schijfversleutelingsset {des} staat in {des_region}, en je herstelt naar {region}.")
            },
        ),
        Detail::NoDesWithAde { item, des } => {
            format!("{item} gebruikt Azure Disk Encryption; {des} kiezen voor de schijven kan daarom niet.")
        }
        Detail::AdeElsewhere {
            item,
            region,
            to_region,
        } => to_region.as_ref().map_or_else(
            || format!("{item} gebruikt Azure Disk Encryption, en is niet naar een ander abonnement te herstellen."),
            |to| format!("{item} gebruikt Azure Disk Encryption in {region}, en is niet naar {to} te herstellen."),
        ),
        Detail::NoFilesFromAde { item } => {
            format!("{item} gebruikt Azure Disk Encryption; daar zijn geen losse bestanden uit te herstellen.")
        }
        Detail::AdeNeedsDisks { item, way } => {
            format!(
                "{item} gebruikt Azure Disk Encryption, en dan kan “{}” niet.",
                way.say(Lang::Nl)
            )
        }
        Detail::UnmanagedNeedsDisks { item } => {
            format!("{item} heeft onbeheerde schijven, en die zijn niet ter plekke te vervangen.")
        }
        Detail::BekRotated { item, kek: false } => {
            format!("De BEK van {item} is geroteerd nadat deze momentopnamen zijn gemaakt.")
        }
        Detail::BekRotated { item, kek: true } => {
            format!("De KEK van {item} is geroteerd nadat deze momentopnamen zijn gemaakt.")
        }
        Detail::VaultMayNotMove { vault } => {
            format!("{vault} heeft een eigen sleutel en blijft daarom in zijn resourcegroep en abonnement.")
        }
        Detail::TenantMoved { vault, .. } => {
            format!("{vault} is naar een andere tenant gegaan; de inrichting is achtergebleven.")
        }
        Detail::InOtherTenant { vault, name } => format!("{name} hoort bij een andere tenant dan {vault}."),
        Detail::PurgeProtected { name, key_vault } => {
            format!("{name} is niet weg te halen: {key_vault} beschermt dat tot het einde van de bewaartijd.")
        }
        Detail::NotInThisEdition { novelty } => format!("De editie van dit lab kent geen {}.", novelty.say(Lang::Nl)),
        Detail::TakesRoles { key_vault } => format!("{key_vault} werkt met rollen, niet met toegangsbeleid."),
        Detail::TakesPolicies { key_vault } => format!("{key_vault} werkt met toegangsbeleid, niet met rollen."),
        Detail::RoleMissing {
            holder,
            key_vault,
            missing,
            ..
        } => format!(
            "{holder} heeft geen geldige rol op {key_vault} voor {}.",
            permissions(missing, Lang::Nl)
        ),
        Detail::SoftDeleteIsAlwaysOn { key_vault } => format!("{key_vault} kan niet zonder voorlopig verwijderen."),
        Detail::RetentionDays { days } => format!("Verwijderde sleutels {days} dagen bewaren kan niet."),
        Detail::KeyVaultNameHeld { key_vault } => format!("Een verwijderde key vault houdt de naam {key_vault} bezet."),
        Detail::OldVersionNeeded { key, key_vault } => format!(
            "De sleutelwijziging is nog niet van kracht: {} in {key_vault} is nog nodig.",
            short_key(key)
        ),
        Detail::KeyDates { key } => format!("{key} kan niet eindigen voor het begin, of in het verleden."),
        Detail::RotationDays { days, .. } => format!("{days} dagen is te kort voor een rotatiebeleid."),
        Detail::RotationNeedsExpiry { key } => {
            format!("Geen versie van {key} verloopt, dus er is geen moment om voor te roteren.")
        }
        Detail::NothingDue => "Vanaf hier gebeurt er niets vanzelf.".to_owned(),
        Detail::ClockStep { .. } => "Zo ver gaat de klok niet in één keer.".to_owned(),
        Detail::OutOfTurn => "Het lab wachtte hier niet op.".to_owned(),
    }
}

fn infrastructure_needs_key(vault: &str) -> String {
    format!("{vault} heeft geen sleutel van jou, en infrastructuurversleuteling bestaat alleen samen daarmee.")
}

fn infrastructure_fixed(vault: &str) -> String {
    format!("{vault} kreeg zijn sleutel zonder infrastructuurversleuteling; later toevoegen kan niet.")
}

fn infrastructure_not_in(vault: &str, region: &str) -> String {
    format!("{vault} staat in {region}, en daar is geen infrastructuurversleuteling.")
}

fn policy_limits(policy: &str, limit: PolicyLimit) -> String {
    match limit {
        PolicyLimit::Hour => format!("{policy} zou een back-up maken op een uur dat niet bestaat."),
        PolicyLimit::RetentionDays { .. } => format!("{policy} kan herstelpunten niet zoveel dagen bewaren."),
        PolicyLimit::SnapshotDays { .. } => format!("{policy} kan momentopnamen niet zoveel dagen bewaren."),
    }
}

fn way_within(limit: PolicyLimit) -> String {
    match limit {
        PolicyLimit::Hour => "Kies een heel uur van 0 tot en met 23, in UTC.".to_owned(),
        PolicyLimit::RetentionDays { least, most } => format!("Kies {least} tot en met {most} dagen."),
        PolicyLimit::SnapshotDays { least, most } => format!("Kies {least} tot en met {most} dagen."),
    }
}

fn import(problem: ImportProblem) -> String {
    match problem {
        ImportProblem::NoKey => "Dit is geen PEM en ook geen JSON Web Key.".to_owned(),
        ImportProblem::BadPem => "Dit begint als een PEM-sleutel, maar is er niet als te lezen.".to_owned(),
        ImportProblem::BadJwk => "Dit begint als een JSON Web Key, maar is er niet als te lezen.".to_owned(),
        ImportProblem::OtherFormat => "Dit is een sleutel in een ander formaat, zoals dat van OpenSSH.".to_owned(),
        ImportProblem::Encrypted => "Deze sleutel is zelf versleuteld.".to_owned(),
        ImportProblem::PublicOnly => "Dit is alleen een publieke sleutel.".to_owned(),
        ImportProblem::NotRsa => "Dit is geen RSA-sleutel die kan inpakken.".to_owned(),
        ImportProblem::MultiPrime => "Deze RSA-sleutel heeft meer dan twee priemgetallen.".to_owned(),
        ImportProblem::Size { bits } => {
            format!("Deze sleutel is RSA {bits}; een key vault neemt 2048, 3072 en 4096.")
        }
        ImportProblem::Inconsistent => "De getallen van deze sleutel horen niet bij elkaar.".to_owned(),
        ImportProblem::NotTaken => "De cryptografie van de browser neemt deze sleutel niet aan.".to_owned(),
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

fn unusable(key: &str, key_vault: &str, trouble: KeyTrouble) -> String {
    match trouble {
        KeyTrouble::Disabled => format!("{key} in {key_vault} is uitgeschakeld."),
        KeyTrouble::Deleted => format!("{key} in {key_vault} is verwijderd."),
        KeyTrouble::Making => format!("{key} in {key_vault} wordt nog gegenereerd."),
        KeyTrouble::Gone => format!("{key} is er niet meer in {key_vault}."),
        KeyTrouble::KeyVaultDeleted => format!("{key_vault}, de key vault van {key}, is verwijderd."),
        KeyTrouble::NotYetValid => format!("{key} in {key_vault} is nog niet geldig: uitpakken kan, inpakken niet."),
        KeyTrouble::Expired => format!("{key} in {key_vault} is verlopen: uitpakken kan, inpakken niet meer."),
    }
}

fn key_uri(part: UriPart) -> &'static str {
    match part {
        UriPart::Scheme => "De sleutel-URI moet beginnen met https://.",
        UriPart::Host => "De key vault in de sleutel-URI moet <naam>.vault.azure.net zijn.",
        UriPart::Collection => "Het pad van de sleutel-URI moet /keys/ zijn, met daarachter de naam van de sleutel.",
        UriPart::Key => {
            "De sleutelnaam in de sleutel-URI mag letters, cijfers en koppeltekens bevatten en mag niet ontbreken."
        }
        UriPart::Version => "De versie in de sleutel-URI moet uit 32 hexadecimale cijfers bestaan.",
        UriPart::Rest => "De sleutel-URI moet eindigen na de versie.",
        UriPart::Subscription => "Het abonnement is niet dat van de key vault.",
    }
}

fn unknown(part: UriPart, name: &str, key_vault: &str) -> String {
    match part {
        UriPart::Version => format!("De sleutel in {key_vault} heeft geen versie {}.", short_version(name)),
        UriPart::Key => format!("In {key_vault} is er geen sleutel {name}."),
        UriPart::Scheme | UriPart::Host | UriPart::Collection | UriPart::Rest | UriPart::Subscription => {
            format!("In dit lab is er geen key vault {key_vault}.")
        }
    }
}

#[expect(
    clippy::too_many_lines,
    reason = "one match over every detail, so that a missing text fails the build"
)]
pub(super) fn way_out(detail: &Detail) -> String {
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
        Detail::PurgeProtectionNotOn { .. } | Detail::AlreadySo { .. } | Detail::JobEnded | Detail::OutOfTurn => "Er is niets te doen.".into(),
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
    }
}
