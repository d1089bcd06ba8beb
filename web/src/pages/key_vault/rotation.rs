//! The rotation policy of a key (rule N8).

use kluis_lab::text::key_life::KeyDates as Text;
use kluis_lab::view::KeyView;
use kluis_lab::{Act, Rotate, RotationPolicy};
use kluis_resource::KeyVaultName;
use kluis_rulebook::Rule;
use yew::{AttrValue, Callback, Html, Properties, UseStateHandle, component, html, use_state_eq};

use crate::lab::{Lab, use_lab};
use crate::send::{Sender, use_question, use_send};
use crate::ui::{Answer, Button, ButtonKind, Choice, ChoiceOption, Dialog, Field, RuleChip};

/// Properties of [`Rotation`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RotationProps {
    /// Where.
    pub(super) key_vault: KeyVaultName,
    /// The key.
    pub(super) of_key: KeyView,
}

const AFTER: &str = "after";
const BEFORE: &str = "before";

/// What the form holds.
#[derive(Clone, Debug, PartialEq)]
struct Draft {
    when: &'static str,
    days: String,
    life: String,
}

impl Draft {
    fn of(policy: Option<RotationPolicy>) -> Self {
        let Some(policy) = policy else {
            return Self {
                when: AFTER,
                days: "90".to_owned(),
                life: String::new(),
            };
        };
        let (when, days) = match policy.rotate {
            Rotate::AfterCreation { days } => (AFTER, days),
            Rotate::BeforeExpiry { days } => (BEFORE, days),
        };
        Self {
            when,
            days: days.to_string(),
            life: policy
                .expires_after_days
                .map(|days| days.to_string())
                .unwrap_or_default(),
        }
    }

    fn policy(&self) -> Option<RotationPolicy> {
        let days = self.days.trim().parse().ok()?;
        let expires_after_days = match self.life.trim() {
            "" => None,
            life => Some(life.parse().ok()?),
        };
        let rotate = if self.when == BEFORE {
            Rotate::BeforeExpiry { days }
        } else {
            Rotate::AfterCreation { days }
        };
        Some(RotationPolicy {
            rotate,
            expires_after_days,
        })
    }
}

/// A button, and the form behind it.
#[component]
pub(super) fn Rotation(props: &RotationProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let question = use_question(&sender);
    let draft = use_state_eq(|| Draft::of(None));
    let key = &props.of_key;
    let ask = {
        let (draft, policy) = (draft.clone(), key.rotation_policy);
        question.ask_with(move || draft.set(Draft::of(policy)))
    };
    let set = |policy: Option<RotationPolicy>| {
        question.send(Act::SetRotationPolicy {
            key_vault: props.key_vault.clone(),
            key: key.name.clone(),
            policy,
        })
    };
    let wanted = draft.policy();
    let title = lab.t(Text::RotationOf(key.name.as_str()));
    html! {
        <>
            <Button kind={ButtonKind::Quiet} label={title.clone()} onclick={ask}>{ lab.t(Text::Rotation) }</Button>
            <Dialog
                open={question.is_open()}
                {title}
                onclose={question.leave()}
                actions={html! {
                    <>
                        if key.rotation_policy.is_some() {
                            <Button busy={sender.busy()} onclick={set(None)}>{ lab.t(Text::RemovePolicy) }</Button>
                        }
                        <Button kind={ButtonKind::Primary} busy={sender.busy()} disabled={wanted.is_none()} onclick={set(wanted)}>
                            { lab.t(Text::SavePolicy) }
                        </Button>
                    </>
                }}
            >
                <p class="secondary"><RuleChip rule={Rule::N8} />{ lab.t(Text::RotationLead) }</p>
                { fields(&lab, &draft, &sender) }
                <Answer of={sender.clone()} />
            </Dialog>
        </>
    }
}

fn fields(lab: &Lab, draft: &UseStateHandle<Draft>, sender: &Sender) -> Html {
    let change = |set: fn(&mut Draft, String)| {
        let (draft, sender) = (draft.clone(), sender.clone());
        Callback::from(move |text: String| {
            sender.clear();
            let mut next = (*draft).clone();
            set(&mut next, text);
            draft.set(next);
        })
    };
    let option = |value: &'static str, title: Text<'static>| ChoiceOption {
        value: value.into(),
        title: lab.t(title).into(),
        detail: None,
    };
    let wrong = |text: &str, may_be_empty: bool| {
        let fine = text.trim().parse::<u16>().is_ok() || (may_be_empty && text.trim().is_empty());
        (!fine).then(|| AttrValue::from(lab.t(Text::NoNumber)))
    };
    html! {
        <>
            <Choice
                legend={lab.t(Text::When)}
                options={vec![option(AFTER, Text::AfterChoice), option(BEFORE, Text::BeforeChoice)]}
                value={draft.when}
                onchange={change(|draft, when| draft.when = if when == BEFORE { BEFORE } else { AFTER })}
            />
            <Field
                label={lab.t(Text::Days)}
                hint={lab.t(Text::DaysHint)}
                value={draft.days.clone()}
                error={wrong(&draft.days, false)}
                oninput={change(|draft, days| draft.days = days)}
            />
            <Field
                label={lab.t(Text::Life)}
                hint={lab.t(Text::LifeHint)}
                value={draft.life.clone()}
                error={wrong(&draft.life, true)}
                oninput={change(|draft, life| draft.life = life)}
            />
        </>
    }
}

/// The policy in a few words, and when it is next; nothing where there is none.
pub(super) fn policy_line(lab: &Lab, key: &KeyView) -> Option<String> {
    let policy = key.rotation_policy?;
    let says = match policy.rotate {
        Rotate::AfterCreation { days } => Text::AfterCreation(u64::from(days)),
        Rotate::BeforeExpiry { days } => Text::BeforeExpiry(u64::from(days)),
    };
    let next = key
        .rotates_at
        .map(|at| lab.t(Text::NextRotation(&lab.format().moment(at))));
    Some(std::iter::once(lab.t(says)).chain(next).collect::<Vec<_>>().join(" · "))
}
