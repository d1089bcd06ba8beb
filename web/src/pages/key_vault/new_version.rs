//! A new version of a key. Left out on purpose: new keys, for which more pages than this one have the form.

use kluis_lab::Act;
use kluis_lab::text::key_vault::Keys as Text;
use kluis_resource::{KeyName, KeyVaultName};
use yew::{Callback, Html, Properties, component, html, use_state_eq};

use crate::lab::use_lab;
use crate::send::{use_question, use_send};
use crate::ui::{Answer, Button, ButtonKind, Dialog, Select, pass_on};

/// The sizes that a key vault makes.
const SIZES: [u16; 3] = [2048, 3072, 4096];

/// Properties of [`NewVersion`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct NewVersionProps {
    /// Where.
    pub(super) key_vault: KeyVaultName,
    /// Of which key.
    pub(super) name: KeyName,
    /// The size that is offered first: that of the newest version.
    pub(super) bits: u16,
}

/// A button, and the form behind it.
#[component]
pub(super) fn NewVersion(props: &NewVersionProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let question = use_question(&sender);
    let bits = use_state_eq(|| props.bits);
    let make = question.send(Act::CreateKey {
        key_vault: props.key_vault.clone(),
        key: props.name.clone(),
        bits: *bits,
    });
    let title = lab.t(Text::NewVersionOf(props.name.as_str()));
    let onsize = {
        let bits = bits.clone();
        pass_on(&Callback::from(move |size| bits.set(size)), |size: String| {
            size.parse().ok()
        })
    };
    html! {
        <>
            <Button label={title.clone()} onclick={question.ask()}>{ lab.t(Text::NewVersion) }</Button>
            <Dialog
                open={question.is_open()}
                {title}
                onclose={question.leave()}
                actions={html! {
                    <Button kind={ButtonKind::Primary} busy={sender.busy()} onclick={make}>{ lab.t(Text::Generate) }</Button>
                }}
            >
                <p class="secondary">{ lab.t(Text::NewVersionWhy) }</p>
                <Select
                    label={lab.t(Text::Bits)}
                    value={bits.to_string()}
                    options={SIZES.map(|size| (size.to_string().into(), lab.t(Text::BitsOf(size)).into())).to_vec()}
                    onchange={onsize}
                />
                <Answer of={sender.clone()} />
            </Dialog>
        </>
    }
}
