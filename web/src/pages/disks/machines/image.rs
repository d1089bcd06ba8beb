//! A custom image of a machine (rules M6, M9).

use kluis_lab::request::CreateImage;
use kluis_lab::text::disks_page::Machine as Text;
use kluis_lab::view::VmView;
use kluis_lab::{DiskEncryption, Request};
use kluis_resource::ImageName;
use yew::{Callback, Html, html};

use super::disks_of;
use crate::form::free_name;
use crate::lab::Lab;
use crate::pages::disks::fields::{Copied, CopyDialog};

/// The dialog.
pub(super) fn create_image(lab: &Lab, vm: &VmView) -> Html {
    let images = &lab.view.compute.images;
    let own = disks_of(lab, vm)
        .next()
        .map_or(DiskEncryption::Platform, |disk| disk.encryption.clone());
    let (name, of_disk) = (vm.name.clone(), own.clone());
    let act = move |(image, encryption): Copied| {
        let (image, vm) = (ImageName::parse(&image)?, name.clone());
        let encryption = Some(encryption).filter(|asked| *asked != of_disk);
        Ok(Request::from(CreateImage { image, vm, encryption }))
    };
    html! {
        <CopyDialog
            words={(lab.t(Text::Image).into(), lab.t(Text::Image).into())}
            label={lab.t(Text::ImageOf(vm.name.as_str()))}
            lead={lab.t(Text::ImageLead)}
            free={free_name("image", images.iter().map(|one| one.name.as_str()))}
            encryption={own}
            act={Callback::from(act)}
        />
    }
}
