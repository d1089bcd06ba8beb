//! The Set-up page: which vault, the chain, and the four steps in order.

mod assign;
mod azure;
mod identity;
mod key;
mod locked;
mod moving;
mod new_vault;
mod next;
mod panel;
mod pending;
mod permissions;
mod protection;
mod stepper;
mod subject;
mod user_identity;

use std::rc::Rc;

use kluis_lab::text::setup::Setup as Words;
use kluis_lab::view::{StepState, VaultView};
use kluis_resource::ItemName;
use kluis_rulebook::{Detail, Refusal, Rule, SetupStep};
use yew::{Html, component, html, use_memo};

pub(crate) use self::azure::AzureTab;
pub(crate) use self::moving::MoveVault;
pub(crate) use self::new_vault::NewVault;
use self::panel::Panel;
pub(crate) use self::panel::Step;
use self::stepper::stepper;
use self::subject::Subject;
pub(crate) use self::user_identity::UserIdentities;
use crate::lab::use_lab;
use crate::piece::Piece;
use crate::route::Route;
use crate::ui::{Chain, Later, PageTitle, use_focus_on_change};

/// The Set-up page.
#[component]
pub fn SetupPage() -> Html {
    let lab = use_lab();
    let vault = lab.current_vault().cloned();
    // The step to do when the user came here: what happens while one looks doesn't turn the page.
    let first = use_memo(vault.as_ref().map(|vault| vault.name.clone()), |_| {
        vault.as_ref().map_or(SetupStep::Identity, step_to_do)
    });
    let addressed = if let Route::Setup(step) = lab.route { step } else { None };
    let step = addressed.unwrap_or(*first);
    let heading = use_focus_on_change(step);
    // Around a single step somebody else's page has the title.
    let title = if lab.single && addressed.is_some() {
        Html::default()
    } else {
        html! { <PageTitle title={lab.t(Words::Title)} lead={lab.t(Words::Lead)} /> }
    };
    let Some(vault) = vault else {
        return title;
    };
    let key_vault = vault.key_vault.as_ref().and_then(|name| lab.key_vault(name)).cloned();
    // A panel of its own for each step of each vault: what was typed in one isn't in the other.
    let panel = format!("{}/{}", vault.name, step.number());
    html! {
        <>
            { title }
            if !lab.single || lab.view.vaults.len() > 1 || vault.first_attempt.is_some() {
                <Subject vault={vault.clone()} />
            }
            { tenant_moved(&vault) }
            if let Some(first_item) = vault.first_attempt.as_ref().filter(|_| vault.key.is_none() && step != SetupStep::Key) {
                { too_late(&vault, first_item) }
            }
            <Chain vault={vault.clone()} key_vault={key_vault.clone()} />
            <div class="steps">
                { stepper(&lab, &vault, key_vault.as_ref(), step) }
                <Panel key={panel} {vault} {key_vault} {step} {heading} />
            </div>
        </>
    }
}

/// Says before step 4 does that this vault's time for a key of one's own has passed (rule V1).
fn too_late(vault: &VaultView, first_item: &ItemName) -> Html {
    let (vault, first_item) = (vault.name.to_string(), first_item.to_string());
    let refusal = Refusal::of(Rule::V1, Detail::VaultHasHistory { vault, first_item });
    let new_vault = Piece::NewVault { main: true };
    html! {
        <div class="too-late">
            <Later piece={standing(refusal, html! { <div class="row"><Later piece={new_vault} /></div> })} />
        </div>
    }
}

/// Says that the vault came to another tenant, and what is to be set again there (rule V7).
fn tenant_moved(vault: &VaultView) -> Html {
    let moved = vault
        .backup_blocked
        .clone()
        .filter(|refusal| refusal.rule == Some(Rule::V7));
    let shown =
        moved.map(|refusal| html! { <div class="too-late"><Later piece={standing(refusal, Html::default())} /></div> });
    shown.unwrap_or_default()
}

/// A refusal that stands because that is how things are, with ways out.
fn standing(refusal: Refusal, ways_out: Html) -> Piece {
    Piece::Refusal {
        refusal: Rc::new(refusal),
        standing: true,
        ways_out,
    }
}

/// The first step that doesn't hold; the last one where all do.
fn step_to_do(vault: &VaultView) -> SetupStep {
    let open = vault.steps.iter().find(|step| step.state != StepState::Done);
    open.map_or(SetupStep::Key, |step| step.step)
}

/// How a step of a vault stands.
fn state_of(vault: &VaultView, step: SetupStep) -> Option<&StepState> {
    vault
        .steps
        .iter()
        .find(|view| view.step == step)
        .map(|view| &view.state)
}
