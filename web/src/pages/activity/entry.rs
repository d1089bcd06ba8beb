//! A line of jobs or log: when, what was done to what, where, and how it stands.

use kluis_resource::Timestamp;
use yew::{Html, html};

use crate::format::short_subject;
use crate::lab::Lab;

/// The line.
pub(super) fn entry(lab: &Lab, at: Timestamp, did: &str, subject: &str, place: &str, mark: Html) -> Html {
    html! {
        <div class="entry">
            <time>{ lab.format().exact_moment(at) }</time>
            <span class="did"><b>{ did.to_owned() }</b>{ " " }{ about(subject) }</span>
            <span class="where">{ place.to_owned() }</span>
            { mark }
        </div>
    }
}

/// A name as it is; an id or address shortened, and whole in its title.
fn about(subject: &str) -> Html {
    match short_subject(subject) {
        Some(short) => html! { <code title={subject.to_owned()}>{ short }</code> },
        None => html! { <>{ subject.to_owned() }</> },
    }
}
