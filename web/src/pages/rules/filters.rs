//! Which rules are shown: by words, group, state, edition and source.

use std::rc::Rc;
use std::str::FromStr;

use kluis_lab::rules::{NotYet, RuleState};
use kluis_lab::text::rules::{Rules as Text, rule_text};
use kluis_lab::text::{Lang, Say};
use kluis_rulebook::{Document, Edition, Group, Rule};
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{Field, Options, Select, Value};
use crate::lab::{Lab, use_lab};

/// What the user looks for. What is `None` lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filters {
    words: String,
    group: Option<Group>,
    state: Option<StateKind>,
    edition: Option<Edition>,
    source: Option<Document>,
}

impl Filters {
    /// Whether a rule is shown.
    pub(super) fn let_through(&self, rule: Rule, state: &RuleState, lang: Lang) -> bool {
        self.group.is_none_or(|group| group == rule.group())
            && self.state.is_none_or(|kind| kind == StateKind::of(state))
            && self.edition.is_none_or(|edition| rule.holds_in(edition))
            && self
                .source
                .is_none_or(|document| rule.sources().iter().any(|source| source.document == document))
            && self.finds(rule, state, lang)
    }

    /// Every word is somewhere in what is said of the rule, whatever its case; an id is a word of its own, so that `V1` doesn't find V10.
    fn finds(&self, rule: Rule, state: &RuleState, lang: Lang) -> bool {
        let text = rule_text(rule, lang);
        let said = [
            rule.id(),
            text.statement,
            text.here,
            &rule.group().say(lang),
            &state.say(lang),
        ]
        .join(" ")
        .to_lowercase();
        let has_word = |wanted: &str| said.split(|one: char| !one.is_alphanumeric()).any(|own| own == wanted);
        let wanted = self.words.to_lowercase();
        wanted.split_whitespace().all(|word| {
            if Rule::from_str(&word.to_uppercase()).is_ok() {
                has_word(word)
            } else {
                said.contains(word)
            }
        })
    }
}

/// A state, whatever a rule waits for, or is at odds with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StateKind {
    Holds,
    Broken,
    NotYet,
    Informs,
    OtherEdition,
}

impl StateKind {
    /// All of them, in the order of the list.
    const ALL: [Self; 5] = [
        Self::Holds,
        Self::Broken,
        Self::NotYet,
        Self::Informs,
        Self::OtherEdition,
    ];

    const fn of(state: &RuleState) -> Self {
        match state {
            RuleState::Holds => Self::Holds,
            RuleState::Broken(_) => Self::Broken,
            RuleState::NotYet(_) => Self::NotYet,
            RuleState::Informs => Self::Informs,
            RuleState::OtherEdition => Self::OtherEdition,
        }
    }

    /// Some state of the kind.
    const fn state(self) -> RuleState {
        match self {
            Self::Holds => RuleState::Holds,
            Self::Broken => RuleState::Broken(Vec::new()),
            Self::NotYet => RuleState::NotYet(NotYet::Use),
            Self::Informs => RuleState::Informs,
            Self::OtherEdition => RuleState::OtherEdition,
        }
    }
}

impl Value for StateKind {
    fn attribute(&self) -> AttrValue {
        AttrValue::Static(match self {
            Self::Holds => "holds",
            Self::Broken => "broken",
            Self::NotYet => "not-yet",
            Self::Informs => "informs",
            Self::OtherEdition => "other-edition",
        })
    }
}

/// Properties of [`FilterBar`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct FilterBarProps {
    /// The filters now.
    pub(super) filters: Filters,
    /// The state of every rule, to count them.
    pub(super) states: Rc<Vec<(Rule, RuleState)>>,
    /// Other filters.
    pub(super) onchange: Callback<Filters>,
}

