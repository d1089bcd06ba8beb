//! Which rules are shown: by words, group, state, edition and source.

use std::rc::Rc;
use std::str::FromStr;

use kluis_lab::rules::{NotYet, RuleState};
use kluis_lab::text::rules::{Rules as Text, rule_text};
use kluis_lab::text::{Lang, Say};
use kluis_rulebook::{Document, Edition, Rule};
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::lab::{Lab, use_lab};
use crate::ui::{Field, Select};

/// What the user looks for. Empty texts let everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filters {
    words: String,
    group: String,
    state: String,
    edition: String,
    source: String,
}

impl Filters {
    /// Whether a rule is shown.
    pub(super) fn let_through(&self, rule: Rule, state: &RuleState, lang: Lang) -> bool {
        let fits = |wanted: &str, own: &str| wanted.is_empty() || wanted == own;
        fits(&self.group, &format!("{:?}", rule.group()))
            && fits(&self.state, name_of(state))
            && (self.edition.is_empty() || editions_of(rule).any(|own| own.year() == self.edition))
            && (self.source.is_empty() || numbers_of(rule).any(|own| own == self.source))
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

fn editions_of(rule: Rule) -> impl Iterator<Item = Edition> {
    Edition::ALL.into_iter().filter(move |edition| rule.holds_in(*edition))
}

fn numbers_of(rule: Rule) -> impl Iterator<Item = &'static str> {
    rule.sources().iter().map(|source| source.document.number())
}

/// The states in the order of the list; what a rule waits for, or what is at odds with it, doesn't matter here.
const STATES: [RuleState; 5] = [
    RuleState::Holds,
    RuleState::Broken(Vec::new()),
    RuleState::NotYet(NotYet::Use),
    RuleState::Informs,
    RuleState::OtherEdition,
];

const fn name_of(state: &RuleState) -> &'static str {
    match state {
        RuleState::Holds => "holds",
        RuleState::Broken(_) => "broken",
        RuleState::NotYet(_) => "not-yet",
        RuleState::Informs => "informs",
        RuleState::OtherEdition => "other-edition",
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
    let with = |change: fn(&mut Filters, String)| {
        let filters = filters.clone();
        props.onchange.reform(move |value| {
            let mut next = filters.clone();
            change(&mut next, value);
            next
        })
    };
    html! {
        <div class="card rule-filters" role="search" aria-label={lab.t(Text::All)}>
            <Field label={lab.t(Text::Search)} value={filters.words.clone()} hint={lab.t(Text::SearchHint)} oninput={with(|own, value| own.words = value)} />
            <Select label={lab.t(Text::State)} value={filters.state.clone()} options={states(&lab, &props.states)} onchange={with(|own, value| own.state = value)} />
            <Select label={lab.t(Text::Group)} value={filters.group.clone()} options={groups(&lab)} onchange={with(|own, value| own.group = value)} />
            <Select label={lab.t(Text::Edition)} value={filters.edition.clone()} options={editions(&lab)} onchange={with(|own, value| own.edition = value)} />
            <Select label={lab.t(Text::Source)} value={filters.source.clone()} options={sources(&lab)} onchange={with(|own, value| own.source = value)} />
        </div>
    }
}

type Options = Vec<(AttrValue, AttrValue)>;

fn with_every(lab: &Lab, options: impl Iterator<Item = (String, String)>) -> Options {
    let every = (AttrValue::default(), lab.t(Text::Every).into());
    let options = options.map(|(value, words)| (value.into(), words.into()));
    std::iter::once(every).chain(options).collect()
}

/// Each state with how many rules are in it; a state that no rule is in is left out.
fn states(lab: &Lab, states: &[(Rule, RuleState)]) -> Options {
    let count = |name| states.iter().filter(|(_, own)| name_of(own) == name).count();
    let option = |state: &RuleState| {
        let name = name_of(state);
        let words = format!("{} ({})", lab.t(state.clone()), count(name));
        (count(name) > 0).then(|| (name.to_owned(), words))
    };
    with_every(lab, STATES.iter().filter_map(option))
}

fn groups(lab: &Lab) -> Options {
    let mut groups: Vec<_> = Rule::ALL.iter().map(|rule| rule.group()).collect();
    groups.dedup();
    let option = |group| (format!("{group:?}"), format!("{group:?} · {}", lab.t(group)));
    with_every(lab, groups.into_iter().map(option))
}

fn editions(lab: &Lab) -> Options {
    let option = |edition: Edition| (edition.year().to_owned(), edition.year().to_owned());
    with_every(lab, Edition::ALL.into_iter().map(option))
}

fn sources(lab: &Lab) -> Options {
    let option = |document: Document| {
        let number = document.number();
        (number.to_owned(), format!("{number} · {}", lab.t(document)))
    };
    with_every(lab, Document::ALL.into_iter().map(option))
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
        assert_eq!(filters(|own| own.group = "I".to_owned()), ["I1", "I2"]);
        assert_eq!(filters(|own| own.state = "broken".to_owned()), [] as [&str; 0]);
        assert!(!filters(|own| own.edition = "2026".to_owned()).contains(&"M7"));
        assert!(filters(|own| own.edition = "2021".to_owned()).contains(&"M7"));
        assert_eq!(filters(|own| own.source = "002".to_owned()).len(), 14);
    }
}
