//! What the app knows of its lab: the latest of everything that the worker tells. A reducer, apart from the components.

use std::collections::BTreeMap;
use std::rc::Rc;

use kluis_browser::protocol::{HostStatus, Progress, Push, Trouble};
use kluis_lab::view::{JobState, LabView};
use kluis_resource::JobId;
use yew::Reducible;

/// Files that left the lab, ready to be saved by the user.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// What to call the file.
    pub file_name: String,
    /// Bytes.
    pub bytes: u64,
    /// The content.
    pub blob: web_sys::Blob,
}

/// The latest of everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LabState {
    /// The lab; `None` until the worker has opened it.
    pub view: Option<Rc<LabView>>,
    /// How the worker works; `None` until it says so.
    pub status: Option<HostStatus>,
    /// Why the lab can't be worked with.
    pub trouble: Option<Trouble>,
    /// How far the running jobs are.
    pub progress: Rc<BTreeMap<JobId, Progress>>,
    /// What restores gave since the page was opened.
    pub restored: Rc<BTreeMap<JobId, Restored>>,
}

/// What changes it.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// The worker told something.
    Push(Push),
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
                next.trouble = None;
                next.view = Some(Rc::new(*view));
            }
            Heard::Push(Push::Status(status)) => next.status = Some(status),
            Heard::Push(Push::Trouble(trouble)) => next.trouble = Some(trouble),
            Heard::Push(Push::Progress(progress)) => {
                Rc::make_mut(&mut next.progress).insert(progress.job, progress);
            }
            // Comes as `Heard::Restored`, with its content.
            Heard::Push(Push::Restored { .. }) => return self,
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

#[cfg(test)]
mod tests {
    use kluis_browser::protocol::{EngineKind, StorageMode};
    use kluis_lab::{Act, Event, Model, Stamp, update, view};
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
        update(
            &mut model,
            &Event {
                stamp,
                act: Act::OpenLab {
                    edition: Edition::Seeds,
                },
            },
        )
        .unwrap();
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
        assert!(after([Push::Progress(progress)]).progress.contains_key(&job));
        assert!(
            after([Push::Progress(progress), Push::View(opened())])
                .progress
                .is_empty()
        );
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
