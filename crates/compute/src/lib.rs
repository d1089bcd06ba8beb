//! Virtual machines and their disks: snapshots, images, scale sets, disk encryption sets, Azure Disk Encryption, and the
//! samples that disks can hold.
//!
//! Pure. What it must know of a key vault it asks for by [`DiskKeys`]; who answers is not its business. Left out on purpose:
//! jobs and effects (`kluis-lab`), bytes (`kluis-envelope`), backups (`kluis-recovery`).

mod compute;
mod des;
mod disk;
mod facts;
mod moves;
mod sample;
mod stored;
mod vm;

pub use compute::Compute;
pub use des::{DiskEncryptionSet, NewSet, SetUse};
pub use disk::{Disk, Image, Origin, Snapshot};
pub use facts::{DiskKeys, VaultFacts};
pub use sample::{Sample, SampleError, SampleKind};
pub use stored::{DiskEncryption, Stored};
pub use vm::{Ade, Power, ScaleSet, Vm, VmImage};
