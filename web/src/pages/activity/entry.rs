//! A line of jobs or log: when, what was done to what, where, and how it stands.

use kluis_resource::{KeyUri, PrincipalId, Timestamp};
use yew::{Html, html};

use crate::format::shorten;
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
    match short(subject) {
        Some(short) => html! { <code title={subject.to_owned()}>{ short }</code> },
        None => html! { <>{ subject.to_owned() }</> },
    }
}

/// `testkey/9c41…07` of a key's address, `7f3c…e2` of an id; `None` where it is neither.
pub(super) fn short(subject: &str) -> Option<String> {
    if let Ok(uri) = subject.parse::<KeyUri>() {
        return Some(match uri.version {
            Some(version) => format!("{}/{}", uri.key, shorten(&version.to_string(), 4, 2)),
            None => uri.key.to_string(),
        });
    }
    subject.parse::<PrincipalId>().ok().map(|_| shorten(subject, 4, 2))
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn addresses_and_ids_are_shortened_and_names_are_not() {
        let uri = "https://testkeyvault.vault.azure.net/keys/testkey/9c410000000000000000000000000007";
        assert_eq!(short(uri).as_deref(), Some("testkey/9c41…07"));
        assert_eq!(
            short("https://testkeyvault.vault.azure.net/keys/testkey").as_deref(),
            Some("testkey")
        );
        assert_eq!(
            short("7f3c0000-0000-4000-8000-0000000000e2").as_deref(),
            Some("7f3c…e2")
        );
        assert_eq!(short("holiday photos"), None);
        assert_eq!(short(""), None);
    }
}
