//! Azure Disk Encryption of a machine: turned on, its BEK made anew, and how it stands (rules D3, D8, D10, N11, N14, N16).

use kluis_lab::Request;
use kluis_lab::request::{self, RotateBek};
use kluis_lab::text::azure::{encrypt_portal, encrypt_script};
use kluis_lab::text::disks_page::{Ade as Text, Fields, Machine};
use kluis_lab::text::machines::access;
use kluis_lab::view::{AdeView, KeyVaultView, VmView};
use kluis_resource::{KeyName, KeyVaultName};
use kluis_rulebook::Rule;
use yew::{Html, component, html};

use super::{VmProps, disks_of};
use crate::form::{ActDialog, key_field, key_vault_field, use_draft};
use crate::lab::{Lab, use_lab};
use crate::ui::{
    Button, ButtonKind, Chip, Fact, Facts, InTheWay, Mark, Notice, RuleChip, ShortId, Sign, Thing, in_azure, uri_words,
};

/// Turns it on. Beside a disk encryption set it can't be, and says so.
#[component]
pub(super) fn EncryptVm(props: &VmProps) -> Html {
    let lab = use_lab();
    let draft = use_draft(|| (None::<KeyVaultName>, None::<KeyName>));
    let (vault, kek) = &*draft;
    let vm = &props.vm;
    let name = vm.name.as_str();
    let under = disks_of(&lab, vm).find_map(|disk| Some((disk.name.clone(), disk.encryption.des()?.clone())));
    if let Some((disk, des)) = under {
        let reason = lab.t(Text::NotWithSet(disk.as_str(), des.as_str()));
        return html! {
            <span class="barred">
                <Button kind={ButtonKind::Quiet} label={lab.t(Text::TurnOnOf(name))} disabled=true {reason}>{ lab.t(Text::TurnOn) }</Button>
                <RuleChip rule={Rule::N11} />
            </span>
        };
    }
    let near = || lab.view.key_vaults.iter().find(|one| one.region == vm.region);
    let chosen = vault.as_ref().and_then(|name| lab.key_vault(name)).or_else(near);
    let Some(key_vault) = chosen.or_else(|| lab.view.key_vaults.first()) else {
        return html! {
            <Button kind={ButtonKind::Quiet} label={lab.t(Text::TurnOnOf(name))} disabled=true reason={lab.t(Fields::NoKeyVault)}>
                { lab.t(Text::TurnOn) }
            </Button>
        };
    };
    let act = Request::from(request::EncryptVm {
        vm: vm.name.clone(),
        key_vault: key_vault.name.clone(),
        kek: kek.clone(),
    });
    let onvault = draft.on(|next, name| *next = (Some(name), None));
    let label = (lab.t(Text::Kek), Some(lab.t(Text::NoKek)));
    html! {
        <ActDialog
            button={lab.t(Text::TurnOn)}
            label={lab.t(Text::TurnOnOf(name))}
            lead={lab.t(Text::Lead)}
            go={lab.t(Text::Go)}
            forecast=true
            {act}
        >
            { retires(&lab) }
            { key_vault_field(&lab, lab.t(Fields::KeyVault), &key_vault.name, &onvault) }
            { key_field(label, key_vault, kek.as_ref(), &draft.on(|next, kek| next.1 = kek)) }
            { encrypt_in_azure(&lab, vm, key_vault, kek.as_ref()) }
        </ActDialog>
    }
}

/// The same in Azure.
fn encrypt_in_azure(lab: &Lab, vm: &VmView, key_vault: &KeyVaultView, kek: Option<&KeyName>) -> Html {
    let key = key_vault.keys.iter().find(|key| Some(&key.name) == kek);
    let kek = key
        .and_then(|key| key.versions.first())
        .map(|version| version.uri.clone());
    let script = |shell| encrypt_script(shell, vm, (&key_vault.name, kek.as_ref()), &lab.view);
    in_azure(lab, None, encrypt_portal(vm, key_vault.name.as_str()), script)
}

/// A new BEK, and everything encrypted with it anew.
pub(super) fn rotate_bek(lab: &Lab, vm: &VmView) -> Html {
    html! {
        <ActDialog
            button={lab.t(Text::Rotate)}
            label={lab.t(Text::RotateOf(vm.name.as_str()))}
            lead={lab.t(Text::RotateLead)}
            go={lab.t(Text::RotateGo)}
            forecast=true
            act={Request::from(RotateBek { vm: vm.name.clone() })}
        />
    }
}

/// That it retires (rule N16).
fn retires(lab: &Lab) -> Html {
    html! { <Notice><RuleChip rule={Rule::N16} />{ lab.t(Text::Retires) }</Notice> }
}

/// The secret, its KEK, and whether guest and backup can have them; `protected`: the machine is backed up, so that Azure Backup needs
/// its access now.
pub(super) fn ade_facts(lab: &Lab, ade: &AdeView, protected: bool) -> Html {
    let secret = html! { <ShortId whole={ade.secret.to_string()} what={lab.t(Machine::SecretName)} first=26 last=8 /> };
    let kek = ade.kek.as_ref().map_or_else(
        || html! { { lab.t(Machine::GuestNoKek) } },
        |kek| html! { <Chip thing={Thing::Kek} name={uri_words(lab, kek)} /> },
    );
    let sign = if ade.backup_access.is_none() {
        Sign::Good
    } else {
        Sign::Bad
    };
    let facts = vec![
        Fact::new(lab.t(Machine::SecretName), secret),
        Fact::new("KEK", kek),
        Fact::new(
            lab.t(Machine::AccessOf),
            html! { <Mark {sign} word={access(ade.backup_access.as_ref(), lab.lang)} /> },
        ),
    ];
    let troubles = ade.trouble.iter().chain(ade.backup_access.iter().filter(|_| protected));
    html! {
        <>
            <Facts {facts} />
            { for troubles.map(|refusal| html! { <InTheWay refusal={refusal.clone()} /> }) }
        </>
    }
}
