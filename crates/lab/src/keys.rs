//! Keys of key vaults: made, imported, enabled, dated, rotated, deleted and recovered (rules K2, K3, D5, N7, N8).

pub(crate) mod project;
pub(crate) mod request;
pub(crate) mod view;
