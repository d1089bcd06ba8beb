//! How far a running job is.

use kluis_browser::protocol::Progress;
use kluis_lab::Request;
use kluis_lab::request::CancelJob;
use kluis_lab::text::words::Words;
use kluis_lab::view::JobKind;
use kluis_resource::JobId;
use yew::{AttrValue, Html, Properties, component, html};

use super::answer::Answer;
use super::button::{Button, ButtonKind};
use super::throughput::Throughput;
use crate::lab::{Lab, use_lab, use_progress};
use crate::send::use_send;

/// What a job counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProgressUnit {
    /// Plaintext bytes.
    #[default]
    Bytes,
    /// Wrapped DEKs.
    Objects,
}

impl ProgressUnit {
    /// What a job of this kind counts.
    #[must_use]
    pub const fn of(kind: JobKind) -> Self {
        match kind {
            JobKind::RotateKey | JobKind::UpdateEncryptionKey => Self::Objects,
            JobKind::Backup
            | JobKind::Restore
            | JobKind::Download
            | JobKind::CreateDisks
            | JobKind::WriteDisk
            | JobKind::EncryptDisks
            | JobKind::Snapshot
            | JobKind::Image
            | JobKind::ScaleSet => Self::Bytes,
        }
    }
}

/// Properties of [`ProgressBar`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ProgressBarProps {
    /// The job.
    pub job: JobId,
    /// What is going on ("Backing up holiday photos").
    pub label: AttrValue,
    /// What it counts.
    #[prop_or_default]
    pub unit: ProgressUnit,
    /// It can be cancelled.
    #[prop_or(true)]
    pub cancel: bool,
}

/// Bar, amount, rate, time left, the line of the last half minute, and a way to cancel.
#[component]
pub fn ProgressBar(props: &ProgressBarProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let going = use_progress(props.job);
    let progress = going.as_ref().map(|going| going.progress);
    let cancel = sender.on_click(Request::from(CancelJob { job: props.job }));
    // Without a first report the bar is indeterminate: `<progress>` without a value.
    let (value, max) = progress.map_or((None, None), |progress| {
        (Some(progress.done.to_string()), Some(progress.total.max(1).to_string()))
    });
    html! {
        <div class="progress">
            <div class="progress-head">
                <span>{ props.label.clone() }</span>
                if props.cancel {
                    <Button
                        kind={ButtonKind::Quiet}
                        busy={sender.busy()}
                        disabled={lab.read_only()}
                        reason={lab.t(Words::OtherTab)}
                        onclick={cancel}
                    >{ lab.t(Words::Cancel) }</Button>
                }
            </div>
            <progress {value} {max} aria-label={props.label.clone()} />
            <p class="secondary figures">{ progress.map(|progress| figures(&lab, props.unit, &progress)).unwrap_or_default() }</p>
            if let Some(going) = going.filter(|_| props.unit == ProgressUnit::Bytes) {
                <Throughput pace={going.pace} />
            }
            <Answer of={sender} />
        </div>
    }
}

/// `12.6 MB of 26.2 MB · 310 MB a second · 2 sec left`
fn figures(lab: &Lab, unit: ProgressUnit, progress: &Progress) -> String {
    let format = lab.format();
    let amount = |count: u64| match unit {
        ProgressUnit::Bytes => format.size(count),
        ProgressUnit::Objects => format.number(count),
    };
    let mut parts = vec![lab.t(Words::DoneOf(&amount(progress.done), &amount(progress.total)))];
    if progress.rate > 0.0 && unit == ProgressUnit::Bytes {
        parts.push(lab.t(Words::Rate(&format.size_of(progress.rate))));
    }
    if let Some(seconds) = progress.seconds_left.filter(|_| progress.done < progress.total) {
        parts.push(lab.t(Words::TimeLeft(&format.duration(seconds))));
    }
    parts.join(" · ")
}
