//! Virtual machines, their images and scale sets, and Azure Disk Encryption in their guests (rules D3, D7–D9, D14, M6, M8, M10, N12,
//! N14).

mod ade;
mod images;
pub(crate) mod project;
pub(crate) mod request;
pub(crate) mod view;

pub(crate) use self::ade::is_locked_at_first;
