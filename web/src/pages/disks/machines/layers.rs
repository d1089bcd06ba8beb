//! The layers of encryption of a machine's disks, side by side: in the guest, in storage, in the vault (rules E2, V4, M14).

use kluis_lab::text::disks_page::Machine as Text;
use kluis_lab::view::{DiskView, VaultView, VmView};
use kluis_resource::Kid;
use kluis_rulebook::Rule;
use yew::{Html, html};

use super::disks_of;
use crate::format::shorten;
use crate::lab::Lab;
use crate::ui::{Chip, Glyph, KidChip, Mark, RuleChip, Sign, Thing, uri_words};

/// The table; on a phone each disk is a list of its own.
pub(super) fn layers(lab: &Lab, vm: &VmView) -> Html {
    let title = lab.t(Text::Layers(vm.name.as_str()));
    let vault = vm.protected_by.as_ref();
    let vault = vault.and_then(|name| lab.view.vaults.iter().find(|one| one.name == *name));
    let columns = [
        Text::ColumnDisk,
        Text::ColumnGuest,
        Text::ColumnStorage,
        Text::ColumnVault,
    ];
    html! {
        <div class="layers">
            <table>
                <caption class="unseen">{ title }</caption>
                <thead><tr>{ for columns.map(|words| html! { <th scope="col">{ lab.t(words) }</th> }) }</tr></thead>
                <tbody>{ for disks_of(lab, vm).map(|disk| line(lab, vm, disk, vault)) }</tbody>
            </table>
            <p class="secondary"><RuleChip rule={Rule::E2} />{ lab.t(Text::LayersWhy) }</p>
        </div>
    }
}

fn line(lab: &Lab, vm: &VmView, disk: &DiskView, vault: Option<&VaultView>) -> Html {
    let size = disk
        .stored
        .as_ref()
        .map(|stored| lab.format().size(stored.plaintext_bytes));
    let label = |words: Text<'static>| html! { <span class="column" aria-hidden="true">{ lab.t(words) }</span> };
    html! {
        <tr key={disk.name.to_string()}>
            <th scope="row">
                <span class="name"><Glyph thing={Thing::Data} />{ disk.name.to_string() }</span>
                <small class="secondary">{ lab.t(disk.role) }{ size.map(|size| format!(" · {size}")) }</small>
            </th>
            <td>{ label(Text::ColumnGuest) }{ guest(lab, vm, disk) }</td>
            <td>{ label(Text::ColumnStorage) }{ storage(lab, disk) }</td>
            <td>{ label(Text::ColumnVault) }{ in_vault(lab, vault) }</td>
        </tr>
    }
}

/// The guest's own encryption: keys of a BEK, which is a secret, wrapped by a KEK perhaps (rule D3).
fn guest(lab: &Lab, vm: &VmView, disk: &DiskView) -> Html {
    let Some(volume) = &disk.volume else {
        return html! { <span class="secondary">{ lab.t(Text::GuestNone) }</span> };
    };
    let secret = &volume.secret;
    let version = shorten(&secret.version.to_string(), 4, 2);
    let bek = lab.t(Text::GuestBek(secret.secret.as_str(), &version));
    let kek = vm
        .ade
        .as_ref()
        .filter(|ade| ade.secret == *secret)
        .and_then(|ade| ade.kek.as_ref());
    html! {
        <span class="layer">
            <Chip thing={Thing::Dek} name={lab.t(Text::GuestXts)} />
            <small title={secret.to_string()}>{ bek }</small>
            if let Some(kek) = kek {
                <Chip thing={Thing::Kek} name={uri_words(lab, kek)} />
            } else {
                <small class="secondary">{ lab.t(Text::GuestNoKek) }</small>
            }
            if disk.locked {
                <Mark sign={Sign::Idle} word={lab.t(Text::GuestLocked)} />
            }
        </span>
    }
}

fn storage(lab: &Lab, disk: &DiskView) -> Html {
    let Some(stored) = &disk.stored else {
        return html! { <Mark sign={Sign::Running} word={lab.t(kluis_lab::text::disks_page::Fields::BeingMade)} /> };
    };
    html! {
        <span class="layer">
            <KidChip kid={stored.kid.clone()} />
            if let Some(des) = disk.encryption.des() {
                <small class="secondary">{ lab.t(Text::StorageBy(des.as_str())) }</small>
            }
        </span>
    }
}

/// The vault's own key, which has nothing to do with those of the disk.
fn in_vault(lab: &Lab, vault: Option<&VaultView>) -> Html {
    let Some(vault) = vault else {
        return html! { <span class="secondary">{ lab.t(Text::VaultNone) }</span> };
    };
    let chip = match &vault.key {
        Some(key) => html! { <KidChip kid={Kid::Customer(key.uri.clone())} /> },
        None => html! { <Chip thing={Thing::Platform} /> },
    };
    html! {
        <span class="layer">
            { chip }
            <small class="secondary">{ lab.t(Text::VaultOf(vault.name.as_str())) }</small>
        </span>
    }
}
