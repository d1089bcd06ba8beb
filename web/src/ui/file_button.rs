//! A button behind which the browser lets the user choose files.

use web_sys::{Event, File, HtmlElement, HtmlInputElement};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, component, html, use_node_ref};

use super::button::Button;

/// Properties of [`FileButton`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FileButtonProps {
    /// Its words.
    pub words: AttrValue,
    /// What is chosen, in the page's own attributes.
    pub chooses: AttrValue,
    /// The endings of file names that are offered first.
    #[prop_or_default]
    pub accept: Option<AttrValue>,
    /// More than one.
    #[prop_or_default]
    pub multiple: bool,
    /// A folder with all that is in it.
    #[prop_or_default]
    pub folder: bool,
    /// What was asked is on its way.
    #[prop_or_default]
    pub busy: bool,
    /// The files.
    pub onfiles: Callback<Vec<File>>,
}

/// The button, and the browser's own field, which nobody sees.
#[component]
pub fn FileButton(props: &FileButtonProps) -> Html {
    let input = use_node_ref();
    let open = {
        let input = input.clone();
        Callback::from(move |_| {
            if let Some(input) = input.cast::<HtmlElement>() {
                input.click();
            }
        })
    };
    let onchange = props.onfiles.reform(|event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let list = input.files();
        let files = list
            .iter()
            .flat_map(|list| (0..list.length()).filter_map(|place| list.item(place)));
        let files = files.collect();
        // So that choosing the same files again is a change again, and nobody sees later what was chosen.
        input.set_value("");
        files
    });
    html! {
        <>
            <Button busy={props.busy} onclick={open}>{ props.words.clone() }</Button>
            <input
                ref={input}
                type="file"
                hidden=true
                accept={props.accept.clone()}
                multiple={props.multiple}
                webkitdirectory={props.folder}
                data-choose={props.chooses.clone()}
                {onchange}
            />
        </>
    }
}
