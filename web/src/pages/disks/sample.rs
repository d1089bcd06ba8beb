//! Samples for those who have no files at hand: what kind, and how large.

use kluis_lab::text::disks_page::Fields as Text;
use kluis_lab::{Sample, SampleKind};
use yew::{AttrValue, Callback, Html, html};

use crate::lab::Lab;
use crate::ui::{Select, pass_on};

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
    let name = |kind: SampleKind| AttrValue::from(format!("{kind:?}"));
    let kinds: Vec<(AttrValue, AttrValue)> = KINDS.map(|kind| (name(kind), lab.t(kind).into())).to_vec();
    let onkind = pass_on(onchange, move |chosen: String| {
        let kind = KINDS.into_iter().find(|kind| name(*kind) == chosen)?;
        Some(SampleDraft { kind, ..value })
    });
    let sizes: Vec<(AttrValue, AttrValue)> = SIZES
        .map(|(bytes, words)| (bytes.to_string().into(), words.into()))
        .to_vec();
    let onsize = pass_on(onchange, move |chosen: String| {
        let bytes = chosen.parse().ok()?;
        Some(SampleDraft { bytes, ..value })
    });
    html! {
        <>
            <Select label={lab.t(Text::Kind)} value={name(value.kind)} options={kinds} onchange={onkind} />
            <Select label={lab.t(Text::Size)} value={value.bytes.to_string()} options={sizes} onchange={onsize} />
        </>
    }
}
