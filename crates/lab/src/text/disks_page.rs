//! The texts of the page Disks & VMs: what stands around its parts, and what they share. The parts have catalogues of their
//! own, in the folder beside. Left out on purpose: what refusals say (`refusal`) and why jobs fail (`failure`).

mod copies;
mod disk;
mod flow;
mod machines;
mod sets;

use crate::text::plural;

pub use copies::Copies;
pub use disk::{Disk, Making};
pub use flow::{Flow, FlowStep, FlowTitle};
pub use machines::{Ade, Machine, NewMachine};
pub use sets::Sets;

texts! {
    /// What the page says.
    DisksPage<'a> {
        Title: "Disks and virtual machines", "Schijven en virtuele machines";
        Lead: "The same envelope around every disk, snapshot and image. The platform holds the key, until you bring your own.", "Dezelfde envelop om elke schijf, momentopname en image. Het platform heeft de sleutel, tot je je eigen sleutel meebrengt.";
        Parts: "Parts of this page", "Delen van deze pagina";
        PartFlow: "Eight steps", "Acht stappen";
        PartSets: "Disk encryption sets", "Schijfversleutelingssets";
        PartMachines: "Virtual machines", "Virtuele machines";
        PartDisks: "Disks", "Schijven";
        PartCopies: "Snapshots, images, scale sets", "Momentopnamen, images, schaalsets";

        Working(kind: &'a str, subject: &'a str): "{kind}: {subject}", "{kind}: {subject}";
        WorkingWhy: "Everything is encrypted piece by piece on this device. You may go to other pages meanwhile.", "Alles wordt in stukken op dit apparaat versleuteld. Je kunt intussen naar andere pagina’s.";
        Finished(kind: &'a str, subject: &'a str): "{kind}: {subject} is ready.", "{kind}: {subject} is klaar.";
        Failed(kind: &'a str, subject: &'a str): "{kind}: {subject} was not made.", "{kind}: {subject} is niet gelukt.";
        ReadReady(name: &'a str, bytes: &'a str): "{name} is read: {bytes}.", "{name} is gelezen: {bytes}.";
        Took(time: &'a str): "Took {time}.", "Duurde {time}.";
    }
}

texts! {
    /// Fields and words that the parts share.
    Fields<'a> {
        InAzure: "In Azure itself", "In Azure zelf";
        Delete: "Delete", "Verwijderen";
        DeleteOf(name: &'a str): "Delete {name}", "{name} verwijderen";
        DeleteTitle(name: &'a str): "Delete {name}?", "{name} verwijderen?";
        DeleteForGood: "Delete for good", "Voorgoed verwijderen";
        More: "More", "Meer";
        MoreOf(name: &'a str): "More of {name}", "Meer van {name}";
        Encryption: "Key", "Sleutel";
        EncryptionHint: "Who holds the key that wraps the data key in storage.", "Wie de sleutel heeft die de gegevenssleutel in de opslag inpakt.";
        PlatformManaged: "Platform-managed key (the default)", "Door het platform beheerde sleutel (standaard)";
        BySet(des: &'a str, key: &'a str, region: &'a str): "{des} · {key} · {region}", "{des} · {key} · {region}";
        Os: "Operating system", "Besturingssysteem";
        Image: "Image", "Image";
        Marketplace: "Marketplace image", "Image uit Marketplace";
        CustomImage(image: &'a str): "Custom image {image}", "Eigen image {image}";
        Storage: "Disks", "Schijven";
        Managed: "managed", "beheerd";
        ManagedMeans: "Managed disks: kept by the platform; disk encryption sets go with these only", "Beheerde schijven: door het platform bewaard; alleen hierbij passen schijfversleutelingssets";
        Unmanaged: "unmanaged", "onbeheerd";
        UnmanagedMeans: "Unmanaged disks: page blobs in a storage account, under the platform’s key", "Onbeheerde schijven: pagina-blobs in een opslagaccount, onder de platformsleutel";
        Kind: "Holds", "Inhoud";
        Size: "Size", "Grootte";
        PlatformKey: "platform key", "platformsleutel";
        KeyWithVersion(key: &'a str, version: &'a str): "{key} {version}", "{key} {version}";
        WouldBeUnder(keys: &'a str): "Data keys will be wrapped with: {keys}.", "Gegevenssleutels worden ingepakt met: {keys}.";
        KeyVault: "Key vault", "Key vault";
        Key: "Key", "Sleutel";
        Version: "Version", "Versie";
        Newest: "the newest that may be used", "de nieuwste die gebruikt mag worden";
        NoKeyVault: "There is no key vault yet.", "Er is nog geen key vault.";
        Files(count: u64, formatted: &'a str):
            { format!("{formatted} {}", plural(*count, "file", "files")) },
            { format!("{formatted} {}", plural(*count, "bestand", "bestanden")) };
        MoveSubscription: "Move to another subscription", "Naar een ander abonnement verplaatsen";
        MoveSubscriptionOf(name: &'a str): "Move to another subscription: {name}", "{name} naar een ander abonnement verplaatsen";
        StaysInSubscription(des: &'a str): "Stays in its subscription: it is under {des}.", "Blijft in zijn abonnement: valt onder {des}.";
        BeingMade: "being made …", "wordt gemaakt …";
    }
}
