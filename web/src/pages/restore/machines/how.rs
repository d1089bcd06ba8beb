//! Tier, way, and the options of a machine's restore. What the lab would refuse is barred, and says why.

use kluis_lab::text::vm_restore::{Flow as Text, tier_words, way_words};
use kluis_lab::text::words::Words;
use kluis_lab::view::SetView;
use kluis_resource::{Region, VmName};
use kluis_rulebook::{Tier, Way};
use yew::{AttrValue, Callback, Html, html};

use super::barred::{Bar, BarredChoice, BarredOption, WhyNot};
use super::draft::{Answers, Draft};
use super::files::files;
use super::place::Place;
use crate::lab::Lab;
use crate::pages::disks::fields::uri_words;
use crate::pages::disks::form::Form;
use crate::route::Page;
use crate::ui::{Field, Link, Select, name_error};

/// All the choices.
pub(super) fn how(lab: &Lab, place: &Place, form: &Form<Draft>, answers: &Answers<'_>) -> Html {
    let draft = form.draft();
    let options = match draft.way {
        Way::CreateVm => {
            html! { <>{ vm_name(lab, form) }{ encrypt(lab, form, answers) }{ region(lab, place, form, answers) }</> }
        }
        Way::RestoreDisks => html! { <>{ encrypt(lab, form, answers) }{ region(lab, place, form, answers) }</> },
        // The disks that are there keep their key.
        Way::ReplaceExisting => Html::default(),
        Way::Files => files(lab, place, form),
    };
    html! {
        <section class="how" aria-label={lab.t(Text::Way)}>
            { tier(lab, place, form, answers) }
            { way(lab, form, answers) }
            { options }
        </section>
    }
}

fn tier(lab: &Lab, place: &Place, form: &Form<Draft>, answers: &Answers<'_>) -> Html {
    let options = Tier::ALL.iter().enumerate().map(|(index, tier)| {
        let until = match tier {
            Tier::Snapshot => place.point.snapshot_until,
            Tier::Vault => None,
        };
        let until = until.map(|at| lab.t(Text::SnapshotUntil(&lab.format().moment(at))));
        let words = tier_words(*tier, lab.lang).to_owned();
        let detail = until.map_or(words.clone(), |until| format!("{words} · {until}"));
        BarredOption {
            value: name(tier).into(),
            title: lab.t(*tier).into(),
            detail: Some(detail.into()),
            bar: Bar::of(answers.tier(index)),
        }
    });
    let onchange = form.on(|draft: &mut Draft, chosen: String| {
        draft.tier = Tier::ALL
            .into_iter()
            .find(|tier| name(tier) == chosen)
            .unwrap_or(draft.tier);
        // What may be chosen in one tier may not in the other.
        draft.des = None;
    });
    html! {
        <BarredChoice
            legend={lab.t(Text::Tier)}
            value={name(&form.draft().tier)}
            options={options.collect::<Vec<_>>()}
            {onchange}
        />
    }
}

fn way(lab: &Lab, form: &Form<Draft>, answers: &Answers<'_>) -> Html {
    let options = Way::ALL.iter().enumerate().map(|(index, way)| BarredOption {
        value: name(way).into(),
        title: lab.t(*way).into(),
        detail: Some(way_words(*way, lab.lang).into()),
        bar: Bar::of(answers.way(index)),
    });
    let onchange = form.on(|draft: &mut Draft, chosen: String| {
        draft.way = Way::ALL
            .into_iter()
            .find(|way| name(way) == chosen)
            .unwrap_or(draft.way);
        draft.des = None;
        draft.region = None;
    });
    html! {
        <BarredChoice
            legend={lab.t(Text::Way)}
            value={name(&form.draft().way)}
            options={options.collect::<Vec<_>>()}
            {onchange}
        />
    }
}

/// The name of a choice within the page.
fn name(choice: &impl std::fmt::Debug) -> String {
    format!("{choice:?}")
}

