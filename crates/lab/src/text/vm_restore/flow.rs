//! The flow that leads to a restore: what is restored, how, and what will protect it.

use crate::text::plural;

texts! {
    /// What the choices say.
    Flow<'a> {
        Chooser: "What to restore", "Wat je herstelt";
        OfFiles: "Files", "Bestanden";
        OfMachines: "Virtual machines and databases", "Virtuele machines en databases";

        Item: "Machine or database", "Machine of database";
        ItemOf(item: &'a str, workload: &'a str): "{item} · {workload}", "{item} · {workload}";
        Point: "Recovery point", "Herstelpunt";
        PointFacts(at: &'a str, count: u64, tiers: &'a str):
            { format!("{at} · {count} {} · {tiers}", plural(*count, "disk", "disks")) },
            { format!("{at} · {count} {} · {tiers}", plural(*count, "schijf", "schijven")) };
        DatabasePoint(at: &'a str, bytes: &'a str): "{at} · {bytes}", "{at} · {bytes}";
        NoPoints: "None of the machines here has a recovery point yet", "Geen van de machines hier heeft al een herstelpunt";
        NoPointsWhy: "Back up the machine first; its recovery points appear here.", "Maak eerst een back-up van de machine; de herstelpunten verschijnen hier.";
        ToBackUp: "To Back up", "Naar Back-up maken";

        Tier: "Restored from", "Hersteld uit";
        SnapshotUntil(at: &'a str): "kept until {at}", "bewaard tot {at}";
        Way: "Restored as", "Hersteld als";
        VmName: "Name of the new machine", "Naam van de nieuwe machine";
        VmNameHint: "Its disks are named after it.", "De schijven worden ernaar vernoemd.";

        Encrypt: "Encrypt disk(s) using your key", "Schijven versleutelen met je eigen sleutel";
        EncryptNo: "No", "Nee";
        EncryptYes: "Yes", "Ja";
        EncryptNoVault: "the disks keep the set that they had, or get the platform’s key", "de schijven houden de set die ze hadden, of krijgen de platformsleutel";
        EncryptNoSnapshot: "the disks keep the key of their snapshots", "de schijven houden de sleutel van hun momentopname";
        EncryptYesWhy: "with the key of a disk encryption set", "met de sleutel van een schijfversleutelingsset";
        Set: "Disk encryption set", "Schijfversleutelingsset";
        SetFacts(key: &'a str, region: &'a str): "{key} · {region}", "{key} · {region}";
        NoSets: "There is no disk encryption set yet.", "Er is nog geen schijfversleutelingsset.";
        ToSets: "To Disks & VMs", "Naar Schijven & VM’s";
        RegionHint: "The machine’s own region, unless you choose another.", "De regio van de machine zelf, tenzij je een andere kiest.";
        RegionOwn(region: &'a str): "{region} (where the machine is)", "{region} (waar de machine staat)";

        Disk: "Disk", "Schijf";
        Locked(disk: &'a str): "{disk} · encrypted by its guest", "{disk} · door de gast versleuteld";

        Start: "Restore now", "Nu herstellen";
        StartReplace: "Replace the disks now", "Schijven nu vervangen";
        StartDatabase: "Restore the database", "Database herstellen";
    }
}

texts! {
    /// What is said before it starts, of what protects the result.
    Protects<'a> {
        Title: "What will protect the result", "Wat het resultaat beschermt";
        ReadWith: "Read with", "Gelezen met";
        ProtectedBy: "Protected by", "Beschermd door";
        OfSet(des: &'a str): "by {des}", "via {des}";
        Nothing: "no key of the lab", "geen sleutel van het lab";
        OnDevice: "It leaves the lab as plain files; your device is its place from then on.", "Het verlaat het lab als gewone bestanden; vanaf dan is jouw apparaat de plek.";
        KeyOfPlace: "What is restored gets the key of the place that it goes to.", "Wat hersteld wordt, krijgt de sleutel van de plek waar het heen gaat.";
        KeyOfDisks: "What is on the machine’s disks is replaced; each disk keeps the key that it has.", "Wat er op de schijven van de machine staat, wordt vervangen; elke schijf houdt de sleutel die hij heeft.";
        Why: "Why", "Waarom";
        Asking: "Asking the lab …", "Het lab wordt gevraagd …";
        Refused: "This can’t be restored like this.", "Zo is dit niet te herstellen.";
        TwoKeys: "The vault’s key and the disks’ key have nothing to do with each other.", "De sleutel van de kluis en die van de schijven staan los van elkaar.";
        Guest: "Inside, the guest’s own layer stays", "Daarbinnen blijft de laag van de gast zelf";
        GuestWhy(secret: &'a str): "AES-256-XTS of Azure Disk Encryption, with its BEK in the secret {secret}. The vault keeps a copy of that BEK with the recovery point.", "AES-256-XTS van Azure Disk Encryption, met de BEK in het geheim {secret}. De kluis bewaart bij het herstelpunt een kopie van die BEK.";
        GuestKek(kek: &'a str): "The BEK is wrapped with {kek}.", "De BEK is ingepakt met {kek}.";
        GuestNoKek: "No key wraps the BEK.", "De BEK is met geen sleutel ingepakt.";
    }
}

texts! {
    /// Where a database goes (rule R7).
    Database<'a> {
        Target: "Where to", "Waarheen";
        Original(vm: &'a str): "Back into {vm}", "Terug in {vm}";
        OriginalWhy: "what is in the database now is replaced", "wat er nu in de database staat, wordt vervangen";
        Other(vm: &'a str): "Into {vm}", "In {vm}";
        OtherWhy: "another machine with a database of this kind", "een andere machine met zo’n database";
        NoOther: "No other machine here has a database of this kind.", "Geen andere machine hier heeft zo’n database.";
        Storage(storage: &'a str): "Storage account {storage}", "Opslagaccount {storage}";
        StorageWhy: "as files", "als bestanden";
        Device: "This device", "Dit apparaat";
        DeviceWhy: "plain files, outside the lab", "gewone bestanden, buiten het lab";
    }
}
