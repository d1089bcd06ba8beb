//! Disk encryption sets: their keys, identities and standing.

use crate::text::plural;

texts! {
    /// What the list of sets says.
    Sets<'a> {
        Lead: "Each ties one key to any number of disks, snapshots, images and scale sets.", "Elke set verbindt één sleutel met zoveel schijven, momentopnamen, images en schaalsets als je wilt.";
        None: "No disk encryption set yet", "Nog geen schijfversleutelingsset";
        NoneWhy: "The eight steps above make one.", "De acht stappen hierboven maken er een.";
        Key: "key", "sleutel";
        KeyVault: "key vault", "key vault";
        Identity: "identity", "identiteit";
        ObjectId: "object id", "object-id";
        Reader: "Reader of the key vault", "lezer van de key vault";
        Yes: "yes", "ja";
        No: "no", "nee";
        ByRole: "by its role on the keys", "door de rol op de sleutels";
        Region: "region", "regio";
        Directory: "directory", "directory";
        ResourceId: "resource id", "resource-id";
        Objects(count: u64, formatted: &'a str):
            { format!("{formatted} {} under it", plural(*count, "object", "objects")) },
            { format!("{formatted} {} eronder", plural(*count, "object", "objecten")) };
        Well: "in order", "in orde";
        Trouble: "can’t be used", "niet te gebruiken";
        Access: "your access", "jouw toegang";
        Shared: "you may use it", "je mag hem gebruiken";
        NotShared: "you may not use it", "je mag hem niet gebruiken";
        Pending(version: &'a str, at: &'a str): "Goes over to version {version} at {at}, by itself.", "Gaat om {at} vanzelf over op versie {version}.";
        StopsAt(at: &'a str): "Its disks are still read, with data keys known from before, until {at}. Then its machines stop.", "De schijven worden nog gelezen, met gegevenssleutels van eerder, tot {at}. Dan stoppen de machines.";
        StopsNow: "Reading and writing its disks is refused until this is undone. Nothing is lost.", "Lezen en schrijven van de schijven wordt geweigerd tot dit ongedaan is gemaakt. Er gaat niets verloren.";

        ChangeKey: "Change the key", "Sleutel wijzigen";
        ChangeKeyOf(des: &'a str): "Change the key of {des}", "Sleutel wijzigen: {des}";
        ChangeKeyLead: "The data keys under the set are wrapped with the new key by themselves. No byte of a disk is read.", "De gegevenssleutels onder de set worden vanzelf met de nieuwe sleutel ingepakt. Geen byte van een schijf wordt gelezen.";
        ChangeKeyGo: "Use this key", "Deze sleutel gebruiken";
        Share: "Give me access", "Geef mij toegang";
        ShareOf(des: &'a str): "Give me access to {des}", "Geef mij toegang tot {des}";
        Unshare: "Take my access away", "Neem mijn toegang weg";
        UnshareOf(des: &'a str): "Take my access away: {des}", "Neem mijn toegang weg: {des}";
        Move: "Move to another directory", "Naar een andere directory verplaatsen";
        MoveOf(des: &'a str): "Move to another directory: {des}", "{des} naar een andere directory verplaatsen";
        MoveTitle(des: &'a str): "Move {des} to another directory?", "{des} naar een andere directory verplaatsen?";
        MoveMeans: "What it encrypts moves along; its identity doesn’t. The key vault then answers it no more, and its disks can’t be read until it has a new identity there, with access.", "Wat eronder valt gaat mee; zijn identiteit niet. De key vault antwoordt hem dan niet meer, en de schijven zijn niet te lezen tot hij daar een nieuwe identiteit heeft, met toegang.";
        MoveGo: "Move it", "Verplaatsen";
        Renew: "Make a new identity", "Nieuwe identiteit maken";
        RenewOf(des: &'a str): "Make a new identity for {des}", "Nieuwe identiteit maken: {des}";
    }
}
