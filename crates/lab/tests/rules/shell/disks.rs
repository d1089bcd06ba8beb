//! How the shell answers what disks ask for: objects with something in them that can be told apart, and BEKs.

use kluis_lab::{Effect, From, JobFailure, Made, MakeObject, Outcome, Volume, archive};
use kluis_resource::{DiskSalt, JobId, Kid, ObjectId, SecretUri};

use super::{Shell, lost};

/// What is in an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Plain {
    /// Bytes that nothing else has.
    Content(String),
    /// A BEK.
    Bek(u64),
    /// Sectors that a guest encrypted.
    Locked { bek: u64, salt: DiskSalt, inner: Box<Self> },
    /// What decrypting sectors gives that were not encrypted so.
    Garbled { bek: u64, salt: DiskSalt, inner: Box<Self> },
}

impl Plain {
    /// As many digits as a SHA-256 has: FNV-1a, four times over.
    pub(crate) fn sha256(&self) -> String {
        let text = format!("{self:?}");
        let digits = |start: u64| {
            let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325 ^ start, |hash: u64, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            });
            format!("{hash:016x}")
        };
        (0..4).map(digits).collect()
    }

    fn unlocked(self, bek: u64, salt: DiskSalt) -> Self {
        match self {
            Self::Locked {
                bek: own,
                salt: own_salt,
                inner,
            } if (own, own_salt) == (bek, salt) => *inner,
            other => Self::Garbled {
                bek,
                salt,
                inner: Box::new(other),
            },
        }
    }
}

impl Shell {
    pub(super) fn perform_of_disks(&mut self, effect: Effect) -> Vec<Outcome> {
        match effect {
            Effect::Make { job, objects } => self.make(job, &objects),
            Effect::MakeSecret { job, secret, kid } => self.make_secret(job, secret, kid),
            Effect::RestoreSecret {
                job,
                secret,
                kid,
                object,
            } => self.restore_secret(job, secret, kid, object),
            Effect::DestroySecrets { secrets } => {
                for secret in secrets {
                    assert!(self.secrets.remove(&secret).is_some(), "only secrets that are there go");
                }
                Vec::new()
            }
            Effect::RemoveObjects { objects } => {
                for object in objects {
                    assert!(self.objects.remove(&object).is_some(), "only objects that are there go");
                    self.contents.remove(&object);
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// All of the objects, or none.
    fn make(&mut self, job: JobId, objects: &[MakeObject]) -> Vec<Outcome> {
        let is_damaged =
            |object: &MakeObject| matches!(object.from, From::Object(source) if self.damaged.contains(&source));
        if objects.iter().any(is_damaged) {
            let failure = JobFailure::Damaged;
            return vec![Outcome::JobFailed { job, failure }];
        }
        let (kept, contents) = (self.objects.clone(), self.contents.clone());
        let mut made = Vec::new();
        for object in objects {
            match self.make_one(job, object) {
                Some(one) => made.push(one),
                None => {
                    (self.objects, self.contents) = (kept, contents);
                    return vec![lost(job)];
                }
            }
        }
        let (objects, millis) = (made, 5);
        vec![Outcome::Made { job, objects, millis }]
    }

    fn make_one(&mut self, job: JobId, new: &MakeObject) -> Option<Made> {
        let (plain, bytes) = match &new.from {
            From::Files => (Plain::Content(new.object.to_string()), self.bytes_of(job)),
            From::Sample { sample, files } => {
                let plan = archive::plan(files).expect("a sample is archived");
                (Plain::Content(format!("{sample:?}")), plan.length())
            }
            From::Object(source) => {
                let kid = self.objects.get(source).expect("only what is there is read");
                if !self.keys.contains(kid) {
                    return None;
                }
                (self.contents[source].clone(), self.bytes[source])
            }
            From::Part { object, length, .. } => {
                let kid = self.objects.get(object).expect("only what is there is read");
                if !self.keys.contains(kid) {
                    return None;
                }
                assert_eq!(*length, self.bytes_of(job));
                (self.contents[object].clone(), *length)
            }
            From::Secret(secret) => (Plain::Bek(self.bek(secret)?), 32),
        };
        let content = match &new.unlock {
            Some(volume) => plain.unlocked(self.bek(&volume.secret)?, volume.salt),
            None => plain,
        };
        let sealed_plain = match &new.lock {
            Some(volume) => Plain::Locked {
                bek: self.bek(&volume.secret)?,
                salt: volume.salt,
                inner: Box::new(content.clone()),
            },
            None => content.clone(),
        };
        let sealed = self.seal(new.object, &new.kid, bytes)?;
        let sha256 = sealed_plain.sha256();
        self.contents.insert(new.object, sealed_plain);
        Some(Made {
            sealed: super::in_second_layer(sealed, new.infrastructure.clone()),
            sha256: new.hash.then_some(sha256),
            content_sha256: new.lock.as_ref().map(|_| content.sha256()),
        })
    }

    fn make_secret(&mut self, job: JobId, secret: SecretUri, kid: Kid) -> Vec<Outcome> {
        self.beks += 1;
        self.keep_secret(job, secret, kid, self.beks)
    }

    fn restore_secret(&mut self, job: JobId, secret: SecretUri, kid: Kid, object: ObjectId) -> Vec<Outcome> {
        let wrapped = self.objects.get(&object).expect("only what is there is read");
        let Plain::Bek(bek) = self.contents[&object] else {
            panic!("{object} holds no BEK");
        };
        if !self.keys.contains(wrapped) {
            return vec![lost(job)];
        }
        self.keep_secret(job, secret, kid, bek)
    }

    fn keep_secret(&mut self, job: JobId, secret: SecretUri, kid: Kid, bek: u64) -> Vec<Outcome> {
        if !self.keys.contains(&kid) {
            return vec![lost(job)];
        }
        let before = self.secrets.insert(secret, (kid, bek));
        assert_eq!(before, None, "a version of a secret is made once");
        vec![Outcome::SecretMade { job }]
    }

    /// What is in an object, as a guest with these keys reads it.
    pub(super) fn unlocked(&self, object: ObjectId, volume: Option<&Volume>) -> Option<Plain> {
        let plain = self.contents[&object].clone();
        match volume {
            Some(volume) => Some(plain.unlocked(self.bek(&volume.secret)?, volume.salt)),
            None => Some(plain),
        }
    }

    /// The BEK that a secret holds, where its key is there.
    fn bek(&self, secret: &SecretUri) -> Option<u64> {
        let (kid, bek) = self.secrets.get(secret)?;
        self.keys.contains(kid).then_some(*bek)
    }

    /// Whether an object is read though its key can't be asked for it (rule N12).
    pub(super) fn is_read_without_key(&self, object: ObjectId) -> bool {
        let compute = self.view().compute;
        let is_it = |stored: &kluis_lab::view::StoredView| stored.object == object;
        let mut disks = compute.disks.iter();
        let disk = disks.find(|disk| disk.stored.as_ref().is_some_and(is_it));
        let des = disk.and_then(|disk| disk.encryption.des());
        let mut sets = compute.sets.iter();
        des.is_some_and(|des| sets.any(|set| set.name == *des && set.trouble.is_some()))
    }
}
