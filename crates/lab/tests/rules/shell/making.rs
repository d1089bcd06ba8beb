//! The shell's side of objects that are opened and made, of files, samples, other objects and secrets, and the secrets themselves. It has no
//! bytes; what stands for the hash of some is equal where the bytes would be.

use std::collections::BTreeMap;

use kluis_lab::{Act, Effect, From, JobFailure, Made, MakeObject, OpenTo, Opened, Part, Volume, archive};
use kluis_resource::{JobId, Kid, ObjectId, SecretUri, derive_id};
use kluis_rulebook::KeyPermission;
use uuid::Uuid;

use super::Shell;
use super::outcomes::{in_second_layer, lost};

/// What is known of the plaintext of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bytes {
    pub(crate) length: u64,
    /// What stands for its SHA-256.
    pub(crate) sha256: String,
}

/// Secrets, and what is in objects.
#[derive(Clone, Debug, Default)]
pub(crate) struct Disks {
    /// The key that wraps each secret.
    pub(crate) secrets: BTreeMap<SecretUri, Kid>,
    pub(crate) contents: BTreeMap<ObjectId, Bytes>,
    /// What was encrypted as a disk: by its ciphertext and the disk, what it was before.
    encrypted: BTreeMap<(String, String), String>,
}

impl Shell {
    /// Opens an object, and seals a copy of it perhaps.
    pub(super) fn open_object(&mut self, effect: Effect) -> Act {
        let Effect::Open {
            job,
            object,
            part,
            to,
            unlock,
            ..
        } = effect
        else {
            panic!("nothing to open: {effect:?}");
        };
        // A rotation may have been quicker than this: the object's own record names its key.
        let kid = self.objects.get(&object).expect("only what was sealed is opened");
        let locked = unlock.is_some_and(|volume| self.bek_of(&volume.secret).is_none());
        if !self.keys.contains(kid) || locked {
            return lost(job);
        }
        let bytes = self.bytes_of(job);
        if let Part::Range { length, .. } = part {
            assert_eq!(length, bytes);
        }
        let copy = match to {
            OpenTo::Page => None,
            OpenTo::Object { object, kid } => match self.seal(object, &kid, bytes) {
                Some(sealed) => Some(sealed),
                None => return lost(job),
            },
        };
        let opened = Opened { bytes, copy, millis: 5 };
        Act::Opened { job, opened }
    }

    /// Takes back what a job ordered and nobody has begun.
    pub(super) fn cancel(&mut self, job: JobId) -> Vec<Act> {
        let before = self.waiting.len();
        self.waiting.retain(|effect| {
            !matches!(
                effect,
                Effect::Seal { job: own, .. }
                    | Effect::Open { job: own, .. }
                    | Effect::Make { job: own, .. }
                    | Effect::MakeSecret { job: own, .. }
                    | Effect::RestoreSecret { job: own, .. }
                    if *own == job
            )
        });
        if self.waiting.len() == before {
            return Vec::new();
        }
        let failure = JobFailure::Cancelled;
        vec![Act::JobFailed { job, failure }]
    }

    /// Makes all objects, or none.
    pub(super) fn make(&mut self, job: JobId, objects: &[MakeObject]) -> Act {
        let before = (self.objects.clone(), self.disks.contents.clone());
        let mut made = Vec::new();
        for object in objects {
            let Some(one) = self.make_one(job, object, objects) else {
                (self.objects, self.disks.contents) = before;
                return lost(job);
            };
            made.push(one);
        }
        Act::Made {
            job,
            objects: made,
            millis: 5,
        }
    }

    fn make_one(&mut self, job: JobId, object: &MakeObject, all: &[MakeObject]) -> Option<Made> {
        for volume in object.unlock.iter().chain(&object.lock) {
            self.bek_of(&volume.secret)?;
        }
        if let Some(kid) = &object.infrastructure {
            assert!(self.keys.contains(kid), "a platform's key is always there");
        }
        let mut bytes = self.source(job, &object.from, all)?;
        if let Some(volume) = &object.unlock {
            let before = self
                .disks
                .encrypted
                .get(&(bytes.sha256.clone(), shown(volume)))
                .cloned();
            bytes.sha256 = before.unwrap_or_else(|| stand_in(&format!("{} as {}", bytes.sha256, shown(volume))));
        }
        let mut content_sha256 = None;
        if let Some(volume) = &object.lock {
            let sealed = stand_in(&format!("{} under {}", bytes.sha256, shown(volume)));
            let content = std::mem::replace(&mut bytes.sha256, sealed);
            self.disks
                .encrypted
                .insert((bytes.sha256.clone(), shown(volume)), content.clone());
            content_sha256 = Some(content);
        }
        let sealed = self.seal(object.object, &object.kid, bytes.length)?;
        self.disks.contents.insert(object.object, bytes.clone());
        Some(Made {
            sealed: in_second_layer(sealed, object.infrastructure.clone()),
            sha256: bytes.sha256,
            content_sha256,
        })
    }

