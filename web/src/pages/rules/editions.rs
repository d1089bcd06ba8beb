//! What differs between the editions, side by side: what the lab reads of them, and the rules that stand in each other's place.

use kluis_lab::text::rules::{Editions as Text, rule_text};
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
            <p class="lead editions-lead">{ lab.t(Text::Lead) }</p>
            <Card title={lab.t(Text::Settings)}>{ table(&lab, Text::Settings, settings(&lab)) }</Card>
            <Card title={lab.t(Text::RulesByRule)}>{ table(&lab, Text::RulesByRule, rules(&lab)) }</Card>
        </>
    }
}

/// What a line is about, and what each edition says of it.
type Line = (Html, [Html; 2]);

fn table(lab: &Lab, caption: Text, lines: Vec<Line>) -> Html {
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
        <table class="editions">
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
    vec![
        line(Text::KeySizes, &|terms| sizes(terms.key_bits)),
        line(Text::UnversionedUri, &|terms| yes_or_no(terms.unversioned_uri_rotates)),
    ]
}

/// The rules of today, each beside those in whose place it stands.
fn rules(lab: &Lab) -> Vec<Line> {
    let today = Rule::ALL.iter().copied().filter(|rule| rule.group() == Group::N);
    today
        .map(|rule| {
            let before: Vec<Rule> = if rule.holds_in(Edition::Seeds) {
                vec![rule]
            } else {
                rule.in_place_of().to_vec()
            };
            (html! { <RuleChip {rule} /> }, [said(lab, &before), said(lab, &[rule])])
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
