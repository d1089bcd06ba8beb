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
