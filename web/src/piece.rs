//! What the first part of the page names of the later one: data, with none of the code that draws it.

use std::rc::Rc;

use kluis_lab::view::{KeyVaultView, VaultView};
use kluis_resource::{Region, Timestamp, VaultName};
use kluis_rulebook::{Refusal, SetupStep};
use yew::{Html, NodeRef, Properties};

use crate::route::Page;
use crate::send::Sender;

/// Something to draw whose code is in the later part.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Piece {
    /// A page, other than the set-up.
    Page(Page),
    /// What to do in a step of the set-up.
    Step(StepProps),
    /// The user-assigned identities of a vault, beside that of the system.
    UserIdentities(VaultView),
    /// A step in Azure: tab 1 for the portal, 2 for PowerShell, 3 for the CLI.
    Azure(StepProps, usize),
    /// The button and the dialog for a new vault.
    NewVault {
        /// It is the main button where it stands.
        main: bool,
    },
    /// The button and the dialog for a new key vault.
    NewKeyVault {
        /// The region that it should be in.
        region: Region,
        /// The vault that it is chosen for as soon as it is there.
        choose_for: Option<VaultName>,
    },
    /// The button and the dialog that moves a vault.
    MoveVault(VaultView),
    /// The button and the question of starting over.
    StartOver,
    /// How many rules are broken.
    BrokenRules,
    /// What the clock says when it is unfolded.
    Clock {
        /// The moment on the lab's clock.
        now: Timestamp,
        /// Who moves it.
        sender: Sender,
    },
    /// A refusal.
    Refusal {
        /// Which one.
        refusal: Rc<Refusal>,
        /// It stands because that is how things are, and is not announced.
        standing: bool,
        /// Ways out that are one click away.
        ways_out: Html,
    },
    /// A refusal in one sentence.
    Headline(Rc<Refusal>),
}

/// Properties of a step of the set-up and of what it consists of.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct StepProps {
    /// The vault that is set up.
    pub(crate) vault: VaultView,
    /// Its key vault, once it has one.
    pub(crate) key_vault: Option<KeyVaultView>,
    /// Which step.
    pub(crate) step: SetupStep,
    /// The step's own heading.
    #[prop_or_default]
    pub(crate) heading: NodeRef,
}
