//! The pages, and which one a route leads to.

mod activity;
mod back_up;
mod disks;
mod envelope;
mod key_vault;
mod measure;
mod real;
mod restore;
mod rules;
mod setup;

use yew::{Html, html};

pub(crate) use self::key_vault::NewKeyVault;
pub(crate) use self::setup::{AzureTab, MoveVault, NewVault, Step, UserIdentities};
use crate::piece::Piece;
use crate::route::Page;
use crate::ui::Later;

/// The page itself.
pub(crate) fn draw(page: Page) -> Html {
    match page {
        Page::Setup => html! { <setup::SetupPage /> },
        Page::BackUp
        | Page::Restore
        | Page::Disks
        | Page::Envelope
        | Page::KeyVault
        | Page::Activity
        | Page::Rules
        | Page::Real
        | Page::Measure => html! { <Later key={page.name()} piece={Piece::Page(page)} /> },
    }
}

/// The same, of the later part.
pub(crate) fn draw_later(page: Page) -> Html {
    match page {
        Page::Setup => html! { <setup::SetupPage /> },
        Page::BackUp => html! { <back_up::BackUpPage /> },
        Page::Restore => html! { <restore::RestorePage /> },
        Page::Disks => html! { <disks::DisksPage /> },
        Page::Envelope => html! { <envelope::EnvelopePage /> },
        Page::KeyVault => html! { <key_vault::KeyVaultPage /> },
        Page::Activity => html! { <activity::ActivityPage /> },
        Page::Rules => html! { <rules::RulesPage /> },
        Page::Real => html! { <real::RealPage /> },
        Page::Measure => html! { <measure::MeasurePage /> },
    }
}
