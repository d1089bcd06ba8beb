//! A new data disk (rules M1, M2).

use kluis_lab::text::disks_page::Making as Text;
use kluis_lab::{Act, ComputeAct, DiskEncryption};
use kluis_resource::{DiskName, Region};
use yew::{AttrValue, Callback, Html, Properties, SubmitEvent, component, html};

use crate::lab::{Lab, use_lab};
use crate::pages::disks::content::{ContentDraft, ContentField};
use crate::pages::disks::fields::{NameField, encryption_field, managed_field, outlook, region_field, region_of};
use crate::pages::disks::form::use_form;
use crate::pages::disks::names::{free_name, is_among};
use crate::send::use_forecast;
use crate::ui::{Answer, Button, ButtonKind};

/// Properties of [`NewDiskForm`].
#[derive(Clone, PartialEq, Properties)]
pub(in crate::pages::disks) struct NewDiskFormProps {
    /// Whose key protects it, where that is given.
    #[prop_or_default]
    pub(in crate::pages::disks) encryption: Option<DiskEncryption>,
    /// It is the one thing to do here.
    #[prop_or_default]
    pub(in crate::pages::disks) primary: bool,
}

#[derive(Clone, PartialEq)]
struct Draft {
    name: Option<String>,
    region: Region,
    managed: bool,
    encryption: DiskEncryption,
    content: ContentDraft,
}

impl Draft {
    fn new(lab: &Lab, given: Option<&DiskEncryption>) -> Self {
        let encryption = given.cloned().unwrap_or(DiskEncryption::Platform);
        Self {
            name: None,
            region: region_of(lab, &encryption).unwrap_or(Region::WestEurope),
            managed: true,
            encryption,
            content: ContentDraft::default(),
        }
    }

    fn name(&self, lab: &Lab) -> String {
        let disks = &lab.view.compute.disks;
        let free = || {
            free_name("disk", |name| {
                is_among(disks.iter().map(|disk| disk.name.as_str()), name)
            })
        };
        self.name.clone().unwrap_or_else(free)
    }
}

/// Name, place, key and content.
#[component]
pub(in crate::pages::disks) fn NewDiskForm(props: &NewDiskFormProps) -> Html {
    let lab = use_lab();
    let form = use_form(|| Draft::new(&lab, props.encryption.as_ref()));
    let draft = form.draft();
    let name = draft.name(&lab);
    let parsed = DiskName::parse(&name);
    let content = draft.content.content(lab.view.compute.disks.len());
    let act = parsed.clone().ok().zip(content).map(|(disk, content)| {
        let (region, managed, encryption) = (draft.region, draft.managed, draft.encryption.clone());
        Act::Compute(ComputeAct::CreateDisk {
            disk,
            region,
            managed,
            encryption,
            content,
        })
    });
    let forecast = use_forecast(act.clone());
    let onsubmit = {
        let (form, act, lab) = (form.clone(), act.clone(), lab.clone());
        let given = props.encryption.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(act) = act.clone() else { return };
            let (client, sources) = (lab.client.clone(), form.draft().content.sources());
            let (done, empty) = (form.clone(), Draft::new(&lab, given.as_ref()));
            let sent = async move { client.send_with_files(act, sources).await };
            form.sender().run(sent, move |_| done.begin(empty));
        })
    };
    let reason = draft
        .content
        .needs_files()
        .then(|| AttrValue::from(lab.t(Text::NeedsFiles)));
    let with_region = {
        let lab = lab.clone();
        move |next: &mut Draft, encryption: DiskEncryption| {
            next.region = region_of(&lab, &encryption).unwrap_or(next.region);
            next.encryption = encryption;
        }
    };
    let disabled = act.is_none() || forecast.refusal().is_some();
    let kind = if props.primary {
        ButtonKind::Primary
    } else {
        ButtonKind::Secondary
    };
    html! {
        <form class="stack" {onsubmit}>
            <div class="fields">
                <NameField value={name.clone()} error={parsed.err()} oninput={form.on(|next, name| next.name = Some(name))} />
                if props.encryption.is_none() {
                    { region_field(&lab, draft.region, &form.on(|next, region| next.region = region)) }
                    { managed_field(&lab, draft.managed, &form.on(|next, managed| next.managed = managed)) }
                    { encryption_field(&lab, &draft.encryption, &form.on(with_region)) }
                }
            </div>
            <ContentField draft={draft.content.clone()} onchange={form.on(|next, content| next.content = content)} />
            { outlook(&lab, &forecast) }
            <Answer of={form.sender().clone()} />
            <div class="row">
                <Button {kind} submit=true busy={form.sender().busy()} {disabled} {reason}>{ lab.t(Text::Create(&name)) }</Button>
            </div>
        </form>
    }
}
