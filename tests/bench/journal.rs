//! A lab without bytes: its journal grows by real acts through `update`, and every effect is answered with a made-up outcome.
//!
//! Native measurements and those in wasm play the same journal. Left out on purpose: clocks; who measures has its own.

use kluis_lab::request::{
    AssignKey, BackUp, CreateKey, DraftPolicy, EnableIdentity, EnablePurgeProtection, EnableSoftDelete, SavePolicies,
    SetKeyEnabled,
};
use kluis_lab::view::IdentityView;
use kluis_lab::{
    Effect, Event, FileFacts, KeySource, Made, Model, Outcome, Request, Sealed, Stamp, Timings, What, archive, update,
    view,
};
use kluis_resource::{ItemName, KeyName, KeyUri, KeyVaultName, Kid, Timestamp, VaultName};
use kluis_rulebook::{Edition, KeyPermission, Workload};
use uuid::Uuid;

/// A lab whose vault is encrypted with a customer's key, and how it came to be.
#[derive(Clone, Debug, Default)]
pub(crate) struct Played {
    pub(crate) model: Model,
    pub(crate) journal: Vec<Event>,
}

impl Played {
    /// The four steps are gone, and nothing is protected yet.
    pub(crate) fn set_up() -> Self {
        let mut played = Self::default();
        let edition = Edition::default();
        played.play(Outcome::OpenLab { edition });
        played.play(EnableIdentity { vault: vault() });
        let IdentityView::On { principal, .. } = view(&played.model).vaults[0].identity else {
            unreachable!("the identity was just switched on");
        };
        let (key_vault, key) = (key_vault(), key());
        played.play(DraftPolicy {
            key_vault: key_vault.clone(),
            principal,
            permissions: KeyPermission::ALL.to_vec(),
            secret_permissions: Vec::new(),
        });
        for act in [
            Request::from(SavePolicies {
                key_vault: key_vault.clone(),
            }),
            Request::from(EnableSoftDelete {
                key_vault: key_vault.clone(),
            }),
            Request::from(EnablePurgeProtection {
                key_vault: key_vault.clone(),
            }),
            Request::from(CreateKey {
                key_vault: key_vault.clone(),
                key: key.clone(),
                bits: 2048,
            }),
            Request::from(AssignKey {
                vault: vault(),
                source: KeySource::Picker { key_vault, key },
                infrastructure_encryption: false,
            }),
        ] {
            played.play(act);
        }
        played
    }

    /// The lab has so many events behind it: backups, and a key that is disabled and enabled again.
    pub(crate) fn with_events(count: usize) -> Self {
        let mut played = Self::set_up();
        while played.journal.len() < count {
            played.go_round();
        }
        played.journal.truncate(count);
        played
    }

    /// A recovery point more, and its key as before: 4 events.
    pub(crate) fn go_round(&mut self) {
        let key = self.back_up();
        for enabled in [false, true] {
            let key = key.clone();
            self.play(SetKeyEnabled { key, enabled });
        }
    }

    /// A backup of one small file. Gives the key that wraps its DEK.
    pub(crate) fn back_up(&mut self) -> KeyUri {
        let effects = self.play(BackUp {
            vault: vault(),
            item: ItemName::parse("photos").expect("the name is well formed"),
            platform_key_accepted: false,
            files: files(),
            workload: Workload::Files,
        });
        match effects.as_slice() {
            [Effect::Make { objects, .. }] => match &objects[0].kid {
                Kid::Customer(key) => key.clone(),
                Kid::Platform(kid) => unreachable!("a backup is sealed under the vault's key, and not under {kid:?}"),
            },
            other => unreachable!("a backup makes one object, and not: {other:?}"),
        }
    }

    /// Lets something happen, and the outcomes of its effects, which it gives.
    fn play(&mut self, what: impl Into<What>) -> Vec<Effect> {
        let number = u128::try_from(self.journal.len()).expect("a journal is shorter than 2^128 events") + 1;
        let seconds = i64::try_from(number).expect("a journal is shorter than 2^63 events");
        let event = Event {
            stamp: Stamp {
                at: Timestamp::from_unix_millis(1_700_000_000_000 + seconds * 1000),
                id: Uuid::from_u128(number << 80 | 0x4000_8000_0000_0000_0000),
            },
            what: what.into(),
        };
        let effects = update(&mut self.model, &event).expect("every act here is allowed");
        self.journal.push(event);
        for outcome in effects.iter().filter_map(outcome) {
            self.play(outcome);
        }
        effects
    }
}

/// What a browser would report about an effect.
fn outcome(effect: &Effect) -> Option<Outcome> {
    match effect {
        Effect::MakeKey { kid, .. } => Some(Outcome::KeyMade {
            kid: kid.clone(),
            modulus: "c5".repeat(256),
        }),
        Effect::ProveKey { job, .. } => Some(Outcome::KeyProven { job: *job }),
        Effect::Make { job, objects } => {
            let bytes = archive::plan(&files()).expect("one short path").length();
            let made = objects.iter().map(|new| Made {
                sealed: Sealed {
                    object: new.object,
                    kid: new.kid.clone(),
                    infrastructure: new.infrastructure.clone(),
                    plaintext_bytes: bytes,
                    stored_bytes: bytes + 28,
                    regions: 1,
                    timings: Timings::default(),
                },
                sha256: None,
                content_sha256: None,
            });
            Some(Outcome::Made {
                job: *job,
                objects: made.collect(),
                millis: 5,
            })
        }
        Effect::KeepKey { .. }
        | Effect::DestroyKeys { .. }
        | Effect::Cancel { .. }
        | Effect::Open { .. }
        | Effect::MakeSecret { .. }
        | Effect::RestoreSecret { .. }
        | Effect::DestroySecrets { .. }
        | Effect::RemoveObjects { .. }
        | Effect::Rewrap { .. } => None,
    }
}

fn vault() -> VaultName {
    VaultName::parse("testvault").expect("the name is well formed")
}

fn key_vault() -> KeyVaultName {
    KeyVaultName::parse("testkeyvault").expect("the name is well formed")
}

fn key() -> KeyName {
    KeyName::parse("testkey").expect("the name is well formed")
}

fn files() -> Vec<FileFacts> {
    vec![FileFacts {
        path: "note.txt".into(),
        size: 10,
        modified: Timestamp::from_unix_millis(1_600_000_000_000),
    }]
}
