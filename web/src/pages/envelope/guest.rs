//! The layer inside an envelope where the guest of a disk encrypts (rules D3, M14, V4): who encrypts, with what, and its real bytes.

use kluis_lab::text::envelope::{Guest as Text, Subject as Names};
use kluis_lab::view::{EnvelopeView, GuestView};
use kluis_resource::Kid;
use kluis_rulebook::Rule;
use yew::{Html, Properties, component, html};

use super::panel::rules;
use super::subject::Keeper;
use crate::lab::{Lab, use_lab};
use crate::route::Route;
use crate::ui::{Bytes, BytesKind, Card, Fact, Facts, Link, Notice, ShortId, Tone};

/// What is shown.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct GuestLayerProps {
    /// The stored bytes.
    pub(super) envelope: std::rc::Rc<EnvelopeView>,
    /// Who unwraps the envelope's data key.
    pub(super) keeper: Keeper,
}

/// The layer; nothing where the guest doesn't encrypt.
#[component]
pub(super) fn GuestLayer(props: &GuestLayerProps) -> Html {
    let lab = use_lab();
    let Some(guest) = props.envelope.guest.as_deref() else {
        return Html::default();
    };
    let (outer, inner) = (outside(&lab, props), inside(&lab, guest));
    let to = Route::KeyVault(Some(guest.secret.key_vault.clone()));
    html! {
        <Card
            title={lab.t(Text::Title)}
            lead={lab.t(Text::Why)}
            class="guest-layer"
            aside={html! { <Link {to}>{ lab.t(Text::ToKeyVault) }</Link> }}
        >
            <div class="halves">
                <div><h3>{ lab.t(Text::Outside) }</h3><Facts facts={outer} /></div>
                <div><h3>{ lab.t(Text::Inside) }</h3><Facts facts={inner} /></div>
            </div>
            { head(&lab, guest) }
        </Card>
    }
}

/// The envelope: what the storage service, or the vault, encrypts.
fn outside(lab: &Lab, props: &GuestLayerProps) -> Vec<Fact> {
    vec![
        Fact::text(lab.t(Text::Cipher), "AES-256-GCM"),
        Fact::text(lab.t(Text::By), props.keeper.name.clone()),
        Fact::new(lab.t(Text::KeyOf), key(lab, &props.envelope.kid)),
        Fact::new(lab.t(Text::Rules), rules(&[Rule::M14, Rule::E7])),
    ]
}

/// What the guest encrypts.
fn inside(lab: &Lab, guest: &GuestView) -> Vec<Fact> {
    let secret = guest.secret.to_string();
    let wrapped = match &guest.kid {
        Some(kid) => key(lab, kid),
        None => html! { lab.t(Text::SecretGone) },
    };
    vec![
        Fact::text(lab.t(Text::Cipher), guest.cipher.clone()),
        Fact::new(
            lab.t(Text::Bek),
            html! { <ShortId whole={secret} what={lab.t(Text::Bek)} first=24 last=6 /> },
        ),
        Fact::new(lab.t(Text::BekWrappedBy), wrapped),
        Fact::new(lab.t(Text::Rules), rules(&[Rule::D3, Rule::V4])),
    ]
}

fn key(lab: &Lab, kid: &Kid) -> Html {
    match kid {
        Kid::Customer(_) => html! { <ShortId whole={kid.to_string()} what={lab.t(Text::KeyOf)} first=24 last=6 /> },
        Kid::Platform(_) => html! { lab.t(Names::PlatformKey) },
    }
}

/// The first bytes of the guest's ciphertext in the chosen region.
fn head(lab: &Lab, guest: &GuestView) -> Html {
    let sector = lab.format().number(guest.sector);
    match &guest.ciphertext_head {
        Some(hex) => html! {
            <div class="byte-rows">
                <Bytes kind={BytesKind::Ciphertext} hex={hex.clone()} show=64 label={lab.t(Text::Sectors(&sector))} />
            </div>
        },
        None => html! { <Notice tone={Tone::Info}>{ lab.t(Text::NotOpened) }</Notice> },
    }
}
