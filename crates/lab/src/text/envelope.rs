//! The texts of the Envelope page: picking, the picture and its parts. What each part says of itself is in
//! `envelope_parts`, what can be tried on it in `envelope_what_if`.

use crate::text::plural;

texts! {
    /// What the page says.
    Envelope {
        Title: "The envelope", "De envelop";
        Lead: "The bytes of one recovery point or disk, as they are stored. Choose a part to read it; rotate the key and see which bytes change.", "De bytes van één herstelpunt of schijf, zoals ze zijn opgeslagen. Kies een deel om het te lezen; roteer de sleutel en zie welke bytes veranderen.";
        NothingYet: "There is no envelope yet", "Er is nog geen envelop";
        NothingYetWhy: "Back up a file; the envelope around it appears here, byte by byte.", "Maak een back-up van een bestand; de envelop eromheen staat dan hier, byte voor byte.";
        ToBackUp: "To Back up", "Naar Back-up maken";
        Item: "What", "Wat";
        Point: "Recovery point or disk", "Herstelpunt of schijf";
        Loading: "Reading the stored bytes …", "De opgeslagen bytes worden gelezen …";
        Damaged: "The stored object can’t be read: it is damaged or gone. Choose another one.", "Het opgeslagen object is niet te lezen: het is beschadigd of weg. Kies een ander.";
        Picture: "The envelope, part by part", "De envelop, deel voor deel";
    }
}

