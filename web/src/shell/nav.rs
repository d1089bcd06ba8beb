//! The navigation, with a word on how each page stands.

use kluis_lab::rules::{RuleState, states};
use kluis_lab::text::shell::Shell;
use kluis_lab::view::{JobState, StepState};
use yew::{Callback, Html, classes, component, html, use_effect_with, use_state_eq};

use super::page_name;
use crate::lab::{Lab, use_lab};
use crate::piece::Piece;
use crate::route::Page;
use crate::ui::{Later, Link};

/// The pages. On a phone they are behind a button that names the current one.
#[component]
pub(super) fn Nav() -> Html {
    let lab = use_lab();
    let open = use_state_eq(|| false);
    {
        let open = open.clone();
        use_effect_with(lab.route.page(), move |_| open.set(false));
    }
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let link = |page: Page| {
        html! {
            <li>
                <Link to={page.whole()} current={page == lab.route.page()}>
                    <span>{ lab.t(page_name(page)) }</span>
                    { badge(&lab, page) }
                </Link>
            </li>
        }
    };
    html! {
        <nav class={classes!(open.then_some("open"))} aria-label={lab.t(Shell::Pages)}>
            <button type="button" class="menu" aria-expanded={if *open { "true" } else { "false" }} onclick={toggle}>
                <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M2 4h12M2 8h12M2 12h12" /></svg>
                <span class="unseen">{ lab.t(Shell::Menu) }{ ": " }</span>
                { lab.t(page_name(lab.route.page())) }
            </button>
            <div class="pages">
                <ul>{ for [Page::Setup, Page::BackUp, Page::Restore, Page::Disks].map(link) }</ul>
                <h2>{ lab.t(Shell::LookInside) }</h2>
                <ul>{ for [Page::Envelope, Page::KeyVault, Page::Activity].map(link) }</ul>
                <h2>{ lab.t(Shell::Learn) }</h2>
                <ul>{ for [Page::Rules, Page::Real, Page::Measure].map(link) }</ul>
            </div>
        </nav>
    }
}

/// How a page stands, in one or two words.
fn badge(lab: &Lab, page: Page) -> Html {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let plain = |words: String| html! { <span class="badge">{ words }</span> };
    let vault = lab.current_vault();
    match page {
        Page::Setup => {
            let done = vault.map_or(0, |vault| {
                vault.steps.iter().filter(|step| step.state == StepState::Done).count()
            });
            html! {
                <span class="badge">
                    <span aria-hidden="true">{ lab.t(Shell::Steps(done)) }</span>
                    <span class="unseen">{ lab.t(Shell::StepsSaid(done)) }</span>
                </span>
            }
        }
        Page::BackUp => match vault {
            Some(vault) if vault.backup_blocked.is_some() => {
                html! { <span class="badge bad">{ lab.t(Shell::Blocked) }</span> }
            }
            Some(vault) if !vault.items.is_empty() => plain(lab.t(Shell::Items(count(vault.items.len())))),
            Some(_) | None => Html::default(),
        },
        Page::Disks if lab.view.compute.vms.is_empty() => Html::default(),
        Page::Disks => plain(lab.t(Shell::Machines(count(lab.view.compute.vms.len())))),
        Page::KeyVault => {
            let keys = lab.view.key_vaults.iter().map(|key_vault| key_vault.keys.len()).sum();
            plain(lab.t(Shell::Keys(count(keys))))
        }
        Page::Activity => {
            let running = lab
                .view
                .jobs
                .iter()
                .filter(|job| job.state == JobState::InProgress)
                .count();
            if running > 0 {
                plain(lab.t(Shell::Running(count(running))))
            } else {
                plain(lab.view.log.len().to_string())
            }
        }
        Page::Rules => html! { <Later piece={Piece::BrokenRules} detail=true /> },
        Page::Restore | Page::Envelope | Page::Real | Page::Measure => Html::default(),
    }
}

/// How many rules something in the lab is at odds with.
#[component]
pub(crate) fn BrokenRules() -> Html {
    let lab = use_lab();
    let states = states(&lab.view).into_iter();
    let broken = states.filter(|(_, state)| matches!(state, RuleState::Broken(_)));
    match u64::try_from(broken.count()).unwrap_or(u64::MAX) {
        0 => Html::default(),
        count => html! { <span class="badge bad">{ lab.t(Shell::Broken(count)) }</span> },
    }
}
