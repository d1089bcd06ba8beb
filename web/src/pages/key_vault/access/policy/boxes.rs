//! The boxes of an access policy: what is ticked for keys and for secrets, and the template that ticks them (rule D11).

use std::collections::BTreeSet;

use kluis_lab::text::Say;
use kluis_lab::text::setup::PermissionStep as Words;
use kluis_lab::view::PolicyView;
use kluis_resource::PrincipalId;
use kluis_rulebook::{AZURE_BACKUP_KEYS, AZURE_BACKUP_SECRETS, KeyPermission, Rule, SecretPermission};
use yew::{Callback, Html, hook, html, use_effect_with};

use crate::form::{Check, Draft, Options, Select, clear_first, use_draft};
use crate::lab::Lab;
use crate::send::Sender;
use crate::ui::RuleChip;

/// What a policy grants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Grants {
    pub(super) keys: BTreeSet<KeyPermission>,
    pub(super) secrets: BTreeSet<SecretPermission>,
}

impl Grants {
    /// What policies grant somebody.
    pub(super) fn of(policies: &[PolicyView], principal: PrincipalId) -> Self {
        let own = || policies.iter().filter(|policy| policy.principal == principal);
        Self {
            keys: own().flat_map(|policy| policy.permissions.iter().copied()).collect(),
            secrets: own().flat_map(|policy| policy.secrets.iter().copied()).collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty() && self.secrets.is_empty()
    }

    /// These have everything that the others have.
    pub(super) fn cover(&self, others: &Self) -> bool {
        self.keys.is_superset(&others.keys) && self.secrets.is_superset(&others.secrets)
    }

    /// The template "Azure Backup".
    fn azure_backup() -> Self {
        Self {
            keys: AZURE_BACKUP_KEYS.into(),
            secrets: AZURE_BACKUP_SECRETS.into(),
        }
    }
}

/// The ticked boxes: those of the draft, until the user changes them.
#[hook]
pub(super) fn use_ticked(principal: Option<PrincipalId>, drafted: &Grants) -> Draft<Grants> {
    let start = drafted.clone();
    let ticked = use_draft(move || start);
    {
        let ticked = ticked.clone();
        use_effect_with((principal, drafted.clone()), move |(_, drafted)| {
            ticked.begin(drafted.clone())
        });
    }
    ticked
}

/// The boxes for keys, as a vault needs them; `all`: everything that a policy can grant.
pub(super) fn boxes(lab: &Lab, ticked: &Draft<Grants>, sender: &Sender, all: bool) -> Html {
    let keys: &[KeyPermission] = if all {
        &KeyPermission::OFFERED
    } else {
        &KeyPermission::ALL
    };
    let of_keys = keys.iter().map(|permission| {
        let change = change(ticked, sender, *permission, |grants| &mut grants.keys);
        one(
            lab,
            permission,
            permission.code(),
            ticked.keys.contains(permission),
            change,
        )
    });
    let of_secrets = SecretPermission::ALL.into_iter().map(|permission| {
        let change = change(ticked, sender, permission, |grants| &mut grants.secrets);
        let checked = ticked.secrets.contains(&permission);
        one(lab, &permission, permission.code(), checked, change)
    });
    html! {
        <>
            if all {
                { template(lab, ticked, sender) }
            }
            <fieldset>
                <legend class={(!all).then_some("unseen")}>{ lab.t(Words::KeyPermissions) }</legend>
                <div class="permissions">{ for of_keys }</div>
            </fieldset>
            if all {
                <fieldset>
                    <legend>{ lab.t(Words::SecretPermissions) }</legend>
                    <div class="permissions">{ for of_secrets }</div>
                </fieldset>
            }
        </>
    }
}

fn one(lab: &Lab, permission: &impl Say, code: &'static str, checked: bool, onchange: Callback<bool>) -> Html {
    html! { <Check boxed=true label={permission.say(lab.lang)} detail={code} {checked} {onchange} /> }
}

/// Ticks or unticks one permission.
fn change<T: Copy + Ord + 'static>(
    ticked: &Draft<Grants>,
    sender: &Sender,
    permission: T,
    set: fn(&mut Grants) -> &mut BTreeSet<T>,
) -> Callback<bool> {
    clear_first(
        sender,
        &ticked.on(move |grants, on| {
            let own = set(grants);
            if on {
                own.insert(permission);
            } else {
                own.remove(&permission);
            }
        }),
    )
}

const AZURE_BACKUP: &str = "Azure Backup";

/// "Azure Backup", which fills both in; without it, nothing is filled in.
fn template(lab: &Lab, ticked: &Draft<Grants>, sender: &Sender) -> Html {
    let chosen = **ticked == Grants::azure_backup();
    let onchange = clear_first(
        sender,
        &ticked.on(|grants, filled_in| {
            *grants = if filled_in {
                Grants::azure_backup()
            } else {
                Grants::default()
            };
        }),
    );
    let options = [(false, lab.t(Words::TemplateNone)), (true, AZURE_BACKUP.to_owned())];
    html! {
        <div>
            <Select label={lab.t(Words::Template)} options={Options::new(&chosen, options, &onchange)} />
            <p class="secondary"><RuleChip rule={Rule::D11} />{ lab.t(Words::TemplateHint) }</p>
        </div>
    }
}
