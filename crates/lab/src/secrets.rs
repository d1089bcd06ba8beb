//! Secrets of key vaults: enabled, deleted and recovered (rules D3, K2). Left out on purpose: making them, which is part of a job.

mod audited;
pub(crate) mod project;
pub(crate) mod request;
pub(crate) mod view;
