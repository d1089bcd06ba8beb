//! The texts of what the four steps don't say of a vault: user-assigned identities, a change of key that is pending, moving,
//! workloads, and the edition of a new lab.

texts! {
    /// User-assigned identities (rule N3).
    UserIdentity<'a> {
        Title: "Or use a user-assigned identity", "Of gebruik een door de gebruiker toegewezen identiteit";
        Change: "Use another identity", "Een andere identiteit gebruiken";
        Why: "It is a resource of its own: it outlives the vault, and several vaults can share it.", "Die is een eigen resource: hij blijft bestaan als de kluis weg is, en meer kluizen kunnen hem delen.";
        Identity: "Identity", "Identiteit";
        Use: "Use this identity", "Deze identiteit gebruiken";
        NewName: "Name of a new one", "Naam van een nieuwe";
        CreateAndUse: "Create and use", "Maken en gebruiken";
        System: "Use the system-assigned identity", "De door het systeem toegewezen identiteit gebruiken";
        StepAgain: "Another identity has another object id: step 2 is to be done for it, and until then nothing can be read.", "Een andere identiteit heeft een andere object-id: stap 2 moet ervoor gedaan worden, en tot dan is er niets te lezen.";
        Name(name: &'a str): "{name}, user-assigned", "{name}, door de gebruiker toegewezen";
    }
}

texts! {
    /// A change of key that takes effect later (rule N6).
    PendingKey<'a> {
        Title: "A change of key is on its way.", "Er is een sleutelwijziging onderweg.";
        Means(key: &'a str, version: &'a str, at: &'a str): "From {at} the data keys are wrapped with {key} version {version}. Until then the version before is in use and has to stay enabled.", "Vanaf {at} worden de gegevenssleutels ingepakt met {key} versie {version}. Tot dan is de vorige versie in gebruik en moet die ingeschakeld blijven.";
        GoThere: "Move the clock to then", "Klok tot dat moment vooruit";
    }
}

texts! {
    /// Moving a vault (rules V6, V7).
    Moving<'a> {
        Move: "Move", "Verplaatsen";
        MoveOf(vault: &'a str): "Move {vault}", "{vault} verplaatsen";
        Title(vault: &'a str): "Move {vault}", "{vault} verplaatsen";
        Where: "Where it is now", "Waar hij nu is";
        To: "Where to", "Waarheen";
        ResourceGroup: "another resource group", "een andere resourcegroep";
        Subscription: "another subscription", "een ander abonnement";
        Tenant: "another tenant", "een andere tenant";
        Stays: "not with a key of yours", "niet met een eigen sleutel";
        GroupName: "Resource group", "Resourcegroep";
        LocationGroup: "resource group", "resourcegroep";
        LocationSubscription: "subscription", "abonnement";
        LocationTenant: "tenant", "tenant";
        TenantWarning: "Its identity and access stay behind. With a key of yours, backup and restore fail until identity, permissions and key are set again there. Nothing that is backed up is lost.", "De identiteit en de toegang blijven achter. Met een eigen sleutel mislukken back-up en herstel tot identiteit, machtigingen en sleutel daar opnieuw zijn ingesteld. Er gaat geen back-up verloren.";
        SubscriptionMeans: "The lab makes up a subscription for it.", "Het lab verzint er een abonnement voor.";
        TenantMeans: "The lab makes up a tenant for it.", "Het lab verzint er een tenant voor.";
        Go: "Move the vault", "Kluis verplaatsen";
    }
}

texts! {
    /// What is backed up (rules V3, V13).
    WorkloadChoice<'a> {
        Label: "What it is", "Wat het is";
        Hint: "The lab backs up your files either way; a vault with a key of yours takes some kinds and not others.", "Het lab maakt hoe dan ook een back-up van jouw bestanden; een kluis met een eigen sleutel neemt sommige soorten wel en andere niet.";
        NotWithKey: "A vault with a key of yours doesn’t take this: it works with its own passphrase, or is too old for it.", "Een kluis met een eigen sleutel neemt dit niet: het werkt met een eigen wachtzin, of is er te oud voor.";
        Stays(item: &'a str): "{item} stays what it was first.", "{item} blijft wat het eerst was.";
    }
}

texts! {
    /// The edition of a lab.
    EditionChoice {
        Legend: "Rules of the new lab", "Regels van het nieuwe lab";
        Seeds: "as the documents of 2021 state them", "zoals de documenten van 2021 ze geven";
        SeedsMeans: "RSA 2048 only, access policies, soft delete to be turned on.", "Alleen RSA 2048, toegangsbeleid, voorlopig verwijderen zelf aan te zetten.";
        Current: "as Azure has them now (2026)", "zoals Azure ze nu heeft (2026)";
        CurrentMeans: "Larger keys, roles, user-assigned identities, dates and rotation of keys, changes that take an hour.", "Grotere sleutels, rollen, door de gebruiker toegewezen identiteiten, datums en rotatie van sleutels, wijzigingen die een uur duren.";
        SideBySide: "Both side by side", "Beide naast elkaar";
    }
}
