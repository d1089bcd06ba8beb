//! One version of a key.

use kluis_lab::Act;
use kluis_lab::text::key_vault::Keys as Text;
use kluis_lab::view::KeyVersionView;
use kluis_resource::KeyName;
use yew::{Html, Properties, component, html};

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
    let sender = use_send();
    let version = &props.version;
    let short = shorten(&version.version.to_string(), 4, 2);
    let (sign, word) = match (version.making, version.enabled) {
        (true, _) => (Sign::Running, Text::Making),
        (false, true) => (Sign::Good, Text::Enabled),
        (false, false) => (Sign::Bad, Text::Disabled),
    };
    let mut facts = vec![lab.t(Text::BitsOf(version.bits)), lab.format().moment(version.created)];
    if !version.making {
        facts.extend(standing(&lab, version));
        facts.push(lab.t(Text::Wraps(version.wraps, &lab.format().number(version.wraps))));
    }
    let (name, label) = if version.enabled {
        (Text::Disable, Text::DisableOf(props.key_name.as_str(), &short))
    } else {
        (Text::Enable, Text::EnableOf(props.key_name.as_str(), &short))
    };
    let switch = Act::SetKeyEnabled {
        key: version.uri.clone(),
        enabled: !version.enabled,
    };
    html! {
        <li class="version">
            <div class="row-head">
                <span>
                    <ShortId whole={version.version.to_string()} what={lab.t(Text::Version)} first=6 last=4 />
                    if props.newest {
                        <small class="secondary">{ lab.t(Text::Newest) }</small>
                    }
                </span>
                <Mark {sign} word={lab.t(word)} />
                if !version.making && lab.view.edition.terms().key_dates {
                    <Dates key_name={props.key_name.clone()} version={version.clone()} />
                }
                if !version.making {
                    <Button kind={ButtonKind::Quiet} busy={sender.busy()} label={lab.t(label)} onclick={sender.on_click(switch)}>{ lab.t(name) }</Button>
                }
            </div>
            <p class="secondary">{ facts.join(" · ") }</p>
            if !version.making {
                <Bytes kind={BytesKind::Kek} hex={version.modulus.clone()} show=12 label={lab.t(Text::Modulus)} />
            }
            <Answer of={sender} />
        </li>
    }
}
