//! Fields and dialogs that more than one part of the page has: what something is made of, a copy under a name, deleting.

use kluis_lab::text::disks_page::Fields as Text;
use kluis_lab::{DiskEncryption, Request, VmImage};
use kluis_resource::{NameError, Region};
use kluis_rulebook::Os;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{ActDialog, NameField, encryption_field, image_field, os_field, region_field, region_of, use_draft};
use crate::lab::{Lab, use_lab};

/// What a machine or scale set is made of, where, and under which key.
#[derive(Clone, PartialEq)]
pub(super) struct Made {
    pub(super) region: Region,
    pub(super) os: Os,
    pub(super) image: VmImage,
    pub(super) encryption: DiskEncryption,
}

impl Made {
    /// Out of the marketplace, under the platform's key.
    pub(super) const fn plain(region: Region) -> Self {
        Self {
            region,
            os: Os::Linux,
            image: VmImage::Marketplace,
            encryption: DiskEncryption::Platform,
        }
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

/// The fields of it; `storage` stands before the key.
pub(super) fn made_fields(lab: &Lab, made: &Made, onchange: &Callback<Made>, storage: Html) -> Html {
    let on_image = with(lab, made, onchange, Made::take_image);
    let on_os = with(lab, made, onchange, |next, _, os| next.os = os);
    let on_region = with(lab, made, onchange, |next, _, region| next.region = region);
    let on_encryption = with(lab, made, onchange, Made::take_encryption);
    html! {
        <>
            { image_field(lab, &made.image, &on_image) }
            { os_field(lab, made.os, &on_os) }
            { region_field(lab, made.region, &on_region) }
            { storage }
            { encryption_field(lab, &made.encryption, &on_encryption) }
        </>
    }
}

fn with<T: 'static>(lab: &Lab, made: &Made, onchange: &Callback<Made>, change: fn(&mut Made, &Lab, T)) -> Callback<T> {
    let (lab, made) = (lab.clone(), made.clone());
    onchange.reform(move |value| {
        let mut next = made.clone();
        change(&mut next, &lab, value);
        next
    })
}

/// The name of a copy as it was typed, and whose key it is to have.
pub(super) type Copied = (String, DiskEncryption);

/// Properties of [`CopyDialog`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct CopyDialogProps {
    /// The words of the button that opens it, and of the one that does it.
    pub(super) words: (AttrValue, AttrValue),
    /// The words with the name of what is copied.
    pub(super) label: AttrValue,
    /// A sentence below the title.
    pub(super) lead: AttrValue,
    /// A name that is free.
    pub(super) free: String,
    /// Whose key protects what is copied.
    pub(super) encryption: DiskEncryption,
    /// The act.
    pub(super) act: Callback<Copied, Result<Request, NameError>>,
}

/// Makes something out of a disk, snapshot or machine, under a name and a key.
#[component]
pub(super) fn CopyDialog(props: &CopyDialogProps) -> Html {
    let lab = use_lab();
    // What was typed and chosen; before that, what is offered.
    let draft = use_draft(|| (None::<String>, None::<DiskEncryption>));
    let name = draft.0.clone().unwrap_or_else(|| props.free.clone());
    let encryption = draft.1.as_ref().unwrap_or(&props.encryption);
    let act = props.act.emit((name.clone(), encryption.clone()));
    let (button, go) = props.words.clone();
    html! {
        <ActDialog
            {button}
            label={props.label.clone()}
            lead={props.lead.clone()}
            {go}
            forecast=true
            act={act.clone().ok()}
            onopen={draft.on(|next, ()| *next = (None, None))}
        >
            <NameField value={name} error={act.err()} oninput={draft.on(|next, name| next.0 = Some(name))} />
            { encryption_field(&lab, encryption, &draft.on(|next, own| next.1 = Some(own))) }
        </ActDialog>
    }
}

/// Deletes something of this name, with these words on the button.
pub(super) fn delete_dialog(
    lab: &Lab,
    (name, go): (&str, Text<'static>),
    request: impl Into<Request>,
    means: Html,
) -> Html {
    html! {
        <ActDialog
            button={lab.t(Text::Delete)}
            label={lab.t(Text::DeleteOf(name))}
            title={lab.t(Text::DeleteTitle(name))}
            go={lab.t(go)}
            danger=true
            forecast=true
            act={request.into()}
        >
            { means }
        </ActDialog>
    }
}
