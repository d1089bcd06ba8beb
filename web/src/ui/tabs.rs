//! Tabs, by the ARIA pattern: arrow keys, Home and End move and choose, Tab goes on into the panel.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{AttrValue, Callback, Html, KeyboardEvent, Properties, classes, component, html, use_node_ref};

use super::id::use_id;

/// Properties of [`Tabs`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TabsProps {
    /// What the tabs are about.
    pub label: AttrValue,
    /// Their names.
    pub names: Vec<AttrValue>,
    /// The chosen one.
    pub selected: usize,
    /// Another one is chosen.
    pub onselect: Callback<usize>,
    /// The panel of the chosen one.
    #[prop_or_default]
    pub children: Html,
}

/// A row of tabs and the panel of the chosen one.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let id = use_id();
    let row = use_node_ref();
    let tab_id = |index: usize| format!("{id}-{index}");
    let panel_id = format!("{id}-panel");
    let onkeydown = {
        let (count, selected) = (props.names.len(), props.selected);
        let (onselect, row) = (props.onselect.clone(), row.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(next) = next(&event.key(), selected, count) else {
                return;
            };
            event.prevent_default();
            onselect.emit(next);
            let tab = row
                .cast::<Element>()
                .and_then(|row| row.children().item(u32::try_from(next).unwrap_or(0)));
            if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
                // A tab that just left the page needs no focus.
                let _ = tab.focus();
            }
        })
    };
    html! {
        <>
            <div class="tabs" role="tablist" aria-label={props.label.clone()} ref={row} {onkeydown}>
                { for props.names.iter().enumerate().map(|(index, name)| {
                    let chosen = index == props.selected;
                    let onclick = props.onselect.reform(move |_| index);
                    html! {
                        <button
                            type="button"
                            role="tab"
                            id={tab_id(index)}
                            class={classes!(chosen.then_some("on"))}
                            aria-selected={if chosen { "true" } else { "false" }}
                            aria-controls={chosen.then(|| panel_id.clone())}
                            tabindex={if chosen { "0" } else { "-1" }}
                            {onclick}
                        >{ name.clone() }</button>
                    }
                }) }
            </div>
            <div class="tab-panel" role="tabpanel" id={panel_id.clone()} aria-labelledby={tab_id(props.selected)}>
                { props.children.clone() }
            </div>
        </>
    }
}

/// Which tab a key leads to.
fn next(key: &str, selected: usize, count: usize) -> Option<usize> {
    match key {
        "ArrowRight" => Some((selected + 1) % count),
        "ArrowLeft" => Some((selected + count - 1) % count),
        "Home" => Some(0),
        "End" => Some(count - 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn arrow_keys_go_round() {
        assert_eq!(next("ArrowRight", 3, 4), Some(0));
        assert_eq!(next("ArrowLeft", 0, 4), Some(3));
        assert_eq!(next("End", 1, 4), Some(3));
        assert_eq!(next("Home", 2, 4), Some(0));
        assert_eq!(next("a", 2, 4), None);
    }
}
