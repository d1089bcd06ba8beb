//! A new backup policy: its schedule, and how long what it takes is kept (rule D12).

use kluis_lab::text::vm_backup::Enable as Text;
use kluis_lab::view::VaultView;
use kluis_lab::{BackupPolicy, Schedule, Weekday};
use kluis_resource::PolicyName;
use yew::{AttrValue, Callback, Html, html};

use crate::form::{Field, NameField, Options, Select, free_name};
use crate::lab::Lab;

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
            name: free_name("policy", vault.policies.iter().map(|own| own.name.as_str())),
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
    let days = |fine: bool| (!fine).then(|| AttrValue::from(lab.t(Text::NotANumber)));
    html! {
        <div class="fields">
            <NameField
                label={lab.t(Text::PolicyName)}
                value={draft.name.clone()}
                error={PolicyName::parse(&draft.name).err()}
                oninput={with(draft, onchange, |next, name| next.name = name)}
            />
            { schedule_fields(lab, draft, onchange) }
            <Field
                label={lab.t(Text::Retention)}
                value={draft.retention.clone()}
                error={days(draft.retention.trim().parse::<u16>().is_ok())}
                oninput={with(draft, onchange, |next, days| next.retention = days)}
            />
            <Field
                label={lab.t(Text::Snapshots)}
                value={draft.snapshots.clone()}
                error={days(draft.snapshots.trim().parse::<u8>().is_ok())}
                oninput={with(draft, onchange, |next, days| next.snapshots = days)}
            />
        </div>
    }
}

fn schedule_fields(lab: &Lab, draft: &PolicyDraft, onchange: &Callback<PolicyDraft>) -> Html {
    let frequencies = [(false, lab.t(Text::Daily)), (true, lab.t(Text::Weekly))];
    let frequencies = Options::new(
        &draft.weekly,
        frequencies,
        &with(draft, onchange, |next, weekly| next.weekly = weekly),
    );
    let days = Weekday::ALL.into_iter().map(|day| (day, lab.t(day)));
    let days = Options::new(
        &draft.weekday,
        days,
        &with(draft, onchange, |next, day| next.weekday = day),
    );
    let hours = (0..24).map(|hour| (hour, lab.t(Text::HourWords(hour))));
    let hours = Options::new(
        &draft.hour,
        hours,
        &with(draft, onchange, |next, hour| next.hour = hour),
    );
    html! {
        <>
            <Select label={lab.t(Text::Frequency)} options={frequencies} />
            if draft.weekly {
                <Select label={lab.t(Text::Weekday)} options={days} />
            }
            <Select label={lab.t(Text::Hour)} options={hours} />
        </>
    }
}

/// Another policy, with whatever comes.
fn with<T: 'static>(
    draft: &PolicyDraft,
    onchange: &Callback<PolicyDraft>,
    change: fn(&mut PolicyDraft, T),
) -> Callback<T> {
    let draft = draft.clone();
    onchange.reform(move |value| {
        let mut next = draft.clone();
        change(&mut next, value);
        next
    })
}
