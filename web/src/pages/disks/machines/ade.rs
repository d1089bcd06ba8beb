//! Azure Disk Encryption of a machine: turned on, its BEK made anew, and how it stands (rules D3, D8, D10, N11, N14, N16).

use std::rc::Rc;

use kluis_lab::text::azure::{Shell, encrypt_portal, encrypt_script};
use kluis_lab::text::disks_page::{Ade as Text, Fields, Machine};
use kluis_lab::text::machines::access;
use kluis_lab::view::{AdeView, KeyVaultView, VmView};
use kluis_lab::{Act, ComputeAct};
use kluis_resource::{KeyName, KeyVaultName};
use kluis_rulebook::Rule;
use yew::{Callback, Html, Properties, component, html, use_state_eq};

use super::{VmProps, disks_of};
use crate::lab::{Lab, use_lab};
use crate::pages::disks::act_dialog::ActDialog;
use crate::pages::disks::azure::InAzure;
use crate::pages::disks::fields::{key_field, key_vault_field, uri_words};
use crate::ui::{
    Button, ButtonKind, Chip, Fact, Facts, Mark, Notice, RefusalBox, RuleChip, ShortId, Sign, Thing, WayThere,
};

/// Turns it on. Beside a disk encryption set it can't be, and says so.
#[component]
pub(super) fn EncryptVm(props: &VmProps) -> Html {
    let lab = use_lab();
    let vault = use_state_eq(|| None::<KeyVaultName>);
    let kek = use_state_eq(|| None::<KeyName>);
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
    let act = Act::Compute(ComputeAct::EncryptVm {
        vm: vm.name.clone(),
        key_vault: key_vault.name.clone(),
        kek: (*kek).clone(),
    });
    let onvault = {
        let (vault, kek) = (vault.clone(), kek.clone());
        Callback::from(move |name| {
            kek.set(None);
            vault.set(Some(name));
        })
    };
    let onkek = {
        let kek = kek.clone();
        Callback::from(move |name| kek.set(name))
    };
    let label = (lab.t(Text::Kek), Some(lab.t(Text::NoKek)));
    html! {
        <ActDialog
            button={lab.t(Text::TurnOn)}
            label={lab.t(Text::TurnOnOf(name))}
            lead={lab.t(Text::Lead)}
            go={lab.t(Text::Go)}
            {act}
        >
            { retires(&lab) }
            { key_vault_field(&lab, key_vault, &onvault) }
            { key_field(label, key_vault, kek.as_ref(), &onkek) }
            <AdeInAzure vm={vm.clone()} key_vault={key_vault.clone()} kek={(*kek).clone()} />
        </ActDialog>
    }
}

/// Properties of [`AdeInAzure`].
#[derive(Clone, PartialEq, Properties)]
struct AdeInAzureProps {
    vm: VmView,
    key_vault: KeyVaultView,
    kek: Option<KeyName>,
}

/// The same in Azure.
#[component]
fn AdeInAzure(props: &AdeInAzureProps) -> Html {
    let lab = use_lab();
    let (vm, key_vault) = (&props.vm, &props.key_vault);
    let keys = key_vault.keys.iter().find(|key| Some(&key.name) == props.kek.as_ref());
    let kek = keys
        .and_then(|key| key.versions.first())
        .map(|version| version.uri.clone());
    let script = |shell| encrypt_script(shell, vm, (&key_vault.name, kek.as_ref()), &lab.view);
    let portal = encrypt_portal(vm, key_vault.name.as_str());
    html! {
        <InAzure
            portal={portal.into_iter().map(|words| lab.t(words)).collect::<Vec<_>>()}
            power_shell={script(Shell::PowerShell)}
            az_cli={script(Shell::AzCli)}
        />
    }
}

/// A new BEK, and everything encrypted with it anew.
#[component]
pub(super) fn RotateBek(props: &VmProps) -> Html {
    let lab = use_lab();
    let vm = &props.vm;
    html! {
        <ActDialog
            button={lab.t(Text::Rotate)}
            label={lab.t(Text::RotateOf(vm.name.as_str()))}
            lead={lab.t(Text::RotateLead)}
            go={lab.t(Text::RotateGo)}
            act={Act::Compute(ComputeAct::RotateBek { vm: vm.name.clone() })}
        />
    }
}

/// That it retires (rule N16).
fn retires(lab: &Lab) -> Html {
    html! { <Notice><RuleChip rule={Rule::N16} />{ lab.t(Text::Retires) }</Notice> }
}

/// Properties of [`AdeFacts`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct AdeFactsProps {
    pub(super) ade: AdeView,
    /// The machine is backed up, so that Azure Backup needs its access now.
    pub(super) protected: bool,
}

/// The secret, its KEK, and whether guest and backup can have them.
#[component]
pub(super) fn AdeFacts(props: &AdeFactsProps) -> Html {
    let lab = use_lab();
    let ade = &props.ade;
    let secret = html! { <ShortId whole={ade.secret.to_string()} what={lab.t(Machine::SecretName)} first=26 last=8 /> };
    let kek = ade.kek.as_ref().map_or_else(
        || html! { { lab.t(Machine::GuestNoKek) } },
        |kek| html! { <Chip thing={Thing::Kek} name={uri_words(&lab, kek)} /> },
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
    let troubles = ade
        .trouble
        .iter()
        .chain(ade.backup_access.iter().filter(|_| props.protected));
    html! {
        <>
            <Facts {facts} />
            { for troubles.map(|refusal| html! {
                <RefusalBox standing=true refusal={Rc::new(refusal.clone())}><WayThere refusal={refusal.clone()} /></RefusalBox>
            }) }
        </>
    }
}
