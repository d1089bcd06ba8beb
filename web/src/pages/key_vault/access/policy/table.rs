//! The policies of a key vault, those in force and those that are only drafted.

use std::collections::BTreeSet;

use kluis_lab::Request;
use kluis_lab::request::DraftPolicy;
use kluis_lab::text::Say;
use kluis_lab::text::list;
use kluis_lab::text::setup::PermissionStep as Words;
use kluis_lab::view::KeyVaultView;
use kluis_resource::PrincipalId;
use yew::{AttrValue, Html, html};

use super::boxes::Grants;
use super::drafted;
use crate::lab::Lab;
use crate::send::Sender;
use crate::ui::{Button, ButtonKind, ShortId, Table};

/// A line of the table.
struct Line {
    principal: PrincipalId,
    holder: Option<String>,
    grants: Grants,
    standing: Words<'static>,
}

/// The table; a sentence where nobody has access. The form around it shows the sender's answers.
pub(super) fn policies(lab: &Lab, key_vault: &KeyVaultView, sender: &Sender) -> Html {
    let name = key_vault.name.as_str();
    let lines = lines(key_vault);
    if lines.is_empty() {
        return html! { <p class="secondary">{ lab.t(Words::NoPolicies(name)) }</p> };
    }
    let line = |line: Line| {
        let gone = line.standing == Words::Removed;
        let words = may(lab, &line.grants);
        let remove = sender.on_click(Request::from(DraftPolicy {
            key_vault: key_vault.name.clone(),
            principal: line.principal,
            permissions: Vec::new(),
            secret_permissions: Vec::new(),
        }));
        html! {
            <tr class={gone.then_some("gone")}>
                <td>
                    <div>{ line.holder.unwrap_or_else(|| lab.t(Words::NobodyNow)) }</div>
                    <ShortId whole={line.principal.to_string()} what={lab.t(Words::ObjectId)} />
                </td>
                <td>{ words }</td>
                <td>{ lab.t(line.standing) }</td>
                <td>
                    if !gone {
                        <Button kind={ButtonKind::Quiet} busy={sender.busy()} onclick={remove}>
                            { lab.t(Words::Remove) }
                        </Button>
                    }
                </td>
            </tr>
        }
    };
    let columns = [Words::Who, Words::May, Words::Standing].map(|words| lab.t(words).into());
    let columns: Vec<AttrValue> = columns.into_iter().chain([AttrValue::default()]).collect();
    html! {
        <Table caption={lab.t(Words::Policies(name))} {columns}>{ for lines.into_iter().map(line) }</Table>
    }
}

/// What somebody may do with keys, and with secrets.
fn may(lab: &Lab, grants: &Grants) -> String {
    let keys: Vec<String> = grants.keys.iter().map(|one| one.say(lab.lang)).collect();
    let secrets: Vec<String> = grants.secrets.iter().map(|one| one.say(lab.lang)).collect();
    let of_secrets = list(&secrets, lab.lang);
    match (keys.is_empty(), secrets.is_empty()) {
        (_, true) => list(&keys, lab.lang),
        (true, false) => lab.t(Words::OfSecrets(&of_secrets)),
        (false, false) => format!("{} · {}", list(&keys, lab.lang), lab.t(Words::OfSecrets(&of_secrets))),
    }
}

fn lines(key_vault: &KeyVaultView) -> Vec<Line> {
    let all = || key_vault.policies.iter().chain(drafted(key_vault));
    let principals: BTreeSet<PrincipalId> = all().map(|policy| policy.principal).collect();
    principals
        .into_iter()
        .map(|principal| {
            let (saved, next) = (
                Grants::of(&key_vault.policies, principal),
                Grants::of(drafted(key_vault), principal),
            );
            let standing = if saved == next {
                Words::InForce
            } else if next.is_empty() {
                Words::Removed
            } else if saved.is_empty() {
                Words::Drafted
            } else {
                Words::Changed
            };
            Line {
                principal,
                holder: all()
                    .find(|policy| policy.principal == principal)
                    .and_then(|policy| policy.holder.clone()),
                grants: if next.is_empty() { saved } else { next },
                standing,
            }
        })
        .collect()
}
