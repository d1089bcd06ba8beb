//! Who has the role "Reader" on a key vault as a resource (rule M2).

use kluis_lab::Request;
use kluis_lab::request::{AssignReader, RemoveReader};
use kluis_lab::text::key_vault::Readers as Text;
use kluis_lab::text::setup::PermissionStep as Words;
use kluis_lab::view::{KeyVaultView, ReaderView};
use kluis_resource::PrincipalId;
use kluis_rulebook::Rule;
use yew::{Html, component, html};

use crate::form::{Select, clear_first, holders, principal_options, use_draft};
use crate::lab::{Lab, use_lab};
use crate::pages::key_vault::KeyVaultProps;
use crate::send::{Sender, use_send};
use crate::ui::{Answer, Button, ButtonKind, RuleChip, ShortId};

/// Gives and takes the role.
#[component]
pub(in crate::pages::key_vault) fn ReaderEditor(props: &KeyVaultProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let picked = use_draft(|| None::<PrincipalId>);
    let key_vault = &props.key_vault;
    let reads = |id: PrincipalId| key_vault.readers.iter().any(|reader| reader.principal == id);
    let mut holders = holders(&lab);
    holders.retain(|(id, _)| !reads(*id));
    let known = |id: &PrincipalId| holders.iter().any(|(known, _)| known == id);
    let chosen = (*picked).filter(known).or_else(|| holders.first().map(|(id, _)| *id));
    let pick = clear_first(&sender, &picked.hold());
    let assign = |principal| {
        sender.on_click(Request::from(AssignReader {
            key_vault: key_vault.name.clone(),
            principal,
        }))
    };
    html! {
        <section class="stack deleted-keys" aria-label={lab.t(Text::Title)}>
            <h3>{ lab.t(Text::Title) }</h3>
            <p class="secondary"><RuleChip rule={Rule::M2} />{ lab.t(Text::Why) }</p>
            if key_vault.readers.is_empty() {
                <p class="secondary">{ lab.t(Text::None) }</p>
            } else {
                <ul class="rows">{ for key_vault.readers.iter().map(|reader| row(&lab, key_vault, reader, &sender)) }</ul>
            }
            <Answer of={sender.clone()} />
            if let Some(principal) = chosen {
                <div class="fields">
                    <Select label={lab.t(Words::Who)} options={principal_options(&holders, principal, &pick)} />
                </div>
                <div class="row">
                    <Button busy={sender.busy()} onclick={assign(principal)}>{ lab.t(Text::Assign) }</Button>
                </div>
            }
        </section>
    }
}

fn row(lab: &Lab, key_vault: &KeyVaultView, reader: &ReaderView, sender: &Sender) -> Html {
    let holder = reader.holder.clone().unwrap_or_else(|| lab.t(Words::NobodyNow));
    let remove = sender.on_click(Request::from(RemoveReader {
        key_vault: key_vault.name.clone(),
        principal: reader.principal,
    }));
    html! {
        <li key={reader.principal.to_string()}>
            <div class="row-head">
                <span>{ holder.clone() }{ " " }<ShortId whole={reader.principal.to_string()} what={lab.t(Words::ObjectId)} /></span>
                <Button
                    kind={ButtonKind::Quiet}
                    busy={sender.busy()}
                    label={lab.t(Text::RemoveOf(&holder))}
                    onclick={remove}
                >{ lab.t(Text::Remove) }</Button>
            </div>
        </li>
    }
}
