//! New disks: what they are, and what goes into them.

use std::sync::Arc;

use kluis_compute::{Disk, DiskEncryption, Origin, Sample, SampleKind};
use kluis_recovery::archive;
use kluis_resource::{DiskName, FileFacts, JobId, Region, SubscriptionId, VmName};
use kluis_rulebook::{Detail, DiskRole, Os, Refusal};

use super::request::Content;
use crate::From;
use crate::backup::request::unarchivable;
use crate::jobs::{Making, NewJob, Purpose};
use crate::turn::Turn;

/// A new disk that is yet to be made.
pub(crate) struct NewDisk {
    pub(crate) name: DiskName,
    pub(crate) role: DiskRole,
    pub(crate) os: Option<Os>,
    pub(crate) managed: bool,
    pub(crate) encryption: DiskEncryption,
    pub(crate) origin: Origin,
    pub(crate) files: Arc<[FileFacts]>,
}

/// Where something is.
pub(crate) type Place = (Region, SubscriptionId);

impl Turn<'_> {
    pub(crate) fn add_disk(&mut self, new: NewDisk, (region, subscription): Place, vm: Option<VmName>) {
        self.lab.compute.disks.push(Disk {
            name: new.name,
            region,
            subscription,
            role: new.role,
            os: new.os,
            managed: new.managed,
            encryption: new.encryption,
            origin: new.origin,
            files: new.files,
            vm,
            volume: None,
            locked: false,
            ever_ade: false,
            stored: None,
        });
    }

    pub(crate) fn make_disks(
        &mut self,
        disks: Vec<DiskName>,
        vm: Option<VmName>,
        contents: Vec<Option<String>>,
        making: Making,
    ) {
        let subject = vm.as_ref().map_or_else(|| disks[0].to_string(), ToString::to_string);
        let purpose = Purpose::Disks {
            vm,
            disks,
            contents,
            restores: false,
        };
        self.make_in_group(&subject, making, purpose);
    }

    /// Starts a job of the resource group that makes objects.
    pub(crate) fn make_in_group(&mut self, subject: &str, making: Making, purpose: Purpose) {
        let group = self.lab.resource_group.to_string();
        let new = NewJob {
            id: JobId::new(self.id),
            resource: &group,
            subject,
        };
        self.make(new, making, purpose);
    }
}

/// What goes into an object of this content, its files, and the bytes of their tar.
pub(crate) fn filled(content: &Content) -> Result<(From, Arc<[FileFacts]>, u64), Refusal> {
    let (from, files) = match content {
        Content::Files(files) if files.is_empty() => return Err(Refusal::without_rule(Detail::NothingToBackUp)),
        Content::Files(files) => (From::Files, files.clone()),
        Content::Sample(sample) => {
            let sample = Sample::new(sample.kind, sample.bytes, sample.seed).map_err(|_| {
                let (least, most) = (Sample::FEWEST_BYTES, Sample::MOST_BYTES);
                Refusal::without_rule(Detail::SampleSize { least, most })
            })?;
            let files = sample.files();
            let from = From::Sample {
                sample,
                files: files.clone(),
            };
            (from, files)
        }
    };
    let bytes = archive::plan(&files).map_err(unarchivable)?.length();
    Ok((from, files.into(), bytes))
}

/// What a marketplace image holds: the same bytes for everybody.
pub(crate) const fn os_sample(os: Os) -> Sample {
    let seed = match os {
        Os::Windows => 10,
        Os::Linux => 24,
    };
    Sample {
        kind: SampleKind::Text,
        bytes: 1 << 20,
        seed,
    }
}
