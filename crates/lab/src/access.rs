//! Who may use the keys and secrets of a key vault: access policies (rule P1), roles (rule N4), and readers of the key vault as a
//! resource (rule M2).

pub(crate) mod project;
pub(crate) mod request;
pub(crate) mod view;
