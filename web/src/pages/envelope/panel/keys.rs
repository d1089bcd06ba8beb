//! Data key, wrapped data key and key.

use kluis_lab::text::envelope_parts::Part as Text;
use kluis_lab::view::KeyVersionView;
use kluis_resource::{KeyUri, Kid};
use kluis_rulebook::Rule;
use yew::{Html, html};

use super::About;
use super::pieces::{bytes, json, rules};
use crate::format::shorten;
use crate::pages::envelope::picture::version_of;
use crate::route::Route;
use crate::ui::{Bytes, BytesKind, Card, Fact, Facts, Link, ShortId};

/// The data key: nothing of it is stored.
pub(super) fn dek(about: &About<'_>) -> Html {
    let lab = about.lab;
    let facts = vec![
        Fact::text(lab.t(Text::DekFrom), lab.t(Text::DekUses)),
        Fact::new(lab.t(Text::Rules), rules(&[Rule::E1])),
    ];
    html! {
        <Card title={lab.t(Text::Dek)} lead={lab.t(Text::DekWhy)}>
            <div class="byte-rows">
                { bytes(BytesKind::Plain, &about.props.envelope.commitment, false, format!("{}: {}", lab.t(Text::Commitment), lab.t(Text::CommitmentWhy))) }
            </div>
            <Facts {facts} />
        </Card>
    }
}

/// The wrapped data key, and `encryptiondata` around it.
pub(super) fn wrapped(about: &About<'_>) -> Html {
    let (lab, envelope) = (about.lab, &about.props.envelope);
    let mut facts = vec![Fact::text(lab.t(Text::Algorithm), "RSA-OAEP-256")];
    let timings = &about.props.point.timings;
    if timings.total_micros > 0 {
        facts.push(Fact::text(
            lab.t(Text::WrapTook),
            lab.format().micros(timings.wrap_micros),
        ));
    }
    facts.push(Fact::new(lab.t(Text::Rules), rules(&[Rule::E1, Rule::A3])));
    html! {
        <Card title={lab.t(Text::Wrapped)} lead={lab.t(Text::WrappedWhy)}>
            <div class="byte-rows">{ bytes(BytesKind::Wrapped, &envelope.wrapped_key, false, String::new()) }</div>
            <Facts {facts} />
            <h3>{ lab.t(Text::Data) }</h3>
            { json(&envelope.encryption_data, "encryptiondata".to_owned()) }
        </Card>
    }
}

/// The key, and its versions where it is the customer's.
pub(super) fn kek(about: &About<'_>) -> Html {
    let (lab, kid) = (about.lab, &about.props.envelope.kid);
    let id = html! { <ShortId whole={kid.to_string()} what={lab.t(Text::KeyId)} first=24 last=6 /> };
    let mut facts = vec![Fact::new(lab.t(Text::KeyId), id)];
    let Kid::Customer(uri) = kid else {
        let rule = if about.props.keeper.vault.is_some() {
            Rule::E4
        } else {
            Rule::M1
        };
        facts.push(Fact::new(lab.t(Text::Rules), rules(&[rule])));
        return html! {
            <Card title={lab.t(Text::Kek)} lead={lab.t(Text::KekPlatform)}><Facts {facts} /></Card>
        };
    };
    let versions = versions(about, uri);
    if let Some(current) = versions.iter().find(|version| version.uri == *uri) {
        let bits = lab.t(Text::Bits(current.bits));
        let modulus = html! { <Bytes kind={BytesKind::Kek} hex={current.modulus.clone()} show=16 label={bits} /> };
        facts.push(Fact::new(lab.t(Text::Modulus), modulus));
    }
    let list = html! { <ul class="plain">{ for versions.iter().map(|version| html! { <li>{ version_line(about, version) }</li> }) }</ul> };
    facts.push(Fact::new(lab.t(Text::Versions), list));
    facts.push(Fact::new(lab.t(Text::Rules), rules(&[Rule::E1, Rule::E3, Rule::A3])));
    html! {
        <Card
            title={lab.t(Text::Kek)}
            lead={lab.t(Text::KekWhy(uri.key.as_str(), uri.key_vault.as_str()))}
            aside={html! { <Link to={Route::KeyVault(Some(uri.key_vault.clone()))}>{ lab.t(Text::ToKeyVault) }</Link> }}
        >
            <Facts {facts} />
        </Card>
    }
}

fn versions<'a>(about: &'a About<'_>, uri: &KeyUri) -> &'a [KeyVersionView] {
    about
        .lab
        .key_vault(&uri.key_vault)
        .and_then(|key_vault| key_vault.keys.iter().find(|key| key.name == uri.key))
        .map_or(&[], |key| &*key.versions)
}

fn version_line(about: &About<'_>, version: &KeyVersionView) -> String {
    let lab = about.lab;
    let short = shorten(&version.version.to_string(), 4, 2);
    let wraps = lab.t(Text::VersionWraps(
        &short,
        version.wraps,
        &lab.format().number(version.wraps),
    ));
    let state = lab.t(if version.enabled {
        Text::Enabled
    } else {
        Text::DisabledState
    });
    format!("{wraps}, {state}")
}

/// The version of before, with what it had wrapped.
pub(super) fn before(about: &About<'_>) -> Html {
    let lab = about.lab;
    let Some((kid, hex)) = &about.props.envelope.before else {
        return kek(about);
    };
    let facts = vec![Fact::new(
        lab.t(Text::KeyId),
        html! { <ShortId whole={kid.to_string()} what={lab.t(Text::KeyId)} first=24 last=6 /> },
    )];
    html! {
        <Card title={lab.t(Text::Before)} lead={lab.t(Text::BeforeWhy)} aside={html! { <code>{ shorten(&version_of(kid), 4, 2) }</code> }}>
            <div class="byte-rows">{ bytes(BytesKind::Wrapped, hex, false, lab.t(Text::BeforeBytes)) }</div>
            <Facts {facts} />
        </Card>
    }
}
