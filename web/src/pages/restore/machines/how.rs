//! Tier, way, and the options of a machine's restore. What the lab would refuse is barred, and says why.

use kluis_lab::text::vm_restore::{Flow as Text, tier_words, way_words};
use kluis_lab::text::words::Words;
use kluis_resource::{DesName, Region, VmName};
use kluis_rulebook::{Tier, Way};
use yew::{Html, html};

use super::draft::{Answers, Wanted};
use super::files::files;
use super::place::Place;
use crate::form::{Bar, Choice, Draft, NameField, Offer, Offers, Options, Select, WhyNot};
use crate::lab::Lab;
use crate::route::{DisksPart, Route};
use crate::ui::{Link, uri_words};

/// All the choices.
pub(super) fn how(lab: &Lab, place: &Place, draft: &Draft<Wanted>, answers: &Answers<'_>) -> Html {
    let options = match draft.way {
        Way::CreateVm => {
            html! { <>{ vm_name(lab, draft) }{ encrypt(lab, draft, answers) }{ region(lab, place, draft, answers) }</> }
        }
        Way::RestoreDisks => html! { <>{ encrypt(lab, draft, answers) }{ region(lab, place, draft, answers) }</> },
        // The disks that are there keep their key.
        Way::ReplaceExisting => Html::default(),
        Way::Files => files(lab, place, draft),
    };
    html! {
        <section class="how" aria-label={lab.t(Text::Way)}>
            { tier(lab, place, draft, answers) }
            { way(lab, draft, answers) }
            { options }
        </section>
    }
}

fn tier(lab: &Lab, place: &Place, draft: &Draft<Wanted>, answers: &Answers<'_>) -> Html {
    let offers = Tier::ALL.into_iter().enumerate().map(|(index, tier)| {
        let until = match tier {
            Tier::Snapshot => place.point.snapshot_until,
            Tier::Vault => None,
        };
        let until = until.map(|at| lab.t(Text::SnapshotUntil(&lab.format().moment(at))));
        let words = tier_words(tier, lab.lang);
        let detail = until.map_or_else(|| words.to_owned(), |until| format!("{words} · {until}"));
        Offer::new(tier, lab.t(tier))
            .means(detail)
            .barred(Bar::of(answers.tier(index)))
    });
    let onchange = draft.on(|next, tier| {
        next.tier = tier;
        // What may be chosen in one tier may not in the other.
        next.des = None;
    });
    html! { <Choice legend={lab.t(Text::Tier)} offers={Offers::new(&draft.tier, offers, &onchange)} barred=true /> }
}

fn way(lab: &Lab, draft: &Draft<Wanted>, answers: &Answers<'_>) -> Html {
    let offers = Way::ALL.into_iter().enumerate().map(|(index, way)| {
        Offer::new(way, lab.t(way))
            .means(way_words(way, lab.lang))
            .barred(Bar::of(answers.way(index)))
    });
    let onchange = draft.on(|next, way| {
        next.way = way;
        next.des = None;
        next.region = None;
    });
    html! { <Choice legend={lab.t(Text::Way)} offers={Offers::new(&draft.way, offers, &onchange)} barred=true /> }
}

fn vm_name(lab: &Lab, draft: &Draft<Wanted>) -> Html {
    html! {
        <NameField
            label={lab.t(Text::VmName)}
            hint={lab.t(Text::VmNameHint)}
            value={draft.vm.clone()}
            error={VmName::parse(&draft.vm).err()}
            oninput={draft.on(|next, typed| next.vm = typed)}
        />
    }
}

/// "Encrypt disk(s) using your key", and the set (rules R1, R2, R4, R5).
fn encrypt(lab: &Lab, draft: &Draft<Wanted>, answers: &Answers<'_>) -> Html {
    let sets = &lab.view.compute.sets;
    let no = match draft.tier {
        Tier::Snapshot => Text::EncryptNoSnapshot,
        Tier::Vault => Text::EncryptNoVault,
    };
    let bar = if sets.is_empty() {
        Some(Bar::Nothing(lab.t(Text::NoSets).into()))
    } else {
        Bar::of(answers.all_sets(sets.len()))
    };
    let offers = [
        Offer::new(false, lab.t(Text::EncryptNo)).means(lab.t(no)),
        Offer::new(true, lab.t(Text::EncryptYes))
            .means(lab.t(Text::EncryptYesWhy))
            .barred(bar),
    ];
    let allowed = (0..sets.len()).find(|index| Bar::of(answers.set(*index)).is_none());
    let first = allowed.and_then(|index| sets.get(index)).map(|set| set.name.clone());
    let onchange = draft.on(move |next, yes| next.des = first.clone().filter(|_| yes));
    html! {
        <>
            <Choice legend={lab.t(Text::Encrypt)} offers={Offers::new(&draft.des.is_some(), offers, &onchange)} barred=true />
            if sets.is_empty() && !lab.single {
                <p><Link to={Route::Disks(Some(DisksPart::Sets))}>{ lab.t(Text::ToSets) }</Link></p>
            }
            if let Some(chosen) = &draft.des {
                { which_set(lab, draft, chosen, answers) }
            }
        </>
    }
}

fn which_set(lab: &Lab, draft: &Draft<Wanted>, chosen: &DesName, answers: &Answers<'_>) -> Html {
    let offers = lab.view.compute.sets.iter().enumerate().map(|(index, set)| {
        let key = uri_words(lab, &set.key);
        Offer::new(set.name.clone(), set.name.to_string())
            .means(lab.t(Text::SetFacts(&key, set.region.display_name())))
            .barred(Bar::of(answers.set(index)))
    });
    let onchange = draft.on(|next, des| next.des = Some(des));
    html! { <Choice legend={lab.t(Text::Set)} offers={Offers::new(chosen, offers, &onchange)} barred=true /> }
}

/// Where the disks come to be (rule D4).
fn region(lab: &Lab, place: &Place, draft: &Draft<Wanted>, answers: &Answers<'_>) -> Html {
    let own = place.point.region;
    let words = |region: Region| match region == own {
        true => lab.t(Text::RegionOwn(region.display_name())),
        false => region.display_name().to_owned(),
    };
    let bar = Bar::of(answers.elsewhere());
    let regions = Region::ALL.iter().filter(|region| bar.is_none() || **region == own);
    let options = Options::new(
        &draft.region.unwrap_or(own),
        regions.map(|region| (*region, words(*region))),
        &draft.on(move |next, region| next.region = Some(region).filter(|region| *region != own)),
    );
    let disabled = bar.is_some() && draft.region.is_none();
    html! {
        <div class="option">
            <Select label={lab.t(Words::Region)} hint={lab.t(Text::RegionHint)} {options} {disabled} />
            if let Some(bar) = bar {
                <WhyNot id="region-why" {bar} />
            }
        </div>
    }
}