fn vm_name(lab: &Lab, form: &Form<Draft>) -> Html {
    let value = form.draft().vm.clone();
    let error = VmName::parse(&value)
        .err()
        .map(|error| AttrValue::from(name_error(error, lab.lang)));
    html! {
        <Field
            label={lab.t(Text::VmName)}
            hint={lab.t(Text::VmNameHint)}
            {value}
            {error}
            mono=true
            oninput={form.on(|draft: &mut Draft, typed| draft.vm = typed)}
        />
    }
}

const NO: &str = "no";
const YES: &str = "yes";

/// "Encrypt disk(s) using your key", and the set (rules R1, R2, R4, R5).
fn encrypt(lab: &Lab, form: &Form<Draft>, answers: &Answers<'_>) -> Html {
    let draft = form.draft();
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
    let options = vec![
        BarredOption {
            value: NO.into(),
            title: lab.t(Text::EncryptNo).into(),
            detail: Some(lab.t(no).into()),
            bar: None,
        },
        BarredOption {
            value: YES.into(),
            title: lab.t(Text::EncryptYes).into(),
            detail: Some(lab.t(Text::EncryptYesWhy).into()),
            bar,
        },
    ];
    let allowed = (0..sets.len()).find(|index| Bar::of(answers.set(*index)).is_none());
    let first = allowed.and_then(|index| sets.get(index)).map(|set| set.name.clone());
    let onchange = form.on(move |draft: &mut Draft, chosen: String| {
        draft.des = first.clone().filter(|_| chosen == YES);
    });
    html! {
        <>
            <BarredChoice
                legend={lab.t(Text::Encrypt)}
                value={if draft.des.is_some() { YES } else { NO }}
                {options}
                {onchange}
            />
            if sets.is_empty() && !lab.single {
                <p><Link to={Page::Disks.at("sets")}>{ lab.t(Text::ToSets) }</Link></p>
            }
            if draft.des.is_some() {
                { which_set(lab, form, answers) }
            }
        </>
    }
}

fn which_set(lab: &Lab, form: &Form<Draft>, answers: &Answers<'_>) -> Html {
    let option = |(index, set): (usize, &SetView)| {
        let key = uri_words(lab, &set.key);
        BarredOption {
            value: set.name.to_string().into(),
            title: set.name.to_string().into(),
            detail: Some(lab.t(Text::SetFacts(&key, set.region.display_name())).into()),
            bar: Bar::of(answers.set(index)),
        }
    };
    let chosen = form.draft().des.as_ref().map(ToString::to_string);
    html! {
        <BarredChoice
            legend={lab.t(Text::Set)}
            value={chosen.unwrap_or_default()}
            options={lab.view.compute.sets.iter().enumerate().map(option).collect::<Vec<_>>()}
            onchange={form.on(|draft: &mut Draft, name: String| draft.des = name.parse().ok())}
        />
    }
}

/// Where the disks come to be (rule D4).
fn region(lab: &Lab, place: &Place, form: &Form<Draft>, answers: &Answers<'_>) -> Html {
    let own = place.point.region;
    let words = |region: Region| match region == own {
        true => lab.t(Text::RegionOwn(region.display_name())),
        false => region.display_name().to_owned(),
    };
    let bar = Bar::of(answers.elsewhere());
    let options = Region::ALL
        .iter()
        .filter(|region| bar.is_none() || **region == own)
        .map(|region| (AttrValue::from(region.code()), AttrValue::from(words(*region))));
    let onchange: Callback<String> = form.on(move |draft: &mut Draft, code: String| {
        draft.region = code.parse().ok().filter(|region| *region != own);
    });
    html! {
        <div class="option">
            <Select
                label={lab.t(Words::Region)}
                hint={lab.t(Text::RegionHint)}
                value={form.draft().region.unwrap_or(own).code()}
                options={options.collect::<Vec<_>>()}
                disabled={bar.is_some() && form.draft().region.is_none()}
                {onchange}
            />
            if let Some(bar) = bar {
                <WhyNot id="region-why" {bar} />
            }
        </div>
    }
}
