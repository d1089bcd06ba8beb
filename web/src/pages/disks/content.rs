//! What a disk is to hold: files of the user's own, or a sample.

use kluis_lab::request::Content;
use kluis_lab::text::disks_page::Making as Text;
use web_sys::File;
use yew::{Callback, Html, Properties, component, html};

use super::sample::{SampleDraft, sample_fields};
use crate::form::{Choice, Files, Offer, Offers, use_draft};
use crate::lab::use_lab;
use crate::pages::back_up::choose::{Chosen, DropZone, Found};
use crate::pages::back_up::pile::Pile;
use crate::ui::{Notice, Tone};

/// What is chosen so far.
#[derive(Clone, PartialEq)]
pub(super) struct ContentDraft {
    /// Files, and not the sample.
    of_files: bool,
    files: Pile<File>,
    sample: SampleDraft,
}

impl Default for ContentDraft {
    fn default() -> Self {
        Self {
            of_files: false,
            files: Pile::default(),
            sample: SampleDraft::USUAL,
        }
    }
}

impl ContentDraft {
    /// What the lab is told; `None` while there is nothing to tell. `seed` tells samples apart.
    pub(super) fn content(&self, seed: usize) -> Option<Content> {
        if self.of_files {
            return (!self.files.is_empty()).then(|| Content::Files(self.files.facts()));
        }
        self.sample.sample(seed).map(Content::Sample)
    }

    /// The files that go with it, in the same order.
    pub(super) fn sources(&self) -> Files {
        let files = if self.of_files {
            self.files.clone()
        } else {
            Pile::default()
        };
        Callback::from(move |()| files.sources())
    }

    /// It is to be files, and none are chosen.
    pub(super) fn needs_files(&self) -> bool {
        self.of_files && self.files.is_empty()
    }
}

/// Properties of [`ContentField`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ContentFieldProps {
    /// What is chosen so far.
    pub(super) draft: ContentDraft,
    /// What is chosen then.
    pub(super) onchange: Callback<ContentDraft>,
}

/// The choice, and the fields of what was chosen.
#[component]
pub(super) fn ContentField(props: &ContentFieldProps) -> Html {
    let lab = use_lab();
    let unreadable = use_draft(|| 0_u64);
    let draft = &props.draft;
    let of_files = props.with(|next, of_files| next.of_files = of_files);
    let with_files = props.with(|next, files| next.files = files);
    let onfound = {
        let (unreadable, files, with_files) = (unreadable.clone(), draft.files.clone(), with_files.clone());
        Callback::from(move |read: Found| {
            unreadable.begin(read.unreadable);
            with_files.emit(files.with(read.found.iter().cloned()));
        })
    };
    let offers = [
        Offer::new(false, lab.t(Text::Sample)),
        Offer::new(true, lab.t(Text::Files)),
    ];
    html! {
        <div class="stack content-field">
            <Choice legend={lab.t(Text::What)} offers={Offers::new(&draft.of_files, offers, &of_files)} />
            if draft.of_files {
                <DropZone {onfound} />
                if *unreadable > 0 {
                    <Notice tone={Tone::Warning} alert=true>{ lab.t(Text::Unreadable(*unreadable, &lab.format().number(*unreadable))) }</Notice>
                }
                if !draft.files.is_empty() {
                    <Chosen pile={draft.files.clone()} onchange={with_files} />
                }
            } else {
                <div class="fields">{ sample_fields(&lab, draft.sample, &props.with(|next, sample| next.sample = sample)) }</div>
            }
        </div>
    }
}

impl ContentFieldProps {
    /// Another draft, with whatever comes.
    fn with<T: 'static>(&self, change: fn(&mut ContentDraft, T)) -> Callback<T> {
        let draft = self.draft.clone();
        self.onchange.reform(move |value| {
            let mut next = draft.clone();
            change(&mut next, value);
            next
        })
    }
}
