//! The texts of roles on an RBAC key vault (rule N4).

use kluis_rulebook::KeyVaultRole;

use crate::text::{Lang, Say};

texts! {
    /// What stands around the roles.
    Roles<'a> {
        Title: "Roles", "Rollen";
        Why(key_vault: &'a str): "{key_vault} goes by roles (Azure RBAC): access policies have no effect on it.", "{key_vault} werkt met rollen (Azure RBAC): toegangsbeleid heeft er geen effect op.";
        Role: "Role", "Rol";
        Assign: "Assign role", "Rol toewijzen";
        Remove: "Remove", "Weghalen";
        RemoveOf(role: &'a str, holder: &'a str): "Remove {role} of {holder}", "{role} van {holder} weghalen";
        Table(key_vault: &'a str): "Roles on {key_vault}", "Rollen op {key_vault}";
        None(key_vault: &'a str): "Nobody has a role on {key_vault} yet.", "Niemand heeft nog een rol op {key_vault}.";
        InForce: "in force", "van kracht";
        From(at: &'a str): "in force from {at}", "van kracht vanaf {at}";
        OnTheWay(at: &'a str): "A role needs a moment: this one takes effect at {at} on the lab’s clock.", "Een rol heeft even nodig: deze wordt om {at} van kracht op de klok van het lab.";
        Wait: "Move the clock 10 minutes", "Klok 10 minuten vooruit";
        Has(role: &'a str): "{role} is assigned to it already.", "{role} is er al aan toegewezen.";
        WhyRoles:
            "Backup never sees your key. As this identity it asks the key vault to wrap and unwrap each data key; the role says that it may.",
            "Backup ziet jouw sleutel nooit. Als deze identiteit vraagt het de key vault elke gegevenssleutel in en uit te pakken; de rol zegt dat dat mag.";
        InAzure:
            "Key Vault › Access control (IAM) › Add role assignment. It can take up to 10 minutes.",
            "Key Vault › Toegangsbeheer (IAM) › Roltoewijzing toevoegen. Het kan tot 10 minuten duren.";
        Lead(vault: &'a str, key_vault: &'a str):
            "The identity of {vault} needs a role on {key_vault}. It takes effect some minutes after it is assigned.",
            "De identiteit van {vault} heeft een rol nodig op {key_vault}. Die wordt enkele minuten na het toewijzen van kracht.";
    }
}

/// What a role lets its holder do, in a few words.
#[must_use]
pub fn role_means(role: KeyVaultRole, lang: Lang) -> String {
    RoleMeans(role).say(lang)
}

struct RoleMeans(KeyVaultRole);

impl Say for RoleMeans {
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self.0) {
            (Lang::En, KeyVaultRole::CryptoServiceEncryptionUser) => {
                "reads, wraps and unwraps: the one for a vault’s identity"
            }
            (Lang::En, KeyVaultRole::CryptoUser) => "reads, wraps and unwraps, and may do more than a vault needs",
            (Lang::En, KeyVaultRole::Reader) => "reads what there is, and uses no key: not enough for a vault",
            (Lang::En, KeyVaultRole::Administrator) => {
                "does everything with keys and secrets: the one for Azure Backup and encrypted machines"
            }
            (Lang::En, KeyVaultRole::SecretsUser) => "reads secrets, and uses no key: not enough for a vault",
            (Lang::Nl, KeyVaultRole::CryptoServiceEncryptionUser) => {
                "leest, pakt in en pakt uit: de rol voor de identiteit van een kluis"
            }
            (Lang::Nl, KeyVaultRole::CryptoUser) => "leest, pakt in en pakt uit, en mag meer dan een kluis nodig heeft",
            (Lang::Nl, KeyVaultRole::Administrator) => {
                "mag alles met sleutels en geheimen: de rol voor Azure Backup en versleutelde machines"
            }
            (Lang::Nl, KeyVaultRole::SecretsUser) => {
                "leest geheimen en gebruikt geen sleutel: te weinig voor een kluis"
            }
            (Lang::Nl, KeyVaultRole::Reader) => "leest wat er is en gebruikt geen sleutel: te weinig voor een kluis",
        };
        words.to_owned()
    }
}
