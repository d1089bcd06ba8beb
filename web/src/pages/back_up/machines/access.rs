//! Whether Azure Backup can read the keys and secrets of a machine, and where it is given that (rules D8, D10, D11).

use kluis_lab::text::azure::{access_portal, access_script};
use kluis_lab::text::machines::access;
use kluis_lab::text::vm_backup::Protected as Text;
use kluis_lab::view::{AdeView, KeyVaultView, VmView};
use kluis_rulebook::{Detail, Refusal};
use yew::{Html, html};

use crate::lab::Lab;
use crate::route::Route;
use crate::ui::{Link, Mark, Sign, in_azure};

/// "Access OK" or "Access warning" of a machine that isn't protected yet; nothing where its guest doesn't encrypt.
pub(super) fn mark_of_vm(lab: &Lab, vm: &VmView) -> Html {
    let mark = |ade: &AdeView| {
        let trouble = trouble_then(lab, ade);
        let sign = if trouble.is_some() { Sign::Bad } else { Sign::Good };
        html! { <Mark {sign} word={access(trouble, lab.lang)} /> }
    };
    vm.ade.as_ref().map(mark).unwrap_or_default()
}

/// What will be in the way once backup is enabled: a member's enabling gives Azure Backup its access (rule D10).
fn trouble_then<'a>(lab: &Lab, ade: &'a AdeView) -> Option<&'a Refusal> {
    let given = |refusal: &&Refusal| !lab.view.user.guest && matches!(refusal.detail, Detail::BackupHasNoAccess { .. });
    ade.backup_access.as_ref().filter(|refusal| !given(refusal))
}

/// The way to access, where a machine that isn't protected yet needs it.
pub(super) fn access_of_vm(lab: &Lab, vm: &VmView) -> Html {
    match vm.ade.as_ref().filter(|ade| trouble_then(lab, ade).is_some()) {
        Some(ade) => way_to_access(lab, ade),
        None => Html::default(),
    }
}

/// A link to the key vault, and the same in Azure itself.
pub(super) fn way_to_access(lab: &Lab, ade: &AdeView) -> Html {
    let Some(key_vault) = lab.key_vault(&ade.secret.key_vault) else {
        return Html::default();
    };
    html! {
        <div class="way-to-access">
            if !lab.single {
                <p><Link to={Route::KeyVault(Some(key_vault.name.clone()))}>{ lab.t(Text::ToKeyVault(key_vault.name.as_str())) }</Link></p>
            }
            { access_in_azure(lab, key_vault, ade.kek.is_some()) }
        </div>
    }
}

fn access_in_azure(lab: &Lab, key_vault: &KeyVaultView, with_keys: bool) -> Html {
    let script = |shell| access_script(shell, key_vault, with_keys, &lab.view);
    let about = lab.t(Text::AccessTo(key_vault.name.as_str()));
    in_azure(lab, Some(about), access_portal(key_vault, with_keys), script)
}
