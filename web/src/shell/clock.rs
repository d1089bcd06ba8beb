//! The lab's clock: what it shows, what happens next, and moving it forward. It never goes back.

use gloo_timers::callback::Interval;
use kluis_lab::Request;
use kluis_lab::request::{Advance, AdvanceClock};
use kluis_lab::text::clock::{Clock as Text, due, span};
use kluis_lab::view::{LogEntry, Operation};
use kluis_resource::Timestamp;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDetailsElement, HtmlElement};
use yew::{
    Callback, Html, KeyboardEvent, NodeRef, Properties, component, hook, html, use_effect_with, use_node_ref,
    use_state_eq,
};

use crate::format::short_subject;
use crate::lab::{Lab, use_lab};
use crate::piece::Piece;
use crate::route::{ActivityPart, Route};
use crate::send::{Outcome, Sender, use_send};
use crate::ui::{Answer, Button, ButtonKind, Later, Link};

/// How often the shown moment is looked at again, in milliseconds.
const LOOK_EVERY: u32 = 10_000;

/// How far ahead it has to be to be called ahead, in milliseconds.
const SHOWN: u64 = 60_000;

/// How much of what happened is told here; the log has the rest.
const TOLD: usize = 6;

/// The clock, folded up to its moment.
#[component]
pub(super) fn Clock() -> Html {
    let lab = use_lab();
    let sender = use_send();
    let details = use_node_ref();
    let now = use_now(lab.view.clock.ahead_millis);
    let format = lab.format();
    let ahead = lab.view.clock.ahead_millis;
    let said = span(ahead, |number| format.number(number), lab.lang);
    let onkeydown = {
        let details = details.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                fold(&details);
            }
        })
    };
    let unfolded = use_state_eq(|| false);
    let ontoggle = {
        let (sender, unfolded) = (sender.clone(), unfolded.clone());
        Callback::from(move |_| {
            sender.clear();
            unfolded.set(true);
        })
    };
    html! {
        <div class="clock">
            <details ref={details} {onkeydown}>
                <summary onclick={ontoggle}>
                    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="8" cy="8" r="6.2" /><path d="M8 4.4V8l2.4 1.6" /></svg>
                    <span class="unseen">{ lab.t(Text::Label) }{ " " }</span>
                    <span class="moment-now">{ format.moment(now) }</span>{ " " }
                    if ahead >= SHOWN {
                        <b>{ lab.t(Text::AheadShort(&said)) }</b>
                    }
                </summary>
                <section class="clock-panel" aria-label={lab.t(Text::Title)}>
                    <h2>{ lab.t(Text::Title) }</h2>
                    if *unfolded {
                        <Later piece={Piece::Clock { now, sender }} />
                    }
                </section>
            </details>
        </div>
    }
}

/// Properties of [`ClockPanel`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct ClockPanelProps {
    /// The moment on the lab's clock.
    pub(crate) now: Timestamp,
    /// Who moves it.
    pub(crate) sender: Sender,
}

/// What stands below the moment when the clock is unfolded.
#[component]
pub(crate) fn ClockPanel(props: &ClockPanelProps) -> Html {
    let lab = use_lab();
    let (format, sender) = (lab.format(), &props.sender);
    let ahead = lab.view.clock.ahead_millis;
    let said = span(ahead, |number| format.number(number), lab.lang);
    html! {
        <>
            <p class="moment">{ format.exact_moment(props.now) }</p>
            <p class="secondary">{ lab.t(if ahead < SHOWN { Text::InStep } else { Text::Ahead(&said) }) }</p>
            { next(&lab) }
            { forward(&lab, sender) }
            <Answer of={sender.clone()} />
            <div class="clock-effect" role="status">{ effect(&lab, sender) }</div>
        </>
    }
}

/// What happens by itself next.
fn next(lab: &Lab) -> Html {
    let what = match &lab.view.clock.next {
        Some(next) => {
            let subject = short_subject(&next.subject).unwrap_or_else(|| next.subject.clone());
            let what = due(next.kind, &subject, lab.lang);
            lab.t(Text::At(&what, &lab.format().moment(next.at)))
        }
        None => lab.t(Text::NothingDue),
    };
    html! { <><h3>{ lab.t(Text::Next) }</h3><p class="next">{ what }</p></> }
}

