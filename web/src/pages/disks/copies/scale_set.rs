//! A new scale set (rules M6, M8).

use kluis_lab::request::CreateScaleSet;
use kluis_lab::text::disks_page::Copies as Text;
use kluis_lab::{DiskEncryption, Request, VmImage};
use kluis_resource::{Region, ScaleSetName};
use kluis_rulebook::Os;
use yew::{Html, component, html};

use crate::form::{
    ActForm, Draft, NameField, Options, Select, encryption_field, free_name, image_field, os_field, region_field,
    region_of, use_draft,
};
use crate::lab::{Lab, use_lab};
use crate::ui::ButtonKind;

/// The most instances of a scale set.
const MOST_INSTANCES: u8 = 10;

#[derive(Clone, PartialEq)]
struct Wanted {
    name: Option<String>,
    region: Region,
    os: Os,
    image: VmImage,
    instances: u8,
    encryption: DiskEncryption,
}

impl Wanted {
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
        let free = || free_name("scaleset", sets.iter().map(|set| set.name.as_str()));
        self.name.clone().unwrap_or_else(free)
    }

    fn act(&self, scale_set: ScaleSetName) -> Request {
        Request::from(CreateScaleSet {
            scale_set,
            region: self.region,
            os: self.os,
            image: self.image.clone(),
            instances: self.instances,
            encryption: self.encryption.clone(),
        })
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
    let draft = use_draft(Wanted::new);
    let name = draft.name(&lab);
    let parsed = ScaleSetName::parse(&name);
    let act = parsed.clone().ok().map(|name| draft.act(name));
    let again = draft.on(|next, _| *next = Wanted::new());
    html! {
        <ActForm {act} forecast=true kind={ButtonKind::Secondary} go={lab.t(Text::CreateScaleSet(&name))} onaccepted={again}>
            <div class="fields">
                <NameField value={name.clone()} error={parsed.err()} oninput={draft.on(|next, name| next.name = Some(name))} />
                { fields(&lab, &draft) }
            </div>
        </ActForm>
    }
}

fn fields(lab: &Lab, draft: &Draft<Wanted>) -> Html {
    let on_image = {
        let lab = lab.clone();
        draft.on(move |next, image| next.take_image(&lab, image))
    };
    let on_encryption = {
        let lab = lab.clone();
        draft.on(move |next, encryption| next.take_encryption(&lab, encryption))
    };
    let counts = (1..=MOST_INSTANCES).map(|count| (count, count.to_string()));
    let counts = Options::new(
        &draft.instances,
        counts,
        &draft.on(|next, count| next.instances = count),
    );
    html! {
        <>
            { image_field(lab, &draft.image, &on_image) }
            { os_field(lab, draft.os, &draft.on(|next, os| next.os = os)) }
            { region_field(lab, draft.region, &draft.on(|next, region| next.region = region)) }
            { encryption_field(lab, &draft.encryption, &on_encryption) }
            <Select label={lab.t(Text::Instances)} options={counts} />
        </>
    }
}
