//! The chain from vault to key, drawn from the model: which links hold, which is the one to do, which broke.
//!
//! Wide on a desktop, from top to bottom on a phone, and small beside Back up and Restore. Left out on purpose: what to do
//! about a link (the page says it).

mod drawing;
mod links;

use kluis_lab::text::chain::Chain as Words;
use kluis_lab::view::{KeyVaultView, VaultView};
use yew::{Html, Properties, classes, component, html};

use self::drawing::Layout;
use self::links::{ChainModel, LinkState};
use super::glyph::{Glyph, Thing};
use crate::lab::{Lab, use_lab};

/// Properties of [`Chain`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChainProps {
    /// The vault.
    pub vault: VaultView,
    /// The key vault that its set-up is about.
    #[prop_or_default]
    pub key_vault: Option<KeyVaultView>,
    /// One line, for pages that are about something else.
    #[prop_or_default]
    pub small: bool,
}

/// The picture, and its equivalent in words.
#[component]
pub fn Chain(props: &ChainProps) -> Html {
    let lab = use_lab();
    let model = ChainModel::new(lab.lang, &props.vault, props.key_vault.as_ref());
    let label = lab.t(Words::Label(props.vault.name.as_str(), model.closed()));
    let left_behind = model.left_behind(lab.lang);
    let said = html! {
        <ul class="unseen">
            { for model.numbered(lab.lang).map(|(words, state)| html! { <li>{ lab.t(state.said(&words)) }</li> }) }
        </ul>
    };
    if props.small {
        return html! {
            <div class="chain-small" role="group" aria-label={label}>
                { row(&lab, &model) }
                <p class={classes!("verdict", model.whole().class())}>
                    { model.verdict(lab.lang) }
                    if let Some(words) = left_behind.filter(|_| model.whole() == model.worst()) { { " " }{ words } }
                </p>
                { said }
            </div>
        };
    }
    html! {
        <div class="card chain" role="group" aria-label={label.clone()}>
            <p class="unseen" role="status">{ label }</p>
            { drawing::draw(&lab, &model, &Layout::wide()) }
            { row(&lab, &model) }
            { drawing::draw(&lab, &model, &Layout::tall()) }
            if let Some(words) = left_behind {
                <p class={classes!("verdict", (model.whole() == LinkState::Broken).then_some("broken"))} role="status">{ words }</p>
            }
            { said }
        </div>
    }
}

/// The links in one row, by their pictures, with names where there is room.
fn row(lab: &Lab, model: &ChainModel) -> Html {
    let link = |state: LinkState| {
        html! {
            <svg class={classes!("link", state.class())} viewBox="0 0 40 12" aria-hidden="true">
                <path class="under" d="M0 6H40" />
                <path class="over" d="M0 6H40" pathLength="1" />
                <path class="cross" d="M16 2l8 8M24 2l-8 8" />
            </svg>
        }
    };
    let node = |glyph: Html, name: &str| html! { <span class="node">{ glyph }<span>{ name.to_owned() }</span></span> };
    html! {
        <div class="chain-row" aria-hidden="true">
            { node(html! { <Glyph thing={Thing::Data} /> }, &model.vault) }
            { link(model.identity) }
            { node(html! { <span class="dot" /> }, &lab.t(Words::Identity)) }
            { link(model.permission) }
            { node(html! { <span class={classes!("house", model.protection.class())} /> }, &model.key_vault) }
            { link(model.assign) }
            { node(html! { <Glyph thing={Thing::Kek} /> }, &model.key) }
            { link(model.wraps) }
            { node(html! { <Glyph thing={Thing::Dek} /> }, &lab.t(Words::Deks)) }
        </div>
    }
}
