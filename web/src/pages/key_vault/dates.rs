//! The first and the last moment of use of a key version (rule N7).

use kluis_lab::Request;
use kluis_lab::request::SetKeyDates;
use kluis_lab::text::key_life::KeyDates as Text;
use kluis_lab::view::KeyVersionView;
use kluis_resource::KeyName;
use kluis_rulebook::Rule;
use yew::{AttrValue, Html, Properties, component, html};

use crate::form::{ActDialog, MomentField, moment_of, moment_text, use_draft};
use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::ui::RuleChip;

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
    // The first and the last moment, as the fields write them.
    let draft = use_draft(|| (String::new(), String::new()));
    let version = &props.version;
    let act = match (moment_of(&draft.0), moment_of(&draft.1)) {
        (Ok(not_before), Ok(expires)) => Some(Request::from(SetKeyDates {
            key: version.uri.clone(),
            not_before,
            expires,
        })),
        _ => None,
    };
    let onopen = {
        let (not_before, expires) = (version.not_before, version.expires);
        draft.on(move |next, ()| *next = (moment_text(not_before), moment_text(expires)))
    };
    let label = Text::EditOf(props.key_name.as_str(), &shorten(&version.version.to_string(), 4, 2));
    let hint = AttrValue::from(lab.t(Text::Optional));
    html! {
        <ActDialog
            button={lab.t(Text::Edit)}
            label={lab.t(label)}
            go={lab.t(Text::Save)}
            {act}
            reason={AttrValue::from(lab.t(Text::Unreadable))}
            {onopen}
        >
            <p class="secondary"><RuleChip rule={Rule::N7} />{ lab.t(Text::Lead) }</p>
            <MomentField
                label={lab.t(Text::First)}
                value={draft.0.clone()}
                hint={hint.clone()}
                oninput={draft.on(|next, text| next.0 = text)}
            />
            <MomentField label={lab.t(Text::Last)} value={draft.1.clone()} {hint} oninput={draft.on(|next, text| next.1 = text)} />
        </ActDialog>
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
