//! Disk encryption sets: made, given another key, moved, and what follows by itself (rules M2, M3, M13, R4, N11, N12).

pub(crate) mod project;
pub(crate) mod request;
mod settle;
pub(crate) mod view;
