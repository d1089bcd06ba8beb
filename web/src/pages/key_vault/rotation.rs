//! The rotation policy of a key (rule N8).

use kluis_lab::request::SetRotationPolicy;
use kluis_lab::text::key_life::KeyDates as Text;
use kluis_lab::view::KeyView;
use kluis_lab::{Request, Rotate, RotationPolicy};
use kluis_resource::KeyVaultName;
use kluis_rulebook::Rule;
use yew::{AttrValue, Html, Properties, component, html};

use crate::form::{ActDialog, Choice, Draft, Field, Offer, Offers, use_draft};
use crate::lab::{Lab, use_lab};
use crate::ui::RuleChip;

/// Properties of [`Rotation`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RotationProps {
    /// Where.
    pub(super) key_vault: KeyVaultName,
    /// The key.
    pub(super) of_key: KeyView,
}

/// What the form holds.
#[derive(Clone, Debug, PartialEq)]
struct Wanted {
    /// Before it expires, and not after it was made.
    before: bool,
    days: String,
    life: String,
}

impl Wanted {
    fn of(policy: Option<RotationPolicy>) -> Self {
        let Some(policy) = policy else {
            return Self {
                before: false,
                days: "90".to_owned(),
                life: String::new(),
            };
        };
        let (before, days) = match policy.rotate {
            Rotate::AfterCreation { days } => (false, days),
            Rotate::BeforeExpiry { days } => (true, days),
        };
        Self {
            before,
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
        let rotate = if self.before {
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
    let draft = use_draft(|| Wanted::of(None));
    let key = &props.of_key;
    let act = |policy: Option<RotationPolicy>| {
        Request::from(SetRotationPolicy {
            key_vault: props.key_vault.clone(),
            key: key.name.clone(),
            policy,
        })
    };
    let remove = key
        .rotation_policy
        .map(|_| (lab.t(Text::RemovePolicy).into(), act(None)));
    let onopen = {
        let policy = key.rotation_policy;
        draft.on(move |next, ()| *next = Wanted::of(policy))
    };
    html! {
        <ActDialog
            button={lab.t(Text::Rotation)}
            label={lab.t(Text::RotationOf(key.name.as_str()))}
            go={lab.t(Text::SavePolicy)}
            act={draft.policy().map(|policy| act(Some(policy)))}
            other={remove}
            {onopen}
        >
            <p class="secondary"><RuleChip rule={Rule::N8} />{ lab.t(Text::RotationLead) }</p>
            { fields(&lab, &draft) }
        </ActDialog>
    }
}

fn fields(lab: &Lab, draft: &Draft<Wanted>) -> Html {
    let offers = [
        Offer::new(false, lab.t(Text::AfterChoice)),
        Offer::new(true, lab.t(Text::BeforeChoice)),
    ];
    let when = Offers::new(&draft.before, offers, &draft.on(|next, before| next.before = before));
    let wrong = |text: &str, may_be_empty: bool| {
        let fine = text.trim().parse::<u16>().is_ok() || (may_be_empty && text.trim().is_empty());
        (!fine).then(|| AttrValue::from(lab.t(Text::NoNumber)))
    };
    html! {
        <>
            <Choice legend={lab.t(Text::When)} offers={when} />
            <Field
                label={lab.t(Text::Days)}
                hint={lab.t(Text::DaysHint)}
                value={draft.days.clone()}
                error={wrong(&draft.days, false)}
                oninput={draft.on(|next, days| next.days = days)}
            />
            <Field
                label={lab.t(Text::Life)}
                hint={lab.t(Text::LifeHint)}
                value={draft.life.clone()}
                error={wrong(&draft.life, true)}
                oninput={draft.on(|next, life| next.life = life)}
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