fn forward(lab: &Lab, sender: &Sender) -> Html {
    let button = |by: Advance, words: Text<'static>| {
        let onclick = sender.on_click(Request::from(AdvanceClock { by }));
        html! { <Button busy={sender.busy()} {onclick}>{ lab.t(words) }</Button> }
    };
    html! {
        <>
            <h3>{ lab.t(Text::Forward) }</h3>
            <p class="secondary">{ lab.t(Text::OnlyForward) }</p>
            <div class="row">
                { button(Advance::Hours(1), Text::ByHour) }
                { button(Advance::Days(1), Text::ByDay) }
                { button(Advance::Days(90), Text::ByQuarter) }
                // It stays when nothing is due any more: whoever pressed it has the focus there.
                <Button
                    kind={ButtonKind::Primary}
                    busy={sender.busy()}
                    disabled={lab.view.clock.next.is_none()}
                    onclick={sender.on_click(Request::from(AdvanceClock { by: Advance::ToNext }))}
                >{ lab.t(Text::ToNext) }</Button>
            </div>
        </>
    }
}

/// What moving it did: the moment, and what was logged since.
fn effect(lab: &Lab, sender: &Sender) -> Html {
    if !matches!(sender.outcome(), Outcome::Accepted(_)) {
        return Html::default();
    }
    let since: Vec<&LogEntry> = lab
        .view
        .log
        .iter()
        .take_while(|entry| entry.operation != Operation::AdvanceClock)
        .collect();
    let said = since.iter().rev().map(|entry| happened(lab, entry));
    let said = said.fold(Vec::new(), |mut said: Vec<String>, next| {
        // What began and was done is logged twice, and happened once.
        if !said.contains(&next) {
            said.push(next);
        }
        said
    });
    let rest = said.len().saturating_sub(TOLD) as u64;
    let told = said.iter().take(TOLD).map(|said| html! { <li>{ said.clone() }</li> });
    html! {
        <>
            <p><b>{ lab.t(Text::Moved(&lab.format().moment(lab.view.clock.now))) }</b>{ " " }
                { lab.t(if since.is_empty() { Text::NothingHappened } else { Text::Happened }) }
            </p>
            if !since.is_empty() {
                <ul>
                    { for told }
                    if rest > 0 {
                        <li>{ lab.t(Text::More(&lab.format().number(rest))) }</li>
                    }
                </ul>
                <Link to={Route::Activity(ActivityPart::Log)}>{ lab.t(Text::SeeLog) }</Link>
            }
        </>
    }
}

/// What was logged, and of what: where the log names no subject, it is about the resource itself.
fn happened(lab: &Lab, entry: &LogEntry) -> String {
    let subject = short_subject(&entry.subject).unwrap_or_else(|| entry.subject.clone());
    let subject = if subject.is_empty() { &entry.resource } else { &subject };
    format!("{}: {subject}", lab.t(entry.operation))
}

fn fold(details: &NodeRef) {
    let Some(details) = details.cast::<HtmlDetailsElement>() else {
        return;
    };
    details.set_open(false);
    let summary = details.query_selector("summary").ok().flatten();
    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
        // It is in the page, so it takes the focus.
        let _ = summary.focus();
    }
}

/// The lab's moment, which goes on by itself between two views.
#[hook]
fn use_now(ahead_millis: u64) -> Timestamp {
    let real = use_state_eq(real_now);
    {
        let real = real.clone();
        use_effect_with(ahead_millis, move |_| {
            real.set(real_now());
            let look = Interval::new(LOOK_EVERY, move || real.set(real_now()));
            move || drop(look)
        });
    }
    Timestamp::from_unix_millis(real.saturating_add(i64::try_from(ahead_millis).unwrap_or(i64::MAX)))
}

/// The real clock's moment in milliseconds.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast saturates; moments are far from that"
)]
fn real_now() -> i64 {
    js_sys::Date::now() as i64
}
