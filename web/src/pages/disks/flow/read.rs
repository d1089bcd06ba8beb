//! Step 8: a read, and what the key vault was asked for it (rules M2, M4).

use kluis_lab::Request;
use kluis_lab::request::{ReadDisk, Selection};
use kluis_lab::text::disks_page::FlowStep as Text;
use kluis_lab::view::AuditEntry;
use yew::{Html, component, html};

use super::props::PanelProps;
use super::standing::{asked, disks_under};
use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::route::Route;
use crate::send::use_send;
use crate::ui::{Answer, Button, ButtonKind, Link};

/// How many entries are shown; the key vault's page has all.
const SHOWN: usize = 6;

/// The button, and the latest entries of the audit log.
#[component]
pub(super) fn ReadPanel(props: &PanelProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let (Some(set), Some(key_vault)) = (&props.subject.set, &props.subject.key_vault) else {
        return Html::default();
    };
    let name = key_vault.name.as_str();
    let entries: Vec<&AuditEntry> = asked(&props.subject).take(SHOWN).collect();
    let buttons = disks_under(&lab, &props.subject).take(4).map(|disk| {
        let act = Request::from(ReadDisk {
            disk: disk.name.clone(),
            selection: Selection::All,
        });
        html! {
            <Button kind={ButtonKind::Secondary} busy={sender.busy()} onclick={sender.on_click(act)}>
                { lab.t(Text::ReadButton(disk.name.as_str())) }
            </Button>
        }
    });
    html! {
        <>
            <div class="row">{ for buttons }</div>
            <Answer of={sender.clone()} />
            <h4>{ lab.t(Text::ReadAsked(set.name.as_str(), name)) }</h4>
            if entries.is_empty() {
                <p class="secondary">{ lab.t(Text::ReadNothing) }</p>
            } else {
                <ul class="rows asked">{ for entries.into_iter().map(|entry| row(&lab, entry)) }</ul>
            }
            <p><Link to={Route::KeyVault(Some(key_vault.name.clone()))}>{ lab.t(Text::ReadLog(name)) }</Link></p>
        </>
    }
}

fn row(lab: &Lab, entry: &AuditEntry) -> Html {
    let version = entry
        .key
        .version()
        .map(|version| shorten(&version.to_string(), 4, 2))
        .unwrap_or_default();
    html! {
        <li key={entry.number}>
            <div class="row-head">
                <span>
                    { lab.t(Text::ReadEntry(&lab.t(entry.operation), entry.key.name(), &version)) }
                    if entry.count > 1 {
                        { " · " }{ lab.t(Text::ReadTimes(&lab.format().number(entry.count))) }
                    }
                </span>
                <small class="secondary">{ lab.format().exact_moment(entry.at) }</small>
            </div>
        </li>
    }
}
