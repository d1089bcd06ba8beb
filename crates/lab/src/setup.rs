//! The set-up of a Recovery Services vault: its identity, its key vault and its key, and moving it (rules I, A, E5, V2, V6, V7).

mod opening;
pub(crate) mod project;
pub(crate) mod request;
mod settle;
pub(crate) mod view;

pub(crate) use self::opening::{make_platform_key, open_lab};
