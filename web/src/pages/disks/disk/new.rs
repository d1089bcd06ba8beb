//! A new data disk (rules M1, M2).

use kluis_lab::request::{Content, CreateDisk};
use kluis_lab::text::disks_page::Making as Text;
use kluis_lab::{DiskEncryption, Request};
use kluis_resource::{DiskName, Region};
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{ActForm, NameField, encryption_field, free_name, managed_field, region_field, region_of, use_draft};
use crate::lab::{Lab, use_lab};
use crate::pages::disks::content::{ContentDraft, content_field};
use crate::ui::ButtonKind;

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
struct Wanted {
    name: Option<String>,
    region: Region,
    managed: bool,
    encryption: DiskEncryption,
}

impl Wanted {
    fn new(lab: &Lab, given: Option<&DiskEncryption>) -> Self {
        let encryption = given.cloned().unwrap_or(DiskEncryption::Platform);
        Self {
            name: None,
            region: region_of(lab, &encryption).unwrap_or(Region::WestEurope),
            managed: true,
            encryption,
        }
    }

    fn name(&self, lab: &Lab) -> String {
        let disks = &lab.view.compute.disks;
        let free = || free_name("disk", disks.iter().map(|disk| disk.name.as_str()));
        self.name.clone().unwrap_or_else(free)
    }

    fn act(&self, disk: DiskName, content: Content) -> Request {
        Request::from(CreateDisk {
            disk,
            region: self.region,
            managed: self.managed,
            encryption: self.encryption.clone(),
            content,
        })
    }
}

/// Name, place, key and content.
#[component]
pub(in crate::pages::disks) fn NewDiskForm(props: &NewDiskFormProps) -> Html {
    let lab = use_lab();
    let draft = use_draft(|| Wanted::new(&lab, props.encryption.as_ref()));
    let content = use_draft(ContentDraft::default);
    let name = draft.name(&lab);
    let parsed = DiskName::parse(&name);
    let held = content.content(lab.view.compute.disks.len());
    let act = parsed.clone().ok().zip(held).map(|(disk, held)| draft.act(disk, held));
    let again = {
        let (empty, draft, content) = (
            Wanted::new(&lab, props.encryption.as_ref()),
            draft.clone(),
            content.clone(),
        );
        Callback::from(move |_| {
            draft.begin(empty.clone());
            content.begin(ContentDraft::default());
        })
    };
    let reason = content.needs_files().then(|| AttrValue::from(lab.t(Text::NeedsFiles)));
    let with_region = {
        let lab = lab.clone();
        move |next: &mut Wanted, encryption: DiskEncryption| {
            next.region = region_of(&lab, &encryption).unwrap_or(next.region);
            next.encryption = encryption;
        }
    };
    html! {
        <ActForm {act} files={content.sources()} forecast=true kind={ButtonKind::primary_if(props.primary)} {reason} go={lab.t(Text::Create(&name))} onaccepted={again}>
            <div class="fields">
                <NameField value={name.clone()} error={parsed.err()} oninput={draft.on(|next, name| next.name = Some(name))} />
                if props.encryption.is_none() {
                    { region_field(&lab, draft.region, &draft.on(|next, region| next.region = region)) }
                    { managed_field(&lab, draft.managed, &draft.on(|next, managed| next.managed = managed)) }
                    { encryption_field(&lab, &draft.encryption, &draft.on(with_region)) }
                }
            </div>
            { content_field(&lab, &content) }
        </ActForm>
    }
}
