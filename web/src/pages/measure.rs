//! The page Measure on this machine: the loops that the bench runs, run here by the worker, one after another. Left out on purpose:
//! the loops (`kluis_browser::measure`), and what would be good enough.

mod table;

use std::cell::Cell;
use std::rc::Rc;

use kluis_browser::MeasureClient;
use kluis_browser::protocol::{EngineKind, Loop, Measure, Measured};
use kluis_lab::text::measure::{Measurable, Measure as Text};
use kluis_lab::text::words::Words;
use kluis_lab::view::JobState;
use wasm_bindgen_futures::spawn_local;
use yew::{AttrValue, Callback, Html, UseStateHandle, component, html, use_effect_with, use_mut_ref, use_state_eq};

use self::table::Table;
use crate::form::{Draft, Options, Select, use_draft};
use crate::lab::{Lab, use_lab};
use crate::route::Page;
use crate::ui::{Button, ButtonKind, Card, Link, PageTitle};

/// The lines, in the order in which they are measured and shown: each beside what it is compared with.
const LINES: [(Measurable, Loop); 9] = [
    (Measurable::Encrypt, Loop::Encrypt),
    (Measurable::Seal, Loop::Seal(EngineKind::WebCrypto)),
    (Measurable::SealPortable, Loop::Seal(EngineKind::RustCrypto)),
    (Measurable::Decrypt, Loop::Decrypt),
    (Measurable::Open, Loop::Open(EngineKind::WebCrypto)),
    (Measurable::OpenPortable, Loop::Open(EngineKind::RustCrypto)),
    (Measurable::Read, Loop::ReadBlob),
    (Measurable::Write, Loop::WriteStorage),
    (Measurable::ReadBack, Loop::ReadStorage),
];

const MIB: u64 = 1 << 20;
/// The sizes to choose from; what a line holds in memory at once is as much.
const SIZES: [u64; 3] = [16 * MIB, 64 * MIB, 256 * MIB];

/// How far a measurement is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Phase {
    #[default]
    Idle,
    Running,
    /// The line that runs is the last.
    Stopping,
    Stopped,
    Done,
}

/// What is known so far.
#[derive(Clone, Debug, Default, PartialEq)]
struct Figures {
    phase: Phase,
    /// Bytes of each line.
    bytes: u64,
    /// Of the lines that were measured; `None` where this browser can't.
    measured: Vec<Option<Measured>>,
}

/// Asked to stop after the line that runs.
type StopFlag = Rc<Cell<bool>>;

/// The page.
#[component]
pub fn MeasurePage() -> Html {
    let lab = use_lab();
    let size = use_draft(|| SIZES[1]);
    let figures = use_state_eq(Figures::default);
    let stop = use_mut_ref(StopFlag::default);
    {
        // Nobody sees what would be measured after the page is gone.
        let stop = stop.clone();
        use_effect_with((), move |()| move || stop.borrow().set(true));
    }
    let start = {
        let (figures, stop, client, bytes) = (figures.clone(), stop.clone(), lab.client.measuring(), *size);
        Callback::from(move |_| {
            let own = StopFlag::default();
            stop.replace(own.clone());
            spawn_local(run(client.clone(), bytes, figures.clone(), own));
        })
    };
    let cancel = {
        let figures = figures.clone();
        Callback::from(move |_| {
            stop.borrow().set(true);
            figures.set(Figures {
                phase: Phase::Stopping,
                ..(*figures).clone()
            });
        })
    };
    let working = matches!(figures.phase, Phase::Running | Phase::Stopping);
    let shown = if figures.bytes == 0 { *size } else { figures.bytes };
    html! {
        <div class="page measure-page">
            <PageTitle title={lab.t(Text::Title)} lead={lab.t(Text::Lead)} />
            <Card>
                { sizes(&lab, &size, working) }
                <div class="row">
                    { start_button(&lab, figures.phase, start) }
                    if working {
                        <Button kind={ButtonKind::Quiet} busy={figures.phase == Phase::Stopping} onclick={cancel}>{ lab.t(Words::Cancel) }</Button>
                    }
                </div>
                <p class="secondary figures" role="status">{ status(&lab, &figures) }</p>
                <Table bytes={shown} measured={figures.measured.clone()} />
                <p class="secondary">{ lab.t(Text::Moment) }</p>
                if !lab.single {
                    <p><Link to={Page::Real.whole()}>{ lab.t(Text::ToReal) }</Link></p>
                }
            </Card>
        </div>
    }
}

/// Measures one line after another, and shows each as it comes.
async fn run(client: MeasureClient, bytes: u64, figures: UseStateHandle<Figures>, stop: StopFlag) {
    let mut measured = Vec::new();
    for (_, what) in LINES {
        figures.set(Figures {
            phase: Phase::Running,
            bytes,
            measured: measured.clone(),
        });
        // A worker that is gone says so on every page.
        let Ok(line) = client.ask(Measure { what, bytes }).await else {
            break;
        };
        measured.push(line);
        if stop.get() {
            break;
        }
    }
    let phase = if measured.len() == LINES.len() {
        Phase::Done
    } else {
        Phase::Stopped
    };
    figures.set(Figures { phase, bytes, measured });
}

fn sizes(lab: &Lab, size: &Draft<u64>, working: bool) -> Html {
    let words = |bytes: u64| (bytes, format!("{} MiB", lab.format().number(bytes / MIB)));
    html! {
        <div class="fields">
            <Select
                label={lab.t(Text::Size)}
                hint={AttrValue::from(lab.t(Text::SizeHint))}
                options={Options::new(&**size, SIZES.map(words), &size.hold())}
                disabled={working}
            />
        </div>
    }
}

/// While a job runs both would be slower than they are: the button waits, and says so.
fn start_button(lab: &Lab, phase: Phase, start: Callback<yew::MouseEvent>) -> Html {
    let job_runs = lab.view.jobs.iter().any(|job| job.state == JobState::InProgress);
    let reason = job_runs.then(|| AttrValue::from(lab.t(Text::JobRuns)));
    let (busy, words) = match phase {
        Phase::Idle => (false, Text::Start),
        Phase::Running | Phase::Stopping => (true, Text::Start),
        Phase::Stopped | Phase::Done => (false, Text::Again),
    };
    html! {
        <Button kind={ButtonKind::Primary} {busy} disabled={job_runs} {reason} onclick={start}>{ lab.t(words) }</Button>
    }
}

fn status(lab: &Lab, figures: &Figures) -> String {
    let number = |number: usize| lab.format().number(number as u64);
    let done = figures.measured.len();
    match figures.phase {
        Phase::Idle => String::new(),
        Phase::Running => {
            let line = LINES.get(done).map(|(line, _)| lab.t(*line)).unwrap_or_default();
            lab.t(Text::Measuring(&number(done + 1), &number(LINES.len()), &line))
        }
        Phase::Stopping => lab.t(Text::Stopping),
        Phase::Stopped => lab.t(Text::Stopped),
        Phase::Done if figures.measured.contains(&None) => {
            format!("{} {}", lab.t(Text::Done), lab.t(Text::NotHereWhy))
        }
        Phase::Done => lab.t(Text::Done),
    }
}
