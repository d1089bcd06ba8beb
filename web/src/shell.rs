//! The frame around the pages: header, navigation, and the compact one of an embedded element.

mod clock;
mod edition;
mod embed;
mod frame;
mod header;
mod lost;
mod mark;
mod nav;
mod start_over;
mod status;

pub(crate) use clock::ClockPanel;
pub(crate) use embed::EmbedFrame;
pub(crate) use frame::Frame;
pub(crate) use lost::{LostLab, Opening};
pub(crate) use nav::BrokenRules;
pub(crate) use start_over::StartOver;

use kluis_lab::text::shell::Shell;

use crate::route::Page;

/// What the navigation calls a page.
const fn page_name(page: Page) -> Shell<'static> {
    match page {
        Page::Setup => Shell::NavSetup,
        Page::BackUp => Shell::NavBackUp,
        Page::Restore => Shell::NavRestore,
        Page::Disks => Shell::NavDisks,
        Page::Envelope => Shell::NavEnvelope,
        Page::KeyVault => Shell::NavKeyVault,
        Page::Activity => Shell::NavActivity,
        Page::Rules => Shell::NavRules,
        Page::Real => Shell::NavReal,
        Page::Measure => Shell::NavMeasure,
    }
}
