//! One rule: what it says and how it stands, and on demand everything else that is known of it.

use kluis_lab::rules::RuleState;
use kluis_lab::text::rules::{Rules as Text, rule_text};
use kluis_lab::text::try_it::TryIt as TryItText;
use kluis_lab::text::words::Words;
use kluis_rulebook::{Edition, Rule, Source};
use web_sys::HtmlElement;
use yew::{Callback, Html, Properties, classes, component, html, use_effect_with, use_node_ref};

use super::stands::{Stands, sign_of};
use super::try_it::TryIt;
use crate::lab::{Lab, use_lab};
use crate::route::{Route, RulesPart};
use crate::ui::{Fact, Facts, Link, Mark, use_id};

/// Properties of [`RuleRow`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct RuleRowProps {
    /// The rule.
    pub(super) rule: Rule,
    /// How it stands in this lab.
    pub(super) state: RuleState,
    /// Its details are shown.
    pub(super) open: bool,
    /// The user came to this rule by its address.
    pub(super) arrived: bool,
    /// Shows its details, or hides them.
    pub(super) ontoggle: Callback<Rule>,
}

/// The rule; it takes the focus when the user comes to it.
#[component]
pub(super) fn RuleRow(props: &RuleRowProps) -> Html {
    let lab = use_lab();
    let rule = props.rule;
    let head = use_node_ref();
    let panel = use_id();
    {
        let head = head.clone();
        use_effect_with(props.arrived, move |arrived| {
            if let Some(head) = head.cast::<HtmlElement>().filter(|_| *arrived) {
                // It is in the page, so it takes the focus.
                let _ = head.focus();
                head.scroll_into_view();
            }
        });
    }
    let text = rule_text(rule, lab.lang);
    let onclick = props.ontoggle.reform(move |_| rule);
    html! {
        <li class={classes!("rule-row", props.arrived.then_some("arrived"))}>
            <h3>
                <button
                    ref={head}
                    type="button"
                    class="rule-head"
                    aria-expanded={if props.open { "true" } else { "false" }}
                    aria-controls={props.open.then(|| panel.clone())}
                    {onclick}
                >
                    <span class="rule">
                        <span class="unseen">{ lab.t(Words::Rule(rule.id())) }{ ": " }</span>
                        <span aria-hidden="true">{ rule.id() }</span>
                    </span>
                    <span class="statement">{ text.statement }</span>
                    <Mark sign={sign_of(&props.state)} word={lab.t(props.state.clone())} />
                    <svg class="turn" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path d="M4 6l4 4 4-4" /></svg>
                </button>
            </h3>
            if props.open {
                <div class="rule-details" id={panel}>
                    <Facts facts={facts(&lab, props)} />
                    <p class="try-label">{ lab.t(TryItText::Title) }</p>
                    <TryIt {rule} />
                </div>
            } else if matches!(props.state, RuleState::Broken(_)) {
                <div class="rule-details"><Stands {rule} state={props.state.clone()} /></div>
            }
        </li>
    }
}

/// Everything else that is known of a rule.
fn facts(lab: &Lab, props: &RuleRowProps) -> Vec<Fact> {
    let rule = props.rule;
    vec![
        Fact::text(lab.t(Text::Here), rule_text(rule, lab.lang).here),
        Fact::new(
            lab.t(Text::Now),
            html! { <Stands {rule} state={props.state.clone()} /> },
        ),
        Fact::new(lab.t(Text::Edition), editions(lab, rule)),
        Fact::new(lab.t(Text::StatedIn), sources(lab, rule.sources())),
        Fact::new(lab.t(Text::Documented), documentation(lab, rule)),
        Fact::new(lab.t(Text::Address), address(rule)),
    ]
}

/// In which editions it holds, and which rules it and others replace.
fn editions(lab: &Lab, rule: Rule) -> Html {
    let mut years = Edition::ALL.into_iter().filter(|edition| rule.holds_in(*edition));
    let holds = match (years.next(), years.next()) {
        (Some(only), None) => lab.t(Text::HoldsIn(only.year())),
        _ => lab.t(Text::HoldsInBoth),
    };
    let replaced_by: Vec<Rule> = rule.replaced_by().collect();
    html! {
        <>
            { holds }
            if !replaced_by.is_empty() {
                { "; " }{ lab.t(Text::OtherwiseBy(Edition::Current.year())) }{ " " }{ links(&replaced_by) }
            }
            if !rule.in_place_of().is_empty() {
                { "; " }{ lab.t(Text::InPlaceOf) }{ " " }{ links(rule.in_place_of()) }
            }
        </>
    }
}

/// Rules, each with the way to it.
fn links(rules: &[Rule]) -> Html {
    let link =
        |rule: &Rule| html! { <Link class="rule" to={Route::Rules(RulesPart::Rule(*rule))}>{ rule.id() }</Link> };
    html! { <span class="rules">{ for rules.iter().map(link) }</span> }
}

/// The documents that state it, and where in them.
fn sources(lab: &Lab, sources: &[Source]) -> Html {
    let line = |source: &Source| {
        let sections: Vec<String> = source.sections.iter().map(|section| lab.t(*section)).collect();
        html! {
            <li>
                <code>{ source.document.number() }</code>{ " " }{ lab.t(source.document) }
                if !sections.is_empty() {
                    <span class="secondary">{ " · " }{ sections.join("; ") }</span>
                }
            </li>
        }
    };
    html! { <ul class="sources">{ for sources.iter().map(line) }</ul> }
}

fn documentation(lab: &Lab, rule: Rule) -> Html {
    let link = rule.documentation();
    html! {
        <a class="long" href={link} target="_blank" rel="noopener noreferrer">
            { link.trim_start_matches("https://") }
            <span class="unseen">{ format!(" ({})", lab.t(Words::NewTab)) }</span>
        </a>
    }
}

fn address(rule: Rule) -> Html {
    let to = Route::Rules(RulesPart::Rule(rule));
    html! { <Link to={to.clone()}><code>{ to.hash() }</code></Link> }
}
