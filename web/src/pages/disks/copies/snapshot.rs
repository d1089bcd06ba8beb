//! A disk out of a snapshot (rules M6, M11).

use kluis_lab::Request;
use kluis_lab::request::CreateDiskFromSnapshot;
use kluis_lab::text::disks_page::Copies as Text;
use kluis_lab::view::SnapshotView;
use kluis_resource::DiskName;
use yew::{Callback, Html, html};

use crate::form::free_name;
use crate::lab::Lab;
use crate::pages::disks::fields::{Copied, CopyDialog};

/// The dialog.
pub(super) fn new_disk_from(lab: &Lab, snapshot: &SnapshotView) -> Html {
    let disks = &lab.view.compute.disks;
    let own = snapshot.name.clone();
    let act = move |(name, encryption): Copied| {
        let (disk, snapshot) = (DiskName::parse(&name)?, own.clone());
        Ok(Request::from(CreateDiskFromSnapshot {
            disk,
            snapshot,
            encryption,
        }))
    };
    html! {
        <CopyDialog
            words={(lab.t(Text::NewDisk).into(), lab.t(Text::NewDisk).into())}
            label={lab.t(Text::NewDiskOf(snapshot.name.as_str()))}
            lead={lab.t(Text::NewDiskLead)}
            free={free_name("disk", disks.iter().map(|disk| disk.name.as_str()))}
            encryption={snapshot.encryption.clone()}
            act={Callback::from(act)}
        />
    }
}
