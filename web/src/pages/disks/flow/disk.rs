//! Step 7: a disk that uses the set, new or there already (rules M2, R3).

use kluis_lab::text::disks_page::FlowStep as Text;
use kluis_lab::text::list;
use kluis_lab::{Act, ComputeAct, DiskEncryption};
use kluis_resource::DiskName;
use yew::{AttrValue, Callback, Html, component, html, use_state_eq};

use super::panel::{PanelProps, next};
use super::standing::disks_under;
use crate::lab::use_lab;
use crate::pages::disks::disk::NewDiskForm;
use crate::pages::disks::fields::outlook;
use crate::send::{use_forecast, use_send};
use crate::ui::{Answer, Button, Notice, Select, Tone};

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
    let sender = use_send();
    let picked = use_state_eq(|| None::<DiskName>);
    let set = props.subject.set.as_ref();
    let encryption = set.map(|set| DiskEncryption::Des(set.name.clone()));
    let disks = lab.view.compute.disks.iter();
    let others: Vec<_> = disks
        .filter(|disk| disk.stored.is_some() && Some(&disk.encryption) != encryption.as_ref())
        .map(|disk| disk.name.clone())
        .collect();
    let disk = (*picked)
        .clone()
        .filter(|name| others.contains(name))
        .or_else(|| others.first().cloned());
    let act = disk
        .clone()
        .zip(encryption)
        .map(|(disk, encryption)| Act::Compute(ComputeAct::EncryptDisk { disk, encryption }));
    let forecast = use_forecast(act.clone());
    let (Some(disk), Some(act), Some(set)) = (disk, act, set) else {
        return Html::default();
    };
    let options: Vec<(AttrValue, AttrValue)> = others
        .iter()
        .map(|name| (name.to_string().into(), name.to_string().into()))
        .collect();
    let onchange = {
        let (picked, sender) = (picked.clone(), sender.clone());
        Callback::from(move |name: String| {
            sender.clear();
            picked.set(name.parse().ok());
        })
    };
    html! {
        <details>
            <summary>{ lab.t(Text::DiskExisting) }</summary>
            <div class="stack">
                <Select label={lab.t(Text::DiskWhich)} value={disk.to_string()} {options} {onchange} />
                { outlook(&lab, &forecast) }
                <Answer of={sender.clone()} />
                <div class="row">
                    <Button busy={sender.busy()} disabled={forecast.refusal().is_some()} onclick={sender.on_click(act)}>
                        { lab.t(Text::DiskPut(disk.as_str(), set.name.as_str())) }
                    </Button>
                </div>
            </div>
        </details>
    }
}
