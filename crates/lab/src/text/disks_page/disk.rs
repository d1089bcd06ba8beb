//! Disks: making, reading, writing, and putting them under another key.

texts! {
    /// What the list of disks says.
    Disk<'a> {
        Lead: "Every disk is an envelope of its own: a data key for the bytes, and a key that wraps it.", "Elke schijf is een eigen envelop: een gegevenssleutel voor de bytes, en een sleutel die hem inpakt.";
        None: "No disk yet", "Nog geen schijf";
        NoneWhy: "Create one with files of your own or a sample, or create a virtual machine.", "Maak er een met eigen bestanden of een voorbeeld, of maak een virtuele machine.";
        AttachedTo(vm: &'a str): "on {vm}", "aan {vm}";
        Free: "attached to nothing", "aan niets gekoppeld";
        Identical: "identical to its recovery point", "gelijk aan zijn herstelpunt";
        Differs: "differs from its recovery point", "verschilt van zijn herstelpunt";
        IdenticalMeans: "Bit for bit, by SHA-256 of what lies in the envelope.", "Bit voor bit, volgens de SHA-256 van wat in de envelop ligt.";
        Locked: "locked: the guest can’t read it yet", "vergrendeld: de gast kan hem nog niet lezen";
        Blocked: "can’t be read", "niet te lezen";
        Sha256: "SHA-256 in the envelope", "SHA-256 in de envelop";
        ContentSha256: "SHA-256 as its guest reads it", "SHA-256 zoals de gast hem leest";
        WrappedBy: "data key wrapped by", "gegevenssleutel ingepakt met";
        Stored: "stored", "opgeslagen";
        StoredFacts(bytes: &'a str, count: u64, regions: &'a str):
            { format!("{bytes} in {regions} {}", crate::text::plural(*count, "region", "regions")) },
            { format!("{bytes} in {regions} {}", crate::text::plural(*count, "regio", "regio’s")) };
        Origin: "origin", "herkomst";

        Read: "Read", "Lezen";
        ReadOf(disk: &'a str): "Read {disk}", "{disk} lezen";
        ReadFile(path: &'a str): "Read {path}", "{path} lezen";
        ReadOne: "Read", "Lezen";
        Files(disk: &'a str): "Files on {disk}", "Bestanden op {disk}";
        ShowMore(rest: &'a str): "{rest} more files", "nog {rest} bestanden";
        Snapshot: "Snapshot", "Momentopname";
        SnapshotOf(disk: &'a str): "Take a snapshot of {disk}", "Momentopname van {disk} maken";
        SnapshotGo: "Take the snapshot", "Momentopname maken";
        SnapshotLead: "A copy of the disk as it is now. Of a disk under your key it has the same key.", "Een kopie van de schijf zoals hij nu is. Van een schijf onder jouw sleutel heeft die dezelfde sleutel.";
        Encrypt: "Another key", "Andere sleutel";
        EncryptOf(disk: &'a str): "Put {disk} under another key", "{disk} onder een andere sleutel zetten";
        EncryptLead: "Only the data key is wrapped anew; no byte of the disk is read or written.", "Alleen de gegevenssleutel wordt opnieuw ingepakt; geen byte van de schijf wordt gelezen of geschreven.";
        EncryptGo: "Use this key", "Deze sleutel gebruiken";
        EncryptSame: "That is its key already.", "Dat is zijn sleutel al.";
        Write: "Write anew", "Opnieuw beschrijven";
        WriteOf(disk: &'a str): "Write anew: {disk}", "{disk} opnieuw beschrijven";
        WriteLead: "What is on the disk is gone afterwards.", "Wat op de schijf staat is daarna weg.";
        WriteGo: "Write", "Schrijven";
        Detach: "Detach", "Loskoppelen";
        DetachOf(disk: &'a str): "Detach {disk}", "{disk} loskoppelen";
        DetachOs: "A machine starts from it.", "Een machine start ervan.";
        DetachLocked: "Its guest encrypts it.", "De gast versleutelt hem.";
        DetachDatabase: "The database of the machine is on it.", "De database van de machine staat erop.";
        DeleteAttached(vm: &'a str): "Attached to {vm}.", "Gekoppeld aan {vm}.";
        DeleteMeans: "Its bytes are removed from this browser’s storage.", "De bytes verdwijnen uit de opslag van deze browser.";
        EnvelopeOf(disk: &'a str): "Look inside the envelope of {disk}", "In de envelop van {disk} kijken";
        Envelope: "Envelope", "Envelop";
    }
}

texts! {
    /// What a disk is to hold.
    Making<'a> {
        Title: "New disk", "Nieuwe schijf";
        Lead: "A data disk. Files are read piece by piece and never leave this device.", "Een gegevensschijf. Bestanden worden in stukken gelezen en verlaten dit apparaat niet.";
        What: "What it holds", "Wat erop staat";
        Files: "Files of your own", "Eigen bestanden";
        Sample: "A sample", "Een voorbeeld";
        NeedsFiles: "Choose files first.", "Kies eerst bestanden.";
        Create(disk: &'a str): "Create {disk}", "{disk} maken";
        Unreadable(count: u64, formatted: &'a str):
            { format!("{formatted} {} could not be read and {} left out.", crate::text::plural(*count, "file", "files"), crate::text::plural(*count, "is", "are")) },
            { format!("{formatted} {} niet te lezen en {} weggelaten.", crate::text::plural(*count, "bestand was", "bestanden waren"), crate::text::plural(*count, "is", "zijn")) };
    }
}
