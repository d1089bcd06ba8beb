//! What each part of an envelope says of itself, below the picture.

use crate::text::plural;

texts! {
    /// What the parts say.
    Part<'a> {
        Files: "The files", "De bestanden";
        FilesWhy: "They make one tar, in this order. The tar is what is encrypted. Names, sizes and times are in it too, but the lab’s own catalogue also keeps them in clear, as this list shows.", "Samen zijn ze één tar, in deze volgorde. De tar is wat versleuteld wordt. Namen, groottes en tijden zitten er ook in, maar de eigen catalogus van het lab bewaart ze daarnaast onversleuteld, zoals deze lijst laat zien.";
        TarBytes: "tar", "tar";
        FileBytes: "files", "bestanden";
        ReadTook: "reading them took", "lezen duurde";
        More(formatted: &'a str): "{formatted} more files", "nog {formatted} bestanden";

        Region(number: &'a str): "Region {number}", "Regio {number}";
        RegionWhy(bytes: &'a str, offset: &'a str): "{bytes} bytes of what was sealed, from byte {offset}. Change one bit, its place or its length, and it no longer opens.", "{bytes} bytes van wat verzegeld is, vanaf byte {offset}. Verander één bit, de plaats of de lengte, en hij gaat niet meer open.";
        NoRegion: "The body is empty", "De body is leeg";
        NoRegionWhy: "Nothing was sealed, so there is no region. The manifest still says so, and is checked.", "Er is niets verzegeld, dus er is geen regio. Het manifest zegt dat ook, en wordt gecontroleerd.";
        Previous: "Previous region", "Vorige regio";
        Next: "Next region", "Volgende regio";
        GoTo: "Region", "Regio";
        Nonce: "nonce: the region’s number", "nonce: het nummer van de regio";
        Ciphertext(shown: &'a str, all: &'a str): "ciphertext: the first {shown} of {all} bytes", "cijfertekst: de eerste {shown} van {all} bytes";
        CiphertextWhole(all: &'a str): "ciphertext: {all} bytes", "cijfertekst: {all} bytes";
        Tag: "tag: proves every byte above", "tag: bewijst elke byte hierboven";
        Algorithm: "algorithm", "algoritme";
        AlgorithmBy(engine: &'a str): "AES-256-GCM, by {engine}", "AES-256-GCM, door {engine}";
        SealTook: "sealing the whole body", "de hele body verzegelen";
        WriteTook: "writing it", "wegschrijven";
        StoredBytes: "body as stored", "body zoals opgeslagen";
        WhoMayOpen: "who may open it", "wie het mag openen";
        Through(vault: &'a str, id: &'a str, key_vault: &'a str): "{vault} ({id}), through {key_vault}", "{vault} ({id}), via {key_vault}";
        ThroughPlatform(vault: &'a str): "{vault}, through the platform", "{vault}, via het platform";
        Rules: "rules", "regels";

        Dek: "Data key (DEK)", "Gegevenssleutel (DEK)";
        DekWhy: "32 random bytes, fresh for this object. It exists in memory only while it seals or opens, so there is nothing of it to show: stored is only its wrapped form.", "32 willekeurige bytes, nieuw voor dit object. Hij bestaat alleen in het geheugen tijdens verzegelen of openen; er valt dus niets van te tonen. Opgeslagen is alleen de ingepakte vorm.";
        DekFrom: "three keys come of it", "er komen drie sleutels uit";
        DekUses: "AES-256-GCM for the regions; by HKDF-SHA-256, the commitment and the key of the manifest’s HMAC", "AES-256-GCM voor de regio’s; via HKDF-SHA-256 de commitment en de sleutel van de HMAC van het manifest";
        Commitment: "commitment", "commitment";
        CommitmentWhy: "proves which DEK, without giving it away", "bewijst welke DEK het is, zonder hem prijs te geven";

        Wrapped: "Wrapped data key", "Ingepakte gegevenssleutel";
        WrappedWhy: "The DEK, encrypted with the key. Only whoever may use the private key gets the DEK back; the key vault is asked each time.", "De DEK, versleuteld met de sleutel. Alleen wie de privésleutel mag gebruiken, krijgt de DEK terug; de key vault wordt elke keer gevraagd.";
        WrapTook: "wrapping took", "inpakken duurde";
        Data: "encryptiondata, as stored", "encryptiondata, zoals opgeslagen";

        Kek: "Key (KEK)", "Sleutel (KEK)";
        KekWhy(key: &'a str, key_vault: &'a str): "{key} wraps data keys and nothing else. Its private part stays in {key_vault}; whoever rules the key rules all data under it.", "{key} pakt gegevenssleutels in en verder niets. Het privédeel blijft in {key_vault}; wie over de sleutel gaat, gaat over alle gegevens eronder.";
        KekPlatform: "A key of the platform. The envelope is the same; only you don’t rule the key.", "Een sleutel van het platform. De envelop is dezelfde; alleen ga jij niet over de sleutel.";
        KeyId: "key id", "sleutel-id";
        Versions: "versions", "versies";
        VersionWraps(version: &'a str, count: u64, formatted: &'a str):
            { if *count == 0 { format!("{version}: wraps nothing") } else { format!("{version}: wraps {formatted} {}", plural(*count, "data key", "data keys")) } },
            { if *count == 0 { format!("{version}: pakt niets in") } else { format!("{version}: pakt {formatted} {} in", plural(*count, "gegevenssleutel", "gegevenssleutels")) } };
        Enabled: "enabled", "ingeschakeld";
        DisabledState: "disabled", "uitgeschakeld";
        Modulus: "public modulus", "publieke modulus";
        Bits(bits: u16): "RSA {bits}", "RSA {bits}";
        ToKeyVault: "To Key Vault", "Naar Key Vault";

        Before: "The version before", "De vorige versie";
        BeforeWhy: "It wrapped this data key until the latest rotation. Keep it enabled while anything is still wrapped by it.", "Deze pakte de gegevenssleutel in tot de laatste rotatie. Houd hem ingeschakeld zolang er nog iets mee is ingepakt.";
        BeforeBytes: "wrapped data key of that time", "ingepakte gegevenssleutel van toen";

        Manifest: "Manifest", "Manifest";
        ManifestWhy: "The format of Azure Storage alone accepts a body that is cut between two regions. The manifest says how long the body is and what its tags add up to, and is itself sealed with a key that comes of the DEK.", "Het formaat van Azure Storage alleen accepteert een body die tussen twee regio’s is afgekapt. Het manifest zegt hoe lang de body is en waar de tags op uitkomen, en is zelf verzegeld met een sleutel die uit de DEK komt.";
        ManifestKeeps: "It leaves the wrapped key out, so a rotation leaves it valid.", "De ingepakte sleutel staat er niet in; daarom blijft het bij een rotatie geldig.";
        Digest: "digest over all tags", "digest over alle tags";
        Mac: "mac", "mac";
        ManifestStored: "manifest, as stored", "manifest, zoals opgeslagen";

        SecondLayer: "Second layer: off", "Tweede laag: uit";
        SecondLayerWhy: "Infrastructure encryption puts the whole envelope into another one, under a platform key. Azure offers it only together with your own key, and only in a few regions.", "Infrastructuurversleuteling doet de hele envelop in een tweede, onder een platformsleutel. Azure biedt dat alleen samen met een eigen sleutel, en alleen in enkele regio’s.";
        SecondLayerOn: "Second layer", "Tweede laag";
        SecondLayerOnWhy: "Infrastructure encryption: the body is the plaintext of this envelope. It is sealed once more with a data key of its own, which a platform key wraps. What lies in storage is this; opening takes both keys, and a rotation of yours leaves it as it is.", "Infrastructuurversleuteling: de body is de platte tekst van deze envelop. Hij is nog eens verzegeld met een eigen gegevenssleutel, die een platformsleutel inpakt. Opgeslagen is deze laag; voor openen zijn beide sleutels nodig, en een rotatie van de jouwe laat haar zoals ze is.";
        SecondLayerRegion(number: &'a str, inner: &'a str): "Region {number} of this layer, in which region {inner} of the body begins", "Regio {number} van deze laag, waarin regio {inner} van de body begint";
        SecondLayerBytes: "this layer as stored", "deze laag zoals opgeslagen";
        InsideBytes: "body, inside the second layer", "body, binnen de tweede laag";
        SecondLayerWrapped: "its wrapped data key", "de eigen ingepakte gegevenssleutel";
        SecondLayerManifest: "its manifest, as stored", "het eigen manifest, zoals opgeslagen";
        SecondLayerData: "its encryptiondata, as stored", "de eigen encryptiondata, zoals opgeslagen";
        Total: "from first byte to recovery point", "van eerste byte tot herstelpunt";
        Overlap: "The parts overlap in time; they don’t add up.", "De delen overlappen in de tijd; ze tellen niet op.";
    }
}
