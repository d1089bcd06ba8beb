//! What the steps are about: a set that is there, or one that is being put together.

use kluis_lab::text::disks_page::Flow as Text;
use kluis_lab::view::{KeyVaultView, SetView};
use kluis_resource::{DesName, KeyName, KeyVaultName};
use yew::{Html, html};

use crate::form::{Draft, Options, Select};
use crate::lab::Lab;

/// What the steps are about.
#[derive(Clone, PartialEq)]
pub(super) struct Subject {
    /// The set; `None` while a new one is being put together.
    pub(super) set: Option<SetView>,
    /// Its key vault, or the one that is chosen for it.
    pub(super) key_vault: Option<KeyVaultView>,
    /// Its key, or the one that is chosen for it.
    pub(super) key: Option<KeyName>,
}

/// What the user chose.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Chosen {
    /// A set by its name, or a new one; nothing while nothing was chosen.
    pub(super) set: Option<Option<DesName>>,
    pub(super) key_vault: Option<KeyVaultName>,
    pub(super) key: Option<KeyName>,
}

/// The set that the steps are about at first: one that something is wrong with, or the newest.
pub(super) fn usual(lab: &Lab) -> Option<DesName> {
    let sets = &lab.view.compute.sets;
    let in_trouble = sets.iter().find(|set| set.trouble.is_some());
    in_trouble.or_else(|| sets.last()).map(|set| set.name.clone())
}

/// The set, its key vault and its key, or those that are chosen for a new one.
pub(super) fn subject(lab: &Lab, chosen: &Chosen, usual: Option<&DesName>) -> Subject {
    let sets = &lab.view.compute.sets;
    let set = match &chosen.set {
        None => sets.iter().find(|set| Some(&set.name) == usual).or_else(|| sets.last()),
        Some(None) => None,
        Some(Some(name)) => sets.iter().find(|set| set.name == *name),
    };
    if let Some(set) = set {
        return Subject {
            set: Some(set.clone()),
            key_vault: lab.key_vault(&set.key.key_vault).cloned(),
            key: Some(set.key.key.clone()),
        };
    }
    let picked = chosen.key_vault.as_ref().and_then(|name| lab.key_vault(name));
    let offered = lab.view.key_vaults.iter().filter(|one| is_where_sets_are(lab, one));
    let best = offered.clone().find(|one| one.soft_delete && one.purge_protection);
    let key_vault = picked.or(best).or_else(|| offered.clone().next()).cloned();
    let keys = key_vault.iter().flat_map(|one| &one.keys);
    let key = keys.clone().find(|key| Some(&key.name) == chosen.key.as_ref());
    let key = key.or_else(|| keys.clone().next()).map(|key| key.name.clone());
    Subject {
        set: None,
        key_vault,
        key,
    }
}

/// It is in a region that has disk encryption sets (rules M7, M11).
pub(super) fn is_where_sets_are(lab: &Lab, key_vault: &KeyVaultView) -> bool {
    let regions = lab.view.edition.terms().des_regions;
    regions.is_none_or(|regions| regions.contains(&key_vault.region.code()))
}

/// Which set the steps are about; nothing while there is none to choose.
pub(super) fn picker(lab: &Lab, subject: &Subject, chosen: &Draft<Chosen>) -> Html {
    let sets = &lab.view.compute.sets;
    if sets.is_empty() {
        return Html::default();
    }
    let own = sets.iter().map(|set| (Some(set.name.clone()), set.name.to_string()));
    let value = subject.set.as_ref().map(|set| set.name.clone());
    let options = Options::new(
        &value,
        own.chain([(None, lab.t(Text::NewSet))]),
        &chosen.on(|next, set| next.set = Some(set)),
    );
    html! {
        <div class="picker"><Select label={lab.t(Text::Which)} hint={lab.t(Text::WhichHint)} {options} /></div>
    }
}
