//! What the lab asks the world outside to do. Each effect ends in exactly one outcome, but for [`Effect::Rewrap`], which
//! reports in parts, and those that say that they have none.

use kluis_compute::Sample;
use kluis_resource::{FileFacts, JobId, Kid, ObjectId, SecretUri, Volume};
use serde::{Deserialize, Serialize};

/// An order to the shell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// Makes an RSA key pair and keeps it under this id. Outcome: `KeyMade` or `KeyFailed`.
    MakeKey {
        /// The key, with its version.
        kid: Kid,
        /// The modulus in bits.
        bits: u16,
    },
    /// Keeps the key pair that came beside the event under this id, in the event's own transaction. No outcome.
    KeepKey {
        /// The key, with its version.
        kid: Kid,
    },
    /// Removes private keys for good. No outcome.
    DestroyKeys {
        /// The keys, with their versions.
        kids: Vec<Kid>,
    },
    /// Wraps and unwraps random bytes with the key. Outcome: `KeyProven` or `JobFailed`.
    ProveKey {
        /// The job.
        job: JobId,
        /// The key, with its version.
        kid: Kid,
    },
    /// Opens an object, whole or in part, for the user. Outcome: `Opened` or `JobFailed`.
    Open {
        /// The job.
        job: JobId,
        /// The object.
        object: ObjectId,
        /// The key that wrapped its DEK when this was ordered, with its version. A rotation may be quicker: the object's
        /// own record names the key that wraps it now.
        kid: Kid,
        /// Which plaintext bytes.
        part: Part,
        /// What the result is called where it leaves the lab.
        file_name: String,
        /// Decrypts the sectors of what is opened, where that is a disk under Azure Disk Encryption (rule D3).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unlock: Option<Volume>,
    },
    /// Makes new objects: all of them, or none. Outcome: `Made`, which tells of them in this order, or `JobFailed`.
    Make {
        /// The job.
        job: JobId,
        /// The objects to make.
        objects: Vec<MakeObject>,
    },
    /// Makes a BEK, 32 random bytes, wraps it with a key and keeps that as a version of a secret. Outcome: `SecretMade` or
    /// `JobFailed`.
    MakeSecret {
        /// The job.
        job: JobId,
        /// The secret, with its version.
        secret: SecretUri,
        /// The key that wraps it: the KEK, or else the platform's key of the key vault.
        kid: Kid,
    },
    /// Takes a BEK out of an object of a vault, wraps it with a key and keeps that as a version of a secret. Outcome:
    /// `SecretMade` or `JobFailed`.
    RestoreSecret {
        /// The job.
        job: JobId,
        /// The secret, with its version.
        secret: SecretUri,
        /// The key that wraps it.
        kid: Kid,
        /// The object that holds it: one that was made [`From::Secret`].
        object: ObjectId,
    },
    /// Removes secrets for good, in the event's own transaction. No outcome.
    DestroySecrets {
        /// The secrets, with their versions.
        secrets: Vec<SecretUri>,
    },
    /// Removes objects for good: their records in the event's own transaction, their bodies after it. No outcome.
    RemoveObjects {
        /// The objects.
        objects: Vec<ObjectId>,
    },
    /// Wraps the DEKs of these objects with another key; no body byte is read. Outcome: `Rewrapped`, several times, or
    /// `JobFailed`.
    ///
    /// Each object ends up either in `objects` or in `skipped` of one `Rewrapped`. An object whose own record, manifest or
    /// key does not open it (`Damaged`, `KeyLost`) is to be skipped and the others to be done: one damaged object holds up
    /// no other, and it is not tried again until its key or the vault's key changes. `JobFailed` is for what stops them
    /// all: the storage, the engine, or the key `to`.
    Rewrap {
        /// The job.
        job: JobId,
        /// The objects, each wrapped by the key that its own record names.
        objects: Vec<ObjectId>,
        /// The key to wrap with, with its version.
        to: Kid,
    },
    /// Stops a job at the next region. The outcome is the job's own: `JobFailed` with `Cancelled`, or, where it was too
    /// late, its success.
    Cancel {
        /// The job.
        job: JobId,
    },
}

/// An object to make.
///
/// ```text
/// content = decrypt(unlock, plaintext of from)
/// body = seal(encrypt(lock, content))
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeObject {
    /// The object.
    pub object: ObjectId,
    /// The key that wraps its DEK, with its version.
    pub kid: Kid,
    /// The platform's key for a second layer around the first, where there is one (rule E5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub infrastructure: Option<Kid>,
    /// What goes in.
    pub from: From,
    /// The SHA-256 of the plaintext is wanted.
    #[serde(default)]
    pub hash: bool,
    /// Decrypts the sectors of what goes in (rule D3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unlock: Option<Volume>,
    /// Encrypts its sectors before it is sealed (rule D3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lock: Option<Volume>,
}

/// What goes into a new object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum From {
    /// The files that came with the event, as one tar.
    Files,
    /// The files of a sample, as one tar.
    Sample {
        /// The sample.
        sample: Sample,
        /// Its files, in the order of the tar: what [`Sample::files`] gives.
        files: Vec<FileFacts>,
    },
    /// The plaintext of another object.
    Object(ObjectId),
    /// A range of the plaintext of another object.
    Part {
        /// The object.
        object: ObjectId,
        /// First byte.
        offset: u64,
        /// Number of bytes.
        length: u64,
    },
    /// The 32 bytes of a BEK.
    Secret(SecretUri),
}

/// Which bytes of an object's plaintext.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// All of it.
    Whole,
    /// A range.
    Range {
        /// First byte.
        offset: u64,
        /// Number of bytes.
        length: u64,
    },
}
