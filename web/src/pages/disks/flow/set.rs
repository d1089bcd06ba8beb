//! Step 3: the set itself, which points to the key (rules M2, M5, M7, M11).

use kluis_lab::Request;
use kluis_lab::request::{CreateSet, SetKey};
use kluis_lab::text::disks_page::FlowStep as Text;
use kluis_lab::text::words::Words;
use kluis_resource::{DesName, KeyVersion};
use yew::{Html, component, html};

use super::props::{PanelProps, next};
use crate::form::{ActForm, NameField, free_name, use_draft};
use crate::lab::use_lab;
use crate::pages::disks::sets::version_field;
use crate::ui::{Fact, Facts, Notice, Tone};

/// Its form; what it is, once it is there.
#[component]
pub(super) fn SetPanel(props: &PanelProps) -> Html {
    let lab = use_lab();
    // The name that was typed, and a certain version.
    let draft = use_draft(|| (None::<String>, None::<KeyVersion>));
    let subject = &props.subject;
    if let Some(set) = &subject.set {
        return html! {
            <>
                <Notice tone={Tone::Good}>{ lab.t(Text::SetIs(set.name.as_str(), set.key.key.as_str())) }</Notice>
                { next(&lab, props) }
            </>
        };
    }
    let (Some(key_vault), Some(key)) = (&subject.key_vault, &subject.key) else {
        return Html::default();
    };
    let (typed, version) = &*draft;
    let sets = &lab.view.compute.sets;
    let free = || free_name("des", sets.iter().map(|set| set.name.as_str()));
    let name = typed.clone().unwrap_or_else(free);
    let parsed = DesName::parse(&name);
    let act = parsed.clone().ok().map(|des| {
        Request::from(CreateSet {
            des,
            region: key_vault.region,
            key: SetKey {
                key_vault: key_vault.name.clone(),
                key: key.clone(),
                version: *version,
            },
        })
    });
    let onaccepted = {
        let made = parsed.clone().ok();
        props.chosen.on(move |next, _| next.set = Some(made.clone()))
    };
    html! {
        <ActForm {act} forecast=true go={lab.t(Text::SetCreate(&name))} {onaccepted}>
            <div class="fields">
                <NameField value={name.clone()} error={parsed.err()} oninput={draft.on(|next, name| next.0 = Some(name))} />
                { version_field(&lab, key_vault, key, *version, &draft.on(|next, version| next.1 = version)) }
            </div>
            <Facts facts={vec![Fact::text(lab.t(Words::Region), key_vault.region.display_name())]} />
        </ActForm>
    }
}
