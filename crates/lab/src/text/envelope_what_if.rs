//! What can be tried on an envelope, and what came of it.

texts! {
    /// What it says.
    WhatIf<'a> {
        Title: "What if …", "Wat als …";
        Why: "Keys change for real and can be changed back. Bytes are changed in a copy; the stored ones stay.", "Sleutels veranderen echt en kunnen weer terug. Bytes veranderen in een kopie; de opgeslagen blijven.";
        Rotate: "Rotate the key", "De sleutel roteren";
        RotateWhy: "only the wrapped data key changes", "alleen de ingepakte gegevenssleutel verandert";
        RotatePinned(key: &'a str): "the vault is pinned to one version of {key}; assign the new one in Set-up", "de kluis zit vast op één versie van {key}; wijs de nieuwe toe bij Instellen";
        RotateUnusable: "the key can’t be used now, so its data keys can’t be unwrapped", "de sleutel is nu niet te gebruiken, dus zijn gegevenssleutels zijn niet uit te pakken";
        RotatePlatform: "the platform rotates its own keys", "het platform roteert zijn eigen sleutels";
        Rotating: "A new version is made, then data keys are wrapped anew …", "Een nieuwe versie wordt gemaakt, dan worden gegevenssleutels opnieuw ingepakt …";
        Disable: "Disable the key", "De sleutel uitschakelen";
        DisableWhy: "backup and restore stop", "back-up en herstel stoppen";
        Enable: "Enable the key again", "De sleutel weer inschakelen";
        EnableWhy: "everything opens again; nothing was lost", "alles gaat weer open; er is niets verloren";
        PlatformKey: "this vault works with a platform key; it isn’t yours to disable", "deze kluis werkt met een platformsleutel; die kun je niet uitschakelen";
        TwoLayers: "Two layers are stored one in the other; the regions below are those of the second.", "Er zijn twee lagen in elkaar opgeslagen; de regio’s hieronder zijn die van de tweede.";
        Flip(region: &'a str): "Flip one stored bit of region {region}", "Eén opgeslagen bit van regio {region} omdraaien";
        FlipWhy: "see where it is caught", "zie waar het opvalt";
        Swap(first: &'a str, second: &'a str): "Swap regions {first} and {second}", "Regio’s {first} en {second} verwisselen";
        SwapWhy: "each is sealed with its own number", "elk is verzegeld met zijn eigen nummer";
        Cut(region: &'a str): "Cut the body after region {region}", "De body afkappen na regio {region}";
        CutWhy: "the manifest knows the length", "het manifest kent de lengte";
        NeedsTwo: "needs a body of two regions or more", "vraagt een body van twee regio’s of meer";
        NeedsOne: "needs a body that isn’t empty", "vraagt een body die niet leeg is";
        NeedsKey: "opening the copy needs the key", "voor het openen van de kopie is de sleutel nodig";

        Flipped(region: &'a str): "One bit of region {region} was flipped in a copy", "In een kopie is één bit van regio {region} omgedraaid";
        Swapped(first: &'a str, second: &'a str): "Regions {first} and {second} were swapped in a copy", "In een kopie zijn regio’s {first} en {second} verwisseld";
        WasCut(region: &'a str): "A copy was cut after region {region}", "Een kopie is afgekapt na regio {region}";
        Caught: "Caught: the copy does not open.", "Betrapt: de kopie gaat niet open.";
        NotCaught: "Not caught: the copy opened as if nothing had happened.", "Niet betrapt: de kopie ging open alsof er niets was gebeurd.";
        AloneToo: "Microsoft’s format alone catches it as well: the region’s tag no longer fits.", "Het formaat van Microsoft alleen ziet het ook: de tag van de regio past niet meer.";
        AloneNot: "Microsoft’s format alone would not notice: every region that is left is genuine. The manifest catches it.", "Het formaat van Microsoft alleen merkt het niet: elke regio die overblijft is echt. Het manifest ziet het wel.";
        StoredStays: "What is stored is as it was.", "Wat is opgeslagen, is zoals het was.";
    }
}

texts! {
    /// What it says of a rotation.
    Rotation<'a> {
        Title: "Before and after the rotation", "Voor en na de rotatie";
        Why: "The data key was unwrapped with the old version and wrapped with the new one.", "De gegevenssleutel is met de oude versie uitgepakt en met de nieuwe ingepakt.";
        Before(version: &'a str): "before · {version}", "vorige · {version}";
        After(version: &'a str): "now · {version}", "nu · {version}";
        Wrapped: "wrapped data key", "ingepakte gegevenssleutel";
        Digest: "body digest", "digest van de body";
        Commitment: "commitment", "commitment";
        Mac: "mac", "mac";
        Changed: "changed", "veranderd";
        Unchanged: "unchanged", "onveranderd";
        BodyBytes(bytes: &'a str): "{bytes} body bytes read, {bytes} written.", "{bytes} bytes van de body gelezen, {bytes} geschreven.";
        ManifestHolds: "The manifest leaves the wrapped key out, so it stays valid.", "De ingepakte sleutel staat niet in het manifest; dat blijft dus geldig.";
        Rewrapped(done: &'a str, time: &'a str): "{done} wrapped anew in {time}.", "{done} opnieuw ingepakt in {time}.";
    }
}
