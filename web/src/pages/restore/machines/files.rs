//! Files of one disk: which, and where they go (rule R6).

use kluis_lab::request::{RestoreTarget, Selection};
use kluis_lab::text::vm_restore::{Database as Places, Flow as Text};
use kluis_lab::view::DiskPointView;
use kluis_resource::StorageName;
use yew::{Callback, Html, html};

use super::draft::Wanted;
use super::place::Place;
use crate::form::{Bar, Choice, Draft, Offer, Offers, Options, Select};
use crate::lab::Lab;
use crate::pages::restore::create::CreateStorage;
use crate::pages::restore::selection::selection_field;
use crate::ui::key_name;

/// The disk, what of it, and where to.
pub(super) fn files(lab: &Lab, place: &Place, draft: &Draft<Wanted>) -> Html {
    let Some(chosen) = place.disk(draft.disk.as_ref()) else {
        return Html::default();
    };
    let words = |disk: &DiskPointView| {
        let name = disk.disk.as_str();
        let words = match &disk.volume {
            Some(_) => lab.t(Text::Locked(name)),
            None => format!("{name} · {}", lab.t(disk.role)),
        };
        (disk.disk.clone(), words)
    };
    let on_disk = draft.on(|next, disk| {
        next.disk = Some(disk);
        next.selection = Selection::All;
    });
    let disks = Options::new(&chosen.disk, place.point.disks.iter().map(words), &on_disk);
    let onselection = draft.on(|next, selection| next.selection = selection);
    html! {
        <>
            <Select label={lab.t(Text::Disk)} options={disks} />
            { selection_field(lab, (&chosen.files, |file| &file.path), &draft.selection, &onselection) }
            { target(lab, &draft.target, &draft.on(|next, target| next.target = target)) }
        </>
    }
}

fn target(lab: &Lab, target: &RestoreTarget, onchange: &Callback<RestoreTarget>) -> Html {
    let device = Offer::new(RestoreTarget::Download, lab.t(Places::Device)).means(lab.t(Places::DeviceWhy));
    let accounts = storages(lab).map(|offer| offer.map(RestoreTarget::Storage));
    let offers = Offers::new(target, std::iter::once(device).chain(accounts), onchange);
    html! {
        <div class="whither">
            <Choice legend={lab.t(Places::Target)} {offers} barred=true />
            <CreateStorage />
        </div>
    }
}

/// The storage accounts, each with its key; those that can't be used now are barred.
pub(super) fn storages(lab: &Lab) -> impl Iterator<Item = Offer<StorageName>> {
    lab.view.storages.iter().map(|storage| {
        let bar = storage.blocked.clone().map(|refusal| Bar::Refused(refusal.into()));
        Offer::new(storage.name.clone(), lab.t(Places::Storage(storage.name.as_str())))
            .means(format!("{} · {}", storage.region, key_name(lab, &storage.kid)))
            .barred(bar)
    })
}
