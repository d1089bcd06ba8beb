//! The texts of step 4.

texts! {
    /// Step 4: the key (rules A1–A6, V2, V5).
    KeyStep<'a> {
        Title: "Assign your key to the vault", "Wijs jouw sleutel toe aan de kluis";
        TitleDone(vault: &'a str): "{vault} is encrypted with your key", "{vault} is versleuteld met jouw sleutel";
        Lead(vault: &'a str):
            "From then on every data key of {vault} is wrapped by your key, and opens with nothing else.",
            "Vanaf dan wordt elke gegevenssleutel van {vault} ingepakt door jouw sleutel, en gaat met niets anders open.";
        LeadDone:
            "Every new data key is wrapped by it. You may change the key at any time; going back to platform keys is not possible.",
            "Elke nieuwe gegevenssleutel wordt ermee ingepakt. Je mag de sleutel altijd wisselen; terug naar platformsleutels kan niet.";
        NoKeyYet: "no key assigned", "geen sleutel toegewezen";
        Assigned(key: &'a str): "{key} is assigned", "{key} is toegewezen";
        AssigningNow: "The key is being assigned.", "De sleutel wordt toegewezen.";
        Proving:
            "The key vault wraps and unwraps random bytes with it, to prove that it works.",
            "De key vault pakt er willekeurige bytes mee in en uit, als bewijs dat hij werkt.";
        UpdateFailed:
            "The last assignment failed; the job under Activity says why. The setting is what it was.",
            "De laatste toewijzing is mislukt; de taak bij Activiteit zegt waarom. De instelling is gebleven zoals die was.";
        SeeJob: "Follow it under Activity", "Volg het onder Activiteit";
        Outcome: "encryption settings", "versleutelingsinstellingen";
        Rotates(key: &'a str):
            "Rotates by itself: when a new version of {key} is enabled, data keys are wrapped anew with it.",
            "Roteert vanzelf: als een nieuwe versie van {key} wordt ingeschakeld, worden gegevenssleutels daarmee opnieuw ingepakt.";
        Stays:
            "Doesn’t rotate by itself: this version stays until you assign another one.",
            "Roteert niet vanzelf: deze versie blijft tot je een andere toewijst.";
        Change: "Change the key", "De sleutel wisselen";
        ChangeLead:
            "The same steps hold for the new key: same region, protected key vault, four permissions. Bodies stay as they are; only data keys are wrapped anew.",
            "Voor de nieuwe sleutel geldt hetzelfde: zelfde regio, beschermde key vault, vier machtigingen. De gegevens zelf blijven zoals ze zijn; alleen gegevenssleutels worden opnieuw ingepakt.";
        UsePlatform: "Use platform keys", "Platformsleutels gebruiken";
        Why:
            "Two keys: a fresh AES-256 key for each backup, and your RSA key around it. Changing yours never touches the data.",
            "Twee sleutels: voor elke back-up een verse AES-256-sleutel, en daaromheen jouw RSA-sleutel. De jouwe wisselen raakt de gegevens nooit.";
        InAzure:
            "Recovery Services vault › Properties › Encryption Settings › Update › Use your own key › Save.",
            "Recovery Services-kluis › Eigenschappen › Versleutelingsinstellingen › Bijwerken › Uw eigen sleutel gebruiken › Opslaan.";
    }
}

texts! {
    /// The form that assigns a key.
    Assigning<'a> {
        How: "How do you give the key?", "Hoe geef je de sleutel op?";
        ByPicker: "Pick it from the key vault", "Kies hem uit de key vault";
        ByPickerMeans: "Rotates by itself when a new version is enabled.", "Roteert vanzelf als een nieuwe versie wordt ingeschakeld.";
        ByUri: "Enter its key URI", "Vul de sleutel-URI in";
        ByUriMeans: "Doesn’t rotate by itself; you enter each new version.", "Roteert niet vanzelf; je vult elke nieuwe versie zelf in.";
        Key: "Key", "Sleutel";
        KeyOption(key: &'a str, bits: u16): "{key} · RSA {bits}", "{key} · RSA {bits}";
        KeyOptionDisabled(key: &'a str, bits: u16): "{key} · RSA {bits} · disabled", "{key} · RSA {bits} · uitgeschakeld";
        KeyOptionMaking(key: &'a str, bits: u16): "{key} · RSA {bits} · being generated", "{key} · RSA {bits} · wordt gegenereerd";
        KeyOptionFailed(key: &'a str): "{key} · not generated", "{key} · niet gegenereerd";
        Uri: "Key URI", "Sleutel-URI";
        UriHint(example: &'a str): "Such as {example}", "Zoals {example}";
        Subscription: "Subscription of the key vault", "Abonnement van de key vault";
        SubscriptionHint(key_vault: &'a str): "The one that {key_vault} is in.", "Dat waar {key_vault} in staat.";
        Identifiers(key_vault: &'a str): "Key identifiers in {key_vault}", "Sleutel-id’s in {key_vault}";
        Identifier: "key identifier", "sleutel-id";
        FillIn(key: &'a str): "Fill in {key}", "{key} invullen";
        FillInWord: "Fill in", "Invullen";
        FinalTitle: "Can’t be undone.", "Niet terug te draaien.";
        Final(vault: &'a str):
            "{vault} will never go back to platform keys. Without your key nothing in it can be read.",
            "{vault} gaat nooit meer terug naar platformsleutels. Zonder jouw sleutel is er niets in te lezen.";
        Infrastructure: "Infrastructure encryption: encrypt a second time, with a platform key", "Infrastructuurversleuteling: nog eens versleutelen, met een platformsleutel";
        InfrastructureMeans:
            "Chosen with the first key; it can’t be added or taken away later.",
            "Kies je bij de eerste sleutel; later toevoegen of weghalen kan niet.";
        Assign(key: &'a str): "Assign {key}", "{key} toewijzen";
        AssignUri: "Assign this key", "Deze sleutel toewijzen";
    }
}

texts! {
    /// The form that generates a key.
    NewKey<'a> {
        None(key_vault: &'a str): "There is no key in {key_vault} yet.", "Er is nog geen sleutel in {key_vault}.";
        NoneLead:
            "Generate one: it is made in this browser, and its private half can’t leave it.",
            "Genereer er een: hij wordt in deze browser gemaakt, en zijn privédeel kan er niet uit.";
        Another: "Generate another key", "Nog een sleutel genereren";
        Name: "Name of the key", "Naam van de sleutel";
        Size: "Size", "Grootte";
        SizeTaken(bits: u16): "RSA {bits}, as the vault asks", "RSA {bits}, zoals de kluis vraagt";
        SizeOther(bits: u16): "RSA {bits}, which the vault refuses", "RSA {bits}, die de kluis weigert";
        Certificate: "As part of a certificate", "Als deel van een certificaat";
        Generate: "Generate key", "Sleutel genereren";
        Making(key: &'a str): "{key} is being generated…", "{key} wordt gegenereerd…";
        MakingMeans:
            "An RSA key is two large primes, found by trying; that can take a few seconds.",
            "Een RSA-sleutel is twee grote priemgetallen, gevonden door te proberen; dat kan een paar seconden duren.";
    }
}
