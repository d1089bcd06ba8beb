//! Files of one disk: which, and where they go (rule R6).

use kluis_lab::text::restore::Restore as FilesText;
use kluis_lab::text::vm_restore::{Database as Places, Flow as Text};
use kluis_lab::view::DiskPointView;
use kluis_lab::{RestoreTarget, Selection};
use yew::{AttrValue, Callback, Html, html};

use super::barred::{Bar, BarredChoice, BarredOption};
use super::draft::Draft;
use super::place::Place;
use crate::lab::Lab;
use crate::pages::disks::form::Form;
use crate::pages::restore::create::CreateStorage;
use crate::pages::restore::whither::key_name;
use crate::ui::{Choice, ChoiceOption, Order, PagedSelect, Select, pass_on, visible};

/// The disk, what of it, and where to.
pub(super) fn files(lab: &Lab, place: &Place, form: &Form<Draft>) -> Html {
    let draft = form.draft();
    let Some(chosen) = place.disk(draft.disk.as_ref()) else {
        return Html::default();
    };
    let disk = |disk: &DiskPointView| {
        let name = disk.disk.to_string();
        let words = match &disk.volume {
            Some(_) => lab.t(Text::Locked(&name)),
            None => format!("{name} · {}", lab.t(disk.role)),
        };
        (AttrValue::from(name), AttrValue::from(words))
    };
    let on_disk = form.on(|draft: &mut Draft, name: String| {
        draft.disk = name.parse().ok();
        draft.selection = Selection::All;
    });
    html! {
        <>
            <Select
                label={lab.t(Text::Disk)}
                value={chosen.disk.to_string()}
                options={place.point.disks.iter().map(disk).collect::<Vec<_>>()}
                onchange={on_disk}
            />
            { selection(lab, chosen, form) }
            { target(lab, &draft.target, &form.on(|draft: &mut Draft, target| draft.target = target)) }
        </>
    }
}

const ALL: &str = "all";
const ONE: &str = "one";

fn selection(lab: &Lab, disk: &DiskPointView, form: &Form<Draft>) -> Html {
    let option = |value: &'static str, text: FilesText<'_>| ChoiceOption {
        value: value.into(),
        title: lab.t(text).into(),
        detail: None,
    };
    let first = disk.files.first().map(|file| file.path.clone());
    let onchange = form.on(move |draft: &mut Draft, choice: String| {
        draft.selection = match (choice.as_str(), &first) {
            (ONE, Some(first)) => Selection::File(first.clone()),
            (_, _) => Selection::All,
        };
    });
    let path = |path: &str| AttrValue::from(path.to_owned());
    let (value, file) = match &form.draft().selection {
        Selection::All => (ALL, None),
        Selection::File(file) => (ONE, Some(file)),
    };
    html! {
        <>
            <Choice
                legend={lab.t(FilesText::What)}
                {value}
                options={vec![option(ALL, FilesText::AllFiles), option(ONE, FilesText::OneFile)]}
                {onchange}
            />
            if let Some(file) = file {
                <PagedSelect
                    label={lab.t(FilesText::File)}
                    total={disk.files.len()}
                    chosen={disk.files.iter().position(|own| own.path == *file).unwrap_or(0)}
                    order={Order::Other}
                    option={Callback::from({
                        let files = disk.files.clone();
                        move |index: usize| (path(&files[index].path), AttrValue::from(visible(&files[index].path)))
                    })}
                    onchange={form.on(|draft: &mut Draft, file| draft.selection = Selection::File(file))}
                />
            }
        </>
    }
}

/// The value of the device among the names of storage accounts, none of which is empty.
const DEVICE: &str = "";

fn target(lab: &Lab, target: &RestoreTarget, onchange: &Callback<RestoreTarget>) -> Html {
    let device = BarredOption {
        value: DEVICE.into(),
        title: lab.t(Places::Device).into(),
        detail: Some(lab.t(Places::DeviceWhy).into()),
        bar: None,
    };
    let value = match target {
        RestoreTarget::Download => DEVICE.to_owned(),
        RestoreTarget::Storage(storage) => storage.to_string(),
    };
    let onchange = pass_on(onchange, |value: String| match value.as_str() {
        DEVICE => Some(RestoreTarget::Download),
        name => name.parse().ok().map(RestoreTarget::Storage),
    });
    html! {
        <div class="whither">
            <BarredChoice
                legend={lab.t(Places::Target)}
                {value}
                options={std::iter::once(device).chain(storages(lab)).collect::<Vec<_>>()}
                {onchange}
            />
            <CreateStorage />
        </div>
    }
}

/// The storage accounts, each with its key; those that can't be used now are barred.
pub(super) fn storages(lab: &Lab) -> impl Iterator<Item = BarredOption> {
    lab.view.storages.iter().map(|storage| {
        let name = storage.name.to_string();
        let detail = format!("{} · {}", storage.region, key_name(lab, &storage.kid));
        BarredOption {
            title: lab.t(Places::Storage(&name)).into(),
            value: name.into(),
            detail: Some(detail.into()),
            bar: storage.blocked.clone().map(|refusal| Bar::Refused(refusal.into())),
        }
    })
}
