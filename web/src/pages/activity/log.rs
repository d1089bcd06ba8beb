//! The activity log: every operation, on what, and how it went.

use kluis_lab::view::{LogEntry, LogStatus};
use yew::{Html, html};

use super::entry::entry as line;
use crate::lab::Lab;
use crate::ui::matches;
use crate::ui::{Mark, Sign};

/// The entries that match the filter.
pub(super) fn matching<'a>(lab: &'a Lab, filter: &str) -> Vec<&'a LogEntry> {
    if filter.trim().is_empty() {
        return lab.view.log.iter().collect();
    }
    let fits = |entry: &&LogEntry| {
        let (operation, status) = (lab.t(entry.operation), lab.t(entry.status));
        matches(filter, &[&operation, &entry.resource, &entry.subject, &status])
    };
    lab.view.log.iter().filter(fits).collect()
}

/// One entry.
pub(super) fn row(lab: &Lab, entry: &LogEntry) -> Html {
    let sign = match entry.status {
        LogStatus::Started => Sign::Running,
        LogStatus::Succeeded => Sign::Good,
        LogStatus::Failed => Sign::Bad,
    };
    let mark = html! { <Mark {sign} word={lab.t(entry.status)} /> };
    let did = lab.t(entry.operation);
    html! { <li>{ line(lab, entry.at, &did, &entry.subject, &entry.resource, mark) }</li> }
}
