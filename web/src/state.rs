//! What the app knows of its lab: the latest of everything that the worker tells. A reducer, apart from the components.

use std::collections::BTreeMap;
use std::rc::Rc;

use kluis_browser::protocol::{HostStatus, Progress, Push, Trouble};
use kluis_lab::view::{JobState, LabView};
use kluis_resource::JobId;
use web_sys::{Blob, Url};
use yew::Reducible;

use crate::pace::Pace;

/// Files that left the lab, ready to be saved by the user.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// What to call the file.
    pub file_name: String,
    /// Bytes.
    pub bytes: u64,
    /// Where the browser reads the content; `None` where it was saved while it was opened, or the browser gave no address.
    pub address: Option<Rc<BlobAddress>>,
}

impl Restored {
    /// Files whose content is this blob; without one, the browser has them.
    pub(crate) fn new(file_name: String, bytes: u64, blob: Option<&Blob>) -> Self {
        Self {
            file_name,
            bytes,
            address: blob.and_then(BlobAddress::make_for).map(Rc::new),
        }
    }
}

/// The address of a blob, which holds the blob. It is given back when nothing shows it any more.
#[derive(Debug, PartialEq, Eq)]
pub struct BlobAddress(String);

impl BlobAddress {
    /// It has the type of plain bytes, for without one a browser guesses, and saves `Makefile` as `Makefile.txt`.
    pub(crate) fn make_for(blob: &Blob) -> Option<Self> {
        let bytes = blob
            .slice_with_f64_and_f64_and_content_type(0.0, blob.size(), "application/octet-stream")
            .ok()?;
        Url::create_object_url_with_blob(&bytes).ok().map(Self)
    }

    /// The address, as links take it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for BlobAddress {
    fn drop(&mut self) {
        // An address that is known no more has nothing to give back.
        drop(Url::revoke_object_url(&self.0));
    }
}

/// How far a job is, and how fast it was until now.
#[derive(Clone, Debug, PartialEq)]
pub struct Going {
    /// The latest report.
    pub progress: Progress,
    /// What all of them make.
    pub pace: Pace,
}

/// The latest of everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LabState {
    /// The lab; `None` until the worker has opened it.
    pub view: Option<Rc<LabView>>,
    /// How the worker works; `None` until it says so.
    pub status: Option<HostStatus>,
    /// A part of the worker's program is missing: it did not load, and what was asked waits for it.
    pub missing: bool,
    /// Why the lab can't be worked with.
    pub trouble: Option<Trouble>,
    /// How far the running jobs are, and how fast they were.
    pub progress: Rc<BTreeMap<JobId, Going>>,
    /// What restores gave since the page was opened.
    pub restored: Rc<BTreeMap<JobId, Restored>>,
}

/// What changes it.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// The worker told something.
    Push(Push),
    /// A job goes on, said at this moment: milliseconds of a clock that only goes forward.
    Progress(Progress, f64),
    /// Files left the lab.
    Restored(JobId, Restored),
}

impl Reducible for LabState {
    type Action = Heard;

    fn reduce(self: Rc<Self>, heard: Heard) -> Rc<Self> {
        let mut next = (*self).clone();
        match heard {
            Heard::Push(Push::View(view)) => {
                if next.progress.keys().any(|job| !runs(&view, *job)) {
                    Rc::make_mut(&mut next.progress).retain(|job, _| runs(&view, *job));
                }
                // Starting over forgets the jobs, and with them goes what they restored.
                if next.restored.keys().any(|job| !is_known(&view, *job)) {
                    Rc::make_mut(&mut next.restored).retain(|job, _| is_known(&view, *job));
                }
                next.trouble = None;
                next.view = Some(Rc::new(*view));
            }
            Heard::Push(Push::Status(status)) => next.status = Some(status),
            Heard::Push(Push::Missing(missing)) => next.missing = missing,
            Heard::Push(Push::Trouble(trouble)) => next.trouble = Some(trouble),
            Heard::Progress(progress, at) => {
                let going = Rc::make_mut(&mut next.progress).entry(progress.job).or_insert(Going {
                    progress,
                    pace: Pace::default(),
                });
                going.progress = progress;
                going.pace.hear(at, &progress);
            }
            // They come as `Heard::Progress`, with their moment, and as `Heard::Restored`, with its content.
            Heard::Push(Push::Progress(_) | Push::Restored { .. }) => return self,
            Heard::Restored(job, restored) => {
                Rc::make_mut(&mut next.restored).insert(job, restored);
            }
        }
        Rc::new(next)
    }
}

fn runs(view: &LabView, job: JobId) -> bool {
    view.jobs
        .iter()
        .any(|known| known.id == job && known.state == JobState::InProgress)
}

fn is_known(view: &LabView, job: JobId) -> bool {
    view.jobs.iter().any(|known| known.id == job)
}

#[cfg(test)]
mod tests {
    use kluis_browser::protocol::{EngineKind, StorageMode};
    use kluis_lab::{Model, Outcome, Stamp, report, view};
    use kluis_resource::Timestamp;
    use kluis_rulebook::Edition;
    use uuid::Uuid;

    use super::*;

    fn opened() -> Box<LabView> {
        let mut model = Model::default();
        let stamp = Stamp {
            at: Timestamp::from_unix_millis(0),
            id: Uuid::from_u128(1),
        };
        let edition = Edition::Seeds;
        report(&mut model, stamp, &Outcome::OpenLab { edition }).unwrap();
        Box::new(view(&model))
    }

    fn after(pushes: impl IntoIterator<Item = Push>) -> Rc<LabState> {
        pushes
            .into_iter()
            .fold(Rc::default(), |state, push| state.reduce(Heard::Push(push)))
    }

    #[test]
    fn progress_of_a_job_that_does_not_run_is_forgotten() {
        let job = JobId::new(Uuid::from_u128(2));
        let progress = Progress {
            job,
            done: 1,
            total: 2,
            rate: 1.0,
            seconds_left: None,
        };
        let heard = after([]).reduce(Heard::Progress(progress, 0.0));
        assert!(heard.progress.contains_key(&job));
        assert!(heard.reduce(Heard::Push(Push::View(opened()))).progress.is_empty());
    }

    #[test]
    fn files_of_a_job_that_the_lab_does_not_know_are_forgotten() {
        let job = JobId::new(Uuid::from_u128(2));
        let files = Restored {
            file_name: "notes.tar".to_owned(),
            bytes: 1,
            address: None,
        };
        let restored = after([]).reduce(Heard::Restored(job, files));
        assert!(restored.restored.contains_key(&job));
        assert!(restored.reduce(Heard::Push(Push::View(opened()))).restored.is_empty());
    }

    #[test]
    fn a_lab_that_opens_after_all_is_no_trouble_any_more() {
        let lost = after([Push::Trouble(Trouble::JournalUnreadable)]);
        assert_eq!(lost.trouble, Some(Trouble::JournalUnreadable));
        let status = HostStatus {
            storage: StorageMode::Persisted,
            engine: EngineKind::WebCrypto,
            keys_non_extractable: true,
            read_only: false,
        };
        let found = lost
            .reduce(Heard::Push(Push::Status(status)))
            .reduce(Heard::Push(Push::View(opened())));
        assert!(found.trouble.is_none() && found.view.is_some() && found.status.is_some());
    }
}
