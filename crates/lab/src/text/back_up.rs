//! The texts of the Back up page. Left out on purpose: what refusals say (`refusal`) and why jobs fail (`failure`).

use crate::text::plural;

texts! {
    /// What the page says.
    BackUp<'a> {
        Title: "Back up", "Back-up maken";
        Lead: "Files of your own, encrypted on this page with a key that only your key opens.", "Eigen bestanden, op deze pagina versleuteld met een sleutel die alleen met jouw sleutel opengaat.";

        Checklist: "Before you protect anything", "Voordat je iets beveiligt";
        ChecklistWhy(rule: &'a str): "A vault takes your own key only while it is new (rule {rule}), so these come first.", "Een kluis neemt je eigen sleutel alleen zolang hij nieuw is (regel {rule}), dus dit komt eerst.";
        Holds: "holds", "in orde";
        HoldsNot: "not yet", "nog niet";
        HoldsNoMore: "broken", "verbroken";
        ToStep(number: u8): "To step {number}", "Naar stap {number}";
        ToSetUp: "To Set-up", "Naar Instellen";
        ReadyWith(key: &'a str): "Every new recovery point gets a data key of its own, wrapped by {key}.", "Elk nieuw herstelpunt krijgt een eigen gegevenssleutel, ingepakt door {key}.";
        OnPlatform(vault: &'a str): "{vault} works with platform-managed keys: the platform holds the key that wraps each data key.", "{vault} werkt met door het platform beheerde sleutels: het platform heeft de sleutel die elke gegevenssleutel inpakt.";
        OnPlatformForGood(vault: &'a str, item: &'a str): "Your own key can’t come to {vault} any more: {item} was its first item. Create a new vault for that.", "Een eigen sleutel kan niet meer op {vault}: {item} was het eerste item. Maak daarvoor een nieuwe kluis.";

        PlatformCard: "Protected with platform keys", "Beveiligd met platformsleutels";
        PlatformTitle: "Or go on without your own key", "Of ga door zonder eigen sleutel";
        PlatformChoice: "Protect with platform-managed keys", "Beveiligen met door het platform beheerde sleutels";
        PlatformMeans(vault: &'a str): "Customer-managed keys are then gone for {vault}, for good: even an attempt that fails counts. The files are encrypted all the same, but the platform holds the key.", "Eigen sleutels zijn dan voorgoed weg voor {vault}: zelfs een mislukte poging telt. De bestanden worden net zo goed versleuteld, maar het platform heeft de sleutel.";

        ChooseTitle: "Choose files", "Kies bestanden";
        ChooseWhy: "They are read piece by piece and never leave this device.", "Ze worden in stukken gelezen en verlaten dit apparaat niet.";
        DropHere: "Drop files or folders here", "Sleep bestanden of mappen hierheen";
        DropNow: "Let go to add them", "Laat los om ze toe te voegen";
        ChooseFiles: "Choose files", "Kies bestanden";
        ChooseFolder: "Choose a folder", "Kies een map";
        Reading: "Reading the folders …", "Mappen worden gelezen …";
        Unreadable(count: u64, formatted: &'a str):
            { format!("{formatted} {} could not be read and {} left out.", plural(*count, "file", "files"), plural(*count, "is", "are")) },
            { format!("{formatted} {} niet te lezen en {} weggelaten.", plural(*count, "bestand was", "bestanden waren"), plural(*count, "is", "zijn")) };
        Chosen(count: u64, formatted: &'a str, bytes: &'a str):
            { format!("{formatted} {} · {bytes}", plural(*count, "file", "files")) },
            { format!("{formatted} {} · {bytes}", plural(*count, "bestand", "bestanden")) };
        TakeOut(path: &'a str): "Leave {path} out", "{path} weglaten";
        ShowMore(next: &'a str, rest: &'a str): "Show {next} more (of {rest})", "Nog {next} tonen (van {rest})";
        TakeAllOut: "Clear the list", "Lijst leegmaken";

        ItemName: "Item", "Item";
        ItemHint: "A new name makes a new item; the name of an existing one adds a recovery point to it.", "Een nieuwe naam maakt een nieuw item; de naam van een bestaand item voegt er een herstelpunt aan toe.";
        AddsTo(item: &'a str, number: &'a str): "Becomes recovery point {number} of {item}.", "Wordt herstelpunt {number} van {item}.";
        DefaultItem: "my files", "mijn bestanden";
        Start: "Back up now", "Nu back-up maken";
        NeedsFiles: "Choose files first.", "Kies eerst bestanden.";
        NeedsChoice: "Finish the set-up, or choose platform-managed keys.", "Rond het instellen af, of kies voor door het platform beheerde sleutels.";

        Sealing(item: &'a str): "Sealing {item}", "{item} wordt verzegeld";
        SealingWhy: "Each region is encrypted and written before the next is read. You may go to other pages meanwhile.", "Elke regio wordt versleuteld en weggeschreven voordat de volgende wordt gelezen. Je kunt intussen naar andere pagina’s.";
        Taken(item: &'a str): "{item} has a new recovery point", "{item} heeft een nieuw herstelpunt";
        TakenFacts(bytes: &'a str, count: u64, regions: &'a str, time: &'a str):
            { format!("{bytes} sealed in {regions} {}, in {time}.", plural(*count, "region", "regions")) },
            { format!("{bytes} verzegeld in {regions} {}, in {time}.", plural(*count, "regio", "regio’s")) };
        NotTaken(item: &'a str): "{item} has no new recovery point", "{item} heeft geen nieuw herstelpunt";
        SeeEnvelope: "Look inside the envelope", "In de envelop kijken";
        RestoreIt: "Restore", "Herstellen";

        Items: "Items of this vault", "Items van deze kluis";
        NoItems: "Nothing is backed up yet", "Er is nog geen back-up";
        NoItemsWhy: "Choose files above; their first recovery point appears here.", "Kies hierboven bestanden; hun eerste herstelpunt verschijnt hier.";
        Points(count: u64, formatted: &'a str):
            { format!("{formatted} {}", plural(*count, "recovery point", "recovery points")) },
            { format!("{formatted} {}", plural(*count, "herstelpunt", "herstelpunten")) };
        Again: "Back up again", "Opnieuw back-up maken";
        AgainFor(item: &'a str): "Back up again: {item}", "Opnieuw back-up maken: {item}";
        AgainWhy(item: &'a str): "Choose the files of {item} as they are now. The browser gives a page no lasting access to your files.", "Kies de bestanden van {item} zoals ze nu zijn. De browser geeft een pagina geen blijvende toegang tot je bestanden.";
        EnvelopeOf(item: &'a str, at: &'a str): "Look inside the envelope: {item}, {at}", "In de envelop kijken: {item}, {at}";
        RestoreOf(item: &'a str, at: &'a str): "Restore: {item}, {at}", "Herstellen: {item}, {at}";
        Older(formatted: &'a str): "{formatted} older", "{formatted} oudere";
        PlatformKey: "platform key", "platformsleutel";
    }
}
