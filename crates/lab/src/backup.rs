//! Backing up: files, machines and the databases in them, now or by a policy (rules V1, V10, V13, D1–D5, D8–D13).

mod machines;
pub(crate) mod project;
mod protectable;
pub(crate) mod request;
pub(crate) mod view;

pub(crate) use self::machines::database_disk;
