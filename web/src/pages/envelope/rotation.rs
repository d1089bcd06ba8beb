//! Before and after a rotation: what it changed, and that it changed nothing else.

use std::rc::Rc;

use kluis_lab::text::envelope_what_if::Rotation as Text;
use kluis_lab::view::{EnvelopeView, JobKind, JobState, JobView};
use yew::{Html, Properties, component, html};

use super::picture::version_of;
use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::ui::{Bytes, BytesKind, Card, Mark, Sign};

/// What is compared.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct BeforeAfterProps {
    /// Who unwraps its data key: a vault, or a disk encryption set.
    pub(super) keeper: String,
    /// How it is stored now.
    pub(super) now: Rc<EnvelopeView>,
    /// How it was stored before the rotation, where this page saw that.
    pub(super) before: Option<Rc<EnvelopeView>>,
}

/// The comparison; nothing where the data key was never wrapped by another key.
#[component]
pub(super) fn BeforeAfter(props: &BeforeAfterProps) -> Html {
    let lab = use_lab();
    let now = &props.now;
    let Some((kid, wrapped)) = now.before.as_ref() else {
        return Html::default();
    };
    let short = |hex: &str| shorten(hex, 4, 2);
    let heads = [
        Text::Before(&short(&version_of(kid))).clone(),
        Text::After(&short(&version_of(&now.kid))),
    ]
    .map(|text| lab.t(text));
    let rest = props.before.as_ref().map(|before| {
        html! {
            <>
                { compared(&lab, Text::Digest, &before.tags_digest, &now.tags_digest) }
                { compared(&lab, Text::Commitment, &before.commitment, &now.commitment) }
                { compared(&lab, Text::Mac, &before.mac, &now.mac) }
            </>
        }
    });
    let [first, second] = &heads;
    let same = wrapped == &now.wrapped_key;
    html! {
        <Card title={lab.t(Text::Title)} lead={lab.t(Text::Why)} class="before-after">
            <div class="compared" aria-live="polite">
                { verdict(&lab, Text::Wrapped, same) }
                <div class="sides">
                    { side(first, wrapped) }
                    { side(second, &now.wrapped_key) }
                </div>
            </div>
            { rest }
            <p class="secondary">{ read_and_written(&lab, &props.keeper) }{ " " }{ lab.t(Text::ManifestHolds) }</p>
        </Card>
    }
}

/// One value that a rotation should leave alone.
fn compared(lab: &Lab, name: Text<'_>, before: &str, now: &str) -> Html {
    html! {
        <div class="compared">
            { verdict(lab, name, before == now) }
            <Bytes hex={now.to_owned()} show=20 />
        </div>
    }
}

fn verdict(lab: &Lab, name: Text<'_>, same: bool) -> Html {
    let (sign, words) = if same {
        (Sign::Good, Text::Unchanged)
    } else {
        (Sign::Changed, Text::Changed)
    };
    html! { <><b>{ lab.t(name) }</b><Mark {sign} word={lab.t(words)} /></> }
}

fn side(head: &str, hex: &str) -> Html {
    html! {
        <div>
            <small>{ head.to_owned() }</small>
            <Bytes kind={BytesKind::Wrapped} hex={hex.to_owned()} show=32 />
        </div>
    }
}

/// What the latest rotation of its keeper read and wrote, by its job.
fn read_and_written(lab: &Lab, keeper: &str) -> String {
    let format = lab.format();
    let of_keeper =
        |job: &&JobView| job.kind == JobKind::RotateKey && job.state == JobState::Completed && job.resource == keeper;
    let Some(job) = lab.view.jobs.iter().find(of_keeper) else {
        return String::new();
    };
    let bytes = lab.t(Text::BodyBytes(&format.number(job.bytes)));
    match (job.objects, job.ended) {
        (Some((done, _)), Some(ended)) => {
            let count = lab.t(kluis_lab::text::activity::Activity::Rekeyed(done, &format.number(done)));
            let time = format.duration((ended - job.started).as_secs_f64());
            format!("{} {bytes}", lab.t(Text::Rewrapped(&count, &time)))
        }
        (_, _) => bytes,
    }
}
