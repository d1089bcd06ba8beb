//! Restoring files: opened for the user's device, or copied into a storage account under its key (rule R6).

use kluis_recovery::{KeyUse, archive};
use kluis_resource::{FileFacts, ItemName, JobId, Kid, ObjectId, StorageName, Volume};
use kluis_rulebook::Refusal;
use serde::{Deserialize, Serialize};

use crate::backup::request::unarchivable;
use crate::disks::Reading;
use crate::jobs::{Making, NewJob, Opening, Purpose, Wanted, Work};
use crate::model::not_found;
use crate::turn::{Done, Turn};
use crate::{Effect, Part};

/// Which files of a recovery point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Selection {
    /// All of them, as one tar.
    All,
    /// One file, by its path.
    File(String),
}

/// Where restored files go (rule R6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RestoreTarget {
    /// Out of the lab, to the user's own device: no key of the lab protects it there.
    Download,
    /// Into a storage account, encrypted with that account's key.
    Storage(StorageName),
}

/// What a selection takes out of an object.
#[derive(Clone, Debug)]
pub(crate) struct Selected {
    pub(crate) part: Part,
    pub(crate) bytes: u64,
    /// What it is called outside of the lab.
    pub(crate) file_name: String,
}

impl Selected {
    /// All of an object, of so many bytes.
    pub(crate) const fn whole(bytes: u64, file_name: String) -> Self {
        let part = Part::Whole;
        Self { part, bytes, file_name }
    }
}

/// Where something that is to be restored lies, and with which key it is read.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) object: ObjectId,
    pub(crate) kid: Kid,
    pub(crate) reading: Reading,
}

impl Source {
    /// An object of a vault: the key vault is always asked.
    pub(crate) fn in_vault(object: ObjectId, key: KeyUse) -> Self {
        Self {
            object,
            kid: key.kid(),
            reading: Reading { key, cached: false },
        }
    }
}

/// Files that are to be restored.
#[derive(Debug)]
pub(crate) struct Restoring<'a> {
    pub(crate) vault: &'a str,
    pub(crate) item: &'a ItemName,
    /// What the job and the log call it.
    pub(crate) subject: &'a str,
    pub(crate) source: Source,
    pub(crate) selected: Selected,
}

impl Turn<'_> {
    pub(crate) fn restore_to(&mut self, restoring: Restoring<'_>, target: &RestoreTarget) -> Done {
        let Restoring { source, selected, .. } = restoring;
        let new = NewJob {
            id: JobId::new(self.id),
            resource: restoring.vault,
            subject: restoring.subject,
        };
        match target {
            RestoreTarget::Download => self.open_for_user(new, Opening::Restore, (source, None), selected),
            RestoreTarget::Storage(storage) => {
                let key = self.lab.storage(storage)?.check_store(&self.lab.directory())?;
                let wanted = Wanted::new(ObjectId::new(self.derived("object")), key);
                let part = (source.object, selected.part);
                let mut making = Making::default();
                making.part(wanted, part, source.reading, selected.bytes);
                let purpose = Purpose::Copied {
                    storage: storage.clone(),
                    item: restoring.item.clone(),
                    file_name: selected.file_name,
                };
                self.make(new, making, purpose);
            }
        }
        Ok(())
    }

    /// Starts a job that opens something for the user's device; a guest that encrypted it takes its own encryption off.
    pub(crate) fn open_for_user(
        &mut self,
        new: NewJob<'_>,
        opening: Opening,
        (source, unlock): (Source, Option<Volume>),
        selected: Selected,
    ) {
        self.start_job(new, selected.bytes, Work::Open(opening), vec![source.object]);
        self.audit_reading(&source.reading);
        if let Some(volume) = &unlock {
            self.audit_guest(&volume.secret);
        }
        self.effects.push(Effect::Open {
            job: new.id,
            object: source.object,
            kid: source.kid,
            part: selected.part,
            file_name: selected.file_name,
            unlock,
        });
    }
}

/// Where a file lies in the tar of these files, and what it is called by itself.
pub(crate) fn select_file(files: &[FileFacts], path: &str) -> Result<Selected, Refusal> {
    let index = files.iter().position(|file| file.path == *path);
    let archive = archive::plan(files).map_err(unarchivable)?;
    let content = index.and_then(|index| archive.contents().get(index));
    let content = content.ok_or_else(|| not_found(path))?;
    Ok(Selected {
        part: Part::Range {
            offset: content.offset,
            length: content.size,
        },
        bytes: content.size,
        file_name: path.rsplit('/').next().unwrap_or(path).to_owned(),
    })
}
