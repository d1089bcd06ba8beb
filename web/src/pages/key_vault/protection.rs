//! Soft delete and purge protection of a key vault (rule K1).

use kluis_lab::Request;
use kluis_lab::request::{DisablePurgeProtection, EnablePurgeProtection, EnableSoftDelete};
use kluis_lab::text::setup::ProtectionStep as Words;
use kluis_lab::text::words::Words as Shared;
use yew::{Html, classes, component, html};

use super::KeyVaultProps;
use crate::lab::use_lab;
use crate::send::use_send;
use crate::ui::{Answer, Button, ButtonKind};

/// Two switches that only go one way.
#[component]
pub(in crate::pages) fn ProtectionEditor(props: &KeyVaultProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let key_vault = &props.key_vault;
    let name = || key_vault.name.clone();
    let days = lab.format().number(u64::from(key_vault.retention_days));
    let line = |on: bool, title: String, meaning: Html, action: Html| {
        html! {
            <li class={classes!("switch", on.then_some("on"))}>
                <div>
                    <h3>{ title }{ " " }<span class="state">{ lab.t(if on { Shared::On } else { Shared::Off }) }</span></h3>
                    { meaning }
                </div>
                { action }
            </li>
        }
    };
    let turn_on = |kind, what: Words<'static>, act| {
        let label = lab.t(Words::TurnOnNamed(&lab.t(what)));
        html! {
            <Button {kind} {label} busy={sender.busy()} onclick={sender.on_click(act)}>{ lab.t(Words::TurnOn) }</Button>
        }
    };
    let soft_delete = if key_vault.soft_delete {
        Html::default()
    } else {
        turn_on(
            ButtonKind::Primary,
            Words::SoftDelete,
            Request::from(EnableSoftDelete { key_vault: name() }),
        )
    };
    let purge_protection = if key_vault.purge_protection {
        let label = lab.t(Words::TryOffNamed(&lab.t(Words::PurgeProtection)));
        let act = Request::from(DisablePurgeProtection { key_vault: name() });
        html! {
            <Button kind={ButtonKind::Quiet} {label} busy={sender.busy()} onclick={sender.on_click(act)}>
                { lab.t(Words::TryOff) }
            </Button>
        }
    } else {
        turn_on(
            ButtonKind::primary_if(key_vault.soft_delete),
            Words::PurgeProtection,
            Request::from(EnablePurgeProtection { key_vault: name() }),
        )
    };
    let purge_means = html! {
        <p class="secondary">
            { lab.t(Words::PurgeProtectionMeans(&days)) }{ " " }<b>{ lab.t(Words::PurgeFinal) }</b>
        </p>
    };
    let soft_means = html! { <p class="secondary">{ lab.t(Words::SoftDeleteMeans(&days)) }</p> };
    html! {
        <div class="stack">
            <ul class="switches">
                { line(key_vault.soft_delete, lab.t(Words::SoftDelete), soft_means, soft_delete) }
                { line(key_vault.purge_protection, lab.t(Words::PurgeProtection), purge_means, purge_protection) }
            </ul>
            <Answer of={sender.clone()} />
        </div>
    }
}
