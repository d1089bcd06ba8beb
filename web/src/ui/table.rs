//! A table that scrolls sideways where there is no room for it.

use yew::{AttrValue, Html, Properties, component, html};

/// Properties of [`Table`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TableProps {
    /// What it is called.
    pub caption: AttrValue,
    /// Its columns; one without words holds what can be done with a row.
    pub columns: Vec<AttrValue>,
    /// Its rows.
    #[prop_or_default]
    pub children: Html,
}

/// The table.
#[component]
pub fn Table(props: &TableProps) -> Html {
    let column = |words: &AttrValue| {
        if words.is_empty() {
            html! { <td /> }
        } else {
            html! { <th scope="col">{ words.clone() }</th> }
        }
    };
    html! {
        <div class="scroll" role="region" tabindex="0" aria-label={props.caption.clone()}>
            <table class="policies">
                <caption>{ props.caption.clone() }</caption>
                <thead><tr>{ for props.columns.iter().map(column) }</tr></thead>
                <tbody>{ props.children.clone() }</tbody>
            </table>
        </div>
    }
}
