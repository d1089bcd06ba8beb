//! The eight steps that put disks under a key of one's own (rule M2).

texts! {
    /// What stands around the steps.
    Flow<'a> {
        Title: "Your key on disks, in eight steps", "Jouw sleutel op schijven, in acht stappen";
        Lead: "A disk encryption set ties a key of your key vault to disks. Each step needs the ones before it.", "Een schijfversleutelingsset verbindt een sleutel uit je key vault met schijven. Elke stap heeft de vorige nodig.";
        Steps: "Steps for disks", "Stappen voor schijven";
        Which: "Disk encryption set", "Schijfversleutelingsset";
        WhichHint: "The set that the steps are about.", "De set waar de stappen over gaan.";
        NewSet: "a new one", "een nieuwe";
        Done(number: u8): "Step {number}, done", "Stap {number}, klaar";
        Todo(number: u8): "Step {number}, to do", "Stap {number}, nog te doen";
        Broken(number: u8): "Step {number}, broken", "Stap {number}, verbroken";
        Locked(number: u8): "Step {number}, locked", "Stap {number}, vergrendeld";
        LockedTitle: "This step waits.", "Deze stap wacht.";
        LockedLead: "First do:", "Doe eerst:";
        WaysToDoIt: "Ways to do it", "Manieren om het te doen";
        Next(step: &'a str): "Next: {step}", "Verder: {step}";
        After(number: u8): "after step {number}", "na stap {number}";
        AfterAll(first: u8, last: u8): "after steps {first} to {last}", "na stap {first} tot en met {last}";
    }
}

texts! {
    /// The names of the steps.
    FlowTitle {
        KeyVault: "A protected key vault", "Een beveiligde key vault";
        Key: "A key", "Een sleutel";
        Set: "The disk encryption set", "De schijfversleutelingsset";
        Identity: "Its identity", "Zijn identiteit";
        Permissions: "Permissions on the keys", "Machtigingen op de sleutels";
        Reader: "The role Reader", "De rol Lezer";
        Disk: "A disk that uses it", "Een schijf die hem gebruikt";
        Read: "Read it, and see the key vault asked", "Lees hem, en zie de key vault gevraagd worden";
    }
}

