//! The disks: what each holds, whose key protects it, and what can be done with it (rules M1–M3, M6, M12, R3, D14).

mod actions;
mod files;
mod new;

use kluis_lab::Request;
use kluis_lab::request::{ReadDisk, Selection};
use kluis_lab::text::disks_page::{Disk as Text, DisksPage, Fields, Making};
use kluis_lab::view::{DiskView, StoredView};
use kluis_rulebook::Rule;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state_eq};

pub(super) use self::actions::move_button;
use self::actions::{Encrypt, Write, more, take_snapshot};
use self::files::FilesOf;
pub(super) use self::new::NewDiskForm;
use super::section::Section;
use crate::lab::{Lab, use_lab};
use crate::route::{DisksPart, Route};
use crate::send::use_send;
use crate::ui::{
    Answer, Button, ButtonKind, Empty, Fact, Facts, Glyph, InTheWay, KidChip, Link, Mark, Order, PagedList, Rows,
    RuleChip, ShortId, Sign, Thing,
};

/// The disks.
#[component]
pub(super) fn Disks() -> Html {
    let lab = use_lab();
    let disks = &lab.view.compute.disks;
    html! {
        <Section part={DisksPart::Disks} title={lab.t(DisksPage::PartDisks)} lead={lab.t(Text::Lead)}>
            <div class="card">
                if disks.is_empty() {
                    <Empty title={lab.t(Text::None)}>{ lab.t(Text::NoneWhy) }</Empty>
                } else {
                    <PagedList
                        label={lab.t(DisksPage::PartDisks)}
                        rows={Rows::of(disks, |disk| html! { <Disk key={disk.name.to_string()} disk={disk.clone()} /> })}
                        order={Order::Other}
                    />
                }
                <details class="new-thing">
                    <summary>{ lab.t(Making::Title) }</summary>
                    <p class="secondary">{ lab.t(Making::Lead) }</p>
                    <NewDiskForm />
                </details>
            </div>
        </Section>
    }
}

/// What a disk's parts are about.
#[derive(Clone, PartialEq, Properties)]
struct DiskProps {
    disk: DiskView,
}

#[component]
fn Disk(props: &DiskProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let open = use_state_eq(|| false);
    let disk = &props.disk;
    let name = disk.name.as_str();
    let read = sender.on_click(Request::from(ReadDisk {
        disk: disk.name.clone(),
        selection: Selection::All,
    }));
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let expanded = if *open { "true" } else { "false" };
    html! {
        <li class="disk">
            <div class="row-head">
                <h3><Glyph thing={Thing::Data} />{ name.to_owned() }</h3>
                { standing(&lab, disk) }
                if let Some(stored) = &disk.stored {
                    <KidChip kid={stored.kid.clone()} />
                    <Button kind={ButtonKind::Secondary} label={lab.t(Text::ReadOf(name))} busy={sender.busy()}
                        disabled={disk.read_blocked.is_some()} onclick={read}>{ lab.t(Text::Read) }</Button>
                    <button type="button" class="button quiet" aria-expanded={expanded} aria-label={lab.t(Fields::MoreOf(name))} onclick={toggle}>
                        { lab.t(Fields::More) }
                    </button>
                }
            </div>
            <p class="secondary">{ facts(&lab, disk) }</p>
            if let Some(refusal) = disk.read_blocked.as_ref().filter(|_| *open) {
                <InTheWay refusal={refusal.clone()} />
            }
            <Answer of={sender.clone()} />
            if let Some(stored) = disk.stored.as_ref().filter(|_| *open) {
                <div class="disk-more">
                    { bytes(&lab, disk, stored) }
                    <FilesOf disk={disk.clone()} />
                    <div class="row actions">
                        { take_snapshot(&lab, disk) }
                        <Encrypt disk={disk.clone()} />
                        <Write disk={disk.clone()} />
                    </div>
                    { more(&lab, disk, &sender) }
                </div>
            }
        </li>
    }
}

/// Being made, locked, or compared with its recovery point.
fn standing(lab: &Lab, disk: &DiskView) -> Html {
    if disk.stored.is_none() {
        return html! { <Mark sign={Sign::Running} word={lab.t(Fields::BeingMade)} /> };
    }
    let locked = disk
        .locked
        .then(|| html! { <><RuleChip rule={Rule::D14} /><Mark sign={Sign::Idle} word={lab.t(Text::Locked)} /></> });
    let identical = disk.identical.map(|same| {
        let (sign, word) = if same {
            (Sign::Good, Text::Identical)
        } else {
            (Sign::Changed, Text::Differs)
        };
        html! { <Mark {sign} word={lab.t(word)} /> }
    });
    // Its set and its machine say why as well; the whole reason is shown once somebody opens the disk.
    let blocked = disk.read_blocked.as_ref().map(|refusal| {
        let chip = refusal.rule.map(|rule| html! { <RuleChip {rule} /> });
        html! { <span>{ chip }<Mark sign={Sign::Bad} word={lab.t(Text::Blocked)} /></span> }
    });
    html! { <>{ locked }{ identical }{ blocked }</> }
}

/// What it is, in a line.
fn facts(lab: &Lab, disk: &DiskView) -> String {
    let format = lab.format();
    let kind = if disk.managed {
        Fields::Managed
    } else {
        Fields::Unmanaged
    };
    let place = match &disk.vm {
        Some(vm) => lab.t(Text::AttachedTo(vm.as_str())),
        None => lab.t(Text::Free),
    };
    let count = disk.files.len() as u64;
    let mut facts = vec![
        lab.t(disk.role),
        lab.t(kind),
        disk.region.display_name().to_owned(),
        place,
    ];
    facts.extend(disk.stored.as_ref().map(|stored| format.size(stored.plaintext_bytes)));
    facts.push(lab.t(Fields::Files(count, &format.number(count))));
    facts.join(" · ")
}

/// Where it comes from, and the proofs of what lies in its envelope.
fn bytes(lab: &Lab, disk: &DiskView, stored: &StoredView) -> Html {
    let format = lab.format();
    let hash = |whole: &str, what: Text<'_>| {
        let what = AttrValue::from(lab.t(what));
        html! { <ShortId whole={whole.to_owned()} {what} first=12 last=12 /> }
    };
    let facts = [
        Fact::text(lab.t(Text::Origin), lab.t(disk.origin.clone())),
        Fact::text(
            lab.t(Text::Stored),
            lab.t(Text::StoredFacts(
                &format.size(stored.stored_bytes),
                stored.regions,
                &format.number(stored.regions),
            )),
        ),
        Fact::new(lab.t(Text::WrappedBy), html! { <KidChip kid={stored.kid.clone()} /> }),
        Fact::new(lab.t(Text::Sha256), hash(&stored.sha256, Text::Sha256)),
    ];
    let guest = (stored.content_sha256 != stored.sha256).then(|| {
        Fact::new(
            lab.t(Text::ContentSha256),
            hash(&stored.content_sha256, Text::ContentSha256),
        )
    });
    let facts: Vec<Fact> = facts.into_iter().chain(guest).collect();
    html! {
        <>
            <Facts {facts} />
            if disk.identical.is_some() {
                <p class="secondary">{ lab.t(Text::IdenticalMeans) }</p>
            }
            <p><Link to={Route::Envelope(Some(stored.object))} label={lab.t(Text::EnvelopeOf(disk.name.as_str()))}>{ lab.t(Text::Envelope) }</Link></p>
        </>
    }
}
