//! Where restored files go, and which key protects them there (rule R6).

use kluis_lab::request::RestoreTarget;
use kluis_lab::text::restore::Restore as Text;
use kluis_lab::view::StorageView;
use kluis_resource::Kid;
use kluis_rulebook::{Refusal, Rule};
use yew::{Callback, Html, html};

use super::Place;
use super::create::CreateStorage;
use crate::form::{Choice, Offer, Offers};
use crate::lab::Lab;
use crate::ui::{KidChip, RuleChip, key_name};

/// The targets, and what the chosen one means for the key.
pub(super) fn whither(lab: &Lab, place: &Place, target: &RestoreTarget, onchange: &Callback<RestoreTarget>) -> Html {
    let device = Offer::new(RestoreTarget::Download, lab.t(Text::ThisDevice)).means(lab.t(Text::ThisDeviceWhy));
    let account = |storage: &StorageView| {
        let mut detail = format!("{} · {}", storage.region, key_name(lab, &storage.kid));
        if storage.blocked.is_some() {
            detail = format!("{detail} · {}", lab.t(Text::Blocked));
        }
        Offer::new(RestoreTarget::Storage(storage.name.clone()), storage.name.to_string()).means(detail)
    };
    let offers = std::iter::once(device).chain(lab.view.storages.iter().map(account));
    html! {
        <section class="whither" aria-label={lab.t(Text::Where)}>
            <h2>{ lab.t(Text::Where) }</h2>
            <Choice legend={lab.t(Text::Where)} offers={Offers::new(target, offers, onchange)} />
            <CreateStorage />
            { which_key(lab, place, target) }
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
fn which_key(lab: &Lab, place: &Place, target: &RestoreTarget) -> Html {
    let vault = place.vault.name.as_str();
    let opens = match &place.point.kid {
        Kid::Customer(uri) => lab.t(Text::OpensWith(vault, uri.key.as_str())),
        Kid::Platform(_) => lab.t(Text::OpensWithPlatform(vault)),
    };
    let (chip, protects) = match storage_of(lab, target) {
        None => (Html::default(), lab.t(Text::NoKey)),
        Some(storage) => (
            html! { <KidChip kid={storage.kid.clone()} short=true /> },
            protects(lab, storage),
        ),
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
