//! Where a chain breaks: in a sentence, with both hashes, and with the entry beside that of the log.

use std::rc::Rc;

use kluis_lab::text::audit::{Chain as Text, how_it_breaks};
use kluis_lab::{AuditBreak, AuditColumn, AuditFault, AuditHash};
use yew::{AttrValue, Html, Properties, classes, component, html};

use crate::format::shorten;
use crate::lab::{Lab, use_lab};
use crate::ui::{Fact, Facts, Mark, Notice, ShortId, Sign, Tone, visible};

/// Properties of [`Broken`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct BrokenProps {
    /// What doesn't hold, in a few words.
    pub(super) title: AttrValue,
    /// Where it breaks.
    pub(super) found: Rc<AuditBreak>,
}

/// The break.
#[component]
pub(super) fn Broken(props: &BrokenProps) -> Html {
    let lab = use_lab();
    let found = &*props.found;
    let hashes = hashes(&found.fault).map(|(expected, hash)| {
        let fact = |name: Text, hash: AuditHash| {
            let name = lab.t(name);
            Fact::new(name.clone(), html! { <ShortId whole={hash.to_string()} what={name} /> })
        };
        let (own, other) = match found.fault {
            AuditFault::Rewritten { .. } => (Text::InLog, Text::InCopy),
            AuditFault::Unreadable { .. }
            | AuditFault::Order { .. }
            | AuditFault::Before { .. }
            | AuditFault::Content { .. }
            | AuditFault::Head { .. }
            | AuditFault::Added
            | AuditFault::NoEnd
            | AuditFault::AfterEnd
            | AuditFault::OtherKeyVault
            | AuditFault::Unknown => (Text::Computed, Text::Stated),
        };
        html! { <Facts facts={vec![fact(own, expected), fact(other, hash)]} /> }
    });
    html! {
        <>
            <Notice tone={Tone::Bad} title={props.title.clone()}>
                { how_it_breaks(found, lab.lang) }
                { for hashes }
            </Notice>
            if !found.found.is_empty() {
                { beside_each_other(&lab, found) }
            }
        </>
    }
}

/// The hash that should be there, and the one that is.
const fn hashes(fault: &AuditFault) -> Option<(AuditHash, AuditHash)> {
    match fault {
        AuditFault::Before { expected, found }
        | AuditFault::Content { expected, found }
        | AuditFault::Head { expected, found }
        | AuditFault::Rewritten { expected, found } => Some((*expected, *found)),
        AuditFault::Unreadable { .. }
        | AuditFault::Order { .. }
        | AuditFault::Added
        | AuditFault::NoEnd
        | AuditFault::AfterEnd
        | AuditFault::OtherKeyVault
        | AuditFault::Unknown => None,
    }
}

/// The entry of the copy and that of the log, with what differs marked.
fn beside_each_other(lab: &Lab, found: &AuditBreak) -> Html {
    let number = lab.format().number(found.entry);
    let rows = AuditColumn::ALL.into_iter().enumerate().map(|(index, column)| {
        let (own, copy) = (found.expected.get(index), found.found.get(index));
        let differs = own.is_some() && own != copy;
        html! {
            <tr class={classes!(differs.then_some("differs"))}>
                <th scope="row">{ lab.t(column) }</th>
                if !found.expected.is_empty() {
                    <td>{ cell(column, own) }</td>
                }
                <td>
                    { cell(column, copy) }
                    if differs {
                        { " " }<Mark sign={Sign::Bad} word={lab.t(Text::Differs)} />
                    }
                </td>
            </tr>
        }
    });
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={lab.t(Text::BreakAt(&number))}>
            <table class="broken-entry">
                <caption>{ lab.t(Text::BreakAt(&number)) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ lab.t(Text::Column) }</th>
                        if !found.expected.is_empty() {
                            <th scope="col">{ lab.t(Text::InLog) }</th>
                        }
                        <th scope="col">{ lab.t(Text::InCopy) }</th>
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

/// A cell as found; hashes shortened, the whole in the title.
fn cell(column: AuditColumn, text: Option<&String>) -> Html {
    let text = text.map(|text| visible(text)).unwrap_or_default();
    let short = match column {
        AuditColumn::Before | AuditColumn::Hash => shorten(&text, 8, 4),
        AuditColumn::Number
        | AuditColumn::At
        | AuditColumn::Principal
        | AuditColumn::Operation
        | AuditColumn::Count
        | AuditColumn::Key => text.to_string(),
    };
    html! { <code title={text.to_string()}>{ short }</code> }
}