    fn source(&self, job: JobId, from: &From, all: &[MakeObject]) -> Option<Bytes> {
        Some(match from {
            // What the job counts and no other source accounts for.
            From::Files => {
                let others = all.iter().filter(|object| object.from != From::Files);
                let known: u64 = others
                    .filter_map(|object| self.source(job, &object.from, all))
                    .map(|bytes| bytes.length)
                    .sum();
                Bytes {
                    length: self.bytes_of(job) - known,
                    sha256: stand_in(&format!("files of {job}")),
                }
            }
            From::Sample { sample, files } => {
                assert_eq!(*files, sample.files());
                Bytes {
                    length: archive::plan(files).unwrap().length(),
                    sha256: stand_in(&format!("{sample:?}")),
                }
            }
            From::Object(object) => {
                let kid = self.objects.get(object).expect("only what was made is copied");
                if !self.keys.contains(kid) || self.damaged.contains(object) {
                    return None;
                }
                self.disks.contents[object].clone()
            }
            From::Secret(secret) => {
                self.bek_of(secret)?;
                Bytes {
                    length: 32,
                    sha256: stand_in(&secret.to_string()),
                }
            }
        })
    }

    /// The key that wraps a secret, where both are there.
    fn bek_of(&self, secret: &SecretUri) -> Option<&Kid> {
        let kid = self.disks.secrets.get(secret)?;
        self.keys.contains(kid).then_some(kid)
    }

    pub(super) fn keep_secret(&mut self, job: JobId, secret: SecretUri, kid: Kid) -> Act {
        if !self.keys.contains(&kid) {
            return lost(job);
        }
        self.disks.secrets.insert(secret, kid);
        Act::SecretMade { job }
    }

    pub(super) fn restore_secret(&mut self, job: JobId, secret: SecretUri, kid: Kid, object: ObjectId) -> Act {
        let wrapper = self.objects.get(&object).expect("only what was backed up is restored");
        if !self.keys.contains(wrapper) {
            return lost(job);
        }
        assert_eq!(self.disks.contents[&object].length, 32, "an object that holds a secret");
        self.keep_secret(job, secret, kid)
    }

    pub(super) fn destroy_secrets(&mut self, secrets: Vec<SecretUri>) {
        for secret in secrets {
            let destroyed = self.disks.secrets.remove(&secret);
            assert!(
                destroyed.is_some(),
                "only secrets that were made are destroyed: {secret}"
            );
        }
    }

    pub(super) fn remove_objects(&mut self, objects: Vec<ObjectId>) {
        for object in objects {
            let removed = self.objects.remove(&object);
            assert!(removed.is_some(), "only objects that were made are removed: {object}");
            self.disks.contents.remove(&object);
        }
    }

    /// The keys that an outcome about disks used: those of sources and secrets to unwrap, those of what was made to wrap.
    pub(super) fn uses_of(
        &self,
        effect: &Effect,
        outcome: &Act,
        before: &BTreeMap<ObjectId, Kid>,
    ) -> Vec<(Kid, KeyPermission)> {
        let mut used = Vec::new();
        match (effect, outcome) {
            (Effect::Make { objects, .. }, Act::Made { .. }) => {
                for object in objects {
                    let volumes = object.unlock.iter().chain(&object.lock);
                    let mut secrets: Vec<&SecretUri> = volumes.map(|volume| &volume.secret).collect();
                    match &object.from {
                        From::Object(source) => used.push((before[source].clone(), KeyPermission::UnwrapKey)),
                        From::Secret(secret) => secrets.push(secret),
                        From::Files | From::Sample { .. } => {}
                    }
                    let wrappers = secrets.iter().map(|secret| self.disks.secrets[*secret].clone());
                    used.extend(wrappers.map(|kid| (kid, KeyPermission::UnwrapKey)));
                    used.push((object.kid.clone(), KeyPermission::WrapKey));
                }
            }
            (Effect::MakeSecret { kid, .. }, Act::SecretMade { .. }) => {
                used.push((kid.clone(), KeyPermission::WrapKey));
            }
            (Effect::RestoreSecret { kid, object, .. }, Act::SecretMade { .. }) => {
                used.push((before[object].clone(), KeyPermission::UnwrapKey));
                used.push((kid.clone(), KeyPermission::WrapKey));
            }
            _ => {}
        }
        used
    }
}

fn shown(volume: &Volume) -> String {
    format!("{} {}", volume.secret, volume.salt)
}

/// 64 hexadecimal digits that stand for the SHA-256 of something.
fn stand_in(of: &str) -> String {
    let first = derive_id(Uuid::nil(), of);
    format!("{}{}", first.simple(), derive_id(first, of).simple())
}
