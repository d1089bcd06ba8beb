//! Step 3: the set itself, which points to the key (rules M2, M5, M7, M11).

use kluis_lab::text::disks_page::FlowStep as Text;
use kluis_lab::text::words::Words;
use kluis_lab::{Act, ComputeAct, SetKey};
use kluis_resource::{DesName, KeyVersion};
use yew::{Callback, Html, SubmitEvent, component, html, use_state_eq};

use super::panel::{PanelProps, next};
use crate::lab::use_lab;
use crate::pages::disks::fields::{NameField, outlook};
use crate::pages::disks::names::{free_name, is_among};
use crate::pages::disks::sets::version_field;
use crate::send::{use_forecast, use_send};
use crate::ui::{Answer, Button, ButtonKind, Fact, Facts, Notice, Tone};

/// Its form; what it is, once it is there.
#[component]
pub(super) fn SetPanel(props: &PanelProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let typed = use_state_eq(|| None::<String>);
    let version = use_state_eq(|| None::<KeyVersion>);
    let subject = &props.subject;
    let name = (*typed).clone().unwrap_or_else(|| {
        let sets = &lab.view.compute.sets;
        free_name("des", |name| is_among(sets.iter().map(|set| set.name.as_str()), name))
    });
    let parsed = DesName::parse(&name);
    let chosen = subject.key_vault.as_ref().zip(subject.key.clone());
    let chosen = chosen.filter(|_| subject.set.is_none());
    let act = chosen.as_ref().zip(parsed.clone().ok()).map(|((key_vault, key), des)| {
        let (key_vault, region) = (key_vault.name.clone(), key_vault.region);
        let key = SetKey {
            key_vault,
            key: key.clone(),
            version: *version,
        };
        Act::Compute(ComputeAct::CreateSet { des, region, key })
    });
    let forecast = use_forecast(act.clone());
    if let Some(set) = &subject.set {
        return html! {
            <>
                <Notice tone={Tone::Good}>{ lab.t(Text::SetIs(set.name.as_str(), set.key.key.as_str())) }</Notice>
                { next(&lab, props) }
            </>
        };
    }
    let Some((key_vault, key)) = chosen else {
        return Html::default();
    };
    let oninput = {
        let (typed, sender) = (typed.clone(), sender.clone());
        Callback::from(move |name: String| {
            sender.clear();
            typed.set(Some(name));
        })
    };
    let onsubmit = {
        let (sender, act, typed) = (sender.clone(), act.clone(), typed.clone());
        let (set, made) = (props.chosen.set.clone(), parsed.clone().ok());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(act) = act.clone() else { return };
            let (set, typed, made) = (set.clone(), typed.clone(), made.clone());
            sender.send_then(act, move |_| {
                typed.set(None);
                set.set(Some(made));
            });
        })
    };
    let disabled = act.is_none() || forecast.refusal().is_some();
    html! {
        <form class="stack" {onsubmit}>
            <div class="fields">
                <NameField value={name.clone()} error={parsed.err()} {oninput} />
                { version_field(&lab, key_vault, &key, *version, &Callback::from(move |next| version.set(next))) }
            </div>
            <Facts facts={vec![Fact::text(lab.t(Words::Region), key_vault.region.display_name())]} />
            { outlook(&lab, &forecast) }
            <Answer of={sender.clone()} />
            <div class="row">
                <Button kind={ButtonKind::Primary} submit=true busy={sender.busy()} {disabled}>{ lab.t(Text::SetCreate(&name)) }</Button>
            </div>
        </form>
    }
}
