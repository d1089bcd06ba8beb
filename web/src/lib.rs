//! The dashboard, and the element `<kluis-lab>` that it lives in.
//!
//! Draws view models and sends acts. Every page is a component that reads [`lab::use_lab`] and acts through
//! [`send::use_send`]; the parts that pages are made of are in [`ui`]. Left out on purpose: rules (the lab's, in the worker)
//! and words (the catalogue's, in `kluis_lab::text`).

mod app;
mod element;
pub mod form;
pub mod format;
pub mod lab;
mod later;
pub mod pace;
pub mod pages;
mod piece;
mod prefs;
pub mod route;
mod save;
pub mod send;
mod shell;
pub mod state;
pub mod ui;
mod way;

pub use element::define;
