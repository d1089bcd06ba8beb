//! Which lab is at work: reading the one that is kept, going on where another writer stopped, taking over, and starting over.

use std::collections::HashSet;

use kluis_lab::{JobFailure, Outcome, What, awaited_keys, rotations_due, running_jobs};
use kluis_resource::ObjectId;
use kluis_rulebook::Edition;

use super::begin::New;
use super::happening::Beside;
use super::journal::Journal;
use super::{Host, warn};
use crate::locks::Held;
use crate::protocol::{ClientError, Trouble};
use crate::store::{Changes, StorageError};

impl Host {
    /// Reads again what is kept, where somebody else writes it.
    pub async fn follow(&self) {
        let _turn = self.0.turn.lock().await;
        // With the lock, nobody else does: what this host knows may be newer than what is kept.
        if self.0.read_only.get() && self.0.held.borrow().is_none() {
            self.reload_in_turn().await;
        }
    }

    /// From now on this host writes, with the lock that whoever wrote before has given free. The user's acts are taken when
    /// everything that was left behind is cleaned up, and not before.
    pub async fn take_over(&self, held: Held) {
        if !self.0.read_only.get() {
            return;
        }
        self.0.held.replace(Some(held));
        self.reload().await;
        self.start().await;
        self.0.read_only.set(false);
        self.tell_all();
    }

    /// Deletes everything of this lab and opens a new one, with the rules of this edition.
    ///
    /// # Errors
    /// Where the storage refuses; the lab is then what it was.
    pub async fn start_over(&self, edition: Edition) -> Result<(), ClientError> {
        self.check_writable()?;
        let effects = {
            let _turn = self.0.turn.lock().await;
            let mut fresh = Journal::default();
            let open = What::Came(Outcome::OpenLab { edition });
            let next = fresh.prepare(open).expect("a new lab opens");
            let changes = Changes {
                events: next.to_keep(),
                from_scratch: true,
                ..Changes::default()
            };
            self.0
                .store
                .records
                .commit(&changes)
                .await
                .map_err(|_| ClientError::Storage)?;
            let effects = fresh.accept(next);
            drop(self.0.journal.replace(Ok(fresh)));
            self.0.era.set(self.0.era.get() + 1);
            for task in self.0.tasks.borrow().values() {
                task.stop.ask();
            }
            // No record names the bodies any more. One that a task still writes, the task deletes.
            self.sweep_in_turn().await;
            effects
        };
        (self.0.announce)();
        self.tell_all();
        self.perform(effects, Beside::Nothing);
        self.set_timer();
        Ok(())
    }

    /// Does what the first event of a new lab ordered.
    pub(super) async fn go_on_new(&self, new: New) {
        drop(self.0.journal.replace(Ok(Journal::new(new.model, new.stamp))));
        self.perform(new.effects, Beside::Nothing);
        self.sweep().await;
        self.set_timer();
    }

    /// As the writer, cleans up after whoever wrote before, and goes on where that one stopped.
    pub(super) async fn start(&self) {
        let Some((running, awaited, is_new)) = self.with_journal(|journal| {
            let model = journal.model();
            (running_jobs(model), awaited_keys(model), journal.length() == 0)
        }) else {
            return;
        };
        // A new lab has nothing to sweep that couldn't wait until it is there.
        if !is_new {
            self.sweep().await;
        }
        for job in running {
            let failure = JobFailure::Interrupted;
            self.settle(self.0.era.get(), Outcome::JobFailed { job, failure }).await;
        }
        if self.with_journal(|journal| rotations_due(journal.model())) == Some(true) {
            // Where this fails, the next event takes it up.
            self.happen_alone(Outcome::ResumeRotations).await;
        }
        self.perform(awaited, Beside::Nothing);
        if is_new {
            // Where this fails, the page has a status and no view; every act will say why.
            let edition = Edition::default();
            self.happen_alone(Outcome::OpenLab { edition }).await;
            self.sweep().await;
        }
        self.set_timer();
    }

    /// Reports something that nobody waits for, and that brings nothing along.
    async fn happen_alone(&self, outcome: Outcome) {
        let happened = self.happen(self.0.era.get(), outcome, Changes::default(), Beside::Nothing);
        drop(happened.await);
    }

    /// Removes bodies that nobody names. What can't be removed now is removed the next time.
    async fn sweep(&self) {
        let _turn = self.0.turn.lock().await;
        self.sweep_in_turn().await;
    }

    /// As [`Self::sweep`], for who has the turn: nobody commits meanwhile.
    async fn sweep_in_turn(&self) {
        let being_written: HashSet<ObjectId> = self
            .0
            .tasks
            .borrow()
            .values()
            .flat_map(|task| task.makes.iter().copied())
            .collect();
        drop(self.0.store.sweep(&being_written).await);
    }

    pub(super) async fn reload(&self) {
        let _turn = self.0.turn.lock().await;
        self.reload_in_turn().await;
    }

    async fn reload_in_turn(&self) {
        self.take_journal(self.0.store.records.journal().await);
    }

    pub(super) fn take_journal(&self, kept: Result<Vec<String>, StorageError>) {
        let journal = match kept {
            Ok(events) => Journal::read(&events).map_err(|_| Trouble::JournalUnreadable),
            Err(error) => {
                warn(&error);
                Err(Trouble::StorageUnavailable)
            }
        };
        drop(self.0.journal.replace(journal));
        self.tell_all();
    }
}
