//! What was deleted and is still kept: getting it back, and removing it for good (rule K2).

use kluis_lab::Request;
use kluis_lab::text::key_life::KeyVaultLife as Text;
use kluis_rulebook::Rule;
use yew::{AttrValue, Html, Properties, component, html};

use crate::form::ActDialog;
use crate::lab::use_lab;
use crate::send::use_send;
use crate::ui::{Answer, Button, Notice, RuleChip, Tone};

/// Properties of [`DeletedRow`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct DeletedRowProps {
    /// What it is called.
    pub(super) name: AttrValue,
    /// How it is shown.
    pub(super) shown: Html,
    /// What is known of it.
    pub(super) facts: Vec<String>,
    /// What is lost with it.
    pub(super) means: AttrValue,
    /// The act that removes it for good.
    pub(super) purge: Request,
    /// The words of the button that gets it back, without and with its name.
    pub(super) words: (AttrValue, AttrValue),
    /// The act that gets it back.
    pub(super) recover: Request,
}

/// The row. While what it shows is protected, the answer to removing it is the refusal.
#[component]
pub(super) fn DeletedRow(props: &DeletedRowProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let name = props.name.as_str();
    let (recover, label) = props.words.clone();
    html! {
        <li>
            <div class="row-head">
                <span>{ props.shown.clone() }</span>
                <ActDialog
                    button={lab.t(Text::Purge)}
                    label={lab.t(Text::PurgeOf(name))}
                    title={lab.t(Text::PurgeTitle(name))}
                    go={lab.t(Text::PurgeGo)}
                    danger=true
                    act={props.purge.clone()}
                >
                    <Notice tone={Tone::Bad}><RuleChip rule={Rule::K2} />{ props.means.clone() }</Notice>
                </ActDialog>
                <Button busy={sender.busy()} {label} onclick={sender.on_click(props.recover.clone())}>{ recover }</Button>
            </div>
            <p class="secondary">{ props.facts.join(" · ") }</p>
            <Answer of={sender} />
        </li>
    }
}

/// The rows of one kind of thing, below its title; nothing where nothing of it is deleted.
pub(super) fn deleted_rows(title: String, rows: Vec<Html>) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <section class="deleted-keys" aria-label={title.clone()}>
            <h3>{ title }</h3>
            <ul class="rows">{ rows }</ul>
        </section>
    }
}
