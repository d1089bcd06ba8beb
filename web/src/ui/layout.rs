//! Title, card, notice, and what stands where there is nothing yet.

use web_sys::HtmlElement;
use yew::{AttrValue, Classes, Html, Properties, classes, component, html, use_effect_with, use_node_ref};

use super::id::use_id;
use crate::lab::use_lab;

/// Properties of [`PageTitle`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PageTitleProps {
    /// The title.
    pub title: AttrValue,
    /// One or two sentences of why.
    pub lead: AttrValue,
    /// The focus goes elsewhere: the user comes to a part of the page.
    #[prop_or_default]
    pub leave_focus: bool,
}

/// The head of a page. Takes the focus when the user comes here from another page.
#[component]
pub fn PageTitle(props: &PageTitleProps) -> Html {
    let lab = use_lab();
    let takes_focus = lab.moved && !props.leave_focus;
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with((), move |()| {
            if let Some(heading) = heading.cast::<HtmlElement>().filter(|_| takes_focus) {
                // Only an element outside of the page can't be focused, and then nobody looks at it.
                let _ = heading.focus();
            }
        });
    }
    html! {
        <div class="page-title">
            if lab.embedded {
                <h2 class="title" ref={heading} tabindex="-1">{ props.title.clone() }</h2>
            } else {
                <h1 class="title" ref={heading} tabindex="-1">{ props.title.clone() }</h1>
            }
            <p class="lead">{ props.lead.clone() }</p>
        </div>
    }
}

/// Properties of [`Card`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CardProps {
    /// Its title.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// A sentence below the title.
    #[prop_or_default]
    pub lead: Option<AttrValue>,
    /// What stands opposite the title: a chip, a quiet button.
    #[prop_or_default]
    pub aside: Html,
    /// More classes.
    #[prop_or_default]
    pub class: Classes,
    /// Its content.
    #[prop_or_default]
    pub children: Html,
}

/// A part of a page with a border around it; with a title it is a region of that name.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let id = use_id();
    html! {
        <section class={classes!("card", props.class.clone())} aria-labelledby={props.title.as_ref().map(|_| id.clone())}>
            if let Some(title) = &props.title {
                <div class="card-head">
                    <h2 {id} tabindex="-1">{ title.clone() }</h2>
                    { props.aside.clone() }
                </div>
            }
            if let Some(lead) = &props.lead {
                <p class="secondary">{ lead.clone() }</p>
            }
            { props.children.clone() }
        </section>
    }
}

/// How a notice feels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    #[default]
    Info,
    /// It went well.
    Good,
    /// It has consequences.
    Warning,
    /// It went wrong.
    Bad,
}

/// Properties of [`Notice`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NoticeProps {
    /// How it feels.
    #[prop_or_default]
    pub tone: Tone,
    /// A few words in front, bold.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// It came up just now, and is announced.
    #[prop_or_default]
    pub alert: bool,
    /// What it says.
    #[prop_or_default]
    pub children: Html,
}

/// A remark in the flow of a page. For refusals there is [`super::RefusalBox`].
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let (tone, mark) = match props.tone {
        Tone::Info => ("info", "M8 7v4.5M8 4.6v.1"),
        Tone::Good => ("good", "M4.6 8.4l2.3 2.3 4.6-4.8"),
        Tone::Warning => ("warning", "M8 4.4v4.5M8 11.4v.1"),
        Tone::Bad => ("bad", "M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8"),
    };
    html! {
        <div class={classes!("notice", tone)} role={props.alert.then_some("alert")}>
            <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true"><circle cx="8" cy="8" r="7" /><path d={mark} /></svg>
            <div>
                if let Some(title) = &props.title {
                    <b>{ title.clone() }{ " " }</b>
                }
                { props.children.clone() }
            </div>
        </div>
    }
}

/// Properties of [`Empty`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct EmptyProps {
    /// What isn't there.
    pub title: AttrValue,
    /// What to do first.
    #[prop_or_default]
    pub children: Html,
    /// The button or link that does it.
    #[prop_or_default]
    pub action: Html,
}

/// Stands where there is nothing yet, and says what to do first.
#[component]
pub fn Empty(props: &EmptyProps) -> Html {
    html! {
        <div class="empty">
            <p class="empty-title">{ props.title.clone() }</p>
            <div class="secondary">{ props.children.clone() }</div>
            <div class="row">{ props.action.clone() }</div>
        </div>
    }
}
