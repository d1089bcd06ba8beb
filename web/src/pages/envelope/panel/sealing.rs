//! What goes into the body and what binds it: files and manifest.

use kluis_lab::text::envelope_parts::Part as Text;
use yew::{Html, html};

use super::About;
use super::pieces::{bytes, json};
use crate::ui::{BytesKind, Card, Fact, Facts, file_path};

/// How many files are listed.
const LISTED: usize = 100;

/// The files in the order of the tar, and what the whole took.
pub(super) fn files(about: &About<'_>) -> Html {
    let (lab, format) = (about.lab, about.lab.format());
    let (point, timings) = (&about.props.point, &about.props.point.timings);
    let mut facts = vec![
        Fact::text(lab.t(Text::FileBytes), format.size(point.file_bytes)),
        Fact::text(lab.t(Text::TarBytes), format.size(point.plaintext_bytes)),
    ];
    let is_timed = timings.total_micros > 0;
    if is_timed {
        facts.push(Fact::text(lab.t(Text::ReadTook), format.micros(timings.read_micros)));
        facts.push(Fact::text(lab.t(Text::Total), format.micros(timings.total_micros)));
    }
    let rest = point.files.len().saturating_sub(LISTED) as u64;
    html! {
        <Card title={lab.t(Text::Files)} lead={lab.t(Text::FilesWhy)}>
            <ul class="file-list" tabindex="0" aria-label={lab.t(Text::Files)}>
                { for point.files.iter().take(LISTED).map(|file| html! {
                    <li>{ file_path(&file.path) }<span class="secondary">{ format.size(file.size) }</span></li>
                }) }
                if rest > 0 {
                    <li class="secondary">{ lab.t(Text::More(&format.number(rest))) }</li>
                }
            </ul>
            <Facts {facts} />
            if is_timed {
                <p class="secondary">{ lab.t(Text::Overlap) }</p>
            }
        </Card>
    }
}

/// The manifest, its values and its bytes.
pub(super) fn manifest(about: &About<'_>) -> Html {
    let (lab, envelope) = (about.lab, &about.props.envelope);
    html! {
        <Card title={lab.t(Text::Manifest)} lead={lab.t(Text::ManifestWhy)}>
            <div class="byte-rows">
                { bytes(BytesKind::Plain, &envelope.tags_digest, false, lab.t(Text::Digest)) }
                { bytes(BytesKind::Plain, &envelope.commitment, false, lab.t(Text::Commitment)) }
                { bytes(BytesKind::Tag, &envelope.mac, false, lab.t(Text::Mac)) }
            </div>
            <p class="secondary">{ lab.t(Text::ManifestKeeps) }</p>
            <h3>{ lab.t(Text::ManifestStored) }</h3>
            { json(&envelope.manifest, lab.t(Text::ManifestStored)) }
        </Card>
    }
}
