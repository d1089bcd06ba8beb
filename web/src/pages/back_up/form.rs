//! Files, the item's name, and the button that starts the backup.

use std::rc::Rc;

use kluis_browser::SourceFile;
use kluis_lab::Act;
use kluis_lab::text::back_up::BackUp as Text;
use kluis_lab::view::VaultView;
use kluis_resource::ItemName;
use kluis_rulebook::Workload;
use web_sys::File;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_state_eq};

use super::choose::{Chosen, DropZone, Found};
use super::pile::Pile;
use super::pmk::PlatformChoice;
use super::workload::{WorkloadField, workload_of};
use crate::lab::{Lab, use_lab};
use crate::send::use_send;
use crate::ui::{
    Answer, Button, ButtonKind, Card, Field, Notice, RefusalBox, Tone, WayThere, name_error, on_platform_keys,
};

/// Properties of [`BackUpForm`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct BackUpFormProps {
    /// The vault.
    pub(super) vault: VaultView,
    /// The item that is backed up again.
    pub(super) again: Option<ItemName>,
    /// Another item, or none.
    pub(super) onagain: Callback<Option<ItemName>>,
}

/// The form.
#[component]
pub(super) fn BackUpForm(props: &BackUpFormProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let pile = use_state_eq(Pile::<File>::default);
    let unreadable = use_state_eq(|| 0_u64);
    let typed = use_state_eq(|| None::<String>);
    let platform = use_state_eq(|| false);
    let picked = use_state_eq(Workload::default);
    {
        let typed = typed.clone();
        use_effect_with(props.again.clone(), move |again| {
            typed.set(again.as_ref().map(ToString::to_string))
        });
    }
    let vault = &props.vault;
    let onfound = {
        let (pile, unreadable, sender) = (pile.clone(), unreadable.clone(), sender.clone());
        Callback::from(move |read: Found| {
            sender.clear();
            unreadable.set(read.unreadable);
            pile.set(pile.with(read.found.iter().cloned()));
        })
    };
    let text = (*typed).clone().unwrap_or_else(|| default_name(&lab, &pile));
    let item = ItemName::parse(&text);
    let needs_choice = vault.key.is_none() && !on_platform_keys(vault);
    let workload = workload_of(vault, &text).unwrap_or(*picked);
    let start = {
        let (lab, sender, vault, item) = (lab.clone(), sender.clone(), vault.name.clone(), item.clone());
        let (pile, typed, unreadable, onagain) =
            (pile.clone(), typed.clone(), unreadable.clone(), props.onagain.clone());
        let platform_key_accepted = *platform || on_platform_keys(&props.vault);
        Callback::from(move |_| {
            let Ok(item) = item.clone() else { return };
            let files = pile
                .iter()
                .map(|file| SourceFile {
                    path: file.path.clone(),
                    file: file.content.clone(),
                })
                .collect();
            let act = Act::BackUp {
                vault: vault.clone(),
                item,
                platform_key_accepted,
                files: pile.facts(),
                workload,
            };
            let client = lab.client.clone();
            let (pile, typed, unreadable, onagain) = (pile.clone(), typed.clone(), unreadable.clone(), onagain.clone());
            sender.run(async move { client.send_with_files(act, files).await }, move |_| {
                pile.set(Pile::default());
                typed.set(None);
                unreadable.set(0);
                onagain.emit(None);
            });
        })
    };
    let why_not = if pile.is_empty() {
        Some(Text::NeedsFiles)
    } else if needs_choice && !*platform {
        Some(Text::NeedsChoice)
    } else {
        None
    };
    let disabled = why_not.is_some() || item.is_err() || vault.backup_blocked.is_some();
    html! {
        <Card title={lab.t(Text::ChooseTitle)} lead={lead(&lab, props)} class="choose">
            if let Some(refusal) = &vault.backup_blocked {
                <RefusalBox refusal={Rc::new(refusal.clone())} standing=true><WayThere refusal={refusal.clone()} /></RefusalBox>
            }
            <DropZone {onfound} />
            if *unreadable > 0 {
                <Notice tone={Tone::Warning} alert=true>{ lab.t(Text::Unreadable(*unreadable, &lab.format().number(*unreadable))) }</Notice>
            }
            if !pile.is_empty() {
                <Chosen pile={(*pile).clone()} onchange={Callback::from({ let pile = pile.clone(); move |next| pile.set(next) })} />
                { name_field(&lab, vault, &text, &typed) }
                <WorkloadField
                    vault={vault.clone()}
                    item={text.clone()}
                    workload={*picked}
                    onchange={Callback::from({
                        let (picked, sender) = (picked.clone(), sender.clone());
                        move |next| {
                            sender.clear();
                            picked.set(next);
                        }
                    })}
                />
            }
            if needs_choice {
                <PlatformChoice
                    vault={vault.name.to_string()}
                    chosen={*platform}
                    onchange={Callback::from({ let platform = platform.clone(); move |on| platform.set(on) })}
                />
            }
            <Answer of={sender.clone()} />
            <div class="row">
                <Button
                    kind={ButtonKind::Primary}
                    busy={sender.busy()}
                    {disabled}
                    reason={why_not.map(|text| AttrValue::from(lab.t(text)))}
                    onclick={start}
                >{ lab.t(Text::Start) }</Button>
            </div>
        </Card>
    }
}

fn lead(lab: &Lab, props: &BackUpFormProps) -> String {
    match &props.again {
        Some(item) => lab.t(Text::AgainWhy(item.as_str())),
        None => lab.t(Text::ChooseWhy),
    }
}

/// What the item is called until the user says otherwise.
fn default_name(lab: &Lab, pile: &Pile<File>) -> String {
    pile.suggested_name()
        .map_or_else(|| lab.t(Text::DefaultItem), str::to_owned)
}

fn name_field(lab: &Lab, vault: &VaultView, text: &str, typed: &yew::UseStateHandle<Option<String>>) -> Html {
    let error = ItemName::parse(text)
        .err()
        .map(|error| AttrValue::from(name_error(error, lab.lang)));
    let existing = vault.items.iter().find(|item| item.name.as_str() == text.trim());
    let hint = match existing {
        Some(item) => lab.t(Text::AddsTo(
            item.name.as_str(),
            &lab.format().number(item.recovery_points.len() as u64 + 1),
        )),
        None => lab.t(Text::ItemHint),
    };
    let typed = typed.clone();
    html! {
        <Field
            label={lab.t(Text::ItemName)}
            value={text.to_owned()}
            {hint}
            {error}
            oninput={Callback::from(move |name| typed.set(Some(name)))}
        />
    }
}
