//! What every page has at hand: the lab, the language, and where the user is.

use std::collections::BTreeMap;
use std::rc::Rc;

use kluis_browser::Client;
use kluis_browser::protocol::HostStatus;
use kluis_lab::text::{Lang, Say};
use kluis_lab::view::{KeyVaultView, LabView, VaultView};
use kluis_resource::{JobId, KeyVaultName, VaultName};
use yew::{Callback, hook, use_context};

use crate::format::Format;
use crate::route::Route;
use crate::state::{Going, Restored};

/// The lab as a page sees it. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Lab {
    /// The line to the worker. For acts use [`crate::send::use_send`].
    pub client: Client,
    /// Everything in the lab.
    pub view: Rc<LabView>,
    /// How the worker works; `None` until it says so.
    pub status: Option<HostStatus>,
    /// What restores gave since the page was opened.
    pub restored: Rc<BTreeMap<JobId, Restored>>,
    /// The user's language.
    pub lang: Lang,
    /// Where the user is.
    pub route: Route,
    /// Goes elsewhere. For links use [`crate::ui::Link`].
    pub go: Callback<Route>,
    /// The vault that the user works with.
    pub vault: Option<VaultName>,
    /// Chooses another one.
    pub choose_vault: Callback<VaultName>,
    /// In somebody else's page: no addresses, no title, nothing remembered.
    pub embedded: bool,
    /// The element is for one page alone, without the navigation.
    pub single: bool,
    /// The user has moved since the page was opened, so that a new page takes the focus.
    pub moved: bool,
}

impl PartialEq for Lab {
    fn eq(&self, other: &Self) -> bool {
        (Rc::ptr_eq(&self.view, &other.view) || self.view == other.view)
            && self.status == other.status
            && self.restored == other.restored
            && self.lang == other.lang
            && self.route == other.route
            && self.vault == other.vault
            && self.embedded == other.embedded
            && self.single == other.single
            && self.moved == other.moved
    }
}

impl Lab {
    /// The words of a text in the user's language.
    #[must_use]
    pub fn t(&self, text: impl Say) -> String {
        text.say(self.lang)
    }

    /// Numbers, sizes and moments in the user's language.
    #[must_use]
    pub const fn format(&self) -> Format {
        Format::new(self.lang)
    }

    /// The vault that the user works with: the chosen one, or the first.
    #[must_use]
    pub fn current_vault(&self) -> Option<&VaultView> {
        self.view
            .vaults
            .iter()
            .find(|vault| Some(&vault.name) == self.vault.as_ref())
            .or_else(|| self.view.vaults.first())
    }

    /// A key vault by its name.
    #[must_use]
    pub fn key_vault(&self, name: &KeyVaultName) -> Option<&KeyVaultView> {
        self.view.key_vaults.iter().find(|key_vault| key_vault.name == *name)
    }

    /// Another tab writes; this one only looks.
    #[must_use]
    pub fn read_only(&self) -> bool {
        self.status.as_ref().is_some_and(|status| status.read_only)
    }
}

/// How far the running jobs are; a context of its own, because it changes often and concerns few.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Running(pub(crate) Rc<BTreeMap<JobId, Going>>);

/// The lab. Only within the app.
///
/// # Panics
/// Outside of it.
#[hook]
pub fn use_lab() -> Lab {
    use_context::<Lab>().expect("every component of the app is inside the lab's context")
}

/// The user's language, before the lab is open too.
///
/// # Panics
/// Outside of the app.
#[hook]
pub fn use_lang() -> Lang {
    use_context::<Lang>().expect("every component of the app is inside the language's context")
}

/// How far a job is, and how fast it was; `None` where it hasn't said so, or doesn't run.
#[hook]
pub fn use_progress(job: JobId) -> Option<Going> {
    use_context::<Running>().and_then(|running| running.0.get(&job).cloned())
}
