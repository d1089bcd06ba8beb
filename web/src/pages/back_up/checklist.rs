//! The checklist that must hold before anything is protected (rule V10), live.

use kluis_lab::text::back_up::BackUp as Text;
use kluis_lab::view::{CheckView, VaultView};
use kluis_rulebook::{Check, Rule, SetupStep};
use yew::{Html, classes, html};

use crate::lab::Lab;
use crate::route::{Page, Route};
use crate::ui::{Card, Chip, Link, Mark, RuleChip, Sign, Thing, on_platform_keys};

/// The list, and which key will wrap what is backed up.
pub(super) fn checklist(lab: &Lab, vault: &VaultView) -> Html {
    if on_platform_keys(vault) {
        return platform(lab, vault);
    }
    let broken = vault.key.is_some();
    let whole = vault.checklist.iter().all(|line| line.holds);
    let lines = vault.checklist.iter().map(|line| one_line(lab, *line, broken));
    let key = vault.key.as_ref().map(|key| key.uri.key.to_string());
    html! {
        <Card
            title={lab.t(Text::Checklist)}
            lead={lab.t(Text::ChecklistWhy(Rule::V1.id()))}
            class={classes!("checklist", whole.then_some("whole"))}
        >
            <ol class="checks">{ for lines }</ol>
            if let Some(name) = key {
                <p class="key-in-use">
                    <Chip thing={Thing::Kek} name={name.clone()} />
                    <span class="secondary">{ lab.t(Text::ReadyWith(&name)) }</span>
                </p>
            }
        </Card>
    }
}

/// Once something was protected without a key, the list can't help any more.
fn platform(lab: &Lab, vault: &VaultView) -> Html {
    let first = vault
        .first_attempt
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    html! {
        <Card title={lab.t(Text::PlatformCard)} class="checklist whole">
            <p class="key-in-use"><Chip thing={Thing::Platform} /></p>
            <p class="secondary">{ lab.t(Text::OnPlatform(vault.name.as_str())) }</p>
            <p class="secondary">
                { lab.t(Text::OnPlatformForGood(vault.name.as_str(), &first)) }{ " " }
                <RuleChip rule={Rule::V1} />
            </p>
            <Link to={Page::Setup.whole()}>{ lab.t(Text::ToSetUp) }</Link>
        </Card>
    }
}

/// A line; what doesn't hold once a key is assigned held before.
fn one_line(lab: &Lab, line: CheckView, broken: bool) -> Html {
    let (sign, word) = match (line.holds, broken) {
        (true, _) => (Sign::Good, Text::Holds),
        (false, true) => (Sign::Bad, Text::HoldsNoMore),
        (false, false) => (Sign::Idle, Text::HoldsNot),
    };
    let step = step_of(line.check).filter(|_| !line.holds);
    html! {
        <li>
            <span>{ lab.t(line.check) }</span>
            <Mark {sign} word={lab.t(word)} />
            if let Some(step) = step {
                <Link to={Route::Setup(Some(step))}>{ lab.t(Text::ToStep(step.number())) }</Link>
            }
        </li>
    }
}

/// The step that makes a line hold.
const fn step_of(check: Check) -> Option<SetupStep> {
    match check {
        Check::VaultCreated => None,
        Check::IdentityOn => Some(SetupStep::Identity),
        Check::PermissionsGranted => Some(SetupStep::Permissions),
        Check::ProtectionOn => Some(SetupStep::Protection),
        Check::KeyAssigned => Some(SetupStep::Key),
    }
}
