//! The texts of the Restore page. Left out on purpose: what refusals say (`refusal`) and why jobs fail (`failure`).

use crate::text::plural;

texts! {
    /// What the page says.
    Restore<'a> {
        Title: "Restore", "Herstellen";
        Lead: "Choose a recovery point; every byte is checked before it leaves the lab.", "Kies een herstelpunt; elke byte wordt gecontroleerd voordat die het lab verlaat.";

        NothingYet: "There is nothing to restore yet", "Er is nog niets om te herstellen";
        NothingYetWhy: "Back up some files first; their recovery points appear here.", "Maak eerst een back-up van wat bestanden; hun herstelpunten verschijnen hier.";
        ToBackUp: "To Back up", "Naar Back-up maken";

        What: "What", "Wat";
        Item: "Item", "Item";
        Point: "Recovery point", "Herstelpunt";
        PointFacts(at: &'a str, count: u64, files: &'a str, bytes: &'a str):
            { format!("{at} · {files} {} · {bytes}", plural(*count, "file", "files")) },
            { format!("{at} · {files} {} · {bytes}", plural(*count, "bestand", "bestanden")) };
        AllFiles: "All files, as one tar", "Alle bestanden, als één tar";
        OneFile: "One file", "Eén bestand";
        File: "File", "Bestand";

        Where: "Where to", "Waarheen";
        ThisDevice: "This device", "Dit apparaat";
        ThisDeviceWhy: "a plain file, outside the lab", "een gewoon bestand, buiten het lab";
        NewStorage: "New storage account", "Nieuw opslagaccount";
        PlatformKey: "platform key", "platformsleutel";
        Blocked: "can’t be used now", "nu niet te gebruiken";

        WhichKey: "Which key will protect it", "Welke sleutel het beschermt";
        NoKey: "None of the lab. It leaves the lab as a plain file, and your device is its place from then on.", "Geen van het lab. Het verlaat het lab als gewoon bestand, en vanaf dan is jouw apparaat de plek.";
        KeyOfPlace(storage: &'a str, key: &'a str): "{key}, the key of {storage}. A restored file is encrypted with the key of the place it is restored to, not with the one it was backed up with.", "{key}, de sleutel van {storage}. Een hersteld bestand wordt versleuteld met de sleutel van de plek waar het terechtkomt, niet met die van de back-up.";
        KeyOfPlacePlatform(storage: &'a str): "The platform key of {storage}. A restored file is encrypted with the key of the place it is restored to, not with the one it was backed up with.", "De platformsleutel van {storage}. Een hersteld bestand wordt versleuteld met de sleutel van de plek waar het terechtkomt, niet met die van de back-up.";
        OpensWith(vault: &'a str, key: &'a str): "To read it, {vault} asks for one unwrap with {key}.", "Om het te lezen vraagt {vault} om één keer uitpakken met {key}.";
        OpensWithPlatform(vault: &'a str): "To read it, the platform unwraps its data key for {vault}.", "Om het te lezen pakt het platform de gegevenssleutel uit voor {vault}.";

        Start: "Restore now", "Nu herstellen";
        Opening(subject: &'a str): "Opening {subject}", "{subject} wordt geopend";
        OpeningWhy: "Each region is decrypted and checked before it is given out; if one bit is wrong, there is no file.", "Elke regio wordt ontsleuteld en gecontroleerd voor ze naar buiten gaat; klopt één bit niet, dan komt er geen bestand.";
        Ready(name: &'a str): "{name} is restored", "{name} is hersteld";
        ReadyFacts(bytes: &'a str, time: &'a str): "{bytes}, every byte checked, in {time}.", "{bytes}, elke byte gecontroleerd, in {time}.";
        SaveFile(name: &'a str): "Save {name}", "{name} opslaan";
        SavedAlready: "Your browser saves it now. If it asked and you said no, save it from here.", "Je browser slaat het nu op. Heb je nee gezegd, dan kan het hier alsnog.";
        SavedMeanwhile: "Your browser saved it while it was opened; it is among your downloads.", "Je browser heeft het tijdens het openen opgeslagen; het staat bij je downloads.";
        InStorage(storage: &'a str): "It is in {storage}, encrypted again.", "Het staat in {storage}, opnieuw versleuteld.";
        NotRestored(subject: &'a str): "{subject} was not restored", "{subject} is niet hersteld";

        Storages: "Storage accounts", "Opslagaccounts";
        StoragesWhy: "Places to restore to. Each encrypts what it holds with a key of its own.", "Plekken om naartoe te herstellen. Elk versleutelt wat erin staat met een eigen sleutel.";
        NoCopies: "Nothing is restored here yet.", "Hier is nog niets hersteld.";
        CopiesIn(storage: &'a str): "Restored copies in {storage}", "Herstelde kopieën in {storage}";
        CopyFacts(item: &'a str, at: &'a str, bytes: &'a str): "from {item} · {at} · {bytes}", "uit {item} · {at} · {bytes}";
        Download: "Download", "Downloaden";
        DownloadOf(name: &'a str, storage: &'a str): "Download {name} from {storage}", "{name} downloaden uit {storage}";

        StorageTitle: "New storage account", "Nieuw opslagaccount";
        StorageNameHint: "3–24 lower-case letters and digits", "3–24 kleine letters en cijfers";
        StorageKey: "Encrypted with", "Versleuteld met";
        StoragePlatform: "A platform-managed key", "Een door het platform beheerde sleutel";
        StorageOwn: "A key of mine", "Een eigen sleutel";
        StorageKeyPick: "Key", "Sleutel";
        StorageNoKeys: "There is no key yet; generate one in Key Vault.", "Er is nog geen sleutel; genereer er een in Key Vault.";
        StorageCreate: "Create", "Maken";
    }
}
