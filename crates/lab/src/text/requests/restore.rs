//! Requests about restores, in words.

use super::InWords;
use crate::request::{
    CreateStorage, DatabaseTarget, DeployTemplate, Download, Restore, RestoreDatabase, RestoreTarget, RestoreVm,
    RestoreWay, Selection,
};
use crate::text::{Lang, Say};
use crate::view::LabView;

/// Where restored files go.
fn place(target: &RestoreTarget, lang: Lang) -> String {
    match target {
        RestoreTarget::Download => say!(lang, "this device", "dit apparaat"),
        RestoreTarget::Storage(storage) => storage.to_string(),
    }
}

impl InWords for Restore {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let (item, place) = (&self.item, place(&self.target, lang));
        match &self.selection {
            Selection::All => say!(
                lang,
                "Restore all of {item} to {place}.",
                "Herstel heel {item} naar {place}."
            ),
            Selection::File(path) => {
                say!(
                    lang,
                    "Restore {path} of {item} to {place}.",
                    "Herstel {path} uit {item} naar {place}."
                )
            }
        }
    }
}

impl InWords for CreateStorage {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let (storage, region) = (&self.storage, self.region.display_name());
        match &self.key {
            None => say!(
                lang,
                "Create the storage account {storage} in {region}.",
                "Maak het opslagaccount {storage} in {region}.",
            ),
            Some(uri) => {
                let (key, key_vault) = (&uri.key, &uri.key_vault);
                say!(
                    lang,
                    "Create the storage account {storage} in {region}, with {key} in {key_vault} as its key.",
                    "Maak het opslagaccount {storage} in {region}, met {key} in {key_vault} als sleutel.",
                )
            }
        }
    }
}

impl InWords for Download {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { storage, .. } = self;
        say!(
            lang,
            "Download the copy in {storage}.",
            "Download de kopie in {storage}."
        )
    }
}

impl InWords for RestoreVm {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let (item, tier) = (&self.item, self.tier.say(lang));
        let under = self.des.as_ref().map_or_else(String::new, |des| {
            say!(lang, ", encrypted with {des}", ", versleuteld met {des}")
        });
        match &self.way {
            RestoreWay::CreateVm(vm) => say!(
                lang,
                "Restore {item} as the new virtual machine {vm} (tier: {tier}){under}.",
                "Herstel {item} als de nieuwe virtuele machine {vm} (laag: {tier}){under}.",
            ),
            RestoreWay::Disks => say!(
                lang,
                "Restore the disks of {item} (tier: {tier}){under}.",
                "Herstel de schijven van {item} (laag: {tier}){under}.",
            ),
            RestoreWay::ReplaceExisting => say!(
                lang,
                "Replace the disks of {item} (tier: {tier}).",
                "Vervang de schijven van {item} (laag: {tier}).",
            ),
            RestoreWay::Files {
                disk,
                selection,
                target,
            } => {
                let place = place(target, lang);
                match selection {
                    Selection::All => say!(
                        lang,
                        "Restore all files of {disk} of {item} to {place}.",
                        "Herstel alle bestanden van {disk} van {item} naar {place}.",
                    ),
                    Selection::File(path) => say!(
                        lang,
                        "Restore {path} on {disk} of {item} to {place}.",
                        "Herstel {path} op {disk} van {item} naar {place}.",
                    ),
                }
            }
        }
    }
}

impl InWords for DeployTemplate {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vm, .. } = self;
        say!(
            lang,
            "Make the virtual machine {vm} of the restored disks, by the template.",
            "Maak met de sjabloon de virtuele machine {vm} van de herstelde schijven.",
        )
    }
}

impl InWords for RestoreDatabase {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { item, target, .. } = self;
        match target {
            DatabaseTarget::Original => say!(
                lang,
                "Restore {item} into its machine.",
                "Herstel {item} in zijn eigen machine.",
            ),
            DatabaseTarget::Other(vm) => say!(lang, "Restore {item} to {vm}.", "Herstel {item} naar {vm}."),
            DatabaseTarget::Storage(storage) => {
                say!(lang, "Restore {item} to {storage}.", "Herstel {item} naar {storage}.")
            }
            DatabaseTarget::Download => say!(
                lang,
                "Restore {item} to this device, as files.",
                "Herstel {item} naar dit apparaat, als bestanden.",
            ),
        }
    }
}
