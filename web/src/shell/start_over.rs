//! Starting over: asks first, and names what is deleted.

use kluis_lab::text::shell::Shell;
use kluis_rulebook::Edition;
use yew::{Callback, Html, component, html};

use super::edition::edition_choice;
use crate::form::use_draft;
use crate::lab::{Lab, use_lab};
use crate::send::{use_question, use_send};
use crate::ui::{Answer, Button, ButtonKind, Dialog};

/// The button, and the dialog that asks.
#[component]
pub(crate) fn StartOver() -> Html {
    let lab = use_lab();
    let sender = use_send();
    let question = use_question(&sender);
    let edition = use_draft(Edition::default);
    let delete = {
        let chosen = *edition;
        let (question, sender, lab) = (question.clone(), sender.clone(), lab.clone());
        Callback::from(move |_| {
            let (question, lab) = (question.clone(), lab.clone());
            sender.start_over(chosen, move || {
                question.close();
                lab.go.emit(crate::route::Page::Setup.whole());
            });
        })
    };
    html! {
        <>
            <Button kind={ButtonKind::Quiet} onclick={question.ask()}>{ lab.t(Shell::StartOver) }</Button>
            <Dialog
                open={question.is_open()}
                title={lab.t(Shell::StartOverTitle)}
                onclose={question.leave()}
                actions={html! {
                    <Button kind={ButtonKind::Danger} busy={sender.busy()} onclick={delete}>
                        { lab.t(Shell::StartOverConfirm) }
                    </Button>
                }}
            >
                <p>{ lab.t(Shell::StartOverLead) }</p>
                <ul>{ for losses(&lab).into_iter().map(|loss| html! { <li>{ loss }</li> }) }</ul>
                <p class="secondary">{ lab.t(Shell::StartOverNothingElse) }</p>
                { edition_choice(&lab, (*edition, edition.hold()), &question.leave()) }
                <Answer of={sender} />
            </Dialog>
        </>
    }
}

/// What is lost, by name.
fn losses(lab: &Lab) -> Vec<String> {
    let view = &lab.view;
    let names = |names: Vec<&str>| names.join(", ");
    let to_u64 = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let points: u64 = view
        .vaults
        .iter()
        .flat_map(|vault| &vault.items)
        .map(|item| to_u64(item.recovery_points.len()))
        .sum();
    // A softly deleted key still has its private halves, and they go too.
    let versions: u64 = view
        .key_vaults
        .iter()
        .map(|key_vault| {
            let live: usize = key_vault.keys.iter().map(|key| key.versions.len()).sum();
            let deleted: u64 = key_vault.deleted_keys.iter().map(|key| key.versions).sum();
            to_u64(live) + deleted
        })
        .sum();
    let copies: u64 = view.storages.iter().map(|storage| to_u64(storage.copies.len())).sum();
    let vaults = names(view.vaults.iter().map(|vault| vault.name.as_str()).collect());
    let key_vaults = names(
        view.key_vaults
            .iter()
            .map(|key_vault| key_vault.name.as_str())
            .collect(),
    );
    let storages = names(view.storages.iter().map(|storage| storage.name.as_str()).collect());
    let with = |text: Shell<'_>, count: u64, names: &str| if count == 0 { names.to_owned() } else { lab.t(text) };
    vec![
        with(Shell::StartOverVaults(&vaults, points), points, &vaults),
        with(Shell::StartOverKeyVaults(&key_vaults, versions), versions, &key_vaults),
        with(Shell::StartOverStorages(&storages, copies), copies, &storages),
        lab.t(Shell::StartOverJournal),
    ]
}
