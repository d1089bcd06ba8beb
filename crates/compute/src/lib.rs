//! Virtual machines and their disks: snapshots, images, scale sets, disk encryption sets, Azure Disk Encryption, and the
//! samples that disks can hold.
//!
//! Pure. What it must know of a key vault comes in as facts; who fills them in is not its business. Left out on purpose:
//! jobs and effects (`kluis-lab`), bytes (`kluis-envelope`), backups (`kluis-recovery`).

mod sample;

pub use sample::{Sample, SampleError, SampleKind};