/// The fields of the filters.
#[component]
pub(super) fn FilterBar(props: &FilterBarProps) -> Html {
    let lab = use_lab();
    let filters = &props.filters;
    let state = props.options(&lab, &filters.state, states(&lab, &props.states), |own, state| {
        own.state = state
    });
    let group = props.options(&lab, &filters.group, groups(&lab), |own, group| own.group = group);
    let editions = Edition::ALL.map(|edition| (edition, edition.year().to_owned()));
    let edition = props.options(&lab, &filters.edition, editions, |own, edition| own.edition = edition);
    let sources = Document::ALL.map(|own| (own, format!("{} · {}", own.number(), lab.t(own))));
    let source = props.options(&lab, &filters.source, sources, |own, source| own.source = source);
    html! {
        <div class="card rule-filters" role="search" aria-label={lab.t(Text::All)}>
            <Field
                label={lab.t(Text::Search)}
                value={filters.words.clone()}
                hint={lab.t(Text::SearchHint)}
                oninput={props.with(|own, words| own.words = words)}
            />
            <Select label={lab.t(Text::State)} options={state} />
            <Select label={lab.t(Text::Group)} options={group} />
            <Select label={lab.t(Text::Edition)} options={edition} />
            <Select label={lab.t(Text::Source)} options={source} />
        </div>
    }
}

impl FilterBarProps {
    /// Other filters, with whatever comes.
    fn with<T: 'static>(&self, change: fn(&mut Filters, T)) -> Callback<T> {
        let filters = self.filters.clone();
        self.onchange.reform(move |value| {
            let mut next = filters.clone();
            change(&mut next, value);
            next
        })
    }

    /// Everything, and what there is.
    fn options<T: Value>(
        &self,
        lab: &Lab,
        chosen: &Option<T>,
        own: impl IntoIterator<Item = (T, String)>,
        change: fn(&mut Filters, Option<T>),
    ) -> Options {
        let every = (None, lab.t(Text::Every));
        let own = own.into_iter().map(|(value, words)| (Some(value), words));
        Options::new(chosen, std::iter::once(every).chain(own), &self.with(change))
    }
}

/// Each state with how many rules are in it; a state that no rule is in is left out.
fn states(lab: &Lab, states: &[(Rule, RuleState)]) -> Vec<(StateKind, String)> {
    let option = |kind: StateKind| {
        let count = states.iter().filter(|(_, own)| StateKind::of(own) == kind).count();
        (count > 0).then(|| (kind, format!("{} ({count})", lab.t(kind.state()))))
    };
    StateKind::ALL.into_iter().filter_map(option).collect()
}

fn groups(lab: &Lab) -> Vec<(Group, String)> {
    let mut groups: Vec<_> = Rule::ALL.iter().map(|rule| rule.group()).collect();
    groups.dedup();
    let words = |group: Group| (group, format!("{group:?} · {}", lab.t(group)));
    groups.into_iter().map(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(filters: &Filters) -> Vec<&'static str> {
        let rules = Rule::ALL
            .iter()
            .filter(|rule| filters.let_through(**rule, &RuleState::Holds, Lang::En));
        rules.map(|rule| rule.id()).collect()
    }

    fn by_words(words: &str) -> Vec<&'static str> {
        found(&Filters {
            words: words.to_owned(),
            ..Filters::default()
        })
    }

    #[test]
    fn nothing_asked_lets_every_rule_through() {
        assert_eq!(found(&Filters::default()).len(), 84);
    }

    #[test]
    fn an_id_finds_its_rule_and_those_that_name_it_but_no_longer_id() {
        let found = by_words("v1");
        assert!(found.contains(&"V1") && !found.contains(&"V10"), "{found:?}");
        assert_eq!(by_words("N16"), ["N16"]);
    }

    #[test]
    fn every_word_has_to_be_there() {
        assert!(by_words("Purge PROTECTION").contains(&"K1"));
        assert_eq!(by_words("purge mars"), [] as [&str; 0]);
        assert_eq!(by_words("mars"), ["V3"]);
    }

    #[test]
    fn group_state_edition_and_source_each_narrow() {
        let filters = |change: fn(&mut Filters)| {
            let mut filters = Filters::default();
            change(&mut filters);
            found(&filters)
        };
        assert_eq!(filters(|own| own.group = Some(Group::I)), ["I1", "I2"]);
        assert_eq!(filters(|own| own.state = Some(StateKind::Broken)), [] as [&str; 0]);
        assert!(!filters(|own| own.edition = Some(Edition::Current)).contains(&"M7"));
        assert!(filters(|own| own.edition = Some(Edition::Seeds)).contains(&"M7"));
        assert_eq!(
            filters(|own| own.source = Document::ALL.into_iter().find(|own| own.number() == "002")).len(),
            14
        );
    }
}
