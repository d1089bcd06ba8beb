//! Requests about disks, in words.

use super::InWords;
use crate::request::{
    AttachDisk, Content, CreateDisk, CreateDiskFromSnapshot, CreateSnapshot, DeleteDisk, DeleteSnapshot, DetachDisk,
    EncryptDisk, Movable, MoveToSubscription, ReadDisk, Selection, WriteDisk,
};
use crate::text::machines::sample_words;
use crate::text::{Lang, Say, plural};
use crate::view::LabView;

/// What a disk is to hold.
fn filling(content: &Content, lang: Lang) -> String {
    match content {
        Content::Sample(sample) => sample_words(sample.kind, lang),
        Content::Files(files) => {
            let count = u64::try_from(files.len()).unwrap_or(u64::MAX);
            let (files, bestanden) = (
                plural(count, "file", "files"),
                plural(count, "eigen bestand", "eigen bestanden"),
            );
            say!(lang, "{count} {files} of your own", "{count} {bestanden}")
        }
    }
}

impl InWords for CreateDisk {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let (disk, region) = (&self.disk, self.region.display_name());
        let (content, key) = (filling(&self.content, lang), self.encryption.say(lang));
        if self.managed {
            say!(
                lang,
                "Create the disk {disk} in {region} with {content}, under {key}.",
                "Maak de schijf {disk} in {region} met {content}, onder {key}.",
            )
        } else {
            say!(
                lang,
                "Create the unmanaged disk {disk} in {region} with {content}.",
                "Maak de onbeheerde schijf {disk} in {region} met {content}.",
            )
        }
    }
}

impl InWords for CreateDiskFromSnapshot {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { disk, snapshot, .. } = self;
        let key = self.encryption.say(lang);
        say!(
            lang,
            "Create the disk {disk} of the snapshot {snapshot}, under {key}.",
            "Maak de schijf {disk} van de momentopname {snapshot}, onder {key}.",
        )
    }
}

impl InWords for WriteDisk {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let (disk, content) = (&self.disk, filling(&self.content, lang));
        say!(
            lang,
            "Replace what is on {disk} with {content}.",
            "Beschrijf {disk} opnieuw, met {content}.",
        )
    }
}

impl InWords for ReadDisk {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { disk, selection } = self;
        match selection {
            Selection::All => say!(lang, "Read all of {disk}.", "Lees heel {disk}."),
            Selection::File(path) => say!(lang, "Read {path} on {disk}.", "Lees {path} op {disk}."),
        }
    }
}

impl InWords for EncryptDisk {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let (disk, key) = (&self.disk, self.encryption.say(lang));
        say!(lang, "Put {disk} under {key}.", "Zet {disk} onder {key}.")
    }
}

impl InWords for AttachDisk {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vm, disk } = self;
        say!(lang, "Attach {disk} to {vm}.", "Koppel {disk} aan {vm}.")
    }
}

impl InWords for DetachDisk {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { disk } = self;
        say!(lang, "Detach {disk}.", "Koppel {disk} los.")
    }
}

impl InWords for DeleteDisk {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { disk } = self;
        say!(lang, "Delete the disk {disk}.", "Verwijder de schijf {disk}.")
    }
}

impl InWords for CreateSnapshot {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { snapshot, disk, .. } = self;
        match &self.encryption {
            None => say!(
                lang,
                "Take the snapshot {snapshot} of {disk}.",
                "Maak de momentopname {snapshot} van {disk}.",
            ),
            Some(own) => {
                let key = own.say(lang);
                say!(
                    lang,
                    "Take the snapshot {snapshot} of {disk}, under {key}.",
                    "Maak de momentopname {snapshot} van {disk}, onder {key}.",
                )
            }
        }
    }
}

impl InWords for DeleteSnapshot {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { snapshot } = self;
        say!(
            lang,
            "Delete the snapshot {snapshot}.",
            "Verwijder de momentopname {snapshot}.",
        )
    }
}

impl InWords for MoveToSubscription {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let name = match &self.what {
            Movable::Disk(disk) => disk.as_str(),
            Movable::Snapshot(snapshot) => snapshot.as_str(),
            Movable::Image(image) => image.as_str(),
        };
        say!(
            lang,
            "Move {name} to another subscription.",
            "Verplaats {name} naar een ander abonnement.",
        )
    }
}
