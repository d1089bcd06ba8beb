//! A new backup policy: its schedule, and how long what it takes is kept (rule D12).

use kluis_lab::text::vm_backup::Enable as Text;
use kluis_lab::view::VaultView;
use kluis_lab::{BackupPolicy, Schedule, Weekday};
use kluis_resource::PolicyName;
use yew::{AttrValue, Callback, Html, html};

use crate::lab::Lab;
use crate::pages::disks::names::{free_name, is_among};
use crate::ui::{Field, Select, name_error, pass_on};

/// A policy that is yet to be made. The numbers of days stand as they were typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PolicyDraft {
    name: String,
    weekly: bool,
    weekday: Weekday,
    hour: u8,
    retention: String,
    snapshots: String,
}

impl PolicyDraft {
    /// As the default policy, with a name that is free.
    pub(super) fn new(vault: &VaultView) -> Self {
        let usual = BackupPolicy::default_policy();
        Self {
            name: free_name("policy", |name| is_taken(vault, name)),
            weekly: false,
            weekday: Weekday::Sunday,
            hour: usual.schedule.hour(),
            retention: usual.retention_days.to_string(),
            snapshots: usual.snapshot_days.to_string(),
        }
    }

    /// The policy; `None` while a field doesn't say what it should.
    pub(super) fn policy(&self) -> Option<BackupPolicy> {
        let (weekday, hour) = (self.weekday, self.hour);
        Some(BackupPolicy {
            name: PolicyName::parse(&self.name).ok()?,
            schedule: if self.weekly {
                Schedule::Weekly { weekday, hour }
            } else {
                Schedule::Daily { hour }
            },
            retention_days: self.retention.trim().parse().ok()?,
            snapshot_days: self.snapshots.trim().parse().ok()?,
        })
    }
}

fn is_taken(vault: &VaultView, name: &str) -> bool {
    is_among(vault.policies.iter().map(|own| own.name.as_str()), name)
}

/// How long a policy keeps what it takes.
pub(super) fn keeps(lab: &Lab, policy: &BackupPolicy) -> String {
    let days = u64::from(policy.retention_days);
    lab.t(Text::Keeps(
        days,
        &lab.format().number(days),
        u64::from(policy.snapshot_days),
    ))
}

/// Its name, and when it backs up.
pub(super) fn policy_words(lab: &Lab, policy: &BackupPolicy) -> String {
    lab.t(Text::PolicyWords(policy.name.as_str(), &lab.t(policy.schedule)))
}

/// The fields of a new policy.
pub(super) fn policy_fields(lab: &Lab, draft: &PolicyDraft, onchange: &Callback<PolicyDraft>) -> Html {
    let name_error = PolicyName::parse(&draft.name)
        .err()
        .map(|error| AttrValue::from(name_error(error, lab.lang)));
    let with = |change: fn(&mut PolicyDraft, String)| {
        let draft = draft.clone();
        onchange.reform(move |text| {
            let mut next = draft.clone();
            change(&mut next, text);
            next
        })
    };
    let number = |text: Option<u32>| text.is_none().then(|| AttrValue::from(lab.t(Text::NotANumber)));
    html! {
        <div class="fields">
            <Field
                label={lab.t(Text::PolicyName)}
                value={draft.name.clone()}
                error={name_error}
                mono=true
                oninput={with(|next, name| next.name = name)}
            />
            { schedule_fields(lab, draft, onchange) }
            <Field
                label={lab.t(Text::Retention)}
                value={draft.retention.clone()}
                error={number(draft.retention.trim().parse::<u16>().ok().map(u32::from))}
                oninput={with(|next, days| next.retention = days)}
            />
            <Field
                label={lab.t(Text::Snapshots)}
                value={draft.snapshots.clone()}
                error={number(draft.snapshots.trim().parse::<u8>().ok().map(u32::from))}
                oninput={with(|next, days| next.snapshots = days)}
            />
        </div>
    }
}

fn schedule_fields(lab: &Lab, draft: &PolicyDraft, onchange: &Callback<PolicyDraft>) -> Html {
    let option = |value: String, words: String| (AttrValue::from(value), AttrValue::from(words));
    let frequencies = vec![
        option(false.to_string(), lab.t(Text::Daily)),
        option(true.to_string(), lab.t(Text::Weekly)),
    ];
    let days: Vec<_> = Weekday::ALL
        .into_iter()
        .map(|day| option(format!("{day:?}"), lab.t(day)))
        .collect();
    let hours: Vec<_> = (0..24)
        .map(|hour: u8| option(hour.to_string(), lab.t(Text::HourWords(hour))))
        .collect();
    let own = || draft.clone();
    let onfrequency = {
        let own = own();
        pass_on(onchange, move |chosen: String| {
            let weekly = chosen.parse().ok()?;
            Some(PolicyDraft { weekly, ..own.clone() })
        })
    };
    let onday = {
        let own = own();
        pass_on(onchange, move |chosen: String| {
            let weekday = Weekday::ALL.into_iter().find(|day| format!("{day:?}") == chosen)?;
            Some(PolicyDraft { weekday, ..own.clone() })
        })
    };
    let onhour = {
        let own = own();
        pass_on(onchange, move |chosen: String| {
            let hour = chosen.parse().ok()?;
            Some(PolicyDraft { hour, ..own.clone() })
        })
    };
    html! {
        <>
            <Select label={lab.t(Text::Frequency)} value={draft.weekly.to_string()} options={frequencies} onchange={onfrequency} />
            if draft.weekly {
                <Select label={lab.t(Text::Weekday)} value={format!("{:?}", draft.weekday)} options={days} onchange={onday} />
            }
            <Select label={lab.t(Text::Hour)} value={draft.hour.to_string()} options={hours} onchange={onhour} />
        </>
    }
}
