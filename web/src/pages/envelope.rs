//! The Envelope page: a recovery point or disk as it is stored, part by part, with its real bytes, and what can be tried on it.
//! Left out on purpose: the drawing (`picture`), what each part says (`panel`), and the trials (`what_if`, `rotation`).

mod guest;
mod layout;
mod panel;
mod part;
mod picture;
mod relatives;
mod rotation;
mod slots;
mod stored;
mod subject;
mod svg;
mod what_if;

use std::rc::Rc;

use kluis_lab::text::envelope::Envelope as Text;
use kluis_lab::view::EnvelopeView;
use kluis_resource::ObjectId;
use yew::{Callback, Html, Properties, component, html, use_state_eq};

use self::guest::GuestLayer;
use self::layout::{TALL, WIDE};
use self::panel::PartPanel;
use self::part::Part;
use self::picture::Picture;
use self::relatives::relatives;
use self::rotation::BeforeAfter;
use self::stored::use_stored;
use self::subject::{Candidate, Group, Subject, candidates};
use self::what_if::WhatIf;
use crate::form::{Options, PagedOptions, PagedSelect, Select};
use crate::lab::{Lab, use_lab};
use crate::route::{Page, Route};
use crate::ui::{Card, Empty, InTheWay, Link, Notice, PageTitle, Tone};

/// The page.
#[component]
pub fn EnvelopePage() -> Html {
    let lab = use_lab();
    let all: Vec<Candidate<'_>> = candidates(&lab).collect();
    let shown = match chosen(&lab, &all) {
        None => html! {
            <Empty
                title={lab.t(Text::NothingYet)}
                action={html! { <Link to={Page::BackUp.whole()} class="button primary">{ lab.t(Text::ToBackUp) }</Link> }}
            >
                { lab.t(Text::NothingYetWhy) }
            </Empty>
        },
        Some(subject) => html! {
            <>
                { picker(&lab, &all, subject) }
                <Opened key={subject.object().to_string()} subject={subject.subject(&lab)} />
                { relatives(&lab, subject.object()) }
            </>
        },
    };
    html! {
        <div class="page envelope-page">
            <PageTitle title={lab.t(Text::Title)} lead={lab.t(Text::Lead)} />
            { shown }
        </div>
    }
}

/// What the address names, or else the newest recovery point of the vault that the user works with, or anything.
fn chosen<'a>(lab: &'a Lab, all: &[Candidate<'a>]) -> Option<Candidate<'a>> {
    let wanted = if let Route::Envelope(object) = lab.route {
        object
    } else {
        None
    };
    let vault = lab.current_vault().map(|vault| &vault.name);
    let at = |subject: &&Candidate<'_>| subject.kept().map(|(_, at)| at);
    let in_vault = |subject: &&Candidate<'_>| subject.kept().is_some();
    let of_vault = |subject: &&Candidate<'_>| subject.kept().is_some_and(|(own, _)| Some(&own.name) == vault);
    wanted
        .and_then(|object| all.iter().find(|subject| subject.object() == object))
        .or_else(|| all.iter().filter(of_vault).max_by_key(at))
        .or_else(|| all.iter().filter(in_vault).max_by_key(at))
        .or_else(|| all.first())
        .copied()
}

/// What it belongs to, and which one of that; the address holds the answer.
fn picker(lab: &Lab, all: &[Candidate<'_>], chosen: Candidate<'_>) -> Html {
    let go = lab.go.reform(|object| Route::Envelope(Some(object)));
    let mut groups: Vec<(Group<'_>, &Candidate<'_>)> = Vec::new();
    for subject in all {
        let group = subject.group();
        // What is in one list mostly stands together.
        let is_known = groups.iter().rev().any(|(known, _)| *known == group);
        if !is_known {
            groups.push((group, subject));
        }
    }
    let groups = groups.into_iter().map(|(group, first)| {
        let shown = if group == chosen.group() { &chosen } else { first };
        (shown.object(), group.words(lab))
    });
    let groups = Options::new(&chosen.object(), groups, &go);
    let of_group = all.iter().filter(|subject| subject.group() == chosen.group());
    let own: Vec<ObjectId> = of_group.map(Candidate::object).collect();
    let place = own.iter().position(|object| *object == chosen.object()).unwrap_or(0);
    let points = {
        let lab = lab.clone();
        let words = move |object: ObjectId| {
            let subject = candidates(&lab).find(|subject| subject.object() == object);
            subject.map(|subject| subject.label(&lab)).unwrap_or_default()
        };
        PagedOptions::new((own.len(), place), move |index| (own[index], words(own[index])), &go)
    };
    html! {
        <div class="picker">
            <Select label={lab.t(Text::Item)} options={groups} />
            <PagedSelect label={lab.t(Text::Point)} options={points} />
        </div>
    }
}

/// What [`Opened`] shows.
#[derive(Clone, PartialEq, Properties)]
struct OpenedProps {
    subject: Subject,
}

/// One object: picture, chosen part, trials.
#[component]
fn Opened(props: &OpenedProps) -> Html {
    let lab = use_lab();
    let part = use_state_eq(|| Part::Region(0));
    let region = use_state_eq(|| 0);
    let stored = use_stored(&props.subject, *region);
    let on_choose = {
        let (part, region) = (part.clone(), region.clone());
        Callback::from(move |chosen| {
            if let Part::Region(index) = chosen {
                region.set(index);
            }
            part.set(chosen);
        })
    };
    let Some(envelope) = stored.now else {
        return html! {
            <Card>
                if stored.failed {
                    <Notice tone={Tone::Bad} alert=true>{ lab.t(Text::Damaged) }</Notice>
                } else {
                    <p class="secondary" aria-busy="true">{ lab.t(Text::Loading) }</p>
                }
            </Card>
        };
    };
    let Subject { keeper, point, .. } = &props.subject;
    html! {
        <>
            { pictures(props, &envelope, *part, *region, stored.before.is_some(), &on_choose) }
            if let Some(refusal) = &point.restore_blocked {
                <InTheWay refusal={refusal.clone()} />
            }
            <GuestLayer envelope={envelope.clone()} keeper={keeper.clone()} />
            <BeforeAfter keeper={keeper.name.clone()} now={envelope.clone()} before={stored.before} />
            <div class="two">
                <PartPanel
                    keeper={keeper.clone()}
                    point={point.clone()}
                    envelope={envelope.clone()}
                    part={*part}
                    {on_choose}
                />
                <WhatIf vault={keeper.vault.clone()} point={point.clone()} {envelope} region={*region} />
            </div>
        </>
    }
}

/// The picture in both arrangements; the stylesheet shows the one that fits.
fn pictures(
    props: &OpenedProps,
    envelope: &Rc<EnvelopeView>,
    part: Part,
    region: u64,
    rotated: bool,
    on_choose: &Callback<Part>,
) -> Html {
    let picture = |layout| {
        html! {
            <Picture
                {layout}
                envelope={envelope.clone()}
                point={props.subject.point.clone()}
                {part}
                {region}
                {rotated}
                on_choose={on_choose.clone()}
            />
        }
    };
    html! {
        <Card class="envelope-card">
            { picture(WIDE) }
            { picture(TALL) }
        </Card>
    }
}
