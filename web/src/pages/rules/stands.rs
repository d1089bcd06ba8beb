//! How a rule stands in this lab, what is at odds with it, and the way to where that is mended.

use kluis_lab::rules::{Breach, NotYet, RuleState, Thing};
use kluis_lab::text::refusal::{headline, way_out};
use kluis_lab::text::rules::Rules as Text;
use kluis_lab::text::way_there::WayThere as Words;
use kluis_resource::VaultName;
use kluis_rulebook::{Rule, SetupStep};
use yew::{Html, Properties, component, html};

use crate::lab::{Lab, use_lab};
use crate::route::{Page, Route};
use crate::ui::{Button, ButtonKind, InTheWay, Link, Sign};

/// What a state is to the user.
pub(super) const fn sign_of(state: &RuleState) -> Sign {
    match state {
        RuleState::Holds => Sign::Good,
        RuleState::Broken(_) => Sign::Bad,
        RuleState::NotYet(_) | RuleState::OtherEdition => Sign::Idle,
        RuleState::Informs => Sign::Told,
    }
}

/// Properties of [`Stands`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct StandsProps {
    /// The rule.
    pub(super) rule: Rule,
    /// How it stands.
    pub(super) state: RuleState,
}

/// The state with its reasons.
#[component]
pub(super) fn Stands(props: &StandsProps) -> Html {
    let lab = use_lab();
    match &props.state {
        RuleState::Holds | RuleState::Informs => html! { <>{ lab.t(props.state.clone()) }</> },
        RuleState::OtherEdition => html! { <>{ lab.t(Text::Follows(lab.view.edition.year())) }</> },
        RuleState::Broken(breaches) => {
            html! { <div class="breaches">{ for breaches.iter().map(|own| breach(&lab, own)) }</div> }
        }
        RuleState::NotYet(what) => html! { <div class="not-yet">{ not_yet(&lab, props.rule, what) }</div> },
    }
}

fn breach(lab: &Lab, breach: &Breach) -> Html {
    let other = match &breach.thing {
        Thing::Vault(vault) => choose(lab, vault),
        Thing::Storage(_) | Thing::Set(_) | Thing::Vm(_) | Thing::Machine(_) | Thing::Disk(_) => Html::default(),
    };
    html! {
        <InTheWay refusal={breach.refusal.clone()}>{ other }</InTheWay>
    }
}

/// Pages are about one vault at a time: where this is another one, it is chosen first.
fn choose(lab: &Lab, vault: &VaultName) -> Html {
    if lab.current_vault().is_some_and(|current| current.name == *vault) {
        return Html::default();
    }
    let (choose, name) = (lab.choose_vault.clone(), vault.clone());
    let onclick = move |_| choose.emit(name.clone());
    html! { <Button kind={ButtonKind::Quiet} {onclick}>{ lab.t(Text::WorkWith(vault.as_str())) }</Button> }
}

fn not_yet(lab: &Lab, rule: Rule, what: &NotYet) -> Html {
    html! {
        <>
            <p>{ lab.t(what.clone()) }</p>
            if let Some(refusal) = what.lacks() {
                <p>{ headline(refusal, lab.lang) }{ " " }{ way_out(refusal, lab.lang) }</p>
            }
            if let Some(vault) = what.first_vault() {
                { choose(lab, vault) }
            }
            if let Some((to, words)) = way(rule, what) {
                <p><Link {to}>{ lab.t(words) }</Link></p>
            }
        </>
    }
}

/// Where what a rule waits for comes to be.
fn way(rule: Rule, what: &NotYet) -> Option<(Route, Words<'static>)> {
    let to_step = |step: SetupStep| (Route::Setup(Some(step)), Words::Step(step.number()));
    Some(match what {
        NotYet::PlatformKey => return None,
        NotYet::Disk
        | NotYet::Set
        | NotYet::SetSteps { .. }
        | NotYet::DiskUnderSet
        | NotYet::SnapshotUnderSet
        | NotYet::ImageUnderSet
        | NotYet::Vm
        | NotYet::AdeVm
        | NotYet::ProtectedVm
        | NotYet::ProtectedAdeVm
        | NotYet::VmPoint
        | NotYet::VmPointUnderSet
        | NotYet::RestoredDisk
        | NotYet::RestoredDatabase
        | NotYet::RestoredAdeDisk => (Page::Disks.whole(), Words::Disks),
        NotYet::VaultWithKey => (Page::Setup.whole(), Words::Setup),
        NotYet::RecoveryPoint | NotYet::Checks(_) => (Page::BackUp.whole(), Words::BackUp),
        NotYet::RestoredCopy => (Page::Restore.whole(), Words::Restore),
        NotYet::Key => (Page::KeyVault.whole(), Words::KeyVaultPage),
        NotYet::SoftDelete => to_step(SetupStep::Protection),
        NotYet::Steps(missing) => to_step(*missing.first()?.lacks.first()?),
        NotYet::Step { step, .. } => to_step(*step),
        NotYet::KeyUpdate(_) => to_step(SetupStep::Key),
        NotYet::Use if matches!(rule, Rule::E5 | Rule::N9) => to_step(SetupStep::Key),
        NotYet::Use if rule == Rule::N3 => to_step(SetupStep::Identity),
        NotYet::Use => (Page::KeyVault.whole(), Words::KeyVaultPage),
    })
}

#[cfg(test)]
mod tests {
    use kluis_lab::rules::Missing;

    use super::*;

    #[test]
    fn what_is_missing_leads_to_where_it_is_made() {
        let hash = |rule, what: &NotYet| way(rule, what).map(|(to, _)| to.hash());
        let step = NotYet::Step {
            step: SetupStep::Permissions,
            lacks: None,
        };
        assert_eq!(hash(Rule::P1, &step).as_deref(), Some("#/setup/2"));
        let steps = NotYet::Steps(vec![Missing {
            vault: "testvault".parse().unwrap(),
            lacks: vec![SetupStep::Protection, SetupStep::Key],
        }]);
        assert_eq!(hash(Rule::V9, &steps).as_deref(), Some("#/setup/3"));
        assert_eq!(hash(Rule::E1, &NotYet::RecoveryPoint).as_deref(), Some("#/back-up"));
        assert_eq!(hash(Rule::E5, &NotYet::Use).as_deref(), Some("#/setup/4"));
        assert_eq!(hash(Rule::E4, &NotYet::PlatformKey), None);
        assert_eq!(hash(Rule::M1, &NotYet::Disk), Some(Page::Disks.whole().hash()));
    }
}
