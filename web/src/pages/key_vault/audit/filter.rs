//! Which entries are shown.

use std::collections::{BTreeMap, BTreeSet};

use kluis_lab::AuditedOperation;
use kluis_lab::text::audit::Audit as Text;
use kluis_lab::view::{AuditEntry, Listed};
use kluis_resource::PrincipalId;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::ui::{Field, Select, matches};

/// What an entry has to be like; what is `None` may be anything.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Filter {
    text: String,
    principal: Option<PrincipalId>,
    operation: Option<AuditedOperation>,
    /// The name of a key or a secret.
    key: Option<String>,
}

impl Filter {
    /// The entries that match.
    pub(super) fn matching<'a>(&self, lab: &Lab, audit: &'a [AuditEntry]) -> Vec<&'a AuditEntry> {
        audit.iter().filter(|entry| self.fits(lab, entry)).collect()
    }

    fn fits(&self, lab: &Lab, entry: &AuditEntry) -> bool {
        self.fits_choices(entry) && (self.text.trim().is_empty() || self.fits_text(lab, entry))
    }

    fn fits_choices(&self, entry: &AuditEntry) -> bool {
        self.principal.is_none_or(|principal| principal == entry.principal)
            && self.operation.is_none_or(|operation| operation == entry.operation)
            && self
                .key
                .as_ref()
                .is_none_or(|key| key.eq_ignore_ascii_case(entry.key.name()))
    }

    fn fits_text(&self, lab: &Lab, entry: &AuditEntry) -> bool {
        let texts = [
            entry.principal.to_string(),
            entry.holder.clone().unwrap_or_default(),
            lab.t(entry.operation),
            entry.operation.code().to_owned(),
            entry.key.to_string(),
            entry.hash.to_string(),
            entry.number.to_string(),
            lab.format().exact_moment(entry.at),
        ];
        matches(&self.text, &texts.each_ref().map(String::as_str))
    }
}

/// Properties of [`Filters`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FiltersProps {
    /// All entries: what can be chosen is what is in them.
    pub(super) audit: Listed<AuditEntry>,
    /// The filter now.
    pub(super) filter: Filter,
    /// Another.
    pub(super) onchange: Callback<Filter>,
}

/// The fields of the filter.
#[component]
pub(super) fn Filters(props: &FiltersProps) -> Html {
    let lab = use_lab();
    let (filter, audit) = (&props.filter, &props.audit);
    let change = |set: fn(&mut Filter, &str)| {
        let filter = filter.clone();
        props.onchange.reform(move |text: String| {
            let mut next = filter.clone();
            set(&mut next, &text);
            next
        })
    };
    let value = |chosen: Option<String>| AttrValue::from(chosen.unwrap_or_default());
    html! {
        <div class="filters">
            <Field
                label={lab.t(Text::Filter)}
                value={filter.text.clone()}
                hint={lab.t(Text::FilterHint)}
                oninput={change(|filter, text| text.clone_into(&mut filter.text))}
            />
            <Select
                label={lab.t(Text::Who)}
                value={value(filter.principal.map(|principal| principal.to_string()))}
                options={options(lab.t(Text::Anyone), principals(&lab, audit))}
                onchange={change(|filter, id| filter.principal = id.parse().ok())}
            />
            <Select
                label={lab.t(Text::Operation)}
                value={value(filter.operation.map(|operation| operation.code().to_owned()))}
                options={options(lab.t(Text::AnyOperation), operations(&lab, audit))}
                onchange={change(|filter, code| filter.operation = AuditedOperation::of_code(code))}
            />
            <Select
                label={lab.t(Text::Key)}
                value={value(filter.key.clone())}
                options={options(lab.t(Text::AnyKey), keys(audit))}
                onchange={change(|filter, name| filter.key = Some(name.to_owned()).filter(|name| !name.is_empty()))}
            />
        </div>
    }
}

/// A value and its words.
type Choice = (AttrValue, AttrValue);

fn options(any: String, own: Vec<Choice>) -> Vec<Choice> {
    std::iter::once((AttrValue::default(), any.into())).chain(own).collect()
}

fn principals(lab: &Lab, audit: &[AuditEntry]) -> Vec<Choice> {
    let holders: BTreeMap<PrincipalId, &AuditEntry> = audit.iter().map(|entry| (entry.principal, entry)).collect();
    let words = |(principal, entry): (PrincipalId, &AuditEntry)| {
        let id = principal.to_string();
        let holder = entry.holder.clone().unwrap_or_else(|| lab.t(Text::Unknown));
        let words = format!("{holder} · {}", shorten(&id, 4, 2));
        (id.into(), words.into())
    };
    holders.into_iter().map(words).collect()
}

fn operations(lab: &Lab, audit: &[AuditEntry]) -> Vec<Choice> {
    let seen: BTreeSet<AuditedOperation> = audit.iter().map(|entry| entry.operation).collect();
    let words = |operation: AuditedOperation| (operation.code().into(), lab.t(operation).into());
    seen.into_iter().map(words).collect()
}

fn keys(audit: &[AuditEntry]) -> Vec<Choice> {
    let seen: BTreeSet<String> = audit.iter().map(|entry| entry.key.name().to_owned()).collect();
    seen.into_iter()
        .map(|name| (name.clone().into(), name.into()))
        .collect()
}
