//! The texts of importing a key. Left out on purpose: why a text is no key (`refusal`).

texts! {
    /// The form that imports a key (rule K3).
    ImportKey<'a> {
        Title: "Import a key", "Een sleutel importeren";
        Lead:
            "A private RSA key of 2048, 3072 or 4096 bits that you made elsewhere.",
            "Een RSA-privésleutel van 2048, 3072 of 4096 bits die je elders hebt gemaakt.";
        Name: "Name of the key", "Naam van de sleutel";
        NameHint: "A name that is there gets a new version.", "Een naam die er al is, krijgt een nieuwe versie.";
        Key: "Private key", "Privésleutel";
        KeyHint:
            "PEM (“-----BEGIN PRIVATE KEY-----”) or JWK, not encrypted.",
            "PEM (“-----BEGIN PRIVATE KEY-----”) of JWK, niet versleuteld.";
        ChooseFile: "Choose a file", "Kies een bestand";
        FileUnreadable: "The file can’t be read. Choose another one, or paste the key.", "Het bestand is niet te lezen. Kies een ander, of plak de sleutel.";
        Stays: "It stays in this browser.", "Hij blijft in deze browser.";
        StaysInStore:
            "The page hands the text to its worker, clears this field, and keeps the key so that nothing can take it out again: it can only wrap and unwrap.",
            "De pagina geeft de tekst door aan de worker, maakt dit veld leeg en bewaart de sleutel zo dat niets hem er nog uit krijgt: hij kan alleen in- en uitpakken.";
        StaysInMemory:
            "The page hands the text to its worker and clears this field. This lab keeps keys in the worker’s memory; they are gone with the page.",
            "De pagina geeft de tekst door aan de worker en maakt dit veld leeg. Dit lab houdt sleutels in het geheugen van de worker; ze verdwijnen met de pagina.";
        NotYours:
            "Use a key made for trying, not one that protects something.",
            "Gebruik een sleutel om mee te oefenen, niet een die echt iets beschermt.";
        Import: "Import key", "Sleutel importeren";
        Imported(key: &'a str): "{key} is imported and enabled.", "{key} is geïmporteerd en ingeschakeld.";
    }
}
