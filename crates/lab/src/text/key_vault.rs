//! The texts of the Key Vault page. Left out on purpose: what refusals say (`refusal`).

use crate::text::plural;

texts! {
    /// What the page says.
    KeyVault {
        Title: "Key Vault", "Key Vault";
        Lead: "Keys and their versions, who may use them, and every time that they were used.", "Sleutels en hun versies, wie ze mag gebruiken en elke keer dat ze gebruikt zijn.";
        Which: "Key vault", "Key vault";
        NoVault: "There is no key vault yet", "Er is nog geen key vault";
        NoVaultWhy: "Create one; keys are generated in it and never leave it.", "Maak er een; sleutels worden erin gegenereerd en verlaten hem niet.";

        Properties: "Properties", "Eigenschappen";
        Region: "region", "regio";
        Subscription: "subscription", "abonnement";
        Retention: "deleted keys are kept", "verwijderde sleutels blijven";
        Days(count: u64): { format!("{count} {}", plural(*count, "day", "days")) }, { format!("{count} {}", plural(*count, "dag", "dagen")) };

        Keys: "Keys", "Sleutels";
        Access: "Access policies", "Toegangsbeleid";
        Roles: "Roles", "Rollen";
        AccessWhy: "A vault needs all four permissions. What is added counts only once it is saved.", "Een kluis heeft alle vier de machtigingen nodig. Wat je toevoegt telt pas als het is opgeslagen.";
        Secrets: "Secrets", "Geheimen";
        Audit: "Audit log", "Controlelogboek";
        Sections: "Parts of this key vault", "Delen van deze key vault";
    }
}

