//! The picture of a chain as SVG, in two layouts.

use kluis_lab::text::chain::Chain as Words;
use yew::{Html, classes, html};

use super::links::{ChainModel, LinkState};
use crate::lab::Lab;

/// A box: left, top, width, height.
#[derive(Clone, Copy)]
struct Area(f32, f32, f32, f32);

/// A link: from where to where, and where its words stand.
#[derive(Clone, Copy)]
struct Span {
    from: (f32, f32),
    to: (f32, f32),
}

/// Where everything stands.
pub(super) struct Layout {
    name: &'static str,
    size: (f32, f32),
    vault: Area,
    identity: (f32, f32),
    key_vault: Area,
    kek: Area,
    deks: Area,
    links: [Span; 4],
    tall: bool,
}

const RADIUS: f32 = 38.0;

impl Layout {
    /// From left to right.
    pub(super) const fn wide() -> Self {
        const Y: f32 = 44.0;
        const fn span(from: f32, to: f32) -> Span {
            Span {
                from: (from, Y),
                to: (to, Y),
            }
        }
        Self {
            name: "wide",
            size: (1060.0, 88.0),
            vault: Area(2.0, 6.0, 174.0, 76.0),
            identity: (300.0, Y),
            key_vault: Area(432.0, 6.0, 244.0, 76.0),
            kek: Area(764.0, 8.0, 158.0, 72.0),
            deks: Area(966.0, 19.0, 92.0, 50.0),
            links: [
                span(176.0, 262.0),
                span(338.0, 432.0),
                span(676.0, 764.0),
                span(922.0, 966.0),
            ],
            tall: false,
        }
    }

    /// From top to bottom.
    pub(super) const fn tall() -> Self {
        const X: f32 = 150.0;
        const fn span(from: f32, to: f32) -> Span {
            Span {
                from: (X, from),
                to: (X, to),
            }
        }
        Self {
            name: "tall",
            size: (300.0, 494.0),
            vault: Area(28.0, 2.0, 244.0, 76.0),
            identity: (X, 154.0),
            key_vault: Area(28.0, 230.0, 244.0, 76.0),
            kek: Area(71.0, 350.0, 158.0, 60.0),
            deks: Area(104.0, 444.0, 92.0, 48.0),
            links: [
                span(78.0, 116.0),
                span(192.0, 230.0),
                span(306.0, 350.0),
                span(410.0, 444.0),
            ],
            tall: true,
        }
    }
}

/// Draws the chain.
pub(super) fn draw(lab: &Lab, model: &ChainModel, layout: &Layout) -> Html {
    let (width, height) = layout.size;
    let [identity, permission, assign, wraps] = layout.links;
    let link = |span, state, words, detail: &str| link(layout.tall, span, state, &lab.t(words), detail);
    html! {
        <svg class={layout.name} viewBox={format!("0 0 {width} {height}")} aria-hidden="true">
            { vault(lab, model, layout.vault) }
            { link(identity, model.identity, Words::LinkIdentity, &model.principal) }
            { circle(lab, model, layout.identity) }
            { link(permission, model.permission, Words::LinkPermission, &model.granted) }
            { key_vault(lab, model, layout.key_vault) }
            { link(assign, model.assign, Words::LinkAssign, &model.assigned) }
            { kek(model, layout.kek) }
            { link(wraps, model.wraps, Words::LinkWraps, "") }
            { deks(lab, model, layout.deks) }
        </svg>
    }
}

fn link(tall: bool, span: Span, state: LinkState, words: &str, detail: &str) -> Html {
    let Span { from, to } = span;
    let path = format!("M{} {}L{} {}", from.0, from.1, to.0, to.1);
    let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
    let cross = format!("M{} {}l10 10m0 -10l-10 10", middle.0 - 5.0, middle.1 - 5.0);
    // Beside an upright link the words stand to its right, beside a level one above and below it.
    let (anchor, first, second) = if tall {
        (
            "start",
            (middle.0 + 14.0, middle.1 + if detail.is_empty() { 4.0 } else { -2.0 }),
            (middle.0 + 14.0, middle.1 + 13.0),
        )
    } else {
        ("middle", (middle.0, middle.1 - 11.0), (middle.0, middle.1 + 19.0))
    };
    html! {
        <g class={classes!("link", state.class())}>
            <path class="under" d={path.clone()} />
            <path class="over" d={path} pathLength="1" />
            <path class="cross" d={cross} />
            { text("s", first, anchor, words) }
            { text("mono", second, anchor, detail) }
        </g>
    }
}

