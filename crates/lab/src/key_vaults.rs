//! Key vaults as resources: created, protected, moved, deleted and recovered (rules K1, K2, V7, N5, N13).

pub(crate) mod project;
pub(crate) mod request;
pub(crate) mod view;
