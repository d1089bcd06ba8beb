//! What acts about disks, virtual machines and disk encryption sets are.

use kluis_compute::{DiskEncryption, VmImage};

use crate::text::machines::sample_words;
use crate::text::refusal::short_key;
use crate::text::{Lang, Say, plural};
use crate::{ComputeAct, Content, Movable, NewVm, Selection, SetKey};

texts! {
    /// What these acts are.
    ComputeActs<'a> {
        CreateSet(des: &'a str, region: &'a str, key: &'a str, key_vault: &'a str):
            "Create the disk encryption set {des} in {region}, with {key} in {key_vault}.",
            "Maak de schijfversleutelingsset {des} in {region}, met {key} in {key_vault}.";
        ChangeSetKey(des: &'a str, key: &'a str, key_vault: &'a str):
            "Give {des} the key {key} in {key_vault}.", "Geef {des} de sleutel {key} in {key_vault}.";
        ShareSet(des: &'a str): "Get access to the disk encryption set {des}.", "Krijg toegang tot de schijfversleutelingsset {des}.";
        UnshareSet(des: &'a str):
            "Lose access to the disk encryption set {des}.", "Verlies de toegang tot de schijfversleutelingsset {des}.";
        MoveSet(des: &'a str): "Move {des} to another directory.", "Verplaats {des} naar een andere directory.";
        RenewSetIdentity(des: &'a str):
            "Give {des} an identity of its new directory.", "Geef {des} een identiteit uit zijn nieuwe directory.";
        CreateDisk(disk: &'a str, region: &'a str, content: &'a str, key: &'a str):
            "Create the disk {disk} in {region} with {content}, under {key}.",
            "Maak de schijf {disk} in {region} met {content}, onder {key}.";
        CreateUnmanagedDisk(disk: &'a str, region: &'a str, content: &'a str):
            "Create the unmanaged disk {disk} in {region} with {content}.",
            "Maak de onbeheerde schijf {disk} in {region} met {content}.";
        CreateDiskFromSnapshot(disk: &'a str, snapshot: &'a str, key: &'a str):
            "Create the disk {disk} of the snapshot {snapshot}, under {key}.",
            "Maak de schijf {disk} van de momentopname {snapshot}, onder {key}.";
        CreateVm(vm: &'a str, os: &'a str, region: &'a str, image: &'a str, key: &'a str):
            "Create the virtual machine {vm} ({os}) in {region} of {image}, its disks under {key}.",
            "Maak de virtuele machine {vm} ({os}) in {region} van {image}, met de schijven onder {key}.";
        CreateUnmanagedVm(vm: &'a str, os: &'a str, region: &'a str, image: &'a str):
            "Create the virtual machine {vm} ({os}) in {region} of {image}, with unmanaged disks.",
            "Maak de virtuele machine {vm} ({os}) in {region} van {image}, met onbeheerde schijven.";
        WriteDisk(disk: &'a str, content: &'a str):
            "Write {disk} anew, with {content}.", "Beschrijf {disk} opnieuw, met {content}.";
        ReadDisk(disk: &'a str): "Read all of {disk}.", "Lees heel {disk}.";
        ReadFile(disk: &'a str, path: &'a str): "Read {path} on {disk}.", "Lees {path} op {disk}.";
        EncryptDisk(disk: &'a str, key: &'a str): "Put {disk} under {key}.", "Zet {disk} onder {key}.";
        AttachDisk(disk: &'a str, vm: &'a str): "Attach {disk} to {vm}.", "Koppel {disk} aan {vm}.";
        DetachDisk(disk: &'a str): "Detach {disk}.", "Koppel {disk} los.";
        DeleteDisk(disk: &'a str): "Delete the disk {disk}.", "Verwijder de schijf {disk}.";
        DeleteVm(vm: &'a str): "Delete the virtual machine {vm}.", "Verwijder de virtuele machine {vm}.";
        StartVm(vm: &'a str): "Start {vm}.", "Start {vm}.";
        StopVm(vm: &'a str): "Stop {vm}.", "Stop {vm}.";
        InstallAgent(vm: &'a str): "Install the VM agent on {vm}.", "Installeer de VM-agent op {vm}.";
        EncryptVm(vm: &'a str, key_vault: &'a str):
            "Turn Azure Disk Encryption on for {vm}, with a BEK in {key_vault}.",
            "Zet Azure Disk Encryption aan voor {vm}, met een BEK in {key_vault}.";
        EncryptVmWithKek(vm: &'a str, key_vault: &'a str, kek: &'a str):
            "Turn Azure Disk Encryption on for {vm}, with a BEK in {key_vault} that {kek} wraps.",
            "Zet Azure Disk Encryption aan voor {vm}, met een BEK in {key_vault} die {kek} inpakt.";
        RotateBek(vm: &'a str): "Rotate the BEK of {vm}.", "Roteer de BEK van {vm}.";
        InstallAdeExtension(vm: &'a str):
            "Install the extension of Azure Disk Encryption on {vm} again.",
            "Installeer de extensie van Azure Disk Encryption opnieuw op {vm}.";
        CreateSnapshot(snapshot: &'a str, disk: &'a str):
            "Take the snapshot {snapshot} of {disk}.", "Maak de momentopname {snapshot} van {disk}.";
        CreateSnapshotUnder(snapshot: &'a str, disk: &'a str, key: &'a str):
            "Take the snapshot {snapshot} of {disk}, under {key}.", "Maak de momentopname {snapshot} van {disk}, onder {key}.";
        DeleteSnapshot(snapshot: &'a str): "Delete the snapshot {snapshot}.", "Verwijder de momentopname {snapshot}.";
        CreateImage(image: &'a str, vm: &'a str): "Make the image {image} of {vm}.", "Maak de image {image} van {vm}.";
        CreateImageUnder(image: &'a str, vm: &'a str, key: &'a str):
            "Make the image {image} of {vm}, under {key}.", "Maak de image {image} van {vm}, onder {key}.";
        PublishImage(image: &'a str):
            "Put the image {image} into the shared image gallery.", "Plaats de image {image} in de gedeelde galerie.";
        CreateScaleSet(scale_set: &'a str, instances: u8, image: &'a str, key: &'a str):
            { format!("Create the scale set {scale_set} with {instances} {} of {image}, under {key}.", plural(u64::from(*instances), "instance", "instances")) },
            { format!("Maak de schaalset {scale_set} met {instances} {} van {image}, onder {key}.", plural(u64::from(*instances), "exemplaar", "exemplaren")) };
        MoveToSubscription(name: &'a str):
            "Move {name} to another subscription.", "Verplaats {name} naar een ander abonnement.";
    }
}

texts! {
    /// What a machine is made of, and what is on a disk.
    MadeOf<'a> {
        Marketplace: "a marketplace image", "een Marketplace-image";
        Custom(image: &'a str): "the image {image}", "de image {image}";
        Restored: "restored disks", "herstelde schijven";
        Files(count: u64):
            { format!("{count} {} of your own", plural(*count, "file", "files")) },
            { format!("{count} {}", plural(*count, "eigen bestand", "eigen bestanden")) };
    }
}

impl Say for ComputeAct {
    #[expect(clippy::too_many_lines, reason = "an arm for each act")]
    fn say(&self, lang: Lang) -> String {
        let key = |encryption: &DiskEncryption| encryption.say(lang);
        match self {
            Self::CreateSet { des, region, key } => {
                let (name, region) = (named(key), region.display_name());
                ComputeActs::CreateSet(des.as_str(), region, &name, key.key_vault.as_str()).say(lang)
            }
            Self::ChangeSetKey { des, key } => {
                ComputeActs::ChangeSetKey(des.as_str(), &named(key), key.key_vault.as_str()).say(lang)
            }
            Self::ShareSet {
                des,
                user_may_use: true,
            } => ComputeActs::ShareSet(des.as_str()).say(lang),
            Self::ShareSet { des, .. } => ComputeActs::UnshareSet(des.as_str()).say(lang),
            Self::MoveSet { des } => ComputeActs::MoveSet(des.as_str()).say(lang),
            Self::RenewSetIdentity { des } => ComputeActs::RenewSetIdentity(des.as_str()).say(lang),
            Self::CreateDisk {
                disk,
                region,
                managed,
                encryption,
                content,
            } => {
                let (disk, region, content) = (disk.as_str(), region.display_name(), filling(content, lang));
                match managed {
                    true => ComputeActs::CreateDisk(disk, region, &content, &key(encryption)).say(lang),
                    false => ComputeActs::CreateUnmanagedDisk(disk, region, &content).say(lang),
                }
            }
            Self::CreateDiskFromSnapshot {
                disk,
                snapshot,
                encryption,
            } => ComputeActs::CreateDiskFromSnapshot(disk.as_str(), snapshot.as_str(), &key(encryption)).say(lang),
            Self::CreateVm(new) => create_vm(new, lang),
            Self::WriteDisk { disk, content } => {
                ComputeActs::WriteDisk(disk.as_str(), &filling(content, lang)).say(lang)
            }
            Self::ReadDisk { disk, selection } => match selection {
                Selection::All => ComputeActs::ReadDisk(disk.as_str()).say(lang),
                Selection::File(path) => ComputeActs::ReadFile(disk.as_str(), path).say(lang),
            },
            Self::EncryptDisk { disk, encryption } => {
                ComputeActs::EncryptDisk(disk.as_str(), &key(encryption)).say(lang)
            }
            Self::AttachDisk { vm, disk } => ComputeActs::AttachDisk(disk.as_str(), vm.as_str()).say(lang),
            Self::DetachDisk { disk } => ComputeActs::DetachDisk(disk.as_str()).say(lang),
            Self::DeleteDisk { disk } => ComputeActs::DeleteDisk(disk.as_str()).say(lang),
            Self::DeleteVm { vm } => ComputeActs::DeleteVm(vm.as_str()).say(lang),
            Self::StartVm { vm } => ComputeActs::StartVm(vm.as_str()).say(lang),
            Self::StopVm { vm } => ComputeActs::StopVm(vm.as_str()).say(lang),
            Self::InstallAgent { vm } => ComputeActs::InstallAgent(vm.as_str()).say(lang),
            Self::EncryptVm { vm, key_vault, kek } => match kek {
                None => ComputeActs::EncryptVm(vm.as_str(), key_vault.as_str()).say(lang),
                Some(kek) => ComputeActs::EncryptVmWithKek(vm.as_str(), key_vault.as_str(), kek.as_str()).say(lang),
            },
            Self::RotateBek { vm } => ComputeActs::RotateBek(vm.as_str()).say(lang),
            Self::InstallAdeExtension { vm } => ComputeActs::InstallAdeExtension(vm.as_str()).say(lang),
            Self::CreateSnapshot {
                snapshot,
                disk,
                encryption,
            } => match encryption {
                None => ComputeActs::CreateSnapshot(snapshot.as_str(), disk.as_str()).say(lang),
                Some(own) => ComputeActs::CreateSnapshotUnder(snapshot.as_str(), disk.as_str(), &key(own)).say(lang),
            },
            Self::DeleteSnapshot { snapshot } => ComputeActs::DeleteSnapshot(snapshot.as_str()).say(lang),
            Self::CreateImage { image, vm, encryption } => match encryption {
                None => ComputeActs::CreateImage(image.as_str(), vm.as_str()).say(lang),
                Some(own) => ComputeActs::CreateImageUnder(image.as_str(), vm.as_str(), &key(own)).say(lang),
            },
            Self::PublishImage { image } => ComputeActs::PublishImage(image.as_str()).say(lang),
            Self::CreateScaleSet {
                scale_set,
                image,
                instances,
                encryption,
                ..
            } => {
                let image = made_of(image, lang);
                ComputeActs::CreateScaleSet(scale_set.as_str(), *instances, &image, &key(encryption)).say(lang)
            }
            Self::MoveToSubscription { what } => {
                let name = match what {
                    Movable::Disk(disk) => disk.as_str(),
                    Movable::Snapshot(snapshot) => snapshot.as_str(),
                    Movable::Image(image) => image.as_str(),
                };
                ComputeActs::MoveToSubscription(name).say(lang)
            }
        }
    }
}

fn create_vm(new: &NewVm, lang: Lang) -> String {
    let (vm, region) = (new.vm.as_str(), new.region.display_name());
    let (os, image, key) = (new.os.say(lang), made_of(&new.image, lang), new.encryption.say(lang));
    match new.managed {
        true => ComputeActs::CreateVm(vm, &os, region, &image, &key).say(lang),
        false => ComputeActs::CreateUnmanagedVm(vm, &os, region, &image).say(lang),
    }
}

fn made_of(image: &VmImage, lang: Lang) -> String {
    match image {
        VmImage::Marketplace => MadeOf::Marketplace.say(lang),
        VmImage::Custom(image) => MadeOf::Custom(image.as_str()).say(lang),
        VmImage::Restored => MadeOf::Restored.say(lang),
    }
}

fn filling(content: &Content, lang: Lang) -> String {
    match content {
        Content::Files(files) => MadeOf::Files(u64::try_from(files.len()).unwrap_or(u64::MAX)).say(lang),
        Content::Sample(sample) => sample_words(sample.kind, lang),
    }
}

/// A key by its name, with its version where one is said.
fn named(key: &SetKey) -> String {
    key.version.map_or_else(
        || key.key.to_string(),
        |version| short_key(&format!("{}/{version}", key.key)),
    )
}
