//! What is wrong, in Dutch.

use kluis_rulebook::{Detail, ImportProblem, KeyTrouble, PolicyLimit, Rule, UriPart};

use crate::text::refusal::{by_key, permissions, short_key, short_version, steps};
use crate::text::{Lang, Say};

#[expect(
    clippy::too_many_lines,
    reason = "one match over every detail, so that a missing text fails the build"
)]
pub(in crate::text::refusal) fn headline(rule: Option<Rule>, detail: &Detail) -> String {
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
        Detail::DesForNewDisks { item } => {
            format!(
                "Wat er van {item} wordt vervangen, en losse bestanden, houden de sleutels en de regio van de plek waar ze heen gaan."
            )
        }
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
        Detail::DesNotInRegion { des, region, .. } => {
            format!("{des} kan niet in {region} staan: daar zijn nog geen schijfversleutelingssets.")
        }
        Detail::ReaderMissing { des, key_vault } => format!("{des} mist de rol Lezer op {key_vault}."),
        Detail::DesKeyVaultElsewhere {
            des,
            key_vault,
            region,
            same_subscription,
        } => {
            let or = if *same_subscription {
                " of hetzelfde abonnement"
            } else {
                ""
            };
            format!("{key_vault} staat niet in {region}, de regio van {des}, of niet in dezelfde directory{or}.")
        }
        Detail::DiskElsewhere { disk, des, region } => {
            format!("{disk} staat niet in {region}, de regio van {des}, of niet in hetzelfde abonnement.")
        }
        Detail::DesMoved { des } => {
            format!("{des} is naar een andere directory gegaan; de identiteit is achtergebleven.")
        }
        Detail::ImageKeepsKey { image, des: Some(des) } => {
            format!("De image {image} valt onder {des}, en elke schijf die ervan komt ook.")
        }
        Detail::ImageKeepsKey { image, des: None } => {
            format!("De image {image} valt onder de platformsleutel, en elke schijf die ervan komt ook.")
        }
        Detail::ImageInOtherSubscription { image } => {
            format!("De image {image} heeft een eigen sleutel en zit in een ander abonnement.")
        }
        Detail::SnapshotKeepsKey { disk, des: Some(des) } => {
            format!("{disk} valt onder {des}, en elke momentopname en image ervan ook.")
        }
        Detail::SnapshotKeepsKey { disk, des: None } => {
            format!("{disk} valt onder de platformsleutel, en elke momentopname en image ervan ook.")
        }
        Detail::NotInGallery { image, des } => {
            format!("De image {image} valt onder {des} en kan niet in een gedeelde galerie met installatiekopieën.")
        }
        Detail::DiskMayNotMove { name, des } => format!("{name} valt onder {des} en blijft in zijn abonnement."),
        Detail::DiskWasUnderAde { disk } => {
            format!("{disk} valt of viel onder Azure Disk Encryption en kan geen schijfversleutelingsset meer krijgen.")
        }
        Detail::AdeOnDesDisk { vm, disk, des } => {
            format!(
                "{disk} van {vm} valt onder {des}; Azure Disk Encryption en een schijfversleutelingsset gaan niet samen."
            )
        }
        Detail::DesNeedsManagedDisk { disk } => {
            format!("{disk} is een onbeheerde schijf; die kan geen schijfversleutelingsset hebben.")
        }
        Detail::DiskAttached { disk, vm } => format!("{disk} is gekoppeld aan {vm}."),
        Detail::DiskStays { disk, vm } => format!("{disk} is niet aan {vm} te koppelen of ervan los te maken."),
        Detail::BeingMade { name } => format!("{name} wordt nog gemaakt."),
        Detail::VmStopped { vm } if by_key(rule) => {
            format!("{vm} staat stil: de sleutel van de schijven was niet te gebruiken.")
        }
        Detail::VmStopped { vm } => format!("{vm} staat uit."),
        Detail::SecretUnusable {
            secret,
            key_vault,
            trouble,
        } => secret_unusable(&short_key(secret), key_vault, *trouble),
        Detail::DiskLocked { vm, disk } if vm.is_empty() => {
            format!("{disk} hangt aan geen virtuele machine, en is in een VM versleuteld.")
        }
        Detail::DiskLocked { vm, disk } => format!("{vm} kan {disk} nog niet openen: het volume erop is vergrendeld."),
        Detail::AgentMissing { vm } => format!("De VM-agent is niet geïnstalleerd op {vm}."),
        Detail::KekOfCertificate { vm, key } => {
            format!("{key}, de KEK van {vm}, hoort bij een certificaat; alleen een losse sleutel wordt ondersteund.")
        }
        Detail::BackupHasNoAccess {
            vm, key_vault, keys, ..
        } => {
            let what = if *keys { "sleutels en geheimen" } else { "geheimen" };
            format!("Azure Backup kan de {what} van {vm} in {key_vault} niet lezen.")
        }
        Detail::AdeInOtherPlace { vm, vault } => {
            format!(
                "{vm} gebruikt Azure Disk Encryption en zit in een andere regio of een ander abonnement dan {vault}."
            )
        }
        Detail::VmInOtherRegion { vm, vault } => format!("{vm} staat in een andere regio dan {vault}."),
        Detail::RetainUntil { .. } => "Tot die dag is het herstelpunt niet te bewaren.".to_owned(),
        Detail::SampleSize { .. } => "Zo groot is geen enkel voorbeeld.".to_owned(),
        Detail::NoSuchDatabase { vm } => format!("Die database staat niet op {vm}."),
        Detail::Instances { .. } => "Zoveel exemplaren kan een schaalset niet hebben.".to_owned(),
        Detail::RestoredDisksAreNoImage { vm } => {
            format!("{vm} is niet van herstelde schijven te maken: die zijn geen image.")
        }
        Detail::LabStartedOver => "Het lab is intussen opnieuw begonnen.".to_owned(),
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

fn secret_unusable(secret: &str, key_vault: &str, trouble: KeyTrouble) -> String {
    match trouble {
        KeyTrouble::Disabled => format!("Het geheim {secret} in {key_vault} is uitgeschakeld."),
        KeyTrouble::Deleted => format!("Het geheim {secret} in {key_vault} is verwijderd."),
        KeyTrouble::Making => format!("Het geheim {secret} in {key_vault} wordt nog gemaakt."),
        KeyTrouble::Gone => format!("Het geheim {secret} is er niet meer in {key_vault}."),
        KeyTrouble::KeyVaultDeleted => format!("{key_vault}, de key vault van het geheim {secret}, is verwijderd."),
        KeyTrouble::NotYetValid => format!("Het geheim {secret} in {key_vault} is nog niet geldig."),
        KeyTrouble::Expired => format!("Het geheim {secret} in {key_vault} is verlopen."),
    }
}
