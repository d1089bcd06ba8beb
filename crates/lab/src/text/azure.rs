//! What each step is in Azure itself: the portal's path, and scripts with the names of this lab.

mod machines;
mod scripts;
mod sets;
mod template;

use kluis_rulebook::{KeyPermission, KeyVaultRole, SetupStep};

pub use machines::{
    MachinePath, access_portal, access_script, back_up_now_portal, back_up_now_script, create_vm_portal,
    create_vm_script, encrypt_portal, encrypt_script, protect_portal, protect_script, restore_portal, restore_script,
};
pub use scripts::{Names, Shell, script};
pub use sets::{SetNames, SetPath, set_portal, set_script};
pub use template::arm_template;

use crate::text::Lang;
use crate::text::refusal::permissions;

texts! {
    /// What stands around paths and scripts.
    Azure<'a> {
        PortalLead: "In the Azure portal:", "In de Azure-portal:";
        ScriptName(shell: &'a str): "{shell} script", "{shell}-script";
        Module: "Needs the Az module 5.3.0 or later.", "Vraagt de Az-module 5.3.0 of later.";
        Cli: "Needs the Azure CLI, signed in.", "Vraagt de Azure CLI, aangemeld.";
        OnlyShown:
            "For Azure itself; it does nothing to this lab.",
            "Voor Azure zelf; het doet niets met dit lab.";

        OpenVault(vault: &'a str): "Open the Recovery Services vault {vault}.", "Open de Recovery Services-kluis {vault}.";
        OpenKeyVault(key_vault: &'a str): "Open the key vault {key_vault}.", "Open de key vault {key_vault}.";
        Identity: "Go to Identity, tab System assigned.", "Ga naar Identiteit, tabblad Door systeem toegewezen.";
        UserIdentity(identity: &'a str):
            "Go to Identity, tab User assigned, and add {identity}.",
            "Ga naar Identiteit, tabblad Toegewezen door gebruiker, en voeg {identity} toe.";
        IdentityOn: "Set Status to On, and save.", "Zet Status op Aan en sla op.";
        IdentityId:
            "The object id that appears is the vault’s identity.",
            "De object-id die verschijnt is de identiteit van de kluis.";
        AccessPolicies: "Go to Access policies, and add a policy.", "Ga naar Toegangsbeleid en voeg een beleid toe.";
        Permissions:
            { format!("Under key permissions choose {}.", permissions(&KeyPermission::ALL, Lang::En)) },
            { format!("Kies onder sleutelmachtigingen {}.", permissions(&KeyPermission::ALL, Lang::Nl)) };
        SelectPrincipal(vault: &'a str):
            "As principal, find {vault} by its name or object id, and select it.",
            "Zoek als principal {vault} op naam of object-id en selecteer die.";
        AccessControl: "Go to Access control (IAM), and add a role assignment.", "Ga naar Toegangsbeheer (IAM) en voeg een roltoewijzing toe.";
        ChooseRole:
            { format!("Choose the role {}.", KeyVaultRole::CryptoServiceEncryptionUser.azure_name()) },
            { format!("Kies de rol {}.", KeyVaultRole::CryptoServiceEncryptionUser.azure_name()) };
        ChooseMember(vault: &'a str):
            "Under Members choose Managed identity, and select {vault}.",
            "Kies bij Leden voor Beheerde identiteit en selecteer {vault}.";
        AssignAndWait: "Review and assign. It can take some minutes to take effect.", "Controleer en wijs toe. Het kan enkele minuten duren voor het werkt.";
        AddAndSave: "Choose Add, and then Save: without that it has no effect.", "Kies Toevoegen en daarna Opslaan: zonder dat heeft het geen effect.";
        Properties: "Go to Properties.", "Ga naar Eigenschappen.";
        SoftDelete: "Soft delete: enable recovery of this vault and its objects.", "Voorlopig verwijderen: schakel het terughalen van deze kluis en zijn objecten in.";
        Purge: "Enable purge protection, and save. It can’t be turned off again.", "Schakel opschoningsbeveiliging in en sla op. Uitzetten kan daarna niet meer.";
        EncryptionSettings: "Go to Properties, and choose Update under Encryption Settings.", "Ga naar Eigenschappen en kies Bijwerken onder Versleutelingsinstellingen.";
        OwnKey: "Choose Use your own key.", "Kies Uw eigen sleutel gebruiken.";
        PickOrUri:
            "Select the key from the key vault (rotates by itself), or enter its URI and the key vault’s subscription (doesn’t).",
            "Selecteer de sleutel uit de key vault (roteert vanzelf), of vul de URI en het abonnement van de key vault in (roteert niet).";
        SaveAndFollow:
            "Save, and follow the update under Backup Jobs and in the activity log.",
            "Sla op en volg de wijziging onder Back-uptaken en in het activiteitenlogboek.";
    }
}

/// The portal's way through a step, in order.
#[must_use]
pub fn portal<'a>(step: SetupStep, names: &Names<'a>) -> Vec<Azure<'a>> {
    match step {
        SetupStep::Identity => match names.user_identity {
            Some(identity) => vec![Azure::OpenVault(names.vault), Azure::UserIdentity(identity)],
            None => vec![
                Azure::OpenVault(names.vault),
                Azure::Identity,
                Azure::IdentityOn,
                Azure::IdentityId,
            ],
        },
        SetupStep::Permissions if names.roles => vec![
            Azure::OpenKeyVault(names.key_vault),
            Azure::AccessControl,
            Azure::ChooseRole,
            Azure::ChooseMember(names.user_identity.unwrap_or(names.vault)),
            Azure::AssignAndWait,
        ],
        SetupStep::Permissions => vec![
            Azure::OpenKeyVault(names.key_vault),
            Azure::AccessPolicies,
            Azure::Permissions,
            Azure::SelectPrincipal(names.user_identity.unwrap_or(names.vault)),
            Azure::AddAndSave,
        ],
        SetupStep::Protection => vec![
            Azure::OpenKeyVault(names.key_vault),
            Azure::Properties,
            Azure::SoftDelete,
            Azure::Purge,
        ],
        SetupStep::Key => vec![
            Azure::OpenVault(names.vault),
            Azure::EncryptionSettings,
            Azure::OwnKey,
            Azure::PickOrUri,
            Azure::SaveAndFollow,
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Say;

    #[test]
    fn p1_the_portal_s_way_names_the_permissions_as_the_pages_do() {
        assert_eq!(
            Azure::Permissions.say(Lang::En),
            "Under key permissions choose Get, List, Unwrap Key and Wrap Key."
        );
        assert_eq!(
            Azure::Permissions.say(Lang::Nl),
            "Kies onder sleutelmachtigingen Ophalen, Lijst, Sleutel uitpakken en Sleutel inpakken."
        );
    }
}
