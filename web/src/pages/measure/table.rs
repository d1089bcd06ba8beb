//! The figures: a line each, with a bar, and beside what WebCrypto alone does.

use kluis_browser::protocol::Measured;
use kluis_lab::text::measure::{Measurable, Measure as Text, Why};
use kluis_lab::text::words::Words;
use yew::{Html, Properties, classes, component, html};

use super::LINES;
use crate::lab::{Lab, use_lab};

/// Properties of [`Table`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct TableProps {
    /// Bytes of each line.
    pub(super) bytes: u64,
    /// Of the lines that were measured; `None` where this browser can't.
    pub(super) measured: Vec<Option<Measured>>,
}

/// The table. All lines stand there from the start, so that nothing moves while they come.
#[component]
pub(super) fn Table(props: &TableProps) -> Html {
    let lab = use_lab();
    let rates: Vec<Option<f64>> = props.measured.iter().map(|line| line.as_ref().map(rate)).collect();
    let fastest = rates.iter().flatten().copied().fold(0.0, f64::max);
    let row = |(index, (line, _)): (usize, &(Measurable, _))| {
        let rate = rates.get(index).copied();
        html! {
            <tr class={classes!(class(*line))}>
                <th scope="row">{ lab.t(*line) }<small class="secondary">{ lab.t(Why(*line)) }</small></th>
                <td class="speed">{ speed(&lab, rate, fastest) }</td>
                <td class="ratio">{ ratio(&lab, *line, rate.flatten(), &rates) }</td>
            </tr>
        }
    };
    html! {
        <table class="measured">
            <caption>{ lab.t(Text::Caption(&format!("{} MiB", lab.format().number(props.bytes >> 20)))) }</caption>
            <thead>
                <tr>
                    <th scope="col">{ lab.t(Text::Line) }</th>
                    <th scope="col">{ lab.t(Text::Speed) }</th>
                    <th scope="col">{ lab.t(Text::Ratio) }</th>
                </tr>
            </thead>
            <tbody>{ for LINES.iter().enumerate().map(row) }</tbody>
        </table>
    }
}

/// Bytes a second.
fn rate(line: &Measured) -> f64 {
    line.bytes as f64 * 1000.0 / line.millis.max(0.001)
}

/// The number, and a bar as long beside the fastest.
fn speed(lab: &Lab, rate: Option<Option<f64>>, fastest: f64) -> Html {
    match rate {
        None => {
            html! { <span class="secondary"><span aria-hidden="true">{ "–" }</span><span class="unseen">{ lab.t(Text::NotYet) }</span></span> }
        }
        Some(None) => html! { <span class="secondary">{ lab.t(Text::NotHere) }</span> },
        Some(Some(rate)) => {
            let width = format!("width: {:.1}%", 100.0 * rate / fastest);
            html! {
                <>
                    { lab.t(Words::Rate(&lab.format().size_of(rate))) }
                    <span class="bar" aria-hidden="true"><span style={width}></span></span>
                </>
            }
        }
    }
}

/// How much of what WebCrypto alone does; nothing for what has nothing to do with it.
fn ratio(lab: &Lab, line: Measurable, rate: Option<f64>, rates: &[Option<f64>]) -> String {
    let bare = match line {
        Measurable::Seal | Measurable::SealPortable => Measurable::Encrypt,
        Measurable::Open | Measurable::OpenPortable => Measurable::Decrypt,
        Measurable::Encrypt | Measurable::Decrypt | Measurable::Read | Measurable::Write | Measurable::ReadBack => {
            return String::new();
        }
    };
    let place = LINES.iter().position(|(own, _)| *own == bare);
    let bare = place.and_then(|place| rates.get(place).copied().flatten());
    match (rate, bare) {
        (Some(rate), Some(bare)) => lab.format().percent(rate / bare),
        (None, _) | (_, None) => String::new(),
    }
}

/// Whose work it is: the browser's, the envelope's by either engine, or the storage's.
const fn class(line: Measurable) -> &'static str {
    match line {
        Measurable::Encrypt | Measurable::Decrypt => "bare",
        Measurable::Seal | Measurable::Open => "webcrypto",
        Measurable::SealPortable | Measurable::OpenPortable => "portable",
        Measurable::Read | Measurable::Write | Measurable::ReadBack => "storage",
    }
}
