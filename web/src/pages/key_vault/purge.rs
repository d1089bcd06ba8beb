//! Removing something deleted for good: a key, a secret or a whole key vault (rule K2).

use kluis_lab::Act;
use kluis_lab::text::key_life::KeyVaultLife as Text;
use kluis_lab::text::key_vault::Secrets;
use kluis_rulebook::Rule;
use yew::{AttrValue, Html, Properties, component, html};

use crate::lab::use_lab;
use crate::send::{use_question, use_send};
use crate::ui::{Answer, Button, ButtonKind, Dialog, Notice, RuleChip, Tone};

/// Properties of [`Purge`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PurgeProps {
    /// What is removed, by name.
    pub(super) name: AttrValue,
    /// The act that removes it.
    pub(super) act: Act,
    /// What it is.
    #[prop_or_default]
    pub(super) what: Purged,
}

/// What is removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Purged {
    /// A key.
    #[default]
    Key,
    /// A secret.
    Secret,
    /// A whole key vault.
    KeyVault,
}

/// A button, and the question behind it. While it is protected, the answer is the refusal.
#[component]
pub(super) fn Purge(props: &PurgeProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let question = use_question(&sender);
    let purge = question.send(props.act.clone());
    let name = props.name.as_str();
    let means = match props.what {
        Purged::Key => lab.t(Text::PurgeKeyMeans),
        Purged::Secret => lab.t(Secrets::PurgeMeans),
        Purged::KeyVault => lab.t(Text::PurgeKeyVaultMeans),
    };
    html! {
        <>
            <Button kind={ButtonKind::Quiet} label={lab.t(Text::PurgeOf(name))} onclick={question.ask()}>{ lab.t(Text::Purge) }</Button>
            <Dialog
                open={question.is_open()}
                title={lab.t(Text::PurgeTitle(name))}
                onclose={question.leave()}
                actions={html! { <Button kind={ButtonKind::Danger} busy={sender.busy()} onclick={purge}>{ lab.t(Text::PurgeGo) }</Button> }}
            >
                <Notice tone={Tone::Bad}><RuleChip rule={Rule::K2} />{ means }</Notice>
                <Answer of={sender.clone()} />
            </Dialog>
        </>
    }
}
