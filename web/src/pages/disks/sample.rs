//! Samples for those who have no files at hand: what kind, and how large.

use kluis_lab::text::disks_page::Fields as Text;
use kluis_lab::{Sample, SampleKind};
use yew::{Callback, Html, html};

use crate::form::{Options, Select};
use crate::lab::Lab;

/// A sample that is yet to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SampleDraft {
    pub(super) kind: SampleKind,
    pub(super) bytes: u64,
}

impl SampleDraft {
    /// What is offered at first.
    pub(super) const USUAL: Self = Self {
        kind: SampleKind::Text,
        bytes: 1 << 20,
    };

    /// The sample itself. `seed` tells it apart from others of its kind and size.
    pub(super) fn sample(self, seed: usize) -> Option<Sample> {
        Sample::new(self.kind, self.bytes, u32::try_from(seed).ok()?).ok()
    }
}

/// The sizes that are offered, with their names, which are the same in every language.
const SIZES: [(u64, &str); 8] = [
    (Sample::FEWEST_BYTES, "4 KiB"),
    (64 << 10, "64 KiB"),
    (1 << 20, "1 MiB"),
    (8 << 20, "8 MiB"),
    (64 << 20, "64 MiB"),
    (256 << 20, "256 MiB"),
    (512 << 20, "512 MiB"),
    (Sample::MOST_BYTES, "1 GiB"),
];

const KINDS: [SampleKind; 3] = [SampleKind::Text, SampleKind::Sqlite, SampleKind::Random];

/// The two fields.
pub(super) fn sample_fields(lab: &Lab, value: SampleDraft, onchange: &Callback<SampleDraft>) -> Html {
    let onkind = onchange.reform(move |kind| SampleDraft { kind, ..value });
    let onsize = onchange.reform(move |bytes| SampleDraft { bytes, ..value });
    let kinds = Options::new(&value.kind, KINDS.map(|kind| (kind, lab.t(kind))), &onkind);
    html! {
        <>
            <Select label={lab.t(Text::Kind)} options={kinds} />
            <Select label={lab.t(Text::Size)} options={Options::new(&value.bytes, SIZES, &onsize)} />
        </>
    }
}