texts! {
    /// What it says of keys.
    Keys<'a> {
        Generate: "Generate key", "Sleutel genereren";
        NewKey: "Generate a key", "Een sleutel genereren";
        GenerateWhy: "The key pair is made in this browser. Its private part stays in the key store: the lab can ask it to wrap and unwrap, and never sees it.", "Het sleutelpaar wordt in deze browser gemaakt. Het privédeel blijft in de sleutelopslag: het lab kan vragen om in- en uit te pakken, en krijgt het nooit te zien.";
        NoKeys: "No key yet", "Nog geen sleutel";
        NoKeysWhy: "Generate or import one. A vault accepts RSA 2048.", "Genereer of importeer er een. Een kluis accepteert RSA 2048.";
        Bits: "Size", "Grootte";
        BitsOf(bits: u16): "RSA {bits}", "RSA {bits}";
        NewVersion: "New version", "Nieuwe versie";
        NewVersionOf(key: &'a str): "New version of {key}", "Nieuwe versie van {key}";
        NewVersionWhy: "A vault that picked this key follows it by itself, and wraps its data keys anew.", "Een kluis die deze sleutel heeft gekozen, volgt vanzelf en pakt de gegevenssleutels opnieuw in.";
        Making: "being generated …", "wordt gegenereerd …";
        Enabled: "enabled", "ingeschakeld";
        Disabled: "disabled", "uitgeschakeld";
        Enable: "Enable", "Inschakelen";
        Disable: "Disable", "Uitschakelen";
        EnableOf(key: &'a str, version: &'a str): "Enable {key} version {version}", "{key} versie {version} inschakelen";
        DisableOf(key: &'a str, version: &'a str): "Disable {key} version {version}", "{key} versie {version} uitschakelen";
        Version: "version", "versie";
        Newest: "newest", "nieuwste";
        Modulus: "public modulus", "publieke modulus";
        Wraps(count: u64, formatted: &'a str):
            { if *count == 0 { "wraps nothing".to_owned() } else { format!("wraps {formatted} {}", plural(*count, "data key", "data keys")) } },
            { if *count == 0 { "pakt niets in".to_owned() } else { format!("pakt {formatted} {} in", plural(*count, "gegevenssleutel", "gegevenssleutels")) } };
        Certificate: "part of a certificate", "hoort bij een certificaat";
        VersionsOf(key: &'a str): "Versions of {key}", "Versies van {key}";
        Versions(count: u64): { format!("{count} {}", plural(*count, "version", "versions")) }, { format!("{count} {}", plural(*count, "versie", "versies")) };

        Delete: "Delete", "Verwijderen";
        DeleteOf(key: &'a str): "Delete {key}", "{key} verwijderen";
        DeleteTitle(key: &'a str): "Delete {key}?", "{key} verwijderen?";
        DeleteSoft(days: u64): "It can be recovered for {days} days. Until then nothing that it wraps can be read, and backups of its vault stop.", "Hij is {days} dagen terug te halen. Tot dat gebeurt is niets te lezen wat ermee is ingepakt, en stoppen de back-ups van zijn kluis.";
        DeleteHard: "Soft delete is off in this key vault: the key is gone for good, and what it wraps can never be read again.", "Voorlopig verwijderen staat uit in deze key vault: de sleutel is voorgoed weg, en wat ermee is ingepakt is nooit meer te lezen.";
        DeleteWraps(count: u64, formatted: &'a str):
            { format!("It wraps {formatted} {} now.", plural(*count, "data key", "data keys")) },
            { format!("Er zijn nu {formatted} {} mee ingepakt.", plural(*count, "gegevenssleutel", "gegevenssleutels")) };
        DeleteKeepsNothing: "It wraps no data key now.", "Er is nu geen gegevenssleutel mee ingepakt.";
        DeleteGo: "Delete the key", "Sleutel verwijderen";
        DeleteForGood: "Delete for good", "Voorgoed verwijderen";

        Deleted: "Deleted keys", "Verwijderde sleutels";
        DeletedFacts(at: &'a str, purge: &'a str): "deleted {at} · kept until {purge}", "verwijderd {at} · bewaard tot {purge}";
        Recover: "Recover", "Terughalen";
        RecoverOf(key: &'a str): "Recover {key}", "{key} terughalen";
    }
}

texts! {
    /// What it says of secrets (rule D3).
    Secrets<'a> {
        None: "No secret yet", "Nog geen geheim";
        NoneWhy: "Azure Disk Encryption keeps the BEK of an encrypted virtual machine here, as a secret.", "Azure Disk Encryption bewaart hier de BEK van een versleutelde virtuele machine, als geheim.";
        Why: "A secret’s value is never shown, not even here: it is kept wrapped, and only a job that may read it unwraps it.", "De waarde van een geheim is nergens te zien, ook hier niet: die wordt ingepakt bewaard, en alleen een taak die haar mag lezen pakt haar uit.";
        Making: "being made …", "wordt gemaakt …";
        WrappedBy(key: &'a str): "wrapped by {key}", "ingepakt met {key}";
        WrappedByPlatform: "kept under the platform’s key", "bewaard onder de platformsleutel";
        DeleteSoft(days: u64): "It can be recovered for {days} days. Until then a disk that it encrypts can’t be opened.", "Het is {days} dagen terug te halen. Tot dat gebeurt gaat een schijf die ermee is versleuteld niet open.";
        DeleteHard: "Soft delete is off in this key vault: the secret is gone for good, and a disk that it encrypts never opens again.", "Voorlopig verwijderen staat uit in deze key vault: het geheim is voorgoed weg, en een schijf die ermee is versleuteld gaat nooit meer open.";
        DeleteGo: "Delete the secret", "Geheim verwijderen";
        PurgeMeans: "A disk that it encrypts then never opens again. Nobody can undo it.", "Een schijf die ermee is versleuteld gaat dan nooit meer open. Niemand kan dat terugdraaien.";
        Deleted: "Deleted secrets", "Verwijderde geheimen";
    }
}

texts! {
    /// What it says of the role "Reader" (rule M2).
    Readers<'a> {
        Title: "Readers", "Lezers";
        Why: "The role Reader shows the key vault as a resource, and lets nobody use a key. A disk encryption set needs it as well.", "Met de rol Lezer is de key vault als resource te zien; een sleutel gebruiken kan er niemand mee. Een schijfversleutelingsset heeft die rol ook nodig.";
        None: "Nobody has it yet.", "Nog niemand heeft die rol.";
        Assign: "Assign Reader", "Lezer toewijzen";
        Remove: "Remove", "Weghalen";
        RemoveOf(holder: &'a str): "Remove Reader of {holder}", "Lezer van {holder} weghalen";
    }
}
