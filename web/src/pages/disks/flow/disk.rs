//! Step 7: a disk that uses the set, new or there already (rules M2, R3).

use kluis_lab::request::EncryptDisk;
use kluis_lab::text::disks_page::FlowStep as Text;
use kluis_lab::text::list;
use kluis_lab::{DiskEncryption, Request};
use kluis_resource::DiskName;
use yew::{Html, component, html};

use super::props::{PanelProps, next};
use super::standing::disks_under;
use crate::form::{ActForm, Options, Select, use_draft};
use crate::lab::use_lab;
use crate::pages::disks::disk::NewDiskForm;
use crate::ui::{ButtonKind, Notice, Tone};

/// The forms; the disks, once there are some.
#[component]
pub(super) fn DiskPanel(props: &PanelProps) -> Html {
    let lab = use_lab();
    let Some(set) = &props.subject.set else {
        return Html::default();
    };
    let under: Vec<String> = disks_under(&lab, &props.subject)
        .map(|disk| disk.name.to_string())
        .collect();
    let encryption = DiskEncryption::Des(set.name.clone());
    html! {
        <>
            if !under.is_empty() {
                <Notice tone={Tone::Good}>{ lab.t(Text::DiskDone(&list(&under, lab.lang), set.name.as_str())) }</Notice>
                { next(&lab, props) }
            }
            <details open={under.is_empty()}>
                <summary>{ lab.t(Text::DiskNew) }</summary>
                <NewDiskForm {encryption} primary={under.is_empty()} />
            </details>
            <Existing ..props.clone() />
        </>
    }
}

/// A disk that is there gets the set's key.
#[component]
fn Existing(props: &PanelProps) -> Html {
    let lab = use_lab();
    let picked = use_draft(|| None::<DiskName>);
    let Some(set) = &props.subject.set else {
        return Html::default();
    };
    let encryption = DiskEncryption::Des(set.name.clone());
    let others = lab.view.compute.disks.iter();
    let others = others.filter(|disk| disk.stored.is_some() && disk.encryption != encryption);
    let others: Vec<DiskName> = others.map(|disk| disk.name.clone()).collect();
    let chosen = picked.as_ref().filter(|name| others.contains(name));
    let Some(disk) = chosen.or(others.first()) else {
        return Html::default();
    };
    let options = others.iter().map(|name| (name.clone(), name.to_string()));
    let options = Options::new(disk, options, &picked.hold());
    let act = Request::from(EncryptDisk {
        disk: disk.clone(),
        encryption,
    });
    html! {
        <details>
            <summary>{ lab.t(Text::DiskExisting) }</summary>
            <ActForm {act} forecast=true kind={ButtonKind::Secondary} go={lab.t(Text::DiskPut(disk.as_str(), set.name.as_str()))}>
                <Select label={lab.t(Text::DiskWhich)} {options} />
            </ActForm>
        </details>
    }
}
