//! A refusal as a user sees it.

use std::rc::Rc;

use kluis_lab::text::Say;
use kluis_lab::text::refusal::{headline, way_out};
use kluis_lab::text::words::Words;
use kluis_rulebook::{Refusal, Rule};
use yew::{Html, Properties, component, html, use_context};

use super::link::Link;
use crate::lab::{Lab, use_lang};
use crate::route::{Route, RulesPart};

/// Properties of [`RuleChip`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RuleChipProps {
    /// The rule.
    pub rule: Rule,
}

/// The id of a rule, which leads to it on the Rules page; where there is no lab, there are no pages to go to either.
#[component]
pub fn RuleChip(props: &RuleChipProps) -> Html {
    let said = Words::Rule(props.rule.id()).say(use_lang());
    let words = html! {
        <>
            <span class="unseen">{ said.clone() }{ ": " }</span>
            <span aria-hidden="true">{ props.rule.id() }</span>
        </>
    };
    if use_context::<Lab>().is_none() {
        return html! { <span class="rule" title={said}>{ words }</span> };
    }
    html! { <Link class="rule" to={Route::Rules(RulesPart::Rule(props.rule))}>{ words }</Link> }
}

/// Properties of [`RefusalBox`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RefusalBoxProps {
    /// The refusal.
    pub refusal: Rc<Refusal>,
    /// It stands here because that is how things are, not because something was just tried: it is then not announced.
    #[prop_or_default]
    pub standing: bool,
    /// Ways out that are one click away.
    #[prop_or_default]
    pub children: Html,
}

/// Properties of [`Headline`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HeadlineProps {
    /// The refusal.
    pub refusal: Rc<Refusal>,
}

/// What is wrong, in one sentence.
#[component]
pub fn Headline(props: &HeadlineProps) -> Html {
    let lang = use_lang();
    html! { { headline(&props.refusal, lang) } }
}

/// Rule, what is wrong, the way out, Azure's own code, and the documentation.
#[component]
pub fn RefusalBox(props: &RefusalBoxProps) -> Html {
    let lang = use_lang();
    let refusal = &*props.refusal;
    let (wrong, out) = (headline(refusal, lang), way_out(refusal, lang));
    html! {
        <div class="refusal" role={(!props.standing).then_some("alert")}>
            <p class="headline">
                if let Some(rule) = refusal.rule {
                    <RuleChip {rule} />
                }
                { wrong }
            </p>
            <p>
                { out }
                if let Some(rule) = refusal.rule {
                    { " " }
                    <a href={rule.documentation()} target="_blank" rel="noopener noreferrer">
                        { Words::Documentation.say(lang) }
                        <span class="unseen">{ format!(" ({})", Words::NewTab.say(lang)) }</span>
                    </a>
                }
            </p>
            if let Some(code) = refusal.azure_code {
                <p class="azure-code"><span class="unseen">{ Words::AzureCode.say(lang) }{ ": " }</span><code>{ code.as_str() }</code></p>
            }
            { props.children.clone() }
        </div>
    }
}
