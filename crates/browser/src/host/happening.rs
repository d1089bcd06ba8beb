//! One event on its way: tried on a copy of the model, kept, and only then seen; what it ordered begins after that.

use kluis_lab::{Effect, FileFacts, Outcome, Rejection, Stamp, Unfit, What};
use kluis_rulebook::{Detail, Refusal};
use web_sys::Blob;

use super::{Host, telling, warn};
use crate::engine::KeyPair;
use crate::protocol::ClientError;
use crate::store::{Changes, StorageError};

/// What comes beside a request, and is in no event.
pub(super) enum Beside {
    Nothing,
    /// The files of a backup, or of a disk.
    Files(Backup),
    /// The key pair of an imported key.
    Key(Box<KeyPair>),
}

/// The files of a backup or disk, and what the request says of them.
pub(super) struct Backup {
    pub(super) facts: Vec<FileFacts>,
    pub(super) files: Vec<Blob>,
}

/// Why an event didn't happen.
#[derive(Debug)]
pub(super) enum Declined {
    Refused(Refusal),
    Unfit(Unfit),
    Storage,
    /// There is no lab that it could happen in.
    Unreadable,
    /// The lab that it was meant for was thrown away.
    Late,
}

impl From<Rejection> for Declined {
    fn from(rejection: Rejection) -> Self {
        match rejection {
            Rejection::Refused(refusal) => Self::Refused(refusal),
            Rejection::Unfit(unfit) => Self::Unfit(unfit),
        }
    }
}

impl From<StorageError> for Declined {
    fn from(error: StorageError) -> Self {
        warn(&error);
        Self::Storage
    }
}

impl From<Declined> for ClientError {
    fn from(declined: Declined) -> Self {
        match declined {
            Declined::Refused(refusal) => Self::Refused(Box::new(refusal)),
            Declined::Storage | Declined::Unreadable => Self::Storage,
            Declined::Late | Declined::Unfit(_) => {
                Self::Refused(Box::new(Refusal::without_rule(Detail::LabStartedOver)))
            }
        }
    }
}

impl Host {
    /// Lets something happen in the lab of this era, together with what is to be kept with it, and begins its effects.
    pub(super) async fn happen(
        &self,
        era: u32,
        what: impl Into<What>,
        changes: Changes,
        beside: Beside,
    ) -> Result<Stamp, Declined> {
        let what = what.into();
        let rest = telling::rest_before(&what);
        let (stamp, effects) = self.commit(era, what, changes, &beside).await?;
        (self.0.announce)();
        self.tell_view_after(rest);
        self.perform(effects, beside);
        self.set_timer();
        Ok(stamp)
    }

    /// One event: prepared on a copy of the model, kept, and only then seen.
    async fn commit(
        &self,
        era: u32,
        what: What,
        mut changes: Changes,
        beside: &Beside,
    ) -> Result<(Stamp, Vec<Effect>), Declined> {
        let _turn = self.0.turn.lock().await;
        if era != self.0.era.get() {
            return Err(Declined::Late);
        }
        let next = self
            .with_journal(|journal| journal.prepare(what))
            .ok_or(Declined::Unreadable)??;
        changes.events = next.to_keep();
        // Whoever deletes a key for good has its private half destroyed in the same moment, and whoever imports one has it kept.
        changes.keys.extend(next.destroyed_keys().map(|kid| (kid, None)));
        changes
            .secrets
            .extend(next.destroyed_secrets().map(|secret| (secret, None)));
        changes
            .objects
            .extend(next.removed_objects().map(|object| (object, None)));
        if let Beside::Key(pair) = beside {
            changes
                .keys
                .extend(next.kept_keys().map(|kid| (kid, Some(KeyPair::clone(pair)))));
        }
        self.0.store.records.commit(&changes).await?;
        let stamp = next.stamp();
        let mut journal = self.0.journal.borrow_mut();
        let effects = journal.as_mut().map_err(|_| Declined::Unreadable)?.accept(next);
        Ok((stamp, effects))
    }

    /// Lets the failure of a job or key be known, also where the storage refuses even that: it is then kept with the next event.
    pub(super) async fn settle(&self, era: u32, outcome: Outcome) {
        let happened = self.happen(era, outcome.clone(), Changes::default(), Beside::Nothing);
        let Err(Declined::Storage) = happened.await else {
            return;
        };
        let effects = {
            let _turn = self.0.turn.lock().await;
            let mut journal = self.0.journal.borrow_mut();
            let (Ok(journal), true) = (journal.as_mut(), era == self.0.era.get()) else {
                return;
            };
            let Ok(next) = journal.prepare(What::Came(outcome)) else {
                return;
            };
            let mut effects = journal.accept_unkept(next);
            // Their records are there until the next event is kept; the bodies are swept after that.
            effects.retain(|effect| !matches!(effect, Effect::RemoveObjects { .. }));
            effects
        };
        self.tell_view();
        self.perform(effects, Beside::Nothing);
    }
}
