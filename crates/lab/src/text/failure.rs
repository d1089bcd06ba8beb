//! Why a job failed: what happened, what is left of it, and the way out, which depends on what the job was for.

use crate::JobFailure;
use crate::text::{Lang, Say};
use crate::view::JobKind;

/// The failure of a job of this kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FailureOf(pub JobKind, pub JobFailure);

impl Say for FailureOf {
    fn say(&self, lang: Lang) -> String {
        let Self(kind, failure) = *self;
        let (cause, left, way_out) = match lang {
            Lang::En => (
                english_cause(failure),
                english_left(kind, failure),
                english_way_out(kind, failure),
            ),
            Lang::Nl => (
                dutch_cause(failure),
                dutch_left(kind, failure),
                dutch_way_out(kind, failure),
            ),
        };
        let sentences = [Some(cause), Some(left), way_out];
        sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

const fn english_cause(failure: JobFailure) -> &'static str {
    match failure {
        JobFailure::Cancelled => "Cancelled by you.",
        JobFailure::Interrupted => "The page was closed while it ran.",
        JobFailure::SourceUnreadable => "A file could not be read, or changed while it was read.",
        JobFailure::Storage => "The browser’s storage is full or gone.",
        JobFailure::Damaged => "The stored object does not open: a part of it is not what was sealed.",
        JobFailure::Differs => "The copy differs from its source: its SHA-256 is another one.",
        JobFailure::KeyLost => "The private key is no longer in the key store of this browser.",
        JobFailure::KeyUnproven => "The key did not give back what it wrapped.",
        JobFailure::Engine => "The browser’s cryptography failed.",
        JobFailure::KeyRefused => "The key could not be used any more before the job ended.",
        JobFailure::NotAllowed => "A rule was against it when its time came.",
    }
}

const fn english_left(kind: JobKind, failure: JobFailure) -> &'static str {
    match (kind, failure) {
        (JobKind::RotateKey, JobFailure::KeyLost) => {
            "What was wrapped anew stays so; the rest stays under the version before."
        }
        (JobKind::RotateKey, _) => "What was wrapped anew stays so; the rest follows by itself.",
        (JobKind::UpdateEncryptionKey, _) => "The setting is what it was.",
        (JobKind::Backup, JobFailure::NotAllowed) => "Snapshots that it took before are kept.",
        (JobKind::Backup, _) => "Nothing of it was kept.",
        (JobKind::Restore | JobKind::Download, JobFailure::KeyLost) => "What it wrapped can’t be opened any more.",
        (JobKind::Restore | JobKind::Download, _) => "Nothing of it was given out.",
        (JobKind::CreateDisks, _) => "The disks are not there.",
        (JobKind::WriteDisk, _) => "On the disk is what was on it.",
        (JobKind::EncryptDisks, _) => "The disks are as they were.",
        (JobKind::Snapshot | JobKind::Image | JobKind::ScaleSet, _) => "Nothing of it is there.",
    }
}

const fn english_way_out(kind: JobKind, failure: JobFailure) -> Option<&'static str> {
    match (kind, failure) {
        (_, JobFailure::Cancelled) => None,
        (JobKind::RotateKey, JobFailure::Storage) => Some("Free some space on this device."),
        (JobKind::RotateKey, JobFailure::KeyLost) => Some("Generate a new version of the key."),
        (JobKind::RotateKey, _) => None,
        (_, JobFailure::Storage) => Some("Free some space on this device and start it again."),
        (_, JobFailure::SourceUnreadable) => Some("Choose the files again and start over."),
        (JobKind::Download, JobFailure::Damaged) => Some("Restore it from its recovery point again."),
        (
            JobKind::CreateDisks
            | JobKind::WriteDisk
            | JobKind::EncryptDisks
            | JobKind::Snapshot
            | JobKind::Image
            | JobKind::ScaleSet,
            JobFailure::Damaged | JobFailure::KeyLost,
        ) => Some("Restore it from a recovery point, if there is one."),
        (_, JobFailure::Damaged) => Some("Use another recovery point."),
        (JobKind::Restore | JobKind::Download, JobFailure::KeyLost) => None,
        (JobKind::Backup, JobFailure::KeyLost) => Some("Assign another key to the vault, or use another vault."),
        (JobKind::UpdateEncryptionKey, JobFailure::KeyLost) | (_, JobFailure::KeyUnproven) => {
            Some("Assign another key, or a new version of this one.")
        }
        (_, JobFailure::Differs) => Some("Start it again. If it fails again, its source is damaged: use another one."),
        (_, JobFailure::KeyRefused) => Some("Make the key usable again, then start it again."),
        (_, JobFailure::NotAllowed) => Some("Do what the rule asks for, then start it again."),
        (_, JobFailure::Interrupted | JobFailure::Engine) => Some("Start it again."),
    }
}

