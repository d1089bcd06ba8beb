//! "Try it": the scenarios of a rule, played step by step in a lab of their own.
//!
//! The button that goes on keeps its place and the focus, whatever its words are; what came of a step is announced once.

mod line;

use std::rc::Rc;

use kluis_browser::TrialClient;
use kluis_browser::protocol::{ClientError, PlayStep, Tried};
use kluis_lab::scenario::ScenarioFacts;
use kluis_lab::text::rules::Editions;
use kluis_lab::text::try_it::TryIt as Text;
use kluis_rulebook::Rule;
use wasm_bindgen_futures::spawn_local;
use yew::{
    Callback, Html, Properties, Reducible, UseReducerDispatcher, component, html, use_effect_with, use_reducer,
    use_state_eq,
};

use self::line::{Line, outcome_words};
use crate::lab::{Lab, use_lab};
use crate::ui::{Button, ButtonKind, Notice, Tone, use_id};

/// Properties of [`TryIt`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct TryItProps {
    /// The rule.
    pub(crate) rule: Rule,
}

/// Every scenario of a rule.
#[component]
pub(crate) fn TryIt(props: &TryItProps) -> Html {
    let lab = use_lab();
    let found = use_state_eq(|| None::<Result<Rc<[ScenarioFacts]>, ClientError>>);
    {
        let (found, client) = (found.clone(), lab.client.trial());
        use_effect_with((), move |()| {
            spawn_local(async move { found.set(Some(client.scenarios().await)) });
        });
    }
    let shown = match &*found {
        None => html! { <p class="secondary">{ lab.t(Text::Loading) }</p> },
        Some(Err(_)) => html! { <Notice tone={Tone::Bad} alert=true>{ lab.t(Text::NoList) }</Notice> },
        Some(Ok(all)) => {
            let mut own = all.iter().filter(|facts| facts.rule == props.rule).peekable();
            if own.peek().is_none() {
                html! { <p class="secondary">{ lab.t(Text::Nothing) }</p> }
            } else {
                html! {
                    <>
                        <p class="secondary">{ lab.t(Text::Lead) }</p>
                        { for own.map(|facts| html! { <Scenario key={facts.name.clone()} facts={facts.clone()} /> }) }
                    </>
                }
            }
        }
    };
    html! { <div class="try-it">{ shown }</div> }
}

/// Properties of [`Scenario`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct ScenarioProps {
    facts: ScenarioFacts,
}

/// How far a scenario is played.
#[derive(Clone, Debug, Default, PartialEq)]
struct Played {
    /// What the answers told: first that of step 0.
    answers: Vec<Rc<Tried>>,
    busy: bool,
    failed: Option<ClientError>,
}

enum Heard {
    /// It begins anew.
    Begun,
    /// A step is asked for.
    Asked,
    /// It was answered; and another one is asked for, perhaps.
    Answered(Result<Tried, ClientError>, bool),
}

impl Reducible for Played {
    type Action = Heard;

    fn reduce(self: Rc<Self>, heard: Heard) -> Rc<Self> {
        let mut next = (*self).clone();
        match heard {
            Heard::Begun => {
                next = Self {
                    busy: true,
                    ..Self::default()
                };
            }
            Heard::Asked => next.busy = true,
            Heard::Answered(answer, goes_on) => {
                next.busy = goes_on;
                match answer {
                    Ok(tried) => next.answers.push(Rc::new(tried)),
                    Err(error) => next.failed = Some(error),
                }
            }
        }
        next.into()
    }
}

impl Played {
    fn over(&self) -> bool {
        self.answers.last().is_some_and(|tried| tried.over)
    }

    /// The step that comes next: 0 before anything is played.
    fn next(&self) -> u32 {
        let last = self.answers.iter().rev().flat_map(|tried| tried.reports.iter().rev());
        match (&self.answers[..], last.filter_map(|report| report.number).next()) {
            ([], _) => 0,
            (_, last) => last.map_or(1, |last| last + 1),
        }
    }

    fn passed(&self) -> bool {
        let mut reports = self.answers.iter().flat_map(|tried| &tried.reports);
        self.failed.is_none() && reports.all(|report| report.passed)
    }
}

