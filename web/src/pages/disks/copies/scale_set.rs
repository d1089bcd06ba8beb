//! A new scale set (rules M6, M8).

use kluis_lab::Request;
use kluis_lab::request::CreateScaleSet;
use kluis_lab::text::disks_page::Copies as Text;
use kluis_resource::{Region, ScaleSetName};
use yew::{Html, component, html};

use crate::form::{ActForm, NameField, Options, Select, free_name, use_draft};
use crate::lab::use_lab;
use crate::pages::disks::fields::{Made, made_fields};
use crate::ui::ButtonKind;

/// The most instances of a scale set.
const MOST_INSTANCES: u8 = 10;

#[derive(Clone, PartialEq)]
struct Wanted {
    name: Option<String>,
    made: Made,
    instances: u8,
}

impl Wanted {
    const fn new() -> Self {
        Self {
            name: None,
            made: Made::plain(Region::WestEurope),
            instances: 2,
        }
    }

    fn act(&self, scale_set: ScaleSetName) -> Request {
        let Made {
            region,
            os,
            image,
            encryption,
        } = self.made.clone();
        Request::from(CreateScaleSet {
            scale_set,
            region,
            os,
            image,
            instances: self.instances,
            encryption,
        })
    }
}

/// The form.
#[component]
pub(super) fn NewScaleSetForm() -> Html {
    let lab = use_lab();
    let draft = use_draft(Wanted::new);
    let sets = &lab.view.compute.scale_sets;
    let free = || free_name("scaleset", sets.iter().map(|set| set.name.as_str()));
    let name = draft.name.clone().unwrap_or_else(free);
    let parsed = ScaleSetName::parse(&name);
    let act = parsed.clone().ok().map(|name| draft.act(name));
    let again = draft.on(|next, _| *next = Wanted::new());
    let counts = (1..=MOST_INSTANCES).map(|count| (count, count.to_string()));
    let counts = Options::new(
        &draft.instances,
        counts,
        &draft.on(|next, count| next.instances = count),
    );
    html! {
        <ActForm {act} forecast=true kind={ButtonKind::Secondary} go={lab.t(Text::CreateScaleSet(&name))} onaccepted={again}>
            <div class="fields">
                <NameField value={name.clone()} error={parsed.err()} oninput={draft.on(|next, name| next.name = Some(name))} />
                { made_fields(&lab, &draft.made, &draft.on(|next, made| next.made = made), Html::default()) }
                <Select label={lab.t(Text::Instances)} options={counts} />
            </div>
        </ActForm>
    }
}
