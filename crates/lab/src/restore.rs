//! Restoring: files, machines, their disks, files of them, and databases in them (rules E3, R1–R7, D4–D7, D14, N14, N15).

mod databases;
mod decision;
mod machines;
mod opening;
pub(crate) mod project;
pub(crate) mod request;
pub(crate) mod view;

pub(crate) use self::machines::disk_names;
pub(crate) use self::opening::{Selected, Source, select_file};
