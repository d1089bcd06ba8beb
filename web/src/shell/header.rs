//! The header: brand, what the lab runs on, rules, language, theme, starting over.

use kluis_lab::text::Lang;
use kluis_lab::text::shell::Shell;
use kluis_rulebook::Edition;
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_state_eq};

use super::clock::Clock;
use super::mark::Mark;
use super::status::StatusLine;
use crate::lab::use_lab;
use crate::piece::Piece;
use crate::prefs::Theme;
use crate::route::{Route, RulesPart};
use crate::ui::{LaterButton, Link};

/// Properties of [`Header`] and [`Languages`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct HeaderProps {
    /// Another language is chosen.
    pub(super) choose_lang: Callback<Lang>,
}

/// The header of our own page.
#[component]
pub(super) fn Header(props: &HeaderProps) -> Html {
    let lab = use_lab();
    let year = match lab.view.edition {
        Edition::Seeds => "2021",
        Edition::Current => "2026",
    };
    let edition = |class: &'static str| {
        html! { <Link to={Route::Rules(RulesPart::Editions)} {class}>{ lab.t(Shell::RulesOf(year)) }</Link> }
    };
    html! {
        <header>
            <div class="brand"><Mark />{ "Kluis" }<small>{ lab.t(Shell::Tagline) }</small></div>
            <StatusLine />
            // Where the tools have no room for it, it stands beside the line above.
            { edition("edition-below") }
            <div class="tools">
                { edition("edition") }
                <Clock />
                <Languages choose_lang={props.choose_lang.clone()} />
                // Light or dark is for the page around to say, where that isn't ours.
                if !lab.embedded {
                    <ThemeSwitch />
                }
                <LaterButton piece={Piece::StartOver} words={lab.t(Shell::StartOver)} />
            </div>
        </header>
    }
}

/// The switch between languages.
#[component]
pub(super) fn Languages(props: &HeaderProps) -> Html {
    let lab = use_lab();
    html! {
        <div class="languages" role="group" aria-label={lab.t(Shell::Language)}>
            { for Lang::ALL.map(|lang| {
                let chosen = lang == lab.lang;
                let onclick = props.choose_lang.reform(move |_| lang);
                html! {
                    <button
                        type="button"
                        lang={lang.tag()}
                        title={lang.own_name()}
                        aria-pressed={if chosen { "true" } else { "false" }}
                        {onclick}
                    >
                        <span aria-hidden="true">{ lang.tag().to_uppercase() }</span>
                        <span class="unseen">{ lang.own_name() }</span>
                    </button>
                }
            }) }
        </div>
    }
}

/// As the device has it, light, dark.
#[component]
fn ThemeSwitch() -> Html {
    let lab = use_lab();
    let theme = use_state_eq(Theme::remembered);
    use_effect_with(*theme, |theme| theme.apply());
    let name = lab.t(match *theme {
        Theme::System => Shell::ThemeSystem,
        Theme::Light => Shell::ThemeLight,
        Theme::Dark => Shell::ThemeDark,
    });
    let picture = match *theme {
        Theme::System => html! { <><circle cx="8" cy="8" r="6" /><path class="solid" d="M8 2a6 6 0 0 1 0 12z" /></> },
        Theme::Light => html! {
            <><circle cx="8" cy="8" r="3" /><path d="M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.4 1.4M11.6 11.6L13 13M3 13l1.4-1.4M11.6 4.4L13 3" /></>
        },
        Theme::Dark => html! { <path d="M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3z" /> },
    };
    let onclick = {
        let theme = theme.clone();
        Callback::from(move |_| theme.set(theme.next()))
    };
    let label = lab.t(Shell::ThemeNow(&name));
    html! {
        <button type="button" class="icon" title={label.clone()} aria-label={label} {onclick}>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">{ picture }</svg>
        </button>
    }
}
