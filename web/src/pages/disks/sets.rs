//! The disk encryption sets: how each stands, and what can be done with it (rules M2, M3, M13, R4, N11, N12).

mod key;

use kluis_lab::Request;
use kluis_lab::request::{MoveSet, RenewSetIdentity, ShareSet};
use kluis_lab::text::disks_page::{DisksPage, Sets as Text};
use kluis_lab::view::SetView;
use kluis_resource::Kid;
use kluis_rulebook::Rule;
use yew::{Html, Properties, component, html};

use self::key::ChangeKey;
pub(super) use self::key::version_field;
use super::section::Section;
use crate::form::ActDialog;
use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::route::{DisksPart, Route};
use crate::send::{Sender, use_send};
use crate::ui::{
    Answer, Button, ButtonKind, Empty, Fact, Facts, InTheWay, KidChip, Link, Mark, Notice, RuleChip, ShortId, Sign,
    Tone,
};

/// The sets.
#[component]
pub(super) fn Sets() -> Html {
    let lab = use_lab();
    let sets = &lab.view.compute.sets;
    html! {
        <Section part={DisksPart::Sets} title={lab.t(DisksPage::PartSets)} lead={lab.t(Text::Lead)}>
            if sets.is_empty() {
                <Empty title={lab.t(Text::None)}>{ lab.t(Text::NoneWhy) }</Empty>
            }
            { for sets.iter().map(|set| html! { <Set key={set.name.to_string()} set={set.clone()} /> }) }
        </Section>
    }
}

/// What a set's parts are about.
#[derive(Clone, PartialEq, Properties)]
struct SetProps {
    set: SetView,
}

#[component]
fn Set(props: &SetProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let set = &props.set;
    let name = set.name.as_str();
    let (sign, word) = if set.trouble.is_none() {
        (Sign::Good, Text::Well)
    } else {
        (Sign::Bad, Text::Trouble)
    };
    html! {
        <section class="card thing" aria-label={name.to_owned()}>
            <div class="row-head">
                <h3>{ name.to_owned() }</h3>
                <Mark {sign} word={lab.t(word)} />
                <small class="secondary">{ lab.t(Text::Objects(set.objects, &lab.format().number(set.objects))) }</small>
            </div>
            { trouble(&lab, set) }
            if let Some((key, at)) = &set.pending {
                <Notice>
                    <RuleChip rule={Rule::N11} />
                    { lab.t(Text::Pending(&key.version.map(|version| shorten(&version.to_string(), 4, 2)).unwrap_or_default(), &lab.format().exact_moment(*at))) }
                </Notice>
            }
            { facts(&lab, set) }
            <Answer of={sender.clone()} />
            { actions(&lab, set, &sender) }
        </section>
    }
}

/// Why it can't be used, and until when its disks are read all the same.
fn trouble(lab: &Lab, set: &SetView) -> Html {
    let Some(refusal) = &set.trouble else {
        return Html::default();
    };
    let until = set.stops_at.filter(|at| *at > lab.view.now);
    html! {
        <InTheWay refusal={refusal.clone()}>
            if let Some(at) = until {
                <p><RuleChip rule={Rule::N12} />{ lab.t(Text::StopsAt(&lab.format().exact_moment(at))) }</p>
            } else if set.objects > 0 {
                <p><RuleChip rule={Rule::M3} />{ lab.t(Text::StopsNow) }</p>
            }
        </InTheWay>
    }
}

fn facts(lab: &Lab, set: &SetView) -> Html {
    let key_vault = set.key.key_vault.to_string();
    let rbac = lab.key_vault(&set.key.key_vault).is_some_and(|one| one.rbac);
    let (sign, reader) = match (set.reader, rbac) {
        (true, _) => (Sign::Good, Text::Yes),
        (false, true) => (Sign::Good, Text::ByRole),
        (false, false) => (Sign::Idle, Text::No),
    };
    let access = if set.user_may_use {
        (Sign::Good, Text::Shared)
    } else {
        (Sign::Idle, Text::NotShared)
    };
    let principal = html! { <ShortId whole={set.principal.to_string()} what={lab.t(Text::ObjectId)} /> };
    let resource = html! { <ShortId whole={set.resource_id.clone()} what={lab.t(Text::ResourceId)} first=15 last=8 /> };
    let facts = vec![
        Fact::new(
            lab.t(Text::Key),
            html! { <KidChip kid={Kid::Customer(set.key.clone())} /> },
        ),
        Fact::new(
            lab.t(Text::KeyVault),
            html! { <Link to={Route::KeyVault(Some(set.key.key_vault.clone()))}>{ key_vault.clone() }</Link> },
        ),
        Fact::new(lab.t(Text::Identity), principal),
        Fact::new(lab.t(Text::Reader), html! { <Mark {sign} word={lab.t(reader)} /> }),
        Fact::text(lab.t(Text::Region), set.region.display_name()),
        Fact::new(
            lab.t(Text::Directory),
            html! { <ShortId whole={set.tenant.to_string()} what={lab.t(Text::Directory)} /> },
        ),
        Fact::new(lab.t(Text::ResourceId), resource),
        Fact::new(
            lab.t(Text::Access),
            html! { <><RuleChip rule={Rule::R4} /><Mark sign={access.0} word={lab.t(access.1)} /></> },
        ),
    ];
    html! { <Facts {facts} /> }
}

fn actions(lab: &Lab, set: &SetView, sender: &Sender) -> Html {
    let (name, des) = (set.name.as_str(), || set.name.clone());
    let share = Request::from(ShareSet {
        des: des(),
        user_may_use: !set.user_may_use,
    });
    let (words, label) = if set.user_may_use {
        (Text::Unshare, Text::UnshareOf(name))
    } else {
        (Text::Share, Text::ShareOf(name))
    };
    let renew = sender.on_click(Request::from(RenewSetIdentity { des: des() }));
    html! {
        <div class="row actions">
            if set.moved {
                <Button kind={ButtonKind::Secondary} label={lab.t(Text::RenewOf(name))} busy={sender.busy()} onclick={renew}>
                    { lab.t(Text::Renew) }
                </Button>
            }
            <ChangeKey set={set.clone()} />
            <Button kind={ButtonKind::Quiet} label={lab.t(label)} busy={sender.busy()} onclick={sender.on_click(share)}>
                { lab.t(words) }
            </Button>
            <ActDialog
                button={lab.t(Text::Move)}
                label={lab.t(Text::MoveOf(name))}
                title={lab.t(Text::MoveTitle(name))}
                go={lab.t(Text::MoveGo)}
                danger=true
                forecast=true
                act={Request::from(MoveSet { des: des() })}
            >
                <Notice tone={Tone::Warning}><RuleChip rule={Rule::M13} />{ lab.t(Text::MoveMeans) }</Notice>
            </ActDialog>
        </div>
    }
}
