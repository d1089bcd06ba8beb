//! Where restored files go, and which key protects them there (rule R6).

use kluis_lab::RestoreTarget;
use kluis_lab::text::restore::Restore as Text;
use kluis_lab::view::StorageView;
use kluis_resource::Kid;
use kluis_rulebook::{Refusal, Rule};
use yew::{Callback, Html, Properties, component, html};

use super::Place;
use super::create::CreateStorage;
use crate::lab::{Lab, use_lab};
use crate::ui::{Chip, Choice, ChoiceOption, RuleChip, Thing, pass_on};

/// Properties of [`Whither`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct WhitherProps {
    /// What is restored.
    pub(super) place: Place,
    /// Where to.
    pub(super) target: RestoreTarget,
    /// Another target.
    pub(super) onchange: Callback<RestoreTarget>,
}

/// The value of the device among the names of storage accounts, none of which is empty.
const DEVICE: &str = "";

/// The targets, and what the chosen one means for the key.
#[component]
pub(super) fn Whither(props: &WhitherProps) -> Html {
    let lab = use_lab();
    let device = ChoiceOption {
        value: DEVICE.into(),
        title: lab.t(Text::ThisDevice).into(),
        detail: Some(lab.t(Text::ThisDeviceWhy).into()),
    };
    let account = |storage: &StorageView| {
        let mut detail = format!("{} · {}", storage.region, key_name(&lab, &storage.kid));
        if storage.blocked.is_some() {
            detail = format!("{detail} · {}", lab.t(Text::Blocked));
        }
        ChoiceOption {
            value: storage.name.to_string().into(),
            title: storage.name.to_string().into(),
            detail: Some(detail.into()),
        }
    };
    let value = match &props.target {
        RestoreTarget::Download => DEVICE.to_owned(),
        RestoreTarget::Storage(storage) => storage.to_string(),
    };
    let onchange = pass_on(&props.onchange, |value: String| match value.as_str() {
        DEVICE => Some(RestoreTarget::Download),
        name => name.parse().ok().map(RestoreTarget::Storage),
    });
    html! {
        <section class="whither" aria-label={lab.t(Text::Where)}>
            <h2>{ lab.t(Text::Where) }</h2>
            <Choice
                legend={lab.t(Text::Where)}
                {value}
                options={std::iter::once(device).chain(lab.view.storages.iter().map(account)).collect::<Vec<_>>()}
                {onchange}
            />
            <CreateStorage />
            { which_key(&lab, props) }
        </section>
    }
}

/// Why the chosen target can't be used now.
pub(super) fn refusal(lab: &Lab, target: &RestoreTarget) -> Option<Refusal> {
    storage_of(lab, target)?.blocked.clone()
}

fn storage_of<'a>(lab: &'a Lab, target: &RestoreTarget) -> Option<&'a StorageView> {
    match target {
        RestoreTarget::Download => None,
        RestoreTarget::Storage(name) => lab.view.storages.iter().find(|storage| storage.name == *name),
    }
}

/// Said before it starts: which key reads it, which key protects the result, and by which rule.
fn which_key(lab: &Lab, props: &WhitherProps) -> Html {
    let vault = props.place.vault.name.as_str();
    let opens = match &props.place.point.kid {
        Kid::Customer(uri) => lab.t(Text::OpensWith(vault, uri.key.as_str())),
        Kid::Platform(_) => lab.t(Text::OpensWithPlatform(vault)),
    };
    let (chip, protects) = match storage_of(lab, &props.target) {
        None => (Html::default(), lab.t(Text::NoKey)),
        Some(storage) => (html! { <KeyChip kid={storage.kid.clone()} /> }, protects(lab, storage)),
    };
    html! {
        <div class="which-key" aria-live="polite">
            <h3>{ lab.t(Text::WhichKey) }{ " " }{ chip }</h3>
            <p>
                { protects }{ " " }
                <RuleChip rule={Rule::R6} />
            </p>
            <p class="secondary">{ opens }</p>
        </div>
    }
}

fn protects(lab: &Lab, storage: &StorageView) -> String {
    match &storage.kid {
        Kid::Customer(uri) => lab.t(Text::KeyOfPlace(storage.name.as_str(), uri.key.as_str())),
        Kid::Platform(_) => lab.t(Text::KeyOfPlacePlatform(storage.name.as_str())),
    }
}

/// A key, in a few words.
pub(super) fn key_name(lab: &Lab, kid: &Kid) -> String {
    match kid {
        Kid::Customer(uri) => uri.key.to_string(),
        Kid::Platform(_) => lab.t(Text::PlatformKey),
    }
}

/// Properties of [`KeyChip`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct KeyChipProps {
    /// The key.
    pub(super) kid: Kid,
}

/// A key by its kind's colour and shape, and its name.
#[component]
pub(super) fn KeyChip(props: &KeyChipProps) -> Html {
    let lab = use_lab();
    let thing = match props.kid {
        Kid::Customer(_) => Thing::Kek,
        Kid::Platform(_) => Thing::Platform,
    };
    html! { <Chip {thing} name={key_name(&lab, &props.kid)} /> }
}
