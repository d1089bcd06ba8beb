//! What is sealed, and what binds it: files, tar, manifest.

use kluis_lab::text::envelope::Picture as Text;
use yew::{Html, html};

use super::{Pen, short};
use crate::pages::envelope::layout::{Anchor, Rect};
use crate::pages::envelope::part::{Part, fit, shared_folder};
use crate::pages::envelope::svg::{rounded, words};
use crate::ui::visible;

/// How many files stand in the picture.
const ROWS: usize = 3;
const ROW_HEIGHT: f64 = 28.0;
const ROW_STEP: f64 = 35.0;

impl Pen<'_> {
    pub(super) fn files(&self) -> Html {
        let files = &self.props.point.files;
        let count = files.len() as u64;
        let formatted = self.lab.format().number(count);
        let shown = if files.len() > ROWS { ROWS - 1 } else { files.len() };
        let area = self.layout.files;
        let used = files.len().min(ROWS);
        let top = area.y + ROW_STEP * (ROWS - used) as f64 / 2.0;
        let row = |index: usize| Rect {
            y: top + ROW_STEP * index as f64,
            h: ROW_HEIGHT,
            ..area
        };
        let shared = shared_folder(files.iter().map(|file| file.path.as_str()));
        let rows = files.iter().take(shown).enumerate().map(|(index, file)| {
            let rect = row(index);
            let size = self.lab.format().size(file.size);
            let room = room_for_name(area.w, &size);
            let name = visible(&file.path[shared..]);
            html! {
                <>
                    { rounded(rect, 6.0, "edge data") }
                    { words("t", rect.x + 11.0, rect.mid_y() + 4.5, Anchor::Start, fit(&name, room)) }
                    { words("s", rect.right() - 9.0, rect.mid_y() + 4.5, Anchor::End, size) }
                </>
            }
        });
        let more = (files.len() > ROWS).then(|| {
            let rect = row(ROWS - 1);
            let rest = self.lab.format().number(count - shown as u64);
            let text = self.lab.t(Text::MoreFiles(&rest));
            html! { <>{ rounded(rect, 6.0, "edge data faint") }{ words("s", rect.x + 11.0, rect.mid_y() + 4.5, Anchor::Start, text) }</> }
        });
        let tar = self.layout.tar;
        let is_guests = self.props.envelope.guest.is_some();
        let label = if is_guests {
            Text::XtsFilesPart(count, &formatted)
        } else {
            Text::FilesPart(count, &formatted)
        };
        let shapes = html! {
            <>
                { for rows }
                { more }
                { rounded(tar, 6.0, if is_guests { "edge dek" } else { "edge data" }) }
                if is_guests {
                    { rounded(within(tar), 4.0, "edge data") }
                }
                { self.tar_words(tar) }
            </>
        };
        html! {
            <>
                { words("s", area.x, area.y - 13.0, Anchor::Start, self.lab.t(Text::Files(count, &formatted))) }
                { self.part(Part::Files, area.with(tar), label, shapes) }
            </>
        }
    }

    fn tar_words(&self, tar: Rect) -> Html {
        let name = self.lab.t(if self.props.envelope.guest.is_some() {
            Text::Xts
        } else {
            Text::Tar
        });
        let size = self.lab.format().size(self.props.envelope.plaintext_bytes);
        if tar.h > tar.w / 2.0 {
            html! {
                <>
                    { words("t", tar.mid_x(), tar.mid_y() - 3.0, Anchor::Middle, name) }
                    { words("s small", tar.mid_x(), tar.mid_y() + 13.0, Anchor::Middle, size) }
                </>
            }
        } else {
            html! {
                <>
                    { words("t", tar.x + 11.0, tar.mid_y() + 4.5, Anchor::Start, name) }
                    { words("s", tar.right() - 9.0, tar.mid_y() + 4.5, Anchor::End, size) }
                </>
            }
        }
    }

    pub(super) fn manifest(&self) -> Html {
        let envelope = &self.props.envelope;
        let rect = self.layout.manifest;
        let line = |y: f64, class: &'static str, text: Text<'_>| {
            words(class, rect.x + 14.0, rect.y + y, Anchor::Start, self.lab.t(text))
        };
        let bytes = self.lab.format().number(envelope.plaintext_bytes);
        let regions = self.lab.format().number(envelope.regions);
        let (digest, commitment) = (short(&envelope.tags_digest), short(&envelope.commitment));
        let shapes = html! {
            <>
                { rounded(rect, 8.0, "edge plain") }
                { line(23.0, "t", Text::Manifest) }
                { line(42.0, "mono", Text::ManifestSize(&bytes, envelope.regions, &regions)) }
                { line(59.0, "mono", Text::ManifestDigest(&digest, &commitment)) }
                { line(76.0, "mono", Text::ManifestMac(&short(&envelope.mac))) }
            </>
        };
        self.part(Part::Manifest, rect, Text::ManifestPart, shapes)
    }
}

/// The box inside another: what a guest encrypted has a layer around it.
fn within(outer: Rect) -> Rect {
    Rect {
        x: outer.x + 4.0,
        y: outer.y + 4.0,
        w: outer.w - 8.0,
        h: outer.h - 8.0,
    }
}

/// How many characters of a file's name fit beside its size.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few dozen at most, and at least 4"
)]
fn room_for_name(width: f64, size: &str) -> usize {
    let left = width - 32.0 - 6.5 * size.chars().count() as f64;
    (left / 7.7).max(4.0) as usize
}