const fn dutch_cause(failure: JobFailure) -> &'static str {
    match failure {
        JobFailure::Cancelled => "Door jou geannuleerd.",
        JobFailure::Interrupted => "De pagina is gesloten terwijl de taak liep.",
        JobFailure::SourceUnreadable => "Een bestand was niet te lezen of veranderde tijdens het lezen.",
        JobFailure::Storage => "De opslag van de browser is vol of weg.",
        JobFailure::Damaged => "Het opgeslagen object gaat niet open: een deel ervan is niet wat er verzegeld is.",
        JobFailure::Differs => "De kopie verschilt van de bron: de SHA-256 is een andere.",
        JobFailure::KeyLost => "De privésleutel staat niet meer in de sleutelopslag van deze browser.",
        JobFailure::KeyUnproven => "De sleutel gaf niet terug wat ermee was ingepakt.",
        JobFailure::Engine => "De cryptografie van de browser liet het afweten.",
        JobFailure::KeyRefused => "De sleutel was niet meer te gebruiken voordat de taak klaar was.",
        JobFailure::NotAllowed => "Een regel stond het niet toe toen het zover was.",
    }
}

const fn dutch_left(kind: JobKind, failure: JobFailure) -> &'static str {
    match (kind, failure) {
        (JobKind::RotateKey, JobFailure::KeyLost) => {
            "Wat opnieuw is ingepakt, blijft zo; de rest blijft onder de vorige versie."
        }
        (JobKind::RotateKey, _) => "Wat opnieuw is ingepakt, blijft zo; de rest volgt vanzelf.",
        (JobKind::UpdateEncryptionKey, _) => "De instelling is gebleven zoals die was.",
        (JobKind::Backup, JobFailure::NotAllowed) => "Momentopnamen die er al waren, zijn bewaard.",
        (JobKind::Backup, _) => "Er is niets van bewaard.",
        (JobKind::Restore | JobKind::Download, JobFailure::KeyLost) => "Wat ermee is ingepakt, gaat niet meer open.",
        (JobKind::Restore | JobKind::Download, _) => "Er is niets van vrijgegeven.",
        (JobKind::CreateDisks, _) => "De schijven zijn er niet.",
        (JobKind::WriteDisk, _) => "Op de schijf staat nog wat er stond.",
        (JobKind::EncryptDisks, _) => "De schijven zijn zoals ze waren.",
        (JobKind::Snapshot | JobKind::Image | JobKind::ScaleSet, _) => "Er is niets van over.",
    }
}

