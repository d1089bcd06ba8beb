//! The texts of step 1.

texts! {
    /// Step 1: the managed identity (rules I1, I2).
    IdentityStep<'a> {
        Title: "Give the vault an identity", "Geef de kluis een identiteit";
        Lead(vault: &'a str):
            "With a managed identity {vault} can show who it is when it asks a key vault for something. There is no password to keep.",
            "Met een beheerde identiteit laat {vault} zien wie hij is als hij een key vault iets vraagt. Er is geen wachtwoord om te bewaren.";
        On(principal: &'a str): "on · object id {principal}", "aan · object-id {principal}";
        Off: "off", "uit";
        SwitchedOff: "switched off", "uitgezet";
        SwitchOn: "Switch on", "Aanzetten";
        SwitchOnAgain: "Switch on again", "Weer aanzetten";
        OnAgainLead:
            "It comes back with a new object id, so the key vault doesn’t know it yet: step 2 is to be done again.",
            "Hij komt terug met een nieuwe object-id. De key vault kent die nog niet: stap 2 moet opnieuw.";
        Outcome: "identity", "identiteit";
        OffLine(vault: &'a str): "The identity of {vault} is off.", "De identiteit van {vault} staat uit.";
        SwitchOff: "Switch off…", "Uitzetten…";
        SwitchOffTitle(vault: &'a str): "Switch the identity of {vault} off?", "De identiteit van {vault} uitzetten?";
        SwitchOffWarning:
            "Azure’s documentation says: never, not even for a while. The vault can then no longer ask for its key, backups and restores fail, and settings may contradict each other.",
            "De documentatie van Azure zegt: nooit, ook niet even. De kluis kan dan niet meer bij zijn sleutel, back-ups en herstel mislukken, en instellingen kunnen elkaar tegenspreken.";
        SwitchOffAfter:
            "To undo it, switch the identity on again and give the new object id its permissions. Nothing that is backed up is lost.",
            "Terugdraaien kan door de identiteit weer aan te zetten en de nieuwe object-id machtigingen te geven. Er gaat geen back-up verloren.";
        SwitchOffAnyway: "Switch off anyway", "Toch uitzetten";
        Why:
            "A key vault answers nobody that it doesn’t know. The object id is what you will give permissions to.",
            "Een key vault geeft geen antwoord aan wie hij niet kent. Aan deze object-id geef je straks machtigingen.";
        InAzure:
            "Recovery Services vault › Identity › Status On › Save.",
            "Recovery Services-kluis › Identiteit › Status Aan › Opslaan.";
    }
}
