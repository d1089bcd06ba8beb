//! Files, the item's name, and the button that starts the backup.

use kluis_lab::Request;
use kluis_lab::request::BackUp;
use kluis_lab::text::back_up::BackUp as Text;
use kluis_lab::view::VaultView;
use kluis_resource::ItemName;
use kluis_rulebook::Workload;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with};

use super::pmk::platform_choice;
use super::workload::{workload_field, workload_of};
use crate::form::{ActForm, ChosenFiles, Field, files_field, name_error, use_draft};
use crate::lab::{Lab, use_lab};
use crate::ui::{Card, InTheWay, on_platform_keys};

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

/// What the form holds.
#[derive(Clone, Default, PartialEq)]
struct Wanted {
    /// The item's name; `None` until something is typed.
    name: Option<String>,
    /// Platform-managed keys are accepted (rules V1 and V10).
    platform: bool,
    workload: Workload,
}

impl Wanted {
    fn act(&self, vault: &VaultView, item: ItemName, files: &ChosenFiles) -> Request {
        Request::from(BackUp {
            vault: vault.name.clone(),
            workload: workload_of(vault, item.as_str()).unwrap_or(self.workload),
            item,
            platform_key_accepted: self.platform || on_platform_keys(vault),
            files: files.pile.facts(),
        })
    }
}

/// The form.
#[component]
pub(super) fn BackUpForm(props: &BackUpFormProps) -> Html {
    let lab = use_lab();
    let draft = use_draft(Wanted::default);
    let files = use_draft(ChosenFiles::default);
    {
        let named = draft.on(|next, name| next.name = name);
        use_effect_with(props.again.clone(), move |again| {
            named.emit(again.as_ref().map(ToString::to_string));
        });
    }
    let vault = &props.vault;
    let suggested = || {
        files
            .pile
            .suggested_name()
            .map_or_else(|| lab.t(Text::DefaultItem), str::to_owned)
    };
    let name = draft.name.clone().unwrap_or_else(suggested);
    let needs_choice = vault.key.is_none() && !on_platform_keys(vault);
    let why_not = if files.pile.is_empty() {
        Some(Text::NeedsFiles)
    } else if needs_choice && !draft.platform {
        Some(Text::NeedsChoice)
    } else {
        None
    };
    let item = ItemName::parse(&name).ok().filter(|_| vault.backup_blocked.is_none());
    let onaccepted = {
        let (files, draft, onagain) = (
            files.clone(),
            draft.on(|next, ()| next.name = None),
            props.onagain.clone(),
        );
        Callback::from(move |_| {
            files.begin(ChosenFiles::default());
            draft.emit(());
            onagain.emit(None);
        })
    };
    html! {
        <Card title={lab.t(Text::ChooseTitle)} lead={lead(&lab, props)} class="choose">
            if let Some(refusal) = &vault.backup_blocked {
                <InTheWay refusal={refusal.clone()} />
            }
            <ActForm
                act={item.map(|item| draft.act(vault, item, &files))}
                files={files.sources()}
                enter=false
                go={lab.t(Text::Start)}
                reason={why_not.map(|text| AttrValue::from(lab.t(text)))}
                {onaccepted}
            >
                { files_field(&lab, &files, &files.on(ChosenFiles::take)) }
                if !files.pile.is_empty() {
                    { name_field(&lab, vault, &name, &draft.on(|next, name| next.name = Some(name))) }
                    { workload_field(&lab, vault, &name, (draft.workload, draft.on(|next, workload| next.workload = workload))) }
                }
                if needs_choice {
                    { platform_choice(&lab, &vault.name, draft.platform, draft.on(|next, on| next.platform = on)) }
                }
            </ActForm>
        </Card>
    }
}

fn lead(lab: &Lab, props: &BackUpFormProps) -> String {
    match &props.again {
        Some(item) => lab.t(Text::AgainWhy(item.as_str())),
        None => lab.t(Text::ChooseWhy),
    }
}

fn name_field(lab: &Lab, vault: &VaultView, text: &str, oninput: &Callback<String>) -> Html {
    let error = ItemName::parse(text).err();
    let existing = vault.items.iter().find(|item| item.name.as_str() == text.trim());
    let hint = match existing {
        Some(item) => lab.t(Text::AddsTo(
            item.name.as_str(),
            &lab.format().number(item.recovery_points.len() as u64 + 1),
        )),
        None => lab.t(Text::ItemHint),
    };
    html! {
        <Field
            label={lab.t(Text::ItemName)}
            value={text.to_owned()}
            {hint}
            error={error.map(|error| AttrValue::from(name_error(error, lab.lang)))}
            oninput={oninput.clone()}
        />
    }
}
