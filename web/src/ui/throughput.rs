//! The line of a running job: how fast it was over the last half minute.

use kluis_lab::text::words::Pace as Text;
use yew::{Html, Properties, component, html};

use crate::lab::use_lab;
use crate::pace::Pace;

/// The size of the drawing in its own units; the page stretches it.
const BOX: (f64, f64) = (300.0, 36.0);
/// What is free above the highest point, as a part of it.
const AIR: f64 = 1.1;

/// Properties of [`Throughput`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ThroughputProps {
    /// The pace of the job.
    pub pace: Pace,
}

/// The line, its mean dashed, and both in words. Without motion there are the words alone.
#[component]
pub fn Throughput(props: &ThroughputProps) -> Html {
    let lab = use_lab();
    let pace = &props.pace;
    let (lowest, highest) = pace.range();
    let (Some(mean), Some(now)) = (pace.mean(), pace.now().filter(|_| highest > 0.0)) else {
        // Its place is kept, so that nothing moves when it comes.
        return html! { <div class="pace"></div> };
    };
    let top = highest.max(mean) * AIR;
    let points = pace.line(BOX, top);
    let line: String = points.iter().map(|(x, y)| format!("{x:.1},{y:.1} ")).collect();
    let (width, height) = BOX;
    let first = points.first().map_or(0.0, |(x, _)| *x);
    let area = format!("{first:.1},{height} {line}{width},{height}");
    let at_mean = format!("{:.1}", height * (1.0 - mean / top));
    let size = |rate: f64| lab.format().size_of(rate);
    let said = lab.t(Text::Said(&size(now), &size(mean), &size(lowest), &size(highest)));
    html! {
        <div class="pace">
            <svg viewBox={format!("0 0 {width} {height}")} preserveAspectRatio="none" role="img" aria-label={said}>
                <polygon points={area} />
                <line x1="0" x2={width.to_string()} y1={at_mean.clone()} y2={at_mean} />
                <polyline points={line} />
            </svg>
            <p class="secondary figures">{ lab.t(Text::Mean(&size(now), &size(mean))) }</p>
        </div>
    }
}
