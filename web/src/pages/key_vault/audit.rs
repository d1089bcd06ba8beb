//! Every operation on the keys of a key vault, by whom and with which version: filtered, paged, and as a chain that can be
//! exported and checked.

mod broken;
mod chain;
mod entry;
mod filter;

use kluis_lab::text::audit::Audit as Text;
use kluis_lab::text::key_vault::KeyVault as KeyVaultText;
use kluis_rulebook::Rule;
use yew::{Callback, Html, component, html, use_state_eq};

use self::chain::Chain;
use self::entry::row;
use self::filter::{Filter, Filters};
use super::KeyVaultProps;
use crate::lab::use_lab;
use crate::ui::{Button, Empty, Pager, RuleChip, rows_of};

/// The audit log.
#[component]
pub(super) fn Audit(props: &KeyVaultProps) -> Html {
    let lab = use_lab();
    let filter = use_state_eq(Filter::default);
    let page = use_state_eq(|| 0_usize);
    let key_vault = &props.key_vault;
    let onfilter = {
        let (filter, page) = (filter.clone(), page.clone());
        Callback::from(move |next| {
            filter.set(next);
            page.set(0);
        })
    };
    let matching = filter.matching(&lab, &key_vault.audit);
    let operations = key_vault.operations;
    html! {
        <>
            <p class="secondary">{ lab.t(Text::Why) }</p>
            <p class="charged">
                <b>{ lab.t(Text::Total(operations, &lab.format().number(operations))) }</b>
                <span class="secondary"><RuleChip rule={Rule::V12} />{ lab.t(Text::Charged) }</span>
            </p>
            <Chain key_vault={key_vault.clone()} />
            if key_vault.audit.is_empty() {
                <Empty title={lab.t(Text::Empty)}>{ lab.t(Text::EmptyWhy) }</Empty>
            } else {
                <Filters audit={key_vault.audit.clone()} filter={(*filter).clone()} onchange={onfilter.clone()} />
                if matching.is_empty() {
                    <div class="row no-match">
                        <p>{ lab.t(Text::NoMatch) }</p>
                        <Button onclick={onfilter.reform(|_| Filter::default())}>{ lab.t(Text::ClearFilter) }</Button>
                    </div>
                } else {
                    <ul class="rows audit">
                        { for matching[rows_of(*page, matching.len())].iter().map(|entry| row(&lab, entry)) }
                    </ul>
                    <Pager of={lab.t(KeyVaultText::Audit)} total={matching.len()} page={*page} onpage={Callback::from(move |next| page.set(next))} />
                }
            }
        </>
    }
}
