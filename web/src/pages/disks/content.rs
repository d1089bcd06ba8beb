//! What a disk is to hold: files of the user's own, or a sample.

use kluis_lab::request::Content;
use kluis_lab::text::disks_page::Making as Text;
use yew::{Html, html};

use super::sample::{SampleDraft, sample_fields};
use crate::form::{Choice, ChosenFiles, Draft, Files, Offer, Offers, files_field};
use crate::lab::Lab;

/// What is chosen so far.
#[derive(Clone, PartialEq)]
pub(super) struct ContentDraft {
    /// Files, and not the sample.
    of_files: bool,
    files: ChosenFiles,
    sample: SampleDraft,
}

impl Default for ContentDraft {
    fn default() -> Self {
        Self {
            of_files: false,
            files: ChosenFiles::default(),
            sample: SampleDraft::USUAL,
        }
    }
}

impl ContentDraft {
    /// What the lab is told; `None` while there is nothing to tell. `seed` tells samples apart.
    pub(super) fn content(&self, seed: usize) -> Option<Content> {
        if self.of_files {
            return (!self.files.pile.is_empty()).then(|| Content::Files(self.files.pile.facts()));
        }
        self.sample.sample(seed).map(Content::Sample)
    }

    /// The files that go with it, in the same order.
    pub(super) fn sources(&self) -> Files {
        if self.of_files {
            self.files.sources()
        } else {
            ChosenFiles::default().sources()
        }
    }

    /// It is to be files, and none are chosen.
    pub(super) fn needs_files(&self) -> bool {
        self.of_files && self.files.pile.is_empty()
    }
}

/// The choice, and the fields of what was chosen.
pub(super) fn content_field(lab: &Lab, draft: &Draft<ContentDraft>) -> Html {
    let offers = [
        Offer::new(false, lab.t(Text::Sample)),
        Offer::new(true, lab.t(Text::Files)),
    ];
    let of_files = draft.on(|next, of_files| next.of_files = of_files);
    html! {
        <div class="stack content-field">
            <Choice legend={lab.t(Text::What)} offers={Offers::new(&draft.of_files, offers, &of_files)} />
            if draft.of_files {
                { files_field(lab, &draft.files, &draft.on(|next, change| next.files.take(change))) }
            } else {
                <div class="fields">{ sample_fields(lab, draft.sample, &draft.on(|next, sample| next.sample = sample)) }</div>
            }
        </div>
    }
}
