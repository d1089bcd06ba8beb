//! Performs the lab's effects in a browser: WebCrypto and RustCrypto engines, OPFS, IndexedDB, the worker and its messages.
//!
//! The worker owns the model; a page holds a [`Client`], gets view models and sends acts. Left out on purpose: rules (the
//! lab's) and drawing (`kluis-web`'s).

mod client;
pub mod download;
pub mod engine;
mod hex;
pub mod host;
mod js;
pub mod later;
pub mod locks;
pub mod make;
pub mod measure;
mod open;
pub mod parcel;
pub mod place;
pub mod protocol;
mod seal;
mod secret;
mod source;
pub mod store;
mod tamper;
pub mod trial;
pub mod volume;
mod wire;
pub mod work;
pub mod worker;

pub use client::{Client, SourceFile, Subscription};
pub use js::{beside, pause};
pub use secret::SecretText;