const fn dutch_way_out(kind: JobKind, failure: JobFailure) -> Option<&'static str> {
    match (kind, failure) {
        (_, JobFailure::Cancelled) => None,
        (JobKind::RotateKey, JobFailure::Storage) => Some("Maak ruimte vrij op dit apparaat."),
        (JobKind::RotateKey, JobFailure::KeyLost) => Some("Genereer een nieuwe versie van de sleutel."),
        (JobKind::RotateKey, _) => None,
        (_, JobFailure::Storage) => Some("Maak ruimte vrij op dit apparaat en start de taak opnieuw."),
        (_, JobFailure::SourceUnreadable) => Some("Kies de bestanden opnieuw en begin nog eens."),
        (JobKind::Download, JobFailure::Damaged) => Some("Herstel het nog eens vanuit het herstelpunt."),
        (
            JobKind::CreateDisks
            | JobKind::WriteDisk
            | JobKind::EncryptDisks
            | JobKind::Snapshot
            | JobKind::Image
            | JobKind::ScaleSet,
            JobFailure::Damaged | JobFailure::KeyLost,
        ) => Some("Herstel vanuit een herstelpunt, als dat er is."),
        (_, JobFailure::Damaged) => Some("Gebruik een ander herstelpunt."),
        (JobKind::Restore | JobKind::Download, JobFailure::KeyLost) => None,
        (JobKind::Backup, JobFailure::KeyLost) => {
            Some("Wijs een andere sleutel toe aan de kluis, of gebruik een andere kluis.")
        }
        (JobKind::UpdateEncryptionKey, JobFailure::KeyLost) | (_, JobFailure::KeyUnproven) => {
            Some("Wijs een andere sleutel toe, of een nieuwe versie van deze.")
        }
        (_, JobFailure::Differs) => {
            Some("Start de taak opnieuw. Mislukt die weer, dan is de bron beschadigd: gebruik een andere.")
        }
        (_, JobFailure::KeyRefused) => Some("Maak de sleutel weer bruikbaar en start de taak opnieuw."),
        (_, JobFailure::NotAllowed) => Some("Doe wat de regel vraagt en start de taak opnieuw."),
        (_, JobFailure::Interrupted | JobFailure::Engine) => Some("Start de taak opnieuw."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [JobKind; 11] = [
        JobKind::CreateDisks,
        JobKind::WriteDisk,
        JobKind::EncryptDisks,
        JobKind::Snapshot,
        JobKind::Image,
        JobKind::ScaleSet,
        JobKind::UpdateEncryptionKey,
        JobKind::RotateKey,
        JobKind::Backup,
        JobKind::Restore,
        JobKind::Download,
    ];
    const FAILURES: [JobFailure; 11] = [
        JobFailure::NotAllowed,
        JobFailure::KeyRefused,
        JobFailure::Cancelled,
        JobFailure::Interrupted,
        JobFailure::SourceUnreadable,
        JobFailure::Storage,
        JobFailure::Damaged,
        JobFailure::Differs,
        JobFailure::KeyLost,
        JobFailure::KeyUnproven,
        JobFailure::Engine,
    ];

    fn all(lang: Lang) -> impl Iterator<Item = (JobKind, JobFailure, String)> {
        let pairs = KINDS
            .into_iter()
            .flat_map(|kind| FAILURES.map(|failure| (kind, failure)));
        pairs.map(move |(kind, failure)| (kind, failure, FailureOf(kind, failure).say(lang)))
    }

    #[test]
    fn nobody_is_told_to_start_a_rotation() {
        let starts = ["start", "assign", "again and", "start de taak", "wijs", "opnieuw en"];
        for lang in Lang::ALL {
            for (_, failure, said) in all(lang).filter(|(kind, ..)| *kind == JobKind::RotateKey) {
                let unproven = failure == JobFailure::KeyUnproven;
                assert!(
                    unproven || !starts.iter().any(|word| said.to_lowercase().contains(word)),
                    "{said}"
                );
            }
        }
        let interrupted = FailureOf(JobKind::RotateKey, JobFailure::Interrupted);
        assert!(interrupted.say(Lang::En).ends_with("the rest follows by itself."));
        assert!(interrupted.say(Lang::Nl).ends_with("de rest volgt vanzelf."));
    }

    #[test]
    fn only_a_rotation_keeps_a_part_of_what_it_did() {
        for (kind, _, said) in all(Lang::En) {
            assert_eq!(said.contains("stays so"), kind == JobKind::RotateKey, "{said}");
            assert_eq!(
                said.contains("The setting is what it was."),
                kind == JobKind::UpdateEncryptionKey,
                "{said}"
            );
        }
    }

    #[test]
    fn every_failure_says_the_same_number_of_sentences_in_both_languages() {
        for ((kind, failure, english), (_, _, dutch)) in all(Lang::En).zip(all(Lang::Nl)) {
            assert_ne!(english, dutch);
            assert_eq!(
                english.matches(". ").count(),
                dutch.matches(". ").count(),
                "{kind:?} {failure:?}"
            );
            assert!(english.ends_with('.') && dutch.ends_with('.'));
        }
    }
}
