//! The texts of the page What is real.

texts! {
    /// What it says.
    Real {
        Title: "What is real, what is modelled", "Wat is echt, wat is nagebootst";
        Lead:
            "Kluis does the real work of encryption, and models the cloud around it. Here is where the line runs, and what that means for how far you can trust it.",
            "Kluis doet het echte versleutelwerk en bootst de cloud eromheen na. Hier zie je waar de grens loopt, en wat dat betekent voor hoe ver je het kunt vertrouwen.";
        RealTitle: "Real", "Echt";
        Cryptography: "Cryptography", "Cryptografie";
        CryptographyIs:
            "AES-256-GCM over your bytes, a fresh data key for each backup, RSA-OAEP-256 around that key. The format is that of Azure Storage client-side encryption 2.0, so Microsoft’s own SDK reads it.",
            "AES-256-GCM over jouw bytes, voor elke back-up een verse gegevenssleutel, en daaromheen RSA-OAEP-256. Het formaat is dat van Azure Storage client-side encryption 2.0; de SDK van Microsoft zelf kan het lezen.";
        Keys: "Keys", "Sleutels";
        KeysAre:
            "RSA keys are generated in this browser. Where the browser has WebCrypto, the private half is kept so that no script can read it out, ours included.",
            "RSA-sleutels worden in deze browser gegenereerd. Heeft de browser WebCrypto, dan wordt het privédeel zo bewaard dat geen script het kan uitlezen, ook het onze niet.";
        Storage: "Storage", "Opslag";
        StorageIs:
            "Backups are files in this browser’s own storage. They survive a reload, and nothing is sent anywhere.",
            "Back-ups zijn bestanden in de eigen opslag van deze browser. Ze overleven het herladen van de pagina, en er wordt niets verstuurd.";
        Rules: "Rules", "Regels";
        RulesAre:
            "Every rule that the documentation states is enforced, with its number and a link. What is refused changes nothing.",
            "Elke regel uit de documentatie wordt gehandhaafd, met nummer en link. Wat geweigerd wordt, verandert niets.";
        ModelledTitle: "Modelled", "Nagebootst";
        ControlPlane: "Azure’s control plane", "Het beheervlak van Azure";
        ControlPlaneIs:
            "Vaults, identities and policies exist in this page only. There is no Azure subscription behind them, and the object ids are nobody’s.",
            "Kluizen, identiteiten en beleid bestaan alleen in deze pagina. Er zit geen Azure-abonnement achter, en de object-id’s zijn van niemand.";
        Network: "Network", "Netwerk";
        NetworkIs:
            "The vault asks the key vault within one browser. Delays, outages and firewalls of a real network don’t occur.",
            "De kluis vraagt de key vault binnen één browser. Vertraging, storing en firewalls van een echt netwerk komen niet voor.";
        Hardware: "Hardware modules", "Hardwaremodules";
        HardwareIs:
            "A real key vault can keep a key in a hardware security module. Here it is kept by the browser, on this device.",
            "Een echte key vault kan een sleutel in een hardware security module bewaren. Hier doet de browser het, op dit apparaat.";
        PlatformKeys: "Platform keys", "Platformsleutels";
        PlatformKeysAre:
            "They are real RSA keys too, but where Microsoft would hold them, this browser does.",
            "Dat zijn ook echte RSA-sleutels, maar waar Microsoft ze zou bewaren, doet deze browser dat.";
        TrustTitle: "What that means for trust", "Wat dat betekent voor vertrouwen";
        Proves: "What Kluis can show", "Wat Kluis kan laten zien";
        ProvesOne:
            "That a backup can’t be read without your key: disable it, and restoring fails for want of a key.",
            "Dat een back-up zonder jouw sleutel niet te lezen is: schakel hem uit, en herstellen mislukt bij gebrek aan een sleutel.";
        ProvesTwo:
            "That a changed key rewrites only wrapped data keys, and not one byte of data.",
            "Dat een gewisselde sleutel alleen ingepakte gegevenssleutels herschrijft, en geen byte van de gegevens.";
        ProvesThree:
            "That a single changed bit in what is stored is noticed before anything of it reaches you.",
            "Dat één veranderde bit in de opslag wordt opgemerkt voordat je er iets van krijgt.";
        CannotProve: "What it can’t", "Wat het niet kan";
        CannotOne:
            "How Azure behaves in detail today: it follows the documentation, not Azure’s code.",
            "Hoe Azure zich vandaag tot in detail gedraagt: het volgt de documentatie, niet de code van Azure.";
        CannotTwo:
            "That nobody else uses your keys: whoever uses this browser profile can use them, though not copy them out.",
            "Dat niemand anders jouw sleutels gebruikt: wie dit browserprofiel gebruikt, kan ze gebruiken, maar niet eruit kopiëren.";
        CannotThree:
            "That the page itself is honest: you trust whoever serves it, as with any page.",
            "Dat de pagina zelf eerlijk is: je vertrouwt wie hem aanbiedt, zoals bij elke pagina.";
        NotABackupTitle: "Not a backup service.", "Geen back-updienst.";
        NotABackup:
            "The browser may clear its storage, and then the backups and keys are gone. Keep your originals elsewhere.",
            "De browser kan zijn opslag wissen, en dan zijn back-ups en sleutels weg. Bewaar je originelen ergens anders.";
    }
}