texts! {
    /// What can be looked at.
    Subject<'a> {
        InVault(at: &'a str, disk: &'a str): "{at} · {disk} · in the vault", "{at} · {disk} · in de kluis";
        InSnapshot(at: &'a str, disk: &'a str): "{at} · {disk} · snapshot", "{at} · {disk} · momentopname";
        Machine(vm: &'a str): "Disks of {vm}", "Schijven van {vm}";
        Disks: "Disks by themselves", "Losse schijven";
        Images: "Images", "Installatiekopieën";
        Image(image: &'a str): "{image}", "{image}";
        Snapshots: "Snapshots", "Momentopnamen";
        Snapshot(snapshot: &'a str, disk: &'a str): "{snapshot}, of {disk}", "{snapshot}, van {disk}";
        DiskStorage: "the storage of disks", "de opslag van schijven";
        PlatformKey: "platform-managed key", "platformsleutel";
    }
}

texts! {
    /// The layer of the guest, inside the envelope.
    Guest<'a> {
        Title: "Inside: what the guest encrypted", "Binnenin: wat de VM zelf heeft versleuteld";
        Why:
            "Two layers, each with a key of its own. The envelope is around ciphertext already: whoever opens it has the guest’s sectors, and still not a readable byte.",
            "Twee lagen, elk met een eigen sleutel. De envelop zit om cijfertekst heen: wie hem opent, heeft de sectoren van de VM en nog geen leesbare byte.";
        Outside: "The envelope around it", "De envelop eromheen";
        Inside: "Azure Disk Encryption", "Azure Disk Encryption";
        Cipher: "Cipher", "Versleuteling";
        By: "Encrypted by", "Versleuteld door";
        KeyOf: "Key", "Sleutel";
        Bek: "BEK, a secret", "BEK, een geheim";
        BekWrappedBy: "BEK wrapped by", "BEK ingepakt met";
        SecretGone: "the secret is gone", "het geheim is weg";
        Rules: "Rules", "Regels";
        Sectors(sector: &'a str):
            "the guest’s ciphertext, from sector {sector} on: what the envelope holds as its plaintext", "de cijfertekst van de VM, vanaf sector {sector}: wat de envelop als klare tekst bevat";
        NotOpened: "The envelope can’t be opened now, so its inside isn’t shown.", "De envelop gaat nu niet open, dus de binnenkant is niet te zien.";
        ToKeyVault: "To the key vault", "Naar de key vault";
    }
}

texts! {
    /// What stands in the picture, and what a part is called when it is read aloud.
    Picture<'a> {
        Files(count: u64, formatted: &'a str):
            { format!("{formatted} {}", plural(*count, "file", "files")) },
            { format!("{formatted} {}", plural(*count, "bestand", "bestanden")) };
        MoreFiles(formatted: &'a str): "and {formatted} more", "en nog {formatted}";
        Tar: "tar", "tar";
        Xts: "XTS", "XTS";
        Body(count: u64, formatted: &'a str):
            { format!("body · {formatted} {} of up to 4 MiB · AES-256-GCM", plural(*count, "region", "regions")) },
            { format!("body · {formatted} {} tot 4 MiB · AES-256-GCM", plural(*count, "regio", "regio’s")) };
        XtsFilesPart(count: u64, formatted: &'a str):
            { format!("{formatted} {} in one tar, encrypted in the guest with AES-256-XTS", plural(*count, "file", "files")) },
            { format!("{formatted} {} in één tar, in de VM versleuteld met AES-256-XTS", plural(*count, "bestand", "bestanden")) };
        BodyMakeUp: "each: nonce 12 ‖ ciphertext ‖ tag 16", "elk: nonce 12 ‖ cijfertekst ‖ tag 16";
        Reads: "read", "gelezen";
        Seals: "seals", "verzegelt";
        Binds: "binds", "bindt";
        IsWrapped: "is wrapped", "ingepakt";
        Wraps: "wraps", "pakt in";
        Broken: "can’t", "kan niet";
        Dek: "DEK · 32 bytes", "DEK · 32 bytes";
        DekLife: "only while it works", "alleen tijdens het werk";
        DekLocked: "can’t be unwrapped", "niet uit te pakken";
        Wrapped(bytes: &'a str): "{bytes} bytes", "{bytes} bytes";
        WrappedDek: "wrapped DEK · RSA-OAEP-256", "ingepakte DEK · RSA-OAEP-256";
        Now(version: &'a str): "{version} · now", "{version} · nu";
        Before(version: &'a str): "{version} · before", "{version} · vorige";
        Disabled(version: &'a str): "{version} · blocked", "{version} · dicht";
        StaysIn(key_vault: &'a str): "the private key stays in {key_vault}", "de privésleutel blijft in {key_vault}";
        PlatformKey: "platform key", "platformsleutel";
        StaysWithPlatform: "held by the platform, not by you", "van het platform, niet van jou";
        Manifest: "manifest", "manifest";
        ManifestSize(bytes: &'a str, count: u64, regions: &'a str):
            { format!("{bytes} bytes · {regions} {}", plural(*count, "region", "regions")) },
            { format!("{bytes} bytes · {regions} {}", plural(*count, "regio", "regio’s")) };
        ManifestDigest(digest: &'a str, commitment: &'a str): "digest {digest} · commitment {commitment}", "digest {digest} · commitment {commitment}";
        ManifestMac(mac: &'a str): "mac {mac}", "mac {mac}";
        SecondLayer: "second layer: off", "tweede laag: uit";
        SecondLayerOn(count: u64, formatted: &'a str):
            { format!("second layer · {formatted} {}", plural(*count, "region", "regions")) },
            { format!("tweede laag · {formatted} {}", plural(*count, "regio", "regio’s")) };
        SecondLayerStored: "this is what is stored", "dit is wat is opgeslagen";
        SealedAgain: "sealed again", "nog eens verzegeld";
        SecondLayerWhy: "would put this envelope into another", "zou deze envelop in een andere doen";

        FilesPart(count: u64, formatted: &'a str):
            { format!("{formatted} {}, put together as one tar", plural(*count, "file", "files")) },
            { format!("{formatted} {}, samen in één tar", plural(*count, "bestand", "bestanden")) };
        RegionPart(number: &'a str, last: &'a str): "Region {number}; the last is {last}", "Regio {number}; de laatste is {last}";
        GapPart(from: &'a str, to: &'a str): "Regions {from} to {to}; shows the middle one", "Regio’s {from} tot en met {to}; toont de middelste";
        DekPart: "Data key (DEK): 32 bytes in memory, only while it seals or opens", "Gegevenssleutel (DEK): 32 bytes in het geheugen, alleen tijdens verzegelen of openen";
        WrappedPart(bytes: &'a str): "Wrapped data key: {bytes} bytes, stored", "Ingepakte gegevenssleutel: {bytes} bytes, opgeslagen";
        KekPart(key: &'a str, version: &'a str): "Key (KEK): {key}, version {version}", "Sleutel (KEK): {key}, versie {version}";
        BeforePart(version: &'a str): "The version before: {version}", "De vorige versie: {version}";
        ManifestPart: "Manifest: binds length, order and key", "Manifest: bindt lengte, volgorde en sleutel";
        SecondLayerOnPart(count: u64, formatted: &'a str, version: &'a str):
            { format!("Second layer (infrastructure encryption): the body, sealed again into {formatted} {} with a data key of its own, which platform key {version} wraps", plural(*count, "region", "regions")) },
            { format!("Tweede laag (infrastructuurversleuteling): de body, nog eens verzegeld in {formatted} {} met een eigen gegevenssleutel, ingepakt door platformsleutel {version}", plural(*count, "regio", "regio’s")) };
        SecondLayerPart: "Second layer (infrastructure encryption): off", "Tweede laag (infrastructuurversleuteling): uit";
    }
}
