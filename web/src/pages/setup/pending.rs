//! Step 4: a change of key that takes effect later (rule N6).

use kluis_lab::Request;
use kluis_lab::request::{Advance, AdvanceClock};
use kluis_lab::text::vault_life::PendingKey as Text;
use kluis_lab::view::{DueKind, PendingKeyView};
use kluis_rulebook::Rule;
use yew::{Html, Properties, component, html};

use crate::format::shorten;
use crate::lab::use_lab;
use crate::send::use_send;
use crate::ui::{Answer, Button, ButtonKind, Notice, RuleChip, Tone};

/// Properties of [`Pending`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PendingProps {
    /// The change.
    pub(super) pending: PendingKeyView,
}

/// Which version, from when on; and the clock, where nothing else happens before.
#[component]
pub(super) fn Pending(props: &PendingProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let PendingKeyView { uri, at } = &props.pending;
    let version = uri
        .version
        .map(|version| shorten(&version.to_string(), 4, 2))
        .unwrap_or_default();
    let at_text = lab.format().exact_moment(*at);
    let next = lab.view.clock.next.as_ref();
    let is_next = next.is_some_and(|next| next.kind == DueKind::KeyInForce && next.at == *at);
    let go = sender.on_click(Request::from(AdvanceClock { by: Advance::ToNext }));
    html! {
        <>
            <Notice tone={Tone::Warning} title={lab.t(Text::Title)}>
                { lab.t(Text::Means(uri.key.as_str(), &version, &at_text)) }{ " " }<RuleChip rule={Rule::N6} />
                if is_next {
                    <div class="row"><Button kind={ButtonKind::Quiet} busy={sender.busy()} onclick={go}>{ lab.t(Text::GoThere) }</Button></div>
                }
            </Notice>
            <Answer of={sender} />
        </>
    }
}
