//! A new virtual machine with its disks (rules M1, M2, M6, M8, D3, D9).

use kluis_lab::text::disks_page::NewMachine as Text;
use kluis_lab::{Act, ComputeAct, DiskEncryption, NewVm, VmImage};
use kluis_resource::{Region, VmName};
use kluis_rulebook::{Os, Workload};
use yew::{AttrValue, Html, SubmitEvent, component, html};

use crate::lab::{Lab, use_lab};
use crate::pages::disks::fields::{
    NameField, encryption_field, image_field, managed_field, os_field, outlook, region_field, region_of,
};
use crate::pages::disks::form::{Form, use_form};
use crate::pages::disks::names::{free_name, is_among};
use crate::pages::disks::sample::{SampleDraft, sample_fields};
use crate::send::use_forecast;
use crate::ui::{Answer, Button, ButtonKind, Check, Select, pass_on};

/// The most data disks that are offered; a machine could have more.
const MOST_DATA: usize = 8;

/// The databases that run in a machine.
const DATABASES: [Workload; 2] = [Workload::SqlInVm, Workload::HanaInVm];

#[derive(Clone, PartialEq)]
struct Draft {
    name: Option<String>,
    region: Region,
    os: Os,
    image: VmImage,
    managed: bool,
    encryption: DiskEncryption,
    agent: bool,
    database: Option<Workload>,
    data: Vec<SampleDraft>,
}

impl Draft {
    fn new(lab: &Lab) -> Self {
        Self {
            name: None,
            region: lab.current_vault().map_or(Region::WestEurope, |vault| vault.region),
            os: Os::Linux,
            image: VmImage::Marketplace,
            managed: true,
            encryption: DiskEncryption::Platform,
            agent: true,
            database: None,
            data: vec![SampleDraft::USUAL],
        }
    }

    fn name(&self, lab: &Lab) -> String {
        let vms = &lab.view.compute.vms;
        let free = || free_name("vm", |name| is_among(vms.iter().map(|vm| vm.name.as_str()), name));
        self.name.clone().unwrap_or_else(free)
    }

    fn act(&self, lab: &Lab, vm: VmName) -> Act {
        let seed = lab.view.compute.disks.len() + 1;
        let samples = self.data.iter().enumerate();
        Act::Compute(ComputeAct::CreateVm(Box::new(NewVm {
            vm,
            region: self.region,
            os: self.os,
            image: self.image.clone(),
            managed: self.managed,
            encryption: self.encryption.clone(),
            agent: self.agent,
            database: self.database,
            data: samples
                .filter_map(|(place, draft)| draft.sample(seed + place))
                .collect(),
        })))
    }

    /// An image brings its system with it, and under a customer's key that key too (rule M8).
    fn take_image(&mut self, lab: &Lab, image: VmImage) {
        if let VmImage::Custom(name) = &image
            && let Some(own) = lab.view.compute.images.iter().find(|own| own.name == *name)
        {
            self.os = own.os;
            self.take_encryption(lab, own.encryption.clone());
        }
        self.image = image;
    }

    /// A set's disks are in its region (rule M11).
    fn take_encryption(&mut self, lab: &Lab, encryption: DiskEncryption) {
        self.region = region_of(lab, &encryption).unwrap_or(self.region);
        self.encryption = encryption;
    }

    /// A database needs a data disk.
    fn take_database(&mut self, database: Option<Workload>) {
        if database.is_some() && self.data.is_empty() {
            self.data.push(SampleDraft::USUAL);
        }
        self.database = database;
    }
}

