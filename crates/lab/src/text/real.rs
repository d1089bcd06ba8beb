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
            "RSA keys are generated in this browser, or imported into it. Where the browser has WebCrypto, the private half is kept so that no script can read it out, ours included.",
            "RSA-sleutels worden in deze browser gegenereerd of erin geïmporteerd. Heeft de browser WebCrypto, dan wordt het privédeel zo bewaard dat geen script het kan uitlezen, ook het onze niet.";
        Storage: "Storage", "Opslag";
        StorageIs:
            "Backups are bytes in this browser’s own storage, or in its memory where the header says so, and are then gone with the page. Nothing is sent anywhere.",
            "Back-ups zijn bytes in de eigen opslag van deze browser, of in zijn geheugen als de kop dat zegt; dan verdwijnen ze met de pagina. Er wordt niets verstuurd.";
        Rules: "Rules", "Regels";
        RulesAre:
            "The documented rules of setting up, moving, backing up, rotating and restoring files, disks and virtual machines are enforced, each with its number and a link; what is refused changes nothing. The page Rules has every one, and says how it stands here.",
            "De gedocumenteerde regels voor het instellen, verplaatsen, veiligstellen, roteren en herstellen van bestanden, schijven en virtuele machines worden gehandhaafd, elk met nummer en link; wat geweigerd wordt, verandert niets. De pagina Regels heeft ze allemaal en zegt hoe ze er hier voor staan.";
        Disks: "Disks", "Schijven";
        DisksAre:
            "A disk holds your files or a sample, in the same envelope as a backup. Where the guest encrypts, its sectors are AES-256-XTS before they are stored, with a key that is a secret of a key vault. A restored disk is compared with its recovery point by SHA-256.",
            "Een schijf bevat jouw bestanden of een voorbeeld, in dezelfde envelop als een back-up. Versleutelt de gast, dan zijn de sectoren AES-256-XTS voordat ze worden opgeslagen, met een sleutel die een geheim van een key vault is. Een herstelde schijf wordt met SHA-256 vergeleken met haar herstelpunt.";
        ModelledTitle: "Modelled", "Nagebootst";
        ControlPlane: "Azure’s control plane", "Het beheervlak van Azure";
        ControlPlaneIs:
            "Vaults, identities and policies exist on this page only. There is no Azure subscription behind them, and the object ids are nobody’s.",
            "Kluizen, identiteiten en beleid bestaan alleen op deze pagina. Er zit geen Azure-abonnement achter, en de object-id’s zijn van niemand.";
        Machines: "Virtual machines", "Virtuele machines";
        MachinesAre:
            "No operating system starts here. A machine is its disks, and whether it runs, has the VM agent, or can open them; a database is the files on its data disk.",
            "Er start hier geen besturingssysteem. Een machine bestaat uit haar schijven, en uit of ze draait, de VM-agent heeft en ze kan openen; een database is wat er op haar gegevensschijf staat.";
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
            "What disabling a key stops: every backup and restore that needs it is refused, with the rule, until you enable it again.",
            "Wat het uitschakelen van een sleutel tegenhoudt: elke back-up en elk herstel dat hem nodig heeft wordt geweigerd, met de regel erbij, tot je hem weer inschakelt.";
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
        CannotFour:
            "That a disabled key is out of reach: it is this page’s own rules that refuse it. The key itself is still in this browser’s key store, where Azure would keep it on its side.",
            "Dat een uitgeschakelde sleutel buiten bereik is: het zijn de regels van deze pagina die hem weigeren. De sleutel zelf staat nog in de sleutelopslag van deze browser, waar Azure hem aan zijn kant zou houden.";
        CannotFive:
            "That nobody sees what your files are called: their names, sizes and times also stand unencrypted in the lab’s own catalogue, and stay readable while the key is disabled. Only their contents are encrypted.",
            "Dat niemand ziet hoe je bestanden heten: namen, groottes en tijden staan ook onversleuteld in de eigen catalogus van het lab, en blijven leesbaar als de sleutel is uitgeschakeld. Alleen de inhoud is versleuteld.";
        NotABackupTitle: "Not a backup service.", "Geen back-updienst.";
        NotABackup:
            "The browser may clear its storage, and then the backups and keys are gone. Keep your originals elsewhere.",
            "De browser kan zijn opslag wissen, en dan zijn back-ups en sleutels weg. Bewaar je originelen ergens anders.";
    }
}
