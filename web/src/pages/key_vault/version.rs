//! One version of a key, and what it has in common with one of a secret.

use kluis_lab::Request;
use kluis_lab::request::SetKeyEnabled;
use kluis_lab::text::key_vault::Keys as Text;
use kluis_lab::view::KeyVersionView;
use kluis_resource::{KeyName, KeyVersion};
use yew::{AttrValue, Html, Properties, component, html};

use super::dates::{Dates, standing};
use crate::format::shorten;
use crate::lab::use_lab;
use crate::send::use_send;
use crate::ui::{Answer, Button, ButtonKind, Bytes, BytesKind, Mark, ShortId, Sign};

/// Properties of [`Version`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct VersionProps {
    /// The key.
    pub(super) key_name: KeyName,
    /// The version.
    pub(super) version: KeyVersionView,
    /// It is the key's newest.
    pub(super) newest: bool,
}

/// Its id, state, public modulus and what it wraps, with the switch that enables or disables it.
#[component]
pub(super) fn Version(props: &VersionProps) -> Html {
    let lab = use_lab();
    let version = &props.version;
    let mut facts = vec![lab.t(Text::BitsOf(version.bits)), lab.format().moment(version.created)];
    if !version.making {
        facts.extend(standing(&lab, version));
        facts.push(lab.t(Text::Wraps(version.wraps, &lab.format().number(version.wraps))));
    }
    let dated = !version.making && lab.view.edition.terms().key_dates;
    html! {
        <VersionRow
            name={props.key_name.to_string()}
            version={version.version}
            newest={props.newest}
            making={version.making.then(|| lab.t(Text::Making))}
            enabled={version.enabled}
            switch={Request::from(SetKeyEnabled { key: version.uri.clone(), enabled: !version.enabled })}
            {facts}
            aside={html! { if dated { <Dates key_name={props.key_name.clone()} version={version.clone()} /> } }}
        >
            if !version.making {
                <Bytes kind={BytesKind::Kek} hex={version.modulus.clone()} show=12 label={lab.t(Text::Modulus)} />
            }
        </VersionRow>
    }
}

/// Properties of [`VersionRow`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct VersionRowProps {
    /// Of which key or secret.
    pub(super) name: AttrValue,
    /// The version.
    pub(super) version: KeyVersion,
    /// It is the newest.
    pub(super) newest: bool,
    /// It is being made: the word for that.
    pub(super) making: Option<String>,
    /// It is enabled.
    pub(super) enabled: bool,
    /// The act that changes that.
    pub(super) switch: Request,
    /// What is known of it.
    pub(super) facts: Vec<String>,
    /// What else can be done with it.
    #[prop_or_default]
    pub(super) aside: Html,
    /// What stands below the facts.
    #[prop_or_default]
    pub(super) children: Html,
}

/// A version of a key or of a secret.
#[component]
pub(super) fn VersionRow(props: &VersionRowProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let whole = props.version.to_string();
    let short = shorten(&whole, 4, 2);
    let (sign, word) = match (&props.making, props.enabled) {
        (Some(making), _) => (Sign::Running, making.clone()),
        (None, true) => (Sign::Good, lab.t(Text::Enabled)),
        (None, false) => (Sign::Bad, lab.t(Text::Disabled)),
    };
    let (words, label) = if props.enabled {
        (Text::Disable, Text::DisableOf(&props.name, &short))
    } else {
        (Text::Enable, Text::EnableOf(&props.name, &short))
    };
    let switch = sender.on_click(props.switch.clone());
    html! {
        <li class="version">
            <div class="row-head">
                <span>
                    <ShortId {whole} what={lab.t(Text::Version)} first=6 last=4 />
                    if props.newest {
                        <small class="secondary">{ lab.t(Text::Newest) }</small>
                    }
                </span>
                <Mark {sign} {word} />
                { props.aside.clone() }
                if props.making.is_none() {
                    <Button kind={ButtonKind::Quiet} busy={sender.busy()} label={lab.t(label)} onclick={switch}>{ lab.t(words) }</Button>
                }
            </div>
            <p class="secondary">{ props.facts.join(" · ") }</p>
            { props.children.clone() }
            <Answer of={sender} />
        </li>
    }
}
