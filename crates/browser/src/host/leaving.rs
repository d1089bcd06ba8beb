//! Large restores leave while they are opened, where somebody saves them.

use kluis_lab::JobFailure;

use super::Host;
use super::effects::Task;
use crate::download::{Download, Offer, STREAMED_FROM};
use crate::work::Work;

/// Who gets the offers.
pub(super) type Exit = Box<dyn Fn(Offer)>;

impl Host {
    /// Has somebody who can save large restores while they are opened: `exit` gets their offers. Without, all are collected.
    pub fn leave_by(&self, exit: impl Fn(Offer) + 'static) {
        self.0.exit.replace(Some(Box::new(exit)));
    }

    /// The download of a large restore, where somebody saves it while it is opened.
    pub(super) async fn offered(
        &self,
        task: &Task,
        file_name: &str,
        bytes: u64,
        work: &Work,
    ) -> Result<Option<Download>, JobFailure> {
        if bytes < STREAMED_FROM || self.0.exit.borrow().is_none() {
            return Ok(None);
        }
        let offer = |port| {
            if let Some(exit) = &*self.0.exit.borrow() {
                exit(Offer {
                    job: task.job,
                    file_name: file_name.to_owned(),
                    bytes,
                    port,
                });
            }
        };
        Download::begin(offer, work).await
    }
}
