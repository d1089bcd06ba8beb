//! A new virtual machine with its disks (rules M1, M2, M6, M8, D3, D9).

use kluis_lab::Request;
use kluis_lab::request::CreateVm;
use kluis_lab::text::disks_page::NewMachine as Text;
use kluis_resource::{NameError, Region, VmName};
use kluis_rulebook::Workload;
use yew::{Html, component, html};

use crate::form::{ActForm, Check, Draft, NameField, Options, Select, free_name, managed_field, use_draft};
use crate::lab::{Lab, use_lab};
use crate::pages::disks::fields::{Made, made_fields};
use crate::pages::disks::sample::{SampleDraft, sample_fields};
use crate::ui::{Button, ButtonKind};

/// The most data disks that are offered; a machine could have more.
const MOST_DATA: usize = 8;

/// The databases that run in a machine.
const DATABASES: [Workload; 2] = [Workload::SqlInVm, Workload::HanaInVm];

#[derive(Clone, PartialEq)]
struct Wanted {
    name: Option<String>,
    made: Made,
    managed: bool,
    agent: bool,
    database: Option<Workload>,
    data: Vec<SampleDraft>,
}

impl Wanted {
    fn new(lab: &Lab) -> Self {
        Self {
            name: None,
            made: Made::plain(lab.current_vault().map_or(Region::WestEurope, |vault| vault.region)),
            managed: true,
            agent: true,
            database: None,
            data: vec![SampleDraft::USUAL],
        }
    }

    fn name(&self, lab: &Lab) -> String {
        let vms = &lab.view.compute.vms;
        let free = || free_name("vm", vms.iter().map(|vm| vm.name.as_str()));
        self.name.clone().unwrap_or_else(free)
    }

    fn act(&self, lab: &Lab, vm: VmName) -> Request {
        let seed = lab.view.compute.disks.len() + 1;
        let samples = self.data.iter().enumerate();
        let Made {
            region,
            os,
            image,
            encryption,
        } = self.made.clone();
        Request::from(CreateVm {
            vm,
            region,
            os,
            image,
            managed: self.managed,
            encryption,
            agent: self.agent,
            database: self.database,
            data: samples
                .filter_map(|(place, draft)| draft.sample(seed + place))
                .collect(),
        })
    }

    /// A database needs a data disk.
    fn take_database(&mut self, database: Option<Workload>) {
        if database.is_some() && self.data.is_empty() {
            self.data.push(SampleDraft::USUAL);
        }
        self.database = database;
    }
}

/// The form.
#[component]
pub(super) fn NewVmForm() -> Html {
    let lab = use_lab();
    let draft = use_draft(|| Wanted::new(&lab));
    let name = draft.name(&lab);
    let parsed = VmName::parse(&name);
    let act = parsed.clone().ok().map(|vm| draft.act(&lab, vm));
    let again = {
        let empty = Wanted::new(&lab);
        draft.on(move |next, _| *next = empty.clone())
    };
    html! {
        <ActForm {act} forecast=true go={lab.t(Text::Create(&name))} onaccepted={again}>
            { fields(&lab, &draft, &name, parsed.err()) }
            { data_disks(&lab, &draft) }
        </ActForm>
    }
}

fn fields(lab: &Lab, draft: &Draft<Wanted>, name: &str, error: Option<NameError>) -> Html {
    let managed = managed_field(lab, draft.managed, &draft.on(|next, managed| next.managed = managed));
    html! {
        <>
            <div class="fields">
                <NameField value={name.to_owned()} {error} oninput={draft.on(|next, name| next.name = Some(name))} />
                { made_fields(lab, &draft.made, &draft.on(|next, made| next.made = made), managed) }
                { database_field(lab, draft) }
            </div>
            <Check
                label={lab.t(Text::Agent)}
                hint={lab.t(Text::AgentHint)}
                checked={draft.agent}
                onchange={draft.on(|next, agent| next.agent = agent)}
            />
        </>
    }
}

fn database_field(lab: &Lab, draft: &Draft<Wanted>) -> Html {
    let none = (None, lab.t(Text::NoDatabase));
    let all = DATABASES.map(|database| (Some(database), lab.t(database)));
    let options = std::iter::once(none).chain(all);
    let options = Options::new(&draft.database, options, &draft.on(Wanted::take_database));
    html! { <Select label={lab.t(Text::Database)} hint={lab.t(Text::DatabaseHint)} {options} /> }
}

fn data_disks(lab: &Lab, draft: &Draft<Wanted>) -> Html {
    let needed = usize::from(draft.database.is_some());
    let rows = draft.data.iter().enumerate().map(|(place, sample)| {
        let number = place as u64 + 1;
        let onchange = draft.on(move |next, sample| {
            if let Some(own) = next.data.get_mut(place) {
                *own = sample;
            }
        });
        let remove = draft.on(move |next, _| {
            next.data.remove(place);
        });
        html! {
            <fieldset class="data-disk" key={place}>
                <legend>{ lab.t(Text::DataDisk(number)) }</legend>
                <div class="fields">{ sample_fields(lab, *sample, &onchange) }</div>
                if draft.data.len() > needed {
                    <Button kind={ButtonKind::Quiet} label={lab.t(Text::RemoveData(number))} onclick={remove}>{ lab.t(Text::Remove) }</Button>
                }
            </fieldset>
        }
    });
    let add = draft.on(|next, _| next.data.push(SampleDraft::USUAL));
    html! {
        <div class="data-disks">
            { for rows }
            if draft.data.len() < MOST_DATA {
                <div class="row"><Button onclick={add}>{ lab.t(Text::AddData) }</Button></div>
            }
        </div>
    }
}