fn vault(lab: &Lab, model: &ChainModel, Area(x, y, width, height): Area) -> Html {
    html! {
        <g class="node data">
            { rectangle(x, y, width, height, 8.0) }
            { lines(x + 14.0, y, [&model.vault, &lab.t(Words::Vault), &model.vault_detail]) }
        </g>
    }
}

fn circle(lab: &Lab, model: &ChainModel, (x, y): (f32, f32)) -> Html {
    let on = !model.principal.is_empty();
    html! {
        <g class={classes!("node", "identity", (!on).then_some("todo"))}>
            <circle cx={x.to_string()} cy={y.to_string()} r={RADIUS.to_string()} />
            { text("t", (x, y - 2.0), "middle", &lab.t(Words::Identity)) }
            { text("s", (x, y + 13.0), "middle", &lab.t(if on { Words::IdentityOn } else { Words::IdentityOff })) }
        </g>
    }
}

fn key_vault(lab: &Lab, model: &ChainModel, Area(x, y, width, height): Area) -> Html {
    let guard = |held: bool, words| format!("{} {}", if held { "●" } else { "○" }, lab.t(words));
    let guards = format!(
        "3 {}  {}",
        guard(model.soft_delete, Words::SoftDelete),
        guard(model.purge_protection, Words::PurgeProtection)
    );
    html! {
        <g class={classes!("node", "key-vault", model.protection.class())}>
            { rectangle(x, y, width, height, 12.0) }
            { text("t", (x + 14.0, y + 25.0), "start", &model.key_vault) }
            { text("s", (x + 14.0, y + 43.0), "start", &model.key_vault_detail) }
            { text("s guards", (x + 14.0, y + 61.0), "start", &guards) }
        </g>
    }
}

fn kek(model: &ChainModel, Area(x, y, width, height): Area) -> Html {
    let (middle, right, slope) = (y + height / 2.0, x + width, 28.0);
    let path = format!(
        "M{x} {middle}L{} {y}H{}L{right} {middle}L{} {}H{}z",
        x + slope,
        right - slope,
        right - slope,
        y + height,
        x + slope
    );
    let center = x + width / 2.0;
    let assigned = !model.assigned.is_empty();
    html! {
        <g class={classes!("node", "kek", (!assigned).then_some("todo"))}>
            <path d={path} />
            { text("t", (center, middle - 3.0), "middle", &model.key) }
            { text("s", (center, middle + 13.0), "middle", &model.key_detail) }
        </g>
    }
}

fn deks(lab: &Lab, model: &ChainModel, Area(x, y, width, height): Area) -> Html {
    let center = x + width / 2.0;
    let state = match model.wraps {
        LinkState::Open if model.platform => Some("platform"),
        LinkState::Open => Some("todo"),
        LinkState::Closed | LinkState::Now | LinkState::Broken => None,
    };
    html! {
        <g class={classes!("node", "dek", state)}>
            { rectangle(x, y, width, height, height / 2.0) }
            { text("t", (center, y + 21.0), "middle", &lab.t(Words::Deks)) }
            { text("s", (center, y + 36.0), "middle", &model.deks) }
        </g>
    }
}

fn rectangle(x: f32, y: f32, width: f32, height: f32, radius: f32) -> Html {
    html! {
        <rect
            x={x.to_string()}
            y={y.to_string()}
            width={width.to_string()}
            height={height.to_string()}
            rx={radius.to_string()}
        />
    }
}

fn lines(x: f32, y: f32, [first, second, third]: [&str; 3]) -> Html {
    html! {
        <>
            { text("t", (x, y + 25.0), "start", first) }
            { text("s", (x, y + 43.0), "start", second) }
            { text("s", (x, y + 61.0), "start", third) }
        </>
    }
}

fn text(class: &'static str, (x, y): (f32, f32), anchor: &'static str, words: &str) -> Html {
    html! { <text {class} x={x.to_string()} y={y.to_string()} text-anchor={anchor}>{ words.to_owned() }</text> }
}
