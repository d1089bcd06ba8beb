//! The texts of the frame around the pages: header, navigation, what the lab runs on, starting over.

use crate::text::plural;

texts! {
    /// What the frame says.
    Shell<'a> {
        Tagline: "customer-managed keys, for real, on this page", "eigen sleutels, echt, op deze pagina";
        SkipToContent: "Skip to content", "Naar de inhoud";
        Pages: "Pages", "Pagina’s";
        Menu: "Menu", "Menu";
        Language: "Language", "Taal";
        RulesOf(year: &'a str): "Rules of {year}", "Regels van {year}";
        ThemeSystem: "as this device", "zoals dit apparaat";
        ThemeLight: "light", "licht";
        ThemeDark: "dark", "donker";
        ThemeNow(name: &'a str): "Theme: {name}", "Thema: {name}";
        NavSetup: "Set-up", "Instellen";
        NavBackUp: "Back up", "Back-up maken";
        NavRestore: "Restore", "Herstellen";
        NavDisks: "Disks & VMs", "Schijven & VM’s";
        NavEnvelope: "Envelope", "Envelop";
        NavKeyVault: "Key Vault", "Key Vault";
        NavActivity: "Activity", "Activiteit";
        NavRules: "Rules", "Regels";
        NavReal: "What is real", "Wat is echt";
        NavMeasure: "Measure", "Meten";
        LookInside: "Look inside", "Kijk erin";
        Learn: "Learn", "Uitleg";
        Steps(done: usize): "{done} / 4", "{done} / 4";
        StepsSaid(done: usize): "{done} of 4 steps done", "{done} van 4 stappen klaar";
        Items(count: u64):
            { format!("{count} {}", plural(*count, "item", "items")) },
            { format!("{count} {}", plural(*count, "item", "items")) };
        Blocked: "blocked", "geblokkeerd";
        Machines(count: u64):
            { format!("{count} {}", plural(*count, "VM", "VMs")) },
            { format!("{count} {}", plural(*count, "VM", "VM’s")) };
        Keys(count: u64):
            { format!("{count} {}", plural(*count, "key", "keys")) },
            { format!("{count} {}", plural(*count, "sleutel", "sleutels")) };
        Broken(count: u64): "{count} broken", "{count} verbroken";
        Running(count: u64): "{count} running", "{count} bezig";
        Opening: "Opening the lab…", "Het lab wordt geopend…";
        Kept: "Kept in this browser", "Bewaard in deze browser";
        InMemory: "In memory, until this page closes", "In het geheugen, tot deze pagina sluit";
        InMemoryInsecure:
            "In memory: this page is not a secure context (HTTPS or localhost), so the browser keeps nothing",
            "In het geheugen: deze pagina is geen beveiligde context (HTTPS of localhost), dus de browser bewaart niets";
        InMemoryNoStorage:
            "In memory: this browser gives no storage here (a private window, perhaps)",
            "In het geheugen: deze browser geeft hier geen opslag (een privévenster, misschien)";
        KeysNonExtractable: "keys can’t be exported", "sleutels zijn niet te exporteren";
        KeysInMemory: "keys in the worker’s memory only", "sleutels alleen in het geheugen van de worker";
        ReadOnlyTitle: "Read only.", "Alleen lezen.";
        StartOver: "Start over", "Opnieuw beginnen";
        StartOverTitle: "Delete this lab and start over?", "Dit lab verwijderen en opnieuw beginnen?";
        StartOverLead:
            "This deletes, for good, from this browser:",
            "Dit verwijdert definitief uit deze browser:";
        StartOverVaults(names: &'a str, points: u64):
            { format!("{names}, with {points} {}", plural(*points, "recovery point", "recovery points")) },
            { format!("{names}, met {points} {}", plural(*points, "herstelpunt", "herstelpunten")) };
        StartOverKeyVaults(names: &'a str, keys: u64):
            { format!("{names}, with {keys} {} and their private halves", plural(*keys, "key version", "key versions")) },
            { format!("{names}, met {keys} {} en hun privédelen", plural(*keys, "sleutelversie", "sleutelversies")) };
        StartOverStorages(names: &'a str, copies: u64):
            { format!("{names}, with {copies} restored {}", plural(*copies, "copy", "copies")) },
            { format!("{names}, met {copies} {}", plural(*copies, "herstelde kopie", "herstelde kopieën")) };
        StartOverJournal: "the activity log and every job", "het activiteitenlogboek en elke taak";
        StartOverNothingElse:
            "Files that you saved from the lab stay where you saved them.",
            "Bestanden die je uit het lab hebt opgeslagen, blijven waar ze staan.";
        StartOverConfirm: "Delete everything", "Alles verwijderen";
        JournalUnreadableTitle: "The kept lab can’t be read", "Het bewaarde lab is niet te lezen";
        JournalUnreadable:
            "Its journal is damaged, or was written by a newer version. Nothing was deleted. Starting over deletes it and opens a new lab.",
            "Het journaal is beschadigd of door een nieuwere versie geschreven. Er is niets verwijderd. Opnieuw beginnen verwijdert het en opent een nieuw lab.";
        WorkerNotLoadedTitle: "The lab did not load", "Het lab is niet geladen";
        WorkerNotLoaded:
            "Check your connection and reload the page.",
            "Controleer je verbinding en laad de pagina opnieuw.";
        WorkerStoppedTitle: "The lab has stopped", "Het lab is gestopt";
        WorkerStopped:
            "The worker that does the work has ended. Reload the page to go on: what this browser keeps of the lab is still there; a lab in memory begins anew.",
            "De worker die het werk doet, is gestopt. Laad de pagina opnieuw om verder te gaan: wat deze browser van het lab bewaart, is er nog; een lab in het geheugen begint opnieuw.";
        StorageUnavailableTitle: "The browser’s storage can’t be read now", "De opslag van de browser is nu niet te lezen";
        StorageUnavailable:
            "It is full, another page holds it, or the browser refuses. Nothing was deleted. Free some space or close other tabs with Kluis, then reload the page.",
            "De opslag is vol, een andere pagina houdt hem bezet, of de browser weigert. Er is niets verwijderd. Maak ruimte vrij of sluit andere tabbladen met Kluis, en laad de pagina opnieuw.";
        StartOverUnreadable:
            "all vaults and key vaults of the kept lab, with their backups and keys; without its journal they can’t be listed",
            "alle kluizen en key vaults van het bewaarde lab, met hun back-ups en sleutels; zonder het journaal zijn ze niet op te sommen";
        Reload: "Reload", "Opnieuw laden";
        Loading: "Loading…", "Wordt geladen…";
        NotLoaded:
            "This part of Kluis did not load. Check your connection and try again.",
            "Dit deel van Kluis is niet geladen. Controleer je verbinding en probeer het opnieuw.";
        TryAgain: "Try again", "Opnieuw proberen";
        EmbedBack(page: &'a str): "Back to {page}", "Terug naar {page}";
        DocumentTitle(page: &'a str): "{page} · Kluis", "{page} · Kluis";
    }
}
