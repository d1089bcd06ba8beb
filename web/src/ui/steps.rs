//! Steps in their order: how each stands, the way to open it, and what one waits for.

use kluis_rulebook::Rule;
use yew::{AttrValue, Callback, Html, MouseEvent, Properties, classes, component, html};

use super::button::{Button, ButtonKind};
use super::link::Link;
use super::refusal_box::RuleChip;
use crate::lab::{Lab, use_lab};
use crate::route::Route;

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepStands {
    /// It holds.
    Done,
    /// It held.
    Broken,
    /// It is the one to do.
    Todo,
    /// It waits for others.
    Locked,
}

/// A step of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct StepLine {
    /// Its number, from 1.
    pub number: u8,
    /// How it stands.
    pub stands: StepStands,
    /// Number and state, for those who don't see them.
    pub said: String,
    /// What it is called.
    pub title: String,
    /// How it stands, in a few words.
    pub remark: Html,
    /// Where it is opened.
    pub to: Route,
}

/// Properties of [`Stepper`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct StepperProps {
    /// What the list is called.
    pub label: AttrValue,
    /// The steps.
    pub steps: Vec<StepLine>,
    /// The number of the one that is open.
    pub open: u8,
}

/// The steps as a list.
#[component]
pub fn Stepper(props: &StepperProps) -> Html {
    let lab = use_lab();
    let line = |step: &StepLine| {
        let open = step.number == props.open;
        let (class, mark) = match step.stands {
            StepStands::Done => ("done", "✓".to_owned()),
            StepStands::Broken => ("broken", "!".to_owned()),
            StepStands::Todo => ("current", step.number.to_string()),
            StepStands::Locked => ("locked", step.number.to_string()),
        };
        let (go, to) = (lab.go.clone(), step.to.clone());
        let onclick = Callback::from(move |_: MouseEvent| go.emit(to.clone()));
        html! {
            <li>
                <button
                    type="button"
                    class={classes!("step", class, open.then_some("open"))}
                    aria-current={open.then_some("step")}
                    {onclick}
                >
                    <span class="n" aria-hidden="true">{ mark }</span>
                    <span>
                        <span class="unseen">{ step.said.clone() }{ ": " }</span>
                        <b>{ step.title.clone() }</b>
                        <small>{ step.remark.clone() }</small>
                    </span>
                </button>
            </li>
        }
    };
    html! { <ol class="card stepper" aria-label={props.label.clone()}>{ for props.steps.iter().map(line) }</ol> }
}

/// A step that waits: by which rule, and for which others, each with what it lacks.
pub fn locked(rule: Rule, (title, lead): (String, String), missing: Vec<(Route, String, Option<String>)>) -> Html {
    html! {
        <div class="locked-box">
            <p><RuleChip {rule} /><b>{ title }</b>{ " " }{ lead }</p>
            <ul>
                { for missing.into_iter().map(|(to, words, lack)| html! {
                    <li>
                        <Link {to}>{ words }</Link>
                        if let Some(lack) = lack {
                            <span class="secondary">{ lack }</span>
                        }
                    </li>
                }) }
            </ul>
        </div>
    }
}

/// The way on, once a step holds.
pub fn way_on(lab: &Lab, to: Route, words: String) -> Html {
    let go = lab.go.clone();
    let onclick = Callback::from(move |_: MouseEvent| go.emit(to.clone()));
    html! { <div class="row"><Button kind={ButtonKind::Primary} {onclick}>{ words }</Button></div> }
}
