//! The texts of the chain from vault to key. Left out on purpose: what a broken link means (the refusal says it).

use crate::text::plural;

texts! {
    /// What stands in and beside the picture.
    Chain<'a> {
        Label(vault: &'a str, closed: u64):
            { format!("The chain from {vault} to its key: {closed} of 4 links hold.") },
            { format!("De keten van {vault} naar de sleutel: {closed} van de 4 schakels sluiten.") };
        Vault: "Recovery Services vault", "Recovery Services-kluis";
        VaultEmpty(region: &'a str): "{region} · empty", "{region} · leeg";
        VaultItems(region: &'a str, items: u64):
            { format!("{region} · {items} {}", plural(*items, "item", "items")) },
            { format!("{region} · {items} {}", plural(*items, "item", "items")) };
        Identity: "identity", "identiteit";
        IdentityOn: "on", "aan";
        IdentityOff: "off", "uit";
        LinkIdentity: "1 identity", "1 identiteit";
        LinkPermission: "2 permission", "2 machtiging";
        LinkAssign: "4 assign", "4 toewijzen";
        LinkWraps: "wraps", "pakt in";
        Granted(granted: usize): "{granted} of 4", "{granted} van 4";
        KeyVault(region: &'a str): "Key Vault · {region}", "Key Vault · {region}";
        NoKeyVault: "no key vault yet", "nog geen key vault";
        SoftDelete: "soft delete", "voorlopig verw.";
        PurgeProtection: "purge protection", "opschoonbev.";
        NoKey: "your key", "jouw sleutel";
        Kek(bits: u16): "KEK · RSA {bits}", "KEK · RSA {bits}";
        KekOnly: "KEK", "KEK";
        Rotates: "rotates", "roteert";
        Fixed: "this version", "deze versie";
        Deks: "DEKs", "DEK’s";
        DeksCount(count: u64):
            { format!("{count} {}", plural(*count, "DEK", "DEKs")) },
            { format!("{count} {}", plural(*count, "DEK", "DEK’s")) };
        UnderPlatform: "platform", "platform";
        Cipher: "AES-256", "AES-256";
        Holds(link: &'a str): "{link}: holds", "{link}: sluit";
        Now(link: &'a str): "{link}: the one to do", "{link}: nu te doen";
        Later(link: &'a str): "{link}: later", "{link}: later";
        Broken(link: &'a str): "{link}: broken", "{link}: gebroken";
        Older(count: u64):
            { format!("{count} {} under an older version.", plural(*count, "data key stays", "data keys stay")) },
            { format!("{count} {} onder een oudere versie.", plural(*count, "gegevenssleutel blijft", "gegevenssleutels blijven")) };
        OlderBlocked(count: u64):
            { format!("{count} {} under an older version that can’t be used now.", plural(*count, "data key stays", "data keys stay")) },
            { format!("{count} {} onder een oudere versie die nu niet te gebruiken is.", plural(*count, "gegevenssleutel blijft", "gegevenssleutels blijven")) };
        AllHold: "Every link holds.", "Elke schakel sluit.";
        BrokenAt(link: &'a str): "Broken at {link}.", "Gebroken bij {link}.";
        OpenAt(link: &'a str): "Not closed yet: {link}.", "Nog open: {link}.";
    }
}
