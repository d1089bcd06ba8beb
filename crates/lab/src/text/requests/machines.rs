//! Requests about virtual machines, in words.

use kluis_compute::VmImage;

use super::InWords;
use crate::request::{
    CreateImage, CreateScaleSet, CreateVm, DeleteVm, EncryptVm, InstallAdeExtension, InstallAgent, PublishImage,
    RotateBek, StartVm, StopVm,
};
use crate::text::{Lang, Say, plural};
use crate::view::LabView;

/// What a machine is made of.
fn made_of(image: &VmImage, lang: Lang) -> String {
    match image {
        VmImage::Marketplace => say!(lang, "a marketplace image", "een Marketplace-image"),
        VmImage::Custom(image) => say!(lang, "the image {image}", "de image {image}"),
        VmImage::Restored => say!(lang, "restored disks", "herstelde schijven"),
    }
}

impl InWords for CreateVm {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let (vm, region) = (&self.vm, self.region.display_name());
        let (os, image, key) = (self.os.say(lang), made_of(&self.image, lang), self.encryption.say(lang));
        if self.managed {
            say!(
                lang,
                "Create the virtual machine {vm} ({os}) in {region} of {image}, its disks under {key}.",
                "Maak de virtuele machine {vm} ({os}) in {region} van {image}, met de schijven onder {key}.",
            )
        } else {
            say!(
                lang,
                "Create the virtual machine {vm} ({os}) in {region} of {image}, with unmanaged disks.",
                "Maak de virtuele machine {vm} ({os}) in {region} van {image}, met onbeheerde schijven.",
            )
        }
    }
}

impl InWords for DeleteVm {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vm } = self;
        say!(
            lang,
            "Delete the virtual machine {vm}.",
            "Verwijder de virtuele machine {vm}."
        )
    }
}

impl InWords for StartVm {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vm } = self;
        say!(lang, "Start {vm}.", "Start {vm}.")
    }
}

impl InWords for StopVm {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vm } = self;
        say!(lang, "Stop {vm}.", "Stop {vm}.")
    }
}

impl InWords for InstallAgent {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vm } = self;
        say!(lang, "Install the VM agent on {vm}.", "Installeer de VM-agent op {vm}.")
    }
}

impl InWords for EncryptVm {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vm, key_vault, kek } = self;
        match kek {
            None => say!(
                lang,
                "Turn Azure Disk Encryption on for {vm}, with a BEK in {key_vault}.",
                "Zet Azure Disk Encryption aan voor {vm}, met een BEK in {key_vault}.",
            ),
            Some(kek) => say!(
                lang,
                "Turn Azure Disk Encryption on for {vm}, with a BEK in {key_vault} that {kek} wraps.",
                "Zet Azure Disk Encryption aan voor {vm}, met een BEK in {key_vault} die {kek} inpakt.",
            ),
        }
    }
}

impl InWords for RotateBek {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vm } = self;
        say!(lang, "Rotate the BEK of {vm}.", "Roteer de BEK van {vm}.")
    }
}

impl InWords for InstallAdeExtension {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vm } = self;
        say!(
            lang,
            "Install the extension of Azure Disk Encryption on {vm} again.",
            "Installeer de extensie van Azure Disk Encryption opnieuw op {vm}.",
        )
    }
}

impl InWords for CreateImage {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { image, vm, encryption } = self;
        match encryption {
            None => say!(
                lang,
                "Make the image {image} of {vm}.",
                "Maak de image {image} van {vm}."
            ),
            Some(own) => {
                let key = own.say(lang);
                say!(
                    lang,
                    "Make the image {image} of {vm}, under {key}.",
                    "Maak de image {image} van {vm}, onder {key}.",
                )
            }
        }
    }
}

impl InWords for PublishImage {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { image } = self;
        say!(
            lang,
            "Put the image {image} into the shared image gallery.",
            "Plaats de image {image} in de gedeelde galerie.",
        )
    }
}

impl InWords for CreateScaleSet {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let (scale_set, count) = (&self.scale_set, self.instances);
        let (image, key) = (made_of(&self.image, lang), self.encryption.say(lang));
        let (instances, exemplaren) = (
            plural(u64::from(count), "instance", "instances"),
            plural(u64::from(count), "exemplaar", "exemplaren"),
        );
        say!(
            lang,
            "Create the scale set {scale_set} with {count} {instances} of {image}, under {key}.",
            "Maak de schaalset {scale_set} met {count} {exemplaren} van {image}, onder {key}.",
        )
    }
}
