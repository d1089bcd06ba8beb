//! The texts of "try it": a scenario being played, step by step. Left out on purpose: what acts are (`acts`), what refusals
//! say (`refusal`), why jobs fail (`failure`), and the sentences of the scenarios themselves, which stand in their files.

use crate::text::plural;

texts! {
    /// What it says.
    TryIt<'a> {
        Title: "Try it", "Probeer het";
        Lead:
            "Played in a lab of its own, for real, with keys made for it. Yours stays as it is.",
            "Wordt echt gespeeld, in een eigen lab met eigen sleutels. Jouw lab blijft zoals het is.";
        Nothing: "There is nothing to try for this rule yet.", "Voor deze regel is er nog niets te proberen.";
        NoList: "The list of what can be tried could not be had. Reload the page.", "De lijst met wat je kunt proberen is niet op te halen. Laad de pagina opnieuw.";
        Loading: "Looking what can be tried …", "Kijken wat je kunt proberen …";
        Steps(count: u64): { format!("{count} {}", plural(*count, "step", "steps")) }, { format!("{count} {}", plural(*count, "stap", "stappen")) };

        Begin: "Try it", "Probeer het";
        Next(number: u32, of: u32): "Next step ({number} of {of})", "Volgende stap ({number} van {of})";
        PlayOut: "Play to the end", "Tot het einde spelen";
        Again: "Try it again", "Nog eens proberen";
        About(action: &'a str, about: &'a str): "{action}: {about}", "{action}: {about}";
        Playing: "Playing …", "Wordt gespeeld …";
        Given: "To begin with", "Om te beginnen";
        Played: "Steps so far", "Stappen tot nu toe";

        Accepted: "accepted", "aanvaard";
        RefusedRightly: "refused, as it should be", "geweigerd, zoals het hoort";
        FailedRightly: "the job failed, as it should", "de taak mislukte, zoals het hoort";
        AcceptedWrongly: "accepted, and should have been refused", "aanvaard, en had geweigerd moeten worden";
        RefusedWrongly: "refused, and should not have been", "geweigerd, en dat had niet gemoeten";
        RefusedOtherwise: "refused for another reason than it should", "geweigerd om een andere reden dan zou moeten";
        JobOtherwise: "a job ended otherwise than it should", "een taak eindigde anders dan zou moeten";
        SeenOtherwise: "accepted, but the lab is not as it should be", "aanvaard, maar het lab is niet zoals het hoort";
        Unsent: "could not be played", "kon niet worden gespeeld";
        NoAct: "This step can’t be played here.", "Deze stap is hier niet te spelen.";

        WentRight: "Everything came out as it should.", "Alles kwam uit zoals het hoort.";
        WentWrong: "Not everything came out as it should.", "Niet alles kwam uit zoals het hoort.";
        Said(number: u32, outcome: &'a str): "Step {number}: {outcome}.", "Stap {number}: {outcome}.";

        Holds: "holds", "klopt";
        HoldsNot: "does not hold", "klopt niet";
        Seen: "To be seen", "Te zien";
        Is(value: &'a str): "is {value}", "is {value}";
        Not(value: &'a str): "is something else than {value}", "is iets anders dan {value}";
        Contains(value: &'a str): "has {value} in it", "bevat {value}";
        Absent: "is not there", "is er niet";
        Present: "is there", "is er";
        Count(count: u64): { format!("has {count} {}", plural(*count, "entry", "entries")) }, { format!("heeft {count} {}", plural(*count, "regel", "regels")) };
        AtLeast(least: u64): "is {least} or more", "is {least} of meer";
        Because: "reason", "reden";
        Found(value: &'a str): "found {value}", "gevonden: {value}";
        FoundNothing: "found nothing", "niets gevonden";
    }
}
