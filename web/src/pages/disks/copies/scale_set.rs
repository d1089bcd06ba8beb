//! A new scale set (rules M6, M8).

use kluis_lab::text::disks_page::Copies as Text;
use kluis_lab::{Act, ComputeAct, DiskEncryption, VmImage};
use kluis_resource::{Region, ScaleSetName};
use kluis_rulebook::Os;
use yew::{AttrValue, Callback, Html, SubmitEvent, component, html};

use crate::lab::{Lab, use_lab};
use crate::pages::disks::fields::{
    NameField, encryption_field, image_field, os_field, outlook, region_field, region_of,
};
use crate::pages::disks::form::{Form, use_form};
use crate::pages::disks::names::{free_name, is_among};
use crate::send::use_forecast;
use crate::ui::{Answer, Button, Select, pass_on};

/// The most instances of a scale set.
const MOST_INSTANCES: u8 = 10;

#[derive(Clone, PartialEq)]
struct Draft {
    name: Option<String>,
    region: Region,
    os: Os,
    image: VmImage,
    instances: u8,
    encryption: DiskEncryption,
}

impl Draft {
    const fn new() -> Self {
        Self {
            name: None,
            region: Region::WestEurope,
            os: Os::Linux,
            image: VmImage::Marketplace,
            instances: 2,
            encryption: DiskEncryption::Platform,
        }
    }

    fn name(&self, lab: &Lab) -> String {
        let sets = &lab.view.compute.scale_sets;
        let free = || {
            free_name("scaleset", |name| {
                is_among(sets.iter().map(|set| set.name.as_str()), name)
            })
        };
        self.name.clone().unwrap_or_else(free)
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
}

/// The form.
#[component]
pub(super) fn NewScaleSetForm() -> Html {
    let lab = use_lab();
    let form = use_form(Draft::new);
    let (draft, sender) = (form.draft(), form.sender());
    let name = draft.name(&lab);
    let parsed = ScaleSetName::parse(&name);
    let act = parsed.clone().ok().map(|scale_set| {
        Act::Compute(ComputeAct::CreateScaleSet {
            scale_set,
            region: draft.region,
            os: draft.os,
            image: draft.image.clone(),
            instances: draft.instances,
            encryption: draft.encryption.clone(),
        })
    });
    let forecast = use_forecast(act.clone());
    let onsubmit = {
        let (form, act) = (form.clone(), act.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(act) = act.clone() else { return };
            let done = form.clone();
            form.sender().send_then(act, move |_| done.begin(Draft::new()));
        })
    };
    let disabled = act.is_none() || forecast.refusal().is_some();
    html! {
        <form class="stack" {onsubmit}>
            <div class="fields">
                <NameField value={name.clone()} error={parsed.err()} oninput={form.on(|next: &mut Draft, name| next.name = Some(name))} />
                { fields(&lab, &form) }
            </div>
            { outlook(&lab, &forecast) }
            <Answer of={sender.clone()} />
            <div class="row">
                <Button submit=true busy={sender.busy()} {disabled}>{ lab.t(Text::CreateScaleSet(&name)) }</Button>
            </div>
        </form>
    }
}

fn fields(lab: &Lab, form: &Form<Draft>) -> Html {
    let draft = form.draft();
    let on_image = {
        let lab = lab.clone();
        form.on(move |next: &mut Draft, image| next.take_image(&lab, image))
    };
    let on_encryption = {
        let lab = lab.clone();
        form.on(move |next: &mut Draft, encryption| next.take_encryption(&lab, encryption))
    };
    let counts: Vec<(AttrValue, AttrValue)> = (1..=MOST_INSTANCES)
        .map(|count| (count.to_string().into(), count.to_string().into()))
        .collect();
    let on_count = pass_on(
        &form.on(|next: &mut Draft, count| next.instances = count),
        |count: String| count.parse().ok(),
    );
    html! {
        <>
            { image_field(lab, &draft.image, &on_image) }
            { os_field(lab, draft.os, &form.on(|next: &mut Draft, os| next.os = os)) }
            { region_field(lab, draft.region, &form.on(|next: &mut Draft, region| next.region = region)) }
            { encryption_field(lab, &draft.encryption, &on_encryption) }
            <Select label={lab.t(Text::Instances)} value={draft.instances.to_string()} options={counts} onchange={on_count} />
        </>
    }
}
