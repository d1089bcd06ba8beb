//! The texts of what becomes of keys and key vaults in time: dates, rotation policies, deletion, recovery, purge, moves.

use crate::text::plural;

texts! {
    /// Dates and rotation of a key (rules N7, N8).
    KeyDates<'a> {
        NotBefore(at: &'a str): "from {at}", "vanaf {at}";
        Expires(at: &'a str): "until {at}", "tot {at}";
        Expired(at: &'a str): "expired {at}: unwraps, doesn’t wrap", "verlopen {at}: pakt uit, pakt niet in";
        NotYet(at: &'a str): "not valid until {at}: unwraps, doesn’t wrap", "pas geldig vanaf {at}: pakt uit, pakt niet in";
        Neither: "disabled: neither wraps nor unwraps", "uitgeschakeld: pakt niet in en niet uit";
        Edit: "Dates", "Datums";
        EditOf(key: &'a str, version: &'a str): "Dates of {key} version {version}", "Datums van {key} versie {version}";
        Lead: "Before the first date and from the last date on it unwraps what it wrapped, and wraps nothing new.", "Voor de begindatum en vanaf de einddatum pakt hij uit wat hij heeft ingepakt, en pakt hij niets nieuws in.";
        First: "Valid from", "Geldig vanaf";
        Last: "Expires", "Verloopt op";
        Optional: "May be left empty.", "Mag leeg blijven.";
        Unreadable: "This is no date and time.", "Dit is geen datum met tijd.";
        Save: "Save the dates", "Datums opslaan";

        Rotation: "Rotation policy", "Rotatiebeleid";
        RotationOf(key: &'a str): "Rotation policy of {key}", "Rotatiebeleid van {key}";
        RotationLead: "The key vault makes a new version by itself. A vault that follows the key then wraps its data keys anew.", "De key vault maakt vanzelf een nieuwe versie. Een kluis die de sleutel volgt, pakt zijn gegevenssleutels dan opnieuw in.";
        NoRotation: "no rotation policy", "geen rotatiebeleid";
        AfterCreation(days: u64): { format!("new version {days} {} after the last", plural(*days, "day", "days")) }, { format!("nieuwe versie {days} {} na de vorige", plural(*days, "dag", "dagen")) };
        BeforeExpiry(days: u64): { format!("new version {days} {} before the last expires", plural(*days, "day", "days")) }, { format!("nieuwe versie {days} {} voordat de vorige verloopt", plural(*days, "dag", "dagen")) };
        NextRotation(at: &'a str): "next on {at}", "volgende op {at}";
        When: "A new version comes", "Een nieuwe versie komt";
        AfterChoice: "so many days after the latest was created", "zoveel dagen nadat de laatste is gemaakt";
        BeforeChoice: "so many days before the latest expires", "zoveel dagen voordat de laatste verloopt";
        Days: "Days", "Dagen";
        DaysHint: "7 at least.", "Minstens 7.";
        Life: "A new version expires after (days)", "Een nieuwe versie verloopt na (dagen)";
        LifeHint: "28 at least; left empty, new versions don’t expire.", "Minstens 28; leeg betekent dat nieuwe versies niet verlopen.";
        NoNumber: "This is no whole number of days.", "Dit is geen heel aantal dagen.";
        SavePolicy: "Save the policy", "Beleid opslaan";
        RemovePolicy: "Remove the policy", "Beleid weghalen";
    }
}

texts! {
    /// Deleting key vaults, getting them back, and removing for good (rules K2, N5, N13).
    KeyVaultLife<'a> {
        Purge: "Purge", "Opschonen";
        PurgeOf(name: &'a str): "Purge {name}", "{name} opschonen";
        PurgeTitle(name: &'a str): "Remove {name} for good?", "{name} voorgoed verwijderen?";
        PurgeKeyMeans: "What it wraps can then never be read again. Nobody can undo it.", "Wat ermee is ingepakt, is dan nooit meer te lezen. Niemand kan dat terugdraaien.";
        PurgeKeyVaultMeans: "All its keys are then gone, and what they wrap can never be read again. Nobody can undo it.", "Alle sleutels zijn dan weg, en wat ermee is ingepakt is nooit meer te lezen. Niemand kan dat terugdraaien.";
        PurgeGo: "Remove for good", "Voorgoed verwijderen";

        Delete: "Delete this key vault", "Deze key vault verwijderen";
        DeleteTitle(name: &'a str): "Delete {name}?", "{name} verwijderen?";
        DeleteSoft(days: u64): "It can be recovered for {days} days, and its name stays taken. Until then nothing that its keys wrap can be read.", "Hij is {days} dagen terug te halen en zijn naam blijft bezet. Tot dat gebeurt is niets te lezen wat met zijn sleutels is ingepakt.";
        DeleteHard: "Soft delete is off: the key vault and all its keys are gone for good, and what they wrap can never be read again.", "Voorlopig verwijderen staat uit: de key vault en al zijn sleutels zijn voorgoed weg, en wat ermee is ingepakt is nooit meer te lezen.";
        DeleteRoles: "Its role assignments don’t come back with it.", "De roltoewijzingen komen niet mee terug.";
        DeleteWraps(count: u64, formatted: &'a str):
            { format!("Its keys wrap {formatted} {} now.", plural(*count, "data key", "data keys")) },
            { format!("Met zijn sleutels zijn nu {formatted} {} ingepakt.", plural(*count, "gegevenssleutel", "gegevenssleutels")) };
        DeleteGo: "Delete the key vault", "Key vault verwijderen";
        DeleteForGood: "Delete for good", "Voorgoed verwijderen";

        Deleted: "Deleted key vaults", "Verwijderde key vaults";
        DeletedWhy: "Each keeps its name taken until its time ends. Role assignments don’t come back with a recovered one.", "Elke houdt zijn naam bezet tot zijn tijd om is. Roltoewijzingen komen niet mee terug als je er een terughaalt.";
        DeletedFacts(at: &'a str, purge: &'a str): "deleted {at} · kept until {purge}", "verwijderd {at} · bewaard tot {purge}";
        Protected: "purge protection", "opschoningsbeveiliging";
        Keys(count: u64): { format!("{count} {}", plural(*count, "key", "keys")) }, { format!("{count} {}", plural(*count, "sleutel", "sleutels")) };
        Recover: "Recover", "Terughalen";
        RecoverOf(name: &'a str): "Recover {name}", "{name} terughalen";

        Model: "access", "toegang";
        ModelRoles: "roles (Azure RBAC)", "rollen (Azure RBAC)";
        ModelPolicies: "access policies", "toegangsbeleid";
        Tenant: "tenant", "tenant";
        MoveTenant: "Move to another tenant", "Naar een andere tenant";
        MoveTitle(name: &'a str): "Move {name} to another tenant?", "{name} naar een andere tenant verplaatsen?";
        MoveMeans: "Nobody of the tenant that it leaves has access any more: policies and roles are gone, and have to be set anew.", "Niemand uit de tenant die hij verlaat heeft nog toegang: beleid en rollen zijn weg en moeten opnieuw worden ingesteld.";
        MoveTo: "Tenant", "Tenant";
        MoveGo: "Move the key vault", "Key vault verplaatsen";

        Subscription: "Subscription", "Abonnement";
        SubscriptionOwn(id: &'a str): "of the lab · {id}", "van het lab · {id}";
        SubscriptionOther(id: &'a str): "another · {id}", "een ander · {id}";
        NewAccess: "Who may use its keys is said by", "Wie zijn sleutels mag gebruiken, staat in";
        NewRoles: "roles (Azure RBAC)", "rollen (Azure RBAC)";
        NewRolesWhat: "the default of new key vaults in Azure; a role needs some minutes to take effect", "de standaard voor nieuwe key vaults in Azure; een rol wordt na enkele minuten van kracht";
        NewPolicies: "access policies", "toegangsbeleid";
        NewPoliciesWhat: "in force as soon as they are saved", "van kracht zodra het is opgeslagen";
        Retention: "Deleted keys are kept for (days)", "Verwijderde sleutels blijven (dagen)";
        RetentionHint: "7 to 90; it can’t be changed later.", "7 tot 90; later niet te wijzigen.";
        SoftDeleteAlways: "Soft delete is always on.", "Voorlopig verwijderen staat altijd aan.";
    }
}
