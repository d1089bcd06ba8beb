//! Trials on an envelope: rotate or disable its key for real, or change bytes of a copy and see where that is caught.

mod tampering;

use std::rc::Rc;

use kluis_lab::Request;
use kluis_lab::request::{CreateKey, SetKeyEnabled};
use kluis_lab::text::envelope_what_if::WhatIf as Text;
use kluis_lab::view::{EnvelopeView, JobKind, JobState, RecoveryPointView, VaultView};
use kluis_resource::{KeyUri, Kid};
use yew::{AttrValue, Callback, Html, MouseEvent, Properties, component, html};

use self::tampering::Tampering;
use crate::lab::{Lab, use_lab};
use crate::send::use_send;
use crate::ui::{Answer, Card, ProgressBar, ProgressUnit};

/// On what.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct WhatIfProps {
    /// The vault that holds it; what lies elsewhere rotates with its disk encryption set.
    pub(super) vault: Option<Rc<VaultView>>,
    /// The recovery point.
    pub(super) point: RecoveryPointView,
    /// Its stored bytes.
    pub(super) envelope: Rc<EnvelopeView>,
    /// The chosen region.
    pub(super) region: u64,
}

/// The trials.
#[component]
pub(super) fn WhatIf(props: &WhatIfProps) -> Html {
    let lab = use_lab();
    html! {
        <Card title={lab.t(Text::Title)} lead={lab.t(Text::Why)} class="what-if">
            if let Some(vault) = &props.vault {
                <KeyTrials vault={vault.clone()} envelope={props.envelope.clone()} />
            }
            <Tampering ..props.clone() />
        </Card>
    }
}

/// With which key.
#[derive(Clone, PartialEq, Properties)]
struct KeyTrialsProps {
    vault: Rc<VaultView>,
    envelope: Rc<EnvelopeView>,
}

/// Rotate, disable, enable: these really happen.
#[component]
fn KeyTrials(props: &KeyTrialsProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let Kid::Customer(uri) = &props.envelope.kid else {
        return html! {
            <>
                { trial(lab.t(Text::Rotate), Err(lab.t(Text::RotatePlatform))) }
                { trial(lab.t(Text::Disable), Err(lab.t(Text::PlatformKey))) }
            </>
        };
    };
    let act = |act: Request, why: Text<'_>| Ok((lab.t(why), sender.on_click(act)));
    let rotate = match rotation(&lab, &props.vault, uri) {
        Ok(new_version) => act(new_version, Text::RotateWhy),
        Err(why) => Err(lab.t(why)),
    };
    let enabled = is_enabled(&lab, uri);
    let switch = Request::from(SetKeyEnabled {
        key: uri.clone(),
        enabled: !enabled,
    });
    let (name, why) = if enabled {
        (Text::Disable, Text::DisableWhy)
    } else {
        (Text::Enable, Text::EnableWhy)
    };
    html! {
        <>
            { trial(lab.t(Text::Rotate), rotate) }
            { rotating(&lab, &props.vault) }
            { trial(lab.t(name), act(switch, why)) }
            <Answer of={sender} />
        </>
    }
}

/// The act that makes the vault's key rotate, or why there is none.
fn rotation<'a>(lab: &Lab, vault: &'a VaultView, uri: &'a KeyUri) -> Result<Request, Text<'a>> {
    match &vault.key {
        Some(key) if key.rotates && key.trouble.is_some() => Err(Text::RotateUnusable),
        Some(key) if key.rotates && !making(lab, uri) => Ok(Request::from(CreateKey {
            key_vault: uri.key_vault.clone(),
            key: uri.key.clone(),
            bits: key.bits,
        })),
        Some(key) if key.rotates => Err(Text::Rotating),
        Some(_) | None => Err(Text::RotatePinned(uri.key.as_str())),
    }
}

fn making(lab: &Lab, uri: &KeyUri) -> bool {
    lab.key_vault(&uri.key_vault)
        .and_then(|key_vault| key_vault.keys.iter().find(|key| key.name == uri.key))
        .is_some_and(|key| key.versions.iter().any(|version| version.making))
}

fn is_enabled(lab: &Lab, uri: &KeyUri) -> bool {
    lab.key_vault(&uri.key_vault)
        .and_then(|key_vault| key_vault.keys.iter().find(|key| key.name == uri.key))
        .and_then(|key| key.versions.iter().find(|version| version.uri == *uri))
        .is_some_and(|version| version.enabled)
}

/// How far the running rotation of the vault is.
fn rotating(lab: &Lab, vault: &VaultView) -> Html {
    let running = lab.view.jobs.iter().find(|job| {
        job.kind == JobKind::RotateKey && job.state == JobState::InProgress && vault.name.is_called(&job.resource)
    });
    running.map_or_else(Html::default, |job| {
        html! { <ProgressBar job={job.id} label={lab.t(Text::Rotating)} unit={ProgressUnit::Objects} cancel=false /> }
    })
}

/// A trial with what it shows, or the reason why it can't be made now.
fn trial(name: String, ready: Result<(String, Callback<MouseEvent>), String>) -> Html {
    let off = ready.is_err();
    let (why, onclick) = ready.unwrap_or_else(|reason| (reason, Callback::noop()));
    let disabled: Option<AttrValue> = off.then(|| "true".into());
    html! {
        <button type="button" class="trial" aria-disabled={disabled} {onclick}>
            { name }<small>{ why }</small>
        </button>
    }
}
