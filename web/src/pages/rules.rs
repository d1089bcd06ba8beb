//! The Rules page: every rule, how it stands in this lab, and where it is written. Left out on purpose: what decides a state
//! (`kluis_lab::rules`), and how a rule is played (`try_it`).

mod editions;
mod filters;
mod row;
mod stands;
mod try_it;

use std::collections::BTreeSet;
use std::rc::Rc;

use kluis_lab::rules::{RuleState, states};
use kluis_lab::text::rules::Rules as Text;
use kluis_rulebook::{Group, Rule};
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::{
    Callback, Html, Properties, UseStateHandle, component, html, use_effect_with, use_memo, use_node_ref, use_state_eq,
};

use self::editions::Editions;
use self::filters::{FilterBar, Filters};
use self::row::RuleRow;
use crate::lab::use_lab;
use crate::route::{Route, RulesPart};
use crate::ui::{Button, ButtonKind, PageTitle, Tabs, use_id};

/// The page.
#[component]
pub(super) fn RulesPage() -> Html {
    let lab = use_lab();
    let arrived = if let Route::Rules(RulesPart::Rule(rule)) = lab.route {
        Some(rule)
    } else {
        None
    };
    let editions = lab.route == Route::Rules(RulesPart::Editions);
    let onselect = lab
        .go
        .reform(|tab| Route::Rules(if tab == 0 { RulesPart::All } else { RulesPart::Editions }));
    let head = use_node_ref();
    {
        let head = head.clone();
        use_effect_with(editions, move |editions| {
            if let Some(head) = head.cast::<Element>().filter(|_| *editions) {
                // Whoever comes from far down among the rules begins at the top here.
                let options = ScrollIntoViewOptions::new();
                options.set_block(ScrollLogicalPosition::Nearest);
                head.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    }
    html! {
        <div class="page rules-page">
            <div ref={head}>
                <PageTitle title={lab.t(Text::Title)} lead={lab.t(Text::Lead)} leave_focus={arrived.is_some()} />
            </div>
            <Tabs
                label={lab.t(Text::Title)}
                names={vec![lab.t(Text::All).into(), lab.t(Text::Editions).into()]}
                selected={usize::from(editions)}
                {onselect}
            >
                if editions {
                    <Editions />
                } else {
                    <AllRules {arrived} />
                }
            </Tabs>
        </div>
    }
}

/// Properties of [`AllRules`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct AllRulesProps {
    /// The rule that the user comes to.
    arrived: Option<Rule>,
}

/// Filters, and the rules that they leave, by group.
#[component]
fn AllRules(props: &AllRulesProps) -> Html {
    let lab = use_lab();
    let states: Rc<Vec<(Rule, RuleState)>> = use_memo(Rc::clone(&lab.view), |view| states(view));
    let filters = use_state_eq(Filters::default);
    let open = use_state_eq(BTreeSet::<Rule>::new);
    {
        let (filters, open) = (filters.clone(), open.clone());
        use_effect_with(props.arrived, move |arrived| {
            if let Some(rule) = *arrived {
                // Whoever comes to a rule sees it, whatever was filtered before.
                filters.set(Filters::default());
                open.set(open.iter().copied().chain([rule]).collect());
            }
        });
    }
    let shown: Vec<&(Rule, RuleState)> = states
        .iter()
        .filter(|(rule, state)| filters.let_through(*rule, state, lab.lang))
        .collect();
    let on_filters = {
        let filters = filters.clone();
        Callback::from(move |changed| filters.set(changed))
    };
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    html! {
        <>
            <FilterBar filters={(*filters).clone()} states={Rc::clone(&states)} onchange={on_filters.clone()} />
            <div class="row found">
                <p aria-live="polite">{ lab.t(Text::Found(count(shown.len()), count(states.len()))) }</p>
                if *filters != Filters::default() {
                    <Button kind={ButtonKind::Quiet} onclick={on_filters.reform(|_| Filters::default())}>{ lab.t(Text::ClearFilters) }</Button>
                }
                <span class="grow" />
                { open_and_close(&open, &shown, lab.t(Text::OpenAll), lab.t(Text::CloseAll)) }
            </div>
            if shown.is_empty() {
                <p class="secondary">{ lab.t(Text::NoMatch) }</p>
            }
            { for by_group(&shown).into_iter().map(|(group, rules)| html! {
                <RuleGroup key={format!("{group:?}")} {group} rules={rules} open={(*open).clone()} arrived={props.arrived} ontoggle={toggle(&open)} />
            }) }
        </>
    }
}

/// A button that shows the details of all rules that are shown, or hides them.
fn open_and_close(
    open: &UseStateHandle<BTreeSet<Rule>>,
    shown: &[&(Rule, RuleState)],
    open_all: String,
    close_all: String,
) -> Html {
    let rules: BTreeSet<Rule> = shown.iter().map(|(rule, _)| *rule).collect();
    if rules.is_empty() {
        return Html::default();
    }
    let all_open = rules.is_subset(open);
    let words = if all_open { close_all } else { open_all };
    let open = open.clone();
    let onclick = Callback::from(move |_| {
        let next = if all_open { &*open - &rules } else { &*open | &rules };
        open.set(next);
    });
    html! { <Button kind={ButtonKind::Quiet} {onclick}>{ words }</Button> }
}

fn toggle(open: &UseStateHandle<BTreeSet<Rule>>) -> Callback<Rule> {
    let open = open.clone();
    Callback::from(move |rule| {
        let mut next = (*open).clone();
        if !next.remove(&rule) {
            next.insert(rule);
        }
        open.set(next);
    })
}

/// The rules by group, in their order.
fn by_group(shown: &[&(Rule, RuleState)]) -> Vec<(Group, Vec<(Rule, RuleState)>)> {
    let chunks = shown.chunk_by(|(one, _), (next, _)| one.group() == next.group());
    chunks
        .map(|chunk| (chunk[0].0.group(), chunk.iter().map(|own| (*own).clone()).collect()))
        .collect()
}

/// Properties of [`RuleGroup`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct RuleGroupProps {
    group: Group,
    rules: Vec<(Rule, RuleState)>,
    open: BTreeSet<Rule>,
    arrived: Option<Rule>,
    ontoggle: Callback<Rule>,
}

/// A group of rules, with its letter.
#[component]
fn RuleGroup(props: &RuleGroupProps) -> Html {
    let lab = use_lab();
    let id = use_id();
    html! {
        <section class="card rule-group" aria-labelledby={id.clone()}>
            <h2 {id}>{ format!("{:?} · {}", props.group, lab.t(props.group)) }</h2>
            <ul class="rule-rows">
                { for props.rules.iter().map(|(rule, state)| html! {
                    <RuleRow
                        key={rule.id()}
                        rule={*rule}
                        state={state.clone()}
                        open={props.open.contains(rule)}
                        arrived={props.arrived == Some(*rule)}
                        ontoggle={props.ontoggle.clone()}
                    />
                }) }
            </ul>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_stand_by_group_in_the_order_of_the_rulebook() {
        let all: Vec<_> = Rule::ALL.iter().map(|rule| (*rule, RuleState::Holds)).collect();
        let groups = by_group(&all.iter().collect::<Vec<_>>());
        let letters: String = groups.iter().map(|(group, _)| format!("{group:?}")).collect();
        assert_eq!(letters, "EVIPKARDMN");
        assert_eq!(groups.iter().map(|(_, rules)| rules.len()).sum::<usize>(), 84);
    }
}
