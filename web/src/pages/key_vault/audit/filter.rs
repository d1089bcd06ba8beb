//! Which entries are shown.

use std::collections::{BTreeMap, BTreeSet};

use kluis_lab::AuditedOperation;
use kluis_lab::text::audit::Audit as Text;
use kluis_lab::view::{AuditEntry, Listed};
use kluis_resource::PrincipalId;
use yew::{Callback, Html, Properties, component, html};

use crate::form::{Field, Options, Select, Value};
use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::ui::matches;

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
    let principal = options(
        &filter.principal,
        lab.t(Text::Anyone),
        principals(&lab, audit),
        props,
        |own, id| own.principal = id,
    );
    let operation = options(
        &filter.operation,
        lab.t(Text::AnyOperation),
        operations(&lab, audit),
        props,
        |own, operation| {
            own.operation = operation;
        },
    );
    let key = options(&filter.key, lab.t(Text::AnyKey), keys(audit), props, |own, name| {
        own.key = name
    });
    html! {
        <div class="filters">
            <Field
                label={lab.t(Text::Filter)}
                value={filter.text.clone()}
                hint={lab.t(Text::FilterHint)}
                oninput={change(props, |own, text| own.text = text)}
            />
            <Select label={lab.t(Text::Who)} options={principal} />
            <Select label={lab.t(Text::Operation)} options={operation} />
            <Select label={lab.t(Text::Key)} options={key} />
        </div>
    }
}

/// Another filter, with whatever comes.
fn change<T: 'static>(props: &FiltersProps, set: fn(&mut Filter, T)) -> Callback<T> {
    let filter = props.filter.clone();
    props.onchange.reform(move |value| {
        let mut next = filter.clone();
        set(&mut next, value);
        next
    })
}

/// Anything, and what there is.
fn options<T: Value>(
    chosen: &Option<T>,
    any: String,
    own: Vec<(T, String)>,
    props: &FiltersProps,
    set: fn(&mut Filter, Option<T>),
) -> Options {
    let own = own.into_iter().map(|(value, words)| (Some(value), words));
    Options::new(chosen, std::iter::once((None, any)).chain(own), &change(props, set))
}

fn principals(lab: &Lab, audit: &[AuditEntry]) -> Vec<(PrincipalId, String)> {
    let holders: BTreeMap<PrincipalId, &AuditEntry> = audit.iter().map(|entry| (entry.principal, entry)).collect();
    let words = |(principal, entry): (PrincipalId, &AuditEntry)| {
        let holder = entry.holder.clone().unwrap_or_else(|| lab.t(Text::Unknown));
        (
            principal,
            format!("{holder} · {}", shorten(&principal.to_string(), 4, 2)),
        )
    };
    holders.into_iter().map(words).collect()
}

fn operations(lab: &Lab, audit: &[AuditEntry]) -> Vec<(AuditedOperation, String)> {
    let seen: BTreeSet<AuditedOperation> = audit.iter().map(|entry| entry.operation).collect();
    seen.into_iter()
        .map(|operation| (operation, lab.t(operation)))
        .collect()
}

fn keys(audit: &[AuditEntry]) -> Vec<(String, String)> {
    let seen: BTreeSet<&str> = audit.iter().map(|entry| entry.key.name()).collect();
    seen.into_iter()
        .map(|name| (name.to_owned(), name.to_owned()))
        .collect()
}
