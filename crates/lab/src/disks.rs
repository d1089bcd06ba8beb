//! Disks, snapshots and images: made, written, read, encrypted, moved and deleted (rules M1–M3, M6, M8–M10, M12, R3).

mod keys;
mod new;
pub(crate) mod project;
pub(crate) mod request;
mod snapshots;
pub(crate) mod view;

pub(crate) use self::keys::{Reading, check_running};
pub(crate) use self::new::{NewDisk, Place, filled, os_sample};
