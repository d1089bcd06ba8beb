//! Starting over: asks first, and names what is deleted.

use kluis_browser::Client;
use kluis_lab::text::shell::Shell;
use yew::{Callback, Html, component, html, use_state_eq};

use crate::lab::{Lab, use_lab};
use crate::send::{Sender, use_send};
use crate::ui::{Answer, Button, ButtonKind, Dialog};

/// The button, and the dialog that asks.
#[component]
pub(super) fn StartOver() -> Html {
    let lab = use_lab();
    let sender = use_send();
    let open = use_state_eq(|| false);
    let ask = {
        let (open, sender) = (open.clone(), sender.clone());
        Callback::from(move |_| {
            sender.clear();
            open.set(true);
        })
    };
    let leave = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    let delete = {
        let (open, sender, lab) = (open.clone(), sender.clone(), lab.clone());
        Callback::from(move |_| {
            let (open, lab) = (open.clone(), lab.clone());
            start_over(&sender, &lab.client.clone(), move || {
                open.set(false);
                lab.go.emit(crate::route::Page::Setup.whole());
            });
        })
    };
    html! {
        <>
            <Button kind={ButtonKind::Quiet} onclick={ask}>{ lab.t(Shell::StartOver) }</Button>
            <Dialog
                open={*open}
                title={lab.t(Shell::StartOverTitle)}
                onclose={leave}
                actions={html! {
                    <Button kind={ButtonKind::Danger} busy={sender.busy()} onclick={delete}>
                        { lab.t(Shell::StartOverConfirm) }
                    </Button>
                }}
            >
                <p>{ lab.t(Shell::StartOverLead) }</p>
                <ul>{ for losses(&lab).into_iter().map(|loss| html! { <li>{ loss }</li> }) }</ul>
                <p class="secondary">{ lab.t(Shell::StartOverNothingElse) }</p>
                <Answer of={sender} />
            </Dialog>
        </>
    }
}

/// Deletes the lab, and goes on in the new one.
pub(super) fn start_over(sender: &Sender, client: &Client, then: impl FnOnce() + 'static) {
    let client = client.clone();
    sender.run(async move { client.start_over().await.map(|()| None) }, move |_| then());
}

/// What is lost, by name.
fn losses(lab: &Lab) -> Vec<String> {
    let view = &lab.view;
    let names = |names: Vec<&str>| names.join(", ");
    let to_u64 = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let points: usize = view
        .vaults
        .iter()
        .flat_map(|vault| &vault.items)
        .map(|item| item.recovery_points.len())
        .sum();
    let versions: usize = view
        .key_vaults
        .iter()
        .flat_map(|key_vault| &key_vault.keys)
        .map(|key| key.versions.len())
        .sum();
    let copies: usize = view.storages.iter().map(|storage| storage.copies.len()).sum();
    let vaults = names(view.vaults.iter().map(|vault| vault.name.as_str()).collect());
    let key_vaults = names(
        view.key_vaults
            .iter()
            .map(|key_vault| key_vault.name.as_str())
            .collect(),
    );
    let storages = names(view.storages.iter().map(|storage| storage.name.as_str()).collect());
    let with = |text: Shell<'_>, count: usize, names: &str| if count == 0 { names.to_owned() } else { lab.t(text) };
    vec![
        with(Shell::StartOverVaults(&vaults, to_u64(points)), points, &vaults),
        with(
            Shell::StartOverKeyVaults(&key_vaults, to_u64(versions)),
            versions,
            &key_vaults,
        ),
        with(Shell::StartOverStorages(&storages, to_u64(copies)), copies, &storages),
        lab.t(Shell::StartOverJournal),
    ]
}
