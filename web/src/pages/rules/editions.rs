//! What differs between the editions, side by side: what the lab reads of them, and the rules that stand in each other's place.

use std::str::FromStr;

use kluis_lab::text::rules::{Editions as Text, rule_text};
use kluis_resource::Region;
use kluis_rulebook::{Edition, Group, Rule, Terms};
use yew::{Html, classes, component, html};

use crate::lab::{Lab, use_lab};
use crate::ui::{Card, RuleChip};

/// Two tables: settings, and rules.
#[component]
pub(super) fn Editions() -> Html {
    let lab = use_lab();
    html! {
        <>
            <p class="lead editions-lead">
                { lab.t(Text::Lead) }
                if !lab.single {
                    { " " }{ lab.t(Text::Other) }
                }
            </p>
            <Card title={lab.t(Text::Settings)}>{ table(&lab, Text::Settings, "settings", settings(&lab)) }</Card>
            <Card title={lab.t(Text::RulesByRule)}>{ table(&lab, Text::RulesByRule, "by-rule", rules(&lab)) }</Card>
        </>
    }
}

/// What a line is about, and what each edition says of it.
type Line = (Html, [Html; 2]);

fn table(lab: &Lab, caption: Text, class: &'static str, lines: Vec<Line>) -> Html {
    let column = |edition: Edition| {
        let own = edition == lab.view.edition;
        html! {
            <th scope="col" class={classes!(own.then_some("own"))}>
                { lab.t(Text::Of(edition.year())) }
                if own {
                    <span class="this-lab">{ lab.t(Text::OfThisLab) }</span>
                }
            </th>
        }
    };
    let line = |(about, cells): Line| {
        let cells = Edition::ALL.into_iter().zip(cells).map(|(edition, cell)| {
            let own = edition == lab.view.edition;
            html! { <td class={classes!(own.then_some("own"))} data-edition={edition.year()}>{ cell }</td> }
        });
        html! { <tr><th scope="row">{ about }</th>{ for cells }</tr> }
    };
    html! {
        <table class={classes!("editions", class)}>
            <caption class="unseen">{ lab.t(caption) }</caption>
            <thead>
                <tr>
                    <th scope="col">{ lab.t(Text::About) }</th>
                    { for Edition::ALL.map(column) }
                </tr>
            </thead>
            <tbody>{ for lines.into_iter().map(line) }</tbody>
        </table>
    }
}

/// What differs in what the lab reads.
fn settings(lab: &Lab) -> Vec<Line> {
    let line = |about: Text, say: &dyn Fn(Terms) -> String| -> Line {
        let cell = |edition: Edition| html! { <>{ say(edition.terms()) }</> };
        (html! { <>{ lab.t(about) }</> }, Edition::ALL.map(cell))
    };
    let yes_or_no = |yes: bool| lab.t(if yes { Text::Yes } else { Text::No });
    let sizes = |bits: &[u16]| bits.iter().map(u16::to_string).collect::<Vec<_>>().join(", ");
    let update = |hours: u16| match hours {
        0 => lab.t(Text::AtOnce),
        hours => lab.t(Text::Hours(hours.into())),
    };
    let regions = |names: Option<&[&str]>| names.map_or_else(|| lab.t(Text::EveryRegion), names_of);
    vec![
        line(Text::KeySizes, &|terms| sizes(terms.key_bits)),
        line(Text::UnversionedUri, &|terms| yes_or_no(terms.unversioned_uri_rotates)),
        line(Text::UserIdentity, &|terms| yes_or_no(terms.user_assigned_identity)),
        line(Text::Roles, &|terms| yes_or_no(terms.roles)),
        line(Text::SoftDelete, &|terms| yes_or_no(terms.soft_delete_always_on)),
        line(Text::KeyUpdate, &|terms| update(terms.key_update_hours)),
        line(Text::KeyDates, &|terms| yes_or_no(terms.key_dates)),
        line(Text::RotationPolicies, &|terms| yes_or_no(terms.rotation_policies)),
        line(Text::SecondLayer, &|terms| regions(terms.infrastructure_regions)),
    ]
}

/// Regions as the portal calls them, from their names in scripts.
fn names_of(regions: &[&str]) -> String {
    let name = |code: &&str| Region::from_str(code).map_or_else(|()| (*code).to_owned(), |region| region.to_string());
    regions.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The rules of today, each beside those in whose place it stands.
fn rules(lab: &Lab) -> Vec<Line> {
    let today = Rule::ALL.iter().copied().filter(|rule| rule.group() == Group::N);
    today
        .map(|rule| {
            let before = if rule.holds_in(Edition::Seeds) {
                html! { <span class="secondary">{ lab.t(Text::TheSame) }</span> }
            } else {
                said(lab, rule.in_place_of())
            };
            (
                html! { <RuleChip {rule} /> },
                [before, html! { <p>{ rule_text(rule, lab.lang).statement }</p> }],
            )
        })
        .collect()
}

fn said(lab: &Lab, rules: &[Rule]) -> Html {
    if rules.is_empty() {
        return html! { <span class="secondary">{ lab.t(Text::NothingSaid) }</span> };
    }
    let line = |rule: &Rule| {
        html! { <p><RuleChip rule={*rule} />{ rule_text(*rule, lab.lang).statement }</p> }
    };
    html! { <>{ for rules.iter().map(line) }</> }
}
