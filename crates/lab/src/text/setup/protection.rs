//! The texts of step 3.

texts! {
    /// Step 3: soft delete and purge protection (rule K1).
    ProtectionStep<'a> {
        Title: "Make sure the key can’t get lost", "Zorg dat de sleutel niet kwijtraakt";
        Lead(key_vault: &'a str):
            "Who deletes the key deletes every backup under it. So {key_vault} has to keep what is deleted, whoever deletes it.",
            "Wie de sleutel verwijdert, verwijdert elke back-up die eronder valt. Daarom moet {key_vault} bewaren wat verwijderd wordt, wie het ook doet.";
        BothOn: "both on", "beide aan";
        BothOff: "both off", "beide uit";
        OnlySoftDelete: "purge protection is off", "opschoningsbeveiliging staat uit";
        BothOffLine(key_vault: &'a str):
            "Soft delete and purge protection are off on {key_vault}.",
            "Voorlopig verwijderen en opschoningsbeveiliging staan uit op {key_vault}.";
        PurgeOffLine(key_vault: &'a str):
            "Purge protection is off on {key_vault}.",
            "Opschoningsbeveiliging staat uit op {key_vault}.";
        SoftDelete: "Soft delete", "Voorlopig verwijderen";
        SoftDeleteMeans(days: &'a str):
            "A deleted key stays recoverable for {days} days.",
            "Een verwijderde sleutel is nog {days} dagen terug te halen.";
        PurgeProtection: "Purge protection", "Opschoningsbeveiliging";
        PurgeProtectionMeans(days: &'a str):
            "Nobody can remove a deleted key before those {days} days end.",
            "Niemand kan een verwijderde sleutel weghalen voordat die {days} dagen om zijn.";
        PurgeFinal:
            "Final: once on, it can’t be turned off again, in Azure as here.",
            "Definitief: eenmaal aan gaat het niet meer uit, in Azure net als hier.";
        TurnOn: "Turn on", "Aanzetten";
        TurnOnNamed(what: &'a str): "Turn on: {what}", "Aanzetten: {what}";
        TryOff: "Turn off", "Uitzetten";
        TryOffNamed(what: &'a str): "Turn off: {what}", "Uitzetten: {what}";
        Why:
            "Without the key nothing under it can be read, by anybody. These two give you time to notice a mistake, or an attack.",
            "Zonder de sleutel is niets wat eronder valt te lezen, door niemand. Deze twee geven je tijd om een vergissing of aanval te merken.";
        InAzure:
            "Key Vault › Properties. Also possible while creating the key vault; soft delete is always on today.",
            "Key Vault › Eigenschappen. Kan ook bij het maken van de key vault; voorlopig verwijderen staat tegenwoordig altijd aan.";
    }
}