/// The form.
#[component]
pub(super) fn NewVmForm() -> Html {
    let lab = use_lab();
    let form = use_form(|| Draft::new(&lab));
    let (draft, sender) = (form.draft(), form.sender());
    let name = draft.name(&lab);
    let parsed = VmName::parse(&name);
    let act = parsed.clone().ok().map(|vm| draft.act(&lab, vm));
    let forecast = use_forecast(act.clone());
    let onsubmit = {
        let (form, act, empty) = (form.clone(), act.clone(), Draft::new(&lab));
        yew::Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(act) = act.clone() else { return };
            let (done, empty) = (form.clone(), empty.clone());
            form.sender().send_then(act, move |_| done.begin(empty));
        })
    };
    let disabled = act.is_none() || forecast.refusal().is_some();
    html! {
        <form class="stack" {onsubmit}>
            { fields(&lab, &form, &name, parsed.err()) }
            { data_disks(&lab, &form) }
            { outlook(&lab, &forecast) }
            <Answer of={sender.clone()} />
            <div class="row">
                <Button kind={ButtonKind::Primary} submit=true busy={sender.busy()} {disabled}>{ lab.t(Text::Create(&name)) }</Button>
            </div>
        </form>
    }
}

fn fields(lab: &Lab, form: &Form<Draft>, name: &str, error: Option<kluis_resource::NameError>) -> Html {
    let draft = form.draft();
    let on_image = {
        let lab = lab.clone();
        form.on(move |next, image| next.take_image(&lab, image))
    };
    let on_encryption = {
        let lab = lab.clone();
        form.on(move |next, encryption| next.take_encryption(&lab, encryption))
    };
    html! {
        <>
            <div class="fields">
                <NameField value={name.to_owned()} {error} oninput={form.on(|next, name| next.name = Some(name))} />
                { image_field(lab, &draft.image, &on_image) }
                { os_field(lab, draft.os, &form.on(|next, os| next.os = os)) }
                { region_field(lab, draft.region, &form.on(|next, region| next.region = region)) }
                { managed_field(lab, draft.managed, &form.on(|next, managed| next.managed = managed)) }
                { encryption_field(lab, &draft.encryption, &on_encryption) }
                { database_field(lab, form) }
            </div>
            <Check
                label={lab.t(Text::Agent)}
                hint={lab.t(Text::AgentHint)}
                checked={draft.agent}
                onchange={form.on(|next, agent| next.agent = agent)}
            />
        </>
    }
}

fn database_field(lab: &Lab, form: &Form<Draft>) -> Html {
    let name = |workload: Workload| AttrValue::from(format!("{workload:?}"));
    let none = (AttrValue::default(), AttrValue::from(lab.t(Text::NoDatabase)));
    let all = DATABASES.map(|database| (name(database), AttrValue::from(lab.t(database))));
    let options: Vec<(AttrValue, AttrValue)> = [none].into_iter().chain(all).collect();
    let onchange = pass_on(&form.on(Draft::take_database), move |chosen: String| {
        Some(DATABASES.into_iter().find(|database| name(*database) == chosen))
    });
    let value = form.draft().database.map(name).unwrap_or_default();
    html! { <Select label={lab.t(Text::Database)} hint={lab.t(Text::DatabaseHint)} {value} {options} {onchange} /> }
}

fn data_disks(lab: &Lab, form: &Form<Draft>) -> Html {
    let data = &form.draft().data;
    let needed = usize::from(form.draft().database.is_some());
    let rows = data.iter().enumerate().map(|(place, sample)| {
        let number = place as u64 + 1;
        let onchange = form.on(move |next: &mut Draft, sample| {
            if let Some(own) = next.data.get_mut(place) {
                *own = sample;
            }
        });
        let remove = form.on(move |next: &mut Draft, _| {
            next.data.remove(place);
        });
        html! {
            <fieldset class="data-disk" key={place}>
                <legend>{ lab.t(Text::DataDisk(number)) }</legend>
                <div class="fields">{ sample_fields(lab, *sample, &onchange) }</div>
                if data.len() > needed {
                    <Button kind={ButtonKind::Quiet} label={lab.t(Text::RemoveData(number))} onclick={remove}>{ lab.t(Text::Remove) }</Button>
                }
            </fieldset>
        }
    });
    let add = form.on(|next: &mut Draft, _| next.data.push(SampleDraft::USUAL));
    html! {
        <div class="data-disks">
            { for rows }
            if data.len() < MOST_DATA {
                <div class="row"><Button onclick={add}>{ lab.t(Text::AddData) }</Button></div>
            }
        </div>
    }
}
