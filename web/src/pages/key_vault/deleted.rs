//! Deleting a key, with what that means here, getting it back, and removing it for good.

use kluis_lab::Act;
use kluis_lab::text::key_vault::Keys as Text;
use kluis_lab::view::{DeletedKeyView, KeyVaultView};
use kluis_resource::{KeyName, KeyVaultName};
use yew::{Html, Properties, component, html};

use super::KeyVaultProps;
use super::purge::Purge;
use crate::lab::use_lab;
use crate::send::{use_question, use_send};
use crate::ui::{Answer, Button, ButtonKind, Dialog, Glyph, Notice, Thing, Tone};

/// Properties of [`DeleteKey`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DeleteKeyProps {
    /// The key vault of the key.
    pub(super) key_vault: KeyVaultView,
    /// The key.
    pub(super) name: KeyName,
    /// How many data keys its versions wrap.
    pub(super) wraps: u64,
}

/// A button, and the question behind it.
#[component]
pub(super) fn DeleteKey(props: &DeleteKeyProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let question = use_question(&sender);
    let (name, soft) = (props.name.as_str(), props.key_vault.soft_delete);
    let delete = question.send(Act::DeleteKey {
        key_vault: props.key_vault.name.clone(),
        key: props.name.clone(),
    });
    let (tone, means, go) = if soft {
        (
            Tone::Warning,
            Text::DeleteSoft(u64::from(props.key_vault.retention_days)),
            Text::DeleteGo,
        )
    } else {
        (Tone::Bad, Text::DeleteHard, Text::DeleteForGood)
    };
    let count = lab.format().number(props.wraps);
    let wraps = if props.wraps == 0 {
        Text::DeleteKeepsNothing
    } else {
        Text::DeleteWraps(props.wraps, &count)
    };
    html! {
        <>
            <Button kind={ButtonKind::Quiet} label={lab.t(Text::DeleteOf(name))} onclick={question.ask()}>{ lab.t(Text::Delete) }</Button>
            <Dialog
                open={question.is_open()}
                title={lab.t(Text::DeleteTitle(name))}
                onclose={question.leave()}
                actions={html! { <Button kind={ButtonKind::Danger} busy={sender.busy()} onclick={delete}>{ lab.t(go) }</Button> }}
            >
                <Notice {tone}>{ lab.t(wraps) }{ " " }{ lab.t(means) }</Notice>
                <Answer of={sender.clone()} />
            </Dialog>
        </>
    }
}

/// The deleted keys; nothing where there is none.
#[component]
pub(super) fn DeletedKeys(props: &KeyVaultProps) -> Html {
    let lab = use_lab();
    if props.key_vault.deleted_keys.is_empty() {
        return Html::default();
    }
    let rows = props.key_vault.deleted_keys.iter().map(|deleted| {
        html! { <Deleted key={deleted.name.to_string()} key_vault={props.key_vault.name.clone()} deleted={deleted.clone()} /> }
    });
    html! {
        <section class="deleted-keys" aria-label={lab.t(Text::Deleted)}>
            <h3>{ lab.t(Text::Deleted) }</h3>
            <ul class="rows">{ for rows }</ul>
        </section>
    }
}

/// Properties of [`Deleted`].
#[derive(Clone, PartialEq, Properties)]
struct DeletedProps {
    key_vault: KeyVaultName,
    deleted: DeletedKeyView,
}

#[component]
fn Deleted(props: &DeletedProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let DeletedKeyView {
        name,
        deleted,
        purge,
        versions,
    } = &props.deleted;
    let format = lab.format();
    let facts = [
        lab.t(Text::Versions(*versions)),
        lab.t(Text::DeletedFacts(&format.moment(*deleted), &format.moment(*purge))),
    ];
    let purge_key = Act::PurgeKey {
        key_vault: props.key_vault.clone(),
        key: name.clone(),
    };
    let recover = Act::RecoverKey {
        key_vault: props.key_vault.clone(),
        key: name.clone(),
    };
    html! {
        <li>
            <div class="row-head">
                <span><Glyph thing={Thing::Kek} />{ name.to_string() }</span>
                <Purge name={name.to_string()} act={purge_key} />
                <Button busy={sender.busy()} label={lab.t(Text::RecoverOf(name.as_str()))} onclick={sender.on_click(recover)}>{ lab.t(Text::Recover) }</Button>
            </div>
            <p class="secondary">{ facts.join(" · ") }</p>
            <Answer of={sender} />
        </li>
    }
}
