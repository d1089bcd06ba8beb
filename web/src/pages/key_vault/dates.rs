//! The first and the last moment of use of a key version (rule N7).

use kluis_lab::Act;
use kluis_lab::text::key_life::KeyDates as Text;
use kluis_lab::view::KeyVersionView;
use kluis_resource::KeyName;
use kluis_rulebook::Rule;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state_eq};

use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::send::{use_question, use_send};
use crate::ui::{Answer, Button, ButtonKind, Dialog, MomentField, RuleChip, moment_of, moment_text};

/// Properties of [`Dates`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DatesProps {
    /// The key.
    pub(super) key_name: KeyName,
    /// The version.
    pub(super) version: KeyVersionView,
}

/// A button, and the form behind it.
#[component]
pub(super) fn Dates(props: &DatesProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let question = use_question(&sender);
    let first = use_state_eq(String::new);
    let last = use_state_eq(String::new);
    let version = &props.version;
    let ask = {
        let (first, last) = (first.clone(), last.clone());
        let (not_before, expires) = (version.not_before, version.expires);
        question.ask_with(move || {
            first.set(moment_text(not_before));
            last.set(moment_text(expires));
        })
    };
    let dates = (moment_of(&first), moment_of(&last));
    let save = {
        let act = match dates {
            (Ok(not_before), Ok(expires)) => Some(Act::SetKeyDates {
                key: version.uri.clone(),
                not_before,
                expires,
            }),
            _ => None,
        };
        question.send_some(act)
    };
    let title = lab.t(Text::EditOf(
        props.key_name.as_str(),
        &shorten(&version.version.to_string(), 4, 2),
    ));
    let hold = |state: &yew::UseStateHandle<String>| {
        let (state, sender) = (state.clone(), sender.clone());
        Callback::from(move |text: String| {
            sender.clear();
            state.set(text);
        })
    };
    let hint = AttrValue::from(lab.t(Text::Optional));
    html! {
        <>
            <Button kind={ButtonKind::Quiet} label={title.clone()} onclick={ask}>{ lab.t(Text::Edit) }</Button>
            <Dialog
                open={question.is_open()}
                {title}
                onclose={question.leave()}
                actions={html! {
                    <Button
                        kind={ButtonKind::Primary}
                        busy={sender.busy()}
                        disabled={dates.0.is_err() || dates.1.is_err()}
                        reason={AttrValue::from(lab.t(Text::Unreadable))}
                        onclick={save}
                    >{ lab.t(Text::Save) }</Button>
                }}
            >
                <p class="secondary"><RuleChip rule={Rule::N7} />{ lab.t(Text::Lead) }</p>
                <MomentField label={lab.t(Text::First)} value={(*first).clone()} hint={hint.clone()} oninput={hold(&first)} />
                <MomentField label={lab.t(Text::Last)} value={(*last).clone()} {hint} oninput={hold(&last)} />
                <Answer of={sender.clone()} />
            </Dialog>
        </>
    }
}

/// What the version doesn’t do now, and why; and its dates.
pub(super) fn standing(lab: &Lab, version: &KeyVersionView) -> Vec<String> {
    let at = |moment| lab.format().moment(moment);
    let now = lab.view.clock.now;
    let over = version.expires.filter(|expires| *expires <= now);
    let early = version.not_before.filter(|first| now < *first);
    let trouble = match (version.enabled, over, early) {
        (false, _, _) => Some(lab.t(Text::Neither)),
        (true, Some(expired), _) => Some(lab.t(Text::Expired(&at(expired)))),
        (true, None, Some(first)) => Some(lab.t(Text::NotYet(&at(first)))),
        (true, None, None) => None,
    };
    let mut facts: Vec<String> = trouble.into_iter().collect();
    if early.is_none() {
        facts.extend(version.not_before.map(|first| lab.t(Text::NotBefore(&at(first)))));
    }
    if over.is_none() {
        facts.extend(version.expires.map(|last| lab.t(Text::Expires(&at(last)))));
    }
    facts
}