/// One scenario: what it shows, its steps so far, and the buttons that go on.
#[component]
fn Scenario(props: &ScenarioProps) -> Html {
    let lab = use_lab();
    let played = use_reducer(Played::default);
    let id = use_id();
    let facts = &props.facts;
    let about = lab.t(facts.about.clone());
    let edition = Editions::Of(facts.edition.year());
    let ended = played.over() || played.failed.is_some();
    let play = |to_the_end: bool| {
        let (client, name, dispatcher) = (lab.client.trial(), facts.name.clone(), played.dispatcher());
        let next = if ended { 0 } else { played.next() };
        let busy = played.busy;
        Callback::from(move |_| {
            if !busy {
                spawn_local(go_on(
                    client.clone(),
                    name.clone(),
                    next,
                    to_the_end,
                    dispatcher.clone(),
                ));
            }
        })
    };
    let action = match played.next() {
        _ if ended => lab.t(Text::Again),
        0 => lab.t(Text::Begin),
        number => lab.t(Text::Next(number, facts.steps)),
    };
    let labelled = |action: &str| lab.t(Text::About(action, &about));
    html! {
        <article class="scenario" aria-labelledby={id.clone()}>
            <h4 {id}>{ &about }</h4>
            <p class="secondary">{ lab.t(edition) }{ " · " }{ lab.t(Text::Steps(facts.steps.into())) }</p>
            if !played.answers.is_empty() {
                { steps(&lab, facts, &played) }
            }
            <p class="unseen" role="status">{ announced(&lab, &played) }</p>
            if ended {
                { verdict(&lab, &played) }
            }
            <div class="row">
                <Button
                    kind={if played.answers.is_empty() || ended { ButtonKind::Secondary } else { ButtonKind::Primary }}
                    busy={played.busy}
                    label={labelled(&action)}
                    onclick={play(false)}
                >{ &action }</Button>
                <Button
                    kind={ButtonKind::Quiet}
                    disabled={ended}
                    busy={played.busy}
                    label={labelled(&lab.t(Text::PlayOut))}
                    onclick={play(true)}
                >{ lab.t(Text::PlayOut) }</Button>
            </div>
        </article>
    }
}

/// Plays a step, or all that are left. Beginning plays the first step as well: what a scenario begins with is no news.
async fn go_on(client: TrialClient, name: String, next: u32, to_the_end: bool, played: UseReducerDispatcher<Played>) {
    played.dispatch(if next == 0 { Heard::Begun } else { Heard::Asked });
    let mut next = next;
    loop {
        let scenario = name.clone();
        let answer = client.ask(PlayStep { scenario, step: next }).await;
        let last = answer
            .as_ref()
            .ok()
            .and_then(|tried| tried.reports.last())
            .and_then(|report| report.number);
        let goes_on = answer.as_ref().is_ok_and(|tried| !tried.over) && (to_the_end || next == 0);
        played.dispatch(Heard::Answered(answer, goes_on));
        if !goes_on {
            return;
        }
        next = last.map_or(1, |last| last + 1);
    }
}

/// What it begins with, folded away, and the steps so far.
fn steps(lab: &Lab, facts: &ScenarioFacts, played: &Played) -> Html {
    let line = |tried: &Rc<Tried>, place: usize| html! { <Line tried={Rc::clone(tried)} {place} /> };
    let lines = |given: bool| {
        let all = played.answers.iter().flat_map(|tried| {
            let places = tried.reports.iter().enumerate();
            places.filter_map(move |(place, report)| (report.number.is_none() == given).then_some((tried, place)))
        });
        all.map(|(tried, place)| line(tried, place)).collect::<Html>()
    };
    html! {
        <>
            if let Some(given) = &facts.given {
                <details class="begins-with">
                    <summary>{ lab.t(Text::Given) }{ ": " }{ lab.t(given.clone()) }</summary>
                    <ol>{ lines(true) }</ol>
                </details>
            }
            <ol class="played-steps" aria-label={lab.t(Text::Played)}>{ lines(false) }</ol>
        </>
    }
}

/// What is announced: the outcome of the latest step, and at the end that of all.
fn announced(lab: &Lab, played: &Played) -> String {
    let latest = played.answers.last().and_then(|tried| tried.reports.last());
    let step = latest.and_then(|report| {
        let outcome = lab.t(outcome_words(report));
        report.number.map(|number| lab.t(Text::Said(number, &outcome)))
    });
    let end = (played.over() || played.failed.is_some()).then(|| lab.t(verdict_words(played)));
    [step, end].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn verdict_words(played: &Played) -> Text<'static> {
    match (&played.failed, played.passed()) {
        (Some(_), _) => Text::NoAct,
        (None, true) => Text::WentRight,
        (None, false) => Text::WentWrong,
    }
}

fn verdict(lab: &Lab, played: &Played) -> Html {
    let tone = if played.passed() { Tone::Good } else { Tone::Bad };
    html! { <Notice {tone}>{ lab.t(verdict_words(played)) }</Notice> }
}