texts! {
    /// What a step says.
    FlowStep<'a> {
        KeyVaultLead(region: &'a str): "In {region}, with soft delete and purge protection: without the key the disks are lost.", "In {region}, met voorlopig verwijderen en opschoningsbeveiliging: zonder de sleutel zijn de schijven verloren.";
        KeyVaultIs(key_vault: &'a str): "{key_vault} keeps its keys safe.", "{key_vault} bewaart zijn sleutels veilig.";
        KeyVaultNone: "none there yet", "nog geen";
        KeyVaultOpen(key_vault: &'a str): "{key_vault}: not protected yet", "{key_vault}: nog niet beveiligd";
        OnlyRegions(regions: &'a str): "Disk encryption sets are in {regions} only, by the rules of this lab’s edition. Take a key vault there.", "Schijfversleutelingssets zijn er volgens de regels van deze editie alleen in {regions}. Neem een key vault daar.";
        KeyLead(key_vault: &'a str): "An RSA key in {key_vault}, generated here or imported.", "Een RSA-sleutel in {key_vault}, hier gegenereerd of geïmporteerd.";
        KeyNone: "no key yet", "nog geen sleutel";
        KeyIs(key: &'a str): "{key}", "{key}";
        Keys: "Or one that is there", "Of een die er al is";
        SetLead(key: &'a str): "It points to {key} by its URI, and lies in the region of the key vault.", "Hij verwijst met een URI naar {key}, en staat in de regio van de key vault.";
        SetNone: "not created", "niet gemaakt";
        SetIs(des: &'a str, key: &'a str): "{des} points to {key}.", "{des} verwijst naar {key}.";
        SetCreate(des: &'a str): "Create {des}", "{des} maken";
        IdentityLead: "Azure makes a system-assigned identity together with the set. It may do nothing yet.", "Azure maakt samen met de set een door het systeem toegewezen identiteit. Die mag nog niets.";
        IdentityIs(short: &'a str): "object id {short}", "object-id {short}";
        IdentityOutcome: "Identity", "Identiteit";
        PermissionsLead(des: &'a str, key_vault: &'a str): "{des} asks {key_vault} to wrap and unwrap the data key of each disk: get, wrapKey and unwrapKey.", "{des} vraagt {key_vault} om de gegevenssleutel van elke schijf in en uit te pakken: get, wrapKey en unwrapKey.";
        PermissionsMissing(missing: &'a str): "missing: {missing}", "ontbreekt: {missing}";
        PermissionsAll: "get, wrapKey, unwrapKey", "get, wrapKey, unwrapKey";
        PermissionsDone(des: &'a str, key_vault: &'a str): "{des} may use the keys in {key_vault}.", "{des} mag de sleutels in {key_vault} gebruiken.";
        PermissionsAdd: "Add get, wrapKey and unwrapKey", "Get, wrapKey en unwrapKey toevoegen";
        PermissionsDrafted(key_vault: &'a str): "Added, but not saved: it has no effect on {key_vault} yet.", "Toegevoegd, maar niet opgeslagen: het heeft nog geen effect op {key_vault}.";
        PermissionsOther: "All access policies", "Al het toegangsbeleid";
        ReaderLead(des: &'a str, key_vault: &'a str): "{des} must also see {key_vault} itself as a resource, not only its keys.", "{des} moet ook {key_vault} zelf als resource kunnen zien, niet alleen de sleutels.";
        ReaderAssign(des: &'a str): "Give {des} the role Reader", "{des} de rol Lezer geven";
        ReaderDone(des: &'a str, key_vault: &'a str): "{des} is a reader of {key_vault}.", "{des} is lezer van {key_vault}.";
        ReaderByRole(key_vault: &'a str): "{key_vault} takes roles: the one for its keys lets its holder read the key vault as well.", "{key_vault} werkt met rollen: de rol voor de sleutels laat de houder ook de key vault lezen.";
        ReaderNone: "not assigned", "niet toegewezen";
        ReaderIs: "assigned", "toegewezen";
        DiskLead(des: &'a str): "A new disk under {des}, or one that is there. Its data stays where it is: only its data key is wrapped anew.", "Een nieuwe schijf onder {des}, of een die er al is. De gegevens blijven staan: alleen de gegevenssleutel wordt opnieuw ingepakt.";
        DiskNone: "none yet", "nog geen";
        DiskIs(count: u64, formatted: &'a str):
            { format!("{formatted} {} under it", crate::text::plural(*count, "disk", "disks")) },
            { format!("{formatted} {} eronder", crate::text::plural(*count, "schijf", "schijven")) };
        DiskDone(disks: &'a str, des: &'a str): "Under {des}: {disks}.", "Onder {des}: {disks}.";
        DiskNew: "Create a disk", "Schijf maken";
        DiskExisting: "Or put a disk under it that is there", "Of zet een bestaande schijf eronder";
        DiskWhich: "Disk", "Schijf";
        DiskPut(disk: &'a str, des: &'a str): "Put {disk} under {des}", "{disk} onder {des} zetten";
        ReadLead: "The storage service asks the key vault with the set’s identity to unwrap the data key, and only then has the bytes.", "De opslagdienst vraagt de key vault, met de identiteit van de set, de gegevenssleutel uit te pakken, en heeft pas dan de bytes.";
        ReadButton(disk: &'a str): "Read {disk}", "{disk} lezen";
        ReadNone: "not read yet", "nog niet gelezen";
        ReadIs(at: &'a str): "last asked {at}", "laatst gevraagd {at}";
        ReadAsked(des: &'a str, key_vault: &'a str): "What {des} asked of {key_vault}, the newest first", "Wat {des} aan {key_vault} vroeg, het nieuwste eerst";
        ReadEntry(operation: &'a str, key: &'a str, version: &'a str): "{operation} with {key} {version}", "{operation} met {key} {version}";
        ReadTimes(times: &'a str): "{times} times", "{times} keer";
        ReadLog(key_vault: &'a str): "The whole audit log of {key_vault}", "Het hele controlelogboek van {key_vault}";
        ReadNothing: "Nothing yet.", "Nog niets.";
    }
}
