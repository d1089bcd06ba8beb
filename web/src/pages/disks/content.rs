//! What a disk is to hold: files of the user's own, or a sample.

use kluis_browser::SourceFile;
use kluis_lab::Content;
use kluis_lab::text::disks_page::Making as Text;
use web_sys::File;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state_eq};

use super::sample::{SampleDraft, sample_fields};
use crate::lab::use_lab;
use crate::pages::back_up::choose::{Chosen, DropZone, Found};
use crate::pages::back_up::pile::Pile;
use crate::ui::{Choice, ChoiceOption, Notice, Tone};

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
    pub(super) fn sources(&self) -> Vec<SourceFile> {
        let files = self.files.iter().filter(|_| self.of_files);
        files
            .map(|file| SourceFile {
                path: file.path.clone(),
                file: file.content.clone(),
            })
            .collect()
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

const FILES: &str = "files";
const SAMPLE: &str = "sample";

/// The choice, and the fields of what was chosen.
#[component]
pub(super) fn ContentField(props: &ContentFieldProps) -> Html {
    let lab = use_lab();
    let unreadable = use_state_eq(|| 0_u64);
    let draft = &props.draft;
    let change = |make: fn(&mut ContentDraft, &str)| {
        let draft = draft.clone();
        props.onchange.reform(move |value: String| {
            let mut next = draft.clone();
            make(&mut next, &value);
            next
        })
    };
    let with_files = {
        let draft = draft.clone();
        props
            .onchange
            .reform(move |files| ContentDraft { files, ..draft.clone() })
    };
    let onfound = {
        let (unreadable, files, with_files) = (unreadable.clone(), draft.files.clone(), with_files.clone());
        Callback::from(move |read: Found| {
            unreadable.set(read.unreadable);
            with_files.emit(files.with(read.found.iter().cloned()));
        })
    };
    let onsample = {
        let draft = draft.clone();
        props.onchange.reform(move |sample| ContentDraft {
            sample,
            ..draft.clone()
        })
    };
    let option = |value: &'static str, title: Text<'static>| ChoiceOption {
        value: AttrValue::from(value),
        title: lab.t(title).into(),
        detail: None,
    };
    html! {
        <div class="stack content-field">
            <Choice
                legend={lab.t(Text::What)}
                value={if draft.of_files { FILES } else { SAMPLE }}
                options={vec![option(SAMPLE, Text::Sample), option(FILES, Text::Files)]}
                onchange={change(|next, value| next.of_files = value == FILES)}
            />
            if draft.of_files {
                <DropZone {onfound} />
                if *unreadable > 0 {
                    <Notice tone={Tone::Warning} alert=true>{ lab.t(Text::Unreadable(*unreadable, &lab.format().number(*unreadable))) }</Notice>
                }
                if !draft.files.is_empty() {
                    <Chosen pile={draft.files.clone()} onchange={with_files} />
                }
            } else {
                <div class="fields">{ sample_fields(&lab, draft.sample, &onsample) }</div>
            }
        </div>
    }
}
